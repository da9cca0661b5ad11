"""The annotations of a bitext by passage, as a list: marks named by a letter, bookmarks, notes."""

from __future__ import annotations

from typing import NamedTuple

from sejajar.session.bitext import SIDES, Bitext
from sejajar.session.memory.store import Annotation, ReadingStore
from sejajar.session.reading.entries import AnnotationEntry, Occurrence

BOOKMARK_SIGN, NOTE_SIGN, LOST_SIGN = "★", "✎", "⚠"


class PassageAnnotations(NamedTuple):
    """The annotations of one passage: its marks, its bookmark, its note.

    If the sentence is no longer found, ``passage_index`` is None, and ``quote`` is the sentence as it was.
    """

    passage_index: int | None
    marks: tuple[Annotation, ...] = ()
    bookmark: Annotation | None = None
    note: Annotation | None = None
    quote: str = ""

    @property
    def letters(self) -> str:
        """The letters of its marks."""
        return "".join(sorted(mark.name for mark in self.marks))

    @property
    def signs(self) -> str:
        """``★✎'a``: bookmark, note, marks."""
        letters = f"'{self.letters}" if self.marks else ""
        lost = LOST_SIGN if self.passage_index is None else ""
        return lost + BOOKMARK_SIGN * bool(self.bookmark) + NOTE_SIGN * bool(self.note) + letters


def annotations_by_passage(bitext: Bitext, memory: ReadingStore) -> tuple[PassageAnnotations, ...]:
    """Return the annotations of each passage, in reading order; those whose sentence is gone come last, each alone."""
    by_passage: dict[int, PassageAnnotations] = {}
    lost: list[PassageAnnotations] = []
    for kind, of_kind in (("marks", memory.marks), ("bookmark", memory.bookmarks), ("note", memory.notes)):
        for each in of_kind:
            passage_index = each.passage_index(bitext)
            here = (
                PassageAnnotations(None, quote=each.quote) if passage_index is None else by_passage.get(passage_index)
            )
            here = here or PassageAnnotations(passage_index)
            # If two notes are on one passage now, both are shown.
            if kind == "note" and here.note:
                each = each._replace(text=f"{here.note.text} / {each.text}")
            here = here._replace(**{kind: (*here.marks, each) if kind == "marks" else each})
            if passage_index is None:
                lost.append(here)
            else:
                by_passage[passage_index] = here
    return (*(by_passage[index] for index in sorted(by_passage)), *lost)


def list_annotations(bitext: Bitext, places: tuple[PassageAnnotations, ...]) -> tuple[AnnotationEntry, ...]:
    """Return an entry for each passage: signs, the note, both texts; without an occurrence if its sentence is gone."""
    return tuple(_entry(bitext, place) for place in places)


def _entry(bitext: Bitext, place: PassageAnnotations) -> AnnotationEntry:
    index = place.passage_index
    source, target = ((), ()) if index is None else (bitext.passages[index].spans(side) for side in SIDES)
    return AnnotationEntry(
        signs=place.signs,
        note=place.note.text if place.note else "",
        source_text=place.quote or " ".join(span.of(bitext.source.text) for span in source),
        target_text=" ".join(span.of(bitext.target.text) for span in target),
        occurrences=()
        if index is None
        else (Occurrence(index, source[0] if source else None, target[0] if target else None),),
    )
