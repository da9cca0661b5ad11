"""Read two numbers that are one figure: ranges, ratios and scores."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from sejajar.extraction.figures.amounts.measures import Measure, read_measure
from sejajar.extraction.figures.window import TokenWindow

_CUE_REACH = 8
_RATIO_WHOLES = frozenset({*range(2, 11), 20, 100, 1000})
_MAX_SCORE = 300
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2100

PairKind = Literal["range", "ratio", "score"]


@dataclass(frozen=True, slots=True)
class MeasurePair:
    """Two measures that are one figure.

    ``low`` and ``high`` are the first and second number: only of a range is the first the smaller.
    """

    kind: PairKind
    low: Measure
    high: Measure


def read_pair(window: TokenWindow, first: Measure) -> MeasurePair | None:
    """Return ``first`` with the second number that a connector joins to it, or None.

    "5-10 persen", "antara 30 dan 43 tahun" and "2010 hingga 2020" are ranges, "satu dari lima" a ratio, "3-2" and
    «5 مقابل 4» scores.
    """
    at = first.next
    if window.is_mark(at, "-:&"):
        return _read_marked_pair(window, first, at)
    if window.is_mark(at, "/") and window.is_adjacent(at) and window.is_adjacent(at + 1):
        return _read_season(window, first)
    return _read_ratio(window, first) or _read_versus(window, first) or _read_worded_range(window, first)


def _read_marked_pair(window: TokenWindow, first: Measure, at: int) -> MeasurePair | None:
    if window.is_adjacent(at) and not window.is_adjacent(at + 1):
        return None
    second = read_measure(window, at + 1)
    if second is None or (window.is_mark(second.next, "-:") and window.is_adjacent_run(second.next + 1)):
        return None
    if window.is_mark(at, ":"):
        is_score = window.is_adjacent(at) and _are_plain(first, second) and second.unit is None
        return MeasurePair("score", first, second) if is_score else None
    if _is_score(window, first, second) and (not window.is_mark(at, "&") or window.is_adjacent(at)):
        return MeasurePair("score", first, second)
    if window.is_mark(at, "&"):
        return None
    return _as_range(first, second)


def _read_season(window: TokenWindow, first: Measure) -> MeasurePair | None:
    """Read ``2023/2024``, ``2023/24``."""
    second = read_measure(window, first.next + 1)
    if second is None or not (first.is_plain_integer and second.is_plain_integer):
        return None
    season = _as_season(first, second)
    if season is None and 1900 <= first.value < second.value <= 2100:
        season = second
    return MeasurePair("range", first, season) if season is not None and season.value - first.value == 1 else None


def _are_plain(first: Measure, second: Measure) -> bool:
    return (
        all(
            not measure.is_negative
            and measure.value.denominator == 1
            and measure.number.scale == 1
            and measure.value <= _MAX_SCORE
            for measure in (first, second)
        )
        and first.is_plain_integer
    )


def _is_score(window: TokenWindow, first: Measure, second: Measure) -> bool:
    if not _are_plain(first, second) or second.unit is not None or not second.is_plain_integer:
        return False
    if second.value <= first.value or not first.value:
        return True
    reach = range(max(0, first.first - _CUE_REACH), min(len(window), second.next + 3))
    return any(window.is_word(index, window.table.score_cues) for index in reach)


def _as_range(first: Measure, second: Measure) -> MeasurePair | None:
    """Return the range from ``first`` to ``second``; a unit or scale that only one has applies to both."""
    low = first
    if first.unit != second.unit:
        if second.unit is None and first.is_prefixed:
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
        low = _with_scale_of(low, second)
    year_span = _as_season(first, second)
    if year_span is not None:
        return MeasurePair("range", first, year_span)
    if low.value >= second.value:
        return None
    return MeasurePair("range", low, second)


def _with_scale_of(low: Measure, second: Measure) -> Measure:
    if low.value >= second.number.coefficient:
        return low
    number = replace(low.number, value=low.number.value * second.number.scale, scale=second.number.scale, digits=None)
    return replace(low, number=number)


def _as_season(first: Measure, second: Measure) -> Measure | None:
    """Return ``second`` with the century of ``first``: ``2023-24``, ``1950-53``."""
    if not (first.is_plain_integer and second.is_plain_integer):
        return None
    year, tail = int(first.value), int(second.value)
    if 1900 <= year <= 2099 and 10 <= tail <= 99 and year % 100 < tail:
        return replace(second, number=replace(second.number, value=Fraction(year - year % 100 + tail)))
    return None


def _read_worded_range(window: TokenWindow, first: Measure) -> MeasurePair | None:
    """Read "lima hingga sepuluh persen", "antara 30 dan 43", «بين 11 و18 عامًا», «2010 إلى 2020»."""
    table = window.table
    between = _follows(window, first.first, table.between_words)
    at = first.next
    token = window.at(at)
    if between and window.is_word(at, table.between_and):
        at += 1
    elif between and token.has_conjunction and (token.kind == "word"):
        at += token.key == ""
    elif (
        (after := window.after_range_word(at))
        and token.kind == "word"
        and (not token.has_conjunction or token.word in table.range_words.first_words)
    ):
        at = after
    else:
        return None
    while window.is_word(at, table.transparent) and at < first.next + 3:
        at += 1
    second = read_measure(window, at)
    if second is None:
        return None
    is_change = not between and (_is_change(window, first) or _tells_rise(window, first, second))
    if is_change and not _are_years(window, first, second):
        return None
    return _as_range(first, second)


def _are_years(window: TokenWindow, first: Measure, second: Measure) -> bool:
    """Return whether a change took place between two years: "turun dari 2010 hingga 2020"."""
    return all(
        measure.is_plain_integer and _EARLIEST_YEAR <= measure.value <= _LATEST_YEAR for measure in (first, second)
    ) and not window.is_word(second.next, window.table.counted)


def _follows(window: TokenWindow, index: int, words: frozenset[str]) -> bool:
    at = index - 1
    while window.is_word(at, window.table.transparent) and at > index - 4:
        at -= 1
    return window.is_word(at, words)


def _is_change(window: TokenWindow, first: Measure) -> bool:
    """Return whether two figures are no range: "rose from 5% to 10%"."""
    table = window.table
    if not _follows(window, first.first, table.from_words):
        return False
    if first.unit is not None and first.kind != "quantity":
        return True
    return _is_about_change(window, first)


def _tells_rise(window: TokenWindow, first: Measure, second: Measure) -> bool:
    """Return whether the numbers are a change and its result, each with its unit: "rose $2 to $85"."""
    table = window.table
    if first.unit is None or second.unit is None or not window.is_word(first.next, table.change_to):
        return False
    return _is_about_change(window, first)


def _is_about_change(window: TokenWindow, first: Measure) -> bool:
    reach = range(max(0, first.first - _CUE_REACH), first.first)
    return any(window.is_word(index, window.table.change_words) for index in reach)


def _read_ratio(window: TokenWindow, first: Measure) -> MeasurePair | None:
    """Read "satu dari lima", «واحد من كل خمسة», "9 out of 10"."""
    found = window.table.ratio_words.match(window.tokens, first.next)
    if found is None or first.unit is not None or first.number.scale > 1 or window.at(first.next).has_conjunction:
        return None
    second = read_measure(window, found[1])
    if second is None or second.unit is not None or first.value >= second.value or second.value.denominator != 1:
        return None
    is_ratio = found[0] or (first.number.is_spelled and second.number.is_spelled)
    plain = first.value > 0 and first.value.denominator == 1 and first.value < 1000
    return MeasurePair("ratio", first, second) if is_ratio and plain and second.value in _RATIO_WHOLES else None


def _read_versus(window: TokenWindow, first: Measure) -> MeasurePair | None:
    """Read «5 مقابل 4», "51 berbanding 49"."""
    found = window.table.score_words.match(window.tokens, first.next)
    if found is None or first.unit is not None:
        return None
    second = read_measure(window, found[1])
    if second is None or second.unit is not None or not _is_vote(first) or not _is_vote(second):
        return None
    reach = range(max(0, first.first - _CUE_REACH), min(len(window), second.next + 3))
    if any(window.is_word(index, window.table.not_score_cues) for index in reach):
        return None
    return MeasurePair("score", first, second)


def _is_vote(measure: Measure) -> bool:
    return measure.number.scale == 1 and measure.value.denominator == 1 and 0 <= measure.value <= 1000
