"""How the text hedges a figure: "more than", "about", "up to"."""

from __future__ import annotations

from sejajar.extraction.items import Approximator, FigureKind
from sejajar.extraction.passage import Passage

_UNTIL_KINDS = frozenset({"year", "date", "time", "month", "weekday"})
_REACH = 5
_FILLERS = 2


def read_approximator(passage: Passage, first: int, next_index: int, kind: FigureKind) -> Approximator | None:
    """The hedge before or right after the figure that is tokens ``[first, next_index)``."""
    table = passage.table
    at = first
    for _ in range(_FILLERS + 1):
        found = table.approximators.match_before(passage.tokens, at, _REACH)
        if found is not None:
            approx, start = found
            is_until = kind in _UNTIL_KINDS and passage.is_word(start, table.until_words)
            return None if is_until else approx
        if not passage.is_word(at - 1, table.transparent) and not passage.is_mark(at - 1, '(«"“'):
            break
        at -= 1
    after = table.approximators_after.match(passage.tokens, next_index)
    return after[0] if after is not None else None
