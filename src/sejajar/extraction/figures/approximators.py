"""How the text hedges a figure: "more than", "about", "up to"."""

from __future__ import annotations

from sejajar.extraction.figures.window import TokenWindow
from sejajar.extraction.items import Approximator, FigureKind

_UNTIL_KINDS = frozenset({"year", "date", "time", "month", "weekday"})
_REACH = 5
_FILLERS = 2
_CHANGE_REACH = 4


def read_approximator(passage: TokenWindow, first: int, next_index: int, kind: FigureKind) -> Approximator | None:
    """The hedge before or right after the figure that is tokens ``[first, next_index)``."""
    table = passage.table
    at = first
    for _ in range(_FILLERS + 1):
        found = table.approximators.match_before(passage.tokens, at, _REACH)
        if found is not None:
            approx, start = found
            is_until = passage.is_word(start, table.until_words) and (
                kind in _UNTIL_KINDS or _follows_change(passage, start)
            )
            return None if is_until else approx
        if not passage.is_word(at - 1, table.transparent) and not passage.is_mark(at - 1, '(«"“'):
            break
        at -= 1
    after = table.approximators_after.match(passage.tokens, next_index)
    if after is None or (
        kind != "count" and after[1] == next_index + 1 and passage.is_word(next_index, table.comparatives)
    ):
        return None
    return after[0]


def _follows_change(passage: TokenWindow, index: int) -> bool:
    """ "Naik hingga 100.000" tells where a rise ended, not how far it may go."""
    reach = range(max(0, index - _CHANGE_REACH), index)
    return any(passage.is_word(before, passage.table.change_words) for before in reach)
