"""Figures written out as a reader of the UI language expects them, by CLDR's patterns (babel, on first use)."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, Protocol

from sejajar.extraction.items import Approximator, number_of

_SIGNS: dict[Approximator, str] = {
    "more_than": ">",
    "less_than": "<",
    "about": "≈",
    "up_to": "≤",
    "at_least": "≥",
    "almost": "~",
}
_FALLBACK_LOCALE = "en"
_COMPACT_FROM = 1_000_000

_WRITTEN_MAGNITUDES: dict[str, dict[int, str]] = {
    "id": {
        10: "puluhan", 12: "lusinan", 100: "ratusan", 10**3: "ribuan", 10**4: "puluhan ribu", 10**5: "ratusan ribu",
        10**6: "jutaan", 10**7: "puluhan juta", 10**8: "ratusan juta", 10**9: "miliaran", 10**10: "puluhan miliar",
        10**11: "ratusan miliar", 10**12: "triliunan",
    },
    "ar": {
        10: "عشرات", 12: "عشرات", 100: "مئات", 10**3: "آلاف", 10**4: "عشرات الآلاف", 10**5: "مئات الآلاف",
        10**6: "ملايين", 10**7: "عشرات الملايين", 10**8: "مئات الملايين", 10**9: "مليارات",
        10**10: "عشرات المليارات", 10**11: "مئات المليارات", 10**12: "تريليونات",
    },
    "en": {
        10: "tens", 12: "dozens", 100: "hundreds", 10**3: "thousands", 10**4: "tens of thousands",
        10**5: "hundreds of thousands", 10**6: "millions", 10**7: "tens of millions", 10**8: "hundreds of millions",
        10**9: "billions", 10**10: "tens of billions", 10**11: "hundreds of billions", 10**12: "trillions",
    },
}  # fmt: skip
_ORDINALS = {"id": "ke-{}", "ms": "ke-{}", "ar": "الـ{}"}
_UNIT_NAMES_LONG = frozenset({"ar", "fa", "ur", "he"})
"""Languages whose short unit names are not the international signs."""
_CURRENCY_NAMES: dict[str, dict[str, str]] = {"ar": {"USD": "دولار", "GBP": "جنيه إسترليني", "EUR": "يورو"}}
"""Languages that write a currency by its name, after the number; CLDR's names where the table has none."""


class Valued(Protocol):
    """A figure or a line of figures."""

    @property
    def kind(self) -> str:
        """What it measures."""
        ...

    @property
    def value(self) -> str | None:
        """Its value, as in ``Figure``."""
        ...

    @property
    def upper_value(self) -> str | None:
        """The upper end of a range."""
        ...

    @property
    def unit(self) -> str | None:
        """Its unit."""
        ...

    @property
    def order_of_magnitude(self) -> str | None:
        """Of an indefinite figure."""
        ...


def approx_sign(approx: Approximator | None) -> str:
    """The sign for an approximator: ``≈ > < ≤ ≥ ~``; empty without one."""
    return _SIGNS[approx] if approx is not None else ""


def format_value(figure: Valued, ui_language: str) -> str:
    """The figure for a reader of ``ui_language``: ``US$40 miliar``, ``$40 billion``, ``42%``, ``6 November``."""
    return _format(
        figure.kind, figure.value, figure.upper_value, figure.unit, figure.order_of_magnitude, _locale(ui_language)
    )


