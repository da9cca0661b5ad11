"""Links as places to go to: doubtful ones, the passage of a bead, and where a place is in a newer alignment."""

from __future__ import annotations

from bisect import bisect_left

from sejajar.alignment.model import SURE_CONFIDENCE
from sejajar.session.bitext import Bitext
from sejajar.session.reading.entries import Entry, ListName, occurrence


def is_uncertain(bitext: Bitext, passage_index: int) -> bool:
    """Whether the passage's link is not sure; of a quick alignment, which is a guess throughout, none is marked."""
    return bitext.is_refined and bitext.passages[passage_index].confidence < SURE_CONFIDENCE


def step_uncertain(bitext: Bitext, passage_index: int, steps: int) -> int | None:
    """The passage of the doubtful link ``steps`` further on, round the end of the text; None if no link is."""
    if not bitext.is_refined:
        return None
    beads = bitext.alignment.beads
    doubtful = [index for index, bead in enumerate(beads) if bead.confidence < SURE_CONFIDENCE]
    if not doubtful:
        return None
    here = bitext.passages[passage_index].bead_index
    position = bisect_left(doubtful, here)
    if steps > 0 and (position == len(doubtful) or doubtful[position] != here):
        position -= 1
    return passage_of_bead(bitext, doubtful[(position + steps) % len(doubtful)])


def count_uncertain(bitext: Bitext) -> int:
    """How many links are doubtful."""
    return sum(bead.confidence < SURE_CONFIDENCE for bead in bitext.alignment.beads) if bitext.is_refined else 0


def passage_of_bead(bitext: Bitext, bead_index: int) -> int:
    """The first passage that shows a bead."""
    return bisect_left(bitext.passages, bead_index, key=lambda passage: passage.bead_index)


def moved_entries(bitext: Bitext, entries: dict[ListName, tuple[Entry, ...]]) -> dict[ListName, tuple[Entry, ...]]:
    """The same entries, their places in the passages of another alignment."""
    return {
        name: tuple(
            entry._replace(
                occurrences=tuple(occurrence(bitext, place.source, place.target) for place in entry.occurrences)
            )
            for entry in listed
        )
        for name, listed in entries.items()
    }
