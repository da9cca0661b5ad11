"""The database: what is committed stays, damaged files stay too, and where the disk takes nothing the reader goes on."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from sejajar.storage import database as module
from sejajar.storage.database import MIGRATIONS, Connection, Database
from sejajar.text.notices import Notice

READ_ONLY = {"reason": "attempt to write a readonly database"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "memory.sqlite3"


def add(number: int):
    def change(connection: Connection) -> int:
        connection.execute("INSERT INTO pairs VALUES (?, 0)", (number,))
        return number

    return change


def numbers(database: Database) -> list[int]:
    return [number for (number,) in database.read("SELECT id FROM pairs ORDER BY id")]


def test_nothing_is_made_before_the_first_change(path: Path) -> None:
    database = Database(path)
    assert numbers(database) == []
    assert not path.parent.exists()
    assert database.write(add(1)) == (1, None)
    assert numbers(Database(path)) == [1]
    assert database.is_persistent and database.notice is None


def test_without_a_path_it_is_in_memory() -> None:
    database = Database(None)
    assert not database.exists and numbers(database) == []
    assert database.write(add(1)) == (1, None)
    database.close()
    assert numbers(database) == [1]


def test_a_change_that_fails_leaves_nothing(path: Path) -> None:
    database = Database(path)
    database.write(add(1))

    def half(connection: Connection) -> None:
        add(2)(connection)
        raise KeyError

    with pytest.raises(KeyError):
        database.write(half)
    assert numbers(database) == [1]
    assert database.write(add(3)) == (3, None)


def test_it_syncs_and_has_no_write_ahead_log(path: Path) -> None:
    database = Database(path)
    database.write(add(1))
    assert database.read("PRAGMA synchronous") == [(3,)], "EXTRA: the folder as well"
    assert database.read("PRAGMA journal_mode") == [("delete",)]
    assert database.read("PRAGMA user_version") == [(len(MIGRATIONS),)]
    database.close()
    assert numbers(database) == [1], "it opens again"


@pytest.mark.parametrize("content", [b"{", b"no database" * 1000, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    database = Database(path)
    assert numbers(database) == []
    aside = path.with_name("memory.aside-1.sqlite3")
    assert database.notice == Notice("database-damaged", {"path": str(aside)})
    assert database.write(add(1)) == (1, None)
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
    assert again.write(add(2)) == (2, None)
    assert (path.parent / "memory.aside-1.sqlite3").read_text() == "of before"
    assert again.notice == Notice("database-damaged", {"path": str(path.parent / "memory.aside-2.sqlite3")})
    assert numbers(Database(path)) == [2]


def test_what_another_reader_made_meanwhile_is_not_set_aside(path: Path) -> None:
    late = Database(path)
    late.write(add(1))
    content = bytearray(path.read_bytes())
    # Its pages are damaged, and the counter of changes says that they have to be read again.
    content[24:28], content[4096:] = b"\xff" * 4, b"\xff" * len(content[4096:])
    with path.open("r+b") as file:
        file.write(content)
    assert Database(path).write(add(7)) == (7, None), "this one sets the damaged file aside and begins a new one"
    assert numbers(late) == []
    assert late.notice is None
    assert [found.name for found in path.parent.glob("*aside*")] == ["memory.aside-1.sqlite3"]
    assert numbers(late) == numbers(Database(path)) == [7]


def test_a_newer_form_is_left_alone(path: Path) -> None:
    Database(path).write(add(1))
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    before = path.read_bytes()
    database = Database(path)
    assert numbers(database) == []
    written = database.write(add(2))
    assert written == (2, Notice("lost-at-exit", {"reason": Notice("database-newer", {"path": str(path)})}))
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    database = Database(tmp_path / "file" / "memory.sqlite3")
    written = database.write(add(1))
    assert written.value == 1 and written.problem is not None and written.problem.kind == "lost-at-exit"
    assert numbers(database) == [1], "until the end it is there"
    assert not database.is_persistent
    database.close()
    assert numbers(database) == [1]


def test_on_a_disk_that_cannot_be_written_what_was_kept_can_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Database(path).write(add(1))
    connect = sqlite3.connect

    def read_only(where: Path | str, **options: Any) -> Connection:
        if where == ":memory:" or "uri" in options:
            return connect(where, **options)
        return connect(f"{Path(where).as_uri()}?mode=ro", uri=True, **options)

    monkeypatch.setattr(sqlite3, "connect", read_only)
    for database in (Database(path), Database(path)):
        assert numbers(database) == [1]
        written = database.write(add(2))
        assert written == (2, Notice("lost-at-exit", READ_ONLY))
        assert numbers(database) == [1, 2]
        assert database.notice == Notice("nothing-is-saved", READ_ONLY)
    unread = Database(path)
    assert unread.write(add(2)) == (2, Notice("lost-at-exit", READ_ONLY))
    assert numbers(unread) == [1, 2]


def test_while_another_writes_a_change_waits_or_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.05)
    database = Database(path)
    database.write(add(1))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    written = database.write(add(2))
    assert written == (None, Notice("not-saved-busy"))
    assert numbers(database) == [], "it cannot be read now"
    other.execute("ROLLBACK")
    other.close()
    assert database.write(add(2)) == (2, None)
    assert database.is_persistent


def test_what_is_locked_is_waited_for_once_and_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.05)
    Database(path).write(add(1))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    waited: list[float] = []
    connect = sqlite3.connect

    def spied(name: Path, *, timeout: float, **options: Any) -> sqlite3.Connection:
        waited.append(timeout)
        return connect(name, timeout=timeout, **options)

    monkeypatch.setattr(sqlite3, "connect", spied)
    database = Database(path)
    assert numbers(database) == numbers(database) == []
    assert waited == [0.05, 0]
    assert database.notice == Notice("database-locked", {"path": str(path)})
    other.execute("ROLLBACK")
    other.close()
    assert (numbers(database), database.notice) == ([1], None)


def test_many_threads_may_come(path: Path) -> None:
    database = Database(path)
    threads = [threading.Thread(target=database.write, args=[add(number)]) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers(database) == list(range(1, 9))


def test_a_form_that_another_made_meanwhile_is_not_made_twice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    class Slow(sqlite3.Connection):
        """Another reader makes the database before this one's first transaction."""

        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            if sql == "BEGIN IMMEDIATE" and sqlite3.connect is not connect:
                monkeypatch.setattr(sqlite3, "connect", connect)
                assert Database(path).write(add(7)) == (7, None)
            return super().execute(sql, *parameters)

    monkeypatch.setattr(sqlite3, "connect", lambda where, **options: connect(where, factory=Slow, **options))
    database = Database(path)
    assert database.write(add(1)) == (1, None)
    assert numbers(database) == [1, 7]
