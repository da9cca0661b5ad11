"""How far into a bitext a passage is, and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sejajar.alignment.model import Alignment, Bead
from sejajar.session.bitext import Bitext
from sejajar.session.positions.percent import passage_at_percent, percent_at
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span


@pytest.fixture
def three() -> Bitext:
    """Three passages that end after 8, 14 and 20 of 20 characters of both texts."""
    return Bitext(
        Document.from_text("aaaa bbbb ccc", language="id"),
        Document.from_text("dddd ee", language="id"),
        tuple(Sentence(Span(start, end), 0) for start, end in ((0, 4), (5, 9), (10, 13))),
        tuple(Sentence(Span(start, end), 0) for start, end in ((0, 4), (5, 7))),
        Alignment((Bead((0,), (0,)), Bead((1,), ()), Bead((2,), (1,)))),
    )


def test_percent_is_of_both_texts(three: Bitext) -> None:
    assert [percent_at(three, index) for index in range(3)] == [40, 65, 100]


def test_an_index_after_the_last_passage_is_100_percent(three: Bitext) -> None:
    assert percent_at(three, 3) == 100


def test_only_the_last_passage_is_at_100(three: Bitext) -> None:
    beads = (*three.alignment.beads, Bead((), ()))
    assert [percent_at(replace(three, alignment=Alignment(beads)), index) for index in range(4)] == [40, 65, 99, 100]


@pytest.mark.parametrize(
    ("percent", "passage"),
    [(-1, 0), (0, 0), (1, 0), (39, 0), (40, 0), (41, 1), (64, 1), (65, 1), (66, 2), (99, 2), (100, 2), (101, 2), (10**12, 2)],
)  # fmt: skip
def test_the_passage_at_a_percentage_is_the_first_to_reach_it(three: Bitext, percent: int, passage: int) -> None:
    assert passage_at_percent(three, percent) == passage


def test_a_bitext_without_passages_is_at_0_percent(three: Bitext) -> None:
    empty = replace(three, alignment=Alignment(()))
    assert percent_at(empty, 0) == 0
    assert [passage_at_percent(empty, percent) for percent in (0, 50, 100)] == [0, 0, 0]


def test_a_single_passage_is_at_100_percent(three: Bitext) -> None:
    one = replace(three, alignment=Alignment((Bead((0, 1, 2), (0, 1)),)))
    assert percent_at(one, 0) == 100
    assert passage_at_percent(one, 100) == 0
