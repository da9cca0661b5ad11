"""A laid-out line: grapheme clusters in the order of the screen, with the map both ways.

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
"""A column of a line, from 0 at its left edge."""


class DisplayCluster(NamedTuple):
    """One grapheme cluster as it is drawn.

    A tuple, because a screen makes thousands of them and a frozen dataclass takes four times as long to make.

    Attributes:
        text: what is sent: the base, joined, mirrored if its level is odd (L4), then its marks (L3).
        width: its columns, 1 or 2.
        start: the logical offset of the cluster in the paragraph.
        end: the offset where it ends; characters that are not drawn are included.
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
        clusters: from left to right, without padding and without the blanks at the line's logical end.
        start: the logical offset where it begins.
        end: where it ends, blanks at its end included; the next line begins here.
        width: the columns of its clusters.
    """

    clusters: tuple[DisplayCluster, ...]
    start: CharOffset
    end: CharOffset
    width: int

    @property
    def text(self) -> str:
        """What is drawn, from left to right."""
        return "".join([cluster.text for cluster in self.clusters])

    def logical_to_visual(self, start: CharOffset, end: CharOffset) -> tuple[tuple[CellColumn, CellColumn], ...]:
        """Return the columns that show the characters ``[start, end)``: ranges ``[first, last)``, ascending, merged.

        A logical range may be several ranges on the screen: in ``abc`` + three Arabic letters the characters [2, 4)
        are columns 2 and 5. A cluster counts as soon as one of its characters is in the range. Empty when none is
        on this line.
        """
        runs: list[tuple[CellColumn, CellColumn]] = []
        for column, cluster in self._placed():
            if cluster.start < end and start < cluster.end:
                following = CellColumn(column + cluster.width)
                if runs and runs[-1][1] == column:
                    runs[-1] = (runs[-1][0], following)
                else:
                    runs.append((column, following))
        return tuple(runs)

    def visual_to_logical(self, column: CellColumn) -> CharOffset:
        """Return the offset of the cluster at ``column``; beyond an edge, that of the cluster at the edge."""
        if not self.clusters:
            return self.start
        return self.clusters[self._cluster_index(column)].start

    def cluster_at(self, column: CellColumn, *, is_rtl: bool) -> tuple[CharOffset, CharOffset]:
        """Return the characters ``[start, end)`` of the cluster at ``column``.

        Beyond an edge, return the cluster that is first or last in reading order, for selecting to the end of a
        line: a word of the other direction may stand at the edge itself. ``is_rtl`` says that lines begin at the
        right edge.
        """
        if not self.clusters:
            return self.start, self.end
        if 0 <= column < self.width:
            cluster = self.clusters[self._cluster_index(column)]
        else:
            cluster = (min if (column < 0) != is_rtl else max)(self.clusters, key=lambda cluster: cluster.start)
        return cluster.start, cluster.end

    def _cluster_index(self, column: CellColumn) -> int:
        return bisect_right(list(accumulate(cluster.width for cluster in self.clusters[:-1])), column)

    def _placed(self) -> Iterator[tuple[CellColumn, DisplayCluster]]:
        column = 0
        for cluster in self.clusters:
            yield CellColumn(column), cluster
            column += cluster.width
