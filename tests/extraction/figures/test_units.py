"""Units convert exactly inside one dimension."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sejajar.extraction.figures.units import in_base_units, is_currency


@pytest.mark.parametrize(
    ("value", "unit", "same_value", "same_unit"),
    [
        ("2", "duration-week", "14", "duration-day"),
        ("1.5", "power-gigawatt", "1500", "power-megawatt"),
        ("12", "duration-month", "1", "duration-year"),
        ("50", "percent", "500", "permille"),
        ("1", "length-mile", "1.609344", "length-kilometer"),
    ],
)
def test_two_ways_to_write_one_quantity(value: str, unit: str, same_value: str, same_unit: str) -> None:
    assert in_base_units(Fraction(value), unit) == in_base_units(Fraction(same_value), same_unit)


def test_months_and_days_are_different_dimensions() -> None:
    assert in_base_units(Fraction(1), "duration-month")[0] != in_base_units(Fraction(30), "duration-day")[0]


@pytest.mark.parametrize("unit", ["USD", "temperature-celsius", "angle-degree"])
def test_a_unit_that_does_not_convert_is_its_own_dimension(unit: str) -> None:
    assert in_base_units(Fraction(3), unit) == (unit, 3)


@pytest.mark.parametrize(("unit", "expected"), [("USD", True), ("usd", False), ("mass-tonne", False), ("USDT", False)])
def test_currencies(unit: str, expected: bool) -> None:
    assert is_currency(unit) is expected
