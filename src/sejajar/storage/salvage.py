"""Copying the rows that can still be read out of a damaged database."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sejajar.storage.schema import COLUMNS, columns_of

MOST_BYTES = 16_000_000
"""The longest value that is read: a damaged length must not take all memory."""
UNREADABLE = (sqlite3.Error, UnicodeDecodeError, MemoryError)
"""What reading a damaged database raises; SQLite's message about a damaged name cannot be decoded."""
_NUMBERS = ("read_at", "seen_at", "made_at", "searched_at", "pair_id", "confidence")
_NULLABLE = ("name", "removed_at")


def salvage_rows(damaged: Path, connection: sqlite3.Connection) -> None:
    """Insert what can be read of the database at ``damaged`` into ``connection``, whose tables exist.

    To be called within a transaction. ``damaged`` is not changed. Rows keep their rowid, which says what is newer.
    """
    source = sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        source.text_factory = decode_text
        source.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
        # Otherwise SQLite reads nothing of a file that was truncated, nor where the text of one table is damaged.
        source.execute("PRAGMA writable_schema = ON")
        for table, columns in COLUMNS.items():
            _copy_table(source, connection, table, columns)
    except UNREADABLE:
        return
    finally:
        source.close()


def decode_text(stored: bytes) -> str:
    """Return a text of the database; bytes that are not UTF-8 become replacement characters."""
    return stored.decode("utf-8", "replace")


def _copy_table(
    source: sqlite3.Connection, connection: sqlite3.Connection, table: str, columns: tuple[str, ...]
) -> None:
    try:
        found = set(columns_of(source, table))
    except UNREADABLE:
        return
    columns = tuple(column for column in columns if column != "id")
    wanted = ", ".join(column if column in found else _default(column) for column in columns)
    rows: dict[int, tuple[object, ...]] = {}
    # What follows a damaged page is read from the other end.
    for order in ("", "DESC"):
        try:
            for rowid, *values in source.execute(
                f"SELECT rowid, {wanted} FROM {table} NOT INDEXED ORDER BY rowid {order}"
            ):
                rows.setdefault(rowid, tuple(values))
            break
        except UNREADABLE:
            continue
    connection.executemany(
        f"INSERT OR IGNORE INTO {table} (rowid, {', '.join(columns)}) VALUES (?{', ?' * len(columns)})",
        [(rowid, *rows[rowid]) for rowid in sorted(rows)],
    )


def _default(column: str) -> str:
    """Return what a column that is missing has in each row, as SQL."""
    return "NULL" if column in _NULLABLE else "0" if column in _NUMBERS else "''"
