"""The row model both panes share: which lines of which passage stand on which row.

A place on screen is an :class:`Anchor`, a passage and a row into it; rows are laid out from the anchor outwards,
so neither the first frame nor a resize depends on the size of the text. Rows and columns are terminal cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sejajar.layout.digits import Digits, show_digits
from sejajar.layout.lines import Line
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.session.pair import LONGEST_PASSAGE, SIDES, Pair, Side
from sejajar.text.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """The row at the top of the panes: ``row`` rows into the block of passage ``passage_index``."""

    passage_index: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A laid-out line and where its paragraph begins in the document."""

    line: Line
    base: int

    @property
    def span(self) -> Span:
        """The characters of the document the line shows."""
        return Span(self.base + self.line.start, self.base + self.line.end)

    def columns_of(self, span: Span) -> tuple[tuple[int, int], ...]:
        """The runs of columns, from the line's first cell, that show ``span``."""
        here = self.span
        if not here.overlaps(span):
            return ()
        part = span.clip(here).shift(-self.base)
        return self.line.columns_of(part.start, part.end)


@dataclass(frozen=True, slots=True)
class Block:
    """A passage laid out: the lines of both sides, and the rows it takes with the gap after it."""

    source: tuple[PlacedLine, ...]
    target: tuple[PlacedLine, ...]
    height: int

    def lines(self, side: Side) -> tuple[PlacedLine, ...]:
        """The lines of one side."""
        return self.source if side == "source" else self.target


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the screen: a row of a passage's block, and what each side has on it (None: padding)."""

    passage_index: int
    row: int
    source: PlacedLine | None
    target: PlacedLine | None

    def line(self, side: Side) -> PlacedLine | None:
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


