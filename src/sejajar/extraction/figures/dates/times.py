"""Times of day, as ``HH:MM``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from sejajar.extraction.figures.numbers.numbers import read_number
from sejajar.extraction.figures.numbers.ordinals import read_ordinal_word
from sejajar.extraction.figures.window import ParseResult, TokenWindow
from sejajar.extraction.items import Figure
from sejajar.text.span import Span

_CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})")
_LONGEST_CLOCK = len("10.30")
_CUE_REACH = 2
_SCORE_REACH = 8


@dataclass(frozen=True, slots=True)
class _Clock:
    minutes: int
    next: int
    is_clock: bool
    """It needs no word such as *pukul* before it."""


def read_time(window: TokenWindow, index: int) -> ParseResult | None:
    """Return the time of day that starts at token ``index``, or None.

    "pukul 10.30" and "10:30" are ``10:30``, "7 malam" is ``19:00``, "pukul setengah tujuh" ``06:30``, "6-7 pm"
    ``18:00`` to ``19:00``. ``10.30`` and ``7`` are times only after a word such as *pukul* or before a day period.
    """
    token = window.tokens[index]
    if token.kind == "digits" and len(token.text) > _LONGEST_CLOCK:
        return None
    is_cued = _is_cued(window, index) or _leads_to_period(window, index)
    first = _read_clock(window, index, is_cued)
    if first is None:
        return None
    after = first.next
    upper_value: str | None = None
    later = window.after_range_word(after) or (window.is_word(after, window.table.between_and) and after + 1)
    if later:
        second = _read_clock(window, later, is_cued)
        if second is not None and (first.is_clock or is_cued):
            upper_value, after = _format(second.minutes), second.next
            first = _borrow_period(first, second)
    if not (first.is_clock or is_cued or upper_value):
        return None
    span = Span(window.at(index).stem_start, window.at(after - 1).end)
    return ParseResult((Figure(span, "time", _format(first.minutes), upper_value),), after)


def _leads_to_period(window: TokenWindow, index: int) -> bool:
    """Return whether a day period follows a second hour (``6-7 pm``); a score before "malam" is no time."""
    table = window.table
    later = window.after_range_word(index + 1)
    if later is None:
        return False
    first, second = window.at(index), window.at(later)
    if not (first.text.isdecimal() and second.text.isdecimal() and len(first.text) <= len(second.text) <= 2):
        return False
    if int(first.text) >= int(second.text) or table.day_periods.match(window.tokens, later + 1) is None:
        return False
    reach = range(max(0, index - _SCORE_REACH), index)
    return not any(window.is_word(before, table.score_cues) for before in reach)


def _borrow_period(first: _Clock, second: _Clock) -> _Clock:
    """Apply the period of the second hour to the first: ``7-9 malam``."""
    if not first.is_clock and second.is_clock and first.minutes + 12 * 60 < second.minutes:
        return _Clock(first.minutes + 12 * 60, first.next, True)
    return first


def _format(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _is_cued(window: TokenWindow, index: int) -> bool:
    table = window.table
    for before in range(index - 1, index - 1 - _CUE_REACH, -1):
        if window.is_word(before, table.time_words):
            return True
        between = window.is_word(before, table.approximators.words) or window.is_mark(before, "(")
        if not between:
            return False
    return False


def _read_clock(window: TokenWindow, index: int, is_cued: bool) -> _Clock | None:
    token = window.at(index)
    if token.kind == "digits":
        return _read_digit_clock(window, index, is_cued)
    if token.kind == "word" and (
        token.key in window.table.ordinals
        or token.key in window.table.numerals
        or window.table.halves.match(window.tokens, index)
    ):
        return _read_spelled_clock(window, index, is_cued)
    return None


def _read_digit_clock(window: TokenWindow, index: int, is_cued: bool) -> _Clock | None:
    text, after = window.at(index).text, index + 1
    has_colon = False
    if window.is_mark(after, ":") and window.is_adjacent(after) and window.is_adjacent(after + 1):
        minutes = window.at(after + 1).text
        text, after, has_colon = f"{text}:{minutes}", after + 2, True
        if window.is_mark(after, ":") and window.is_adjacent(after) and window.at(after + 1).kind == "digits":
            after += 2
    match = _CLOCK.fullmatch(text)
    if match:
        hour, minute = int(match[1]), int(match[2])
    elif text.isdecimal() and len(text) <= 2:
        hour, minute = int(text), 0
        minutes, after = _read_minutes(window, after) if is_cued else (0, after)
        hour, minute = divmod(hour * 60 + minutes, 60)
    else:
        return None
    has_minutes = match is not None or minute != 0
    has_zone = match is not None and window.is_word(after, window.table.time_zones)
    return _with_period(
        window, hour, minute, after, is_clock=has_colon or has_zone, is_cued=is_cued, has_minutes=has_minutes
    )


def _with_period(
    window: TokenWindow, hour: int, minute: int, index: int, *, is_clock: bool, is_cued: bool, has_minutes: bool
) -> _Clock | None:
    if hour > 24 or minute > 59:
        return None
    period = window.table.day_periods.match(window.tokens, index)
    if period is not None and _is_period(window, index, period[1]):
        shift, after = period
        if hour < 12 and shift == 12 and not (hour < 1):
            hour += 12
        elif hour == 12:
            hour = 12 if _is_midday(window, index, shift) else 0
        return _Clock(hour * 60 + minute, after, True)
    if not (is_clock or is_cued):
        return None
    if is_cued and not has_minutes and _is_followed_by_unit(window, index):
        return None
    return _Clock(hour * 60 + minute, index, is_clock)


def _is_period(window: TokenWindow, index: int, after: int) -> bool:
    """Return whether a day period stands there: the letter of «9 م» does, that of «9 م/ث», «2 م.ب» and «1 لم» not."""
    if len(window.at(index).key) > 1:
        return True
    is_abbreviation = window.is_mark(after, "/.") and window.is_adjacent(after) and window.is_adjacent_run(after + 1)
    unit = window.table.units.match(window.tokens, index)
    return not window.has_proclitic(index) and not is_abbreviation and (unit is None or unit[1] <= after)


def _is_midday(window: TokenWindow, index: int, shift: int) -> bool:
    return shift == 12 and not window.is_word(index, window.table.night_words)


def _is_followed_by_unit(window: TokenWindow, index: int) -> bool:
    return window.table.units.match(window.tokens, index) is not None


def _read_spelled_clock(window: TokenWindow, index: int, is_cued: bool) -> _Clock | None:
    """Read «الثالثة والنصف عصرًا», "tujuh malam", "setengah tujuh"."""
    table = window.table
    half = table.halves.match(window.tokens, index)
    if half is not None:
        if not (is_cued and table.puts_half_before_hour):
            return None
        number = read_number(window, half[1])
        if number is None or number.value.denominator != 1 or not 1 <= number.value <= 12:
            return None
        hour = int(number.value) - 1
        return _with_period(window, hour, 30, number.next, is_clock=False, is_cued=is_cued, has_minutes=True)
    hour_at = _hour_at(window, index)
    if hour_at is None or not 1 <= hour_at[0] <= 24:
        return None
    hour, after = hour_at
    minutes, after = _read_minutes(window, after)
    total = hour * 60 + minutes
    return _with_period(
        window, total // 60, total % 60, after, is_clock=False, is_cued=is_cued, has_minutes=minutes != 0
    )


def _hour_at(window: TokenWindow, index: int) -> tuple[int, int] | None:
    token = window.at(index)
    if window.table.hours_are_ordinal and token.key in window.table.ordinals and token.has_article:
        return read_ordinal_word(window, index)
    numeral = window.table.numerals.get(token.key)
    if numeral is None or numeral.role == "scale" or token.has_conjunction:
        return None
    if window.table.requires_conjunction and not (
        token.has_article and window.table.hour_numerals and token.key in window.table.hour_numerals
    ):
        return None
    number = read_number(window, index)
    if number is None or number.value.denominator != 1:
        return None
    return int(number.value), number.next


def _read_minutes(window: TokenWindow, index: int) -> tuple[int, int]:
    """Read the minutes added to or subtracted from the hour: «والنصف», «إلا ربعا», "lewat lima belas"."""
    table = window.table
    found = table.time_joiners.match(window.tokens, index)
    sign, at = (found[0], found[1]) if found is not None else (Fraction(1), index)
    has_conjunction = window.at(at).has_conjunction
    if found is None and not has_conjunction:
        return 0, index
    part = table.hour_parts.match(window.tokens, at)
    if part is not None:
        return int(sign * part[0] * 60), part[1]
    number = read_number(window, at)
    if number is None or not 0 < number.value < 60 or number.value.denominator != 1:
        return 0, index
    after = number.next
    if window.is_word(after, table.minute_words):
        after += 1
    elif found is None:
        return 0, index
    return int(sign * number.value), after
