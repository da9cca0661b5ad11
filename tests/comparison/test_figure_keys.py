"""When two figures are equal, may be equal, or are similar."""

from __future__ import annotations

import pytest

from sejajar.comparison.figure_keys import (
    are_similar,
    dates_agree,
    end_keys,
    exact_key,
    loose_key,
    may_match_loosely,
    mismatch_class,
    slip_class,
    whole_key,
)
from sejajar.extraction.items import Figure, FigureKind
from sejajar.text.span import Span


def figure(
    kind: FigureKind, value: str | None = None, unit: str | None = None, upper_value: str | None = None
) -> Figure:
    return Figure(Span(0, 1), kind, value, upper_value, unit)


@pytest.mark.parametrize(
    ("one", "other", "are_equal"),
    [
        (figure("percent", "50", "percent"), figure("fraction", "1/2"), True),
        (figure("quantity", "2", "duration-week"), figure("quantity", "14", "duration-day"), True),
        (figure("quantity", "2", "duration-week"), figure("quantity", "15", "duration-day"), False),
        (figure("money", "5", "USD"), figure("money", "5", "EUR"), False),
        (figure("count", "5"), figure("ordinal", "5"), True),
        (figure("count", "2019"), figure("year", "2019"), False),
        (figure("time", "07:30"), figure("time", "19:30"), False),
        (figure("count", "5", None, "10"), figure("count", "5"), False),
    ],
)
def test_exact_keys(one: Figure, other: Figure, are_equal: bool) -> None:
    assert (exact_key(one) == exact_key(other)) is are_equal


def test_loose_keys() -> None:
    assert loose_key(figure("time", "07:30")) == loose_key(figure("time", "19:30"))
    assert loose_key(figure("time", "07:30")) != loose_key(figure("time", "07:31"))
    assert loose_key(figure("money", "5", "USD")) == loose_key(figure("count", "5")) == loose_key(figure("year", "5"))
    assert loose_key(figure("date", "2019-01-02")) != loose_key(figure("month", "2019-01"))


def test_one_of_nine_has_the_key_of_nine() -> None:
    assert whole_key(figure("fraction", "1/9")) == whole_key(figure("count", "9"))
    assert whole_key(figure("fraction", "2/9")) != whole_key(figure("count", "9"))


def test_the_ends_of_a_range() -> None:
    ends = end_keys(figure("count", "5", None, "10"))
    assert ends == (exact_key(figure("count", "5")), exact_key(figure("count", "10")))
    assert end_keys(figure("count", "5")) is None


@pytest.mark.parametrize(
    ("one", "other", "may_match"),
    [
        (figure("money", "5", "USD"), figure("count", "5"), True),
        (figure("percent", "5", "percent"), figure("count", "5"), False),
        (figure("percent", "50", "percent"), figure("fraction", "50"), True),
        (figure("money", "5", "IQD"), figure("money", "5", "KWD"), True),
        (figure("money", "5", "USD"), figure("money", "5", "CAD"), False),
        (figure("quantity", "5", "temperature-celsius"), figure("quantity", "5", "angle-degree"), True),
        (figure("quantity", "5", "length-meter"), figure("quantity", "5", "mass-kilogram"), False),
    ],
)
def test_what_may_match_loosely(one: Figure, other: Figure, may_match: bool) -> None:
    assert may_match_loosely(one, other) is may_match
    assert may_match_loosely(other, one) is may_match


def test_classes() -> None:
    assert mismatch_class(figure("quantity", "5", "length-meter")) == mismatch_class(
        figure("quantity", "7", "length-kilometer")
    )
    assert mismatch_class(figure("money", "5", "USD")) == mismatch_class(figure("money", "5", "EUR"))
    assert mismatch_class(figure("count", "5")) == mismatch_class(figure("multiple", "7"))
    assert mismatch_class(figure("month", "--05")) == mismatch_class(figure("date", "--05-01"))
    assert [slip_class(figure("count", value)) for value in ("9", "10", "9.5")] == [None, "number", "number"]
    assert slip_class(figure("date", "2019-01-02")) is None


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2017-03", "--03", True),
        ("2017-03", "2018-03", False),
        ("2017-03-01", "2017-03", True),
        ("2017-03-01", "2017-03-02", False),
        ("W3", "--03", False),
    ],
)
def test_dates_agree_in_what_both_have(one: str, other: str, agree: bool) -> None:
    assert dates_agree(figure("date", one), figure("date", other)) is agree


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [("35", "53", False), ("120", "121", True), ("1234", "1299", True), ("1234", "1999", False), ("9934", "1234", True),
     ("12", "120", True), ("0", "5", False)],
)  # fmt: skip
def test_half_of_the_digits_agree(one: str, other: str, similar: bool) -> None:
    assert are_similar(figure("count", one), figure("count", other)) is similar
