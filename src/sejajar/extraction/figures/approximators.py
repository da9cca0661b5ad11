"""Approximators of a figure: "more than", "about", "up to"."""

from __future__ import annotations

from sejajar.extraction.figures.window import TokenWindow
from sejajar.extraction.items import Approximator, FigureKind

_UNTIL_KINDS = frozenset({"year", "date", "time", "month", "weekday"})
_REACH = 5
_FILLERS = 2
_CHANGE_REACH = 4


def read_approximator(window: TokenWindow, first: int, next_index: int, kind: FigureKind) -> Approximator | None:
    """Return the approximator before or right after the figure at tokens ``[first, next_index)``.

    "sekitar 500 orang" is ``about``, "500 lebih" ``more_than``, "hingga 2020" none: there it means "until".
    """
    table = window.table
    at = first
    for _ in range(_FILLERS + 1):
        found = table.approximators.match_before(window.tokens, at, _REACH)
        if found is not None:
            approximator, start = found
            is_until = window.is_word(start, table.until_words) and (
                kind in _UNTIL_KINDS or _follows_change(window, start)
            )
            return None if is_until else approximator
        if not window.is_word(at - 1, table.transparent) and not window.is_mark(at - 1, '(«"“'):
            break
        at -= 1
    after = table.approximators_after.match(window.tokens, next_index)
    if after is None or (
        kind != "count" and after[1] == next_index + 1 and window.is_word(next_index, table.comparatives)
    ):
        return None
    return after[0]


def _follows_change(window: TokenWindow, index: int) -> bool:
    """Return whether a verb of change comes before: "naik hingga 100.000" gives the end of a rise, not its limit."""
    reach = range(max(0, index - _CHANGE_REACH), index)
    return any(window.is_word(before, window.table.change_words) for before in reach)
