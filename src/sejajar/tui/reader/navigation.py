"""Moving through the texts: by passages, rows and pages, to a place by its number; and from pane to pane.

A count typed before a key reaches these methods as ``number``, None without one; see
:meth:`sejajar.keyboard.keymap.KeyTable.counted`.
"""

from __future__ import annotations

from sejajar.i18n import _
from sejajar.session.bitext import Side
from sejajar.session.positions.notation import PositionError, TextPosition, parse_position
from sejajar.session.reading.entries import occurrence
from sejajar.text.notices import Notice
from sejajar.text.span import Span
from sejajar.tui.messages import RowClicked
from sejajar.tui.reader.background import run_in_background
from sejajar.tui.reader.state import LockedPane, Question
from sejajar.tui.reader.window import ReaderWindow
from sejajar.tui.rows.viewport import DisplayRow, ScrollPosition

PLACE_SIGN = "→"
"""The prompt's sign for a place to go to."""


class Navigation:
    """What changes the current passage, the rows that are shown, and the active pane."""

    def __init__(self, window: ReaderWindow) -> None:
        self.window = window
        self.state = window.state
        self.reading = window.reading

    def go_to(self, passage_index: int) -> None:
        """Make a passage the current one and show it."""
        self.reading.go_to(passage_index)
        self.reading.lists.follow_place()
        self.window.set_notice()
        self.window.reveal()
        self.window.show()

    # -- by passages ------------------------------------------------------------------------------------------

    def step(self, steps: int) -> None:
        """Go on by passages, or back; a single step scrolls through a passage that is longer than the screen."""
        if abs(steps) > 1 or not self._scroll_through(steps):
            self.go_to(self.window.viewport.step_from(self.reading.passage_index, steps))

    def _scroll_through(self, steps: int) -> bool:
        """Scroll on in a passage that is longer than the screen; False if there is nothing more of it that way."""
        passage_index, pane_rows, viewport = self.reading.passage_index, self.window.pane_rows, self.window.viewport
        if not self.reading.bitext.passages:
            return False
        height = viewport.passage_layout(passage_index).height
        top = viewport.rows_between(self.state.top, ScrollPosition(passage_index), 10_000)
        if top is None or height <= pane_rows:
            return False
        below = top + height - pane_rows
        if steps > 0 and below > 1:
            self.scroll(min(below, pane_rows - 2))
        elif steps < 0 and top < 0:
            self.scroll(max(top, 2 - pane_rows))
        else:
            return False
        return True

    def step_paragraph(self, steps: int) -> None:
        """Go to the beginning of a paragraph."""
        self.go_to(self.window.viewport.nearest_shown(self.reading.paragraph_start(steps)))

    # -- by rows ----------------------------------------------------------------------------------------------

    def scroll(self, rows: int) -> None:
        """Scroll the panes; the current passage stays, unless it would leave the screen."""
        if not self.reading.bitext.passages:
            return
        viewport, before = self.window.viewport, self.state.top
        self.window.scroll_to(viewport.scrolled(before, rows))
        if self.state.top == before and abs(rows) > 1:
            # At an end of the text: what can still move is the current passage.
            self.reading.go_to(viewport.last_shown if rows > 0 else viewport.nearest_shown(0))
        self._keep_passage_on_screen(down=rows > 0)
        self.reading.lists.follow_place()
        self.window.show_notice()

    def scroll_pages(self, steps: int) -> None:
        """Scroll by pages, two rows less each."""
        self.scroll(steps * max(1, self.window.pane_rows - 2))

    def scroll_half_pages(self, steps: int) -> None:
        """Scroll by halves of a page."""
        self.scroll(steps * max(1, self.window.pane_rows // 2))

    def _keep_passage_on_screen(self, *, down: bool) -> None:
        viewport = self.window.viewport
        shown = [row.passage_index for row in self._rows_on_screen()]
        if not shown or shown[0] <= self.reading.passage_index <= shown[-1]:
            return
        if down:
            is_cut = self.state.top.row and shown[0] < shown[-1]
            self.reading.go_to(viewport.step_from(shown[0], 1) if is_cut else shown[0])
        else:
            is_cut = viewport.passage_layout(shown[-1]).height > shown.count(shown[-1]) and shown[0] < shown[-1]
            self.reading.go_to(viewport.step_from(shown[-1], -1) if is_cut else shown[-1])

    def _rows_on_screen(self) -> tuple[DisplayRow, ...]:
        return self.window.viewport.rows_from(self.state.top, self.window.pane_rows)

    # -- to a place -------------------------------------------------------------------------------------------

    def go_to_top(self, number: int | None = None) -> None:
        """Go to the first passage, or to the one of a number."""
        self._leap_to(self.window.viewport.nearest_shown(0)) if number is None else self.go_to_number(number)

    def go_to_bottom(self, number: int | None = None) -> None:
        """Go to the last passage, or to the one of a number."""
        self._leap_to(self.window.viewport.last_shown) if number is None else self.go_to_number(number)

    def _leap_to(self, passage_index: int) -> None:
        self.reading.record_jump()
        self.go_to(passage_index)

    def go_to_number(self, number: int) -> None:
        """Go to the passage of a number, from 1."""
        self.go_to_place(TextPosition(None, number - 1))

    def go_to_percent(self, number: int | None) -> None:
        """Go that many percent into the text; without a number, say how it is typed."""
        if number is None:
            return self.window.show_notice(_("type a number first: 50% is the middle"))
        return self.go_to_place(TextPosition(None, number, is_percent=True))

    def ask_place(self) -> None:
        """Ask for a place and go there."""
        hint = _("a passage number, 50%, s:3400, t:2900 or a permalink")
        self.window.ask(Question(PLACE_SIGN, hint, self._go_to_answer))

    def _go_to_answer(self, text: str) -> None:
        if not text.strip():
            return self.window.show()
        try:
            place = parse_position(text)
        except PositionError as error:
            return self.window.refuse(error.notice)
        if not place.permalink:
            return self.go_to_place(place)
        bitext = self.reading.bitext

        def take(found: tuple[TextPosition, Notice | None]) -> None:
            # Texts that were reloaded meanwhile have other places.
            if self.reading.bitext.source is bitext.source and self.reading.bitext.target is bitext.target:
                self._go_to_found(*found)

        return run_in_background(self.window.screen, bitext, lambda: place.resolve(bitext), take)

    def _go_to_found(self, place: TextPosition, problem: Notice | None) -> None:
        self.go_to_place(place)
        if problem:
            self.window.refuse(problem)

    def go_to_place(self, place: TextPosition) -> None:
        """Jump to ``place``, its character in sight where it names one."""
        bitext = self.reading.bitext
        if not bitext.passages:
            return
        self._leap_to(self.window.viewport.nearest_shown(place.passage_index(bitext)))
        if place.side is not None:
            span = Span(place.number, place.number + 1)
            self.window.reveal(occurrence(bitext, *((span, None) if place.side == "source" else (None, span))))
            self.window.show()

    # -- by clicks --------------------------------------------------------------------------------------------

    def note_click(self, message: RowClicked) -> None:
        """Note what was clicked, in the rows that are shown now."""
        rows = self._rows_on_screen()
        line = rows[message.row].line(message.side) if message.row < len(rows) else None
        self.state.pointed_at = (message.side, line.span.start) if line else None
        self.state.clicked = (message.side, message.place) if message.place else None

    def go_to_clicked_row(self, message: RowClicked) -> None:
        """Make the passage of the row the current one, and its side the active one."""
        rows = self._rows_on_screen()
        if message.row < len(rows):
            self.focus_side(message.side)
            self.go_to(rows[message.row].passage_index)

    # -- from pane to pane ------------------------------------------------------------------------------------

    def activate(self, side: Side) -> None:
        """Make a side the active one. Where the panes are unlocked, the other stands still from now on."""
        locked = self.state.locked_pane
        if locked and locked.side == side:
            self.state.locked_pane = LockedPane(self.reading.active_side, self.state.top, self.reading.passage_index)
            self.window.scroll_to(locked.top)
            self.reading.go_to(locked.passage_index)
        self.reading.active_side = side
        if self.state.locked_pane is not locked:
            self.window.keep_in_sight()
            self.window.show()

    def focus_side(self, side: Side) -> None:
        """Make a side the active one and focus the pane that shows it."""
        if side != self.reading.active_side:
            self.activate(side)
            if self.window.is_one_pane:
                self.window.fit()
        self.window.pane(side).focus()

    def focus_next(self, steps: int) -> None:
        """Focus the next pane, or show the other language where there is one pane; then the sidebar."""
        stops: list[Side | None] = [] if self.state.list_covers_panes else [*self.state.view_options.order]
        sidebar = self.window.sidebar
        if sidebar.display:
            stops.append(None)
        here = None if sidebar.has_focus else self.reading.active_side
        position = stops.index(here) if here in stops else -steps
        side = stops[(position + steps) % len(stops)]
        if side is None:
            sidebar.focus()
        else:
            self.focus_side(side)
