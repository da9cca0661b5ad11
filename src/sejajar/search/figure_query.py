"""Queries by value: ``42%``, ``>1jt``, ``usd>=10bn``, ``100rb..500rb``, ``tahun:2018..2020``, ``~40bn``, «٤٠ مليار».

A query is a filter on units, a comparison, and one or two numbers; each part may be left out. Numbers are read by
the figure reader itself, so every number word, scale, separator and digit shape that it reads in a text it reads
in a query. Units convert inside one CLDR dimension; currencies never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from sejajar.extraction.figures.reader import read_figures_in
from sejajar.extraction.figures.tables.registry import figure_table
from sejajar.extraction.figures.tokens import normalise, word_key
from sejajar.extraction.figures.units import UNIT_SCALES, in_base_units, is_currency
from sejajar.extraction.items import Figure, FigureKind, number_of
from sejajar.text.notices import Notice, NoticeError

QUERY_LANGUAGES = ("id", "en", "ar")
"""Languages whose words a query may use, in the order in which they are tried."""
_TOLERANCE = Fraction(1, 10)
"""``~40bn`` takes in a tenth on either side."""


class FigureQueryError(NoticeError):
    """A query that cannot be read: its notice says why, ``column`` (from 0) where reading stopped."""

    def __init__(self, notice: Notice, column: int) -> None:
        super().__init__(notice)
        self.column = column


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """What is asked for.

    Attributes:
        low, high: the ends of the wanted values, None for an open end; in base units where ``unit`` converts.
        low_open, high_open: whether the end itself is excluded.
        unit: ISO 4217 code, ``percent`` or CLDR unit id; None for any.
        any_money: any currency.
        kinds: the kinds of figure wanted; empty for any.
        text_value: the exact value of a date, month, weekday, time or score.
        mismatches_only: only figures that differ between the two texts; the caller, who knows the pairs, sees to it.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False
    unit: str | None = None
    any_money: bool = False
    kinds: frozenset[FigureKind] = frozenset()
    text_value: str | None = None
    mismatches_only: bool = False

    def matches(self, figure: Figure) -> bool:
        """Return whether ``figure`` answers the query. A range answers when it overlaps what is asked for."""
        if self.kinds and figure.kind not in self.kinds:
            return False
        if not self._unit_fits(figure):
            return False
        if self.text_value is not None:
            return _text_matches(self.text_value, figure)
        if self.low is None and self.high is None:
            return True
        ends = _ends(figure, convert=self.unit is not None)
        return ends is not None and self._overlaps(*ends, is_vague=figure.is_indefinite)

    def _unit_fits(self, figure: Figure) -> bool:
        unit = figure.unit
        if self.any_money:
            return figure.kind == "money"
        if self.unit is None:
            return True
        if unit is None:
            return self.unit == "percent" and figure.kind == "fraction"
        if is_currency(self.unit) or is_currency(unit):
            return unit == self.unit
        wanted = in_base_units(Fraction(1), self.unit)[0]
        return in_base_units(Fraction(1), unit)[0] == wanted

    def _overlaps(self, low: Fraction, high: Fraction, *, is_vague: bool) -> bool:
        if self.high is not None and (low > self.high or (low == self.high and self.high_open)):
            return False
        # "Billions" are more than one billion.
        excludes_end = self.low_open and not is_vague
        return self.low is None or high > self.low or (high == self.low and not excludes_end)


def _text_matches(wanted: str, figure: Figure) -> bool:
    if figure.value is None:
        return False
    if figure.kind == "date" and figure.upper_value is not None and wanted.startswith("--"):
        return figure.value[-5:] <= wanted[-5:] <= figure.upper_value[-5:]
    if wanted in (figure.value, figure.upper_value):
        return True
    year_less = figure.value if figure.value.startswith("--") else f"-{figure.value[4:]}"
    return wanted.startswith("--") and year_less.startswith(wanted)


def _ends(figure: Figure, *, convert: bool) -> tuple[Fraction, Fraction] | None:
    """Return the least and greatest value a figure may have; of an indefinite one, its magnitude."""
    low = number_of(figure.order_of_magnitude if figure.is_indefinite else figure.value)
    if figure.kind == "date" and figure.value is not None and figure.value[:4].isdecimal():
        low = Fraction(int(figure.value[:4]))
    if low is None:
        return None
    high = number_of(figure.upper_value) or low
    if convert and figure.unit is not None:
        return in_base_units(low, figure.unit)[1], in_base_units(high, figure.unit)[1]
    return low, high


