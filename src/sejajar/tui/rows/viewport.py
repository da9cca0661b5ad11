"""The row model both panes share: which lines of which passage stand on which row.

A place on screen is a :class:`ScrollPosition`, a passage and a row into it; rows are laid out from there outwards,
so neither the first frame nor a resize depends on the size of the text. How the two sides of a passage share its
rows is an :class:`Arrangement`. Rows and columns are terminal cells: a :data:`PassageRow` counts from the first row
of its passage, a :data:`~sejajar.layout.lines.CellColumn` from the left edge of its line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, Literal, NamedTuple, NewType, TypeVar

from sejajar.layout.digits import Digits, show_digits
from sejajar.layout.lines import CellColumn, Line
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.session.bitext import MAX_PASSAGE_CHARS, OTHER, SIDES, Bitext, Side
from sejajar.text.span import CharOffset, Span

PassageRow = NewType("PassageRow", int)
"""A row of a laid-out passage, from 0 at its first."""
FIRST_ROW = PassageRow(0)

View = Literal["side_by_side", "interleaved", "single"]
"""Two panes side by side; one column with each passage in both languages; one language."""


class Arrangement(NamedTuple):
    """How the two sides of a passage share its rows.

    Attributes:
        view: both on the same rows; one under the other; or one alone.
        lead: the side that is above, or alone. Side by side it means nothing.
        spacing: blank rows after each passage, beside the one after a paragraph.
    """

    view: View = "side_by_side"
    lead: Side = "source"
    spacing: int = 0


BESIDE = Arrangement()


class ScrollPosition(NamedTuple):
    """The row at the top of the panes: ``row`` rows into the block of passage ``passage_index``."""

    passage_index: int = 0
    row: PassageRow = FIRST_ROW


class PositionedLine(NamedTuple):
    """A laid-out line and where its paragraph begins in the document."""

    line: Line
    base: CharOffset

    @property
    def span(self) -> Span:
        """The characters of the document the line shows."""
        return Span(self.base + self.line.start, self.base + self.line.end)

    def logical_to_visual(self, span: Span) -> tuple[tuple[CellColumn, CellColumn], ...]:
        """The runs of columns, from the line's first cell, that show ``span``."""
        here = self.span
        if not here.overlaps(span):
            return ()
        part = span.clip(here).shift(-self.base)
        return self.line.logical_to_visual(part.start, part.end)

    def cluster_at(self, column: CellColumn, *, is_rtl: bool) -> Span:
        """The characters of the document that ``column`` shows; see :meth:`sejajar.layout.lines.Line.cluster_at`."""
        return Span(*self.line.cluster_at(column, is_rtl=is_rtl)).shift(self.base)


class PassageLayout(NamedTuple):
    """A passage laid out: the lines of both sides, and the rows it takes with the gap after it.

    The sides stand level, or, where there is a ``lead``, that side's lines above the other's.
    """

    source: tuple[PositionedLine, ...]
    target: tuple[PositionedLine, ...]
    height: int
    lead: Side | None = None

    def lines(self, side: Side) -> tuple[PositionedLine, ...]:
        """The lines of one side."""
        return self.source if side == "source" else self.target

    @property
    def text_rows(self) -> int:
        """The rows that have text, without the gap."""
        source, target = len(self.source), len(self.target)
        return max(source, target) if self.lead is None else source + target

    def first_row(self, side: Side) -> PassageRow:
        """The row of a side's first line."""
        return FIRST_ROW if self.lead in (None, side) else PassageRow(len(self.lines(OTHER[side])))

    def line(self, side: Side, row: PassageRow) -> PositionedLine | None:
        """What a side has on a row."""
        lines, index = self.lines(side), row - self.first_row(side)
        return lines[index] if 0 <= index < len(lines) else None

    def row_of(self, side: Side, characters: Span) -> PassageRow:
        """The first row on which the side shows one of ``characters``; the side's first if none does."""
        lines = self.lines(side)
        found = next((index for index, line in enumerate(lines) if line.span.overlaps(characters)), 0)
        return PassageRow(self.first_row(side) + found)


