"""Units of measure by dimension, and exact conversion inside one (CLDR unit ids). Currencies are never converted."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class UnitScale(NamedTuple):
    """A unit as a multiple of the base unit of its dimension."""

    dimension: str
    factor: Fraction


def _scales(dimension: str, factors: dict[str, str | int]) -> dict[str, UnitScale]:
    return {f"{dimension}-{name}": UnitScale(dimension, Fraction(factor)) for name, factor in factors.items()}


UNIT_SCALES: dict[str, UnitScale] = {
    **_scales("power", {
        "watt": 1, "kilowatt": 10**3, "megawatt": 10**6, "gigawatt": 10**9, "terawatt": 10**12,
    }),
    **_scales("energy", {
        "joule": 1, "kilojoule": 1000, "watt-hour": 3600, "kilowatt-hour": 3_600_000, "megawatt-hour": 3_600_000_000,
        "gigawatt-hour": 3_600_000_000_000, "terawatt-hour": 3_600_000_000_000_000, "calorie": "4.184",
        "kilocalorie": 4184,
    }),
    **_scales("length", {
        "nanometer": "0.000000001", "millimeter": "0.001", "centimeter": "0.01", "meter": 1, "kilometer": 1000,
        "inch": "0.0254", "foot": "0.3048", "yard": "0.9144", "mile": "1609.344", "nautical-mile": 1852,
        "light-year": 9_460_730_472_580_800,
    }),
    **_scales("area", {
        "square-centimeter": "0.0001", "square-meter": 1, "square-kilometer": 10**6, "hectare": 10**4,
        "square-foot": "0.09290304", "square-mile": "2589988.110336", "acre": "4046.8564224", "dunam": 1000,
        "feddan": "4200.83",
    }),
    **_scales("volume", {
        "milliliter": "0.001", "cubic-centimeter": "0.001", "liter": 1, "cubic-meter": 1000, "barrel": "158.987294928",
        "gallon": "3.785411784",
    }),
    **_scales("mass", {
        "milligram": "0.000001", "gram": "0.001", "kilogram": 1, "quintal": 100, "tonne": 1000, "pound": "0.45359237",
        "ounce": "0.028349523125", "carat": "0.0002", "stone": "6.35029318",
    }),
    **_scales("speed", {
        "kilometer-per-hour": "1/1", "meter-per-second": "3.6", "mile-per-hour": "1.609344", "knot": "1.852",
    }),
    **_scales("digital", {
        "byte": 1, "kilobyte": 10**3, "megabyte": 10**6, "gigabyte": 10**9, "terabyte": 10**12, "petabyte": 10**15,
    }),
    **_scales("frequency", {"hertz": 1, "kilohertz": 10**3, "megahertz": 10**6, "gigahertz": 10**9}),
    **_scales("graphics", {"pixel": 1, "megapixel": 10**6}),
    **_scales("electric", {"volt": 1, "kilovolt": 1000}),
    **_scales("duration", {
        "millisecond": "0.001", "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800,
    }),
    # Months have no fixed length in days: the calendar is a dimension of its own.
    **{
        f"duration-{name}": UnitScale("calendar", Fraction(months))
        for name, months in {"month": 1, "year": 12, "decade": 120, "century": 1200}.items()
    },
    "percent": UnitScale("proportion", Fraction(1, 100)),
    "permille": UnitScale("proportion", Fraction(1, 1000)),
    "concentr-permyriad": UnitScale("proportion", Fraction(1, 10000)),
}  # fmt: skip
"""Every unit that converts, with its dimension; temperatures and angles do not convert."""


def in_base_units(value: Fraction, unit: str) -> tuple[str, Fraction]:
    """Return the dimension of ``unit`` and ``value`` in its base unit.

    A unit that does not convert is its own dimension: 2 weeks are ``("duration", 1209600)``, 3 USD ``("USD", 3)``.
    """
    scale = UNIT_SCALES.get(unit)
    return (scale.dimension, value * scale.factor) if scale is not None else (unit, value)


_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
"""The currencies of ISO 4217 whose minor unit is a thousandth."""


def minor_digits(currency: str) -> int:
    """Return how many decimals the minor unit of a currency has: 2 for cents, 3 for the fils of Kuwait."""
    return 3 if currency in _THOUSANDTHS else 2


def is_currency(unit: str) -> bool:
    """Return whether ``unit`` is an ISO 4217 code (``USD``) rather than a CLDR unit id (``mass-tonne``)."""
    return len(unit) == 3 and unit.isupper()
