"""Positions as a percentage of the characters of both texts: of a passage, and back."""

from __future__ import annotations

from bisect import bisect_left

from sejajar.session.bitext import SIDES, Bitext


def percent_at(bitext: Bitext, passage_index: int) -> int:
    """Return the share of the texts up to the end of a passage, 0 to 100; 100 only at the last passage."""
    last = len(bitext.passages) - 1
    if passage_index >= last:
        return 100 if bitext.passages else 0
    total = sum(len(bitext.document(side).text) for side in SIDES)
    read = sum(bitext.passage_end(side, passage_index) for side in SIDES)
    return min(99, 100 * read // max(1, total))


def passage_at_percent(bitext: Bitext, percent: int) -> int:
    """Return the first passage at ``percent`` of the texts, by :func:`percent_at`; the last one above 100."""
    if percent <= 0:
        return 0
    passages = len(bitext.passages)
    return max(0, min(passages - 1, bisect_left(range(passages), percent, key=lambda index: percent_at(bitext, index))))
