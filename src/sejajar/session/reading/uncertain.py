"""Uncertain alignments, the passage of a bead, and list entries in a newer alignment."""

from __future__ import annotations

from bisect import bisect_left

from sejajar.alignment.model import SURE_CONFIDENCE
from sejajar.session.bitext import Bitext
from sejajar.session.reading.entries import Entry, ListName, occurrence


def is_uncertain(bitext: Bitext, passage_index: int) -> bool:
    """Return whether the alignment of a passage is uncertain; never in an alignment by length, which is all a guess."""
    return bitext.is_refined and bitext.passages[passage_index].confidence < SURE_CONFIDENCE


def step_uncertain(bitext: Bitext, passage_index: int, steps: int) -> int | None:
    """Return the passage of the uncertain bead ``steps`` away, wrapping around; None if all are certain."""
    if not bitext.is_refined:
        return None
    beads = bitext.alignment.beads
    uncertain = [index for index, bead in enumerate(beads) if bead.confidence < SURE_CONFIDENCE]
    if not uncertain:
        return None
    here = bitext.passages[passage_index].bead_index
    position = bisect_left(uncertain, here)
    if steps > 0 and (position == len(uncertain) or uncertain[position] != here):
        position -= 1
    return passage_of_bead(bitext, uncertain[(position + steps) % len(uncertain)])


def count_uncertain(bitext: Bitext) -> int:
    """Return the number of uncertain beads."""
    return sum(bead.confidence < SURE_CONFIDENCE for bead in bitext.alignment.beads) if bitext.is_refined else 0


def passage_of_bead(bitext: Bitext, bead_index: int) -> int:
    """Return the first passage that shows a bead."""
    return bisect_left(bitext.passages, bead_index, key=lambda passage: passage.bead_index)


def moved_entries(bitext: Bitext, entries: dict[ListName, tuple[Entry, ...]]) -> dict[ListName, tuple[Entry, ...]]:
    """Return the entries with their occurrences in the passages of another alignment."""
    return {
        name: tuple(
            entry._replace(
                occurrences=tuple(occurrence(bitext, place.source, place.target) for place in entry.occurrences)
            )
            for entry in listed
        )
        for name, listed in entries.items()
    }
