"""The value of a digit run, with any separators."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sejajar.extraction.figures.numbers.digits import MAX_BARE_DIGITS, MAX_DIGITS, read_digits


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1'234", 1234),
        ("1 000 000", 1000000),
        ("4.729.926,50", Fraction("4729926.5")),
        ("12,34,567", 1234567),
        ("1.500", 1500),
        ("1.5000", Fraction("1.5")),
        ("1500.000", 1500),
        ("0.500", Fraction("0.5")),
        ("1,5", Fraction("1.5")),
        ("1.2.3", None),
        ("1.234,567.8", None),
        ("1.234.567.8", None),
        ("00", 0),
        ("007", None),
        ("9" * MAX_BARE_DIGITS, int("9" * MAX_BARE_DIGITS)),
        ("9" * (MAX_BARE_DIGITS + 1), None),
        ("1." + "3" * (MAX_DIGITS - 2), Fraction("1." + "3" * (MAX_DIGITS - 2))),
        ("1." + "3" * (MAX_DIGITS - 1), None),
    ],
)
def test_value(run: str, expected: Fraction | int | None) -> None:
    number = read_digits(run)
    assert (number.value if number is not None else None) == expected


@pytest.mark.parametrize(
    ("run", "is_native_style", "expected"),
    [
        ("1.200", False, 1200),
        ("8.041", False, Fraction("8.041")),
        ("8.041", True, 8041),
        ("8,040", False, Fraction("8.04")),
    ],
)
def test_a_scale_word_after_three_decimals(run: str, is_native_style: bool, expected: Fraction | int) -> None:
    number = read_digits(run, scale_follows=True, thousands_mark=".", is_native_style=is_native_style)
    assert number is not None and number.value == expected


def test_how_it_was_written() -> None:
    plain, grouped, decimal = read_digits("12"), read_digits("1.200"), read_digits("1,2")
    assert plain is not None and (plain.is_plain, plain.is_decimal) == (True, False)
    assert grouped is not None and (grouped.is_plain, grouped.is_decimal) == (False, False)
    assert decimal is not None and (decimal.is_plain, decimal.is_decimal) == (False, True)
