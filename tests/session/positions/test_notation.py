"""Places as people name them, and percentages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.session.bitext import Bitext, Side
from sejajar.session.positions.notation import PlaceError, StartPlace, read_place, spelled_place
from sejajar.session.positions.percent import passage_at_percent, percent_at


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("12", StartPlace(None, 11)), ("0", StartPlace(None, 0)), ("1", StartPlace(None, 0)),
        ("s:3400", StartPlace("source", 3400)), ("t:0", StartPlace("target", 0)),
        ("50%", StartPlace(None, 50, is_percent=True)), (" 12 ", StartPlace(None, 11)), ("50 %", StartPlace(None, 50, is_percent=True)),
        ("١٢", StartPlace(None, 11)), ("۵۰٪", StartPlace(None, 50, is_percent=True)), ("s:٣", StartPlace("source", 3)),
    ],
)  # fmt: skip
def test_a_place_is_read(text: str, place: StartPlace) -> None:
    assert read_place(text) == place


@pytest.mark.parametrize("text", ["", "x", "s:", "u:3", "-1", "1.5", "s:50%", "%", "1" * 13])
def test_what_is_no_place_is_said(text: str) -> None:
    with pytest.raises(PlaceError, match="is not a passage number, a percentage such as 50%, or an offset"):
        read_place(text)


@given(st.sampled_from([None, "source", "target"]), st.integers(0, 10**9), st.booleans())
def test_a_spelled_place_is_read_back(side: Side | None, number: int, is_percent: bool) -> None:
    place = StartPlace(side, number, is_percent=is_percent and side is None)
    assert read_place(spelled_place(place)) == place


def test_percent_grows_with_the_passages(bitext: Bitext) -> None:
    percents = [percent_at(bitext, index) for index in range(len(bitext.passages))]
    assert percents == sorted(percents)
    assert percents[-1] == 100
    assert max(percents[:-1]) <= 99


def test_the_passage_at_a_percentage_is_the_first_that_is_so_far(bitext: Bitext) -> None:
    for percent in range(101):
        index = passage_at_percent(bitext, percent)
        assert percent_at(bitext, index) >= percent
        assert index == 0 or percent_at(bitext, index - 1) < percent
    assert passage_at_percent(bitext, 1000) == len(bitext.passages) - 1
    assert passage_at_percent(bitext, -1) == 0
    assert StartPlace(None, 50, is_percent=True).passage_index(bitext) == passage_at_percent(bitext, 50)
