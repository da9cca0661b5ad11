"""A number with its unit or currency: :class:`ParsedUnit`, before it becomes a figure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from sejajar.extraction.figures.numbers.numbers import Number, read_number
from sejajar.extraction.figures.tables.signs import UPPERCASE_CURRENCIES
from sejajar.extraction.figures.window import TokenWindow
from sejajar.extraction.items import FigureKind

_MAX_SCALE_LETTERS = 2


@dataclass(frozen=True, slots=True)
class ParsedUnit:
    """A number and what it counts.

    Attributes:
        number: the number, its value with any abbreviated scale in it.
        kind: money, percent, quantity, fraction, multiple or count.
        unit: ISO 4217 code, ``percent`` or CLDR unit id.
        start, end: offsets.
        first, next: tokens, half-open.
        negative: a minus sign stands before it.
        indefinite: only its magnitude is known; the number's value is that magnitude.
        prefixed: its currency stands before it.
    """

    number: Number
    kind: FigureKind
    unit: str | None
    start: int
    end: int
    first: int
    next: int
    negative: bool = False
    indefinite: bool = False
    prefixed: bool = False

    @property
    def value(self) -> Fraction:
        """The signed value."""
        return -self.number.value if self.negative else self.number.value

    @property
    def is_plain_integer(self) -> bool:
        """Bare digits with neither unit nor scale nor sign."""
        return (
            self.unit is None and not self.negative and self.number.digits is not None and self.number.digits.is_plain
        )


def read_measure(passage: TokenWindow, index: int) -> ParsedUnit | None:
    """The number at token ``index`` with its sign, currency and unit."""
    prefix = _read_prefix(passage, index)
    if prefix is not None:
        currency, after = prefix
        negative = passage.is_mark(after, "-") and passage.is_glued(after + 1)
        measure = _read_unsigned(passage, after + negative, currency, index)
        return replace(measure, negative=negative) if measure else None
    if passage.is_mark(index, "%") and passage.is_glued(index + 1) and passage.at(index - 1).kind != "digits":
        return _read_percent_first(passage, index)
    if _is_minus(passage, index):
        currency, after = _read_prefix(passage, index + 1) or (None, index + 1)
        measure = _read_unsigned(passage, after, currency, index)
        return replace(measure, negative=True) if measure else None
    return _read_unsigned(passage, index, None, index)


def _read_percent_first(passage: TokenWindow, index: int) -> ParsedUnit | None:
    """``%20``: the sign before the number, as Arabic is often typed."""
    number = read_number(passage, index + 1)
    if number is None or passage.at(index + 1).kind != "digits":
        return None
    start, end = passage.at(index).start, passage.at(number.next - 1).end
    return ParsedUnit(number, "percent", "percent", start, end, index, number.next, prefixed=True)


def _is_minus(passage: TokenWindow, index: int) -> bool:
    if not passage.is_mark(index, "-") or not passage.is_glued(index + 1):
        return False
    before = passage.at(index - 1)
    if before.kind == "digits":
        return False
    return not passage.is_glued(index) or (before.kind == "mark" and before.text in "([=:")


def _read_prefix(passage: TokenWindow, index: int) -> tuple[str, int] | None:
    """The currency written before a number."""
    found = passage.table.currency_prefixes.match(passage.tokens, index)
    if found is None or not _is_currency_case(passage, index):
        return None
    after = found[1]
    following = passage.at(after)
    if following.text == "-":
        following = passage.at(after + 1)
    return found if following.kind == "digits" or following.key in passage.table.numerals else None


def _is_currency_case(passage: TokenWindow, index: int) -> bool:
    token = passage.at(index)
    return token.capital or token.word not in UPPERCASE_CURRENCIES


def _read_unsigned(passage: TokenWindow, index: int, currency: str | None, first: int) -> ParsedUnit | None:
    number = read_number(passage, index)
    if number is None:
        return None
    at = number.next
    letters = _read_scale_letters(passage, at, currency)
    if letters is not None and number.scale == 1:
        number.value *= letters[0]
        number.coefficient, number.scale = number.value / letters[0], letters[0]
        number.digits = None
        at = letters[1]
    kind: FigureKind = "fraction" if number.fraction else "count"
    unit = currency
    if currency is not None:
        kind = "money"
        at = _skip_same_currency(passage, at, currency)
    else:
        unit, at, kind = _read_unit(passage, at, kind)
    at = _skip_zero_cents(passage, at) if kind == "money" else at
    start = passage.at(first).stem_start
    return ParsedUnit(number, kind, unit, start, passage.at(at - 1).end, first, at, prefixed=currency is not None)


def _read_unit(passage: TokenWindow, index: int, kind: FigureKind) -> tuple[str | None, int, FigureKind]:
    at = index
    if passage.is_mark(index, "-") and passage.is_glued(index) and passage.is_glued(index + 1):
        at = index + 1
    currency = read_currency(passage, at)
    if passage.at(at).article:
        return None, index, kind
    if currency is not None:
        return currency[0], currency[1], "money"
    unit = read_unit(passage, at)
    if unit is None:
        return None, index, kind
    if not unit[0]:
        return None, unit[1], kind
    return unit[0], unit[1], "percent" if unit[0] == "percent" else "quantity"


def read_unit(passage: TokenWindow, index: int) -> tuple[str, int] | None:
    """The unit at token ``index``: its CLDR id, empty for a scale that has none, and the index after it."""
    token = passage.at(index)
    if _has_conjunction(passage, index):
        return None
    found = passage.table.units.match(passage.tokens, index)
    if found is None or _belongs_to_date(passage, index):
        return None
    after = passage.at(found[1])
    if token.kind == "word" and after.glued and after.kind == "digits":
        return None
    if token.kind == "word" and len(token.text) <= _MAX_SCALE_LETTERS and after.glued and after.kind == "word":
        return None
    return found


def _belongs_to_date(passage: TokenWindow, index: int) -> bool:
    """ "Tahun 2008", «يوم السبت»: the unit's word introduces a year, weekday or month."""
    table = passage.table
    if passage.is_word(index, table.year_words) and _is_year_number(passage, index + 1):
        return True
    if not passage.is_word(index, table.weekday_prefixes):
        return False
    return (
        table.weekdays.match(passage.tokens, index + 1) is not None and passage.at(index + 1).word not in table.numerals
    )