class Viewport:
    """Lays out the passages of a pair at two pane widths, those that are looked at and no others.

    A width of 0 hides that side.
    """

    def __init__(
        self, pair: Pair, widths: dict[Side, int], *, show_harakat: bool = True, digits: Digits = "as-written"
    ) -> None:
        self.pair = pair
        self.widths = dict(widths)
        self.show_harakat = show_harakat
        self.digits: Digits = digits
        self._paragraphs: _Recent[tuple[Side, Span], ParagraphLayout] = _Recent(256)
        self._blocks: _Recent[int, Block] = _Recent(1024)
        self._paragraph_starts: dict[Side, list[int]] = {
            side: [paragraph.start for paragraph in pair.document(side).paragraphs] for side in SIDES
        }

    def set_widths(self, widths: dict[Side, int]) -> None:
        """Lay out at other widths from now on; the analysed paragraphs stay."""
        if widths != self.widths:
            self.widths = dict(widths)
            self._blocks = _Recent(1024)

    def set_letters(self, *, show_harakat: bool, digits: Digits) -> None:
        """Show or hide the harakat, and choose the shape of digits, from now on."""
        self.show_harakat = show_harakat
        self.digits = digits
        self._paragraphs = _Recent(256)
        self._blocks = _Recent(1024)

    def block(self, passage_index: int) -> Block:
        """The laid-out passage."""
        return self._blocks.get(passage_index, lambda: self._lay_out(passage_index))

    def rows_from(self, anchor: Anchor, count: int) -> tuple[Row, ...]:
        """The ``count`` rows from ``anchor`` down; fewer at the end of the text."""
        rows: list[Row] = []
        passage_index, row = anchor.passage_index, anchor.row
        while len(rows) < count and passage_index < len(self.pair.passages):
            block = self.block(passage_index)
            for index in range(row, min(block.height, row + count - len(rows))):
                source, target = (
                    lines[index] if index < len(lines) else None for lines in (block.source, block.target)
                )
                rows.append(Row(passage_index, index, source, target))
            passage_index, row = passage_index + 1, 0
        return tuple(rows)

    def moved(self, anchor: Anchor, rows: int) -> Anchor:
        """The anchor ``rows`` further down (up, when negative), kept inside the text."""
        passage_index, row = anchor.passage_index, anchor.row + rows
        while row < 0 and passage_index > 0:
            passage_index -= 1
            row += self.block(passage_index).height
        last = len(self.pair.passages) - 1
        while passage_index < last and row >= self.block(passage_index).height:
            row -= self.block(passage_index).height
            passage_index += 1
        if last < 0:
            return Anchor()
        return Anchor(passage_index, max(0, min(row, self.block(passage_index).height - 1)))

    def bottom(self, height: int) -> Anchor:
        """The anchor that puts the last row of the text on the last of ``height`` rows."""
        last = len(self.pair.passages) - 1
        if last < 0:
            return Anchor()
        return self.moved(Anchor(last, self.block(last).height - 1), 1 - height)

    def kept(self, anchor: Anchor, height: int) -> Anchor:
        """``anchor``, no further down than :meth:`bottom` and inside its passage."""
        return min(self.moved(anchor, 0), self.bottom(height))

    def revealing(self, anchor: Anchor, passage_index: int, height: int, first: Span | None, side: Side) -> Anchor:
        """The anchor at which the passage stands whole on ``height`` rows: ``anchor`` itself if it does already.

        Otherwise the text moves by so much that several more steps the same way need not move it again: what lay
        below comes to stand a third of the way down, what lay above a third of the way up. Of a passage higher
        than the screen, the row that shows ``first`` is what must be seen.
        """
        block = self.block(passage_index)
        wanted_row, wanted_rows = 0, max(1, self._text_rows(block))
        if wanted_rows > height and first is not None:
            lines = block.lines(side)
            wanted_row = next((index for index, line in enumerate(lines) if line.span.overlaps(first)), 0)
            wanted_rows = 1
        goal = Anchor(passage_index, wanted_row)
        top = self.rows_between(anchor, goal, limit=2 * height)
        if top is not None and 0 <= top <= max(0, height - wanted_rows):
            return anchor
        above = max(0, height - wanted_rows - height // 3) if top is not None and top < 0 else height // 3
        return self.kept(self.moved(goal, -min(above, max(0, height - wanted_rows))), height)

    def rows_between(self, start: Anchor, end: Anchor, limit: int) -> int | None:
        """How many rows ``end`` lies below ``start`` (negative: above); None when more than ``limit`` passages apart
        or rows."""
        if abs(end.passage_index - start.passage_index) > limit:
            return None
        if end < start:
            rows = self.rows_between(end, start, limit)
            return None if rows is None else -rows
        rows = end.row - start.row
        for passage_index in range(start.passage_index, end.passage_index):
            rows += self.block(passage_index).height
            if rows - end.row > limit:
                return None
        return rows

    def _text_rows(self, block: Block) -> int:
        return max(len(block.source), len(block.target))

    def _lay_out(self, passage_index: int) -> Block:
        passage = self.pair.passages[passage_index]
        lines: dict[Side, tuple[PlacedLine, ...]] = {}
        for side in SIDES:
            width = self.widths[side]
            lines[side] = tuple(
                PlacedLine(line, base)
                for span in (passage.spans(side) if width > 0 else ())
                for line, base in self._lines(side, span, width)
            )
        following = passage_index + 1
        gap = int(following < len(self.pair.passages) and self.pair.passages[following].opens_paragraph)
        if not any(lines.values()) and self.widths["source"] * self.widths["target"] == 0:
            # One pane at a time: a passage that this side does not have takes no row but its paragraph's gap.
            return Block((), (), max(1, gap))
        return Block(lines["source"], lines["target"], max(1, *map(len, lines.values())) + gap)

    def _lines(self, side: Side, span: Span, width: int) -> list[tuple[Line, int]]:
        document = self.pair.document(side)
        paragraph = document.paragraphs[bisect_right(self._paragraph_starts[side], span.start) - 1]
        # The levels of a paragraph are those of all of it (UAX #9), unless it is too long to analyse whole.
        unit = paragraph if len(paragraph) <= LONGEST_PASSAGE else span
        layout = self._paragraphs.get(
            (side, unit),
            lambda: ParagraphLayout(
                self._shown(unit.of(document.text), is_rtl=document.is_rtl),
                document.direction,
                show_harakat=self.show_harakat,
            ),
        )
        return [(line, unit.start) for line in layout.lay_out(width, span.start - unit.start, span.end - unit.start)]

    def _shown(self, text: str, *, is_rtl: bool) -> str:
        """The text with the digits wanted; Arabic-Indic ones belong in right-to-left text only."""
        return text if self.digits == "arabic-indic" and not is_rtl else show_digits(text, self.digits)


def split_width(pair: Pair, total: int, share: float | None = None) -> dict[Side, int]:
    """``total`` columns divided between the two panes so that both texts take about the same number of rows.

    The ratio of the texts' lengths decides (Indonesian takes about 1.2 times the cells of Arabic), within 30 to
    70 %; ``share`` of the source, if given, instead.
    """
    if share is None:
        lengths = {side: max(1, _shown_length(pair, side)) for side in SIDES}
        share = lengths["source"] / sum(lengths.values()) if not (pair.source.is_blank or pair.target.is_blank) else 0.5
    share = max(0.3, min(0.7, share))
    source = round(total * share)
    return {"source": source, "target": total - source}


def _shown_length(pair: Pair, side: Side) -> int:
    return sum(map(len, pair.document(side).paragraphs))
