"""What is stored of a bitext between readings: the position, marks, bookmarks, notes, searches, settings, edits.

:class:`ReadingStore` is one bitext's. It makes no file before the first change. After :meth:`ReadingStore.load` no call
waits for the disk: a change counts at once, and its ``done`` is called in a thread once it is on the disk.
:meth:`ReadingStore.resolve` takes long in a long text that was edited, and then belongs in a thread.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast, get_args

from sejajar.alignment.model import Bead
from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.memory.keeper import CLOSING_SECONDS, Keeper
from sejajar.session.memory.kept_pair import KeptPair, Maker
from sejajar.session.positions.notation import TextPosition
from sejajar.session.positions.selectors import (
    FoundSentence,
    SentenceSelector,
    dump_selectors,
    find_in_bitext,
    load_selectors,
    passage_selectors,
)
from sejajar.storage.changes import (
    AddSearch,
    Change,
    ChangeAll,
    ChangeText,
    DismissIssue,
    PutAnnotation,
    RemoveAnnotation,
    SaveSetting,
    SetBeadsAside,
)
from sejajar.storage.contents import PairContents, StoredAnnotation, StoredBead
from sejajar.storage.database import BUSY_SECONDS, Database
from sejajar.storage.pairs import LINES_SETTING, StoredText
from sejajar.text.notices import Notice
from sejajar.text.sanitize import without_surrogates

AnnotationKind = Literal["place", "mark", "bookmark", "note", "peek"]
"""As the database has them; "place" is the saved position."""

_TICK = 0.001
"""By how many seconds a new annotation is at least newer than all others, if the clock has gone back."""


def _ignore() -> None:
    pass


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
    """A bitext in one state of its texts: what is stored of it, and where its annotations were found."""

    __slots__ = ("bitext", "found", "known_beads", "pair")

    def __init__(self, bitext: Bitext, pair: KeptPair) -> None:
        self.bitext = bitext
        self.pair = pair
        self.found: dict[int, FoundSentence | None] = {}
        self.known_beads: dict[Bead, StoredBead] = {}

    def are_of(self, bitext: Bitext) -> bool:
        return self.have_documents_of(bitext) and all(
            self.bitext.sentences(side) is bitext.sentences(side) for side in SIDES
        )

    def have_documents_of(self, bitext: Bitext) -> bool:
        return all(self.bitext.document(side) is bitext.document(side) for side in SIDES)


class ReadingStore:
    """What is stored of one bitext. Thread-safe; every call is about the texts of the latest :meth:`begin`."""

    def __init__(self, file: Path | None = None, paths: tuple[str, str] = ("", "")) -> None:
        """Store in ``file``; without one, until the end of the program.

        ``paths`` are the absolute paths of source and target, empty for a text that came through a pipe.
        """
        self.file = file
        self._paths = paths
        self._database = None if file is None else Database(file)
        self._keeper = Keeper()
        self._begun: _Texts | None = None
        self._preloaded: _Texts | None = None

    # -- beginning and ending ---------------------------------------------------------------------------------

    @property
    def notice(self) -> Notice | None:
        """What the user should know: that nothing can be read or saved, or that a damaged file was renamed."""
        of_pair = self._begun.pair.notice if self._begun else None
        if of_pair and of_pair.kind == "rows-unreadable" and self._database and self._database.notice:
            return self._database.notice
        return of_pair or (self._database.notice if self._database else None)

    @property
    def trouble(self) -> Notice | None:
        """Why changes cannot be written just now; None while they can be."""
        return self._keeper.trouble

    @property
    def is_busy(self) -> bool:
        """Whether changes are being written; not while that is in trouble."""
        return self._keeper.is_busy

    def listen(self, listener: Callable[[Notice | None], None]) -> None:
        """Have ``listener`` called in a thread when a trouble begins, and with None when all is written again."""
        self._keeper.listener = listener

    def finish(self, seconds: float = CLOSING_SECONDS) -> Notice | None:
        """Wait until all changes are written, ``seconds`` at most. Return that some are not, and why."""
        unsaved = self._keeper.finish(seconds)
        if not unsaved:
            return None
        trouble = self._keeper.trouble
        reason = trouble.values["reason"] if trouble else Notice("database-busy")
        return Notice("lost-at-exit", {"count": unsaved, "reason": reason})

    def begin(self, bitext: Bitext) -> None:
        """Be the store of ``bitext``; to be called again after each change of its alignment. Costs nothing."""
        begun, preloaded = self._begun, self._preloaded
        if begun is not None and begun.are_of(bitext):
            begun.bitext = bitext
        elif begun is not None and begun.have_documents_of(bitext):
            self._begun = _Texts(bitext, begun.pair)
        elif preloaded is not None and preloaded.have_documents_of(bitext):
            self._begun = _Texts(bitext, preloaded.pair)
        else:
            self._begun = _Texts(bitext, self._pair(bitext))

    def load(self, seconds: float = BUSY_SECONDS) -> None:
        """Read what is stored, unless it was. What cannot be read within ``seconds`` is read later, in a thread."""
        self._texts.pair.load(seconds)

    def preload(self, bitext: Bitext) -> None:
        """Read what is stored of texts that :meth:`begin` will be called with. Not for the screen's thread."""
        now, pair = self._texts.pair, self._pair(bitext)
        self._keeper.finish()
        pair.load()
        if pair.pair_id is not None and pair.pair_id == now.pair_id:
            # Another state of the same bitext: changes that are not written yet count in it as well.
            now.texts = pair.texts
            pair = now
        self._preloaded = _Texts(bitext, pair)

    def _pair(self, bitext: Bitext) -> KeptPair:
        texts = StoredText(bitext.source, self._paths[0]), StoredText(bitext.target, self._paths[1])
        return KeptPair(self._database, self._keeper, texts)

    def record_opening(self, *, line_aligned: bool = False) -> None:
        """Record that the bitext was opened now: it is listed as recent, and found by its paths.

        ``line_aligned`` says that each line is a sentence, so that it is opened in the same way again.
        """
        self.save_setting(LINES_SETTING, line_aligned)

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
    ) -> None:
        """Save a passage of ``bitext``, as it is aligned there, and the view options."""
        stored = json.dumps(dict(view_options or {}), sort_keys=True)

        def make(contents: PairContents) -> Change:
            selectors = dump_selectors(passage_selectors(bitext, passage_index, side))
            place = StoredAnnotation(_new_id(), "place", None, "", selectors, _now(contents))
            return ChangeAll((PutAnnotation(place, is_only=True), SaveSetting("looks", stored)))

        self.keep_made(make)

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
        self,
        kind: AnnotationKind,
        passage_index: int,
        side: Side = "source",
        *,
        name: str = "",
        text: str = "",
        done: Callable[[], None] = _ignore,
    ) -> Annotation:
        """Put a mark (``name`` is its letter), a bookmark, a note (``text``) or a peek on a passage, and return it.

        It replaces what has the same kind and name; a second peek at a sentence adds nothing.
        """
        if kind == "peek" and (known := self.at_passage("peek", passage_index)):
            return known[0]
        texts = self._texts
        selectors = dump_selectors(passage_selectors(texts.bitext, passage_index, side))
        created_at = _now(texts.pair.contents)
        name, text = without_surrogates(name), without_surrogates(text)
        made = StoredAnnotation(_new_id(), kind, name or None, text, selectors, created_at)
        texts.pair.keep(PutAnnotation(made), done)
        return _annotation(made, texts)

    def change_text(self, annotation_id: int, text: str, done: Callable[[], None] = _ignore) -> None:
        """Change the words of a note or bookmark."""
        self._texts.pair.keep(ChangeText(annotation_id, without_surrogates(text)), done)

    def remove(self, annotation_ids: Collection[int], done: Callable[[], None] = _ignore) -> None:
        """Remove annotations."""
        self._texts.pair.keep(ChangeAll(tuple(map(RemoveAnnotation, annotation_ids))), done)

    def at_passage(self, kind: AnnotationKind, passage_index: int) -> tuple[Annotation, ...]:
        """Return the annotations of a kind on a passage."""
        bitext = self._texts.bitext
        return tuple(each for each in self._annotations(kind) if each.passage_index(bitext) == passage_index)

    # -- searches, issues, settings ---------------------------------------------------------------------------

    def searches(self, sign: str) -> tuple[str, ...]:
        """Return the searches with a sign (``/`` words, ``#`` figures), the newest last."""
        return self._contents.searches.get(sign, ())

    def add_search(self, sign: str, text: str) -> None:
        """Save a search."""
        self._texts.pair.keep(AddSearch(sign, without_surrogates(text)), _ignore)

    @property
    def dismissed(self) -> dict[str, str]:
        """The user's notes on the dismissed issues, by the issues' ids; empty without a note."""
        return dict(self._contents.dismissed)

    def dismiss(self, issue_id: str, note: str = "", done: Callable[[], None] = _ignore) -> None:
        """Dismiss an issue, or change the note of a dismissed one."""
        self._texts.pair.keep(DismissIssue(issue_id, without_surrogates(note)), done)

    def restore(self, issue_id: str, done: Callable[[], None] = _ignore) -> None:
        """Undo the dismissal of an issue."""
        self._texts.pair.keep(DismissIssue(issue_id, None), done)

    def settings(self) -> dict[str, Any]:
        """Return the settings of the bitext, by name; without those that are not JSON."""
        settings: dict[str, Any] = {}
        for name, value in self._contents.settings.items():
            try:
                settings[name] = json.loads(value)
            except (ValueError, RecursionError):
                continue
        return settings

    def save_setting(self, name: str, value: Any) -> None:
        """Save a setting, any value JSON has."""
        self._texts.pair.keep(SaveSetting(name, json.dumps(value)), _ignore)

    # -- manual beads -----------------------------------------------------------------------------------------

    @property
    def known_beads(self) -> dict[Bead, StoredBead]:
        """The stored beads of these texts, by bead; owned by :mod:`sejajar.session.memory.recall`."""
        return self._texts.known_beads

    def beads(self) -> tuple[StoredBead, ...]:
        """Return the manual beads, those set aside too, the newest first. Not for the screen's thread."""
        return () if self._begun is None else self._begun.pair.make_all().beads

    def set_beads_aside(self, selectors: Collection[str], reason: str) -> None:
        """Set the beads with these selectors aside, or (``reason`` empty) use them again."""
        if selectors:
            self._texts.pair.keep(SetBeadsAside(tuple(selectors), reason), _ignore)

    def keep_made(self, make: Maker, done: Callable[[], None] = _ignore) -> None:
        """Make a change that takes long to make: in a thread, out of the contents that there are then."""
        self._texts.pair.keep_made(make, done)

    # -- within -----------------------------------------------------------------------------------------------

    @property
    def _texts(self) -> _Texts:
        assert self._begun is not None, "begin() says which bitext it is"
        return self._begun

    @property
    def _contents(self) -> PairContents:
        return PairContents() if self._begun is None else self._begun.pair.contents

    def _annotations(self, kind: AnnotationKind) -> tuple[Annotation, ...]:
        texts = self._begun
        if texts is None:
            return ()
        found = [_annotation(stored, texts) for stored in texts.pair.contents.of_kind(kind)]
        return tuple(sorted(found, key=lambda each: _order(each, texts.bitext)))


def _new_id() -> int:
    """Return an id that no other reader will choose: it is needed before the database could count one up."""
    return int.from_bytes(os.urandom(7), "big")


def _now(contents: PairContents) -> float:
    """Return the time, or what is just later than everything stored, if the clock has gone back."""
    newest = max((each.created_at for each in contents.annotations.values()), default=0.0)
    return max(time.time(), newest + _TICK)


def _annotation(stored: StoredAnnotation, texts: _Texts) -> Annotation:
    number, selectors = stored.annotation_id, load_selectors(stored.selectors)
    if number not in texts.found:
        texts.found[number] = find_in_bitext(texts.bitext, selectors)
    kind: Any = stored.kind
    return Annotation(number, kind, stored.name or "", stored.text, selectors, stored.created_at, texts.found[number])


def _order(annotation: Annotation, bitext: Bitext) -> tuple[bool, int, float]:
    passage_index = annotation.passage_index(bitext)
    return (passage_index is None, passage_index or 0, annotation.created_at)
