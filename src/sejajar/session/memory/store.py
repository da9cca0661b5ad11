"""What is stored of a bitext between readings: the position, marks, bookmarks, notes, searches, settings, edits.

:class:`ReadingStore` is one bitext's. It makes no file before the first change. Reading takes a millisecond or two, a
change a few (it is on the disk when the call returns); :meth:`ReadingStore.resolve` takes longer in a long text that
was edited, and then belongs in a thread. What cannot be saved is there until the program ends, and the problem is
returned.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar, cast, get_args

from sejajar.alignment.model import Bead
from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.positions.notation import TextPosition
from sejajar.session.positions.selectors import (
    FoundSentence,
    SentenceSelector,
    dump_selectors,
    find_in_bitext,
    load_selectors,
    passage_selectors,
)
from sejajar.storage import annotations
from sejajar.storage.annotations import StoredAnnotation, StoredBead
from sejajar.storage.database import Connection, Database
from sejajar.storage.pairs import LINES_SETTING, StoredText, find_pair, record_pair
from sejajar.text.notices import Notice

T = TypeVar("T")

AnnotationKind = Literal["place", "mark", "bookmark", "note", "peek"]
"""As the database has them; "place" is the saved position."""


class Annotation(NamedTuple):
    """Something the user put on a sentence.

    Attributes:
        name: a mark's letter; empty otherwise.
        text: a note's words, a bookmark's name.
        selectors: of the sentence, on the side it was made on and on the other.
        created_at: in seconds since the epoch.
        found: where the sentence is now; None if it is gone, or cannot be told from others.
    """

    annotation_id: int
    kind: AnnotationKind
    name: str
    text: str
    selectors: tuple[SentenceSelector, ...]
    created_at: float
    found: FoundSentence | None

    @property
    def quote(self) -> str:
        """The sentence as it was when the annotation was made."""
        return self.selectors[0].quote if self.selectors else ""

    def passage_index(self, bitext: Bitext) -> int | None:
        """Return the passage it is on, as ``bitext`` is aligned now; None if its sentence is not found."""
        return bitext.passage_at(self.found.side, self.found.span.start) if self.found else None


class _Texts:
    """A bitext in one state of its texts: its id in the database, and where its annotations were found."""

    __slots__ = ("bitext", "found", "pair_id")

    def __init__(self, bitext: Bitext) -> None:
        self.bitext = bitext
        self.pair_id: int | None = None
        self.found: dict[int, FoundSentence | None] = {}

    def are_of(self, bitext: Bitext) -> bool:
        return all(
            self.bitext.document(side) is bitext.document(side)
            and self.bitext.sentences(side) is bitext.sentences(side)
            for side in SIDES
        )


class ReadingStore:
    """What is stored of one bitext. Thread-safe; every call is about the texts of the latest :meth:`begin`."""

    known_beads: dict[Bead, StoredBead]
    """The manual beads that this reading knows to be stored; owned by :mod:`sejajar.session.memory.recall`."""

    def __init__(self, file: Path | None = None, paths: tuple[str, str] = ("", "")) -> None:
        """Store in ``file``; without one, until the end of the program.

        ``paths`` are the absolute paths of source and target, empty for a text that came through a pipe.
        """
        self.file = file
        self.known_beads = {}
        self._paths = paths
        self._database = Database(file)
        self._begun: _Texts | None = None

    # -- beginning --------------------------------------------------------------------------------------------

    @property
    def notice(self) -> Notice | None:
        """What the user should know: that nothing is saved, and why, or that a damaged file was renamed."""
        return self._database.notice

    def begin(self, bitext: Bitext) -> None:
        """Be the store of ``bitext``; to be called again after each change of its alignment. Costs nothing."""
        if self._begun is not None and self._begun.are_of(bitext):
            self._begun.bitext = bitext
        else:
            self._begun = _Texts(bitext)
            self.known_beads = {}

    def record_opening(self, *, line_aligned: bool = False) -> Notice | None:
        """Record that the bitext was opened now: it is listed as recent, and known by its paths. Return the problem.

        ``line_aligned`` says that each line is a sentence, so that it is opened in the same way again.
        """
        return self.save_setting(LINES_SETTING, line_aligned)

    def saved_position(self) -> TextPosition | None:
        """Return where reading stopped; None if nothing is saved, or the sentence is gone."""
        saved = self._annotations("place")
        found = saved[-1].found if saved else None
        return TextPosition(found.side, found.span.start) if found else None

    def save_position(
        self,
        bitext: Bitext,
        passage_index: int,
        side: Side = "source",
        view_options: Mapping[str, object] | None = None,
    ) -> Notice | None:
        """Save a passage of ``bitext``, as it is aligned there, and the view options. Return the problem."""
        selectors = dump_selectors(passage_selectors(bitext, passage_index, side))
        stored = json.dumps(dict(view_options or {}), sort_keys=True)

        def change(connection: Connection, pair_id: int) -> None:
            annotations.replace_annotations(connection, pair_id, "place", selectors)
            annotations.save_setting(connection, pair_id, "looks", stored)

        return self._write(change)

    def view_options(self) -> dict[str, object]:
        """Return the view options as :meth:`save_position` saved them; empty if it did not."""
        view_options = self.settings().get("looks")
        return cast("dict[str, object]", view_options) if isinstance(view_options, dict) else {}

    # -- annotations ------------------------------------------------------------------------------------------

    @property
    def marks(self) -> tuple[Annotation, ...]:
        """The named marks, in the order of the text; those whose sentence is not found come last."""
        return self._annotations("mark")

    @property
    def bookmarks(self) -> tuple[Annotation, ...]:
        """The bookmarks, in the same order."""
        return self._annotations("bookmark")

    @property
    def notes(self) -> tuple[Annotation, ...]:
        """The notes, in the same order."""
        return self._annotations("note")

    @property
    def peeked(self) -> tuple[Annotation, ...]:
        """The passages whose translation the user looked at, in the same order."""
        return self._annotations("peek")

    def resolve(self) -> None:
        """Find the sentences of all annotations, so that asking for them takes no time from then on."""
        for kind in get_args(AnnotationKind):
            self._annotations(kind)

    def mark(self, letter: str) -> Annotation | None:
        """Return the mark of a letter."""
        return next((mark for mark in self.marks if mark.name == letter), None)

    def add(
        self, kind: AnnotationKind, passage_index: int, side: Side = "source", *, name: str = "", text: str = ""
    ) -> tuple[Annotation | None, Notice | None]:
        """Put a mark (``name`` is its letter), a bookmark, a note (``text``) or a peek on a passage.

        It replaces what has the same kind and name; a second peek at a sentence adds nothing. Return what is there
        now, None if nothing, and the problem, None once it is on the disk.
        """
        if kind == "peek" and (known := self.at_passage("peek", passage_index)):
            return known[0], None
        selectors = dump_selectors(passage_selectors(self._texts.bitext, passage_index, side))
        made, problem = self._written(annotations.add_annotation, kind, selectors, name=name or None, text=text)
        return (None if made is None else _annotation(made, self._texts)), problem

    def change_text(self, annotation_id: int, text: str) -> Notice | None:
        """Change the words of a note or bookmark. Return the problem."""
        return self._write(annotations.change_text, annotation_id, text)

    def remove(self, annotation_id: int) -> Notice | None:
        """Remove an annotation. Return the problem."""
        return self._write(annotations.remove_annotation, annotation_id)

    def at_passage(self, kind: AnnotationKind, passage_index: int) -> tuple[Annotation, ...]:
        """Return the annotations of a kind on a passage."""
        bitext = self._texts.bitext
        return tuple(each for each in self._annotations(kind) if each.passage_index(bitext) == passage_index)

    # -- searches, issues, settings ---------------------------------------------------------------------------

    def searches(self, sign: str) -> tuple[str, ...]:
        """Return the searches with a sign (``/`` words, ``#`` figures), the newest last."""
        return () if (known := self._known()) is None else annotations.load_searches(*known, sign)

    def add_search(self, sign: str, text: str) -> Notice | None:
        """Save a search. Return the problem."""
        return self._write(annotations.add_search, sign, text)

    @property
    def dismissed(self) -> dict[str, str]:
        """The user's notes on the dismissed issues, by the issues' ids; empty without a note."""
        return {} if (known := self._known()) is None else annotations.load_dismissed(*known)

    def dismiss(self, issue_id: str, note: str = "") -> Notice | None:
        """Dismiss an issue, or change the note of a dismissed one. Return the problem."""
        return self._write(annotations.change_dismissed, {issue_id: note}, ())

    def restore(self, issue_id: str) -> Notice | None:
        """Undo the dismissal of an issue. Return the problem."""
        return self._write(annotations.change_dismissed, {}, (issue_id,))

    def settings(self) -> dict[str, Any]:
        """Return the settings of the bitext, by name."""
        stored = {} if (known := self._known()) is None else annotations.load_settings(*known)
        return {name: json.loads(value) for name, value in stored.items()}

    def save_setting(self, name: str, value: Any) -> Notice | None:
        """Save a setting, any value JSON has. Return the problem."""
        return self._write(annotations.save_setting, name, json.dumps(value))

    # -- manual beads -----------------------------------------------------------------------------------------

    def beads(self) -> tuple[StoredBead, ...]:
        """Return the manual beads, those set aside too, the newest first."""
        return () if (known := self._known()) is None else annotations.load_beads(*known)

    def change_beads(self, made: Iterable[StoredBead], unmade: Iterable[StoredBead]) -> tuple[bool, Notice | None]:
        """Save beads and delete others. Return whether it was done, if only until the program ends, and the problem."""
        done, problem = self._written(annotations.change_beads, tuple(made), tuple(unmade))
        return done is not None, problem

    def set_beads_aside(self, selectors: Collection[str], reason: str) -> None:
        """Set the beads with these selectors aside, or (``reason`` empty) use them again."""
        if selectors:
            self._write(annotations.set_beads_aside, selectors, reason)

    # -- within -----------------------------------------------------------------------------------------------

    @property
    def _texts(self) -> _Texts:
        assert self._begun is not None, "begin() says which bitext it is"
        return self._begun

    def _stored_texts(self, bitext: Bitext) -> tuple[StoredText, StoredText]:
        return StoredText(bitext.source, self._paths[0]), StoredText(bitext.target, self._paths[1])

    def _known(self) -> tuple[Database, int] | None:
        """The database and the bitext's id in it; None if nothing was ever stored of it."""
        texts = self._begun
        if texts is None or not self._database.exists:
            return None
        if texts.pair_id is None:
            texts.pair_id = find_pair(self._database, *self._stored_texts(texts.bitext))
        return None if texts.pair_id is None else (self._database, texts.pair_id)

    def _write(self, change: Callable[..., Any], *values: object) -> Notice | None:
        """Make a change to what is stored of this bitext. Return the problem."""
        return self._written(change, *values)[1]

    def _written(self, change: Callable[..., T], *values: object, **named: object) -> tuple[T | None, Notice | None]:
        texts = self._texts

        def whole(connection: Connection) -> tuple[int, T]:
            pair_id = record_pair(connection, *self._stored_texts(texts.bitext))
            return pair_id, change(connection, pair_id, *values, **named)

        written = self._database.write(whole)
        if written.value is None:
            return None, written.problem
        texts.pair_id, value = written.value
        return value, written.problem

    def _annotations(self, kind: AnnotationKind) -> tuple[Annotation, ...]:
        texts, known = self._begun, self._known()
        if texts is None or known is None:
            return ()
        found = [_annotation(stored, texts) for stored in annotations.load_annotations(*known, kind)]
        return tuple(sorted(found, key=lambda each: _order(each, texts.bitext)))


def _annotation(stored: StoredAnnotation, texts: _Texts) -> Annotation:
    number, selectors = stored.annotation_id, load_selectors(stored.selectors)
    if number not in texts.found:
        texts.found[number] = find_in_bitext(texts.bitext, selectors)
    kind: Any = stored.kind
    return Annotation(number, kind, stored.name or "", stored.text, selectors, stored.created_at, texts.found[number])


def _order(annotation: Annotation, bitext: Bitext) -> tuple[bool, int, float]:
    passage_index = annotation.passage_index(bitext)
    return (passage_index is None, passage_index or 0, annotation.created_at)
