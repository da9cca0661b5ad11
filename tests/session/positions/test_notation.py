"""Places as people name them, and percentages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.session.bitext import Bitext, Side
from sejajar.session.positions.notation import PositionError, TextPosition, format_position, parse_position
from sejajar.session.positions.percent import passage_at_percent, percent_at


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("12", TextPosition(None, 11)), ("0", TextPosition(None, 0)), ("1", TextPosition(None, 0)),
        ("s:3400", TextPosition("source", 3400)), ("t:0", TextPosition("target", 0)),
        ("50%", TextPosition(None, 50, is_percent=True)), (" 12 ", TextPosition(None, 11)), ("50 %", TextPosition(None, 50, is_percent=True)),
        ("١٢", TextPosition(None, 11)), ("۵۰٪", TextPosition(None, 50, is_percent=True)), ("s:٣", TextPosition("source", 3)),
    ],
)  # fmt: skip
def test_a_place_is_read(text: str, place: TextPosition) -> None:
    assert parse_position(text) == place


@pytest.mark.parametrize("text", ["", "x", "s:", "u:3", "-1", "1.5", "s:50%", "%", "1" * 13])
def test_what_is_no_place_is_said(text: str) -> None:
    with pytest.raises(PositionError, match="is not a passage number, a percentage such as 50%, or an offset"):
        parse_position(text)


@given(st.sampled_from([None, "source", "target"]), st.integers(0, 10**9), st.booleans())
def test_a_spelled_place_is_read_back(side: Side | None, number: int, is_percent: bool) -> None:
    place = TextPosition(side, number, is_percent=is_percent and side is None)
    assert parse_position(format_position(place)) == place


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
    assert TextPosition(None, 50, is_percent=True).passage_index(bitext) == passage_at_percent(bitext, 50)
