"""Values of figures as numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sejajar.extraction.items import Figure, number_of
from sejajar.text.span import Span


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("40000", 40000),
        ("0.75", Fraction(3, 4)),
        ("2/3", Fraction(2, 3)),
        ("-3", -3),
        ("2017-09", None),
        ("3:1", None),
        ("W3", None),
        ("1/0", None),
        (None, None),
    ],
)
def test_number(value: str | None, expected: Fraction | int | None) -> None:
    assert number_of(value) == expected
    assert Figure(Span(0, 1), "count", value).number == expected
