"""The one database of what a reader leaves behind: opening it, its form, and writing into it.

SQLite with a rollback journal, not a write-ahead log: that one needs memory shared between readers, which a home
folder on the network has not (sqlite.org/wal.html). ``synchronous=EXTRA`` syncs the folder too, so that what was
committed is still there after the power failed. Every change is one short transaction.

Where the disk takes nothing, what is kept lives in memory until the end, and each change says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock
from typing import Any, Generic, NamedTuple, TypeVar

from sejajar.storage.files import path_exists, unused_path
from sejajar.text.notices import Notice

BUSY_SECONDS = 2.0
"""How long a change waits for another reader's; theirs take milliseconds."""

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
"""What makes each version of the form out of the one before; ``user_version`` counts those that were made."""

Connection = sqlite3.Connection
Row = tuple[Any, ...]
T = TypeVar("T")

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


_HEADER = b"SQLite format 3\0"


class _OtherFileError(sqlite3.DatabaseError):
    sqlite_errorcode = sqlite3.SQLITE_NOTADB


class WriteResult(NamedTuple, Generic[T]):
    """What came of a change.

    Attributes:
        value: what the change returned; None if it was not made at all.
        problem: why it is not on the disk; None if it is.
    """

    value: T | None
    problem: Notice | None


class Database:
    """The database at a path. Nothing is opened before the first use, nor made before the first change.

    Any thread may use it.
    """

    def __init__(self, path: Path | None) -> None:
        """At ``path``, which need not exist; without one it is in memory, and meant to be."""
        self.path = path
        self._notice: Notice | None = None
        self._is_locked = False
        self._connection: Connection | None = None
        self._inode = 0
        self._unsaved: Notice | None = None
        self._lock = RLock()

    @property
    def notice(self) -> Notice | None:
        """What the user should know of it: locked, damaged, or that nothing is saved."""
        if self._is_locked:
            return Notice("database-locked", {"path": str(self.path)})
        return self._notice

    @property
    def is_persistent(self) -> bool:
        """Whether changes reach the disk, as far as is known."""
        return self._unsaved is None

    @property
    def exists(self) -> bool:
        """Whether there is anything to read."""
        return self._connection is not None or (self.path is not None and path_exists(self.path))

    def read(self, query: str, parameters: Sequence[object] = ()) -> list[Row]:
        """The rows that answer a query; none where there is no database, or it cannot be read (see ``notice``)."""
        with self._lock:
            try:
                if not self.exists:
                    return []
                # Who waited in vain once would wait at each of the readings that a start makes.
                rows = self._opened(0 if self._is_locked else BUSY_SECONDS).execute(query, parameters).fetchall()
            except (sqlite3.Error, OSError) as error:
                self._is_locked = _primary(error) in _BUSY
                if not self._is_locked:
                    self._recover(error)
                return []
            self._is_locked = False
            return rows

    def write(self, change: Callable[[Connection], T]) -> WriteResult[T]:
        """Make ``change`` in a transaction of its own; once this has returned without a problem it stays."""
        with self._lock:
            for _attempt in range(2):
                try:
                    value = _committed(self._opened(), change)
                    self._is_locked = False
                    return WriteResult(value, self._unsaved)
                except (sqlite3.Error, OSError) as error:
                    if _primary(error) in _BUSY:
                        return WriteResult(None, Notice("not-saved-busy"))
                    self._recover(error)
            try:
                return WriteResult(_committed(self._opened(), change), self._unsaved)
            except (sqlite3.Error, OSError) as error:
                return WriteResult(None, Notice("not-saved", {"reason": _reason(error)}))

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            if self._connection is not None and self.path is not None and self.is_persistent:
                self._connection.close()
                self._connection = None

    def _opened(self, patience: float | None = None) -> Connection:
        """The connection, which waits ``patience`` seconds for others (:data:`BUSY_SECONDS` unless given)."""
        patience = BUSY_SECONDS if patience is None else patience
        if self._connection is not None:
            self._connection.execute(f"PRAGMA busy_timeout = {round(1000 * patience)}")
        elif self.path is None:
            self._connection = _connect(":memory:")
            _migrate(self._connection)
        else:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._refuse_other_files()
            connection = _connect(self.path, patience)
            try:
                self._inode = self.path.stat().st_ino
                connection.execute("PRAGMA synchronous = EXTRA")
                if not _migrate(connection):
                    connection.close()
                    self._live_in_memory(Notice("database-newer", {"path": str(self.path)}))
                    return self._opened()
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _refuse_other_files(self) -> None:
        """SQLite takes a file of a few bytes for an empty database, and would write over it."""
        assert self.path is not None
        if self.path.exists() and not self._journal_of(self.path).exists():
            self._inode = self.path.stat().st_ino
            with self.path.open("rb") as file:
                if file.read(len(_HEADER)) not in (b"", _HEADER):
                    raise _OtherFileError

    @staticmethod
    def _journal_of(path: Path) -> Path:
        return path.with_name(f"{path.name}-journal")

    def _recover(self, error: Exception) -> None:
        """Set a damaged file aside, to begin anew; where the disk takes nothing, go on in memory."""
        if _primary(error) in _DAMAGED and self.is_persistent:
            self._drop()
            try:
                self._set_aside()
            except OSError as obstacle:
                self._live_in_memory(_reason(obstacle))
        else:
            self._live_in_memory(_reason(error))

    def _set_aside(self) -> None:
        assert self.path is not None
        # Another reader may have set it aside already: what has the name now is sound, and not to be touched.
        if self.path.stat().st_ino != self._inode:
            return
        aside = unused_path(self.path)
        if self._journal_of(self.path).exists():
            self._journal_of(self.path).rename(self._journal_of(aside))
        self.path.rename(aside)
        self._notice = Notice("database-damaged", {"path": str(aside)})

    def _live_in_memory(self, reason: str | Notice) -> None:
        memory = _connect(":memory:")
        try:
            if self._connection is not None:
                self._connection.backup(memory)
            elif self.path is not None and path_exists(self.path):
                _copy(self.path, memory)
        except sqlite3.Error:
            memory.close()
            memory = _connect(":memory:")
        if not _migrate(memory):
            memory.close()
            memory = _connect(":memory:")
            _migrate(memory)
        self._drop()
        self._connection = memory
        self._unsaved = Notice("lost-at-exit", {"reason": reason})
        self._notice = Notice("nothing-is-saved", {"reason": reason})

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _connect(path: Path | str, patience: float = 0) -> Connection:
    # One lock is held round every use, so that any thread may come.
    return sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)


def _copy(path: Path, memory: Connection) -> None:
    """Take over what can still be read of a database that cannot be written."""
    disk = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        disk.backup(memory)
    finally:
        disk.close()


def _migrate(connection: Connection) -> bool:
    """Bring the form up to date; False if it is a newer one than this program knows."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < len(MIGRATIONS):
        _committed(connection, _make_form)
    return version <= len(MIGRATIONS)


def _make_form(connection: Connection) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for statements in MIGRATIONS[version:]:
        for statement in filter(str.strip, statements.split(";")):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {max(version, len(MIGRATIONS))}")


def _committed(connection: Connection, change: Callable[[Connection], T]) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        value = change(connection)
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has SQLite roll back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return value


def _primary(error: Exception) -> int:
    """SQLite's primary result code; 0 for an error that is none of its own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
