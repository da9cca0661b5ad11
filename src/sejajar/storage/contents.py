"""All that is stored of one bitext, as values, and reading it from the database.

:func:`load_contents` is the one place that reads these tables. SQLite lets any type stand in any column, and a disk can
change any byte: a row that cannot be read is counted and left in the database, and what is wrong in a part that the
user does not miss, such as a time, is replaced. Selectors and settings are JSON texts here; :mod:`sejajar.session`
reads them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from sejajar.storage.database import Connection
from sejajar.storage.salvage import decode_text

T = TypeVar("T")

LATEST_TIME = 1e11
"""In seconds since the epoch: no clock is beyond."""
MAX_SEARCHES = 200
"""The most searches that are stored of a bitext and sign."""
_NONE: Mapping[str, str] = MappingProxyType({})


class StoredAnnotation(NamedTuple):
    """A mark (with its letter as ``name``), a bookmark, a note, a peek or the saved position."""

    annotation_id: int
    kind: str
    name: str | None
    text: str
    selectors: str
    created_at: float


class StoredBead(NamedTuple):
    """A bead the user made: the selectors of its sentences as text, and why it is not used, empty if it is."""

    selectors: str
    confidence: float
    aside_reason: str = ""


class PairContents(NamedTuple):
    """All that is stored of one bitext.

    Attributes:
        annotations: by their ids, the oldest first.
        searches: by their sign (``/`` words, ``#`` figures), the newest last.
        dismissed: the notes on the dismissed issues, by the issues' ids; empty without a note.
        settings: JSON texts, by name.
        beads: the manual beads, those set aside too, the newest first.
        unreadable: the number of rows that could not be read.
    """

    annotations: Mapping[int, StoredAnnotation] = MappingProxyType({})
    searches: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    dismissed: Mapping[str, str] = _NONE
    settings: Mapping[str, str] = _NONE
    beads: tuple[StoredBead, ...] = ()
    unreadable: int = 0

    def of_kind(self, kind: str) -> tuple[StoredAnnotation, ...]:
        """Return the annotations of a kind, the oldest first."""
        return tuple(each for each in self.annotations.values() if each.kind == kind)


def load_contents(connection: Connection, pair_id: int) -> PairContents:
    """Return what is stored of a bitext.

    Rows are in the order of their rowids, which the database counts up: a clock may have gone back meanwhile.
    """
    unreadable = 0

    def rows(query: str, parse: Callable[..., T | None]) -> list[T]:
        nonlocal unreadable
        parsed = [parse(*row) for row in connection.execute(query, (pair_id,))]
        unreadable += parsed.count(None)
        return [row for row in parsed if row is not None]

    annotations = rows(
        "SELECT id, kind, name, text, anchor, made_at FROM items WHERE pair_id = ? AND removed_at IS NULL",
        _annotation,
    )
    searches: dict[str, tuple[str, ...]] = {}
    for sign, text in rows("SELECT sign, text FROM searches WHERE pair_id = ? ORDER BY rowid", _texts):
        searches[sign] = (*searches.get(sign, ()), text)[-MAX_SEARCHES:]
    return PairContents(
        {each.annotation_id: each for each in sorted(annotations, key=age_order)},
        searches,
        dict(rows("SELECT finding_id, note FROM dismissed WHERE pair_id = ?", _texts)),
        dict(rows("SELECT name, value FROM settings WHERE pair_id = ?", _texts)),
        tuple(rows("SELECT anchors, confidence, aside FROM beads WHERE pair_id = ? ORDER BY rowid DESC", _bead)),
        unreadable,
    )


def age_order(annotation: StoredAnnotation) -> tuple[float, int]:
    """Return what annotations are sorted by, the oldest first."""
    return annotation.created_at, annotation.annotation_id


def _text(value: object) -> str | None:
    """Return what stands in a column of texts as a text; None if it is none."""
    if isinstance(value, bytes):
        return decode_text(value)
    return str(value) if isinstance(value, str | int | float) else None


def _annotation(
    annotation_id: object, kind: object, name: object, text: object, selectors: object, created_at: object
) -> StoredAnnotation | None:
    kind, name = _text(kind), _text(name)
    text, selectors = _text(text) or "", _text(selectors) or ""
    if not isinstance(annotation_id, int) or kind is None or not (text or selectors) or (kind == "mark" and not name):
        return None
    time = _number(created_at)
    # A time that damage has put into the far future would make all that follow as new as it.
    return StoredAnnotation(annotation_id, kind, name, text, selectors, time if 0 <= time < LATEST_TIME else 0.0)


def _bead(selectors: object, confidence: object, aside_reason: object) -> StoredBead | None:
    selectors = _text(selectors)
    if not selectors:
        return None
    return StoredBead(selectors, min(1.0, max(0.0, _number(confidence))), _text(aside_reason) or "")


def _texts(name: object, value: object) -> tuple[str, str] | None:
    name, value = _text(name), _text(value)
    return None if name is None or value is None else (name, value)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else 0.0
