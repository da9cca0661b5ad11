"""One paragraph: from logical text to lines.

Owns the pipeline. Embedding levels are those of the whole paragraph in logical order; clusters are wrapped in
logical order by their columns; then each line is reordered by itself (UAX #9, section 3.4: rules L1, L2, L4 and L3).
What wrapping needs (clusters, widths, breaks) is computed at once, levels and letter forms when a line is first drawn.

Three kinds of index occur here: offsets of characters, columns, and indices of clusters in logical order. A name
without another word in it (``first``, ``following``, ``content_end``) is an index of a cluster.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from sejajar.layout.bidi_classes import MIRROR_IMAGES, class_string
from sejajar.layout.breaks import break_offsets
from sejajar.layout.clusters import drawn_cluster, grapheme_classes, split_clusters
from sejajar.layout.levels import base_level_of, embedding_levels, visual_order
from sejajar.layout.lines import DisplayCluster, Line
from sejajar.layout.shaping import shape
from sejajar.text.language import Direction
from sejajar.text.span import CharOffset

# What rule L1 resets to the paragraph level at the end of a line: blanks, isolates, and what X9 removes.
_L1_CLASSES = "BWlrxypijkqb"
ELLIPSIS = "…"
START = CharOffset(0)
_DRAWN_BLANKS = str.maketrans("\n\t", "  ")


class ParagraphLayout:
    """The lines of one paragraph of sanitised text, at any width.

    Line feeds in it count as blanks. All offsets are code points of its text. A range is laid out with
    the levels of the whole paragraph; a cluster belongs to the range in which it begins.
    """

    def __init__(self, text: str, direction: Direction, *, show_harakat: bool = True) -> None:
        """``direction`` is the pane's; see :func:`sejajar.layout.levels.base_level_of` for what it decides."""
        self.text = text
        self.direction: Direction = direction
        self.show_harakat = show_harakat
        self._char_classes = grapheme_classes(text)
        self._clusters = split_clusters(text, self._char_classes)
        self._columns = self._clusters.cumulative_widths()
        self._breaks, self._content_ends, self._content_end_columns = self._find_breaks()

    @cached_property
    def base_level(self) -> int:
        """The paragraph level: 0 left to right, 1 right to left."""
        return base_level_of(self.text, self.direction)

    @cached_property
    def levels(self) -> bytes:
        """The embedding level of each character, before rule L1."""
        return embedding_levels(self.text, self.base_level)

    def line_count(self, width: int, start: CharOffset = START, end: CharOffset | None = None) -> int:
        """Return how many lines :meth:`lay_out` returns for the same arguments, without looking at the text."""
        return len(self._wrap(width, start, CharOffset(len(self.text)) if end is None else end))

    def lay_out(self, width: int, start: CharOffset = START, end: CharOffset | None = None) -> tuple[Line, ...]:
        """Return the characters ``[start, end)`` in lines of at most ``width`` columns; no line for an empty range.

        A line is wider only if a single cluster is wider than ``width``. Each line begins where the one before it ends.
        """
        stop = CharOffset(len(self.text)) if end is None else end
        starts = self._clusters.starts
        lines: list[Line] = []
        line_start = start
        wrapped = self._wrap(width, start, stop)
        for number, (first, content_end, following) in enumerate(wrapped, 1):
            line_end = stop if number == len(wrapped) else CharOffset(starts[following])
            clusters = self._visual_clusters(first, content_end)
            lines.append(Line(clusters, line_start, line_end, self._columns[content_end] - self._columns[first]))
            line_start = line_end
        return tuple(lines)

    def lay_out_row(self, width: int | None = None) -> tuple[DisplayCluster, ...]:
        """Return the whole text on one row, without the blanks at its end, cut to ``width`` columns if that is given.

        What does not fit is cut off at the logical end and replaced by one cluster, :data:`ELLIPSIS`, whose range is
        what was cut off. Empty if ``width`` is less than one.
        """
        content_end = self._trim_trailing(0, len(self._clusters.widths))
        if width is None or self._columns[content_end] <= width:
            return self._visual_clusters(0, content_end)
        if width < 1:
            return ()
        cut = bisect_right(self._columns, width - 1) - 1
        kept = self._visual_clusters(0, self._trim_trailing(0, cut))
        is_rtl = self.base_level == 1
        ellipsis = DisplayCluster(
            ELLIPSIS, 1, CharOffset(self._clusters.starts[cut]), CharOffset(len(self.text)), is_rtl
        )
        return (ellipsis, *kept) if is_rtl else (*kept, ellipsis)

    def _wrap(self, width: int, start: CharOffset, end: CharOffset) -> list[tuple[int, int, int]]:
        """Return for each line its first cluster, its end without blanks, and the first cluster of the next line."""
        if start >= end:
            return []
        starts, columns, breaks = self._clusters.starts, self._columns, self._breaks
        first, last = bisect_left(starts, start), min(bisect_left(starts, end), len(starts) - 1)
        last_content_end = self._trim_trailing(first, last)
        lines: list[tuple[int, int, int]] = []
        # Breaks are tried in order, so the search never goes back before the last one used.
        break_index = 0
        while columns[last_content_end] - columns[first] > width and last_content_end - first > 1:
            limit = columns[first] + width
            break_index = bisect_right(self._content_end_columns, limit, break_index) - 1
            if break_index >= 0 and breaks[break_index] > first:
                following, content_end = breaks[break_index], self._content_ends[break_index]
            else:
                following, content_end = self._cut_word(first, last, limit)
            lines.append((first, max(first, content_end), following))
            first = following
            break_index = max(break_index, 0)
        lines.append((first, max(first, last_content_end), last))
        return lines

    def _cut_word(self, first: int, last: int, limit: int) -> tuple[int, int]:
        """Return where a word longer than the line is cut: the next line's first cluster, the end without blanks."""
        cut = max(bisect_right(self._columns, limit, first) - 1, first + 1)
        content_end = self._trim_trailing(first, cut)
        while cut < last and self._clusters.classes[cut] in "sS":
            cut += 1
        return cut, content_end

    def _trim_trailing(self, first: int, last: int) -> int:
        """Return the end of the clusters ``[first, last)`` without the blanks at their end."""
        classes = self._clusters.classes
        while last > first and classes[last - 1] in "sS":
            last -= 1
        return last

    def _find_breaks(self) -> tuple[list[int], list[int], list[int]]:
        """Return where a line may begin, where the line before it ends (as clusters), and the columns up to there."""
        offsets = break_offsets(self.text)
        starts = self._clusters.starts
        if isinstance(starts, range):
            breaks = offsets
        else:
            at_clusters = ((bisect_left(starts, offset), offset) for offset in offsets)
            breaks = [cluster for cluster, offset in at_clusters if starts[cluster] == offset]
        content_ends = [self._trim_trailing(0, cluster) for cluster in breaks]
        return breaks, content_ends, [self._columns[content_end] for content_end in content_ends]

    @cached_property
    def _shaped(self) -> list[str]:
        return shape(self.text.translate(_DRAWN_BLANKS))

    def _visual_clusters(self, first: int, last: int) -> tuple[DisplayCluster, ...]:
        """Return the clusters ``[first, last)`` in the order of the screen: rules L1 and L2."""
        if first == last:
            return ()
        levels = self._cluster_levels[first:last]
        clusters = self._logical_clusters[first:last]
        for index in range(len(clusters) - 1, -1, -1):
            if class_string(self.text[clusters[index].start : clusters[index].end]).strip(_L1_CLASSES):
                break
            # Only blanks at which no line may end (U+00A0) come here; the others were trimmed.
            levels = levels[:index] + bytes((self.base_level,)) + levels[index + 1 :]
            clusters[index] = clusters[index]._replace(is_rtl=self.base_level == 1)
        return tuple([clusters[index] for index in visual_order(levels)])

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
    def _logical_clusters(self) -> list[DisplayCluster]:
        """Every cluster as it is drawn, in logical order: rules L4 and L3."""
        starts, levels, widths = self._clusters.starts, self._cluster_levels, self._clusters.widths
        texts = [self._shaped[base] for base in self._bases]
        if len(texts) != len(self.text):
            for index, (start, end) in enumerate(pairwise(starts)):
                if end - start > 1:
                    texts[index] = self._drawn(start, end)
        if texts:
            # The first cluster may be a mark without a letter.
            texts[0] = self._drawn(0, starts[1])
        first_chars = [text[0] for text in texts]
        if not MIRROR_IMAGES.keys().isdisjoint(first_chars):
            for index, char in enumerate(first_chars):
                # At every odd level, not at level 1 alone: a quotation inside an embedded Latin text is at level 3.
                if levels[index] % 2 and char in MIRROR_IMAGES:
                    texts[index] = MIRROR_IMAGES[char] + texts[index][1:]
        is_rtl = [level % 2 == 1 for level in levels]
        # Calling DisplayCluster takes twice as long, and would be half the time of laying out a paragraph.
        fields = zip(texts, widths, starts, starts[1:], is_rtl, strict=False)
        return [tuple.__new__(DisplayCluster, cluster) for cluster in fields]  # pyright: ignore[reportUnknownMemberType]

    def _drawn(self, start: int, end: int) -> str:
        if start < self._clusters.first_base < end:
            start = self._clusters.first_base
        return drawn_cluster(self._shaped[start:end], self._char_classes[start:end], show_harakat=self.show_harakat)
