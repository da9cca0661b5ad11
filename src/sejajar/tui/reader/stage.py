"""The stage of the reader: its parts, and showing on them where its reading is.

Turns a :class:`~sejajar.session.reading.state.Reading` into values for the widgets. Rows and columns are cells of the
terminal.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

from sejajar.i18n import _
from sejajar.keyboard.keymap import DEFAULT, KeyTable
from sejajar.layout.digits import Digits
from sejajar.layout.profiles import DEFAULT_PROFILE, Profile
from sejajar.session.bitext import OTHER, SIDES, Bitext, Side
from sejajar.session.positions.notation import StartPlace
from sejajar.session.reading.entries import Occurrence
from sejajar.session.reading.state import Reading
from sejajar.text.diacritics import has_harakat
from sejajar.text.language import language_name
from sejajar.tui.reader.background import BackgroundTasks, ReadingPosition
from sejajar.tui.reader.pane_layout import (
    DIVIDER_COLUMNS,
    SIDEBAR_FOLDS_BELOW,
    ViewOptions,
    columns_in,
    pane_columns,
    sidebar_columns,
)
from sejajar.tui.rows.highlights import Highlighter
from sejajar.tui.rows.text_renderer import TextRenderer
from sejajar.tui.rows.viewport import Arrangement, ScrollPosition, View, Viewport
from sejajar.tui.themes import UNBOLDED
from sejajar.tui.widgets.footer import KeyFooter
from sejajar.tui.widgets.pane import TITLE_ROWS, Pane
from sejajar.tui.widgets.prompt import Prompt
from sejajar.tui.widgets.sidebar import Sidebar, SidebarList
from sejajar.tui.widgets.status import StatusLine, StatusPlace
from sejajar.wording import in_words


class LockedPane(NamedTuple):
    """The pane that stands still while the other moves alone: its side, its top, its current passage."""

    side: Side
    top: ScrollPosition
    passage_index: int


class Stage(Screen[None]):
    """Two panes, the sidebar, the prompt and the status line, kept in step with one reading."""

    key_table: ClassVar[KeyTable] = DEFAULT
    """The keys in force."""

    def __init__(
        self,
        bitext: Bitext,
        work: BackgroundTasks,
        *,
        profile: Profile = DEFAULT_PROFILE,
        show_harakat: bool = True,
        digits: Digits = "as-written",
        start: StartPlace | None = None,
        shows_shades: bool = True,
    ) -> None:
        """Read ``bitext``; ``work`` reads more of it in the background. ``profile`` is the form the terminal needs."""
        super().__init__()
        self.profile = profile
        self.ink = TextRenderer(profile, shows_shades=shows_shades, show_harakat=show_harakat)
        self.reading = Reading(bitext, start)
        self.viewport = Viewport(bitext, {"source": 0, "target": 0}, show_harakat=show_harakat, digits=digits)
        self.painter = Highlighter(self.reading)
        self.top = ScrollPosition()
        self.held: LockedPane | None = None
        self.is_mending = False
        self.work = work
        self.sidebar_wanted = True
        self.list_covers_panes = False
        self.list_takes_text = True
        self.source_share: float | None = None
        self.settings = ViewOptions()
        notices = [notice for side in SIDES for notice in _notices(bitext, side, show_harakat)]
        self.notice = _("; ").join([*notices, *filter(None, [bitext.notice])])
        # That marks are hidden is said, but nothing is wrong with the texts.
        self.is_problem = bool(bitext.notice or any(bitext.document(side).notices for side in SIDES))
        self.search_origin: tuple[ScrollPosition, int] | None = None
        self._prompt: Prompt | None = None

    # -- the parts --------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Panes under their titles, the sidebar, the status line, the footer; other lines come when they are wanted."""
        ink = self.ink
        with Horizontal(id="desk"):
            for side in self.settings.order:
                document, other = (self.reading.bitext.document(name) for name in (side, OTHER[side]))
                title = (language_name(document.language), document.name)
                yield Pane(side, title, ink, is_rtl=document.is_rtl, is_other_rtl=other.is_rtl, id=f"{side}-pane")
            yield Sidebar(
                ink, (self.reading.bitext.source.direction, self.reading.bitext.target.direction), id="sidebar"
            )
        yield StatusLine(ink, id="status")
        yield KeyFooter(ink, self.key_table.reading, id="footer")

    def pane(self, side: Side) -> Pane:
        """The pane of one side."""
        return self.query_one(f"#{side}-pane", Pane)

    @property
    def sidebar(self) -> Sidebar:
        """The sidebar."""
        return self.query_one("#sidebar", Sidebar)

    @property
    def prompt(self) -> Prompt:
        """The line to type on; it is there from the first time that it is asked for."""
        if self._prompt is None:
            self._prompt = Prompt(self.ink, id="prompt")
            self.mount(self._prompt, after="#desk")
        return self._prompt

    @property
    def is_asking(self) -> bool:
        """Whether the prompt is open."""
        return self._prompt is not None and self._prompt.is_open

    @property
    def window(self) -> Size:
        """The window's size: the screen has it, but before the first frame only the app."""
        return self.size or self.app.size

    @property
    def view(self) -> View:
        """The view in force: the one that was chosen, if the window has room for it."""
        return self.settings.view_in(self.window.width, is_parted=self.held is not None)

    @property
    def is_one_pane(self) -> bool:
        """Whether one pane has all the room."""
        return self.view != "beside"

    @property
    def shows_status(self) -> bool:
        """Whether the status line is there: without bars, while it has news or a search to tell of."""
        return not self.settings.is_zen or bool(self.notice or self.standing_notice() or self.reading.hits)

    @property
    def pane_rows(self) -> int:
        """How many rows the panes have."""
        bar_rows = self.is_asking + self.is_mending + self.shows_status
        return max(1, self.window.height - bar_rows - (0 if self.settings.is_zen else TITLE_ROWS + 1))

    def on_mount(self) -> None:
        """Begin reading, and read on in the background."""
        self.watch(self.app, "theme", self._take_theme)
        self.pane("source").focus()
        # Textual draws the first frame before the screen is told its size: the text is to stand in that one already.
        self.fit_parts()
        # After the first frame: what runs in threads would take its time from it.
        self.call_after_refresh(self.work.begin, self, self.reading.bitext)

    def _take_theme(self) -> None:
        app = self.app
        self.ink.take_theme(app.theme_variables, has_color=not app.no_color, has_bold=app.theme not in UNBOLDED)
        for widget in self.query("*"):
            widget.notify_style_update()
            widget.refresh()

    def on_resize(self, event: Resize) -> None:
        """Arrange the parts for the new size; the passage at the top stays there."""
        self.fit_parts(event.size.width)

    # -- showing ----------------------------------------------------------------------------------------------

    def fit_parts(self, width: int | None = None) -> None:
        """Give every part its columns, lay out anew at those widths and show it."""
        width = self.window.width if width is None else width
        if width == 0:
            return
        if self.list_covers_panes and width >= SIDEBAR_FOLDS_BELOW:
            self.list_covers_panes, self.sidebar_wanted = False, True
        self._fit_panes(width - self._fit_sidebar(width))
        self.query_one("#footer", KeyFooter).display = not self.settings.is_zen
        self.top = self.viewport.kept(self.top, self.pane_rows)
        self.reveal()
        self.show()

    def _fit_sidebar(self, width: int) -> int:
        """Show the sidebar or not; the columns it takes from the panes."""
        covers = self.list_covers_panes
        is_beside = self.sidebar_wanted and width >= SIDEBAR_FOLDS_BELOW and not self.settings.is_zen
        self.sidebar.display = covers or is_beside
        columns = sidebar_columns(width) if is_beside else 0
        self.sidebar.styles.width = width if covers else columns
        for side in SIDES:
            self.pane(side).display = not covers
        return 0 if covers else columns

    def _fit_panes(self, total: int) -> None:
        """Divide ``total`` columns between the panes, and lay out at their widths."""
        settings, view = self.settings, self.view
        panes, widths = self.pane_columns(total), dict.fromkeys(SIDES, 0)
        for side in settings.order:
            is_divided = side == settings.order[1] and all(panes.values())
            taken = self.profile.extra_columns + (DIVIDER_COLUMNS if is_divided else 0)
            columns = columns_in(panes[side], settings, taken)
            pane, other = self.pane(side), self.pane(OTHER[side])
            pane.display = pane.display and columns.pane > 0
            pane.styles.width = columns.pane
            pane.set_class(is_divided, "-divided")
            other_title = other.title if view == "interleaved" else ()
            pane.frame(blank_columns=columns.blank, has_title=not settings.is_zen, other_title=other_title)
            widths[side] = columns.text
        if view != "beside":
            widths = dict.fromkeys(SIDES, max(widths.values()))
        lead = self.reading.active_side if view == "one" else settings.order[0]
        arrangement = Arrangement(view, lead, settings.spacing)
        if (arrangement, widths) != (self.viewport.arrangement, self.viewport.widths):
            self.viewport.arrange(arrangement, widths)
            self.top = ScrollPosition(self.top.passage_index)
            self.held = self.held and self.held._replace(top=ScrollPosition(self.held.top.passage_index))

    def pane_columns(self, total: int) -> dict[Side, int]:
        """How ``total`` columns are divided between the panes; 0 hides one."""
        reading = self.reading
        return pane_columns(reading.bitext, self.view, reading.active_side, total, self.source_share)

    def take_up(self) -> None:
        """Have the viewport show the passages that the reading wants shown."""
        reading, view = self.reading, self.viewport
        if reading.hits is None and not self.is_asking:
            reading.is_matching = False
        shown = reading.shown_passages
        if shown is not None and reading.passage_index not in shown[bisect_left(shown, reading.passage_index) :][:1]:
            # Whoever is sent to a passage is to see it.
            reading.is_matching, shown = False, None
            self.tell(self.notice or _("all passages shown"))
        if shown is not view.only:
            view.show_only(shown)
            self.top = view.kept(self.top, self.pane_rows)
        if reading.peek != view.peek:
            view.show_peek(reading.peek)

    def show(self) -> None:
        """Show the state: rows, list, place."""
        if self.window.width and self.viewport.arrangement.view != self.view:
            return self.fit_parts()
        self.take_up()
        self.painter.refresh()
        self.query_one("#status", StatusLine).display = self.shows_status
        for side in SIDES:
            if not self.is_one_pane or side == self.reading.active_side:
                is_held = self.held is not None and self.held.side == side
                here = self.held if self.held and is_held else LockedPane(side, self.top, self.reading.passage_index)
                rows = self.viewport.rows_from(here.top, self.pane_rows)
                painted = self.painter.pane_rows(rows, side, here.passage_index, is_mixed=self.is_one_pane)
                self.pane(side).show(painted)
        self.show_list()
        return self._show_place()

    def show_list(self) -> None:
        """Show the list as it is now."""
        if not self.sidebar.display:
            return
        reading = self.reading
        selection = reading.selection
        self.sidebar.listing = SidebarList(
            list_name=reading.list_name,
            entries=reading.entries[reading.list_name],
            shown=reading.shown_entries,
            cursor=reading.list_cursor,
            selected=selection.entry_index if selection and selection.list_name == reading.list_name else None,
            filter_text=reading.list_filter,
            counts=reading.counts,
            dismissed=reading.dismissed,
            takes_text=self.list_takes_text,
            notice="" if reading.bitext.comparison else self.work.progress,
        )

    def view_settings(self) -> dict[str, object]:
        """How the texts are shown, as plain values to keep."""
        return {}

    def on_unmount(self) -> None:
        """Keep where the reading was left."""
        self.work.finish()

    def _show_place(self) -> None:
        reading = self.reading
        self.work.stand(
            ReadingPosition(reading.bitext, reading.passage_index, reading.active_side, self.view_settings())
        )
        passages = len(reading.bitext.passages)
        paragraph, paragraphs = reading.paragraph_number
        hits = reading.hits
        place = _("passage {number}/{passages}  ¶ {paragraph}/{paragraphs}").format(
            number=reading.passage_index + 1, passages=passages, paragraph=paragraph, paragraphs=paragraphs
        )
        self.query_one("#status", StatusLine).place = StatusPlace(
            passage=place if passages else "",
            percent=f"{reading.percent}%",
            search=hits.label if hits else "",
            counter=hits.counter if hits else "",
            notice=self.notice or self.standing_notice(),
            is_problem=self.is_problem,
        )

    def standing_notice(self) -> str:
        """What the status line says while there is no other news."""
        bitext = self.reading.bitext
        blank = [document.name or side for side in SIDES if (document := bitext.document(side)).is_blank]
        if not blank:
            return ""
        said = _("{source} and {target} are empty") if len(blank) > 1 else _("{source} is empty")
        return said.format(source=blank[0], target=blank[-1])

    def show_typed(self, waiting: str, layout_sign: str) -> None:
        """Say what waits for a key, a count or the first keys of several; and whether a letter was translated."""
        self.query_one("#status", StatusLine).typed = (waiting, layout_sign)

    def tell(self, notice: str = "", *, is_problem: bool = False) -> None:
        """Say something on the status line until the next key."""
        self.notice, self.is_problem = notice, is_problem

    def reveal(self, place: Occurrence | None = None) -> None:
        """Bring the current passage into view, both sides; of a long one, the characters of ``place``."""
        if not self.reading.bitext.passages:
            return
        self.take_up()
        side = self.reading.active_side
        span = place.span(side) if place else None
        if place and span is None:
            side = OTHER[side]
            span = place.span(side)
            if self.view == "one" and span is not None:
                self.held = None
                self.reading.active_side = side
                self.fit_parts()
        self.top = self.viewport.revealing(self.top, self.reading.passage_index, self.pane_rows, span, side)

    def keep_in_sight(self) -> None:
        """Bring the current passage into view if no row of it is there."""
        rows = self.viewport.rows_from(self.top, self.pane_rows)
        if all(row.passage_index != self.reading.passage_index for row in rows):
            self.reveal()

    def action_redraw(self) -> None:
        """Draw everything again: something else may have written on the terminal."""
        self.app.refresh(layout=True)


def _notices(bitext: Bitext, side: Side, show_harakat: bool) -> list[str]:
    document = bitext.document(side)
    notices = [f"{document.name}: {in_words(notice)}" for notice in document.notices]
    if not show_harakat and has_harakat(document.text):
        notices.append(_("vowel marks are hidden: this terminal misplaces them; h shows them"))
    return notices
