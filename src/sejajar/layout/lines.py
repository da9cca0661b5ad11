"""A laid-out line: cells in the order of the screen, with the map both ways.

Columns count from 0 at the line's left edge, without padding; offsets are code points into the paragraph's text. The
two have types of their own (:data:`CellColumn`, :data:`~sejajar.text.span.CharOffset`), because in right-to-left text
the one grows as the other shrinks, and a mix would show only there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple, NewType

from sejajar.text.span import CharOffset

CellColumn = NewType("CellColumn", int)
"""A column of a line, from 0 at the left edge of its first cell."""


class DisplayCluster(NamedTuple):
    """One grapheme cluster as it is drawn.

    A tuple, because a screen makes thousands of them and a frozen dataclass takes four times as long to make.

    Attributes:
        text: what is sent: the base, joined, mirrored if its level is odd (L4), then its marks (L3).
        width: its columns, 1 or 2.
        start: the logical offset of the cluster in the paragraph.
        end: where it ends; characters that are not drawn are included.
        is_rtl: whether its embedding level is odd.
    """

    text: str
    width: int
    start: CharOffset
    end: CharOffset
    is_rtl: bool


class Line(NamedTuple):
    """One line of a paragraph.

    Attributes:
        cells: from left to right, without padding and without the blanks at the line's logical end.
        start: the logical offset where it begins.
        end: where it ends, blanks at its end included; the next line begins here.
        width: the columns of its cells.
    """

    cells: tuple[DisplayCluster, ...]
    start: CharOffset
    end: CharOffset
    width: int

    @property
    def text(self) -> str:
        """What is drawn, from left to right."""
        return "".join([cell.text for cell in self.cells])

    def logical_to_visual(self, start: CharOffset, end: CharOffset) -> tuple[tuple[CellColumn, CellColumn], ...]:
        """The columns that the characters ``[start, end)`` take: runs ``[first, last)``, ascending and merged.

        A cluster counts as soon as one of its characters is in the range. Empty when none is on this line.
        """
        runs: list[tuple[CellColumn, CellColumn]] = []
        for column, cell in self._placed():
            if cell.start < end and start < cell.end:
                following = CellColumn(column + cell.width)
                if runs and runs[-1][1] == column:
                    runs[-1] = (runs[-1][0], following)
                else:
                    runs.append((column, following))
        return tuple(runs)

    def visual_to_logical(self, column: CellColumn) -> CharOffset:
        """The offset of the cluster at ``column``; beyond an edge, that of the cell at the edge."""
        if not self.cells:
            return self.start
        return self.cells[self._cell_index(column)].start

    def cluster_at(self, column: CellColumn, *, is_rtl: bool) -> tuple[CharOffset, CharOffset]:
        """The characters ``[start, end)`` of the cluster at ``column``.

        Beyond an edge, those with which the line begins or ends, in the order they are read: at the edge itself may
        stand a word of the other direction. ``is_rtl`` says at which edge lines begin.
        """
        if not self.cells:
            return self.start, self.end
        if 0 <= column < self.width:
            cell = self.cells[self._cell_index(column)]
        else:
            cell = (min if (column < 0) != is_rtl else max)(self.cells, key=lambda cell: cell.start)
        return cell.start, cell.end

    def _cell_index(self, column: CellColumn) -> int:
        return bisect_right(list(accumulate(cell.width for cell in self.cells[:-1])), column)

    def _placed(self) -> Iterator[tuple[CellColumn, DisplayCluster]]:
        column = 0
        for cell in self.cells:
            yield CellColumn(column), cell
            column += cell.width
