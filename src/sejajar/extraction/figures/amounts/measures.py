"""Read a number with its unit or currency: a :class:`Measure`, which ``amounts`` turns into a figure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from sejajar.extraction.figures.numbers.numbers import Number, read_number
from sejajar.extraction.figures.tables.signs import UPPERCASE_CURRENCIES
from sejajar.extraction.figures.units import minor_digits
from sejajar.extraction.figures.window import TokenWindow
from sejajar.extraction.items import FigureKind

_MAX_SCALE_LETTERS = 2
_HUNDREDTHS = 2
_CONTEXT, _CONTEXT_AFTER = 8, 3


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit.

    Attributes:
        number: the number, its value with any abbreviated scale in it.
        kind: money, percent, quantity, fraction, multiple or count.
        unit: ISO 4217 code, ``percent`` or CLDR unit id.
        start, end: offsets.
        first, next: tokens, half-open.
        is_negative: a minus sign stands before it.
        is_prefixed: its currency or percent sign stands before it.
    """

    number: Number
    kind: FigureKind
    unit: str | None
    start: int
    end: int
    first: int
    next: int
    is_negative: bool = False
    is_prefixed: bool = False

    @property
    def value(self) -> Fraction:
        """The value with its sign."""
        return -self.number.value if self.is_negative else self.number.value

    @property
    def is_plain_integer(self) -> bool:
        """Whether it is bare digits without unit, scale or minus sign."""
        return (
            self.unit is None
            and not self.is_negative
            and self.number.digits is not None
            and self.number.digits.is_plain
        )


def read_measure(window: TokenWindow, index: int) -> Measure | None:
    """Return the number at token ``index`` with its sign, currency and unit, or None.

    "Rp5 M" is 5000000000 IDR, "-3 °C" minus 3 ``temperature-celsius``, ``%20`` 20 percent, "600" a count.
    """
    prefix = _read_prefix(window, index)
    if prefix is not None:
        currency, after = prefix
        is_negative = window.is_mark(after, "-") and window.is_adjacent(after + 1)
        measure = _read_unsigned(window, after + is_negative, currency, index)
        return replace(measure, is_negative=True) if measure and is_negative else measure
    if window.is_mark(index, "%") and window.is_adjacent(index + 1) and window.at(index - 1).kind != "digits":
        return _read_percent_first(window, index)
    if _is_minus(window, index):
        currency, after = _read_prefix(window, index + 1) or (None, index + 1)
        measure = _read_unsigned(window, after, currency, index)
        if measure is None or (window.at(index).kind == "word" and _counts_noun(window, measure)):
            return None
        return replace(measure, is_negative=True)
    measure = _read_unsigned(window, index, None, index)
    return _read_below_zero(window, measure) if measure else None


def _counts_noun(window: TokenWindow, measure: Measure) -> bool:
    """Return whether the measure counts things: "negatif 12 orang" are twelve people whose test was negative."""
    following = window.at(measure.next)
    return measure.kind == "count" and following.kind == "word" and following.word not in window.table.function_words


def _read_below_zero(window: TokenWindow, measure: Measure) -> Measure:
    """Read the words after a temperature that make it negative: "10 derajat di bawah nol", «عشر درجات تحت الصفر»."""
    found = window.table.below_zero.match(window.tokens, measure.next)
    if found is None:
        return measure
    return replace(measure, is_negative=True, next=found[1], end=window.at(found[1] - 1).end)


def _read_percent_first(window: TokenWindow, index: int) -> Measure | None:
    """Read ``%20``: in Arabic the sign is often typed before the number."""
    number = read_number(window, index + 1)
    if number is None or window.at(index + 1).kind != "digits":
        return None
    start, end = window.at(index).start, window.at(number.next - 1).end
    return Measure(number, "percent", "percent", start, end, index, number.next, is_prefixed=True)


def _is_minus(window: TokenWindow, index: int) -> bool:
    if window.is_word(index, window.table.minus_words):
        # Between two numbers it subtracts.
        is_subtraction = window.at(index - 1).kind == "digits" or window.at(index - 1).key in window.table.numerals
        return not is_subtraction and not window.at(index).has_article
    if not window.is_mark(index, "-") or not window.is_adjacent(index + 1):
        return False
    before = window.at(index - 1)
    if before.kind == "digits":
        return False
    return not window.is_adjacent(index) or (before.kind == "mark" and before.text in "([=:")


