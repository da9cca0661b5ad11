"""One paragraph: from logical text to lines.

Owns the pipeline. Embedding levels are those of the whole paragraph in logical order; clusters are wrapped in
logical order by their columns; then each line is put in order by itself (UAX #9, section 3.4: rules L1, L2, L4 and
L3). What only wrapping needs (clusters, widths, breaks) is found when the paragraph is first measured, levels and
letter forms when it is first drawn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from sejajar.layout.bidi_classes import MIRROR_IMAGES, class_string
from sejajar.layout.breaks import break_offsets
from sejajar.layout.clusters import drawn_cluster, kinds_of, split_clusters
from sejajar.layout.levels import base_level_of, embedding_levels, visual_order
from sejajar.layout.lines import DisplayCluster, Line
from sejajar.layout.shaping import shape
from sejajar.text.language import Direction
from sejajar.text.span import CharOffset

# What rule L1 takes back to the paragraph level at the end of a line: blanks, isolates, and what X9 removes.
_L1_CLASSES = "BWlrxypijkqb"
ELLIPSIS = "…"
START = CharOffset(0)
_DRAWN_BLANKS = str.maketrans("\n\t", "  ")


class ParagraphLayout:
    """The lines of one paragraph of sanitised text, at any width.

    Line feeds in it are blanks. All offsets taken and given are code points of its text. A range is laid out with
    the levels of the whole paragraph; a cluster belongs to the range in which it begins.
    """

    def __init__(self, text: str, direction: Direction, *, show_harakat: bool = True) -> None:
        """``direction`` is the pane's; see :func:`sejajar.layout.levels.base_level_of` for what it decides."""
        self.text = text
        self.direction: Direction = direction
        self.show_harakat = show_harakat
        self._char_kinds = kinds_of(text)
        self._clusters = split_clusters(text, self._char_kinds)
        self._columns = self._clusters.cumulative_widths()
        self._breaks, self._inks, self._ink_columns = self._find_breaks()

    @cached_property
    def base_level(self) -> int:
        """The paragraph level: 0 left to right, 1 right to left."""
        return base_level_of(self.text, self.direction)

    @cached_property
    def levels(self) -> bytes:
        """The embedding level of each character, before rule L1."""
        return embedding_levels(self.text, self.base_level)

    def line_count(self, width: int, start: CharOffset = START, end: CharOffset | None = None) -> int:
        """How many lines :meth:`lay_out` gives for the same arguments. It looks at no text."""
        return len(self._wrap(width, start, CharOffset(len(self.text)) if end is None else end))

    def lay_out(self, width: int, start: CharOffset = START, end: CharOffset | None = None) -> tuple[Line, ...]:
        """The characters ``[start, end)`` in lines of at most ``width`` columns; no line for an empty range.

        A line is wider only where ``width`` is less than a single cell. Together the lines cover the range once.
        """
        stop = CharOffset(len(self.text)) if end is None else end
        starts = self._clusters.starts
        lines: list[Line] = []
        line_start = start
        wrapped = self._wrap(width, start, stop)
        for number, (first, ink_end, following) in enumerate(wrapped, 1):
            line_end = stop if number == len(wrapped) else CharOffset(starts[following])
            cells = self._cells(first, ink_end)
            lines.append(Line(cells, line_start, line_end, self._columns[ink_end] - self._columns[first]))
            line_start = line_end
        return tuple(lines)

    def lay_out_row(self, width: int | None = None) -> tuple[DisplayCluster, ...]:
        """The whole text on one row, without the blanks at its end, cut to ``width`` columns if that is given.

        What does not fit is cut off at the logical end and stands as one cell, :data:`ELLIPSIS`, whose range is what
        was cut off. No cells if ``width`` is less than one.
        """
        ink_end = self._ink_end(0, len(self._clusters.widths))
        if width is None or self._columns[ink_end] <= width:
            return self._cells(0, ink_end)
        if width < 1:
            return ()
        cut = bisect_right(self._columns, width - 1) - 1
        kept = self._cells(0, self._ink_end(0, cut))
        is_rtl = self.base_level == 1
        ellipsis = DisplayCluster(
            ELLIPSIS, 1, CharOffset(self._clusters.starts[cut]), CharOffset(len(self.text)), is_rtl
        )
        return (ellipsis, *kept) if is_rtl else (*kept, ellipsis)

    def _wrap(self, width: int, start: CharOffset, end: CharOffset) -> list[tuple[int, int, int]]:
        """The lines as clusters: the first, where the blanks at the end begin, and the first of the next line."""
        if start >= end:
            return []
        starts, columns, breaks, ink_columns = self._clusters.starts, self._columns, self._breaks, self._ink_columns
        first, last = bisect_left(starts, start), min(bisect_left(starts, end), len(starts) - 1)
        last_ink = self._ink_end(first, last)
        lines: list[tuple[int, int, int]] = []
        place = 0
        while columns[last_ink] - columns[first] > width and last_ink - first > 1:
            limit = columns[first] + width
            place = bisect_right(ink_columns, limit, place) - 1
            if place >= 0 and breaks[place] > first:
                following, ink_end = breaks[place], self._inks[place]
            else:
                following, ink_end = self._cut_word(first, last, limit)
            lines.append((first, max(first, ink_end), following))
            first = following
            place = max(place, 0)
        lines.append((first, max(first, last_ink), last))
        return lines

    def _cut_word(self, first: int, last: int, limit: int) -> tuple[int, int]:
        """Where to cut a word that is longer than the line: the next line's first cluster, and the ink's end."""
        cut = max(bisect_right(self._columns, limit, first) - 1, first + 1)
        ink_end = self._ink_end(first, cut)
        while cut < last and self._clusters.kinds[cut] in "sS":
            cut += 1
        return cut, ink_end

    def _ink_end(self, first: int, last: int) -> int:
        kinds = self._clusters.kinds
        while last > first and kinds[last - 1] in "sS":
            last -= 1
        return last

    def _find_breaks(self) -> tuple[list[int], list[int], list[int]]:
        """Break opportunities as clusters: where a line may begin, where the ink before it ends, and its columns."""
        offsets = break_offsets(self.text)
        starts = self._clusters.starts
        if isinstance(starts, range):
            breaks = offsets
        else:
            places = ((bisect_left(starts, offset), offset) for offset in offsets)
            breaks = [place for place, offset in places if starts[place] == offset]
        inks = [self._ink_end(0, place) for place in breaks]
        return breaks, inks, [self._columns[ink] for ink in inks]

    @cached_property
    def _shaped(self) -> list[str]:
        return shape(self.text.translate(_DRAWN_BLANKS))

    def _cells(self, first: int, last: int) -> tuple[DisplayCluster, ...]:
        """The clusters ``[first, last)`` in the order of the screen: rules L1 and L2."""
        if first == last:
            return ()
        levels = self._cluster_levels[first:last]
        cells = self._logical_cells[first:last]
        for place in range(len(cells) - 1, -1, -1):
            if class_string(self.text[cells[place].start : cells[place].end]).strip(_L1_CLASSES):
                break
            # Only blanks at which no line may end come here; those at the line's end are left out.
            levels = levels[:place] + bytes((self.base_level,)) + levels[place + 1 :]
            cells[place] = cells[place]._replace(is_rtl=self.base_level == 1)
        return tuple([cells[index] for index in visual_order(levels)])

    @cached_property
    def _bases(self) -> Sequence[int]:
        """The offset of each cluster's base."""
        bases = self._clusters.starts[:-1]
        return [self._clusters.first_base, *bases[1:]] if self._clusters.first_base else bases

    @cached_property
    def _cluster_levels(self) -> bytes:
        """The level of each cluster, that of its base."""
        levels = self.levels
        return levels if len(levels) == len(self._bases) else bytes([levels[base] for base in self._bases])

    @cached_property
    def _logical_cells(self) -> list[DisplayCluster]:
        """Every cluster as it is drawn, in logical order: rules L4 and L3."""
        starts, levels, widths = self._clusters.starts, self._cluster_levels, self._clusters.widths
        texts = [self._shaped[base] for base in self._bases]
        if len(texts) != len(self.text):
            for place, (start, end) in enumerate(pairwise(starts)):
                if end - start > 1:
                    texts[place] = self._drawn(start, end)
        if texts:
            # It may be a mark without a letter.
            texts[0] = self._drawn(0, starts[1])
        first_chars = [text[0] for text in texts]
        if not MIRROR_IMAGES.keys().isdisjoint(first_chars):
            for place, char in enumerate(first_chars):
                if levels[place] % 2 and char in MIRROR_IMAGES:
                    texts[place] = MIRROR_IMAGES[char] + texts[place][1:]
        is_rtl = [level % 2 == 1 for level in levels]
        # Calling Cell takes twice as long, and would be half the time of laying out a paragraph.
        fields = zip(texts, widths, starts, starts[1:], is_rtl, strict=False)
        return [tuple.__new__(DisplayCluster, cell) for cell in fields]  # pyright: ignore[reportUnknownMemberType]

    def _drawn(self, start: int, end: int) -> str:
        if start < self._clusters.first_base < end:
            start = self._clusters.first_base
        return drawn_cluster(self._shaped[start:end], self._char_kinds[start:end], show_harakat=self.show_harakat)