_OPERATORS = {">=": ">=", "=>": ">=", "≥": ">=", "<=": "<=", "=<": "<=", "≤": "<=", ">": ">", "<": "<", "=": "=",
              "~": "~", "≈": "~", "±": "~", ":": ":"}  # fmt: skip
_OPERATOR = re.compile("|".join(re.escape(sign) for sign in sorted(_OPERATORS, key=len, reverse=True)))
_APPROX_SIGNS: dict[str | None, str] = {
    "more_than": ">", "at_least": ">=", "less_than": "<", "up_to": "<=", "about": "~", "almost": "~",
}  # fmt: skip
_RANGE = re.compile(r"\s*(?:\.\.+|…)\s*")
_TIME_CUE = "pukul"
_YEAR_KINDS: frozenset[FigureKind] = frozenset({"year", "date"})


def parse_figure_query(text: str) -> FigureQuery:
    """Return the query that ``text`` spells. Raises :class:`FigureQueryError`."""
    stripped = text.strip()
    if not stripped:
        raise FigureQueryError(Notice("query-empty"), 0)
    mismatches = stripped.startswith("!")
    body = stripped[1:].strip() if mismatches else stripped
    if not body:
        return FigureQuery(mismatches_only=True)
    query = _parse(body, text)
    return replace(query, mismatches_only=True) if mismatches else query


def _parse(body: str, text: str) -> FigureQuery:
    operator = _OPERATOR.search(body)
    head, sign, tail = body, "", ""
    if operator is not None and not _is_clock(body, operator):
        head, sign, tail = body[: operator.start()].strip(), _OPERATORS[operator[0]], body[operator.end() :].strip()
    else:
        head, tail = "", body
    if sign and not tail:
        notice = Notice("query-number-missing", {"sign": operator[0] if operator else sign})
        raise FigureQueryError(notice, len(text.rstrip()))
    named = FigureQuery()
    if head:
        named = _KIND_WORDS.get(_filter_key(head)) if sign == ":" else None
        named = named or _named_filter(head)
    if named is None:
        notice = Notice("query-unknown-unit", {"words": head})
        raise FigureQueryError(notice, text.find(head))
    return _with_values(named, sign, tail, text)


def _is_clock(body: str, operator: re.Match[str]) -> bool:
    if operator[0] != ":":
        return False
    before, after = body[: operator.start()], body[operator.end() :]
    return before[-1:].isdecimal() and after[:1].isdecimal()


def _with_values(named: FigureQuery, sign: str, tail: str, text: str) -> FigureQuery:
    parts = _RANGE.split(tail)
    if len(parts) == 2:
        return _range_query(named, parts[0], parts[1], text)
    if len(parts) > 2:
        raise FigureQueryError(Notice("query-range-ends"), text.find(tail))
    bare = _named_filter(tail) if not sign else None
    if bare is not None:
        return bare
    figure = _read_value(f"{_TIME_CUE} {tail}" if "time" in named.kinds else tail)
    if figure is None:
        notice = Notice("query-unreadable", {"words": tail})
        raise FigureQueryError(notice, max(0, text.find(tail)))
    return _compared(named, sign, figure)


def _compared(named: FigureQuery, sign: str, figure: Figure) -> FigureQuery:
    if not sign and figure.approximator in _APPROX_SIGNS:
        sign = _APPROX_SIGNS[figure.approximator]
    value = number_of(figure.order_of_magnitude if figure.is_indefinite else figure.value)
    if figure.is_indefinite:
        sign = ">="
    if value is None:
        return replace(named, text_value=figure.value)
    unit = named.unit or figure.unit
    query = replace(named, unit=unit, kinds=named.kinds)
    low = _in_base(value, figure.unit or named.unit)
    high = _in_base(number_of(figure.upper_value), figure.unit or named.unit) if figure.upper_value is not None else low
    if sign in (">", ">="):
        return replace(query, low=low, low_open=sign == ">")
    if sign in ("<", "<="):
        return replace(query, high=high, high_open=sign == "<")
    if sign == "~" and low is not None and high is not None:
        return replace(query, low=low - abs(low) * _TOLERANCE, high=high + abs(high) * _TOLERANCE)
    return replace(query, low=low, high=high)


