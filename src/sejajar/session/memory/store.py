"""What a reader left in a pair, kept between readings: the place, marks, bookmarks, notes, searches, settings.

:class:`ReadingStore` is one pair's. It opens nothing before its first use, and nothing at all on the disk where there
is no database yet and nothing was left. Reading it takes a millisecond or two, a change a few (it is on the disk when
the call returns); :meth:`ReadingStore.recall` takes longer on a long text that was edited, and then belongs in a
thread. Whatever cannot be kept is there until the end of the reading, and the problem is returned in a line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, cast, get_args

from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.positions.notation import TextPosition
from sejajar.session.positions.selectors import dump_selectors, find_in_bitext, load_selectors, passage_selectors
from sejajar.storage import pairs
from sejajar.storage.annotations import (
    StoredAnnotation,
    StoredBead,
    add_annotation,
    add_search,
    change_beads,
    change_dismissed,
    change_text,
    load_annotations,
    load_beads,
    load_dismissed,
    load_searches,
    load_settings,
    put_back_item,
    remove_annotation,
    replace_annotations,
    save_setting,
    set_beads_aside,
)
from sejajar.storage.files import data_folder, path_exists

if TYPE_CHECKING:
    from sejajar.alignment.model import Bead
    from sejajar.session.positions.selectors import FoundSentence, SentenceSelector
    from sejajar.storage.database import Connection, Database

T = TypeVar("T")

AnnotationKind = Literal["place", "mark", "bookmark", "note", "peek"]


class Annotation(NamedTuple):
    """Something that was left at a place.

    Attributes:
        name: a mark's letter; empty otherwise.
        text: a note's words, a bookmark's name.
        selectors: the sentence, on the side it was left on and on the other.
        created_at: in seconds since the epoch.
        found: where the sentence is now; None if it is there no more, or cannot be told from others.
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
        """The sentence as it was when this was left there."""
        return self.selectors[0].quote if self.selectors else ""

    def passage_index(self, bitext: Bitext) -> int | None:
        """The passage it is at, as the pair is aligned now; None if its sentence is not found."""
        return bitext.passage_at(self.found.side, self.found.span.start) if self.found else None


