"""A pair is known by what it says wherever it lies, and by where it lies once it was edited."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sejajar.storage.database import Database
from sejajar.storage.pairs import StoredText, find_pair, recent_pairs, record_pair
from sejajar.text.document import Document

WORDS = "Satu rumah besar di tepi jalan dan dua kucing tidur di bawah meja lalu tiga orang datang dari kota lain"
OTHER = "Ini teks yang sama sekali lain tentang harga minyak dan beras pada bulan Desember tahun lalu di pasar"


def text(words: str, path: str = "") -> StoredText:
    return StoredText(Document.from_text(words, language="id", name=Path(path).name), path)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "memory.sqlite3")


def enter(database: Database, source: StoredText, target: StoredText) -> int:
    written = database.write(lambda connection: record_pair(connection, source, target))
    assert written.value is not None
    return written.value


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


def test_one_moved_and_the_other_edited(database: Database) -> None:
    pair = enter(database, text(WORDS, "/a"), text(OTHER, "/b"))
    assert find_pair(database, text(WORDS, "/elsewhere"), text(f"{OTHER} sekali", "/b")) == pair
    assert find_pair(database, text(WORDS, "/elsewhere"), text("Terjemahan yang baru.", "/b")) == pair


def test_other_texts_at_the_same_paths_are_another_pair(database: Database) -> None:
    pair = enter(database, text(WORDS, "/a"), text(OTHER, "/b"))
    others = text("Teks baru yang tidak ada hubungannya sedikit pun", "/a"), text("Pasangannya pun lain benar", "/b")
    assert find_pair(database, *others) is None
    assert enter(database, *others) != pair


def test_texts_from_pipes_are_known_by_contents_only(database: Database) -> None:
    enter(database, text(WORDS), text(OTHER))
    assert find_pair(database, text(f"{WORDS} lagi"), text(f"{OTHER} lagi")) is None


def test_of_pairs_at_a_path_the_one_with_the_same_contents_counts(database: Database) -> None:
    first = enter(database, text(WORDS, "/a"), text(OTHER, "/b"))
    second = enter(database, text("Teks baru yang lain", "/a"), text("Pasangannya pun lain", "/b"))
    assert first != second
    assert find_pair(database, text(WORDS, "/a"), text(OTHER, "/b")) == first
    assert find_pair(database, text(f"{WORDS} lagi", "/a"), text(OTHER, "/b")) == first


def test_recent_pairs_are_those_whose_files_are_there(database: Database, tmp_path: Path) -> None:
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


def test_a_text_without_words_is_like_no_other(database: Database) -> None:
    pair = enter(database, text("", "/a"), text("", "/b"))
    assert find_pair(database, text("", "/c"), text("", "/d")) == pair
    assert find_pair(database, text(WORDS, "/a"), text(OTHER, "/b")) is None
