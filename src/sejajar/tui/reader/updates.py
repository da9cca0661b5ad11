"""What the reader screen does with news from the background: reading on, in the same place, in a pair known better."""

from __future__ import annotations

from textual import on

from sejajar.session.bitext import OTHER, SIDES, Bitext, Side
from sejajar.session.reading.entries import Entry, ListName
from sejajar.text.span import Span
from sejajar.tui.messages import BitextRead, MemoryRead, WorkFailed
from sejajar.tui.reader.stage import LockedPane
from sejajar.tui.reader.views import ViewActions
from sejajar.tui.rows.viewport import ScrollPosition


class NewsActions(ViewActions):
    """Taking what was read behind the screen."""

    @on(BitextRead)
    def _take_pair(self, message: BitextRead) -> None:
        if message.generation == self.work.generation:
            if message.bitext.notice and message.bitext.notice != self.reading.bitext.notice:
                self.tell(message.bitext.notice, is_problem=True)
            if message.start:
                self.reading.start = message.start
                if self.work.start_problem:
                    self.tell(self.work.start_problem, is_problem=True)
            self.renew(message.bitext, message.entries)

    @on(MemoryRead)
    def _take_looks(self, message: MemoryRead) -> None:
        if message.looks:
            self.apply_view_settings(message.looks)

    def renew(
        self, bitext: Bitext, entries: dict[ListName, tuple[Entry, ...]], passage_index: int | None = None
    ) -> None:
        """Read on in a newer state of the pair: what is being read stays on its row of the screen.

        ``passage_index`` is the passage to stand on, if not the one that shows the same characters.
        """
        reading = self.reading
        self.work.memory.begin(bitext)
        reference = self._first_characters_read()
        held_at = (
            reading.bitext.first_span(self.held.passage_index, (OTHER[reading.active_side], reading.active_side))
            if self.held
            else None
        )
        origin = reading.bitext.first_span(self.search_origin[1]) if self.search_origin else None
        reading.replace_bitext(bitext, entries)
        view = self.viewport
        self.viewport = view.renewed(bitext)
        self.take_up()
        shown_by: int | None = None
        if reference:
            side, char_offset, rows_above = reference
            shown_by = bitext.passage_at(side, char_offset)
            row = self.viewport.block(shown_by).row_of(side, Span(char_offset, char_offset + 1))
            self.top = self.viewport.moved(ScrollPosition(shown_by, row), -rows_above)
            if self.held and held_at:
                reading.go_to(shown_by)
                passage = bitext.passage_at(held_at[0], held_at[1].start)
                self.held = LockedPane(self.held.side, ScrollPosition(passage), passage)
            if passage_index is not None:
                reading.go_to(passage_index)
                reading.follow_place()
        self.top = self.viewport.kept(self.top, self.pane_rows)
        if passage_index is not None or reading.passage_index != shown_by:
            self.reveal()
        self.search_origin = self._origin_again(origin)
        self.show()

    def _origin_again(self, characters: tuple[Side, Span] | None) -> tuple[ScrollPosition, int] | None:
        """Where the search began, which showed these ``characters``."""
        if characters is None:
            return None
        side, span = characters
        passage_index = self.reading.bitext.passage_at(side, span.start)
        return (
            self.top if passage_index == self.reading.passage_index else ScrollPosition(passage_index),
            passage_index,
        )

    @property
    def _sides_by_use(self) -> tuple[Side, Side]:
        """The active side first, where the panes are parted; else as the passages are found again."""
        active = self.reading.active_side
        return (active, OTHER[active]) if self.held else SIDES

    def _first_characters_read(self) -> tuple[Side, int, int] | None:
        """Where the current passage's first line on the screen begins, and how many rows are above it."""
        here = self.reading.passage_index
        for y, row in enumerate(self.viewport.rows_from(self.top, self.pane_rows)):
            for side in self._sides_by_use:
                line = row.line(side)
                if row.passage_index == here and line:
                    return side, line.span.start, y
        first = self.reading.bitext.first_span(here, self._sides_by_use)
        return (first[0], first[1].start, 0) if first else None

    @on(WorkFailed)
    def _tell_failure(self, message: WorkFailed) -> None:
        self.tell(message.problem, is_problem=True)
        self.show()