def _range_query(named: FigureQuery, first: str, second: str, text: str) -> FigureQuery:
    if not first and not second:
        raise FigureQueryError(Notice("query-range-empty"), max(0, text.find("..")))
    high = _read_value(second) if second else None
    low = _read_value(first) if first else None
    for part, figure in ((first, low), (second, high)):
        if part and (figure is None or number_of(figure.value) is None):
            raise FigureQueryError(Notice("query-not-a-number", {"words": part}), max(0, text.find(part)))
    unit = named.unit or next((figure.unit for figure in (high, low) if figure is not None and figure.unit), None)
    ends = [
        _in_base(number_of(figure.value), figure.unit or unit) if figure is not None else None for figure in (low, high)
    ]
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        ends.reverse()
    return replace(named, unit=unit, low=ends[0], high=ends[1])


def _in_base(value: Fraction | None, unit: str | None) -> Fraction | None:
    return in_base_units(value, unit)[1] if value is not None and unit is not None else value


def _read_value(part: str) -> Figure | None:
    """Return the one figure that ``part`` is, in any of the languages; a bare number may have a letter as scale."""
    for spelling in _spellings(part):
        for language in QUERY_LANGUAGES:
            figures = read_figures_in(spelling, language)
            if len(figures) == 1 and _covers(figures[0], spelling):
                return figures[0]
    return None


def _covers(figure: Figure, spelling: str) -> bool:
    before = spelling[: figure.span.start].strip()
    return not spelling[figure.span.end :].strip() and (before in ("", _TIME_CUE) or figure.approximator is not None)


_LETTER_SCALES = {
    "k": "thousand", "rb": "ribu", "jt": "juta", "m": "million", "mn": "million", "mio": "million", "b": "billion",
    "bn": "billion", "mrd": "miliar", "t": "trillion", "tn": "trillion",
}  # fmt: skip
_LETTERED = re.compile(r"(.*\d)\s*([a-z]{1,3})\b(.*)", re.DOTALL)


def _spellings(part: str) -> Iterator[str]:
    yield part
    folded = normalise(part)
    if folded != part:
        yield folded
    yield folded.upper()
    lettered = _LETTERED.fullmatch(folded)
    if lettered and lettered[2] in _LETTER_SCALES:
        yield f"{lettered[1]} {_LETTER_SCALES[lettered[2]]}{lettered[3]}"


@cache
def _filters() -> dict[str, FigureQuery]:
    """Return what a bare word filters by: every unit, currency, kind, month and weekday name of every language."""
    found: dict[str, FigureQuery] = {}
    for language in QUERY_LANGUAGES:
        table = figure_table(language)
        for book in (table.units, table.currencies, table.currency_prefixes):
            for phrase, unit in book.phrases():
                if unit:
                    found.setdefault(_filter_key(phrase), FigureQuery(unit=unit))
        for phrase, month in table.months.phrases():
            found.setdefault(_filter_key(phrase), FigureQuery(text_value=f"--{month:02d}"))
        for phrase, day in table.weekdays.phrases():
            found.setdefault(_filter_key(phrase), FigureQuery(text_value=f"W{day}"))
    for word, query in _KIND_WORDS.items():
        found.setdefault(word, query)
    for unit in UNIT_SCALES:
        found.setdefault(unit, FigureQuery(unit=unit))
    return found


def _filter_key(phrase: str) -> str:
    return " ".join(word_key(part) for part in normalise(phrase).split())


def _named_filter(head: str) -> FigureQuery | None:
    key = _filter_key(head)
    return _filters().get(key) or _filters().get(key.replace(" ", ""))


def _kinds(*kinds: FigureKind) -> FigureQuery:
    return FigureQuery(kinds=frozenset(kinds))


_KIND_FILTERS: tuple[tuple[str, FigureQuery], ...] = (
    ("tahun|year|years|سنة|عام", FigureQuery(kinds=_YEAR_KINDS)),
    ("tanggal|date|dates|تاريخ", _kinds("date", "month")),
    ("hari|weekday|يوم", _kinds("weekday")),
    ("bulan|month|شهر", _kinds("month", "date")),
    ("pukul|waktu|time|الساعة|وقت", _kinds("time")),
    ("uang|money|مال|¤", FigureQuery(any_money=True)),
    ("skor|score|نتيجة", _kinds("score")),
    ("pecahan|fraction|كسر", _kinds("fraction")),
    ("kali|times|multiple|ضعف|مرات", _kinds("multiple")),
    ("ke|urutan|ordinal|ترتيب", _kinds("ordinal")),
    ("jumlah|count|عدد", _kinds("count")),
)
_KIND_WORDS = {_filter_key(word): query for words, query in _KIND_FILTERS for word in words.split("|")}
