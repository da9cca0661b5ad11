"""Dates, months and weekdays, as ISO 8601 values: ``1882-09-30``, ``2017-09``, ``--11-06``, ``--12``, ``W3``."""

from __future__ import annotations

from dataclasses import dataclass

from sejajar.extraction.figures.numbers.numbers import read_number
from sejajar.extraction.figures.numbers.ordinals import read_ordinal_word
from sejajar.extraction.figures.window import ParseResult, TokenWindow
from sejajar.extraction.items import Figure, FigureKind
from sejajar.text.span import Span

MIN_YEAR, MAX_YEAR = 1000, 2199
_MAX_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class _Month:
    number: int
    next: int


def read_date(passage: TokenWindow, index: int) -> ParseResult | None:
    """The date, month or weekday that starts at token ``index``."""
    token = passage.at(index)
    if token.kind == "digits":
        return read_numeric_date(passage, index) or _read_day_month(passage, index)
    return _read_day_month(passage, index) or _read_month_first(passage, index) or _read_weekday(passage, index)


def year_at(passage: TokenWindow, index: int) -> int | None:
    """The year that the digits at token ``index`` are, if they can be one."""
    token = passage.at(index)
    if token.kind != "digits" or len(token.text) != 4 or not token.text.isdecimal():
        return None
    year = int(token.text)
    return year if MIN_YEAR <= year <= MAX_YEAR else None


def _figure(
    passage: TokenWindow, first: int, next_index: int, value: str, kind: FigureKind = "date", value2: str | None = None
) -> ParseResult:
    span = Span(passage.at(first).stem_start, passage.at(next_index - 1).end)
    return ParseResult((Figure(span, kind, value, value2),), next_index)


def _iso(year: int | None, month: int, day: int | None) -> str | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _MAX_DAYS[month - 1]):
        return None
    head = f"{year:04d}" if year is not None else "-"
    return f"{head}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def read_numeric_date(passage: TokenWindow, index: int) -> ParseResult | None:
    """``17/8/1945``, ``17-08-1945``, ``17.08.1945``, ``2024-05-17``; ``(15/5)`` in brackets or after a weekday."""
    token = passage.at(index)
    dotted = token.text.split(".")
    if len(dotted) == 3 and len(dotted[2]) == 4 and all(map(str.isdigit, dotted)):
        value = (
            _iso(int(dotted[2]), int(dotted[1]), int(dotted[0]))
            if len(dotted[0]) <= 2 and len(dotted[1]) <= 2
            else None
        )
        return _figure(passage, index, index + 1, value) if value else None
    parts = _slashed(passage, index)
    if parts is None:
        return None
    numbers, after = parts
    value = None
    if len(numbers) == 3:
        value = _full_numeric(numbers)
    elif len(numbers) == 2 and passage.is_mark(index + 1, "/") and _is_bracketed(passage, index, after):
        value = _iso(None, int(numbers[1]), int(numbers[0]))
    return _figure(passage, index, after, value) if value else None


def _full_numeric(numbers: list[str]) -> str | None:
    first, second, third = map(int, numbers)
    if len(numbers[0]) == 4:
        return _iso(first, second, third)
    if len(numbers[2]) != 4 or not MIN_YEAR <= third <= MAX_YEAR:
        return None
    return _iso(third, second, first) or _iso(third, first, second)


def _slashed(passage: TokenWindow, index: int) -> tuple[list[str], int] | None:
    """Two or three plain digit runs tied by the same ``/`` or ``-``, and the index after them."""
    mark = passage.at(index + 1).text
    if mark not in ("/", "-"):
        return None
    numbers: list[str] = []
    at = index
    while len(numbers) < 4:
        token = passage.at(at)
        if token.kind != "digits" or not token.text.isdecimal() or len(token.text) > 4 or (numbers and not token.glued):
            return None
        numbers.append(token.text)
        at += 1
        following = passage.at(at)
        if following.text != mark or not following.glued or passage.at(at + 1).kind != "digits":
            break
        at += 1
    return (numbers, at) if len(numbers) in (2, 3) and not passage.is_glued_digits(at) else None


def _is_bracketed(passage: TokenWindow, index: int, after: int) -> bool:
    return passage.is_mark(index - 1, "(") and passage.is_mark(after, ")")


def read_month(passage: TokenWindow, index: int) -> _Month | None:
    """A month's name, given once or in both of its Arabic forms («سبتمبر/أيلول»)."""
    if passage.at(index).kind != "word":
        return None
    found = passage.table.months.match(passage.tokens, index)
    if found is None:
        return None
    month, after = found
    is_abbreviated = passage.is_mark(after, ".") and passage.is_glued(after) and after == index + 1
    if is_abbreviated and len(passage.at(index).text) <= 4 and passage.at(after + 1).kind == "digits":
        after += 1
    at = after
    bracket = passage.is_mark(at, "(")
    if bracket or passage.is_mark(at, "/"):
        again = passage.table.months.match(passage.tokens, at + 1)
        if again is not None and again[0] == month and (not bracket or passage.is_mark(again[1], ")")):
            after = again[1] + bracket
    return _Month(month, after)


