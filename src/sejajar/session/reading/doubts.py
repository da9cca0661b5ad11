"""Links as places to go to: doubtful ones, the passage of a bead, and where a place is in a newer alignment."""

from __future__ import annotations

from bisect import bisect_left

from sejajar.alignment.model import SURE_CONFIDENCE
from sejajar.session.bitext import Pair
from sejajar.session.reading.entries import Entry, ListName, occurrence


def is_doubtful(pair: Pair, passage_index: int) -> bool:
    """Whether the passage's link is not sure; of a quick alignment, which is a guess throughout, none is marked."""
    return pair.is_refined and pair.passages[passage_index].confidence < SURE_CONFIDENCE


def step_doubt(pair: Pair, passage_index: int, steps: int) -> int | None:
    """The passage of the doubtful link ``steps`` further on, round the end of the text; None if no link is."""
    if not pair.is_refined:
        return None
    beads = pair.alignment.beads
    doubtful = [index for index, bead in enumerate(beads) if bead.confidence < SURE_CONFIDENCE]
    if not doubtful:
        return None
    here = pair.passages[passage_index].bead_index
    position = bisect_left(doubtful, here)
    if steps > 0 and (position == len(doubtful) or doubtful[position] != here):
        position -= 1
    return passage_of_bead(pair, doubtful[(position + steps) % len(doubtful)])


def count_doubts(pair: Pair) -> int:
    """How many links are doubtful."""
    return sum(bead.confidence < SURE_CONFIDENCE for bead in pair.alignment.beads) if pair.is_refined else 0


def passage_of_bead(pair: Pair, bead_index: int) -> int:
    """The first passage that shows a bead."""
    return bisect_left(pair.passages, bead_index, key=lambda passage: passage.bead_index)


def moved_entries(pair: Pair, entries: dict[ListName, tuple[Entry, ...]]) -> dict[ListName, tuple[Entry, ...]]:
    """The same entries, their places in the passages of another alignment."""
    return {
        name: tuple(
            entry._replace(
                occurrences=tuple(occurrence(pair, place.source, place.target) for place in entry.occurrences)
            )
            for entry in listed
        )
        for name, listed in entries.items()
    }
