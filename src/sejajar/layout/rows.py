"""The rows of two panes side by side.

Owns which row of the whole reading belongs to which block (a passage: the sentences that translate each other) and
which line of it. A block is as high as the longer of its two sides; a gap follows it. Rows count from 0 at the top
of the reading, whatever is scrolled. Knows no text: heights come in as numbers, first as estimates, exact ones
when a block is looked at or when the background has measured it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

_CHUNK = 512
"""Blocks per chunk: changing one height costs a sum over the chunks and over one chunk, not over all blocks."""


def estimate_heights(
    source_lengths: Sequence[int], target_lengths: Sequence[int], source_width: int, target_width: int
) -> list[int]:
    """The heights of blocks guessed from the characters on either side and the columns of the panes."""
    source_width, target_width = max(1, source_width), max(1, target_width)
    return [
        max(1, -(-source // source_width), -(-target // target_width))
        for source, target in zip(source_lengths, target_lengths, strict=True)
    ]


class RowModel:
    """Heights of blocks, and the sums that turn rows into blocks and back.

    There are two heights to a block. The drawn one is what rows are counted by. The exact one is noted by
    :meth:`note_exact` as the background finds it, and drawn only from :meth:`commit` on, so that the rows under the
    reader's eyes do not move at every step of the measuring; :meth:`set_exact` changes both at once, for blocks that
    are on the screen.
    """

    def __init__(self, estimates: Iterable[int], gap: int) -> None:
        """One estimated height per block, and the empty rows after each block."""
        self._gap = gap
        self._drawn = array("l", estimates)
        self._exact = array("l", bytes(self._drawn.itemsize * len(self._drawn)))
        self._pending = False
        self._sum_chunks()

    def __len__(self) -> int:
        """The number of blocks."""
        return len(self._drawn)

    @property
    def gap(self) -> int:
        """The empty rows after each block."""
        return self._gap

    @property
    def total_rows(self) -> int:
        """The rows of all blocks; no gap follows the last."""
        return max(0, self._chunk_rows()[-1] - self._gap)

    def height(self, block: int) -> int:
        """The rows that ``block`` is drawn with, without the gap."""
        return self._drawn[block]

    def row_of(self, block: int) -> int:
        """The row on which ``block`` begins."""
        chunk, place = divmod(block, _CHUNK)
        return self._chunk_rows()[chunk] + self._rows_in(chunk)[place]

    def row_at(self, block: int, line: int) -> int:
        """The row of a line of a block, or of the last one the block has now: the way back from :meth:`locate`."""
        return self.row_of(block) + min(line, max(0, self._drawn[block] + self._gap - 1))

    def locate(self, row: int) -> tuple[int, int]:
        """The block at ``row`` and the line in it; lines from the block's height on are the gap.

        A row above the first or below the last is taken for that one; without any block the answer is (0, 0).
        """
        if not self._drawn:
            return 0, 0
        row = max(0, min(row, self.total_rows - 1))
        chunk_rows = self._chunk_rows()
        chunk = bisect_right(chunk_rows, row, 0, len(chunk_rows) - 1) - 1
        rows = self._rows_in(chunk)
        row -= chunk_rows[chunk]
        place = bisect_right(rows, row, 0, len(rows) - 1) - 1
        return chunk * _CHUNK + place, row - rows[place]

    def is_exact(self, block: int) -> bool:
        """Whether the exact height of ``block`` is known, drawn or not."""
        return self._exact[block] > 0

    def set_exact(self, block: int, height: int) -> bool:
        """Draw ``block`` with its exact height from now on; whether that changed any row."""
        height = max(1, height)
        self._exact[block] = height
        change = height - self._drawn[block]
        if change:
            self._drawn[block] = height
            chunk = block // _CHUNK
            self._chunk_sums[chunk] += change
            self._rows_of_chunks.pop(chunk, None)
            self._first_rows = None
        return change != 0

    def note_exact(self, block: int, height: int) -> None:
        """Keep the exact height of ``block`` for the next :meth:`commit`."""
        self._exact[block] = max(1, height)
        self._pending = self._pending or self._exact[block] != self._drawn[block]

    def commit(self, heights: Iterable[int] | None = None) -> bool:
        """Draw every exact height that is known, or all of ``heights``, one per block; whether that changed any row.

        Keep what is on the screen with :meth:`locate` before and :meth:`row_at` after.
        """
        if heights is not None:
            exact = array("l", heights)
            if len(exact) != len(self._drawn):
                raise ValueError(f"{len(exact)} heights for {len(self._drawn)} blocks")
            self._exact = exact
        elif not self._pending:
            return False
        before = self._drawn
        self._drawn = array("l", [exact or drawn for exact, drawn in zip(self._exact, before, strict=True)])
        self._pending = False
        self._sum_chunks()
        return self._drawn != before

    def next_unmeasured(self, block: int = 0) -> int | None:
        """The first block from ``block`` on, then from the top, whose exact height is not known."""
        for candidates in (range(block, len(self._exact)), range(min(block, len(self._exact)))):
            for candidate in candidates:
                if not self._exact[candidate]:
                    return candidate
        return None

    def _sum_chunks(self) -> None:
        starts = range(0, len(self._drawn), _CHUNK)
        self._chunk_sums = [
            sum(chunk := self._drawn[start : start + _CHUNK]) + len(chunk) * self._gap for start in starts
        ]
        self._first_rows: list[int] | None = None
        self._rows_of_chunks: dict[int, list[int]] = {}

    def _chunk_rows(self) -> list[int]:
        """The row on which each chunk begins, and the row after the last."""
        if self._first_rows is None:
            self._first_rows = list(accumulate(self._chunk_sums, initial=0))
        return self._first_rows

    def _rows_in(self, chunk: int) -> list[int]:
        """The rows on which the blocks of a chunk begin, counted from the chunk's first, and the row after it."""
        rows = self._rows_of_chunks.get(chunk)
        if rows is None:
            heights = self._drawn[chunk * _CHUNK : (chunk + 1) * _CHUNK]
            rows = list(accumulate([height + self._gap for height in heights], initial=0))
            self._rows_of_chunks[chunk] = rows
        return rows
