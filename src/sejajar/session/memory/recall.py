"""Saving the manual beads of an alignment, and finding them in the texts again.

Each bead is stored by itself, by the selectors of its sentences: of two readers who edit one bitext the beads of both
are stored, and in an edited text those are found that can be. Of beads that contradict each other the newest counts.
Those that do not fit stay in the database, set aside.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from sejajar.alignment.editing import apply_constraints
from sejajar.alignment.model import Bead
from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.memory.store import ReadingStore
from sejajar.session.positions.selectors import (
    SentenceSelector,
    dump_selectors,
    find_sentence,
    load_selectors,
    make_selector,
)
from sejajar.storage.changes import ChangeBeads, SetBeadsAside
from sejajar.storage.contents import PairContents, StoredBead
from sejajar.text.notices import Notice

UNFOUND = "unfound"
"""Set aside: its sentences are not in this state of the texts, or a newer bead has them."""
REPLACED = "replaced"
"""Set aside: an alignment from a file replaced it."""


def recall_edits(memory: ReadingStore, bitext: Bitext) -> Bitext:
    """Return ``bitext`` with the saved manual beads; its notice reports those that do not fit."""
    if not bitext.alignment.beads:
        return bitext
    stored = [bead for bead in memory.beads() if bead.aside_reason != REPLACED]
    if not stored:
        return replace(bitext, notice=memory.notice) if memory.notice else bitext
    found = [(entry, bead) for entry in stored if (bead := _found(bitext, entry)) is not None]
    fitting = _agreeing(found)
    own = frozenset(fitting)
    lost = [entry for entry in stored if entry not in fitting.values()]
    memory.known_beads.clear()
    memory.known_beads.update(fitting)
    newly_lost = [entry for entry in lost if not entry.aside_reason]
    memory.set_beads_aside([entry.selectors for entry in newly_lost], UNFOUND)
    memory.set_beads_aside([entry.selectors for entry in fitting.values() if entry.aside_reason], "")
    notice = memory.notice
    if newly_lost:
        notice = Notice("edits-set-aside", {"count": len(newly_lost), "path": str(memory.file or "")})
    return replace(bitext, alignment=apply_constraints(bitext.alignment, own), manual_beads=own, notice=notice)


def save_edits(memory: ReadingStore, bitext: Bitext, done: Callable[[], None] = lambda: None) -> None:
    """Save the manual beads of ``bitext``; ``done`` is called in a thread once they are on the disk.

    Describing the sentences of a long text takes seconds: that happens in the thread too.
    """
    known = memory.known_beads

    def make(_contents: PairContents) -> ChangeBeads | None:
        own = [bead for bead in bitext.alignment.beads if bead in bitext.manual_beads]
        made = {bead: StoredBead(_selectors(bitext, bead), bead.confidence) for bead in own if bead not in known}
        stays = {bead: known[bead] for bead in own if bead in known}
        unmade = tuple(entry for bead, entry in known.items() if bead not in stays)
        if not made and not unmade:
            return None
        known.clear()
        known.update(stays | made)
        return ChangeBeads(tuple(made.values()), unmade)

    memory.keep_made(make, done)


def set_aside_edits(memory: ReadingStore) -> None:
    """Set aside all saved manual beads, because another alignment is about to replace them."""
    known = memory.known_beads

    def make(contents: PairContents) -> SetBeadsAside | None:
        known.clear()
        return SetBeadsAside(tuple(bead.selectors for bead in contents.beads), REPLACED) if contents.beads else None

    memory.keep_made(make)


def _selectors(bitext: Bitext, bead: Bead) -> str:
    return dump_selectors(_sentence_selectors(bitext, bead))


def _sentence_selectors(bitext: Bitext, bead: Bead) -> Iterator[SentenceSelector]:
    for side in SIDES:
        for index in bead.sentences(side):
            sentences = bitext.sentences(side)
            selector = make_selector(bitext.document(side), sentences, side, sentences[index].span.start)
            assert selector is not None
            yield selector


def _found(bitext: Bitext, stored: StoredBead) -> Bead | None:
    """Return the bead with the sentences of the stored one; None unless all are found, each whole, in sequence."""
    sides: dict[Side, list[int]] = {"source": [], "target": []}
    for selector in load_selectors(stored.selectors):
        found = find_sentence(selector, bitext.document(selector.side), bitext.sentences(selector.side))
        # The same words as a part of a sentence are another sentence.
        if found is None or (found.change != "edited" and len(found.span) != len(selector.quote)):
            return None
        sides[selector.side].append(found.sentence_index)
    if not any(sides.values()):
        return None
    if any(following != index + 1 for indices in sides.values() for index, following in pairwise(indices)):
        return None
    return Bead(tuple(sides["source"]), tuple(sides["target"]), stored.confidence)


def _agreeing(found: Iterable[tuple[StoredBead, Bead]]) -> dict[Bead, StoredBead]:
    """Return the beads that fit into one alignment; ``found`` has the newest first, and the newest wins."""
    agreeing: dict[Bead, StoredBead] = {}
    taken: dict[Side, set[int]] = {"source": set(), "target": set()}
    fixed: list[tuple[int, int]] = []
    for entry, bead in found:
        if any(taken[side].intersection(bead.sentences(side)) for side in SIDES):
            continue
        if bead.source and bead.target:
            place = bisect(fixed, (bead.source[0], bead.target[0]))
            # Beads of an alignment never cross.
            if any(before[1] > bead.target[0] for before in fixed[place - 1 : place] if place) or any(
                after[1] < bead.target[0] for after in fixed[place : place + 1]
            ):
                continue
            fixed.insert(place, (bead.source[0], bead.target[0]))
        for side in SIDES:
            taken[side].update(bead.sentences(side))
        agreeing[bead] = entry
    return agreeing
