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
_CUE_REACH = 2
_SCORE_REACH = 8


@dataclass(frozen=True, slots=True)
class _Clock:
    minutes: int
    next: int
    is_clock: bool
    """It is a time whatever stands around it."""


def read_time(passage: TokenWindow, index: int) -> ParseResult | None:
    """The time of day that starts at token ``index``; ``10.30`` and ``7`` only after a word such as *pukul*."""
    cued = _is_cued(passage, index) or _leads_to_period(passage, index)
    first = _read_clock(passage, index, cued)
    if first is None:
        return None
    after = first.next
    value2: str | None = None
    if passage.is_mark(after, "-") or passage.is_word(after, passage.table.range_words | passage.table.between_and):
        second = _read_clock(passage, after + 1, cued)
        if second is not None and (first.is_clock or cued):
            value2, after = _format(second.minutes), second.next
            first = _borrow_period(first, second)
    if not (first.is_clock or cued or value2):
        return None
    span = Span(passage.at(index).stem_start, passage.at(after - 1).end)
    return ParseResult((Figure(span, "time", _format(first.minutes), value2),), after)


def _leads_to_period(passage: TokenWindow, index: int) -> bool:
    """``6-7 pm``: the period after the second hour tells what the first is; a score before the evening is no time."""
    table = passage.table
    first, second = passage.at(index), passage.at(index + 2)
    if not (passage.is_mark(index + 1, "-") or passage.is_word(index + 1, table.range_words)):
        return False
    if not (first.text.isdecimal() and second.text.isdecimal() and len(first.text) <= len(second.text) <= 2):
        return False
    if int(first.text) >= int(second.text) or table.day_periods.match(passage.tokens, index + 3) is None:
        return False
    reach = range(max(0, index - _SCORE_REACH), index)
    return not any(passage.is_word(before, table.score_cues) for before in reach)


def _borrow_period(first: _Clock, second: _Clock) -> _Clock:
    """``7-9 malam``: the period said once belongs to both."""
    if not first.is_clock and second.is_clock and first.minutes + 12 * 60 < second.minutes:
        return _Clock(first.minutes + 12 * 60, first.next, True)
    return first


def _format(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _is_cued(passage: TokenWindow, index: int) -> bool:
    for back in range(1, _CUE_REACH + 1):
        if passage.is_word(index - back, passage.table.time_words):
            return True
        between = passage.is_word(index - back, passage.table.approximators.words) or passage.is_mark(index - back, "(")
        if not between:
            return False
    return False


def _read_clock(passage: TokenWindow, index: int, cued: bool) -> _Clock | None:
    token = passage.at(index)
    if token.kind == "digits":
        return _read_digit_clock(passage, index, cued)
    if token.kind == "word" and (
        token.key in passage.table.ordinals
        or token.key in passage.table.numerals
        or passage.table.halves.match(passage.tokens, index)
    ):
        return _read_spelled_clock(passage, index, cued)
    return None


def _read_digit_clock(passage: TokenWindow, index: int, cued: bool) -> _Clock | None:
    text, after = passage.at(index).text, index + 1
    colon = False
    if passage.is_mark(after, ":") and passage.is_glued(after) and passage.is_glued(after + 1):
        minutes = passage.at(after + 1).text
        text, after, colon = f"{text}:{minutes}", after + 2, True
        if passage.is_mark(after, ":") and passage.is_glued(after) and passage.at(after + 1).kind == "digits":
            after += 2
    match = _CLOCK.fullmatch(text)
    if match:
        hour, minute = int(match[1]), int(match[2])
    elif text.isdecimal() and len(text) <= 2:
        hour, minute = int(text), 0
    else:
        return None
    zoned = match is not None and passage.is_word(after, passage.table.time_zones)
    return _with_period(passage, hour, minute, after, is_clock=colon or zoned, cued=cued, exact=match is not None)


def _with_period(
    passage: TokenWindow, hour: int, minute: int, index: int, *, is_clock: bool, cued: bool, exact: bool
) -> _Clock | None:
    if hour > 24 or minute > 59:
        return None
    period = passage.table.day_periods.match(passage.tokens, index)
    if period is not None and hour <= 24:
        shift, after = period
        if hour < 12 and shift == 12 and not (hour < 1):
            hour += 12
        elif hour == 12:
            hour = 12 if _is_midday(passage, index, shift) else 0
        return _Clock(hour * 60 + minute, after, True)
    if not (is_clock or cued):
        return None
    if cued and not exact and _is_followed_by_unit(passage, index):
        return None
    return _Clock(hour * 60 + minute, index, is_clock)


def _is_midday(passage: TokenWindow, index: int, shift: int) -> bool:
    return shift == 12 and not passage.is_word(index, passage.table.night_words)


def _is_followed_by_unit(passage: TokenWindow, index: int) -> bool:
    return passage.table.units.match(passage.tokens, index) is not None


def _read_spelled_clock(passage: TokenWindow, index: int, cued: bool) -> _Clock | None:
    """«الثالثة والنصف عصرًا», "tujuh malam", "setengah tujuh"."""
    table = passage.table
    half = table.halves.match(passage.tokens, index)
    if half is not None:
        if not (cued and table.half_before_hour):
            return None
        number = read_number(passage, half[1])
        if number is None or number.value.denominator != 1 or not 1 <= number.value <= 12:
            return None
        hour = int(number.value) - 1
        return _with_period(passage, hour, 30, number.next, is_clock=False, cued=cued, exact=True)
    hour_at = _hour_at(passage, index)
    if hour_at is None or not 1 <= hour_at[0] <= 24:
        return None
    hour, after = hour_at
    minutes, after = _read_minutes(passage, after)
    total = hour * 60 + minutes
    return _with_period(passage, total // 60, total % 60, after, is_clock=False, cued=cued, exact=minutes != 0)


def _hour_at(passage: TokenWindow, index: int) -> tuple[int, int] | None:
    token = passage.at(index)
    if passage.table.hours_are_ordinal and token.key in passage.table.ordinals and token.article:
        return read_ordinal_word(passage, index)
    numeral = passage.table.numerals.get(token.key)
    if numeral is None or numeral.role == "scale" or token.linked:
        return None
    if passage.table.links_required and not (
        token.article and passage.table.hour_numerals and token.key in passage.table.hour_numerals
    ):
        return None
    number = read_number(passage, index)
    if number is None or number.value.denominator != 1:
        return None
    return int(number.value), number.next


def _read_minutes(passage: TokenWindow, index: int) -> tuple[int, int]:
    """What is added to or taken from the hour: «والنصف», «إلا ربعا», "lewat lima belas"."""
    table = passage.table
    found = table.time_joiners.match(passage.tokens, index)
    sign, at = (found[0], found[1]) if found is not None else (Fraction(1), index)
    linked = passage.at(at).linked
    if found is None and not linked:
        return 0, index
    part = table.hour_parts.match(passage.tokens, at)
    if part is not None:
        return int(sign * part[0] * 60), part[1]
    number = read_number(passage, at)
    if number is None or not 0 < number.value < 60 or number.value.denominator != 1:
        return 0, index
    after = number.next
    if passage.is_word(after, table.minute_words):
        after += 1
    elif found is None:
        return 0, index
    return int(sign * number.value), after
