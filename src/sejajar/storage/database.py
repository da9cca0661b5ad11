"""The SQLite database of what the user saves: opening it, transactions, and what to do when it cannot be used.

A rollback journal, not a write-ahead log: that one needs memory shared between processes, which a home folder on the
network does not have (sqlite.org/wal.html). ``synchronous=EXTRA`` syncs the folder too, so that a committed change
survives a power failure. The file has mode 0600, and so has its journal, in a folder of mode 0700.

A damaged file is renamed, never deleted, and the rows that can be read are copied into a new one. On a file system
without locks, lock files are used instead (SQLite's ``unix-dotfile``).
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TypeVar

from sejajar.storage.files import is_special_file, make_private_file, make_private_folder, path_exists, unused_path
from sejajar.storage.salvage import UNREADABLE, decode_text, salvage_rows
from sejajar.storage.schema import MIGRATIONS, ForeignSchemaError, migrate, schema_version
from sejajar.text.notices import Notice, NoticeError

BUSY_SECONDS = 2.0
"""How long to wait for another process, whose changes take milliseconds."""
STALE_SECONDS = 10.0
"""A lock file that stays the same for so long was left by a process that was killed."""
ATTEMPTS = 3
"""A damaged file is set aside, then a file system turns out to have no locks: each is worth another attempt."""

Connection = sqlite3.Connection
T = TypeVar("T")

_DAMAGED = (
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_FORMAT,
    # The statements of this program are right for its schema: what they fail at is another schema.
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_LOCK_FAILURES = (
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_IOERR_LOCK,
    sqlite3.SQLITE_IOERR_UNLOCK,
    sqlite3.SQLITE_IOERR_RDLOCK,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
)
_HEADER = b"SQLite format 3\0"
_JOURNAL_HEADER = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_PAGE_SIZE_AT = 16
_COMPANIONS = ("-journal", "-wal", "-shm")


class DatabaseUnavailableError(NoticeError):
    """The database cannot be read or written now.

    Attributes:
        is_busy: because another process uses it; it is free again soon.
    """

    def __init__(self, notice: Notice, *, is_busy: bool = False) -> None:
        self.is_busy = is_busy
        super().__init__(notice)


class Database:
    """The database at a path. No file is opened before the first use, nor made before the first change. Thread-safe."""

    def __init__(self, path: Path, *, recovers: bool = True) -> None:
        """``path`` need not exist. If ``recovers``, a damaged file is set aside, and the user has to see ``notice``."""
        self.path = path
        self.times_replaced = 0
        """How often a damaged file was set aside: what it had may be missing in the new one."""
        self._recovers = recovers
        self.notice: Notice | None = None
        """What the user should know: that a damaged file was set aside, or that there are no locks."""
        self._connection: Connection | None = None
        self._file_id = (0, 0)
        self._uses_lock_files = False
        self._stale_lock: tuple[int, float] | None = None
        self._is_checked = False
        self._is_verified = False
        self._data_version = 0
        self._lock = RLock()

    @property
    def exists(self) -> bool:
        """Whether there is a file."""
        return path_exists(self.path)

    def read(self, action: Callable[[Connection], T], seconds: float = BUSY_SECONDS) -> T | None:
        """Return what ``action`` reads in one transaction; None if there is no file.

        Raises:
            DatabaseUnavailableError: it cannot be read, or another process had it for ``seconds``.
        """
        return self._run(action, seconds, writes=False) if self.exists else None

    def write(self, action: Callable[[Connection], T], seconds: float = BUSY_SECONDS) -> T:
        """Return what ``action`` returns, once its changes are on the disk. They are one transaction.

        Raises:
            DatabaseUnavailableError: nothing was changed.
        """
        return self._run(action, seconds, writes=True)

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def was_changed_elsewhere(self, connection: Connection) -> bool:
        """Return whether the database may have been changed by others since this was asked last.

        To be called in a transaction. True the first time, and after the file was replaced.
        """
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        was_changed, self._data_version = version != self._data_version, version
        return was_changed

    # -- transactions -----------------------------------------------------------------------------------------

    def _run(self, action: Callable[[Connection], T], seconds: float, *, writes: bool) -> T:
        kind = "IMMEDIATE" if writes else "DEFERRED"
        last: Exception = RuntimeError()
        with self._lock:
            for _attempt in range(ATTEMPTS):
                try:
                    connection = self._opened(seconds)
                    if writes and not self._is_verified:
                        self._verify(connection)
                    return _transaction(connection, action, kind)
                except (*UNREADABLE, OSError) as error:
                    last = error
                    self._recover(error)
        raise DatabaseUnavailableError(_unavailable(last)) from last

    def _verify(self, connection: Connection) -> None:
        """Read the whole file once, before the first change: a damaged index hides rows without an error.

        Raises:
            ForeignSchemaError: it is damaged.
        """
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise ForeignSchemaError(found)
        self._is_verified = True

    def _recover(self, error: Exception) -> None:
        """Return if another attempt is worthwhile.

        Raises:
            DatabaseUnavailableError: it is not.
        """
        code: int = getattr(error, "sqlite_errorcode", 0)
        if code & 0xFF in _BUSY:
            if not self._remove_stale_lock():
                raise DatabaseUnavailableError(Notice("database-busy"), is_busy=True) from error
            return
        self.close()
        is_damaged = isinstance(error, ForeignSchemaError | UnicodeDecodeError) or code & 0xFF in _DAMAGED
        if is_damaged and self._recovers:
            try:
                self._set_aside()
            except OSError as obstacle:
                raise DatabaseUnavailableError(_unavailable(obstacle)) from error
        elif _is_lock_failure(error, code) and not self._uses_lock_files:
            self._uses_lock_files = True
            self.notice = Notice("database-without-locks", {"path": str(self.path)})
        else:
            raise DatabaseUnavailableError(_unavailable(error)) from error

    # -- opening ----------------------------------------------------------------------------------------------

    def _opened(self, seconds: float) -> Connection:
        if self._connection is not None and self._file_id != _file_id(self.path):
            # It was removed, or another process has set it aside: what is written to it now would be lost.
            self.close()
        if self._connection is None:
            self._connection = self._connect()
        self._connection.execute(f"PRAGMA busy_timeout = {round(1000 * seconds)}")
        if not self._is_checked:
            version = schema_version(self._connection)
            if version > len(MIGRATIONS):
                self.close()
                raise DatabaseUnavailableError(Notice("database-newer", {"path": str(self.path)}))
            if version < len(MIGRATIONS):
                _transaction(self._connection, migrate, "IMMEDIATE")
            self._is_checked = True
        return self._connection

    def _connect(self) -> Connection:
        make_private_folder(self.path.parent)
        for path in (self.path, *self._companions(self.path)):
            if is_special_file(path):
                raise DatabaseUnavailableError(Notice("database-not-a-file", {"path": str(path)}))
        make_private_file(self.path)
        self._file_id = _file_id(self.path)
        self._refuse_other_files()
        options = "?vfs=unix-dotfile" if self._uses_lock_files else ""
        # One lock is held around every use, so that any thread may use the connection.
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}{options}", uri=True, isolation_level=None, check_same_thread=False
        )
        self._is_checked = False
        self._data_version = 0
        try:
            connection.text_factory = decode_text
            connection.execute("PRAGMA synchronous = EXTRA")
        except BaseException:
            connection.close()
            raise
        return connection

    def _refuse_other_files(self) -> None:
        """Refuse what SQLite would overwrite as an empty database: a file without a header or without a whole page."""
        if _starts_with(self._companions(self.path)[0], _JOURNAL_HEADER):
            # It was being written when the process was killed: SQLite restores it first.
            return
        with self.path.open("rb") as file:
            header = file.read(_PAGE_SIZE_AT + 2)
        page_size = int.from_bytes(header[_PAGE_SIZE_AT:], "big")
        # 1 stands for 65536.
        if header and (not header.startswith(_HEADER) or self.path.stat().st_size < max(512, page_size)):
            raise ForeignSchemaError

    @staticmethod
    def _companions(path: Path) -> list[Path]:
        return [path.with_name(path.name + ending) for ending in _COMPANIONS]

    # -- recovering -------------------------------------------------------------------------------------------

    def _set_aside(self) -> None:
        """Rename the damaged file, and copy the rows that can be read into a new one."""
        # If another process has set it aside, the file of this name is sound, and is not touched.
        if self._file_id != _file_id(self.path):
            return
        self._is_verified = False
        aside = unused_path(self.path)
        for companion, renamed in zip(self._companions(self.path), self._companions(aside), strict=True):
            if path_exists(companion):
                companion.rename(renamed)
        self.path.rename(aside)
        self.notice = Notice("database-damaged", {"path": str(aside)})
        self.times_replaced += 1

        def copy(connection: Connection) -> None:
            salvage_rows(aside, connection)

        try:
            _transaction(self._opened(BUSY_SECONDS), copy, "IMMEDIATE")
        except (*UNREADABLE, OSError):
            self.close()

    def _remove_stale_lock(self) -> bool:
        """Remove a lock file that no living process can have made. Return whether it was.

        By a clock that only goes forward: a lock is held for milliseconds, so one that stays the same is nobody's.
        """
        lock = self.path.with_name(f"{self.path.name}.lock")
        if not self._uses_lock_files:
            return False
        try:
            changed_at = lock.stat().st_mtime_ns
            if self._stale_lock is None or self._stale_lock[0] != changed_at:
                self._stale_lock = changed_at, time.monotonic()
            if time.monotonic() - self._stale_lock[1] < STALE_SECONDS:
                return False
            lock.rmdir()
        except OSError:
            return False
        return True


def _transaction(connection: Connection, action: Callable[[Connection], T], kind: str) -> T:
    connection.execute(f"BEGIN {kind}")
    try:
        value = action(connection)
        connection.execute("COMMIT")
    except BaseException:
        # If the disk is full, SQLite rolls back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return value


def _file_id(path: Path) -> tuple[int, int]:
    """Return what tells a file from another one of its name; zeros if there is none."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_dev, status.st_ino)


def _starts_with(path: Path, beginning: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(beginning)) == beginning
    except OSError:
        return False


def _is_lock_failure(error: Exception, code: int) -> bool:
    # Without an extended code, "disk I/O error" may be about a lock: lock files are worth an attempt.
    return code in _LOCK_FAILURES or (
        code in (0, sqlite3.SQLITE_IOERR) and str(error) in ("locking protocol", "disk I/O error")
    )


def _unavailable(error: Exception) -> Notice:
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error) or type(error).__name__
    return Notice("database-unavailable", {"reason": reason})
