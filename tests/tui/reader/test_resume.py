"""The reader restores the position, the view options and the searches, however it ended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sejajar.session import opening
from sejajar.session.memory.lazy_store import LazyStore
from sejajar.session.memory.store import ReadingStore
from sejajar.session.pipeline import align_by_length
from sejajar.session.positions.notation import TextPosition, parse_position
from sejajar.session.positions.permalinks import passage_permalink
from sejajar.text.document import Document
from sejajar.tui.reader import background

Opener = Any
Texts = tuple[Document, Document]
PATHS = ("/texts/a.txt", "/texts/b.txt")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "memory.sqlite3"


@pytest.fixture(params=["small", "long"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A small pair is read before the first frame, a long one behind it."""
    if request.param == "long":
        monkeypatch.setattr(opening, "SMALL_BITEXT_CHARS", 0)
    return request.param


def first_words(reader: Any) -> str:
    bitext = reader.screen.reading.bitext
    return bitext.passages[reader.passage].source[0].of(bitext.source.text)[:30]


async def test_the_position_is_restored(open_reader: Opener, file: Path, size: str) -> None:
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        await reader.press(*"jjjjj")
        said = first_words(reader)
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        assert first_words(reader) == said
        assert any(row.startswith("▌") for row in reader.rows()), "it is in sight"
        await reader.press("g")
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        assert reader.passage == 0


async def test_the_position_is_found_in_an_edited_text(
    open_reader: Opener, file: Path, seeds: Texts, size: str
) -> None:
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        await reader.press(*"jjjjj")
        said = first_words(reader)
    edited = Document.from_text(f"Sebuah kalimat pembuka yang baru.\n{seeds[0].raw}", language="id")
    async with open_reader(texts=(edited, seeds[1]), memory=LazyStore(file, PATHS)) as reader:
        assert first_words(reader) == said


async def test_goto_wins_over_the_saved_position(open_reader: Opener, file: Path, size: str) -> None:
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        await reader.press(*"jjjjj")
    async with open_reader(memory=LazyStore(file, PATHS), start=TextPosition(None, 1)) as reader:
        assert reader.passage == 1


@pytest.mark.parametrize("is_long", [False, True])
async def test_a_typed_permalink_opens_its_sentence_or_reports_that_it_is_gone(
    open_reader: Opener, seeds: Texts, monkeypatch: pytest.MonkeyPatch, is_long: bool
) -> None:
    link = passage_permalink(align_by_length(*seeds), 9)
    edited = Document.from_text(f"Sebuah kalimat pembuka yang baru sekali. {seeds[0].raw}", language="id")
    other = Document.from_text("Lain. Sama sekali. Tidak ada.", language="id")
    monkeypatch.setattr(opening, "SMALL_BITEXT_CHARS", 0 if is_long else 1_000_000)
    for texts, passage, said in (((edited, seeds[1]), 10, ""), ((other, seeds[1]), None, "was not found")):
        async with open_reader(texts=texts) as reader:
            await reader.press("ctrl+g")
            await reader.type(link)
            await reader.press("enter")
            for _ in range(200):
                if reader.passage == passage or (said and said in reader.screen.state.notice):
                    break
                await reader.pilot.pause(0.02)
            assert (said in reader.screen.state.notice) and reader.screen.state.is_problem == bool(said)
            if passage is not None:
                here = reader.screen.reading.bitext.passages[reader.passage].source[0]
                there = align_by_length(*seeds).passages[9].source[0]
                assert here.of(edited.text) == there.of(seeds[0].text)


async def test_the_position_is_stored_while_reading(
    open_reader: Opener, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "POSITION_STORED_AFTER", 0.01)
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        bitext = reader.screen.reading.bitext
        other = ReadingStore(file, PATHS)
        other.begin(bitext)
        await reader.press(*"jj")
        for _ in range(200):
            place = other.saved_position()
            if place is not None and place.passage_index(bitext) == 2:
                break
            await reader.pilot.pause(0.02)
        else:
            pytest.fail("the place was not kept before the end")


async def test_what_was_searched_is_at_hand(open_reader: Opener, file: Path) -> None:
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        for query in ("meta", "llama"):
            await reader.press("slash")
            await reader.type(query)
            await reader.press("enter")
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        await reader.press("slash", "up")
        assert reader.screen.window.prompt.value == "llama"
        await reader.press("up")
        assert reader.screen.window.prompt.value == "meta"
        await reader.press("up")
        assert reader.screen.window.prompt.value == "meta"


async def test_the_panes_are_as_wide_as_they_were(open_reader: Opener, file: Path, size: str) -> None:
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        await reader.press("plus", "plus")
        share = reader.screen.state.source_share
        assert share is not None
        width = reader.screen.window.pane("source").size.width
    async with open_reader(memory=LazyStore(file, PATHS)) as reader:
        assert reader.screen.state.source_share == share
        assert reader.screen.window.pane("source").size.width == width


async def test_without_a_memory_nothing_outlives_the_reading(open_reader: Opener, own_data_folder: Path) -> None:
    async with open_reader() as reader:
        await reader.press(*"jjj")
        await reader.press("m", "a")
    async with open_reader() as reader:
        assert reader.passage == 0 and reader.screen.background.store.marks == ()
    assert not list(own_data_folder.rglob("*.sqlite3"))


async def test_a_permalink_opens_its_sentence_or_reports_that_it_is_gone(
    open_reader: Opener, seeds: Texts, size: str
) -> None:
    bitext = align_by_length(*seeds)
    start = parse_position(passage_permalink(bitext, 6))
    said = bitext.passages[6].source[0].of(bitext.source.text)[:30]
    edited = Document.from_text(f"Sebuah kalimat pembuka yang baru.\n{seeds[0].raw}", language="id")
    async with open_reader(texts=(edited, seeds[1]), start=start) as reader:
        assert first_words(reader) == said
    gone = Document.from_text(
        seeds[0].raw.replace(bitext.passages[6].source[0].of(bitext.source.raw), ""), language="id"
    )
    async with open_reader((160, 30), texts=(gone, seeds[1]), start=start) as reader:
        assert "was not found in this text" in reader.screen.state.notice and reader.screen.state.is_problem
        assert abs(reader.passage - 6) <= 1
