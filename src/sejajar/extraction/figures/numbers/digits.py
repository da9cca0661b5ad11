"""The value of a digit run, with any separators.

News mixes styles, so separators are read by their positions, not by the locale: one separator and exactly three
digits after it are thousands, unless the integer part is 0 or longer than three digits, or a scale word follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

MAX_DIGITS = 60
"""Longer runs are no figures; the limit also keeps ``int`` below Python's own."""
MAX_BARE_DIGITS = 15
"""A run without separators that is longer than this is an account or serial number."""

_PLAIN = re.compile(r"[0-9]+")
_GROUPS = re.compile(r"[0-9]{1,3}(?:([.,'’\u066c\u060c])[0-9]{3})(?:\1[0-9]{3})*")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
_DECIMAL = re.compile(r"([0-9]*)[.,\u066b\u060c]([0-9]+)")
_BOTH = re.compile(r"([0-9]{1,3}(?:([.,'’\u066c\u060c])[0-9]{3})(?:\2[0-9]{3})*)([.,\u066b])([0-9]+)")
_BLANK = re.compile(r"\s")
_NOT_DIGITS = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True)
class DigitNumber:
    """The value of a digit run, and how it was written."""

    value: Fraction
    is_plain: bool
    """Digits only, no separator."""
    is_decimal: bool


def read_digits(
    run: str, *, scale_follows: bool = False, thousands_mark: str = "", is_native_style: bool = False
) -> DigitNumber | None:
    """Return the number that a digit run stands for, or None for a version, an address or a serial number.

    ``1.234.567`` and ``1,234,567`` are 1234567, ``4.729.926,50`` is 4729926.5, ``1.500`` 1500, ``1,5`` 1.5, ``.5`` 0.5,
    ``12,34,567`` 1234567, ``1.2.3`` None.

    ``thousands_mark`` is the language's own thousands separator. With a scale word after the run it still separates
    thousands if the last digit is 0, because nobody writes a decimal that way (``1.200 miliar``), or if
    ``is_native_style``: the number is written in the language's own style (``Rp 8.041 triliun``).
    """
    if len(run) > MAX_DIGITS:
        return None
    return _read_run(run, scale_follows, thousands_mark, is_native_style)


@lru_cache(maxsize=4096)
def _read_run(run: str, scale_follows: bool, thousands_mark: str, is_native_style: bool) -> DigitNumber | None:
    grouped_by_blanks = _BLANK.search(run) is not None
    run = _BLANK.sub("", run)
    if _PLAIN.fullmatch(run):
        return _plain(run) if not grouped_by_blanks else DigitNumber(Fraction(int(run)), False, False)
    grouped = _GROUPS.fullmatch(run)
    if (
        grouped
        and not run.startswith("0")
        and not (
            scale_follows
            and _is_decimal(run, grouped[1], thousands_mark if is_native_style or run.endswith("0") else "")
        )
    ):
        return DigitNumber(Fraction(int(_NOT_DIGITS.sub("", run))), False, False)
    decimal = _DECIMAL.fullmatch(run)
    if decimal:
        return DigitNumber(_decimal(decimal[1], decimal[2]), False, True)
    both = _BOTH.fullmatch(run)
    if both and both[2] != both[3]:
        return DigitNumber(_decimal(_NOT_DIGITS.sub("", both[1]), both[4]), False, True)
    if _INDIAN.fullmatch(run):
        return DigitNumber(Fraction(int(run.replace(",", ""))), False, False)
    return None


def _plain(run: str) -> DigitNumber | None:
    if len(run) > MAX_BARE_DIGITS or (len(run) > 2 and run[0] == "0"):
        return None
    return DigitNumber(Fraction(int(run)), True, False)


def _is_decimal(run: str, mark: str, thousands_mark: str) -> bool:
    if mark in "\u066c'’\u060c" or run.count(mark) > 1:
        return False
    return mark != thousands_mark


def _decimal(whole: str, part: str) -> Fraction:
    return Fraction(int(whole + part), 10 ** len(part))