def _read_prefix(window: TokenWindow, index: int) -> tuple[str, int] | None:
    """Return the currency written before a number, and the index after it."""
    found = window.table.currency_prefixes.match(window.tokens, index)
    if found is None or not _is_currency_case(window, index):
        return None
    after = found[1]
    following = window.at(after)
    if following.text == "-":
        following = window.at(after + 1)
    return found if following.kind == "digits" or following.key in window.table.numerals else None


def _is_currency_case(window: TokenWindow, index: int) -> bool:
    token = window.at(index)
    return token.is_capitalised or token.word not in UPPERCASE_CURRENCIES


def _read_unsigned(window: TokenWindow, index: int, currency: str | None, first: int) -> Measure | None:
    number = read_number(window, index)
    if number is None:
        return None
    at = number.next
    letters = _read_scale_letters(window, at, currency)
    if letters is not None and number.scale == 1:
        number.value *= letters[0]
        number.coefficient, number.scale = number.value / letters[0], letters[0]
        number.digits = None
        at = letters[1]
    kind: FigureKind = "fraction" if number.is_fraction else "count"
    unit = currency
    if currency is not None:
        kind = "money"
        at = _skip_same_currency(window, at, currency)
    else:
        unit, at, kind = _read_unit(window, at, kind)
    if kind == "money" and unit is not None:
        _read_thousandths(window, number, unit)
        at = _read_minor_unit(window, _skip_zero_cents(window, at), number, unit)
    start = window.at(first).stem_start
    return Measure(number, kind, unit, start, window.at(at - 1).end, first, at, is_prefixed=currency is not None)


def _read_thousandths(window: TokenWindow, number: Number, currency: str) -> None:
    """Read the digits after the point as thousandths where a currency has such coins: «12.500 د.ك» is 12.5 dinars."""
    decimal_mark = window.table.number_separators[1]
    whole, point, part = window.at(number.first).text.partition(decimal_mark) if decimal_mark else ("", "", "")
    is_exact = point and whole.isdecimal() and part.isdecimal() and len(part) == minor_digits(currency) != _HUNDREDTHS
    if is_exact and number.digits is not None and number.scale == 1:
        number.value = Fraction(int(whole + part), 10 ** len(part))


def _read_minor_unit(window: TokenWindow, index: int, number: Number, currency: str) -> int:
    """Add the coins to a sum: «3 دنانير و250 فلسا», "5 dollars and 20 cents"; return the index after them."""
    table = window.table
    is_joined = window.is_word(index, table.joiners) or window.is_word(index, table.between_and)
    at = index + 1 if is_joined else index
    if at == index and not window.at(at).has_conjunction:
        return index
    coins = read_number(window, at)
    if coins is None or not window.is_word(coins.next, table.minor_units) or number.value.denominator != 1:
        return index
    share = coins.value / 10 ** minor_digits(currency)
    if share >= 1:
        return index
    number.value += share
    number.digits = None
    return coins.next + 1


def _read_unit(window: TokenWindow, index: int, kind: FigureKind) -> tuple[str | None, int, FigureKind]:
    at = index
    if window.is_mark(index, "-") and window.is_adjacent(index) and window.is_adjacent(index + 1):
        at = index + 1
    if window.is_word(at, window.table.indefinite_of) and window.at(at + 1).has_article:
        plural = window.table.plural_units.get(window.at(at + 1).key)
        return (plural, at + 2, "quantity") if plural else (None, index, kind)
    currency = read_currency(window, at)
    if window.at(at).has_article:
        return None, index, kind
    if currency is not None:
        return currency[0], currency[1], "money"
    unit = read_unit(window, at)
    if unit is None:
        return None, index, kind
    if not unit[0]:
        return None, unit[1], kind
    unit = (_unit_in_context(window, index, unit), unit[1])
    return unit[0], unit[1], "percent" if unit[0] == "percent" else "quantity"