def _read_day_month(passage: TokenWindow, index: int) -> ParseResult | None:
    """``6 November``, ``5-7 November 2018``, ``1 Mei - 3 Juni``, «الثاني من مايو»."""
    first = _read_one_day(passage, index)
    if first is None:
        return None
    value, value2, after = first
    if value2 is None and passage.is_mark(after, "-"):
        later = _read_one_day(passage, after + 1)
        if later is not None and later[1] is None:
            value2, after = later[0], later[2]
            if value.startswith("--") and not value2.startswith("--"):
                value = value2[:4] + value[1:]
    return _figure(passage, index, after, value, value2=value2)


def _read_one_day(passage: TokenWindow, index: int) -> tuple[str, str | None, int] | None:
    """A day with its month and year, or two days of one month: ISO values, and the index after them."""
    day = _day_at(passage, index)
    if day is None:
        return None
    number, at = day
    second: int | None = None
    if passage.is_mark(at, "-") or passage.is_word(at, passage.table.range_words | passage.table.between_and):
        other = _day_at(passage, at + 1)
        if other is not None and other[0] > number and _month_after(passage, other[1]):
            second, at = other
    month = _month_after(passage, at)
    if month is None:
        return None
    year, after = _year_after(passage, month.next)
    value = _iso(year, month.number, number)
    value2 = _iso(year, month.number, second) if second is not None else None
    return (value, value2, after) if value is not None else None


def _day_at(passage: TokenWindow, index: int) -> tuple[int, int] | None:
    token = passage.at(index)
    table = passage.table
    if token.kind == "digits":
        if not token.text.isdecimal() or len(token.text) > 2 or not 1 <= int(token.text) <= 31:
            return None
        after = index + 1
        if passage.is_word(after, table.ordinal_suffixes) and passage.is_glued(after):
            after += 1
        return int(token.text), after
    if token.kind != "word":
        return None
    ordinal = read_ordinal_word(passage, index)
    if ordinal is not None:
        return ordinal if 1 <= ordinal[0] <= 31 else None
    number = read_number(passage, index) if token.key in table.numerals else None
    if number is None or number.value.denominator != 1 or not 1 <= number.value <= 31:
        return None
    return int(number.value), number.next


def _month_after(passage: TokenWindow, index: int) -> _Month | None:
    at = index
    while at < index + 2 and passage.is_word(at, passage.table.of_words):
        at += 1
    return read_month(passage, at)


def _year_after(passage: TokenWindow, index: int) -> tuple[int | None, int]:
    """A year right after a month, past a comma, "من عام" or "tahun"; and the index after it."""
    at = index
    if passage.is_mark(at, ",،."):
        at += 1
    words = 0
    while words < 2 and (passage.is_word(at, passage.table.year_words) or passage.is_word(at, passage.table.of_words)):
        at += 1
        words += 1
    year = year_at(passage, at)
    if year is None or _is_counted(passage, at + 1):
        return None, index
    return year, at + 1


def _is_counted(passage: TokenWindow, index: int) -> bool:
    return passage.is_word(index, passage.table.counted) or passage.is_mark(index, "%")


def _read_month_first(passage: TokenWindow, index: int) -> ParseResult | None:
    """``September 2017``, ``September 30, 1882``, or a month alone."""
    month = read_month(passage, index)
    if month is None:
        return None
    day = passage.at(month.next)
    if passage.table.month_before_day and day.kind == "digits" and day.text.isdecimal() and len(day.text) <= 2:
        year, after = _year_after(passage, month.next + 1)
        value = _iso(year, month.number, int(day.text))
        if value is not None:
            return _figure(passage, index, after, value)
    year, after = _year_after(passage, month.next)
    if year is not None:
        return _figure(passage, index, after, f"{year:04d}-{month.number:02d}")
    if not _is_month_alone(passage, index):
        return None
    return _figure(passage, index, month.next, f"--{month.number:02d}", "month")


def _is_month_alone(passage: TokenWindow, index: int) -> bool:
    token = passage.at(index)
    if token.key not in passage.table.cautious_months and token.word not in passage.table.cautious_months:
        return True
    before = passage.at(index - 1)
    return before.word in passage.table.month_prepositions and (token.capital or not token.text.isascii())


def _read_weekday(passage: TokenWindow, index: int) -> ParseResult | None:
    table = passage.table
    at = index
    prefixed = passage.is_word(index, table.weekday_prefixes)
    if prefixed:
        at += 1
    found = table.weekdays.match(passage.tokens, at)
    if found is None:
        return None
    token = passage.at(at)
    latin = token.text.isascii()
    if latin and not token.capital:
        return None
    cautious = table.cautious_weekdays.get(token.word)
    if not prefixed and cautious is not None and passage.is_word(found[1], cautious):
        return None
    first = index
    return _figure(passage, first, found[1], f"W{found[0]}", "weekday")
