"""Dates, months and weekdays, as ISO 8601 values: ``1882-09-30``, ``2017-09``, ``--11-06``, ``--12``, ``W3``."""

from __future__ import annotations

from dataclasses import dataclass

from sejajar.extraction.figures.dates.years import MAX_YEAR, MIN_YEAR
from sejajar.extraction.figures.numbers.numbers import read_number
from sejajar.extraction.figures.numbers.ordinals import read_ordinal_word
from sejajar.extraction.figures.window import ParseResult, TokenWindow
from sejajar.extraction.items import Figure, FigureKind
from sejajar.text.span import Span

_MAX_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class _Month:
    number: int
    next: int


def read_date(window: TokenWindow, index: int) -> ParseResult | None:
    """Return the date, month or weekday that starts at token ``index``, or None.

    "30 September 1882" is ``1882-09-30``, "September 2017" ``2017-09``, "6 November" ``--11-06``, "Rabu" ``W3``.
    """
    first = _read_calendar_date(window, index)
    if first is None:
        return _read_weekday(window, index)
    return _read_period(window, index, first) or first


def _read_calendar_date(window: TokenWindow, index: int) -> ParseResult | None:
    if window.at(index).kind == "digits":
        return read_numeric_date(window, index) or _read_day_month(window, index)
    return _read_day_month(window, index) or _read_month_first(window, index)


def _read_period(window: TokenWindow, index: int, first: ParseResult) -> ParseResult | None:
    """Read ``1 Mei - 3 Juni 2020``, "dari 1 Mei hingga 3 Juni", «بين 20 فبراير و7 أبريل 2022» as one figure."""
    table, at = window.table, first.next
    if first.figures[0].kind != "date" or first.figures[0].upper_value:
        return None
    after = window.after_range_word(at)
    if after is None and window.is_word(index - 1, table.between_words):
        is_written_on = window.at(at).has_conjunction and window.at(at).key != ""
        after = at if is_written_on else at + 1 if window.is_word(at, table.between_and) else None
    second = _read_calendar_date(window, after) if after is not None else None
    if second is None or second.figures[0].kind != "date" or second.figures[0].upper_value:
        return None
    low, high = first.figures[0].value or "", second.figures[0].value or ""
    if low.startswith("--") and not high.startswith("--"):
        year = int(high[:4])
        low = f"{year:04d}{low[1:]}"
        low = low if low <= high else f"{year - 1:04d}{low[4:]}"
    elif high.startswith("--") and not low.startswith("--"):
        return None
    return _figure(window, index, second.next, low, upper_value=high) if len(low) == len(high) else None


def year_at(window: TokenWindow, index: int) -> int | None:
    """Return the four digits at token ``index`` as a year, or None outside ``MIN_YEAR`` to ``MAX_YEAR``."""
    token = window.at(index)
    if token.kind != "digits" or len(token.text) != 4 or not token.text.isdecimal():
        return None
    year = int(token.text)
    return year if MIN_YEAR <= year <= MAX_YEAR else None


def _figure(
    window: TokenWindow,
    first: int,
    next_index: int,
    value: str,
    kind: FigureKind = "date",
    upper_value: str | None = None,
) -> ParseResult:
    span = Span(window.at(first).stem_start, window.at(next_index - 1).end)
    return ParseResult((Figure(span, kind, value, upper_value),), next_index)


def _iso(year: int | None, month: int, day: int | None) -> str | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _MAX_DAYS[month - 1]):
        return None
    head = f"{year:04d}" if year is not None else "-"
    return f"{head}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def read_numeric_date(window: TokenWindow, index: int) -> ParseResult | None:
    """Return the date that the digits at token ``index`` begin, or None.

    ``17/8/1945``, ``17-08-1945``, ``17.08.1945``, ``2024-05-17``; ``(15/5)`` in brackets only.
    """
    token = window.at(index)
    dotted = token.text.split(".")
    if len(dotted) == 3 and len(dotted[2]) == 4 and all(map(str.isdigit, dotted)):
        value = (
            _iso(int(dotted[2]), int(dotted[1]), int(dotted[0]))
            if len(dotted[0]) <= 2 and len(dotted[1]) <= 2
            else None
        )
        return _figure(window, index, index + 1, value) if value else None
    parts = _slashed(window, index)
    if parts is None:
        return None
    numbers, after = parts
    value = None
    if len(numbers) == 3:
        value = _full_numeric(numbers)
    elif len(numbers) == 2 and window.is_mark(index + 1, "/") and _is_bracketed(window, index, after):
        value = _iso(None, int(numbers[1]), int(numbers[0]))
    return _figure(window, index, after, value) if value else None


def _full_numeric(numbers: list[str]) -> str | None:
    first, second, third = map(int, numbers)
    if len(numbers[0]) == 4:
        return _iso(first, second, third)
    if len(numbers[2]) != 4 or not MIN_YEAR <= third <= MAX_YEAR:
        return None
    return _iso(third, second, first) or _iso(third, first, second)


def _slashed(window: TokenWindow, index: int) -> tuple[list[str], int] | None:
    """Return two or three digit runs with the same ``/`` or ``-`` between them, and the index after them."""
    mark = window.at(index + 1).text
    if mark not in ("/", "-"):
        return None
    numbers: list[str] = []
    at = index
    while len(numbers) < 4:
        token = window.at(at)
        if (
            token.kind != "digits"
            or not token.text.isdecimal()
            or len(token.text) > 4
            or (numbers and not token.is_adjacent)
        ):
            return None
        numbers.append(token.text)
        at += 1
        following = window.at(at)
        if following.text != mark or not following.is_adjacent or window.at(at + 1).kind != "digits":
            break
        at += 1
    return (numbers, at) if len(numbers) in (2, 3) and not window.is_adjacent_run(at) else None