@lru_cache(maxsize=64)
def _locale(language: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return _FALLBACK_LOCALE


@lru_cache(maxsize=4096)
def _format(
    kind: str, value: str | None, value2: str | None, unit: str | None, magnitude: str | None, locale: str
) -> str:
    if value is None:
        return _format_indefinite(magnitude or "", unit, locale)
    if value2 is None:
        return _format_one(kind, value, unit, locale)
    if number_of(value) is None or kind == "year":
        return f"{_format_one(kind, value, None, locale)} – {_format_one(kind, value2, None, locale)}"
    low = _format_one("count", value, None, locale)
    return _with_unit(f"{low}–{_format_number(value2, locale)}", value2, unit, locale)


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
    """A number: "40 miliar" where it is round to a thousandth of its scale, else all its digits."""
    from babel.numbers import format_compact_decimal, format_decimal

    number = number_of(value)
    if number is None or (number.denominator != 1 and "/" in value):
        return value
    amount = Decimal(value)
    if abs(number) >= _COMPACT_FROM and _is_round(number):
        return format_compact_decimal(amount, format_type="long", locale=locale, fraction_digits=3)
    return format_decimal(amount, locale=locale, decimal_quantization=False)


def _is_round(number: Fraction) -> bool:
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
    from babel.numbers import get_currency_name, get_currency_symbol

    names = _CURRENCY_NAMES.get(locale)
    if names is not None:
        return f"{number} {names.get(currency) or get_currency_name(currency, locale=locale)}"
    symbol = get_currency_symbol(currency, locale)
    return f"{symbol}\u00a0{number}" if symbol == currency else f"{symbol}{number}"


def _with_measure(number: str, value: str, unit: str, locale: str) -> str:
    """``number`` with the unit's name: its international sign, or the words where the language has those."""
    from babel.numbers import format_decimal
    from babel.units import UnknownUnitError, format_unit

    is_long = locale.split("_")[0] in _UNIT_NAMES_LONG or unit.startswith("duration-")
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
            # "Two hours" is one Arabic word; a range or magnitude still needs its own number before it.
            return written if number == plain else f"{number} {written}"
    return f"{number} {unit.partition('-')[2].replace('-', ' ')}"


def _format_ordinal(value: str, locale: str) -> str:
    pattern = _ORDINALS.get(locale.split("_")[0])
    if pattern is not None:
        return pattern.format(value)
    from babel import Locale

    form = Locale.parse(locale).ordinal_form(Decimal(value)) if locale.startswith("en") else ""
    suffix = {"one": "st", "two": "nd", "few": "rd", "other": "th"}.get(form, ".")
    return f"{value}{suffix}"


def _format_indefinite(magnitude: str, unit: str | None, locale: str) -> str:
    number = number_of(magnitude)
    written = _WRITTEN_MAGNITUDES.get(locale.split("_")[0], _WRITTEN_MAGNITUDES["en"])
    if number is None or number.denominator != 1:
        return magnitude
    name = written.get(int(number)) or f"{_format_number(magnitude, locale)}+"
    if unit is None:
        return name
    if unit == "percent":
        return f"{name} %"
    if len(unit) == 3 and unit.isupper():
        from babel.numbers import get_currency_name, get_currency_symbol

        symbol = get_currency_symbol(unit, locale)
        return f"{name} {get_currency_name(unit, locale=locale) if locale in _CURRENCY_NAMES else symbol}"
    return _with_measure(name, magnitude, unit, locale)


_ISO_DATE = re.compile(r"(?:(\d{4})|-)-(\d\d)(?:-(\d\d))?")


def _format_date(value: str, locale: str) -> str:
    from babel.dates import format_date, format_skeleton, get_day_names, get_month_names

    if value.startswith("W"):
        return get_day_names("wide", "stand-alone", locale)[int(value[1:]) - 1]
    match = _ISO_DATE.fullmatch(value)
    if match is None:
        return value
    year, month, day = match.groups()
    # 2000 is a leap year: 29 February has a day in it.
    date = datetime.date(int(year or 2000), int(month), int(day or 1))
    if year and day:
        return format_date(date, "long", locale)
    if year:
        return format_skeleton("yMMMM", date, locale=locale)
    if day:
        return format_skeleton("MMMMd", date, locale=locale)
    return get_month_names("wide", "stand-alone", locale)[int(month)]


def _format_time(value: str, locale: str) -> str:
    from babel.dates import format_time

    hour, minute = int(value[:2]), int(value[3:])
    return format_time(datetime.time(hour % 24, minute), "short", locale=locale)
