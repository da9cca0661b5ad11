"""Figures of two texts paired by value and unit through the alignment; what is left over is a difference.

Four rounds, each on what the one before left: the same value in the same bead; the same number there where only
one side names its unit; the same value in a bead near by; and last, in the same bead, two figures of one kind
whose values differ: a ``mismatch``. A figure without a partner is ``only_source`` or ``only_target``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction

from sejajar.comparison.pairs import Pair
from sejajar.extraction.items import Figure, number_of
from sejajar.extraction.tables.countries import FAMILIES
from sejajar.extraction.units import in_base_units

NEARBY_BEADS = 3
"""How many beads away the same value may stand: translators move a clause over a full stop."""

MONEY_FAMILIES = tuple(codes for name, codes in FAMILIES.items() if name != "dollar")
"""Currencies that share a name; a dollar that is not American is always called so."""

_NUMERIC = frozenset({"count", "quantity", "fraction", "multiple", "ordinal"})
_LoudClass = tuple[str, str | None]


def pair_figures(
    source: Sequence[Figure], target: Sequence[Figure], source_beads: Sequence[int], target_beads: Sequence[int]
) -> tuple[Pair, ...]:
    """The figures of both texts in pairs, in text order. ``source_beads[i]`` is the bead that holds figure ``i``."""
    pairing = _Pairing(source, target, source_beads, target_beads)
    pairing.match_in_bead(exact_key)
    pairing.match_in_bead(loose_key)
    pairing.match_in_bead(whole_key)
    pairing.match_near(exact_key)
    pairing.mark_mismatches()
    return pairing.pairs()


def exact_key(figure: Figure) -> Hashable:
    """What two figures share when they say the same: 50 % and a half, two weeks and 14 days, a dual and "2"."""
    if figure.indefinite:
        return ("indefinite", figure.magnitude, figure.unit)
    low, high = number_of(figure.value), number_of(figure.value2)
    if low is None or figure.kind in ("date", "month", "weekday", "time", "score"):
        return (figure.kind, figure.value, figure.value2)
    if figure.kind == "year":
        return ("year", low, high)
    unit = figure.unit
    if unit is None:
        return ("proportion" if figure.kind == "fraction" else "number", low, high)
    dimension, low = in_base_units(low, unit)
    return (dimension, low, in_base_units(high, unit)[1] if high is not None else None)


def loose_key(figure: Figure) -> Hashable:
    """The bare number (or time on a 12-hour clock, or day of the year): for figures whose unit only one side names."""
    if figure.indefinite:
        return ("indefinite", figure.magnitude)
    if figure.kind == "time":
        return ("time", _on_twelve_hours(figure.value), _on_twelve_hours(figure.value2))
    if figure.kind in ("date", "month") and figure.value is not None:
        return ("date", figure.value[-5:] if len(figure.value) > 7 or figure.value.startswith("--") else figure.value)
    low = number_of(figure.value)
    return ("number", low, number_of(figure.value2)) if low is not None else (figure.kind, figure.value)


def whole_key(figure: Figure) -> Hashable:
    """What "one of nine" is told of: nine; for a text that says "one of the nine leaders" another way."""
    if figure.kind == "fraction" and figure.value is not None and figure.value.startswith("1/"):
        return ("number", number_of(figure.value[2:]), None)
    return loose_key(figure)


def _on_twelve_hours(value: str | None) -> str | None:
    return f"{int(value[:2]) % 12:02d}{value[2:]}" if value else None


def _may_loosely_match(first: Figure, second: Figure) -> bool:
    """Whether figures with the same bare number may be the same: unless both name units that differ.

    A bare "dinar" or "riyal" was given the money of a likely country, so the two need not agree.
    """
    if first.unit is None or second.unit is None or first.unit == second.unit:
        return True
    return any(first.unit in family and second.unit in family for family in MONEY_FAMILIES)


def loud_class(figure: Figure) -> _LoudClass:
    """Figures of one class in one bead are each other's translation: when their values differ, that is a mismatch."""
    if figure.kind in _NUMERIC or figure.kind == "percent":
        unit = figure.unit
        if unit is None:
            return ("ordinal" if figure.kind == "ordinal" else "number", None)
        return ("measure", in_base_units(Fraction(1), unit)[0])
    return (figure.kind if figure.kind not in ("date", "month") else "date", None)


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
        self.partner: dict[int, int] = {}
        self.taken: set[int] = set()
        self.mismatched: set[int] = set()

    def _left_of_source(self) -> list[int]:
        return [index for index in range(len(self.source)) if index not in self.partner]

    def _left_of_target(self) -> list[int]:
        return [index for index in range(len(self.target)) if index not in self.taken]

    def _join(self, source_index: int, target_index: int, *, is_mismatch: bool = False) -> None:
        self.partner[source_index] = target_index
        self.taken.add(target_index)
        if is_mismatch:
            self.mismatched.add(source_index)

    def match_in_bead(self, key_of: Callable[[Figure], Hashable]) -> None:
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for index in reversed(self._left_of_target()):
            waiting[(self.target_beads[index], key_of(self.target[index]))].append(index)
        for index in self._left_of_source():
            found = waiting.get((self.source_beads[index], key_of(self.source[index])))
            if found and _may_loosely_match(self.source[index], self.target[found[-1]]):
                self._join(index, found.pop())

    def match_near(self, key_of: Callable[[Figure], Hashable]) -> None:
        for distance in range(1, NEARBY_BEADS + 1):
            waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
            for index in reversed(self._left_of_target()):
                waiting[(self.target_beads[index], key_of(self.target[index]))].append(index)
            for index in self._left_of_source():
                key, bead = key_of(self.source[index]), self.source_beads[index]
                found = waiting.get((bead + distance, key)) or waiting.get((bead - distance, key))
                if found:
                    self._join(index, found.pop())

    def mark_mismatches(self) -> None:
        """Join what is left in each bead, class by class and in order, where both sides have equally many."""
        left: defaultdict[tuple[int, _LoudClass], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for index in self._left_of_source():
            left[(self.source_beads[index], loud_class(self.source[index]))][0].append(index)
        for index in self._left_of_target():
            left[(self.target_beads[index], loud_class(self.target[index]))][1].append(index)
        for sources, targets in left.values():
            for source_index, target_index in _closest(sources, targets, self.source, self.target):
                self._join(source_index, target_index, is_mismatch=True)

    def pairs(self) -> tuple[Pair, ...]:
        """Every figure once, in text order; target figures without a partner after those of their bead."""
        placed: list[tuple[tuple[int, int, int], Pair]] = []
        for index in range(len(self.source)):
            partner = self.partner.get(index)
            if partner is None:
                pair = Pair(index, None, "only_source")
            else:
                pair = Pair(index, partner, "mismatch" if index in self.mismatched else "match")
            placed.append(((self.source_beads[index], 0, index), pair))
        for index in self._left_of_target():
            placed.append(((self.target_beads[index], 1, index), Pair(None, index, "only_target")))
        placed.sort(key=lambda entry: entry[0])
        return tuple(pair for _, pair in placed)


def _closest(
    sources: list[int], targets: list[int], source: Sequence[Figure], target: Sequence[Figure]
) -> list[tuple[int, int]]:
    """Leftovers of one class in one bead, joined: the same number first, then in order."""
    joined: list[tuple[int, int]] = []
    free = list(targets)
    rest: list[int] = []
    for index in sources:
        same = next((other for other in free if target[other].value == source[index].value), None)
        if same is None:
            rest.append(index)
        else:
            free.remove(same)
            joined.append((index, same))
    return joined + list(zip(rest, free, strict=False))
