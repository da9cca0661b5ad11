"""What the first frame shows of two texts: small, long, imported, empty, read before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sejajar.alignment.model import Bead
from sejajar.session import opening
from sejajar.session.bitext import Bitext
from sejajar.session.memory.lazy_store import LazyStore
from sejajar.session.memory.recall import save_edits
from sejajar.session.memory.store import ReadingStore
from sejajar.session.opening import is_small, open_bitext, recall, start_position
from sejajar.session.pipeline import align_by_length
from sejajar.session.positions.notation import TextPosition
from sejajar.text.document import Document
from sejajar.text.notices import Notice

EDIT = Bead((0, 1), (0,))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "memory.sqlite3"


@pytest.fixture
def quick(bitext: Bitext) -> Bitext:
    return align_by_length(bitext.source, bitext.target)


@pytest.fixture
def read_before(file: Path, quick: Bitext) -> Path:
    """A database with a position, view options and a manual bead of the texts."""
    store = ReadingStore(file)
    store.begin(quick)
    store.save_position(quick, 2, view_options={"view": "one"})
    beads = (EDIT, *(bead for bead in quick.alignment.beads if not set(bead.source) & {0, 1}))
    edited = replace(quick, alignment=replace(quick.alignment, beads=beads), manual_beads=frozenset({EDIT}))
    save_edits(store, edited)
    assert store.finish(60) is None
    return file


def test_small_texts_are_aligned_by_length(bitext: Bitext, quick: Bitext, file: Path) -> None:
    opened = open_bitext(bitext.source, bitext.target, store=LazyStore(file))
    assert opened == (quick, None, None, {})
    assert not file.exists()


def test_each_line_can_be_a_sentence(bitext: Bitext, file: Path) -> None:
    opened = open_bitext(bitext.source, bitext.target, store=LazyStore(file), line_aligned=True)
    assert len(opened.bitext.source_sentences) == 2


def test_the_bound_of_small_counts_both_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "SMALL_BITEXT_CHARS", 10)
    three, seven, eight = (Document.from_text("x" * length, language="id") for length in (3, 7, 8))
    assert is_small(three, seven)
    assert not is_small(three, eight) and not is_small(eight, three)


def test_long_texts_have_no_sentences_yet(bitext: Bitext, read_before: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "SMALL_BITEXT_CHARS", 0)
    start = TextPosition(None, 3)
    for wanted in (None, start):
        opened = open_bitext(bitext.source, bitext.target, store=LazyStore(read_before), start=wanted)
        assert opened.bitext.passages == () and opened.bitext.source_sentences == ()
        assert opened.start is wanted and opened.view_options == {}


def test_what_was_saved_of_long_texts_is_found_with_their_sentences(quick: Bitext, read_before: Path) -> None:
    store = LazyStore(read_before)
    found = recall(quick, store)
    assert found.manual_beads == {EDIT}
    place, problem = start_position(found, store, None)
    assert place is not None and place.passage_index(quick) == 2 and not problem


def test_a_bitext_read_before_has_its_edits_position_and_view_options(
    bitext: Bitext, quick: Bitext, read_before: Path
) -> None:
    opened = open_bitext(bitext.source, bitext.target, store=LazyStore(read_before))
    assert opened.bitext.manual_beads == {EDIT} and EDIT in opened.bitext.alignment.beads
    assert opened.start is not None and opened.start.passage_index(quick) == 2
    assert opened.view_options == {"view": "one"}


def test_where_the_user_asks_to_start_comes_before_the_saved_position(bitext: Bitext, read_before: Path) -> None:
    start = TextPosition(None, 1)
    opened = open_bitext(bitext.source, bitext.target, store=LazyStore(read_before), start=start)
    assert (opened.start, opened.start_problem) == (start, None)


def test_a_start_that_is_not_found_is_a_problem(bitext: Bitext, file: Path) -> None:
    lost = TextPosition("source", 0, permalink="s:0~AAAAAAA.aaaaaaaaaa.bbbbbbbb.cccccccccc")
    opened = open_bitext(bitext.source, bitext.target, store=LazyStore(file), start=lost)
    assert opened.start == TextPosition("source", 0)
    assert opened.start_problem == Notice("permalink-not-found")


def test_an_imported_alignment_is_taken_as_it_is(
    bitext: Bitext, read_before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SMALL_BITEXT_CHARS", 0)
    store = LazyStore(read_before)
    opened = open_bitext(bitext.source, bitext.target, store=store, imported=bitext)
    assert opened.bitext is bitext, "however long, and without the saved edits"
    assert opened.start is not None and opened.view_options == {"view": "one"}


def test_empty_texts_have_no_passages(file: Path) -> None:
    blank = Document.from_text("", language="id")
    opened = open_bitext(blank, blank, store=LazyStore(file), start=TextPosition(None, 4))
    assert opened.bitext.passages == ()
    assert opened.start == TextPosition(None, 4)