class DisplayRow(NamedTuple):
    """One row of the screen: a row of a passage's block, and what each side has on it (None: padding)."""

    passage_index: int
    row: PassageRow
    source: PositionedLine | None
    target: PositionedLine | None

    def line(self, side: Side) -> PositionedLine | None:
        """What one side shows on this row."""
        return self.source if side == "source" else self.target


K = TypeVar("K")
V = TypeVar("V")


class _Recent(Generic[K, V]):
    """The values made last, at most ``capacity`` of them."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        value = self._values[key] = make()
        if len(self._values) > self._capacity:
            self._values.popitem(last=False)
        return value

    def drop(self, key: K) -> None:
        """Make the value of ``key`` anew when it is asked for."""
        self._values.pop(key, None)


class Viewport:
    """Lays out the passages of a pair, those that are looked at and no others.

    ``widths`` are those of each side's text; a width of 0 hides that side.
    """

    def __init__(
        self,
        bitext: Bitext,
        widths: dict[Side, int],
        *,
        show_harakat: bool = True,
        digits: Digits = "as-written",
        arrangement: Arrangement = BESIDE,
    ) -> None:
        self.bitext = bitext
        self.widths = dict(widths)
        self.show_harakat = show_harakat
        self.digits: Digits = digits
        self.arrangement = arrangement
        self.only: Sequence[int] | None = None
        self.peek: int | None = None
        self._paragraphs: _Recent[tuple[Side, Span], ParagraphLayout] = _Recent(256)
        self._blocks: _Recent[int, PassageLayout] = _Recent(1024)
        self._paragraph_starts: dict[Side, list[int]] = {
            side: [paragraph.start for paragraph in bitext.document(side).paragraphs] for side in SIDES
        }

    def with_bitext(self, bitext: Bitext) -> Viewport:
        """The same look at a newer state of the pair, all its passages shown."""
        return Viewport(
            bitext, self.widths, show_harakat=self.show_harakat, digits=self.digits, arrangement=self.arrangement
        )

    def arrange(self, arrangement: Arrangement, widths: dict[Side, int]) -> None:
        """Lay out in another arrangement or at other widths from now on; the analysed paragraphs stay."""
        if (arrangement, widths) != (self.arrangement, self.widths):
            self.arrangement = arrangement
            self.widths = dict(widths)
            self._blocks = _Recent(1024)

    def show_only(self, passages: Sequence[int] | None) -> None:
        """Show these passages (ascending, at least one) and no others from now on; None shows all."""
        self.only = passages
        # The gap after a passage depends on what follows.
        self._blocks = _Recent(1024)

    def show_peek(self, passage_index: int | None) -> None:
        """In one language, show the translation of this passage beneath it and of no other."""
        for changed in (self.peek, passage_index):
            if changed is not None:
                self._blocks.drop(changed)
        self.peek = passage_index

    def set_letters(self, *, show_harakat: bool, digits: Digits) -> None:
        """Show or hide the harakat, and choose the shape of digits, from now on."""
        self.show_harakat = show_harakat
        self.digits = digits
        self._paragraphs = _Recent(256)
        self._blocks = _Recent(1024)

    # -- the passages that are shown --------------------------------------------------------------------------

    def step_from(self, passage_index: int, steps: int) -> int:
        """The shown passage ``steps`` further on (back, when negative), kept inside the text."""
        if self.only is None:
            return max(0, min(passage_index + steps, len(self.bitext.passages) - 1))
        first_after = bisect_right(self.only, passage_index) if steps > 0 else bisect_left(self.only, passage_index)
        return self.only[max(0, min(first_after + steps - (steps > 0), len(self.only) - 1))]

    def nearest_shown(self, passage_index: int) -> int:
        """The passage itself if it is shown, else the next that is, else the last."""
        if self.only is None:
            return passage_index
        return self.only[min(bisect_left(self.only, passage_index), len(self.only) - 1)]

    @property
    def last_shown(self) -> int:
        """The last shown passage; -1 in an empty pair."""
        return len(self.bitext.passages) - 1 if self.only is None else self.only[-1]

    def _following(self, passage_index: int) -> int | None:
        following = self.step_from(passage_index, 1)
        return following if following > passage_index else None

    def _position(self, passage_index: int) -> int:
        return passage_index if self.only is None else bisect_left(self.only, passage_index)

    # -- rows -------------------------------------------------------------------------------------------------

    def passage_layout(self, passage_index: int) -> PassageLayout:
        """The laid-out passage."""
        return self._blocks.get(passage_index, lambda: self._lay_out(passage_index))

    def rows_from(self, position: ScrollPosition, count: int) -> tuple[DisplayRow, ...]:
        """The ``count`` rows from ``position`` down; fewer at the end of the text."""
        rows: list[DisplayRow] = []
        passage_index: int | None = self.nearest_shown(position.passage_index) if self.bitext.passages else None
        row = position.row if passage_index == position.passage_index else FIRST_ROW
        while len(rows) < count and passage_index is not None:
            block = self.passage_layout(passage_index)
            rows += [
                DisplayRow(passage_index, index, block.line("source", index), block.line("target", index))
                for index in map(PassageRow, range(row, min(block.height, row + count - len(rows))))
            ]
            passage_index, row = self._following(passage_index), FIRST_ROW
        return tuple(rows)

    def scrolled(self, position: ScrollPosition, rows: int) -> ScrollPosition:
        """The position ``rows`` further down (up, when negative), kept inside the text."""
        if not self.bitext.passages:
            return ScrollPosition()
        passage_index = self.nearest_shown(position.passage_index)
        row = rows + (position.row if passage_index == position.passage_index else 0)
        while row < 0 and (before := self.step_from(passage_index, -1)) < passage_index:
            passage_index = before
            row += self.passage_layout(passage_index).height
        while (
            row >= self.passage_layout(passage_index).height
            and (following := self._following(passage_index)) is not None
        ):
            row -= self.passage_layout(passage_index).height
            passage_index = following
        return ScrollPosition(
            passage_index, PassageRow(max(0, min(row, self.passage_layout(passage_index).height - 1)))
        )

    def bottom(self, height: int) -> ScrollPosition:
        """The position that puts the last row of the text on the last of ``height`` rows."""
        if self.last_shown < 0:
            return ScrollPosition()
        return self.scrolled(
            ScrollPosition(self.last_shown, PassageRow(self.passage_layout(self.last_shown).height - 1)), 1 - height
        )

    def clamped(self, position: ScrollPosition, height: int) -> ScrollPosition:
        """``position``, no further down than :meth:`bottom` and inside its passage."""
        inside = self.scrolled(position, 0)
        # Where the text goes on below the screen, its end need not be laid out.
        return inside if self._is_filled(inside, height) else min(inside, self.bottom(height))

    def _is_filled(self, position: ScrollPosition, height: int) -> bool:
        """Whether the text has ``height`` rows from ``position`` down."""
        rows, passage_index = -position.row, position.passage_index
        while self.bitext.passages:
            rows += self.passage_layout(passage_index).height
            following = self._following(passage_index)
            if rows >= height or following is None:
                return rows >= height
            passage_index = following
        return False

    def revealed(
        self, position: ScrollPosition, passage_index: int, height: int, first: Span | None, side: Side
    ) -> ScrollPosition:
        """The position at which the passage stands whole on ``height`` rows: ``position`` itself if it does already.

        Otherwise the text moves by so much that several more steps the same way need not move it again: what lay
        below comes to stand a third of the way down, what lay above a third of the way up. Of a passage higher
        than the screen, the row that shows ``first`` is what must be seen.
        """
        block = self.passage_layout(passage_index)
        wanted_row, wanted_rows = FIRST_ROW, max(1, block.text_rows)
        if wanted_rows > height and first is not None:
            wanted_row, wanted_rows = block.row_of(side, first), 1
        goal = ScrollPosition(passage_index, wanted_row)
        top = self.rows_between(position, goal, limit=2 * height)
        if top is not None and 0 <= top <= max(0, height - wanted_rows):
            return position
        above = max(0, height - wanted_rows - height // 3) if top is not None and top < 0 else height // 3
        return self.clamped(self.scrolled(goal, -min(above, max(0, height - wanted_rows))), height)

    def rows_between(self, start: ScrollPosition, end: ScrollPosition, limit: int) -> int | None:
        """How many rows ``end`` lies below ``start`` (negative: above); None when more than ``limit`` passages apart
        or rows."""
        if end < start:
            rows = self.rows_between(end, start, limit)
            return None if rows is None else -rows
        first, last = self._position(start.passage_index), self._position(end.passage_index)
        if last - first > limit:
            return None
        rows = end.row - start.row
        for position in range(first, last):
            rows += self.passage_layout(position if self.only is None else self.only[position]).height
            if rows - end.row > limit:
                return None
        return rows

    def _lay_out(self, passage_index: int) -> PassageLayout:
        passage = self.bitext.passages[passage_index]
        view, lead, _ = self.arrangement
        lines: dict[Side, tuple[PositionedLine, ...]] = {}
        for side in SIDES:
            width = self.widths[side]
            is_shown = width > 0 and (view != "single" or side == lead or passage_index == self.peek)
            lines[side] = tuple(
                PositionedLine(line, base)
                for span in (passage.spans(side) if is_shown else ())
                for line, base in self._lines(side, span, width)
            )
        gap = self._gap_after(passage_index)
        block = PassageLayout(lines["source"], lines["target"], 0, None if view == "side_by_side" else lead)
        # In one language, a passage that it does not have takes no row but its paragraph's gap.
        leaves_out = view == "single" or self.widths["source"] * self.widths["target"] == 0
        rows = block.text_rows + gap if leaves_out and not block.text_rows else max(1, block.text_rows) + gap
        return block._replace(height=max(1, rows))

    def _gap_after(self, passage_index: int) -> int:
        """The blank rows after a passage: before a paragraph, and where passages between are not shown."""
        following = self._following(passage_index)
        if following is None:
            return 0
        is_apart = following > passage_index + 1 or self.bitext.passages[following].opens_paragraph
        # Interleaved, a passage must not run into the next one's translation.
        least = 1 if self.arrangement.view == "interleaved" else 0
        return max(least, self.arrangement.spacing + is_apart)

    def _lines(self, side: Side, span: Span, width: int) -> list[tuple[Line, CharOffset]]:
        document = self.bitext.document(side)
        paragraph = document.paragraphs[bisect_right(self._paragraph_starts[side], span.start) - 1]
        # The levels of a paragraph are those of all of it (UAX #9), unless it is too long to analyse whole.
        unit = paragraph if len(paragraph) <= MAX_PASSAGE_CHARS else span
        layout = self._paragraphs.get(
            (side, unit),
            lambda: ParagraphLayout(
                self._shown(unit.of(document.text), is_rtl=document.is_rtl),
                document.direction,
                show_harakat=self.show_harakat,
            ),
        )
        within = span.shift(-unit.start)
        return [(line, unit.start) for line in layout.lay_out(width, within.start, within.end)]

    def _shown(self, text: str, *, is_rtl: bool) -> str:
        """The text with the digits wanted; Arabic-Indic ones belong in right-to-left text only."""
        return text if self.digits == "arabic-indic" and not is_rtl else show_digits(text, self.digits)


def split_width(bitext: Bitext, total: int, share: float | None = None) -> dict[Side, int]:
    """``total`` columns divided between the two panes so that both texts take about the same number of rows.

    The ratio of the texts' lengths decides (Indonesian takes about 1.2 times the cells of Arabic), within 30 to
    70 %; ``share`` of the source, if given, instead.
    """
    if share is None:
        lengths = {side: max(1, _shown_length(bitext, side)) for side in SIDES}
        share = (
            lengths["source"] / sum(lengths.values()) if not (bitext.source.is_blank or bitext.target.is_blank) else 0.5
        )
    share = max(0.3, min(0.7, share))
    source = round(total * share)
    return {"source": source, "target": total - source}


def _shown_length(bitext: Bitext, side: Side) -> int:
    return sum(map(len, bitext.document(side).paragraphs))