def _is_bracketed(window: TokenWindow, index: int, after: int) -> bool:
    return window.is_mark(index - 1, "(") and window.is_mark(after, ")")


def read_month(window: TokenWindow, index: int) -> _Month | None:
    """Return the month named at token ``index``, once or by both of its Arabic names («سبتمبر/أيلول»)."""
    if window.at(index).kind != "word":
        return None
    found = window.table.months.match(window.tokens, index)
    if found is None:
        return None
    month, after = found
    is_abbreviated = window.is_mark(after, ".") and window.is_adjacent(after) and after == index + 1
    if is_abbreviated and len(window.at(index).text) <= 4 and window.at(after + 1).kind == "digits":
        after += 1
    at = after
    bracket = window.is_mark(at, "(")
    if bracket or window.is_mark(at, "/"):
        again = window.table.months.match(window.tokens, at + 1)
        if again is not None and again[0] == month and (not bracket or window.is_mark(again[1], ")")):
            after = again[1] + bracket
    return _Month(month, after)


def _read_day_month(window: TokenWindow, index: int) -> ParseResult | None:
    """Read ``6 November``, ``5-7 November 2018``, «الثاني من مايو»."""
    first = _read_one_day(window, index)
    if first is None:
        return None
    value, upper_value, after = first
    return _figure(window, index, after, value, upper_value=upper_value)


def _read_one_day(window: TokenWindow, index: int) -> tuple[str, str | None, int] | None:
    """Read a day with its month and year, or two days of one month: ISO values, and the index after them."""
    day = _day_at(window, index)
    if day is None:
        return None
    number, at = day
    second: int | None = None
    later = window.after_range_word(at) or (window.is_word(at, window.table.between_and) and at + 1)
    if later:
        other = _day_at(window, later)
        if other is not None and other[0] > number and _month_after(window, other[1]):
            second, at = other
    month = _month_after(window, at)
    if month is None:
        return None
    year, after = _year_after(window, month.next)
    value = _iso(year, month.number, number)
    upper_value = _iso(year, month.number, second) if second is not None else None
    return (value, upper_value, after) if value is not None else None


def _day_at(window: TokenWindow, index: int) -> tuple[int, int] | None:
    token = window.at(index)
    table = window.table
    if token.kind == "digits":
        if not token.text.isdecimal() or len(token.text) > 2 or not 1 <= int(token.text) <= 31:
            return None
        after = index + 1
        if window.is_word(after, table.ordinal_suffixes) and window.is_adjacent(after):
            after += 1
        return int(token.text), after
    if token.kind != "word":
        return None
    ordinal = read_ordinal_word(window, index)
    if ordinal is not None:
        return ordinal if 1 <= ordinal[0] <= 31 else None
    number = read_number(window, index) if token.key in table.numerals else None
    if number is None or number.value.denominator != 1 or not 1 <= number.value <= 31:
        return None
    return int(number.value), number.next


def _month_after(window: TokenWindow, index: int) -> _Month | None:
    at = index
    while at < index + 2 and window.is_word(at, window.table.of_words):
        at += 1
    return read_month(window, at)


def _year_after(window: TokenWindow, index: int) -> tuple[int | None, int]:
    """Return the year after a month, across a comma, "من عام" or "tahun"; and the index after it."""
    at = index
    if window.is_mark(at, ",،."):
        at += 1
    words = 0
    while words < 2 and (window.is_word(at, window.table.year_words) or window.is_word(at, window.table.of_words)):
        at += 1
        words += 1
    year = year_at(window, at)
    if year is None or _is_counted(window, at + 1):
        return None, index
    return year, at + 1


def _is_counted(window: TokenWindow, index: int) -> bool:
    return window.is_word(index, window.table.counted) or window.is_mark(index, "%")


def _read_month_first(window: TokenWindow, index: int) -> ParseResult | None:
    """Read ``September 2017``, ``September 30, 1882``, or a month alone."""
    month = read_month(window, index)
    if month is None:
        return None
    day = window.at(month.next)
    if window.table.puts_month_before_day and day.kind == "digits" and day.text.isdecimal() and len(day.text) <= 2:
        year, after = _year_after(window, month.next + 1)
        value = _iso(year, month.number, int(day.text))
        if value is not None:
            return _figure(window, index, after, value)
    year, after = _year_after(window, month.next)
    if year is not None:
        return _figure(window, index, after, f"{year:04d}-{month.number:02d}")
    if not _is_month_alone(window, index):
        return None
    return _figure(window, index, month.next, f"--{month.number:02d}", "month")


def _is_month_alone(window: TokenWindow, index: int) -> bool:
    token = window.at(index)
    if token.key not in window.table.cautious_months and token.word not in window.table.cautious_months:
        return True
    before = window.at(index - 1)
    return before.word in window.table.month_prepositions and (token.is_capitalised or not token.text.isascii())


def _read_weekday(window: TokenWindow, index: int) -> ParseResult | None:
    table = window.table
    at = index
    is_prefixed = window.is_word(index, table.weekday_prefixes)
    if is_prefixed:
        at += 1
    found = table.weekdays.match(window.tokens, at)
    if found is None:
        return None
    token = window.at(at)
    latin = token.text.isascii()
    if latin and not token.is_capitalised:
        return None
    cautious = table.cautious_weekdays.get(token.word)
    if not is_prefixed and cautious is not None and window.is_word(found[1], cautious):
        return None
    first = index
    return _figure(window, first, found[1], f"W{found[0]}", "weekday")
