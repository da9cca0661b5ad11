"""Hard constraints: pairs of sentences that must share a bead, brought into an order that an alignment can have."""

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
        """Whether it is one sentence a side; a bead may hold further ones."""
        return self.top == self.bottom and self.left == self.right

    def joined(self, other: FixedBlock) -> FixedBlock:
        """Return the smallest block that holds both."""
        return FixedBlock(
            min(self.top, other.top),
            max(self.bottom, other.bottom),
            min(self.left, other.left),
            max(self.right, other.right),
        )


def ordered_blocks(constraints: Iterable[tuple[int, int]], source_count: int, target_count: int) -> list[FixedBlock]:
    """Return blocks that neither share a sentence nor cross; pairs that do become one block.

    Raises:
        ValueError: a constraint names a sentence that the texts do not have.

    Example:
        >>> ordered_blocks([(3, 3), (4, 2), (7, 7)], 9, 9)
        [FixedBlock(top=3, bottom=4, left=2, right=3), FixedBlock(top=7, bottom=7, left=7, right=7)]
    """
    blocks: list[FixedBlock] = []
    for row, column in sorted(set(constraints)):
        if not (0 <= row < source_count and 0 <= column < target_count):
            raise ValueError(
                f"constraint ({row}, {column}) is outside texts of {source_count} and {target_count} sentences; "
                "remove it"
            )
        block = FixedBlock(row, row, column, column)
        while blocks and (blocks[-1].bottom >= block.top or blocks[-1].right >= block.left):
            block = blocks.pop().joined(block)
        blocks.append(block)
    return blocks
