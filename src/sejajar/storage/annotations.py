"""What is kept for a pair, table by table. Each change touches the rows it is about and no others, so that of two
readers on one pair neither undoes what the other keeps. Anchors are texts here; the session knows what they say.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sejajar.storage.database import Connection, Database


MAX_SEARCHES = 200
"""So many searches are kept for a pair and sign."""


class StoredAnnotation(NamedTuple):
    """Something left at a place: of what kind, under which name (a mark's letter), with which words."""

    annotation_id: int
    kind: str
    name: str | None
    text: str
    selectors: str
    created_at: float


class StoredBead(NamedTuple):
    """A bead a reader made: the anchors of its sentences as text, and why it is set aside, if it is."""

    selectors: str
    confidence: float
    aside_reason: str = ""


def load_annotations(database: Database, pair_id: int, kind: str) -> tuple[StoredAnnotation, ...]:
    """What was left of a kind in a pair, in the order in which it was made."""
    rows = database.read(
        "SELECT id, kind, name, text, anchor, made_at FROM items"
        " WHERE pair_id = ? AND kind = ? AND removed_at IS NULL ORDER BY made_at, id",
        (pair_id, kind),
    )
    return tuple(StoredAnnotation(*row) for row in rows)


def add_annotation(
    connection: Connection, pair_id: int, kind: str, anchor: str, *, name: str | None = None, text: str = ""
) -> StoredAnnotation:
    """Leave something; what has the same name, of the same kind, is taken away."""
    now = time.time()
    if name is not None:
        connection.execute(
            "UPDATE items SET removed_at = ? WHERE pair_id = ? AND kind = ? AND name = ? AND removed_at IS NULL",
            (now, pair_id, kind, name),
        )
    row = (kind, name, text, anchor, now)
    item_id = connection.execute(
        "INSERT INTO items (pair_id, kind, name, text, anchor, made_at) VALUES (?, ?, ?, ?, ?, ?)", (pair_id, *row)
    ).lastrowid
    assert item_id is not None
    return StoredAnnotation(item_id, *row)


def replace_annotations(connection: Connection, pair_id: int, kind: str, anchor: str) -> None:
    """Keep the one item there is of a kind; nothing is remembered of what it was."""
    connection.execute("DELETE FROM items WHERE pair_id = ? AND kind = ?", (pair_id, kind))
    add_annotation(connection, pair_id, kind, anchor)


def change_text(connection: Connection, pair_id: int, item_id: int, text: str) -> None:
    """Give an item other words."""
    connection.execute("UPDATE items SET text = ? WHERE pair_id = ? AND id = ?", (text, pair_id, item_id))


def remove_annotation(connection: Connection, pair_id: int, item_id: int) -> None:
    """Take an item away; it can be put back."""
    connection.execute("UPDATE items SET removed_at = ? WHERE pair_id = ? AND id = ?", (time.time(), pair_id, item_id))


def put_back_item(connection: Connection, pair_id: int, item_id: int) -> None:
    """Put back what was taken away, instead of what has its name now."""
    connection.execute(
        "UPDATE items SET removed_at = ?1 WHERE pair_id = ?2 AND removed_at IS NULL"
        " AND (kind, name) = (SELECT kind, name FROM items WHERE id = ?3)",
        (time.time(), pair_id, item_id),
    )
    connection.execute("UPDATE items SET removed_at = NULL WHERE pair_id = ? AND id = ?", (pair_id, item_id))


def load_searches(database: Database, pair_id: int, sign: str) -> tuple[str, ...]:
    """What was searched, the newest last."""
    rows = database.read(
        "SELECT text FROM searches WHERE pair_id = ? AND sign = ? ORDER BY searched_at DESC LIMIT ?",
        (pair_id, sign, MAX_SEARCHES),
    )
    return tuple(text for (text,) in reversed(rows))


def add_search(connection: Connection, pair_id: int, sign: str, text: str) -> None:
    """Keep a search; one made before becomes the newest. The oldest go."""
    connection.execute("INSERT OR REPLACE INTO searches VALUES (?, ?, ?, ?)", (pair_id, sign, text, time.time()))
    connection.execute(
        "DELETE FROM searches WHERE pair_id = ?1 AND sign = ?2 AND text NOT IN (SELECT text FROM searches"
        " WHERE pair_id = ?1 AND sign = ?2 ORDER BY searched_at DESC LIMIT ?3)",
        (pair_id, sign, MAX_SEARCHES),
    )


def load_dismissed(database: Database, pair_id: int) -> dict[str, str]:
    """The notes on the dismissed issues, empty where there is none, by the issues' ids."""
    return dict(database.read("SELECT finding_id, note FROM dismissed WHERE pair_id = ?", (pair_id,)))  # pyright: ignore[reportArgumentType]


def change_dismissed(
    connection: Connection, pair_id: int, dismissed: Mapping[str, str], taken_up: Iterable[str]
) -> None:
    """Dismiss findings, each with its note, and take others up again."""
    connection.executemany(
        "INSERT OR REPLACE INTO dismissed VALUES (?, ?, ?)",
        [(pair_id, issue_id, note) for issue_id, note in dismissed.items()],
    )
    connection.executemany(
        "DELETE FROM dismissed WHERE pair_id = ? AND finding_id = ?", [(pair_id, issue_id) for issue_id in taken_up]
    )


def load_settings(database: Database, pair_id: int) -> dict[str, str]:
    """The settings of a pair, as they were written, by name."""
    return dict(database.read("SELECT name, value FROM settings WHERE pair_id = ?", (pair_id,)))  # pyright: ignore[reportArgumentType]


def save_setting(connection: Connection, pair_id: int, name: str, value: str) -> None:
    """Keep one setting."""
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?, ?)", (pair_id, name, value))


def load_beads(database: Database, pair_id: int) -> tuple[StoredBead, ...]:
    """The beads a reader made, those set aside too, the newest first."""
    rows = database.read(
        "SELECT anchors, confidence, aside FROM beads WHERE pair_id = ? ORDER BY made_at DESC, rowid DESC", (pair_id,)
    )
    return tuple(StoredBead(*row) for row in rows)


def change_beads(
    connection: Connection, pair_id: int, made: Iterable[StoredBead], unmade: Iterable[StoredBead]
) -> bool:
    """Keep beads that were made, or their new state, and forget those that were unmade."""
    connection.executemany(
        "DELETE FROM beads WHERE pair_id = ? AND anchors = ?", [(pair_id, bead.selectors) for bead in unmade]
    )
    connection.executemany(
        "INSERT OR REPLACE INTO beads (pair_id, anchors, confidence, made_at, aside) VALUES (?, ?, ?, ?, ?)",
        [(pair_id, bead.selectors, bead.confidence, time.time(), bead.aside_reason) for bead in made],
    )
    return True


def set_beads_aside(connection: Connection, pair_id: int, anchors: Iterable[str], why: str) -> None:
    """Set beads aside, or (``why`` empty) take them back; they stay in the database."""
    connection.executemany(
        "UPDATE beads SET aside = ? WHERE pair_id = ? AND anchors = ?", [(why, pair_id, each) for each in anchors]
    )
