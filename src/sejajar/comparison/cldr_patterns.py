"""Figures written by CLDR's patterns in the language of the interface: numbers, currencies, units and dates.

Imports babel; :mod:`sejajar.comparison.figure_format` is the door to it.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_day_names, get_month_names
from babel.numbers import format_compact_decimal, format_decimal, get_currency_name, get_currency_symbol
from babel.units import UnknownUnitError, format_unit

from sejajar.comparison.tables.registry import ComparisonTable, comparison_table
from sejajar.extraction.items import number_of

_FALLBACK_LOCALE = "en"
_COMPACT_FROM = 1_000_000
_ISO_DATE = re.compile(r"(?:(\d{4})|-)-(\d\d)(?:-(\d\d))?")


@lru_cache(maxsize=64)
def locale_of(language: str) -> str:
    """Return CLDR's name of a BCP 47 language; English for one that CLDR does not have."""
    try:
        return str(Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return _FALLBACK_LOCALE


def _table(locale: str) -> ComparisonTable:
    return comparison_table(locale.split("_")[0])


@lru_cache(maxsize=4096)
def format_figure(
    kind: str, value: str | None, upper_value: str | None, unit: str | None, order_of_magnitude: str | None, locale: str
) -> str:
    """Return a figure as the locale writes it, from the fields of a :class:`~sejajar.extraction.items.Figure`.

    Example:
        >>> format_figure("money", "40000000000", None, "USD", None, "en")
        '$40 billion'
    """
    if value is None:
        return _format_indefinite(order_of_magnitude or "", unit, locale)
    if upper_value is None:
        return _format_one(kind, value, unit, locale)
    if number_of(value) is None or kind == "year":
        return f"{_format_one(kind, value, None, locale)} – {_format_one(kind, upper_value, None, locale)}"
    low = _format_one("count", value, None, locale)
    return _with_unit(f"{low}–{_format_number(upper_value, locale)}", upper_value, unit, locale)


def _format_one(kind: str, value: str, unit: str | None, locale: str) -> str:
    if kind in ("date", "month", "weekday"):
        return _format_date(value, locale)
    if kind == "time":
        return _format_time(value, locale)
    if kind == "score":
        return value.replace(":", "–")
    if kind == "year":
        return value
    if kind == "fraction":
        fraction = number_of(value)
        return value if "/" in value or fraction is None else f"{fraction.numerator}/{fraction.denominator}"
    if kind == "multiple":
        return f"{_format_number(value, locale)}×"
    if kind == "ordinal":
        return _format_ordinal(value, locale)
    return _with_unit(_format_number(value, locale), value, unit, locale)


def _format_number(value: str, locale: str) -> str:
    """Return a number in compact form if it has at most three decimals then (``40 miliar``), else all its digits."""
    number = number_of(value)
    if number is None or (number.denominator != 1 and "/" in value):
        return value
    amount = Decimal(value)
    if abs(number) >= _COMPACT_FROM and _is_compact(number):
        return format_compact_decimal(amount, format_type="long", locale=locale, fraction_digits=3)
    return format_decimal(amount, locale=locale, decimal_quantization=False)


def _is_compact(number: Fraction) -> bool:
    scale = 10 ** (3 * ((len(str(abs(int(number)))) - 1) // 3))
    return scale <= 10**12 and (number * 1000 / scale).denominator == 1


def _with_unit(number: str, value: str, unit: str | None, locale: str) -> str:
    if unit is None:
        return number
    if unit == "percent":
        return f"{number}%"
    if len(unit) == 3 and unit.isupper():
        return _with_currency(number, unit, locale)
    return _with_measure(number, value, unit, locale)


def _with_currency(number: str, currency: str, locale: str) -> str:
    names = _table(locale).currency_names
    if names is not None:
        return f"{number} {names.get(currency) or get_currency_name(currency, locale=locale)}"
    symbol = get_currency_symbol(currency, locale)
    return f"{symbol}\u00a0{number}" if symbol == currency else f"{symbol}{number}"


def _with_measure(number: str, value: str, unit: str, locale: str) -> str:
    """Return ``number`` with its unit: the international sign, or the name in languages that write names."""
    is_long = _table(locale).has_long_unit_names or unit.startswith("duration-")
    lengths: tuple[Literal["short", "long"], ...] = ("long", "short") if is_long else ("short", "long")
    amount = Decimal(value) if "/" not in value else Decimal(2)
    plain = format_decimal(amount, locale=locale)
    for length in lengths:
        try:
            written = format_unit(amount, unit, length, locale=locale)
        except UnknownUnitError:
            break
        if unit not in written:
            if plain in written:
                return written.replace(plain, number)
            # "Two hours" is one Arabic word; a range or order of magnitude still needs its number before it.
            return written if number == plain else f"{number} {written}"
    return f"{number} {unit.partition('-')[2].replace('-', ' ')}"


def _format_ordinal(value: str, locale: str) -> str:
    pattern = _table(locale).ordinal
    if pattern:
        return pattern.format(value)
    form = Locale.parse(locale).ordinal_form(Decimal(value)) if locale.startswith("en") else ""
    suffix = {"one": "st", "two": "nd", "few": "rd", "other": "th"}.get(form, ".")
    return f"{value}{suffix}"


def _format_indefinite(magnitude: str, unit: str | None, locale: str) -> str:
    number = number_of(magnitude)
    words = _table(locale).magnitudes or comparison_table(_FALLBACK_LOCALE).magnitudes
    if number is None or number.denominator != 1:
        return magnitude
    name = words.get(int(number)) or f"{_format_number(magnitude, locale)}+"
    if unit is None:
        return name
    if unit == "percent":
        return f"{name} %"
    if len(unit) == 3 and unit.isupper():
        has_names = _table(locale).currency_names is not None
        return f"{name} {get_currency_name(unit, locale=locale) if has_names else get_currency_symbol(unit, locale)}"
    return _with_measure(name, magnitude, unit, locale)


def _format_date(value: str, locale: str) -> str:
    if value.startswith("W"):
        return get_day_names("wide", "stand-alone", locale)[int(value[1:]) - 1]
    match = _ISO_DATE.fullmatch(value)
    if match is None:
        return value
    year, month, day = match.groups()
    try:
        # 2000 is a leap year: 29 February has a day in it.
        date = datetime.date(int(year or 2000), int(month), int(day or 1))
    except ValueError:
        # A text may say 29 February 2023, or the year 0.
        return value
    if year and day:
        return format_date(date, "long", locale)
    if year:
        return format_skeleton("yMMMM", date, locale=locale)
    if day:
        return format_skeleton("MMMMd", date, locale=locale)
    return get_month_names("wide", "stand-alone", locale)[int(month)]


def _format_time(value: str, locale: str) -> str:
    hour, minute = int(value[:2]), int(value[3:])
    return format_time(datetime.time(hour % 24, minute), "short", locale=locale)
