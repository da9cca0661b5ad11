"""A bitext is found by its contents wherever its files are, and by their paths after an edit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sejajar.storage import pairs
from sejajar.storage.database import Database
from sejajar.storage.pairs import StoredText, recent_pairs, record_pair
from sejajar.text.document import Document

WORDS = "Satu rumah besar di tepi jalan dan dua kucing tidur di bawah meja lalu tiga orang datang dari kota lain"
OTHER = "Ini teks yang sama sekali lain tentang harga minyak dan beras pada bulan Desember tahun lalu di pasar"


def text(words: str, path: str = "") -> StoredText:
    return StoredText(Document.from_text(words, language="id", name=Path(path).name), path)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "memory.sqlite3")


def enter(database: Database, source: StoredText, target: StoredText) -> int:
    return database.write(lambda connection: record_pair(connection, source, target))


def find_pair(database: Database, source: StoredText, target: StoredText) -> int | None:
    return database.read(lambda connection: pairs.find_pair(connection, source, target))


def test_it_is_found_by_its_contents_at_any_path(database: Database) -> None:
    pair = enter(database, text(WORDS, "/a"), text(OTHER, "/b"))
    assert find_pair(database, text(WORDS), text(OTHER)) == pair
    assert find_pair(database, text(WORDS, "/c"), text(OTHER, "/d")) == pair
    assert find_pair(database, text(OTHER, "/b"), text(WORDS, "/a")) is None, "the other way round it is another"
    assert find_pair(database, text(OTHER), text(OTHER)) is None


def test_it_is_found_by_its_paths_after_an_edit_and_in_both_states_from_then_on(database: Database) -> None:
    pair = enter(database, text(WORDS, "/a"), text(OTHER, "/b"))
    edited = text(WORDS.replace("dua kucing", "tiga anjing"), "/a"), text(OTHER.replace("beras", "gula"), "/b")
    assert find_pair(database, *edited) == pair
    assert enter(database, *edited) == pair
    assert find_pair(database, StoredText(edited[0].document, "/moved"), edited[1]) == pair
    assert find_pair(database, text(WORDS, "/copy"), text(OTHER, "/copy2")) == pair


def test_one_text_moved_and_the_other_edited(database: Database) -> None:
    pair = enter(database, text(WORDS, "/a"), text(OTHER, "/b"))
    assert find_pair(database, text(WORDS, "/elsewhere"), text(f"{OTHER} sekali", "/b")) == pair
    assert find_pair(database, text(WORDS, "/elsewhere"), text("Terjemahan yang baru.", "/b")) == pair


def test_other_texts_at_the_same_paths_are_another_pair(database: Database) -> None:
    pair = enter(database, text(WORDS, "/a"), text(OTHER, "/b"))
    others = text("Teks baru yang tidak ada hubungannya sedikit pun", "/a"), text("Pasangannya pun lain benar", "/b")
    assert find_pair(database, *others) is None
    assert enter(database, *others) != pair


def test_texts_from_pipes_are_found_by_contents_only(database: Database) -> None:
    enter(database, text(WORDS), text(OTHER))
    assert find_pair(database, text(f"{WORDS} lagi"), text(f"{OTHER} lagi")) is None


def test_of_pairs_at_a_path_the_one_with_the_same_contents_is_found(database: Database) -> None:
    first = enter(database, text(WORDS, "/a"), text(OTHER, "/b"))
    second = enter(database, text("Teks baru yang lain", "/a"), text("Pasangannya pun lain", "/b"))
    assert first != second
    assert find_pair(database, text(WORDS, "/a"), text(OTHER, "/b")) == first
    assert find_pair(database, text(f"{WORDS} lagi", "/a"), text(OTHER, "/b")) == first


def test_recent_pairs_are_those_whose_files_exist(database: Database, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in "abcd"]
    for path in paths:
        path.write_text("x")
    first, second = (
        [text(word, str(path)) for word, path in zip(words, some, strict=True)]
        for words, some in (((WORDS, OTHER), paths[:2]), ((OTHER, WORDS), paths[2:]))
    )
    enter(database, *first)
    enter(database, *second)
    enter(database, text("Dari pipa."), text("من أنبوب."))
    assert [pair.source_name for pair in recent_pairs(database.path)] == ["c", "a"]
    enter(database, *first)
    assert [pair.source_path for pair in recent_pairs(database.path)] == [str(paths[0]), str(paths[2])]
    assert len(recent_pairs(database.path, most=1)) == 1
    paths[1].unlink()
    assert [pair.target_name for pair in recent_pairs(database.path)] == ["d"]


def test_a_path_need_not_be_utf_8(database: Database, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt")
    Path(path).write_text("x")
    enter(database, text(WORDS, path), text("\ud800 tunggal", path))
    (pair,) = recent_pairs(database.path)
    assert pair.source_path == path
    assert pair.source_name.endswith("??.txt")


def test_a_text_without_words_is_similar_to_no_other(database: Database) -> None:
    pair = enter(database, text("", "/a"), text("", "/b"))
    assert find_pair(database, text("", "/c"), text("", "/d")) == pair
    assert find_pair(database, text(WORDS, "/a"), text(OTHER, "/b")) is None


def test_the_order_is_that_of_reading_when_the_clock_goes_back(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate("abcd"):
        (tmp_path / name).write_text("x")
        monkeypatch.setattr("time.time", lambda number=number: 2_000_000_000.0 - 1000 * number)
        enter(database, text(f"{WORDS} {name}", str(tmp_path / name)), text(OTHER, str(tmp_path / name)))
    assert [pair.source_name for pair in recent_pairs(database.path)] == ["d", "c", "b", "a"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE versions SET source_path = 7, target_path = 2.5",
        "UPDATE versions SET source_path = x'00', target_path = x'ff00ff'",
        "UPDATE versions SET source_sketch = 'text', target_sketch = 3",
        "UPDATE versions SET source_sketch = x'010203', source_digest = 1, target_digest = 'x'",
        "UPDATE versions SET source_name = x'fffe', target_name = x'1b5b326a', source_language = 4",
        "UPDATE versions SET pair_id = 'pair'",
        "UPDATE pairs SET read_at = 'yesterday'",
        "INSERT INTO settings VALUES (1, 'line_aligned', x'ff')",
        "DELETE FROM pairs",
        "DELETE FROM versions",
    ],
)
def test_wrong_types_are_read_as_far_as_they_can_be(database: Database, tmp_path: Path, change: str) -> None:
    for name in "ab":
        (tmp_path / name).write_text("x")
    texts = text(WORDS, str(tmp_path / "a")), text(OTHER, str(tmp_path / "b"))
    enter(database, *texts)
    database.write(lambda connection: connection.execute(change).rowcount)
    assert find_pair(database, *texts) in (1, None)
    for pair in recent_pairs(database.path):
        assert pair.source_path == str(tmp_path / "a")
        assert pair.source_name.isprintable() and pair.target_name.isprintable()
    assert isinstance(enter(database, *texts), int)
    assert [pair.source_path for pair in recent_pairs(database.path)] == [str(tmp_path / "a")]
