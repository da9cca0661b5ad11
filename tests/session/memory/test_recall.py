"""What was mended comes back with the pair, in spite of edits, other sentence boundaries and a second reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sejajar.alignment.model import Alignment, Bead
from sejajar.session.bitext import Pair
from sejajar.session.memory.recall import keep_mending, recall_mending, set_aside_mending
from sejajar.session.memory.store import Memory
from sejajar.session.pipeline import first_reading
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span

OWN = frozenset({Bead((0, 1), (0,)), Bead((3,), ()), Bead((), (2,), 0.4)})
MENDED = Alignment(
    (Bead((0, 1), (0,)), Bead((2,), (1,), 0.9), Bead((3,), ()), Bead((), (2,), 0.4), Bead((4,), (3,), 0.9))
)


def mended(pair: Pair) -> Pair:
    return replace(pair, alignment=MENDED, own=OWN)


def memory_of(pair: Pair, folder: Path) -> Memory:
    memory = Memory(folder / "memory.sqlite3", ("/a.txt", "/b.txt"))
    memory.begin(pair)
    return memory


def recalled(pair: Pair, folder: Path) -> Pair:
    return recall_mending(memory_of(pair, folder), pair)


def test_own_beads_come_back(pair: Pair, tmp_path: Path) -> None:
    memory = memory_of(pair, tmp_path)
    assert recall_mending(memory, pair) == pair
    assert keep_mending(memory, mended(pair)) == ""
    again = recalled(pair, tmp_path)
    assert again.own == OWN
    assert set(again.alignment.beads) >= OWN
    assert again.notice == ""
    assert keep_mending(memory, pair) == ""
    assert memory.beads() == ()


def test_beads_that_no_longer_fit_are_set_aside_with_a_notice(pair: Pair, tmp_path: Path) -> None:
    keep_mending(memory_of(pair, tmp_path), mended(pair))
    spans = [sentence.span for sentence in pair.source_sentences]
    joined = Sentence(Span(spans[1].start, spans[2].end), pair.source_sentences[1].paragraph_index)
    others = (pair.source_sentences[0], joined, *pair.source_sentences[3:])
    cut = replace(pair, source_sentences=others, alignment=Alignment(tuple(Bead((i,), (i,)) for i in range(4))))
    again = recalled(cut, tmp_path)
    assert again.own == {Bead((2,), ()), Bead((), (2,), 0.4)}
    assert again.notice.startswith("1 manual edit of the alignment does not fit")
    once_more = recalled(cut, tmp_path)
    assert (once_more.own, once_more.notice) == (again.own, "")
    assert recalled(pair, tmp_path).own == OWN, "it fits again where the sentences are as they were"


def test_beads_are_found_again_in_an_edited_text(pair: Pair, tmp_path: Path) -> None:
    keep_mending(memory_of(pair, tmp_path), mended(pair))
    source = Document.from_text("Sebuah pembuka. " + pair.source.raw.replace("senang", "amat senang"), language="id")
    edited = first_reading(source, pair.target)
    again = recalled(edited, tmp_path)
    assert [len(edited.source_sentences), len(edited.target_sentences)] == [6, 4]
    assert again.own == {Bead((1, 2), (0,)), Bead((4,), ()), Bead((), (2,), 0.4)}


def test_of_beads_that_contradict_each_other_the_newest_counts(pair: Pair, tmp_path: Path) -> None:
    one, other = memory_of(pair, tmp_path), memory_of(pair, tmp_path)
    first, second = Bead((0,), (1,)), Bead((1,), (0,))
    keep_mending(one, replace(pair, own=frozenset({first}), alignment=Alignment((first,))))
    keep_mending(other, replace(pair, own=frozenset({second}), alignment=Alignment((second,))))
    again = recalled(pair, tmp_path)
    assert again.own == {second}
    assert again.notice.startswith("1 manual edit of the alignment does not fit")
    assert {bead.aside for bead in one.beads()} == {"", "unfound"}


def test_two_readers_keep_the_beads_of_both(pair: Pair, tmp_path: Path) -> None:
    one, other = memory_of(pair, tmp_path), memory_of(pair, tmp_path)
    first, second = Bead((0, 1), (0,)), Bead((4,), (3,))
    keep_mending(one, replace(pair, own=frozenset({first}), alignment=Alignment((first,))))
    keep_mending(other, replace(pair, own=frozenset({second}), alignment=Alignment((second,))))
    assert recalled(pair, tmp_path).own == {first, second}
    keep_mending(one, replace(pair, own=frozenset(), alignment=Alignment(())))
    assert recalled(pair, tmp_path).own == {second}


@pytest.mark.parametrize("bead", [Bead((), ()), Bead((0, 2), (0,))], ids=["no sentence", "with a gap"])
def test_a_bead_that_is_none_is_set_aside(pair: Pair, tmp_path: Path, bead: Bead) -> None:
    memory = memory_of(pair, tmp_path)
    keep_mending(memory, replace(pair, own=frozenset({bead}), alignment=Alignment((bead,))))
    assert recalled(pair, tmp_path).own == frozenset()


def test_a_damaged_file_leaves_the_pair_as_it_is(pair: Pair, tmp_path: Path) -> None:
    (tmp_path / "memory.sqlite3").write_text("{" * 200)
    again = recalled(pair, tmp_path)
    assert again.alignment is pair.alignment
    assert "damaged" in again.notice


def test_another_alignment_takes_the_place(pair: Pair, tmp_path: Path) -> None:
    memory = memory_of(pair, tmp_path)
    keep_mending(memory, mended(pair))
    set_aside_mending(memory)
    assert recalled(pair, tmp_path).own == frozenset()
    assert len(memory.beads()) == 3


def test_what_cannot_be_kept_is_said(pair: Pair, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = memory_of(pair, tmp_path / "file")
    assert "will be lost when you quit" in keep_mending(memory, mended(pair))
    assert recall_mending(memory, pair).own == OWN, "until the end it is there"


def test_a_pair_without_sentences_has_nothing_mended(pair: Pair, tmp_path: Path) -> None:
    empty = replace(pair, source_sentences=(), target_sentences=(), alignment=Alignment(()))
    assert recalled(empty, tmp_path) is empty
