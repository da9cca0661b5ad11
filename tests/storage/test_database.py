"""The database: committed changes stay, damaged files stay too, and other processes lose nothing."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from sejajar.storage import database as module
from sejajar.storage.database import Connection, Database, DatabaseUnavailableError
from sejajar.storage.schema import MIGRATIONS
from sejajar.text.notices import Notice


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "memory.sqlite3"


def add(number: int):
    def change(connection: Connection) -> int:
        connection.execute("INSERT INTO pairs VALUES (?, 0)", (number,))
        return number

    return change


def numbers(database: Database) -> list[int]:
    rows = database.read(lambda connection: connection.execute("SELECT id FROM pairs ORDER BY id").fetchall())
    return [number for (number,) in rows or ()]


def pragma(database: Database, name: str) -> Any:
    rows = database.read(lambda connection: connection.execute(f"PRAGMA {name}").fetchone())
    assert rows is not None
    return rows[0]


def refused(database: Database, number: int = 99) -> DatabaseUnavailableError:
    with pytest.raises(DatabaseUnavailableError) as refusal:
        database.write(add(number), 0.05)
    return refusal.value


def test_nothing_is_made_before_the_first_change(path: Path) -> None:
    database = Database(path)
    assert numbers(database) == []
    assert not path.parent.exists()
    assert database.write(add(1)) == 1
    assert numbers(Database(path)) == [1]
    assert database.notice is None


def test_a_change_that_fails_leaves_nothing(path: Path) -> None:
    database = Database(path)
    database.write(add(1))

    def half(connection: Connection) -> None:
        add(2)(connection)
        raise KeyError

    with pytest.raises(KeyError):
        database.write(half)
    assert numbers(database) == [1]
    assert database.write(add(3)) == 3


def test_it_syncs_and_has_no_write_ahead_log(path: Path) -> None:
    database = Database(path)
    database.write(add(1))
    assert pragma(database, "synchronous") == 3, "EXTRA: the folder as well"
    assert pragma(database, "journal_mode") == "delete"
    assert pragma(database, "user_version") == len(MIGRATIONS)
    database.close()
    assert numbers(database) == [1], "it opens again"


# -- who may read it ------------------------------------------------------------------------------------------

WRITES = """
import os, sys
os.umask(int(sys.argv[2], 8))
from pathlib import Path
from sejajar.storage.database import Database
database = Database(Path(sys.argv[1]))
database.write(lambda connection: connection.execute("INSERT OR IGNORE INTO pairs VALUES (1, 0)").rowcount)
modes = {}
def look(connection):
    connection.execute("INSERT INTO pairs VALUES (NULL, 0)")
    for each in Path(sys.argv[1]).parent.iterdir():
        modes[each.name] = oct(each.stat().st_mode & 0o777)
    modes["folder"] = oct(Path(sys.argv[1]).parent.stat().st_mode & 0o777)
