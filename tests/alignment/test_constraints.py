"""Constraints in an order that an alignment can have."""

from __future__ import annotations

import pytest

from sejajar.alignment.constraints import FixedBlock, ordered_blocks


@pytest.mark.parametrize(
    ("constraints", "blocks"),
    [
        ([], []),
        ([(0, 0)], [(0, 0, 0, 0)]),
        ([(8, 8), (0, 0)], [(0, 0, 0, 0), (8, 8, 8, 8)]),
        ([(1, 1), (1, 1)], [(1, 1, 1, 1)]),
        ([(1, 1), (2, 2)], [(1, 1, 1, 1), (2, 2, 2, 2)]),
        ([(1, 1), (2, 1)], [(1, 2, 1, 1)]),
        ([(1, 1), (1, 2)], [(1, 1, 1, 2)]),
        ([(1, 2), (2, 1)], [(1, 2, 1, 2)]),
        ([(0, 0), (1, 1), (5, 1)], [(0, 0, 0, 0), (1, 5, 1, 1)]),
        ([(0, 3), (1, 4), (2, 0)], [(0, 2, 0, 4)]),
    ],
)
def test_pairs_that_cross_or_share_a_sentence_are_one_block(
    constraints: list[tuple[int, int]], blocks: list[tuple[int, int, int, int]]
) -> None:
    assert ordered_blocks(constraints, 9, 9) == blocks


@pytest.mark.parametrize(("constraint"), [(3, 0), (0, 2), (-1, 0), (0, -1)])
def test_a_constraint_is_inside_the_texts(constraint: tuple[int, int]) -> None:
    assert ordered_blocks([(2, 1)], 3, 2) == [(2, 2, 1, 1)]
    with pytest.raises(ValueError, match=r"is outside texts of 3 and 2 sentences; remove it"):
        ordered_blocks([constraint], 3, 2)


@pytest.mark.parametrize(
    ("block", "is_pair"), [((1, 1, 2, 2), True), ((1, 2, 2, 2), False), ((1, 1, 2, 3), False), ((1, 2, 2, 3), False)]
)
def test_a_pair_has_one_sentence_a_side(block: tuple[int, int, int, int], is_pair: bool) -> None:
    assert FixedBlock(*block).is_pair is is_pair
