"""The store is loaded at its first use, once."""

from __future__ import annotations

from pathlib import Path

from sejajar.session.bitext import Bitext
from sejajar.session.memory.lazy_store import LazyStore
from sejajar.session.memory.store import ReadingStore
from sejajar.session.pipeline import align_by_length
from sejajar.text.document import Document


def test_a_store_that_is_loaded_late_is_of_the_bitext_begun_before(bitext: Bitext, tmp_path: Path) -> None:
    early = ReadingStore(tmp_path / "memory.sqlite3")
    early.begin(bitext)
    early.save_position(bitext, 2)
    assert early.finish(60) is None
    store = LazyStore(tmp_path / "memory.sqlite3")
    store.begin(bitext)
    assert not store.is_empty
    assert store.get() is store.get()
    assert store.get().saved_position() is not None
    newer = align_by_length(Document.from_text("Lain.", language="id"), bitext.target)
    store.begin(newer)
    assert store.get().saved_position() is None


def test_without_a_file_a_store_is_empty_until_it_is_used(bitext: Bitext) -> None:
    store = LazyStore()
    store.begin(bitext)
    assert store.is_empty
    store.get().add("mark", 0, name="a")
    assert not store.is_empty
    assert [mark.name for mark in store.get().marks] == ["a"]
