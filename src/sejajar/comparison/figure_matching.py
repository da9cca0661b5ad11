"""Matching the figures of two texts by value and unit, through the alignment.

In steps, each on what the previous ones left: equal values in the same bead; equal numbers there if only one side has
a unit, and "one of nine" with nine; a range with its two ends; equal values in a nearby bead; at last, in the same
bead, two figures of one class with different values: a ``mismatch``. A figure without a counterpart is ``only_source``
or ``only_target``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from sejajar.comparison.figure_keys import (
    are_similar,
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
"""How many beads away an equal value may be: translators move clauses to another sentence."""
_MAX_COMPARED = 12
"""Unmatched figures of one class in a bead that are compared pairwise; longer lists are matched in order only."""

_Waiting = dict[tuple[int, Hashable], list[int]]


def match_figures(
    source: Sequence[Figure], target: Sequence[Figure], source_beads: Sequence[int], target_beads: Sequence[int]
) -> tuple[ItemMatch, ...]:
    """Return the matches in text order; ``source_beads[i]`` is the bead of figure ``i``.

    A range that is two figures in the other text is in two matches; every other figure is in one.
    """
    matching = _Matching(source, target, source_beads, target_beads)
    matching.match_in_bead(exact_key)
    matching.match_in_bead(loose_key)
    matching.match_in_bead(whole_key)
    matching.match_ends()
    matching.match_near(exact_key)
    matching.mark_mismatches(mismatch_class)
    matching.mark_mismatches(slip_class, only_similar=True)
    return matching.matches()


class _Matching:
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
        self.unmatched_source = list(range(len(source)))
        self.unmatched_target = list(range(len(target)))

    def match_in_bead(self, key_of: Callable[[Figure], Hashable]) -> None:
        waiting = self._waiting(key_of)
        for index in self._unmatched_near(range(1)):
            figure = self.source[index]
            found = waiting.get((self.source_beads[index], key_of(figure)))
            if found and may_match_loosely(figure, self.target[found[-1]]):
                self.found.append(ItemMatch(index, found.pop(), "match"))
        self._drop_matched()

    def match_near(self, key_of: Callable[[Figure], Hashable]) -> None:
        for distance in range(1, NEARBY_BEADS + 1):
            waiting = self._waiting(key_of)
            for index in self._unmatched_near((-distance, distance)):
                key, bead = key_of(self.source[index]), self.source_beads[index]
                found = waiting.get((bead + distance, key)) or waiting.get((bead - distance, key))
                if found:
                    self.found.append(ItemMatch(index, found.pop(), "match"))
            self._drop_matched()

    def match_ends(self) -> None:
        """Match a range on one side with the two figures that are its ends on the other."""
        waiting = self._waiting(exact_key)
        for index in self.unmatched_source:
            for other in _take_ends(waiting, self.source_beads[index], self.source[index]):
                self.found.append(ItemMatch(index, other, "match"))
        self._drop_matched()
        waiting = _by_key(self.unmatched_source, self.source, self.source_beads, exact_key)
        for index in self.unmatched_target:
            for other in _take_ends(waiting, self.target_beads[index], self.target[index]):
                self.found.append(ItemMatch(other, index, "match"))
        self._drop_matched()

    def mark_mismatches(self, class_of: Callable[[Figure], Hashable], *, only_similar: bool = False) -> None:
        """Match what is left in each bead, class by class; figures of the class None are skipped."""
        sources = _by_key(self._unmatched_near(range(1)), self.source, self.source_beads, class_of)
        targets = _by_key(self.unmatched_target, self.target, self.target_beads, class_of)
        for (bead, kind), ours in sources.items():
            theirs = targets.get((bead, kind)) if kind is not None else None
            for index, other in self._closest(ours[::-1], (theirs or [])[::-1], only_similar=only_similar):
                agree = dates_agree(self.source[index], self.target[other])
                self.found.append(ItemMatch(index, other, "match" if agree else "mismatch"))
        self._drop_matched()

    def _closest(self, ours: list[int], theirs: list[int], *, only_similar: bool) -> Iterator[tuple[int, int]]:
        """Yield matches of unmatched figures: those with similar digits; the rest in order, if equally many."""
        if len(ours) <= _MAX_COMPARED and len(theirs) <= _MAX_COMPARED:
            for index in list(ours):
                other = next((other for other in theirs if are_similar(self.source[index], self.target[other])), None)
                if other is not None:
                    ours.remove(index)
                    theirs.remove(other)
                    yield index, other
        if len(ours) == len(theirs) and not only_similar:
            yield from zip(ours, theirs, strict=True)

    def _unmatched_near(self, distances: Iterable[int]) -> list[int]:
        """Return the unmatched source figures with an unmatched target figure that many beads on: few in a long text.

        Only their keys have to be made.
        """
        beads = {self.target_beads[index] for index in self.unmatched_target}
        near = {bead - step for bead in beads for step in distances}
        return [index for index in self.unmatched_source if self.source_beads[index] in near]

    def _waiting(self, key_of: Callable[[Figure], Hashable]) -> _Waiting:
        return _by_key(self.unmatched_target, self.target, self.target_beads, key_of)

    def _drop_matched(self) -> None:
        sources = {match.source for match in self.found}
        targets = {match.target for match in self.found}
        self.unmatched_source = [index for index in self.unmatched_source if index not in sources]
        self.unmatched_target = [index for index in self.unmatched_target if index not in targets]

    def matches(self) -> tuple[ItemMatch, ...]:
        """Return all matches in text order; unmatched target figures come after the source figures of their bead."""
        ordered = [(self._order(match), match) for match in self.found]
        ordered += [((self.source_beads[i], 0, i, 0), ItemMatch(i, None, "only_source")) for i in self.unmatched_source]
        ordered += [((self.target_beads[i], 1, i, 0), ItemMatch(None, i, "only_target")) for i in self.unmatched_target]
        ordered.sort(key=lambda entry: entry[0])
        return tuple(match for _, match in ordered)

    def _order(self, match: ItemMatch) -> tuple[int, int, int, int]:
        assert match.source is not None and match.target is not None
        return (self.source_beads[match.source], 0, match.source, match.target)


def _by_key(
    indices: Sequence[int], figures: Sequence[Figure], beads: Sequence[int], key_of: Callable[[Figure], Hashable]
) -> _Waiting:
    """Return indices by bead and key, each list reversed, so that ``pop`` returns the first."""
    found: defaultdict[tuple[int, Hashable], list[int]] = defaultdict(list)
    for index in reversed(indices):
        found[(beads[index], key_of(figures[index]))].append(index)
    return found


def _take_ends(waiting: _Waiting, bead: int, figure: Figure) -> tuple[int, ...]:
    """Remove and return the two figures of the other side that are the ends of a range, if both are there."""
    keys = end_keys(figure)
    if keys is None:
        return ()
    lows, highs = waiting.get((bead, keys[0])), waiting.get((bead, keys[1]))
    return (lows.pop(), highs.pop()) if lows and highs else ()