database.write(look)
print(modes)
"""


@pytest.mark.parametrize("umask", ["000", "022"])
@pytest.mark.parametrize("existed", ["", "folder", "file"])
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_nobody_else_may_read_it(path: Path, umask: str, existed: str, journal: str) -> None:
    if existed:
        path.parent.mkdir(mode=0o755)
        path.parent.chmod(0o777)
    if existed == "file":
        Database(path).write(add(7))
        with sqlite3.connect(path) as connection:
            connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.close()
        path.chmod(0o644)
        path.parent.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", WRITES, str(path), umask], capture_output=True, text=True, check=True)
    modes = eval(done.stdout)
    assert modes.pop("folder") == "0o700"
    endings = {"-wal", "-shm"} if existed == "file" and journal == "wal" else {"-journal"}
    assert modes == {path.name: "0o600", **{path.name + ending: "0o600" for ending in endings}}


def test_a_file_that_is_set_aside_is_private_too(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 1000)
    path.chmod(0o666)
    Database(path).write(add(1))
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    assert modes == {"memory.sqlite3": 0o600, "memory.aside-1.sqlite3": 0o600}


def test_a_shared_folder_is_left_as_it_is(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o775)
    (tmp_path / "folder").symlink_to(shared)
    Database(tmp_path / "folder" / "memory.sqlite3").write(add(1))
    assert stat.S_IMODE(shared.stat().st_mode) == 0o775
    assert stat.S_IMODE((shared / "memory.sqlite3").stat().st_mode) == 0o600


# -- damage ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content", [b"{", b"no database" * 1000, b"SQLite format 3\0" + b"x" * 5000, b"SQLite format 3\0", b"\0" * 4096]
)
def test_a_damaged_file_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    database = Database(path)
    assert numbers(database) == []
    aside = path.with_name("memory.aside-1.sqlite3")
    assert database.notice == Notice("database-damaged", {"path": str(aside)})
    assert database.write(add(1)) == 1
    assert aside.read_bytes() == content
    assert numbers(Database(path)) == [1]


def test_damage_that_shows_later_sets_the_file_aside_with_its_journal(path: Path) -> None:
    database = Database(path)
    database.write(add(1))
    database.close()
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 60_000)
    path.with_name("memory.sqlite3-journal").write_bytes(b"")
    (path.parent / "memory.aside-1.sqlite3").write_text("of before")
    again = Database(path)
    assert again.write(add(2)) == 2
    assert (path.parent / "memory.aside-1.sqlite3").read_text() == "of before"
    assert again.notice == Notice("database-damaged", {"path": str(path.parent / "memory.aside-2.sqlite3")})
    assert numbers(Database(path)) == [2]


def filled(path: Path, rows: int = 2000) -> set[int]:
    """A database of many pages: its rows."""
    database = Database(path)
    database.write(
        lambda connection: (
            connection.executemany(
                "INSERT INTO pairs VALUES (?, ?)", [(number, number) for number in range(1, rows + 1)]
            ).rowcount
        )
    )
    database.close()
    return set(range(1, rows + 1))


def test_rows_on_undamaged_pages_are_kept(path: Path) -> None:
    whole = filled(path)
    content = bytearray(path.read_bytes())
    pages = len(content) // 4096
    assert pages > 10
    # The last page of the table: the rows before it are whole.
    content[-4096:] = b"\xff" * 4096
    path.write_bytes(content)
    database = Database(path)
    database.write(add(5000))
    kept = set(numbers(database))
    assert kept <= whole | {5000} and 5000 in kept
    assert len(kept) > len(whole) / 2
    assert database.notice is not None and database.notice.kind == "database-damaged"


def test_a_damaged_index_hides_no_row(path: Path) -> None:
    filled(path, 1)
    database = Database(path)
    database.write(
        lambda connection: (
            connection.executemany(
                "INSERT INTO dismissed VALUES (1, ?, '')", [(str(number),) for number in range(300)]
            ).rowcount
        )
    )
    (root,) = database.write(
        lambda connection: connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_dismissed_1'"
        ).fetchone()
    )
    database.close()
    content = bytearray(path.read_bytes())
    # The page of the index has no cells and no children any more: whatever is looked up there is not found.
    content[(root - 1) * 4096 : root * 4096] = b"\x0a\0\0\0\0\x10\0\0" + b"\0" * 4088
    path.write_bytes(content)
    again = Database(path)
    query = "SELECT count(*) FROM dismissed WHERE pair_id = 1 AND finding_id = '7'"
    assert again.write(lambda connection: connection.execute(query).fetchone()) == (1,)
    assert again.notice is not None and again.notice.kind == "database-damaged"


@pytest.mark.parametrize("seed", range(20))
def test_random_damage_raises_nothing_and_loses_no_file(path: Path, seed: int) -> None:
    filled(path, 400)
    rng = random.Random(seed)
    content = bytearray(path.read_bytes())
    if seed % 2:
        del content[rng.randrange(len(content)) :]
    else:
        for _byte in range(1 + 4 ** (seed // 4)):
            content[rng.randrange(len(content))] = rng.randrange(256)
    path.write_bytes(content)
    database = Database(path)
    try:
        numbers(database)
        database.write(lambda connection: connection.execute("INSERT INTO pairs VALUES (NULL, 0)").rowcount)
    except DatabaseUnavailableError as refusal:
        assert refusal.notice.kind in ("database-newer", "database-unavailable")
    asides = list(path.parent.glob("*aside*"))
    assert bytes(content) in [each.read_bytes() for each in asides] or not asides


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE pairs",
        "ALTER TABLE versions DROP COLUMN source_name",
        "ALTER TABLE items RENAME COLUMN anchor TO place",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -1",
        "ALTER TABLE beads ADD COLUMN more",
        "DROP TABLE items; CREATE VIEW items AS SELECT 1 AS id",
    ],
)
def test_another_schema_is_set_aside_and_its_rows_are_kept(path: Path, statement: str) -> None:
    database = Database(path)
    database.write(lambda connection: connection.execute("INSERT INTO searches VALUES (1, '/', 'meta', 0)").rowcount)
    database.write(lambda connection: connection.execute("INSERT INTO beads VALUES (1, 'x', 1.0, 0, '')").rowcount)
    database.close()
    connection = sqlite3.connect(path)
    connection.executescript(statement)
    connection.close()
    again = Database(path)
    kept = again.write(lambda connection: connection.execute("SELECT text, anchors FROM searches, beads").fetchall())
    assert kept == [("meta", "x")]
    assert again.notice is not None and again.notice.kind == "database-damaged"


def test_a_file_that_another_reader_has_made_is_not_set_aside(path: Path) -> None:
    late = Database(path)
    late.write(add(1))
    content = bytearray(path.read_bytes())
    # Its pages are damaged, and the counter of changes says that they have to be read again.
    content[24:28], content[4096:] = b"\xff" * 4, b"\xff" * len(content[4096:])
    with path.open("r+b") as file:
        file.write(content)
    assert Database(path).write(add(7)) == 7, "this one sets the damaged file aside and begins a new one"
    assert 7 in numbers(late)
    assert late.notice is None
    assert [found.name for found in path.parent.glob("*aside*")] == ["memory.aside-1.sqlite3"]


def test_a_file_that_was_removed_meanwhile_is_made_again(path: Path) -> None:
    database = Database(path)
    database.write(add(1))
    path.unlink()
    database.write(add(2))
    assert numbers(Database(path)) == [2]


def test_a_newer_schema_is_left_alone(path: Path) -> None:
    Database(path).write(add(1))
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    before = path.read_bytes()
    database = Database(path)
    with pytest.raises(DatabaseUnavailableError):
        numbers(database)
    assert refused(database).notice == Notice("database-newer", {"path": str(path)})
    assert path.read_bytes() == before


# -- what is no file, and disks that take nothing ----------------------------------------------------------------


@pytest.mark.parametrize("name", ["memory.sqlite3", "memory.sqlite3-journal", "memory.sqlite3-wal"])
@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_a_special_file_is_not_opened(path: Path, name: str, kind: str) -> None:
    path.parent.mkdir()
    special = path.with_name(name)
    if name != path.name:
        path.write_bytes(b"")
    if kind == "pipe":
        os.mkfifo(special)
    elif kind == "folder":
        special.mkdir()
    else:
        special.symlink_to("/dev/zero")
    database = Database(path)
    assert refused(database).notice == Notice("database-not-a-file", {"path": str(special)})
    with pytest.raises(DatabaseUnavailableError):
        numbers(database)
    special.rmdir() if kind == "folder" else special.unlink()
    assert database.write(add(1)) == 1


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    database = Database(tmp_path / "file" / "memory.sqlite3")
    assert refused(database).notice == Notice("database-unavailable", {"reason": "Not a directory"})
    (tmp_path / "file").unlink()
    assert database.write(add(1)) == 1, "and tried again"


def test_a_disk_that_cannot_be_written_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Database(path).write(add(1))
    connect = sqlite3.connect

    def read_only(where: str, **options: Any) -> Connection:
        return connect(f"{where}?mode=ro", **options)

    monkeypatch.setattr(sqlite3, "connect", read_only)
    database = Database(path)
    assert numbers(database) == [1]
    reason = {"reason": "attempt to write a readonly database"}
    assert refused(database).notice == Notice("database-unavailable", reason)
    monkeypatch.undo()
    assert database.write(add(2)) == 2, "it is opened again at each attempt"


# -- other processes ------------------------------------------------------------------------------------------


def test_while_another_process_writes_it_is_busy(path: Path) -> None:
    database = Database(path)
    database.write(add(1))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    refusal = refused(database, 2)
    assert refusal.is_busy and refusal.notice == Notice("database-busy")
    with pytest.raises(DatabaseUnavailableError):
        database.read(lambda connection: connection.execute("SELECT 1 FROM pairs").fetchall(), 0.05)
    other.execute("ROLLBACK")
    other.close()
    assert database.write(add(2)) == 2


def test_a_change_of_another_process_is_noticed_once(path: Path) -> None:
    one, other = Database(path), Database(path)
    assert one.write(one.was_changed_elsewhere), "the first time"
    one.write(add(1))
    assert not one.write(one.was_changed_elsewhere)
    other.write(add(2))
    assert one.write(one.was_changed_elsewhere)
    assert not one.write(one.was_changed_elsewhere)


def test_many_threads_can_write(path: Path) -> None:
    database = Database(path)
    threads = [threading.Thread(target=database.write, args=[add(number)]) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers(database) == list(range(1, 9))


def test_a_schema_that_another_made_meanwhile_is_not_made_twice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    class Slow(sqlite3.Connection):
        """Another reader makes the database before this one's first transaction."""

        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            if sql == "BEGIN IMMEDIATE" and sqlite3.connect is not connect:
                monkeypatch.setattr(sqlite3, "connect", connect)
                assert Database(path).write(add(7)) == 7
            return super().execute(sql, *parameters)

    monkeypatch.setattr(sqlite3, "connect", lambda where, **options: connect(where, factory=Slow, **options))
    database = Database(path)
    assert database.write(add(1)) == 1
    assert numbers(database) == [1, 7]


