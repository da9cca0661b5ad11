"""What is stored of a bitext, table by table. A change touches only the rows it is about, so that two readers of one
bitext do not undo what the other stores. Selectors are texts here; :mod:`sejajar.session.positions` reads them.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sejajar.storage.database import Connection, Database

MAX_SEARCHES = 200
"""The most searches that are stored of a bitext and sign."""


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


def load_annotations(database: Database, pair_id: int, kind: str) -> tuple[StoredAnnotation, ...]:
    """Return the annotations of a kind, the oldest first."""
    rows = database.read(
        "SELECT id, kind, name, text, anchor, made_at FROM items"
        " WHERE pair_id = ? AND kind = ? AND removed_at IS NULL ORDER BY made_at, id",
        (pair_id, kind),
    )
    return tuple(StoredAnnotation(*row) for row in rows)


def add_annotation(
    connection: Connection, pair_id: int, kind: str, anchor: str, *, name: str | None = None, text: str = ""
) -> StoredAnnotation:
    """Add an annotation; it replaces one of the same kind and name."""
    now = time.time()
    if name is not None:
        connection.execute(
            "UPDATE items SET removed_at = ? WHERE pair_id = ? AND kind = ? AND name = ? AND removed_at IS NULL",
            (now, pair_id, kind, name),
        )
    row = (kind, name, text, anchor, now)
    annotation_id = connection.execute(
        "INSERT INTO items (pair_id, kind, name, text, anchor, made_at) VALUES (?, ?, ?, ?, ?, ?)", (pair_id, *row)
    ).lastrowid
    assert annotation_id is not None
    return StoredAnnotation(annotation_id, *row)


def replace_annotations(connection: Connection, pair_id: int, kind: str, anchor: str) -> None:
    """Delete all annotations of a kind and add one."""
    connection.execute("DELETE FROM items WHERE pair_id = ? AND kind = ?", (pair_id, kind))
    add_annotation(connection, pair_id, kind, anchor)


def change_text(connection: Connection, pair_id: int, annotation_id: int, text: str) -> None:
    """Change the words of an annotation."""
    connection.execute("UPDATE items SET text = ? WHERE pair_id = ? AND id = ?", (text, pair_id, annotation_id))


def remove_annotation(connection: Connection, pair_id: int, annotation_id: int) -> None:
    """Mark an annotation as removed; its row stays."""
    connection.execute(
        "UPDATE items SET removed_at = ? WHERE pair_id = ? AND id = ?", (time.time(), pair_id, annotation_id)
    )


def load_searches(database: Database, pair_id: int, sign: str) -> tuple[str, ...]:
    """Return the searches with a sign, the newest last."""
    rows = database.read(
        "SELECT text FROM searches WHERE pair_id = ? AND sign = ? ORDER BY searched_at DESC LIMIT ?",
        (pair_id, sign, MAX_SEARCHES),
    )
    return tuple(text for (text,) in reversed(rows))


def add_search(connection: Connection, pair_id: int, sign: str, text: str) -> None:
    """Store a search as the newest, and delete the oldest beyond :data:`MAX_SEARCHES`."""
    connection.execute("INSERT OR REPLACE INTO searches VALUES (?, ?, ?, ?)", (pair_id, sign, text, time.time()))
    connection.execute(
        "DELETE FROM searches WHERE pair_id = ?1 AND sign = ?2 AND text NOT IN (SELECT text FROM searches"
        " WHERE pair_id = ?1 AND sign = ?2 ORDER BY searched_at DESC LIMIT ?3)",
        (pair_id, sign, MAX_SEARCHES),
    )


def load_dismissed(database: Database, pair_id: int) -> dict[str, str]:
    """Return the notes on the dismissed issues, by the issues' ids; empty without a note."""
    return dict(database.read("SELECT finding_id, note FROM dismissed WHERE pair_id = ?", (pair_id,)))  # pyright: ignore[reportArgumentType]


def change_dismissed(
    connection: Connection, pair_id: int, dismissed: Mapping[str, str], restored: Iterable[str]
) -> None:
    """Dismiss issues, each with its note, and undo the dismissal of others."""
    connection.executemany(
        "INSERT OR REPLACE INTO dismissed VALUES (?, ?, ?)",
        [(pair_id, issue_id, note) for issue_id, note in dismissed.items()],
    )
    connection.executemany(
        "DELETE FROM dismissed WHERE pair_id = ? AND finding_id = ?", [(pair_id, issue_id) for issue_id in restored]
    )


def load_settings(database: Database, pair_id: int) -> dict[str, str]:
    """Return the settings of a bitext, as JSON, by name."""
    return dict(database.read("SELECT name, value FROM settings WHERE pair_id = ?", (pair_id,)))  # pyright: ignore[reportArgumentType]


def save_setting(connection: Connection, pair_id: int, name: str, value: str) -> None:
    """Store a setting, as JSON."""
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?, ?)", (pair_id, name, value))


def load_beads(database: Database, pair_id: int) -> tuple[StoredBead, ...]:
    """Return the manual beads, those set aside too, the newest first."""
    rows = database.read(
        "SELECT anchors, confidence, aside FROM beads WHERE pair_id = ? ORDER BY made_at DESC, rowid DESC", (pair_id,)
    )
    return tuple(StoredBead(*row) for row in rows)


def change_beads(
    connection: Connection, pair_id: int, made: Iterable[StoredBead], unmade: Iterable[StoredBead]
) -> bool:
    """Store beads that were made or changed, and delete those that were unmade."""
    connection.executemany(
        "DELETE FROM beads WHERE pair_id = ? AND anchors = ?", [(pair_id, bead.selectors) for bead in unmade]
    )
    connection.executemany(
        "INSERT OR REPLACE INTO beads (pair_id, anchors, confidence, made_at, aside) VALUES (?, ?, ?, ?, ?)",
        [(pair_id, bead.selectors, bead.confidence, time.time(), bead.aside_reason) for bead in made],
    )
    return True


def set_beads_aside(connection: Connection, pair_id: int, selectors: Iterable[str], reason: str) -> None:
    """Set beads aside, or (``reason`` empty) use them again; they stay in the database."""
    connection.executemany(
        "UPDATE beads SET aside = ? WHERE pair_id = ? AND anchors = ?", [(reason, pair_id, each) for each in selectors]
    )
