"""What two numbers say together: ranges, ratios and scores."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from sejajar.extraction.figures.amounts.measures import ParsedUnit, read_measure
from sejajar.extraction.figures.window import TokenWindow

_CUE_REACH = 8
_RATIO_WHOLES = frozenset({*range(2, 11), 20, 100, 1000})
_MAX_SCORE = 300

JoinKind = Literal["range", "ratio", "score"]


@dataclass(frozen=True, slots=True)
class Join:
    """Two measures that are one figure."""

    kind: JoinKind
    low: ParsedUnit
    high: ParsedUnit


def read_join(passage: TokenWindow, first: ParsedUnit) -> Join | None:
    """The figure that ``first`` and a second number make, if a connector ties them."""
    if first.indefinite:
        return None
    at = first.next
    if passage.is_mark(at, "-:"):
        return _join_by_mark(passage, first, at)
    if passage.is_mark(at, "/") and passage.is_glued(at) and passage.is_glued(at + 1):
        return _join_season(passage, first)
    return _read_ratio(passage, first) or _read_versus(passage, first) or _read_worded_range(passage, first)


def _join_by_mark(passage: TokenWindow, first: ParsedUnit, at: int) -> Join | None:
    if passage.is_glued(at) and not passage.is_glued(at + 1):
        return None
    second = read_measure(passage, at + 1)
    if (
        second is None
        or second.indefinite
        or (passage.is_mark(second.next, "-:") and passage.is_glued_digits(second.next + 1))
    ):
        return None
    if passage.is_mark(at, ":"):
        is_score = passage.is_glued(at) and _are_plain(first, second) and second.unit is None
        return Join("score", first, second) if is_score else None
    if _is_score(passage, first, second):
        return Join("score", first, second)
    return _as_range(first, second)


def _join_season(passage: TokenWindow, first: ParsedUnit) -> Join | None:
    """``2023/2024``, ``2023/24``."""
    second = read_measure(passage, first.next + 1)
    if second is None or not (first.is_plain_integer and second.is_plain_integer):
        return None
    season = _as_season(first, second)
    if season is None and 1900 <= first.value < second.value <= 2100:
        season = second
    return Join("range", first, season) if season is not None and season.value - first.value == 1 else None


def _are_plain(first: ParsedUnit, second: ParsedUnit) -> bool:
    return (
        all(
            not measure.negative
            and measure.value.denominator == 1
            and measure.number.scale == 1
            and measure.value <= _MAX_SCORE
            for measure in (first, second)
        )
        and first.is_plain_integer
    )


def _is_score(passage: TokenWindow, first: ParsedUnit, second: ParsedUnit) -> bool:
    if not _are_plain(first, second) or second.unit is not None or not second.is_plain_integer:
        return False
    if second.value <= first.value or not first.value:
        return True
    reach = range(max(0, first.first - _CUE_REACH), min(len(passage), second.next + 3))
    return any(passage.is_word(index, passage.table.score_cues) for index in reach)


def _as_range(first: ParsedUnit, second: ParsedUnit) -> Join | None:
    """``first`` to ``second``, the unit and scale that only the second has lent to the first."""
    low = first
    if first.unit != second.unit:
        if second.unit is None and first.prefixed:
            second = replace(second, unit=first.unit, kind=first.kind)
        elif first.unit is None:
            low = replace(first, unit=second.unit, kind=second.kind)
        else:
            return None
    if (
        second.number.scale > 1
        and first.number.scale == 1
        and first.value < second.number.coefficient * second.number.scale
    ):
        low = _lend_scale(low, second)
    year_span = _as_season(first, second)
    if year_span is not None:
        return Join("range", first, year_span)
    if low.value >= second.value:
        return None
    return Join("range", low, second)


def _lend_scale(low: ParsedUnit, second: ParsedUnit) -> ParsedUnit:
    if low.value >= second.number.coefficient:
        return low
    number = replace(low.number, value=low.number.value * second.number.scale, scale=second.number.scale, digits=None)
    return replace(low, number=number)


def _as_season(first: ParsedUnit, second: ParsedUnit) -> ParsedUnit | None:
    """``2023-24``, ``1950-53``: the century said once."""
    if not (first.is_plain_integer and second.is_plain_integer):
        return None
    year, tail = int(first.value), int(second.value)
    if 1900 <= year <= 2099 and 10 <= tail <= 99 and year % 100 < tail:
        return replace(second, number=replace(second.number, value=Fraction(year - year % 100 + tail)))
    return None


def _read_worded_range(passage: TokenWindow, first: ParsedUnit) -> Join | None:
    """ "Lima hingga sepuluh persen", "antara 30 dan 43", «بين 11 و18 عامًا», «2010 إلى 2020»."""
    table = passage.table
    between = _follows(passage, first.first, table.between_words)
    at = first.next
    token = passage.at(at)
    if between and passage.is_word(at, table.between_and):
        at += 1
    elif between and token.linked and (token.kind == "word"):
        at += token.key == ""
    elif passage.is_word(at, table.range_words) and (not token.linked or token.word in table.range_words):
        at += 1
    else:
        return None
    while passage.is_word(at, table.transparent) and at < first.next + 3:
        at += 1
    second = read_measure(passage, at)
    if second is None or second.indefinite:
        return None
    if not between and (_is_change(passage, first) or _tells_rise(passage, first, second)):
        return None
    return _as_range(first, second)


def _follows(passage: TokenWindow, index: int, words: frozenset[str]) -> bool:
    at = index - 1
    while passage.is_word(at, passage.table.transparent) and at > index - 4:
        at -= 1
    return passage.is_word(at, words)


def _is_change(passage: TokenWindow, first: ParsedUnit) -> bool:
    """ "Rose from 5% to 10%" tells two figures, not a range."""
    table = passage.table
    if not _follows(passage, first.first, table.from_words):
        return False
    if first.unit is not None and first.kind != "quantity":
        return True
    return _is_about_change(passage, first)


def _tells_rise(passage: TokenWindow, first: ParsedUnit, second: ParsedUnit) -> bool:
    """ "Rose $2 to $85": by how much and where to, each with its unit."""
    table = passage.table
    if first.unit is None or second.unit is None or not passage.is_word(first.next, table.change_to):
        return False
    return _is_about_change(passage, first)


def _is_about_change(passage: TokenWindow, first: ParsedUnit) -> bool:
    reach = range(max(0, first.first - _CUE_REACH), first.first)
    return any(passage.is_word(index, passage.table.change_words) for index in reach)


def _read_ratio(passage: TokenWindow, first: ParsedUnit) -> Join | None:
    """ "Satu dari lima", «واحد من كل خمسة», 9 out of 10."""
    found = passage.table.ratio_words.match(passage.tokens, first.next)
    if found is None or first.unit is not None or first.number.scale > 1 or passage.at(first.next).linked:
        return None
    second = read_measure(passage, found[1])
    if second is None or second.unit is not None or first.value >= second.value or second.value.denominator != 1:
        return None
    is_ratio = found[0] or second.value in _RATIO_WHOLES
    plain = first.value > 0 and first.value.denominator == 1 and first.value < 1000
    return Join("ratio", first, second) if is_ratio and plain and second.value in _RATIO_WHOLES else None


def _read_versus(passage: TokenWindow, first: ParsedUnit) -> Join | None:
    """«5 مقابل 4», "51 berbanding 49"."""
    found = passage.table.score_words.match(passage.tokens, first.next)
    if found is None or first.unit is not None:
        return None
    second = read_measure(passage, found[1])
    if second is None or second.unit is not None or not _is_vote(first) or not _is_vote(second):
        return None
    return Join("score", first, second)


def _is_vote(measure: ParsedUnit) -> bool:
    return measure.number.scale == 1 and measure.value.denominator == 1 and 0 <= measure.value <= 1000