# -- file systems without locks ---------------------------------------------------------------------------------


@pytest.fixture(params=["code", "message"])
def no_locks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that refuses every lock of SQLite's own."""
    connect = sqlite3.connect

    class Lockless(sqlite3.Connection):
        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            if sql.startswith("BEGIN"):
                error = sqlite3.OperationalError("disk I/O error" if request.param == "code" else "locking protocol")
                if request.param == "code":
                    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_LOCK
                raise error
            return super().execute(sql, *parameters)

    def without_locks(where: str, **options: Any) -> sqlite3.Connection:
        return connect(where, **options, factory=sqlite3.Connection if "dotfile" in where else Lockless)

    monkeypatch.setattr(sqlite3, "connect", without_locks)


def test_without_locks_there_are_lock_files(path: Path, no_locks: None) -> None:
    one, other = Database(path), Database(path)
    assert one.write(add(1)) == 1
    assert other.write(add(2)) == 2
    assert numbers(one) == [1, 2]
    assert one.notice == other.notice == Notice("database-without-locks", {"path": str(path)})

    def both(connection: Connection) -> None:
        assert path.with_name("memory.sqlite3.lock").exists()
        assert refused(other).is_busy

    one.write(both)
    assert not path.with_name("memory.sqlite3.lock").exists()
    assert other.write(add(3)) == 3


def test_the_lock_file_of_a_killed_process_is_removed(
    path: Path, no_locks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(path)
    database.write(add(1))
    path.with_name("memory.sqlite3.lock").mkdir()
    now = 100.0
    monkeypatch.setattr(module.time, "monotonic", lambda: now)
    assert refused(database).is_busy
    now += module.STALE_SECONDS - 1
    assert refused(database).is_busy
    os.utime(path.with_name("memory.sqlite3.lock"))
    now += 2
    assert refused(database).is_busy, "another process has it"
    now += module.STALE_SECONDS
    assert database.write(add(2)) == 2
