"""The rough alignment by lengths: whole, never certain, and both sides of the cost of each bead kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.alignment.aligner import length_based_align
from sejajar.alignment.length_based import length_based_beads
from sejajar.alignment.model import SURE_CONFIDENCE, Alignment
from sejajar.segmentation.sentences import split_lines, split_sentences
from sejajar.text.document import Document

Indices = tuple[int, ...]


def by_lengths(source: list[int], target: list[int]) -> Alignment:
    """The alignment of two paragraphs whose sentences have these lengths."""
    sides = [
        split_lines(Document.from_text("\n".join("a" * length for length in side), language="id", line_aligned=True))
        for side in (source, target)
    ]
    return length_based_beads(*sides)


def pairs(alignment: Alignment) -> list[tuple[Indices, Indices]]:
    return [(bead.source, bead.target) for bead in alignment.beads]


LENGTHS = st.lists(st.integers(1, 300), max_size=14)


@settings(deadline=None)
@given(LENGTHS, LENGTHS)
def test_it_is_whole_and_never_certain(source: list[int], target: list[int]) -> None:
    alignment = by_lengths(source, target)
    assert [i for bead in alignment.beads for i in bead.source] == list(range(len(source)))
    assert [j for bead in alignment.beads for j in bead.target] == list(range(len(target)))
    assert all(bead.source or bead.target for bead in alignment.beads)
    assert all(bead.confidence < SURE_CONFIDENCE for bead in alignment.beads)


ONE_TWO = [((0,), (0, 1)), ((1,), (2,))]
ONE_ONE = [((0,), (0,)), ((1,), (1, 2))]


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        # Of two sentences a side, the 1-2 bead has to save 0.35 / 2 of the text: t1 is 0.5 - 0.175 at the bound.
        ([500, 500], [324, 176, 500], ONE_TWO),
        ([500, 500], [326, 174, 500], ONE_ONE),
        # 2-2 has to save 0.5 / 3 against two 1-1 beads.
        ([100, 400, 500], [270, 230, 250, 250], [((0, 1), (0, 1)), ((2,), (2, 3))]),
        ([100, 400, 500], [260, 240, 250, 250], [((0,), (0,)), ((1,), (1,)), ((2,), (2, 3))]),
        # 1-3 costs 0.8 / 2 where 1-2 costs 0.35 / 2: it has to save 0.225.
        ([750, 250], [100, 420, 230, 250], [((0,), (0, 1, 2)), ((1,), (3,))]),
        ([750, 250], [100, 430, 220, 250], [((0,), (0, 1)), ((1,), (2, 3))]),
    ],
)
def test_both_sides_of_each_cost(source: list[int], target: list[int], found: list[tuple[Indices, Indices]]) -> None:
    assert pairs(by_lengths(source, target)) == found
    assert pairs(by_lengths(target, source)) == [(theirs, ours) for ours, theirs in found]


def test_a_longer_side_has_its_rest_alone() -> None:
    assert pairs(by_lengths([], [1, 1])) == [((), (0,)), ((), (1,))]
    assert pairs(by_lengths([9, 9], [])) == [((0,), ()), ((1,), ())]


def test_equally_many_paragraphs_are_aligned_one_by_one() -> None:
    source = Document.from_text("Satu. Dua tiga.\nEmpat.", language="id")
    target = Document.from_text("واحد. اثنان ثلاثة.\nأربعة.", language="ar")
    aligned = length_based_align(source, split_sentences(source), target, split_sentences(target))
    assert pairs(aligned) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_an_extra_paragraph_makes_one_walk_of_all() -> None:
    source = Document.from_text("Aaaa aaaa.\nBbbb bbbb.\nCccc cccc dddd dddd.", language="id")
    target = Document.from_text("Aaaa aaaa bbbb bbbb.\nCccc cccc dddd dddd.", language="id")
    aligned = length_based_align(source, split_sentences(source), target, split_sentences(target))
    assert pairs(aligned) == [((0, 1), (0,)), ((2,), (1,))]
