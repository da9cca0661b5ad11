"""What a reader put on passages, as a list: marks named by a letter, bookmarks, notes."""

from __future__ import annotations

from typing import NamedTuple

from sejajar.session.bitext import SIDES, Bitext
from sejajar.session.memory.store import Annotation, ReadingStore
from sejajar.session.reading.entries import AnnotationEntry, Occurrence

BOOKMARK_SIGN, NOTE_SIGN, LOST_SIGN = "★", "✎", "⚠"


class PassageAnnotations(NamedTuple):
    """All that was put on one passage: the marks that name it, its bookmark, its note.

    ``passage_index`` is None, and ``quote`` the sentence as it was, where that sentence is not found any more.
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
    """What was put on each passage, in reading order; what has lost its sentence comes last, each alone."""
    by_passage: dict[int, PassageAnnotations] = {}
    lost: list[PassageAnnotations] = []
    for kind, all_left in (("marks", memory.marks), ("bookmark", memory.bookmarks), ("note", memory.notes)):
        for left in all_left:
            passage_index = left.passage_index(bitext)
            here = (
                PassageAnnotations(None, quote=left.quote) if passage_index is None else by_passage.get(passage_index)
            )
            here = here or PassageAnnotations(passage_index)
            # Of two notes that came to stand on one passage, both are to be seen.
            if kind == "note" and here.note:
                left = left._replace(text=f"{here.note.text} / {left.text}")
            here = here._replace(**{kind: (*here.marks, left) if kind == "marks" else left})
            if passage_index is None:
                lost.append(here)
            else:
                by_passage[passage_index] = here
    return (*(by_passage[index] for index in sorted(by_passage)), *lost)


def list_annotations(bitext: Bitext, places: tuple[PassageAnnotations, ...]) -> tuple[AnnotationEntry, ...]:
    """An entry for each: signs, the note, and both texts; without a place to go to where the sentence is lost."""
    return tuple(_entry(bitext, kept) for kept in places)


def _entry(bitext: Bitext, kept: PassageAnnotations) -> AnnotationEntry:
    index = kept.passage_index
    source, target = ((), ()) if index is None else (bitext.passages[index].spans(side) for side in SIDES)
    return AnnotationEntry(
        signs=kept.signs,
        note=kept.note.text if kept.note else "",
        source_text=kept.quote or " ".join(span.of(bitext.source.text) for span in source),
        target_text=" ".join(span.of(bitext.target.text) for span in target),
        occurrences=()
        if index is None
        else (Occurrence(index, source[0] if source else None, target[0] if target else None),),
    )