def _unit_in_context(window: TokenWindow, index: int, unit: tuple[str, int]) -> str:
    """Return what a short name means here: "12 kilo dari jalan" are kilometres, "38 derajat" in a forecast no angle."""
    table = window.table
    for name, (words, other) in table.context_units.items():
        if window.is_word(unit[1] - 1, (name,)) and unit[1] == index + 1:
            around = [*range(max(0, index - _CONTEXT), index), *range(unit[1], unit[1] + _CONTEXT_AFTER)]
            return other if any(window.is_word(at, words) for at in around) else unit[0]
    return unit[0]


def read_unit(window: TokenWindow, index: int) -> tuple[str, int] | None:
    """Return the CLDR id of the unit at token ``index`` and the index after it, or None.

    "kilometer per jam" is ``speed-kilometer-per-hour``; the id is empty for a scale such as "skala richter".
    """
    token = window.at(index)
    if window.has_proclitic(index):
        return None
    found = window.table.units.match(window.tokens, index)
    if found is None or _belongs_to_date(window, index):
        return None
    after = window.at(found[1])
    if token.kind == "word" and after.is_adjacent and after.kind == "digits":
        return None
    if token.kind == "word" and len(token.text) <= _MAX_SCALE_LETTERS and after.is_adjacent and after.kind == "word":
        return None
    return found


def _belongs_to_date(window: TokenWindow, index: int) -> bool:
    """Return whether the unit's word introduces a year or weekday: "tahun 2008", «يوم السبت»."""
    table = window.table
    if window.is_word(index, table.year_words) and _is_year_number(window, index + 1):
        return True
    if not window.is_word(index, table.weekday_prefixes):
        return False
    return (
        table.weekdays.match(window.tokens, index + 1) is not None and window.at(index + 1).word not in table.numerals
    )


def _is_year_number(window: TokenWindow, index: int) -> bool:
    text = window.at(index).text
    return window.at(index).kind == "digits" and text.isdecimal() and len(text) == 4


def read_currency(window: TokenWindow, index: int) -> tuple[str, int] | None:
    """Return the ISO 4217 code of the currency at token ``index`` and the index after it, or None.

    A bare name that several countries use ("dinar") means that of the first country named in this
    paragraph or before it, else the table's default.
    """
    if window.has_proclitic(index):
        return None
    found = window.table.currencies.match(window.tokens, index)
    if found is None or not _is_currency_case(window, index):
        return None
    if window.at(index).kind == "mark" and window.at(found[1]).kind == "digits":
        return None
    return (home_currency(window, index, found[0]), found[1]) if found[1] == index + 1 else found


def home_currency(window: TokenWindow, index: int, default: str) -> str:
    """Return what the bare currency name at ``index`` means in this text; ``default`` without a country named."""
    candidates = window.table.bare_currencies.get(window.at(index).key, frozenset[str]())
    return next((code for code in window.home_currencies if code in candidates), default)


def _continues_run(window: TokenWindow, index: int) -> bool:
    token = window.at(index)
    return token.is_adjacent and token.kind in ("word", "digits")


def _read_scale_letters(window: TokenWindow, index: int, currency: str | None) -> tuple[int, int] | None:
    """Read an abbreviated scale (``Rp5 M``, ``$3bn``); one letter needs a currency."""
    token = window.at(index)
    if token.kind != "word" or len(token.text) > _MAX_SCALE_LETTERS or _continues_run(window, index + 1):
        return None
    written = window.text[token.start : token.end]
    scale = window.table.scale_letters.get(written)
    if scale is None or (currency is None and not (len(written) > 1 and token.is_adjacent)):
        return None
    return scale, index + 1


def _skip_same_currency(window: TokenWindow, index: int, currency: str) -> int:
    """Return the index after a repeated currency (``$200 miliar dolar``)."""
    again = read_currency(window, index)
    if again is not None and (again[0] == currency or (currency == "USD" and again[0].endswith("D"))):
        return again[1]
    return index


def _skip_zero_cents(window: TokenWindow, index: int) -> int:
    """Return the index after the ``,-`` of ``Rp5.000,-``."""
    is_tail = window.is_mark(index, ",.") and window.is_mark(index + 1, "-") and window.is_adjacent(index + 1)
    return index + 2 if is_tail and window.is_adjacent(index) else index
