"""Quotes of two texts paired through the alignment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.comparison.model import ItemMatch
from sejajar.comparison.quote_matching import BEAD_QUOTES, match_quotes, text_similarity
from sejajar.extraction.items import Quote
from sejajar.text.span import Span


def quote(start: int, length: int = 20, kind: str = "direct", **rest: object) -> Quote:
    return Quote(Span(start, start + length), kind, **rest)  # type: ignore[arg-type]


def test_like_goes_with_like_inside_a_bead():
    source = [quote(0, kind="indirect"), quote(5, kind="phrase")]
    target = [quote(0, kind="phrase"), quote(30, kind="indirect")]

    assert match_quotes(source, target, [3, 3], [3, 3]) == (ItemMatch(0, 1, "match"), ItemMatch(1, 0, "match"))


def test_order_and_length_choose_among_several():
    source = [quote(0, 100), quote(200, 10)]
    target = [quote(0, 90)]

    assert match_quotes(source, target, [0, 0], [0]) == (ItemMatch(0, 0, "match"), ItemMatch(1, None, "only_source"))
    assert match_quotes(target, source, [0], [0, 0]) == (ItemMatch(0, 0, "match"), ItemMatch(None, 1, "only_target"))


def test_partner_in_the_next_bead():
    assert match_quotes([quote(0)], [quote(50)], [4], [5]) == (ItemMatch(0, 0, "match"),)
    assert match_quotes([quote(0)], [quote(50)], [4], [9]) == (
        ItemMatch(0, None, "only_source"),
        ItemMatch(None, 0, "only_target"),
    )
    assert match_quotes([quote(0, 100)], [quote(50, 8)], [4], [5])[0].status == "only_source"


@pytest.mark.parametrize(("distance", "status"), [(0, "match"), (1, "match"), (2, "match"), (3, "only_source")])
def test_a_counterpart_is_at_most_two_beads_away(distance: int, status: str):
    assert match_quotes([quote(0)], [quote(50)], [4], [4 + distance])[0].status == status
    assert (
        match_quotes([quote(0)], [quote(50)], [4], [4 - distance])[-1].status.replace("only_target", "only_source")
        == status
    )


@pytest.mark.parametrize(
    ("length", "status"), [(39, "only_source"), (40, "match"), (250, "match"), (251, "only_source")]
)
def test_in_a_neighbouring_bead_lengths_agree_by_two_fifths(length: int, status: str):
    assert match_quotes([quote(0, 100)], [quote(50, length)], [4], [5])[0].status == status


def test_words_in_marks_that_are_only_reported_differ():
    assert match_quotes([quote(0)], [quote(0, kind="indirect")], [0], [0]) == (ItemMatch(0, 0, "mismatch"),)


def test_a_mention_is_nobodys_statement():
    assert text_similarity(quote(0, kind="mention"), quote(0, kind="indirect")) == 0


def test_a_crowded_bead_pairs_in_order():
    many = [quote(30 * n) for n in range(BEAD_QUOTES + 5)]
    pairs = match_quotes(many, many, [0] * len(many), [0] * len(many))
    assert pairs == tuple(ItemMatch(n, n, "match") for n in range(len(many)))


SIDE = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from(["direct", "phrase", "mention", "indirect"]), st.integers(1, 90)),
    max_size=12,
)


@given(SIDE, SIDE)
def test_every_quote_is_in_one_pair(ours: list[tuple[int, str, int]], theirs: list[tuple[int, str, int]]):
    source = [quote(100 * n, length, kind) for n, (_, kind, length) in enumerate(sorted(ours))]
    target = [quote(100 * n, length, kind) for n, (_, kind, length) in enumerate(sorted(theirs))]
    pairs = match_quotes(source, target, [b for b, *_ in sorted(ours)], [b for b, *_ in sorted(theirs)])

    assert sorted(pair.source for pair in pairs if pair.source is not None) == list(range(len(source)))
    assert sorted(pair.target for pair in pairs if pair.target is not None) == list(range(len(target)))
    for pair in pairs:
        assert (pair.status == "only_source") == (pair.target is None)
        assert (pair.status == "only_target") == (pair.source is None)
