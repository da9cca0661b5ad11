"""Quotes of the two texts paired through the sentence alignment.

Inside one bead quotes pair in order, like with like and about as long; what is left over pairs with the beads next to
it. A quotation whose words the other text only reports is a ``mismatch``; one without a partner is ``only_…``.
"""

from __future__ import annotations

from collections.abc import Sequence

from sejajar.comparison.model import ItemMatch, MatchStatus
from sejajar.extraction.items import Quote, QuoteType

NEIGHBOUR_BEADS = 2
"""How many beads away a partner may be when its own bead has none."""
BEAD_QUOTES = 40
"""Beads with more quotes than this pair them by their order alone."""
SAME_LENGTH = 0.4
"""The least ratio of lengths for a partner in a neighbouring bead."""

_LIKENESS: dict[frozenset[QuoteType], float] = {
    frozenset(("direct", "phrase")): 0.9,
    frozenset(("phrase", "mention")): 0.7,
    frozenset(("direct", "mention")): 0.4,
    frozenset(("direct", "indirect")): 0.3,
    frozenset(("phrase", "indirect")): 0.15,
}


def match_quotes(
    source: Sequence[Quote], target: Sequence[Quote], source_beads: Sequence[int], target_beads: Sequence[int]
) -> tuple[ItemMatch, ...]:
    """The quotes of both sides as pairs, each quote in exactly one, in the source's order.

    ``source_beads`` and ``target_beads`` hold the alignment's bead for each quote.
    """
    partners = _pair_inside_beads(source, target, source_beads, target_beads)
    _pair_neighbours(source, target, source_beads, target_beads, partners)
    return _in_order(source, target, source_beads, target_beads, partners)


def text_similarity(one: Quote, other: Quote) -> float:
    """How well two quotes of two texts go together, 0 to 1, from their kind and length; 0 means not at all."""
    kind = 1.0 if one.kind == other.kind else _LIKENESS.get(frozenset((one.kind, other.kind)), 0.0)
    return kind * (0.5 + 0.5 * _length_ratio(one, other))


def _length_ratio(one: Quote, other: Quote) -> float:
    shorter, longer = sorted((len(one.span), len(other.span)))
    return shorter / longer if longer else 1.0


def _by_bead(beads: Sequence[int]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for index, bead in enumerate(beads):
        groups.setdefault(bead, []).append(index)
    return groups


def _pair_inside_beads(
    source: Sequence[Quote], target: Sequence[Quote], source_beads: Sequence[int], target_beads: Sequence[int]
) -> dict[int, int]:
    partners: dict[int, int] = {}
    of_target = _by_bead(target_beads)
    for bead, ours in _by_bead(source_beads).items():
        theirs = of_target.get(bead, [])
        if not theirs:
            continue
        if max(len(ours), len(theirs)) > BEAD_QUOTES:
            partners.update(
                (one, other)
                for one, other in zip(ours, theirs, strict=False)
                if text_similarity(source[one], target[other]) > 0
            )
            continue
        # Marked words and reported clauses overlap each other, so each kind keeps its own order.
        for is_reported in (False, True):
            partners.update(
                _best_order(
                    source,
                    target,
                    [index for index in ours if (source[index].kind == "indirect") == is_reported],
                    [index for index in theirs if (target[index].kind == "indirect") == is_reported],
                )
            )
        taken = {partners[index] for index in ours if index in partners}
        partners.update(
            _best_order(
                source,
                target,
                [index for index in ours if index not in partners],
                [index for index in theirs if index not in taken],
            )
        )
    return partners


def _best_order(
    source: Sequence[Quote], target: Sequence[Quote], ours: Sequence[int], theirs: Sequence[int]
) -> dict[int, int]:
    """The pairs, never crossing, with the greatest likeness in all."""
    if not ours or not theirs:
        return {}
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for row in range(len(ours) - 1, -1, -1):
        for column in range(len(theirs) - 1, -1, -1):
            together = text_similarity(source[ours[row]], target[theirs[column]])
            paired = together + best[row + 1][column + 1] if together else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    pairs: dict[int, int] = {}
    row = column = 0
    while row < len(ours) and column < len(theirs):
        together = text_similarity(source[ours[row]], target[theirs[column]])
        if together and best[row][column] == together + best[row + 1][column + 1]:
            pairs[ours[row]] = theirs[column]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _pair_neighbours(
    source: Sequence[Quote],
    target: Sequence[Quote],
    source_beads: Sequence[int],
    target_beads: Sequence[int],
    partners: dict[int, int],
) -> None:
    """Pairs what is left over with the beads next to it, nearest first."""
    taken = set(partners.values())
    free = _by_bead(target_beads)
    for distance in range(1, NEIGHBOUR_BEADS + 1):
        for index, quote in enumerate(source):
            if index in partners:
                continue
            for bead in (source_beads[index] - distance, source_beads[index] + distance):
                candidates = free.get(bead, [])
                free[bead] = candidates = [other for other in candidates if other not in taken]
                other = next(
                    (o for o in candidates[:BEAD_QUOTES] if _may_pair_apart(quote, target[o])),
                    None,
                )
                if other is not None:
                    partners[index] = other
                    taken.add(other)
                    break


def _may_pair_apart(one: Quote, other: Quote) -> bool:
    return text_similarity(one, other) > 0.6 and _length_ratio(one, other) >= SAME_LENGTH


def _in_order(
    source: Sequence[Quote],
    target: Sequence[Quote],
    source_beads: Sequence[int],
    target_beads: Sequence[int],
    partners: dict[int, int],
) -> tuple[ItemMatch, ...]:
    taken = set(partners.values())
    placed: list[tuple[tuple[int, int, int], ItemMatch]] = []
    for index, quote in enumerate(source):
        other = partners.get(index)
        status = "only_source" if other is None else _status(quote, target[other])
        placed.append(((source_beads[index], 0, index), ItemMatch(index, other, status)))
    placed.extend(
        ((target_beads[index], 1, index), ItemMatch(None, index, "only_target"))
        for index in range(len(target))
        if index not in taken
    )
    return tuple(pair for _, pair in sorted(placed, key=lambda item: item[0]))


def _status(one: Quote, other: Quote) -> MatchStatus:
    """Words in marks on one side and only reported on the other differ; everything else goes together."""
    return "mismatch" if (one.kind == "indirect") != (other.kind == "indirect") else "match"