def _is_year_number(passage: TokenWindow, index: int) -> bool:
    text = passage.at(index).text
    return passage.at(index).kind == "digits" and text.isdecimal() and len(text) == 4


def read_currency(passage: TokenWindow, index: int) -> tuple[str, int] | None:
    """The currency at token ``index``: its code and the index after it. A bare name that many countries' money has
    stands for the table's usual one."""
    if _has_conjunction(passage, index):
        return None
    found = passage.table.currencies.match(passage.tokens, index)
    if found is None or not _is_currency_case(passage, index):
        return None
    if passage.at(index).kind == "mark" and passage.at(found[1]).kind == "digits":
        return None
    candidates = passage.table.bare_currencies.get(passage.at(index).key) if found[1] == index + 1 else None
    if candidates is not None:
        home = next((code for code in passage.homes if code in candidates), found[0])
        return home, found[1]
    return found


def _has_conjunction(passage: TokenWindow, index: int) -> bool:
    """A word with a conjunction or preposition written onto it starts something new."""
    token = passage.at(index)
    return token.stem_start != token.start and token.word != token.key


def _goes_on_glued(passage: TokenWindow, index: int) -> bool:
    token = passage.at(index)
    return token.glued and token.kind in ("word", "digits")


def _read_scale_letters(passage: TokenWindow, index: int, currency: str | None) -> tuple[int, int] | None:
    """``Rp5 M``, ``$3bn``: an abbreviated scale, which a currency must vouch for unless it has two letters."""
    token = passage.at(index)
    if token.kind != "word" or len(token.text) > _MAX_SCALE_LETTERS or _goes_on_glued(passage, index + 1):
        return None
    written = passage.text[token.start : token.end]
    scale = passage.table.scale_letters.get(written)
    if scale is None or (currency is None and not (len(written) > 1 and token.glued)):
        return None
    return scale, index + 1


def _skip_same_currency(passage: TokenWindow, index: int, currency: str) -> int:
    """The index after a currency that is said again (``$200 miliar dolar``)."""
    again = read_currency(passage, index)
    if again is not None and (again[0] == currency or (currency == "USD" and again[0].endswith("D"))):
        return again[1]
    return index


def _skip_zero_cents(passage: TokenWindow, index: int) -> int:
    """The index after the ``,-`` of ``Rp5.000,-``."""
    is_tail = passage.is_mark(index, ",.") and passage.is_mark(index + 1, "-") and passage.is_glued(index + 1)
    return index + 2 if is_tail and passage.is_glued(index) else index
