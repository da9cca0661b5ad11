"""What is stored of a bitext is read from memory; the disk is written behind it, and waited for by nobody."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sejajar.session.memory import keeper
from sejajar.session.memory.store import ReadingStore
from sejajar.session.pipeline import align_by_length
from sejajar.storage import database
from sejajar.storage.database import Database
from sejajar.storage.pairs import record_pair
from sejajar.text.document import Document
from sejajar.text.notices import Notice

TEXTS = tuple(
    Document.from_text(" ".join(f"{word} {number} habis." for number in range(20)), language="id")
    for word in ("Kalimat", "Terjemahan")
)
BITEXT = align_by_length(*TEXTS)
PATHS = ("/texts/a", "/texts/b")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr("sejajar.session.memory.kept_pair.BUSY_SECONDS", 0.05)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "memory.sqlite3"


def opened(file: Path) -> ReadingStore:
    store = ReadingStore(file, PATHS)
    store.begin(BITEXT)
    store.load(0.05)
    return store


def saved(store: ReadingStore) -> ReadingStore:
    assert store.finish(60) is None
    return store


def texts_of(store: ReadingStore) -> list[str]:
    return [note.text for note in store.notes]


@pytest.fixture
def lock(file: Path) -> Iterator[sqlite3.Connection]:
    """Another process that has locked a database with a note in it."""
    store = opened(file)
    store.add("note", 1, text="before")
    saved(store)
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN EXCLUSIVE")
    yield connection
    connection.close()


def test_a_locked_database_stops_nothing_and_everything_is_written_afterwards(
    file: Path, lock: sqlite3.Connection
) -> None:
    store = ReadingStore(file, PATHS)
    told: list[Notice | None] = []
    done: list[str] = []
    store.listen(told.append)
    store.begin(BITEXT)
    store.load(0.05)
    locked = Notice("store-unreadable", {"reason": Notice("database-busy")})
    assert store.notice == store.trouble == locked
    store.add("note", 2, text="meanwhile", done=lambda: done.append("note"))
    store.dismiss("x", done=lambda: done.append("issue"))
    assert texts_of(store) == ["meanwhile"] and store.dismissed == {"x": ""}
    assert done == [], "nothing is confirmed that is not on the disk"
    unsaved = store.finish(0.1)
    assert unsaved is not None and unsaved.kind == "lost-at-exit" and unsaved.values["count"] == 3
    lock.execute("ROLLBACK")
    saved(store)
    assert done == ["note", "issue"]
    assert texts_of(store) == ["before", "meanwhile"], "what could not be read at first is there now"
    assert store.notice is None and store.trouble is None
    assert told == [None], "the trouble at the start is in the notice"
    assert texts_of(opened(file)) == ["before", "meanwhile"]


def test_a_lock_that_comes_later_is_told_once(file: Path) -> None:
    store = opened(file)
    told: list[Notice | None] = []
    store.listen(told.append)
    store.add("note", 1, text="one")
    saved(store)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for number in range(5):
        store.add("note", 2, text=str(number))
    while not told:
        assert store.finish(0.1) is not None
    assert told == [Notice("not-saved-yet", {"reason": Notice("database-busy")})]
    other.execute("ROLLBACK")
    other.close()
    saved(store)
    assert told[1:] == [None]
    assert texts_of(opened(file)) == ["one", "0", "1", "2", "3", "4"]


def test_no_call_of_the_screen_touches_the_disk_once_it_is_loaded(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(file)
    touched: list[str] = []
    run = Database._run

    def spied(self: Database, *arguments: object, **options: object) -> object:
        touched.append(threading.current_thread().name)
        return run(self, *arguments, **options)  # pyright: ignore

    monkeypatch.setattr(Database, "_run", spied)
    note = store.add("note", 1, text="x")
    store.change_text(note.annotation_id, "y")
    store.add("mark", 2, name="a")
    store.add("peek", 3)
    store.remove([note.annotation_id])
    store.add_search("/", "x")
    store.save_setting("x", 1)
    store.save_position(BITEXT, 3)
    _ = (store.marks, store.notes, store.peeked, store.bookmarks, store.dismissed, store.settings(), store.notice)
    store.searches("/")
    store.begin(BITEXT)
    saved(store)
    assert set(touched) == {"keeper"}


def test_what_another_reader_stores_is_there_after_the_next_change(file: Path) -> None:
    one, other = opened(file), opened(file)
    one.add("note", 1, text="of one")
    saved(one)
    other.add("note", 2, text="of the other")
    other.dismiss("x")
    saved(other)
    assert texts_of(other) == ["of one", "of the other"]
    assert texts_of(one) == ["of one"]
    one.add_search("/", "x")
    saved(one)
    assert texts_of(one) == ["of one", "of the other"] and one.dismissed == {"x": ""}


def test_what_was_read_is_not_lost_with_a_file_that_is_damaged_meanwhile(file: Path) -> None:
    store = opened(file)
    told: list[Notice | None] = []
    store.listen(told.append)
    for number in range(3):
        store.add("note", number, text=str(number))
    store.dismiss("x", "why")
    store.add_search("/", "x")
    saved(store)
    file.write_bytes(b"\xff" * file.stat().st_size)
    store.add("note", 3, text="3")
    saved(store)
    again = opened(file)
    assert texts_of(again) == ["0", "1", "2", "3"]
    assert again.dismissed == {"x": "why"} and again.searches("/") == ("x",)
    aside = Notice("database-damaged", {"path": str(file.with_name("memory.aside-1.sqlite3"))})
    assert told == [aside]


def test_the_newest_annotation_is_the_newest_when_the_clock_goes_back(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        monkeypatch.setattr("time.time", lambda number=number: 2_000_000_000.0 - 86_400 * number)
        store = opened(file)
        store.add("note", 1, text=str(number))
        store.add("mark", number, name="a")
        store.save_position(BITEXT, number)
        saved(store)
    again = opened(file)
    assert texts_of(again) == ["0", "1", "2", "3"]
    assert [mark.passage_index(BITEXT) for mark in again.marks] == [3]
    place = again.saved_position()
    assert place is not None and place.passage_index(BITEXT) == 3


def test_rows_that_cannot_be_read_are_said_and_left(file: Path) -> None:
    store = opened(file)
    store.add("note", 1, text="whole")
    store.save_setting("x", [1])
    saved(store)

    def damage(connection: sqlite3.Connection) -> None:
        pair = record_pair(connection, *store._texts.pair.texts)
        connection.execute("INSERT INTO settings VALUES (?, 'deep', ?)", (pair, "[" * 100_000))
        connection.execute("INSERT INTO settings VALUES (?, 'long', ?)", (pair, "9" * 5000))
        connection.execute(
            "INSERT INTO items VALUES (5, ?, 'note', NULL, 'no place', ?, 0, NULL)", (pair, "[" * 100_000)
        )
        connection.execute("INSERT INTO items VALUES (6, ?, 'mark', NULL, '', '', 0, NULL)", (pair,))
        connection.execute("INSERT INTO beads VALUES (?, '[[1]]', 'x', 0, '')", (pair,))

    Database(file).write(damage)
    again = opened(file)
    assert again.notice == Notice("rows-unreadable", {"count": 1, "path": str(file)})
    assert texts_of(again) == ["whole", "no place"], "the words of a note are read without its place"
    assert again.settings() == {"x": [1]}
    again.add("note", 2, text="more")
    saved(again)
    assert Database(file).read(lambda connection: connection.execute("SELECT count(*) FROM items").fetchone()) == (4,)


def test_an_older_state_of_the_texts_has_the_changes_that_are_not_written_yet(
    file: Path, lock: sqlite3.Connection
) -> None:
    lock.execute("ROLLBACK")
    store = opened(file)
    lock.execute("BEGIN IMMEDIATE")
    store.add("note", 2, text="meanwhile")
    source = Document.from_text(f"{TEXTS[0].raw} Satu lagi.", language="id")
    newer = align_by_length(source, TEXTS[1])
    store.preload(newer)
    store.begin(newer)
    assert texts_of(store) == ["before", "meanwhile"]
    lock.execute("ROLLBACK")
    saved(store)
    assert texts_of(opened(file)) == ["before", "meanwhile"]
