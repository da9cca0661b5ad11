"""The reader's window: its widgets, and showing on them where the reading is.

Turns a :class:`~sejajar.session.reading.state.Reading` and a :class:`~sejajar.tui.reader.state.ReaderState` into
values for the widgets. The controllers of the reader change these two and ask the window to show them. Rows and
columns are cells of the terminal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any

from textual.app import App
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen

from sejajar.i18n import _, ngettext
from sejajar.keyboard.keymap import Key
from sejajar.session.bitext import OTHER, SIDES, Bitext, Side
from sejajar.session.reading.entries import Occurrence
from sejajar.session.reading.state import Reading
from sejajar.text.diacritics import has_harakat
from sejajar.text.language import language_name
from sejajar.text.notices import Notice
from sejajar.tui.messages import NoticePosted
from sejajar.tui.reader.background import BackgroundTasks, ReadingPosition
from sejajar.tui.reader.pane_layout import (
    DIVIDER_COLUMNS,
    SIDEBAR_FOLDS_BELOW,
    columns_in,
    pane_columns,
    sidebar_columns,
)
from sejajar.tui.reader.state import LockedPane, Question, ReaderHost, ReaderState
from sejajar.tui.rows.highlights import Highlighter
from sejajar.tui.rows.text_renderer import TextRenderer
from sejajar.tui.rows.viewport import Arrangement, ScrollPosition, View, Viewport
from sejajar.tui.widgets.footer import KeyFooter
from sejajar.tui.widgets.pane import TITLE_ROWS, Pane
from sejajar.tui.widgets.prompt import Prompt
from sejajar.tui.widgets.sidebar import Sidebar, SidebarList
from sejajar.tui.widgets.status import StatusLine, StatusPlace
from sejajar.wording import in_words


class ReaderWindow:
    """Two panes, the sidebar, the prompt and the status line, which show one reading."""

    def __init__(
        self,
        screen: Screen[None],
        reading: Reading,
        viewport: Viewport,
        renderer: TextRenderer,
        background: BackgroundTasks,
        host: ReaderHost,
        keys: Iterable[Key],
    ) -> None:
        """Make the widgets that ``screen`` composes; ``keys`` are those of the footer."""
        self.screen = screen
        self.reading = reading
        self.state = ReaderState()
        self.viewport = viewport
        self.renderer = renderer
        self.highlighter = Highlighter(reading)
        self.background = background
        self.host = host
        self.panes: dict[Side, Pane] = {side: self._make_pane(side) for side in SIDES}
        bitext = reading.bitext
        self.sidebar = Sidebar(renderer, (bitext.source.direction, bitext.target.direction), id="sidebar")
        self.status_line = StatusLine(renderer, id="status")
        self.footer = KeyFooter(renderer, keys, id="footer")
        self._prompt: Prompt | None = None
        self.state.notice = _first_notice(bitext, renderer.show_harakat)
        # Hidden vowel marks are said, but nothing is wrong with the texts.
        self.state.is_problem = bool(bitext.notice or bitext.source.notices or bitext.target.notices)

    def _make_pane(self, side: Side) -> Pane:
        document, other = (self.reading.bitext.document(name) for name in (side, OTHER[side]))
        title = (language_name(document.language), document.name)
        return Pane(side, title, self.renderer, is_rtl=document.is_rtl, is_other_rtl=other.is_rtl, id=f"{side}-pane")

    # -- the parts --------------------------------------------------------------------------------------------

    @property
    def app(self) -> App[Any]:
        """The app that the screen is in."""
        return self.screen.app

    def post_message(self, message: Message) -> None:
        """Post ``message`` to the screen; any thread may."""
        self.screen.post_message(message)

    def pane(self, side: Side) -> Pane:
        """The pane of one side."""
        return self.panes[side]

    @property
    def active_pane(self) -> Pane:
        """The pane of the active side."""
        return self.panes[self.reading.active_side]

    @property
    def prompt(self) -> Prompt:
        """The line to type on; it is mounted when it is first asked for."""
        if self._prompt is None:
            self._prompt = Prompt(self.renderer, id="prompt")
            self.screen.mount(self._prompt, after="#desk")
        return self._prompt

    @property
    def is_asking(self) -> bool:
        """Whether the prompt is open."""
        return self._prompt is not None and self._prompt.is_open

    @property
    def size(self) -> Size:
        """The window's size: the screen has it, but before the first frame only the app."""
        return self.screen.size or self.app.size

    @property
    def is_narrow(self) -> bool:
        """Whether the sidebar has no room beside the panes."""
        return self.size.width < SIDEBAR_FOLDS_BELOW

    @property
    def view(self) -> View:
        """The view in force: the one that was chosen, if the window has room for it."""
        return self.state.view_options.view_in(self.size.width, is_unlocked=self.state.locked_pane is not None)

    @property
    def is_one_pane(self) -> bool:
        """Whether one pane has the whole width."""
        return self.view != "side_by_side"

    @property
    def shows_status(self) -> bool:
        """Whether the status line is shown: without bars, while it has a notice or a search to show."""
        is_zen = self.state.view_options.is_zen
        return not is_zen or bool(self.state.notice or self.standing_notice() or self.reading.hits)

    @property
    def pane_rows(self) -> int:
        """How many rows the panes have."""
        is_zen = self.state.view_options.is_zen
        bar_rows = self.is_asking + self.state.is_editing + self.shows_status
        return max(1, self.size.height - bar_rows - (0 if is_zen else TITLE_ROWS + 1))

    # -- the prompt -------------------------------------------------------------------------------------------

    def ask(self, question: Question, text: str = "") -> None:
        """Open the prompt with ``text`` in it."""
        if self.state.list_covers_panes:
            self.cover_panes(False)
        self.state.question = question
        self.prompt.open(question.sign, question.hint, text)
        self.keep_in_sight()
        self.show()

    def answer(self, text: str) -> None:
        """Close the prompt and take ``text`` as if Enter had been pressed."""
        question = self._close_prompt()
        if question:
            question.take(text)

    def take_typed(self, text: str) -> None:
        """Take the text of the open prompt after a change."""
        if self.state.question and self.state.question.take_typed:
            self.state.question.take_typed(text)

    def give_up_question(self) -> None:
        """Close the prompt without an answer."""
        question = self._close_prompt()
        if question and question.give_up:
            question.give_up()
        self.show()

    def _close_prompt(self) -> Question | None:
        question, self.state.question = self.state.question, None
        self.prompt.close()
        self.active_pane.focus()
        return question

    # -- fitting the parts ------------------------------------------------------------------------------------

    def cover_panes(self, covers: bool) -> None:
        """Show the list instead of the panes, in a window that has no room for both, or the panes again."""
        self.state.list_covers_panes = covers
        self.fit()
        (self.sidebar if covers else self.active_pane).focus()

    def fit(self, width: int | None = None) -> None:
        """Give every part its columns, lay out again at those widths and show it; the top passage stays there."""
        state = self.state
        width = self.size.width if width is None else width
        if width == 0:
            return
        if state.list_covers_panes and width >= SIDEBAR_FOLDS_BELOW:
            state.list_covers_panes, state.sidebar_wanted = False, True
        self._fit_panes(width - self._fit_sidebar(width))
        self.footer.display = not state.view_options.is_zen
        self.scroll_to(state.top)
        self.reveal()
        self.show()

    def _fit_sidebar(self, width: int) -> int:
        """Show the sidebar or not; return the columns it takes from the panes."""
        covers = self.state.list_covers_panes
        is_beside = self.state.sidebar_wanted and width >= SIDEBAR_FOLDS_BELOW and not self.state.view_options.is_zen
        self.sidebar.display = covers or is_beside
        columns = sidebar_columns(width) if is_beside else 0
        self.sidebar.styles.width = width if covers else columns
        for pane in self.panes.values():
            pane.display = not covers
        return 0 if covers else columns

    def _fit_panes(self, total: int) -> None:
        """Divide ``total`` columns between the panes, and lay out at their widths."""
        state, options, view = self.state, self.state.view_options, self.view
        panes, widths = self.pane_columns(total), dict.fromkeys(SIDES, 0)
        for side in options.order:
            is_divided = side == options.order[1] and all(panes.values())
            taken = self.renderer.profile.extra_columns + (DIVIDER_COLUMNS if is_divided else 0)
            columns = columns_in(panes[side], options, taken)
            pane, other = self.panes[side], self.panes[OTHER[side]]
            pane.display = pane.display and columns.pane > 0
            pane.styles.width = columns.pane
            pane.set_class(is_divided, "-divided")
            other_title = other.title if view == "interleaved" else ()
            pane.frame(blank_columns=columns.blank, has_title=not options.is_zen, other_title=other_title)
            widths[side] = columns.text
        if view != "side_by_side":
            widths = dict.fromkeys(SIDES, max(widths.values()))
        lead = self.reading.active_side if view == "single" else options.order[0]
        arrangement = Arrangement(view, lead, options.spacing)
        if (arrangement, widths) != (self.viewport.arrangement, self.viewport.widths):
            self.viewport.arrange(arrangement, widths)
            state.top = ScrollPosition(state.top.passage_index)
            if locked := state.locked_pane:
                state.locked_pane = locked._replace(top=ScrollPosition(locked.top.passage_index))

    def pane_columns(self, total: int) -> dict[Side, int]:
        """How ``total`` columns are divided between the panes; 0 hides one."""
        reading = self.reading
        return pane_columns(reading.bitext, self.view, reading.active_side, total, self.state.source_share)

    # -- scrolling --------------------------------------------------------------------------------------------

    def scroll_to(self, top: ScrollPosition) -> None:
        """Put ``top`` at the top of the panes, or the rows before it where the text would end above the last row."""
        self.state.top = self.viewport.clamped(top, self.pane_rows)

    def reveal(self, place: Occurrence | None = None) -> None:
        """Bring the current passage into view, both sides; of a long one, the characters of ``place``."""
        if not self.reading.bitext.passages:
            return
        self.update_viewport()
        side = self.reading.active_side
        span = place.span(side) if place else None
        if place and span is None:
            side = OTHER[side]
            span = place.span(side)
            if self.view == "single" and span is not None:
                self.state.locked_pane = None
                self.reading.active_side = side
                self.fit()
        self.state.top = self.viewport.revealed(self.state.top, self.reading.passage_index, self.pane_rows, span, side)

    def keep_in_sight(self) -> None:
        """Bring the current passage into view if no row of it is there."""
        rows = self.viewport.rows_from(self.state.top, self.pane_rows)
        if all(row.passage_index != self.reading.passage_index for row in rows):
            self.reveal()

    def update_viewport(self) -> None:
        """Have the viewport show the passages that the reading wants shown."""
        reading, viewport = self.reading, self.viewport
        if reading.hits is None and not self.is_asking:
            reading.is_matching = False
        shown = reading.shown_passages
        if shown is not None and reading.passage_index not in shown[bisect_left(shown, reading.passage_index) :][:1]:
            # A passage that was gone to must be seen.
            reading.is_matching, shown = False, None
            self.set_notice(self.state.notice or _("all passages shown"))
        if shown is not viewport.only:
            viewport.show_only(shown)
            self.scroll_to(self.state.top)
        if reading.peek != viewport.peek:
            viewport.show_peek(reading.peek)

    # -- showing ----------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Show the reading and the state: rows, list, status line."""
        if self.size.width and self.viewport.arrangement.view != self.view:
            return self.fit()
        self.update_viewport()
        self.highlighter.refresh()
        self.status_line.display = self.shows_status
        reading, is_one_pane = self.reading, self.is_one_pane
        for side in SIDES:
            if not is_one_pane or side == reading.active_side:
                locked = self.state.locked_pane
                if locked is None or locked.side != side:
                    locked = LockedPane(side, self.state.top, reading.passage_index)
                rows = self.viewport.rows_from(locked.top, self.pane_rows)
                self.panes[side].show(
                    self.highlighter.pane_rows(rows, side, locked.passage_index, is_mixed=is_one_pane)
                )
        self.show_list()
        return self._show_status()

    def show_list(self) -> None:
        """Show the list as it is now."""
        if not self.sidebar.display:
            return
        reading = self.reading
        selection = reading.lists.selection
        self.sidebar.listing = SidebarList(
            list_name=reading.lists.list_name,
            entries=reading.lists.entries[reading.lists.list_name],
            shown=reading.lists.shown_entries,
            cursor=reading.lists.list_cursor,
            selected=selection.entry_index if selection and selection.list_name == reading.lists.list_name else None,
            filter_text=reading.lists.list_filter,
            counts=reading.lists.counts,
            dismissed=reading.lists.dismissed,
            takes_text=self.state.list_takes_text,
            notice="" if reading.bitext.comparison else self.background.progress,
        )

    def _show_status(self) -> None:
        reading, state = self.reading, self.state
        self.background.record_position(
            ReadingPosition(reading.bitext, reading.passage_index, reading.active_side, state.stored_options())
        )
        passages = len(reading.bitext.passages)
        paragraph, paragraphs = reading.paragraph_number
        hits = reading.hits
        place = _("passage {number}/{passages}  ¶ {paragraph}/{paragraphs}").format(
            number=reading.passage_index + 1, passages=passages, paragraph=paragraph, paragraphs=paragraphs
        )
        self.status_line.place = StatusPlace(
            passage=place if passages else "",
            percent=f"{reading.percent}%",
            search=hits.label if hits else "",
            counter=hits.counter if hits else "",
            notice=state.notice or self.standing_notice(),
            is_problem=state.is_problem,
        )

    def show_keys_waiting(self, waiting: str, layout_sign: str) -> None:
        """Show what waits for a key, a count or the first keys of several; and whether a letter was translated."""
        self.status_line.typed = (waiting, layout_sign)
        self.host.on_keys_waiting(waiting)

    # -- the status line --------------------------------------------------------------------------------------

    def set_notice(self, notice: str | Notice = "", *, is_problem: bool = False) -> None:
        """Have the status line say ``notice`` until the next key, once it is shown."""
        said = in_words(notice) if isinstance(notice, Notice) else notice
        self.state.notice, self.state.is_problem = said, is_problem
        if said:
            self.host.on_notice(said)

    def show_notice(self, notice: str | Notice = "", *, is_problem: bool = False) -> None:
        """Say ``notice`` on the status line until the next key, and show everything else."""
        self.set_notice(notice, is_problem=is_problem)
        self.show()

    def confirm(self, notice: str) -> Callable[[], None]:
        """Return what says ``notice`` once a change is saved, to be called in any thread.

        While changes cannot be saved, the status line says so now.
        """
        trouble = self.background.store.trouble
        self.set_notice(_("{notice}; not saved yet").format(notice=notice) if trouble else "")
        return lambda: self.post_message(NoticePosted(notice))

    def refuse(self, problem: str | Notice) -> None:
        """Say on the status line why something cannot be done."""
        self.show_notice(problem, is_problem=True)

    def standing_notice(self) -> str:
        """What the status line says while there is no notice: the first that holds of what the user must know."""
        state, bitext = self.state, self.reading.bitext
        if state.locked_pane:
            return _("unlocked: this pane scrolls alone; l aligns the passages of both panes")
        if state.is_editing and bitext.passages:
            return self._alignment_in_words()
        if (shown := self.reading.shown_passages) is not None:
            number = len(shown)
            said = ngettext(
                "{number} passage with hits; & shows all", "{number} passages with hits; & shows all", number
            )
            return said.format(number=number)
        blank = [document.name or side for side in SIDES if (document := bitext.document(side)).is_blank]
        if not blank:
            return ""
        said = _("{source} and {target} are empty") if len(blank) > 1 else _("{source} is empty")
        return said.format(source=blank[0], target=blank[-1])

    def _alignment_in_words(self) -> str:
        """The numbers of sentences that the current passage aligns, and how far that can be trusted."""
        bitext = self.reading.bitext
        bead = bitext.alignment.beads[bitext.passages[self.reading.passage_index].bead_index]
        belief = (
            _("manual")
            if bead in bitext.manual_beads
            else _("{percent}% confidence").format(percent=round(100 * bead.confidence))
        )
        return _("alignment {source}:{target}, {belief}").format(
            source=len(bead.source), target=len(bead.target), belief=belief
        )


def _first_notice(bitext: Bitext, show_harakat: bool) -> str:
    """What the status line says at first of the files, the vowel marks and the alignment."""
    notices: list[str] = []
    for document in (bitext.source, bitext.target):
        notices += [f"{document.name}: {in_words(notice)}" for notice in document.notices]
        if not show_harakat and has_harakat(document.text):
            notices.append(_("vowel marks are hidden: this terminal misplaces them; h shows them"))
    return _("; ").join([*notices, *([in_words(bitext.notice)] if bitext.notice else [])])
