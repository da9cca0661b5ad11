"""When two figures are equal: the keys that matching compares."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import replace
from fractions import Fraction

from sejajar.extraction.figures.tables.countries import FAMILIES
from sejajar.extraction.figures.units import in_base_units
from sejajar.extraction.items import Figure, number_of

MONEY_FAMILIES = tuple(codes for name, codes in FAMILIES.items() if name != "dollar")
"""Currencies that share a name. Not the dollars: texts always name the country of one that is not American."""
MIN_SHARED_DIGITS = Fraction(1, 2)
"""The least share of digits, in order, that a wrong figure has in common with the right one."""

_DEGREES = tuple(
    frozenset({unit, f"temperature-{scale}"})
    for unit in ("angle-degree", "temperature-generic")
    for scale in ("celsius", "fahrenheit", "generic")
)
"""A "degree" without a scale may be of any."""
_CALENDAR = frozenset({"date", "month", "weekday", "time", "score"})
_DATE = re.compile(r"(?:(\d{4})|-)-(\d\d)(?:-(\d\d))?")


def exact_key(figure: Figure) -> Hashable:
    """Return what equal figures share: 50 % and a half, two weeks and 14 days, an Arabic dual and "2"."""
    if figure.is_indefinite:
        return ("indefinite", figure.order_of_magnitude, figure.unit)
    low, high = number_of(figure.value), number_of(figure.upper_value)
    if low is None or figure.kind in _CALENDAR:
        return (figure.kind, figure.value, figure.upper_value)
    if figure.kind == "year":
        return ("year", low, high)
    unit = figure.unit
    if unit is None:
        return ("proportion" if figure.kind == "fraction" else "number", low, high)
    dimension, low = in_base_units(low, unit)
    return (dimension, low, in_base_units(high, unit)[1] if high is not None else None)


def loose_key(figure: Figure) -> Hashable:
    """Return the bare number, or the time on a 12-hour clock: only one figure may have a unit or half of day."""
    if figure.is_indefinite:
        return ("indefinite", figure.order_of_magnitude)
    if figure.kind == "time":
        return ("time", _on_twelve_hours(figure.value), _on_twelve_hours(figure.upper_value))
    low = number_of(figure.value)
    if low is None or figure.kind in _CALENDAR:
        return (figure.kind, figure.value, figure.upper_value)
    return ("number", low, number_of(figure.upper_value))


def whole_key(figure: Figure) -> Hashable:
    """Return the key of nine for "one of nine", since the other text may say "one of the nine leaders"."""
    if figure.kind == "fraction" and figure.value is not None and figure.value.startswith("1/"):
        return ("number", number_of(figure.value[2:]), None)
    return loose_key(figure)


def end_keys(figure: Figure) -> tuple[Hashable, Hashable] | None:
    """Return the exact keys of both ends of a range; None for other figures."""
    if figure.upper_value is None:
        return None
    return exact_key(replace(figure, upper_value=None)), exact_key(
        replace(figure, value=figure.upper_value, upper_value=None)
    )


def _on_twelve_hours(value: str | None) -> str | None:
    return f"{int(value[:2]) % 12:02d}{value[2:]}" if value else None


def may_match_loosely(first: Figure, second: Figure) -> bool:
    """Whether figures with the same bare number may be equal: not with two different units, or if one is a percentage.

    A "dinar" or "riyal" without a country got the currency of a likely one, so the two may differ. Units that convert
    into each other are compared by the exact key.
    """
    if first.kind == second.kind == "percent" or first.unit == second.unit:
        return True
    if first.unit is None or second.unit is None:
        return "percent" not in (first.unit, second.unit) or "fraction" in (first.kind, second.kind)
    if any(first.unit in family and second.unit in family for family in (*MONEY_FAMILIES, *_DEGREES)):
        return True
    return exact_key(first) == exact_key(second)


def mismatch_class(figure: Figure) -> Hashable:
    """Return the class of a figure: in one bead, figures of one class with different values are a mismatch."""
    if figure.is_indefinite:
        return "indefinite"
    if figure.unit is not None and figure.kind != "money":
        return in_base_units(Fraction(1), figure.unit)[0]
    if figure.kind in ("count", "quantity", "fraction", "multiple"):
        return "number"
    return "date" if figure.kind == "month" else figure.kind


def slip_class(figure: Figure) -> Hashable:
    """Return a class for figures whose class an error may have changed: 2018 to 7018, «42 في المئة» to "42".

    None for other figures, and for numbers of one digit, which are similar by chance.
    """
    if figure.value is None or figure.kind in ("score", "time", "weekday", "month", "date"):
        return None
    return "number" if len(re.sub(r"\D", "", figure.value)) > 1 else None


def dates_agree(first: Figure, second: Figure) -> bool:
    """Whether two dates agree in every part that both have: "March" with "March 2017"."""
    if first.value is None or second.value is None or first.upper_value != second.upper_value:
        return False
    one, other = _DATE.fullmatch(first.value), _DATE.fullmatch(second.value)
    if one is None or other is None:
        return False
    parts = zip(one.groups(), other.groups(), strict=True)
    return all(part is None or counterpart is None or part == counterpart for part, counterpart in parts)


def are_similar(first: Figure, second: Figure) -> bool:
    """Whether one value may be an error for the other: at least half of their digits agree, from the left or right."""
    if first.value is None or second.value is None:
        return False
    one, other = _significant(first.value), _significant(second.value)
    if not one or not other:
        return False
    length = max(len(one), len(other))
    return Fraction(max(_common(one, other), _common(one[::-1], other[::-1])), length) >= MIN_SHARED_DIGITS


def _significant(value: str) -> str:
    return re.sub(r"\D", "", value).strip("0")


def _common(one: str, other: str) -> int:
    return sum(digit == counterpart for digit, counterpart in zip(one, other, strict=False))
