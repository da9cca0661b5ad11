"""Figures of two texts paired by value and unit through the alignment; what is left over is a difference.

Rounds, each on what the ones before left: the same value in the same bead; the same number there where only one
side names its unit, and "one of nine" for nine; a range for its two ends; the same value in a bead near by; and
last, in the same bead, two figures of one class whose values differ: a ``mismatch``. A figure without a partner is
``only_source`` or ``only_target``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from sejajar.comparison.figure_keys import (
    are_alike,
    dates_agree,
    end_keys,
    exact_key,
    loose_key,
    may_match_loosely,
    mismatch_class,
    slip_class,
    whole_key,
)
from sejajar.comparison.model import ItemMatch
from sejajar.extraction.items import Figure

NEARBY_BEADS = 3
"""How many beads away the same value may stand: translators move a clause over a full stop."""
_COMPARED = 12
"""Leftovers of one class in one bead that are compared each with each; longer lists are joined in order only."""

_Waiting = dict[tuple[int, Hashable], list[int]]


def match_figures(
    source: Sequence[Figure], target: Sequence[Figure], source_beads: Sequence[int], target_beads: Sequence[int]
) -> tuple[ItemMatch, ...]:
    """The figures of both texts in pairs, in text order. ``source_beads[i]`` is the bead that holds figure ``i``.

    A range that the other text tells as two figures is in two pairs; every other figure is in one.
    """
    pairing = _Pairing(source, target, source_beads, target_beads)
    pairing.match_in_bead(exact_key)
    pairing.match_in_bead(loose_key)
    pairing.match_in_bead(whole_key)
    pairing.match_ends()
    pairing.match_near(exact_key)
    pairing.mark_mismatches(mismatch_class)
    pairing.mark_mismatches(slip_class, only_alike=True)
    return pairing.pairs()


class _Pairing:
    def __init__(
        self,
        source: Sequence[Figure],
        target: Sequence[Figure],
        source_beads: Sequence[int],
        target_beads: Sequence[int],
    ) -> None:
        self.source, self.target = source, target
        self.source_beads, self.target_beads = source_beads, target_beads
        self.found: list[ItemMatch] = []
        self.left_source = list(range(len(source)))
        self.left_target = list(range(len(target)))

    def match_in_bead(self, key_of: Callable[[Figure], Hashable]) -> None:
        waiting = self._waiting(key_of)
        for index in self.left_source:
            figure = self.source[index]
            found = waiting.get((self.source_beads[index], key_of(figure)))
            if found and may_match_loosely(figure, self.target[found[-1]]):
                self.found.append(ItemMatch(index, found.pop(), "match"))
        self._drop_paired()

    def match_near(self, key_of: Callable[[Figure], Hashable]) -> None:
        for distance in range(1, NEARBY_BEADS + 1):
            waiting = self._waiting(key_of)
            for index in self.left_source:
                key, bead = key_of(self.source[index]), self.source_beads[index]
                found = waiting.get((bead + distance, key)) or waiting.get((bead - distance, key))
                if found:
                    self.found.append(ItemMatch(index, found.pop(), "match"))
            self._drop_paired()

    def match_ends(self) -> None:
        """A range on one side for the two figures that are its ends on the other."""
        waiting = self._waiting(exact_key)
        for index in self.left_source:
            for other in _take_ends(waiting, self.source_beads[index], self.source[index]):
                self.found.append(ItemMatch(index, other, "match"))
        self._drop_paired()
        waiting = _by_key(self.left_source, self.source, self.source_beads, exact_key)
        for index in self.left_target:
            for other in _take_ends(waiting, self.target_beads[index], self.target[index]):
                self.found.append(ItemMatch(other, index, "match"))
        self._drop_paired()

    def mark_mismatches(self, class_of: Callable[[Figure], Hashable], *, only_alike: bool = False) -> None:
        """Join what is left in each bead, class by class; figures of the class None are let be."""
        sources = _by_key(self.left_source, self.source, self.source_beads, class_of)
        targets = _by_key(self.left_target, self.target, self.target_beads, class_of)
        for (bead, kind), ours in sources.items():
            theirs = targets.get((bead, kind)) if kind is not None else None
            for index, other in self._closest(ours[::-1], (theirs or [])[::-1], only_alike=only_alike):
                agree = dates_agree(self.source[index], self.target[other])
                self.found.append(ItemMatch(index, other, "match" if agree else "mismatch"))
        self._drop_paired()

    def _closest(self, ours: list[int], theirs: list[int], *, only_alike: bool) -> Iterator[tuple[int, int]]:
        """Leftovers joined: those whose digits are alike first; the rest in order, where both sides have as many."""
        if len(ours) <= _COMPARED and len(theirs) <= _COMPARED:
            for index in list(ours):
                other = next((other for other in theirs if are_alike(self.source[index], self.target[other])), None)
                if other is not None:
                    ours.remove(index)
                    theirs.remove(other)
                    yield index, other
        if len(ours) == len(theirs) and not only_alike:
            yield from zip(ours, theirs, strict=True)

    def _waiting(self, key_of: Callable[[Figure], Hashable]) -> _Waiting:
        return _by_key(self.left_target, self.target, self.target_beads, key_of)

    def _drop_paired(self) -> None:
        sources = {pair.source for pair in self.found}
        targets = {pair.target for pair in self.found}
        self.left_source = [index for index in self.left_source if index not in sources]
        self.left_target = [index for index in self.left_target if index not in targets]

    def pairs(self) -> tuple[ItemMatch, ...]:
        """All of them in text order; target figures without a partner after the source's of their bead."""
        placed = [(self._place(pair), pair) for pair in self.found]
        placed += [((self.source_beads[i], 0, i, 0), ItemMatch(i, None, "only_source")) for i in self.left_source]
        placed += [((self.target_beads[i], 1, i, 0), ItemMatch(None, i, "only_target")) for i in self.left_target]
        placed.sort(key=lambda entry: entry[0])
        return tuple(pair for _, pair in placed)

    def _place(self, pair: ItemMatch) -> tuple[int, int, int, int]:
        assert pair.source is not None and pair.target is not None
        return (self.source_beads[pair.source], 0, pair.source, pair.target)


def _by_key(
    indices: Sequence[int], figures: Sequence[Figure], beads: Sequence[int], key_of: Callable[[Figure], Hashable]
) -> _Waiting:
    """Indices by bead and key, each list last first, so that ``pop`` yields the first."""
    found: defaultdict[tuple[int, Hashable], list[int]] = defaultdict(list)
    for index in reversed(indices):
        found[(beads[index], key_of(figures[index]))].append(index)
    return found


def _take_ends(waiting: _Waiting, bead: int, figure: Figure) -> tuple[int, ...]:
    """The two figures of the other side that are the ends of the range ``figure``, taken; nothing unless both wait."""
    keys = end_keys(figure)
    if keys is None:
        return ()
    lows, highs = waiting.get((bead, keys[0])), waiting.get((bead, keys[1]))
    return (lows.pop(), highs.pop()) if lows and highs else ()
