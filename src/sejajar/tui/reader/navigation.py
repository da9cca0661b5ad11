"""The reader's moves: from passage to passage, by rows and pages, to the ends; and from pane to pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from sejajar.session.bitext import Side
from sejajar.tui.messages import PaneFocused, RowClicked, WheelTurned
from sejajar.tui.reader.stage import LockedPane
from sejajar.tui.rows.viewport import ScrollPosition

if TYPE_CHECKING:
    from sejajar.tui.reader.stage import Stage as OnStage
else:
    # Whatever is a screen has its hundreds of attributes looked through at each class of it: half a millisecond of
    # every start. So the actions only join the stage in ReaderScreen, and are until then what may handle messages.
    from textual.message_pump import MessagePump as OnStage


class MovingActions(OnStage):
    """What a reader does to read on, in one pane or the other."""

    def go_to(self, passage_index: int) -> None:
        """Make a passage the current one and show it."""
        self.reading.go_to(passage_index)
        self.reading.follow_place()
        self.tell()
        self.reveal()
        self.show()

    def scroll_rows(self, rows: int) -> None:
        """Scroll the panes; the current passage stays, unless it would leave the screen."""
        if not self.reading.bitext.passages:
            return
        before = self.top
        self.top = self.viewport.kept(self.viewport.moved(self.top, rows), self.pane_rows)
        if self.top == before and abs(rows) > 1:
            # At an end of the text: what can still move is the current passage.
            self.reading.go_to(self.viewport.last if rows > 0 else self.viewport.nearest(0))
        self._keep_passage_on_screen(down=rows > 0)
        self.reading.follow_place()
        self.tell()
        self.show()

    def _keep_passage_on_screen(self, *, down: bool) -> None:
        shown = [row.passage_index for row in self.viewport.rows_from(self.top, self.pane_rows)]
        if not shown or shown[0] <= self.reading.passage_index <= shown[-1]:
            return
        if down:
            is_cut = self.top.row and shown[0] < shown[-1]
            self.reading.go_to(self.viewport.stepped(shown[0], 1) if is_cut else shown[0])
        else:
            cut = self.viewport.block(shown[-1]).height > shown.count(shown[-1])
            is_cut = cut and shown[0] < shown[-1]
            self.reading.go_to(self.viewport.stepped(shown[-1], -1) if is_cut else shown[-1])

    def action_passage(self, steps: int) -> None:
        """The next passage or the one before; a passage longer than the screen is scrolled through first."""
        block = self.viewport.block(self.reading.passage_index) if self.reading.bitext.passages else None
        top = (
            self.viewport.rows_between(self.top, ScrollPosition(self.reading.passage_index), 10_000) if block else None
        )
        if block and top is not None and block.height > self.pane_rows:
            below = top + block.height - self.pane_rows
            if steps > 0 and below > 1:
                return self.scroll_rows(min(below, self.pane_rows - 2))
            if steps < 0 and top < 0:
                return self.scroll_rows(max(top, 2 - self.pane_rows))
        return self.go_to(self.viewport.stepped(self.reading.passage_index, steps))

    def action_line(self, steps: int) -> None:
        """Scroll by one row."""
        self.scroll_rows(steps)

    def action_page(self, steps: int) -> None:
        """Scroll by a page, two rows less."""
        self.scroll_rows(steps * max(1, self.pane_rows - 2))

    def action_half_page(self, steps: int) -> None:
        """Scroll by half a page."""
        self.scroll_rows(steps * max(1, self.pane_rows // 2))

    def action_paragraph(self, steps: int) -> None:
        """Go to the beginning of a paragraph."""
        self.go_to(self.viewport.nearest(self.reading.paragraph_start(steps)))

    def action_top(self) -> None:
        """Go to the first passage."""
        self.reading.leap()
        self.go_to(self.viewport.nearest(0))

    def action_bottom(self) -> None:
        """Go to the last passage."""
        self.reading.leap()
        self.go_to(self.viewport.last)

    @on(WheelTurned)
    def _scroll_by_wheel(self, message: WheelTurned) -> None:
        self.scroll_rows(message.rows)

    @on(RowClicked)
    def _go_to_clicked_row(self, message: RowClicked) -> None:
        rows = self.viewport.rows_from(self.top, self.pane_rows)
        if message.row < len(rows):
            self.turn_page(message.side)
            self.go_to(rows[message.row].passage_index)

    # -- panes ------------------------------------------------------------------------------------------------

    @on(PaneFocused)
    def _take_active_side(self, message: PaneFocused) -> None:
        self.turn_to(message.side)

    def turn_to(self, side: Side) -> None:
        """Make a side the active one. Where the panes are parted, the other stands still from now on."""
        held = self.held
        if held and held.side == side:
            self.held = LockedPane(self.reading.active_side, self.top, self.reading.passage_index)
            self.top = held.top
            self.reading.go_to(held.passage_index)
        self.reading.active_side = side
        if self.held is not held:
            self.keep_in_sight()
            self.show()

    def action_next_pane(self, steps: int = 1) -> None:
        """Focus the next pane, or turn to the other language where one pane has the room; then the sidebar."""
        order = self.settings.order
        stops: list[Side | None] = [] if self.list_covers_panes else [*order]
        if self.sidebar.display:
            stops.append(None)
        here = None if self.sidebar.has_focus else self.reading.active_side
        position = stops.index(here) if here in stops else -steps
        side = stops[(position + steps) % len(stops)]
        if side is None:
            self.sidebar.focus()
        else:
            self.turn_page(side)

    def turn_page(self, side: Side) -> None:
        """Turn to a side and focus it, on the pane that shows it."""
        if side != self.reading.active_side:
            self.turn_to(side)
            if self.is_one_pane:
                self.fit_parts()
        self.pane(side).focus()
