"""What the reader fixed: sentence pairs that must share a bead, brought into an order an alignment can keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class FixedBlock(NamedTuple):
    """Source sentences ``top..bottom`` and target sentences ``left..right``, all included, that belong together."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def is_pair(self) -> bool:
        """Whether it is one sentence a side, which a larger bead may yet take in."""
        return self.top == self.bottom and self.left == self.right

    def joined(self, other: FixedBlock) -> FixedBlock:
        """The smallest block that holds both."""
        return FixedBlock(
            min(self.top, other.top),
            max(self.bottom, other.bottom),
            min(self.left, other.left),
            max(self.right, other.right),
        )


def ordered_blocks(constraints: Iterable[tuple[int, int]], source_count: int, target_count: int) -> list[FixedBlock]:
    """Blocks that never share a sentence nor cross; pairs that do either become one block.

    Raises:
        ValueError: an anchor that names a sentence the texts do not have.
    """
    blocks: list[FixedBlock] = []
    for row, column in sorted(set(constraints)):
        if not (0 <= row < source_count and 0 <= column < target_count):
            raise ValueError(
                f"anchor ({row}, {column}) is outside texts of {source_count} and {target_count} sentences; remove it"
            )
        block = FixedBlock(row, row, column, column)
        while blocks and (blocks[-1].bottom >= block.top or blocks[-1].right >= block.left):
            block = blocks.pop().joined(block)
        blocks.append(block)
    return blocks
