"""Matching the quotes of two texts through the sentence alignment.

In one bead quotes are matched in order, by kind and length; what is left is matched with neighbouring beads. A
quotation whose words the other text only reports is a ``mismatch``; one without a counterpart is ``only_source`` or
``only_target``.
"""

from __future__ import annotations

from collections.abc import Sequence

from sejajar.comparison.model import ItemMatch, MatchStatus
from sejajar.extraction.items import Quote, QuoteType

NEIGHBOUR_BEADS = 2
"""How many beads away a counterpart may be."""
BEAD_QUOTES = 40
"""In beads with more quotes than this, quotes are matched by their order alone."""
SAME_LENGTH = 0.4
"""The least ratio of lengths for a counterpart in a neighbouring bead."""

_KIND_SIMILARITY: dict[frozenset[QuoteType], float] = {
    frozenset(("direct", "phrase")): 0.9,
    frozenset(("phrase", "mention")): 0.7,
    frozenset(("direct", "mention")): 0.4,
    frozenset(("direct", "indirect")): 0.3,
    frozenset(("phrase", "indirect")): 0.15,
}


def match_quotes(
    source: Sequence[Quote], target: Sequence[Quote], source_beads: Sequence[int], target_beads: Sequence[int]
) -> tuple[ItemMatch, ...]:
    """Return the matches in text order, each quote in exactly one; ``source_beads[i]`` is the bead of quote ``i``."""
    counterparts = _match_in_beads(source, target, source_beads, target_beads)
    _match_neighbours(source, target, source_beads, target_beads, counterparts)
    return _in_order(source, target, source_beads, target_beads, counterparts)


def text_similarity(one: Quote, other: Quote) -> float:
    """Return how well two quotes match, 0 to 1, from their kinds and lengths; 0 means not at all."""
    kind = 1.0 if one.kind == other.kind else _KIND_SIMILARITY.get(frozenset((one.kind, other.kind)), 0.0)
    return kind * (0.5 + 0.5 * _length_ratio(one, other))


def _length_ratio(one: Quote, other: Quote) -> float:
    shorter, longer = sorted((len(one.span), len(other.span)))
    return shorter / longer if longer else 1.0


def _by_bead(beads: Sequence[int]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for index, bead in enumerate(beads):
        groups.setdefault(bead, []).append(index)
    return groups


def _match_in_beads(
    source: Sequence[Quote], target: Sequence[Quote], source_beads: Sequence[int], target_beads: Sequence[int]
) -> dict[int, int]:
    counterparts: dict[int, int] = {}
    of_target = _by_bead(target_beads)
    for bead, ours in _by_bead(source_beads).items():
        theirs = of_target.get(bead, [])
        if not theirs:
            continue
        if max(len(ours), len(theirs)) > BEAD_QUOTES:
            counterparts.update(
                (one, other)
                for one, other in zip(ours, theirs, strict=False)
                if text_similarity(source[one], target[other]) > 0
            )
            continue
        # Words in marks and reported clauses may overlap, so each of the two has its own order.
        for is_reported in (False, True):
            counterparts.update(
                _best_order(
                    source,
                    target,
                    [index for index in ours if (source[index].kind == "indirect") == is_reported],
                    [index for index in theirs if (target[index].kind == "indirect") == is_reported],
                )
            )
        matched = {counterparts[index] for index in ours if index in counterparts}
        counterparts.update(
            _best_order(
                source,
                target,
                [index for index in ours if index not in counterparts],
                [index for index in theirs if index not in matched],
            )
        )
    return counterparts


def _best_order(
    source: Sequence[Quote], target: Sequence[Quote], ours: Sequence[int], theirs: Sequence[int]
) -> dict[int, int]:
    """Return the matches that do not cross and have the greatest similarity in total."""
    if not ours or not theirs:
        return {}
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for row in range(len(ours) - 1, -1, -1):
        for column in range(len(theirs) - 1, -1, -1):
            together = text_similarity(source[ours[row]], target[theirs[column]])
            paired = together + best[row + 1][column + 1] if together else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    matches: dict[int, int] = {}
    row = column = 0
    while row < len(ours) and column < len(theirs):
        together = text_similarity(source[ours[row]], target[theirs[column]])
        if together and best[row][column] == together + best[row + 1][column + 1]:
            matches[ours[row]] = theirs[column]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return matches


def _match_neighbours(
    source: Sequence[Quote],
    target: Sequence[Quote],
    source_beads: Sequence[int],
    target_beads: Sequence[int],
    counterparts: dict[int, int],
) -> None:
    """Match what is left with neighbouring beads, the nearest first."""
    matched = set(counterparts.values())
    free = _by_bead(target_beads)
    for distance in range(1, NEIGHBOUR_BEADS + 1):
        for index, quote in enumerate(source):
            if index in counterparts:
                continue
            for bead in (source_beads[index] - distance, source_beads[index] + distance):
                candidates = free.get(bead, [])
                free[bead] = candidates = [other for other in candidates if other not in matched]
                other = next(
                    (o for o in candidates[:BEAD_QUOTES] if _may_match_neighbour(quote, target[o])),
                    None,
                )
                if other is not None:
                    counterparts[index] = other
                    matched.add(other)
                    break


def _may_match_neighbour(one: Quote, other: Quote) -> bool:
    return text_similarity(one, other) > 0.6 and _length_ratio(one, other) >= SAME_LENGTH


def _in_order(
    source: Sequence[Quote],
    target: Sequence[Quote],
    source_beads: Sequence[int],
    target_beads: Sequence[int],
    counterparts: dict[int, int],
) -> tuple[ItemMatch, ...]:
    matched = set(counterparts.values())
    ordered: list[tuple[tuple[int, int, int], ItemMatch]] = []
    for index, quote in enumerate(source):
        other = counterparts.get(index)
        status = "only_source" if other is None else _status(quote, target[other])
        ordered.append(((source_beads[index], 0, index), ItemMatch(index, other, status)))
    ordered.extend(
        ((target_beads[index], 1, index), ItemMatch(None, index, "only_target"))
        for index in range(len(target))
        if index not in matched
    )
    return tuple(match for _, match in sorted(ordered, key=lambda item: item[0]))


def _status(one: Quote, other: Quote) -> MatchStatus:
    """Return ``mismatch`` for words in marks on one side and only reported on the other."""
    return "mismatch" if (one.kind == "indirect") != (other.kind == "indirect") else "match"
