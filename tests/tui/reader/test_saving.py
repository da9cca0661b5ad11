"""The screen confirms what is on the disk, goes on where it cannot be, and two readers of one bitext lose nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest

from sejajar.session.memory import keeper, kept_pair
from sejajar.session.memory.lazy_store import LazyStore
from sejajar.session.memory.store import ReadingStore

Opener = Callable[..., AbstractAsyncContextManager[Any]]
PATHS = ("/texts/a.txt", "/texts/b.txt")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(keeper, "CLOSING_SECONDS", 0.1)
    monkeypatch.setattr(kept_pair, "BUSY_SECONDS", 0.02)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "memory.sqlite3"


def stored(file: Path, reader: Any) -> ReadingStore:
    store = ReadingStore(file, PATHS)
    store.begin(reader.screen.reading.bitext)
    return store


async def says(reader: Any, words: str) -> None:
    """Wait until the status line says it."""
    for _ in range(500):
        if words in reader.screen.state.notice:
            return
        await reader.pilot.pause(0.02)
    pytest.fail(f"{words} was not said, but {reader.screen.state.notice}")


async def test_a_change_is_confirmed_when_it_is_on_the_disk(
    open_reader: Opener, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        written: list[int] = []
        show = reader.screen.window.show_notice

        def looked(notice: str, **options: Any) -> None:
            if notice == "bookmarked":
                written.append(len(stored(file, reader).bookmarks))
            show(notice, **options)

        monkeypatch.setattr(reader.screen.window, "show_notice", looked)
        await reader.press("j", "j", "B")
        await says(reader, "bookmarked")
        assert written == [1]


async def test_a_locked_database_never_stops_the_screen(open_reader: Opener, file: Path) -> None:
    async with open_reader((160, 30), memory=LazyStore(file, PATHS)) as reader:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await reader.pilot.press("B")
        await says(reader, "not saved yet: another sejajar is writing; sejajar keeps trying")
        assert reader.screen.reading.place_signs[0] == "★"
        await reader.pilot.press("j", "B")
        await reader.pilot.pause()
        assert reader.screen.state.notice == "bookmarked; not saved yet"
        await reader.pilot.press("B")
        await reader.pilot.pause()
        assert 1 not in reader.screen.reading.place_signs, "it is removed again, though it was never written"
        await reader.pilot.press("a", "x", "enter")
        await reader.pilot.pause()
        assert reader.screen.state.notice == "note written; not saved yet", "no notice says both saved and not saved"
        await reader.pilot.press("m", "a", "e", "m", "u", "escape")
        await reader.pilot.pause()
        other.execute("ROLLBACK")
        other.close()
        await says(reader, "everything is saved now")
        store = stored(file, reader)
        assert [bookmark.passage_index(reader.screen.reading.bitext) for bookmark in store.bookmarks] == [0]
        assert store.mark("a") is not None


async def test_a_reader_that_starts_on_a_locked_database_shows_the_notes_later(open_reader: Opener, file: Path) -> None:
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        await reader.press("j", "B")
        await says(reader, "bookmarked")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    async with open_reader((160, 30), memory=LazyStore(file, PATHS)) as reader:
        assert "saved notes and positions cannot be read yet: another sejajar" in reader.screen.state.notice
        assert reader.screen.reading.place_signs == {}
        await reader.pilot.press("j", "j", "B")
        other.execute("ROLLBACK")
        other.close()
        await says(reader, "everything is saved now")
        assert reader.screen.reading.place_signs == {1: "★", 2: "★"}


async def test_what_could_not_be_written_is_counted_at_the_end(open_reader: Opener, file: Path) -> None:
    store = LazyStore(file, PATHS)
    async with open_reader(memory=store) as reader:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await reader.pilot.press("B")
        await says(reader, "not saved yet")
    unsaved = store.finish(0)
    assert unsaved is not None and unsaved.kind == "lost-at-exit" and unsaved.values["count"] in (1, 2)
    other.close()
    assert store.finish(60) is None


async def test_two_readers_on_one_pair_through_the_screen_lose_nothing(open_reader: Opener, file: Path) -> None:
    async with (
        open_reader(memory=LazyStore(file, PATHS)) as one,
        open_reader(memory=LazyStore(file, PATHS)) as other,
    ):
        for number in range(6):
            await one.press("j", "B", "m", "abcdef"[number])
            await other.press("j", "a")
            await other.type(f"n{number}")
            await other.press("enter")
        await one.press("G", "B", "B")
        await says(one, "bookmark removed")
        await one.press("B")
        signs = one.screen.reading.place_signs
        assert [signs[index] for index in range(1, 7)] == [f"★✎'{letter}" for letter in "abcdef"]
        bitext = one.screen.reading.bitext
    store = stored(file, one)
    assert [note.text for note in store.notes] == [f"n{number}" for number in range(6)]
    assert [mark.name for mark in store.marks] == list("abcdef")
    assert [mark.passage_index(bitext) for mark in store.bookmarks] == [*range(1, 7), len(bitext.passages) - 1]


async def test_undo_is_right_however_fast_it_comes(open_reader: Opener, file: Path) -> None:
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        before = reader.screen.reading.bitext.alignment.beads
        await reader.pilot.press("e", "m", "m", "z", "z")
        await reader.settle()
        assert {(bead.source, bead.target) for bead in reader.screen.reading.bitext.alignment.beads} == {
            (bead.source, bead.target) for bead in before
        }
        assert reader.screen.reading.bitext.manual_beads == frozenset()
    assert stored(file, reader).beads() == ()
