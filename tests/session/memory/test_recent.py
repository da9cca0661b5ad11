"""The pairs that can be opened again."""

from __future__ import annotations

import os
from pathlib import Path

from sejajar.formats.plain_text import load_document
from sejajar.formats.seeds import seed_paths
from sejajar.session.memory.lazy_store import memory_file
from sejajar.session.memory.recent import pair_choices
from sejajar.session.memory.store import ReadingStore
from sejajar.session.pipeline import align_by_length


def read(source: Path, target: Path, *, line_aligned: bool = False) -> None:
    store = ReadingStore(memory_file(os.environ), (str(source), str(target)))
    store.begin(align_by_length(load_document(str(source)), load_document(str(target))))
    store.record_opening(line_aligned=line_aligned)
    assert store.finish(60) is None


def test_without_a_database_there_is_nothing_to_choose() -> None:
    assert pair_choices(os.environ) == ()
    assert not memory_file(os.environ).exists()


def test_the_article_alone_is_no_choice() -> None:
    read(*(path.absolute() for path in seed_paths()))
    assert pair_choices(os.environ) == ()


def test_the_last_pair_comes_first_and_the_article_last(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / name).write_text(f"Satu {name}. Dua.", encoding="utf-8")
    read(tmp_path / "a", tmp_path / "b")
    read(tmp_path / "c", tmp_path / "d", line_aligned=True)
    choices = pair_choices(os.environ)
    assert [choice.names[0] for choice in choices] == ["c", "a", seed_paths()[0].name]
    assert [choice.line_aligned for choice in choices] == [True, False, False]
    assert choices[0].paths == (str(tmp_path / "c"), str(tmp_path / "d"))
    assert choices[-1].paths is None and choices[-1].folders == ""
    assert len(pair_choices(os.environ, most=1)) == 2, "the article is added"


def test_the_folders_are_shown_from_the_home_folder(tmp_path: Path, monkeypatch) -> None:
    home = tmp_path / "home"
    (home / "texts").mkdir(parents=True)
    for path in (home / "texts" / "a", tmp_path / "b"):
        path.write_text("Satu. Dua.", encoding="utf-8")
    read(home / "texts" / "a", tmp_path / "b")
    monkeypatch.setenv("HOME", str(home))
    assert pair_choices(os.environ)[0].folders == f"~/texts  {tmp_path}"