def memory_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Where everything is kept, whether or not the file exists."""
    return data_folder(environ) / "memory.sqlite3"


def recent_pairs(environ: Mapping[str, str] = os.environ, most: int = 50) -> tuple[pairs.RecentPair, ...]:
    """The pairs read before whose files are still there, the one read last first."""
    if not path_exists(memory_file(environ)):
        return ()
    database = _open(memory_file(environ))
    try:
        return pairs.recent_pairs(database, most)
    finally:
        database.close()


def _open(file: Path | None) -> Database:
    # The door to SQLite: nothing before the first frame passes it while nothing has been stored.
    from sejajar.storage.database import Database

    return Database(file)


class _Texts:
    """A pair in one state of its texts: its number in the database, and where what was left in it is there."""

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
    """What is kept of one pair. Any thread may ask: each question is about the texts that are read when it comes."""

    known_beads: dict[Bead, StoredBead]
    """The mended beads as this reading knows them to be kept; owned by :mod:`sejajar.session.memory.recall`."""

    def __init__(self, file: Path | None = None, paths: tuple[str, str] = ("", "")) -> None:
        """Kept in ``file``; without one, until the end of the reading.

        ``paths`` are the absolute paths of source and target, empty for a text that came through a pipe.
        """
        self.file = file
        self.known_beads = {}
        self._paths = paths
        self._database: Database | None = None
        self._begun: _Texts | None = None

    # -- beginning --------------------------------------------------------------------------------------------

    @property
    def notice(self) -> str:
        """What the reader should know: that nothing is kept, and why, or that a damaged file was set aside."""
        return self._database.notice if self._database else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was ever kept, of any pair."""
        return self._database is None and (self.file is None or not path_exists(self.file))

    def begin(self, bitext: Bitext) -> None:
        """Be the memory of ``bitext``; to be called again whenever it is aligned anew. Costs nothing."""
        if self._begun is not None and self._begun.are_of(bitext):
            self._begun.bitext = bitext
        else:
            self._begun = _Texts(bitext)
            self.known_beads = {}

    def record_opening(self, *, line_aligned: bool = False) -> str:
        """Count the pair as read now, so that it is among the recent ones and known by its paths; the problem.

        ``line_aligned`` says that each line of it is a sentence, so that it is opened again as that.
        """
        return self.save_setting(pairs.LINES_SETTING, line_aligned)

    def saved_position(self) -> TextPosition | None:
        """Where the reading was left, found again; None where it was not, or the sentence is gone."""
        left = self._items("place")
        found = left[-1].found if left else None
        return TextPosition(found.side, found.span.start) if found else None

    def save_position(
        self, bitext: Bitext, passage_index: int, side: Side = "source", looks: Mapping[str, object] | None = None
    ) -> str:
        """Keep where the reading is, a passage of ``bitext`` as it is aligned there, and how it looks; the problem."""

        anchors = dump_selectors(passage_selectors(bitext, passage_index, side))
        stored = json.dumps(dict(looks or {}), sort_keys=True)

        def change(connection: Connection, pair_id: int) -> None:
            replace_annotations(connection, pair_id, "place", anchors)
            save_setting(connection, pair_id, "looks", stored)

        return self._write(change)

    def view_options(self) -> dict[str, object]:
        """How the texts were shown when the reading was left, as it was given to :meth:`save_position`."""
        looks = self.settings().get("looks")
        return cast("dict[str, object]", looks) if isinstance(looks, dict) else {}

    # -- marks, bookmarks, notes, what was peeked at ----------------------------------------------------------

    @property
    def marks(self) -> tuple[Annotation, ...]:
        """The named marks, in the order of the text."""
        return self._items("mark")

    @property
    def bookmarks(self) -> tuple[Annotation, ...]:
        """The bookmarks, in the order of the text; those whose sentence is not found come last."""
        return self._items("bookmark")

    @property
    def notes(self) -> tuple[Annotation, ...]:
        """The notes, in the order of the text; those whose sentence is not found come last."""
        return self._items("note")

    @property
    def peeked(self) -> tuple[Annotation, ...]:
        """The passages whose translation was asked for, in the order of the text."""
        return self._items("peek")

    def resolve(self) -> None:
        """Find all that was left in the texts, so that asking for it takes no time from then on."""
        for kind in get_args(AnnotationKind):
            self._items(kind)

    def mark(self, letter: str) -> Annotation | None:
        """The mark of a letter."""
        return next((left for left in self.marks if left.name == letter), None)

    def add(
        self, kind: AnnotationKind, passage_index: int, side: Side = "source", *, name: str = "", text: str = ""
    ) -> tuple[Annotation | None, str]:
        """Leave a mark (with its letter as ``name``), a bookmark, a note (its ``text``) or a peek at a passage.

        What is the same kind and has the same name is taken away. Returns what is there now, None if nothing, and the
        problem, empty once it is on the disk. A second peek at one sentence leaves nothing new.
        """

        anchors = passage_selectors(self._texts.bitext, passage_index, side)
        if kind == "peek" and (known := self.at_passage("peek", passage_index)):
            return known[0], ""
        made, problem = self._written(add_annotation, kind, dump_selectors(anchors), name=name or None, text=text)
        return (None if made is None else _left(made, self._texts)), problem

    def change_text(self, item_id: int, text: str) -> str:
        """Give a note or bookmark other words; the problem, or nothing."""
        return self._write(change_text, item_id, text)

    def remove(self, item_id: int) -> str:
        """Take something away; the problem, or nothing. :meth:`put_back` undoes it."""
        return self._write(remove_annotation, item_id)

    def put_back(self, item_id: int) -> str:
        """Put back what was taken away or replaced; the problem, or nothing."""
        return self._write(put_back_item, item_id)

    def at_passage(self, kind: AnnotationKind, passage_index: int) -> tuple[Annotation, ...]:
        """What of a kind is at a passage."""
        return tuple(left for left in self._items(kind) if left.passage_index(self._texts.bitext) == passage_index)

    @property
    def lost(self) -> tuple[Annotation, ...]:
        """Marks, bookmarks and notes whose sentence is not found in this state of the texts; they are kept."""
        return tuple(left for left in (*self.marks, *self.bookmarks, *self.notes) if left.found is None)

    # -- searches, findings, settings -------------------------------------------------------------------------

    def searches(self, sign: str) -> tuple[str, ...]:
        """What was searched with a sign (``/`` words, ``#`` figures), the newest last."""
        return () if (known := self._known()) is None else load_searches(*known, sign)

    def add_search(self, sign: str, text: str) -> str:
        """Keep a search; the problem, or nothing."""
        return self._write(add_search, sign, text)

    @property
    def dismissed(self) -> dict[str, str]:
        """The notes on the dismissed issues, empty where there is none, by the issues' ids."""
        return {} if (known := self._known()) is None else load_dismissed(*known)

    def dismiss(self, issue_id: str, note: str = "") -> str:
        """Dismiss an issue, or give a dismissed one another note; the problem, or nothing."""
        return self._write(change_dismissed, {issue_id: note}, ())

    def restore(self, issue_id: str) -> str:
        """Take a dismissed issue up again; the problem, or nothing."""
        return self._write(change_dismissed, {}, (issue_id,))

    def settings(self) -> dict[str, Any]:
        """The settings of the pair, by name."""
        known = self._known()
        if known is None:
            return {}
        return {name: json.loads(value) for name, value in load_settings(*known).items()}

    def save_setting(self, name: str, value: Any) -> str:
        """Keep how the pair is shown: any value JSON has; the problem, or nothing."""
        return self._write(save_setting, name, json.dumps(value))

    # -- mended beads -----------------------------------------------------------------------------------------

    def beads(self) -> tuple[StoredBead, ...]:
        """The beads that were mended, those set aside too, the newest first."""
        return () if (known := self._known()) is None else load_beads(*known)

    def change_beads(self, made: Iterable[StoredBead], unmade: Iterable[StoredBead]) -> tuple[bool, str]:
        """Keep beads, and forget others; whether that was done, if only until the end, and the problem."""
        done, problem = self._written(change_beads, tuple(made), tuple(unmade))
        return done is not None, problem

    def set_beads_aside(self, anchors: Collection[str], why: str) -> None:
        """Set beads aside, or (``why`` empty) take them back."""
        if anchors:
            self._write(set_beads_aside, anchors, why)

    # -- within -----------------------------------------------------------------------------------------------

    @property
    def _texts(self) -> _Texts:
        assert self._begun is not None, "begin() says which pair it is"
        return self._begun

    def _stored_texts(self, bitext: Bitext) -> tuple[pairs.StoredText, pairs.StoredText]:
        return pairs.StoredText(bitext.source, self._paths[0]), pairs.StoredText(bitext.target, self._paths[1])

    def _opened(self) -> Database:
        if self._database is None:
            self._database = _open(self.file)
        return self._database

    def _known(self) -> tuple[Database, int] | None:
        """The database and the pair's number in it; None if nothing was ever kept of the pair."""
        texts = self._begun
        if texts is None or self.is_empty:
            return None
        database = self._opened()
        if texts.pair_id is None:
            texts.pair_id = pairs.find_pair(database, *self._stored_texts(texts.bitext))
        return None if texts.pair_id is None else (database, texts.pair_id)

    def _write(self, change: Callable[..., Any], *values: object) -> str:
        """Make a change of the storage to this pair; the problem, or nothing."""
        return self._written(change, *values)[1]

    def _written(self, change: Callable[..., T], *values: object, **named: object) -> tuple[T | None, str]:
        texts = self._texts

        def whole(connection: Connection) -> tuple[int, T]:
            pair_id = pairs.record_pair(connection, *self._stored_texts(texts.bitext))
            return pair_id, change(connection, pair_id, *values, **named)

        written = self._opened().write(whole)
        if written.value is None:
            return None, written.problem
        texts.pair_id, value = written.value
        return value, written.problem

    def _items(self, kind: AnnotationKind) -> tuple[Annotation, ...]:
        texts, known = self._begun, self._known()
        if texts is None or known is None:
            return ()
        left = [_left(item, texts) for item in load_annotations(*known, kind)]
        return tuple(sorted(left, key=lambda each: _order(each, texts.bitext)))


def _left(item: StoredAnnotation, texts: _Texts) -> Annotation:
    anchors = load_selectors(item.selectors)
    if item.annotation_id not in texts.found:
        texts.found[item.annotation_id] = find_in_bitext(texts.bitext, anchors)
    kind: Any = item.kind
    return Annotation(
        item.annotation_id, kind, item.name or "", item.text, anchors, item.created_at, texts.found[item.annotation_id]
    )


def _order(left: Annotation, bitext: Bitext) -> tuple[bool, int, float]:
    passage_index = left.passage_index(bitext)
    return (passage_index is None, passage_index or 0, left.created_at)
