"""What CLDR writes is read back: numbers, currencies, units, dates and times of eight locales.

Out of scope, because running text means something else by it: a number with three decimals (``12.345`` is twelve thousand
in a text of either style), a clock without a colon or a word for it (``09.05``), one letter for a scale without a
currency (``12K``), ``in`` for inches and ``t`` for tonnes, a year of two digits, and the Arabic dual of a unit
of several words (كيلومتران مربعان).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

import pytest
from babel import Locale, dates, numbers, units

from sejajar.extraction.figures.reader import read_figures_in
from sejajar.extraction.items import Figure

LOCALES = ["id", "ms", "ar", "ar_EG", "ar_SA", "ar_AE", "ar_MA", "en"]
VALUES = [Decimal(value) for value in ("7", "12", "1234", "12345", "1234567", "0.5", "3.75", "-3", "-12.5", "1234.5")]
LARGE = (1000, 12_000, 1_500_000, 2_000_000_000, 3_000_000_000_000)
CURRENCIES = ("USD", "EUR", "IDR", "SAR", "EGP", "KWD", "MYR", "AED", "JPY", "GBP", "MAD")
UNITS = [
    "length-kilometer",
    "length-meter",
    "length-centimeter",
    "length-mile",
    "length-foot",
    "mass-kilogram",
    "mass-gram",
    "volume-liter",
    "volume-barrel",
    "area-hectare",
    "area-square-kilometer",
    "area-square-meter",
    "speed-kilometer-per-hour",
    "temperature-celsius",
    "duration-hour",
    "duration-minute",
    "duration-second",
    "duration-day",
    "duration-week",
    "duration-month",
    "duration-year",
    "power-megawatt",
    "power-kilowatt",
    "digital-gigabyte",
    "frequency-megahertz",
]
DATES = [datetime.date(2019, 1, 5), datetime.date(2020, 11, 22), datetime.date(1998, 3, 31), datetime.date(2024, 12, 9)]
TIMES = [datetime.time(9, 5), datetime.time(14, 30), datetime.time(0, 15), datetime.time(23, 59)]
SEVERAL_WORDS = ("area-square-kilometer", "area-square-meter", "speed-kilometer-per-hour")

Form = tuple[str, str, str | None]
"""The text, and the value and unit of the one figure in it."""


def digits_of(locale: str) -> list[str]:
    return ["arab", "latn"] if locale.startswith("ar") else ["latn"]


def number_forms(locale: str, digits: str) -> Iterator[Form]:
    for value in VALUES:
        yield numbers.format_decimal(value, locale=locale, numbering_system=digits), f"{value}", None
        percent = Locale.parse(locale).percent_formats[None].pattern.replace("0", "0.##")
        yield (
            numbers.format_percent(value / 100, format=percent, locale=locale, numbering_system=digits),
            f"{value}",
            "percent",
        )
    for value in LARGE:
        yield (
            numbers.format_compact_decimal(
                value, format_type="long", fraction_digits=1, locale=locale, numbering_system=digits
            ),
            f"{value}",
            None,
        )


def currency_forms(locale: str, digits: str) -> Iterator[Form]:
    for currency in CURRENCIES:
        for value in VALUES:
            if value.as_tuple().exponent == 0 or currency != "JPY":
                for style in ("standard", "name"):
                    text = numbers.format_currency(
                        value,
                        currency,
                        format_type=style,
                        currency_digits=False,
                        locale=locale,
                        numbering_system=digits,
                    )
                    # In Morocco the point separates thousands, in Kuwait the fils.
                    if not (locale == "ar_MA" and currency == "KWD" and value >= 1000):
                        yield text, f"{value}", currency


def unit_forms(locale: str, digits: str) -> Iterator[Form]:
    for unit in UNITS:
        for value in (2, 3, 11, 25, 100):
            for length in ("long", "short"):
                text = units.format_unit(value, unit, length, locale=locale, numbering_system=digits)
                is_dual = not any(char.isdecimal() for char in text)
                if not (is_dual and unit in SEVERAL_WORDS):
                    yield text, f"{value}", unit


def date_forms(locale: str, _digits: str) -> Iterator[Form]:
    for day in DATES:
        for length in ("short", "medium", "long"):
            pattern = Locale.parse(locale).date_formats[length].pattern
            if pattern.count("y") != 2:
                yield dates.format_date(day, length, locale=locale), day.isoformat(), None
    for time in TIMES:
        text = dates.format_time(time, "short", locale=locale)
        if ":" in text:
            yield text, f"{time:%H:%M}", None


def is_read(figure: Figure, value: str, unit: str | None) -> bool:
    if figure.number is None:
        return figure.value == value
    return figure.number == Decimal(value) and figure.unit == unit


@pytest.mark.parametrize("forms", [number_forms, currency_forms, unit_forms, date_forms])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_form_in_scope_is_read_back(locale, forms):
    language = locale.partition("_")[0]
    misread = []
    for digits in digits_of(locale):
        for text, value, unit in forms(locale, digits):
            figures = read_figures_in(text, language)
            if len(figures) != 1 or not is_read(figures[0], value, unit):
                misread.append((text, value, unit, figures))
    assert misread == []
