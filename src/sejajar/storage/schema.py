"""The tables of the database, and whether a database has them.

``user_version`` counts the migrations that were applied. Nothing here opens a file.
"""

from __future__ import annotations

import sqlite3

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE pairs (id INTEGER PRIMARY KEY, read_at REAL NOT NULL);
    CREATE TABLE versions (
        pair_id INTEGER NOT NULL REFERENCES pairs, seen_at REAL NOT NULL,
        source_digest BLOB NOT NULL, source_path BLOB NOT NULL, source_name TEXT NOT NULL,
        source_language TEXT NOT NULL, source_sketch BLOB NOT NULL,
        target_digest BLOB NOT NULL, target_path BLOB NOT NULL, target_name TEXT NOT NULL,
        target_language TEXT NOT NULL, target_sketch BLOB NOT NULL,
        PRIMARY KEY (source_digest, target_digest, source_path, target_path)
    );
    CREATE INDEX versions_by_path ON versions (source_path, target_path);
    CREATE TABLE items (
        id INTEGER PRIMARY KEY, pair_id INTEGER NOT NULL REFERENCES pairs, kind TEXT NOT NULL, name TEXT,
        text TEXT NOT NULL, anchor TEXT NOT NULL, made_at REAL NOT NULL, removed_at REAL
    );
    CREATE UNIQUE INDEX items_by_name ON items (pair_id, kind, name) WHERE name IS NOT NULL AND removed_at IS NULL;
    CREATE INDEX items_by_pair ON items (pair_id);
    CREATE TABLE searches (
        pair_id INTEGER NOT NULL REFERENCES pairs, sign TEXT NOT NULL, text TEXT NOT NULL, searched_at REAL NOT NULL,
        PRIMARY KEY (pair_id, sign, text)
    );
    CREATE TABLE dismissed (
        pair_id INTEGER NOT NULL REFERENCES pairs, finding_id TEXT NOT NULL, note TEXT NOT NULL,
        PRIMARY KEY (pair_id, finding_id)
    );
    CREATE TABLE settings (
        pair_id INTEGER NOT NULL REFERENCES pairs, name TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (pair_id, name)
    );
    CREATE TABLE beads (
        pair_id INTEGER NOT NULL REFERENCES pairs, anchors TEXT NOT NULL, confidence REAL NOT NULL,
        made_at REAL NOT NULL, aside TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (pair_id, anchors)
    );
    """,
)
"""The statements that make each version of the schema out of the one before."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "pairs": ("id", "read_at"),
    "versions": (
        "pair_id",
        "seen_at",
        *(
            f"{side}_{what}"
            for side in ("source", "target")
            for what in ("digest", "path", "name", "language", "sketch")
        ),
    ),
    "items": ("id", "pair_id", "kind", "name", "text", "anchor", "made_at", "removed_at"),
    "searches": ("pair_id", "sign", "text", "searched_at"),
    "dismissed": ("pair_id", "finding_id", "note"),
    "settings": ("pair_id", "name", "value"),
    "beads": ("pair_id", "anchors", "confidence", "made_at", "aside"),
}
"""The columns of each table in the newest version, in the order of the table."""


class ForeignSchemaError(sqlite3.DatabaseError):
    """The database has not the tables of its version: it is damaged, or another program's."""


def schema_version(connection: sqlite3.Connection) -> int:
    """Return the version of the schema; 0 in an empty database.

    Raises:
        ForeignSchemaError: the version is not that of the tables.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if version < 0 or (version == 0 and tables):
        raise ForeignSchemaError
    if version == len(MIGRATIONS):
        for table, wanted in COLUMNS.items():
            if set(wanted) != set(columns_of(connection, table)):
                raise ForeignSchemaError
    return version


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of the columns of a table; none if there is no such table."""
    return [name for _number, name, *_rest in connection.execute(f"PRAGMA table_info({table})")]


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the migrations that are missing, within the caller's transaction."""
    for statements in MIGRATIONS[schema_version(connection) :]:
        for statement in filter(str.strip, statements.split(";")):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
