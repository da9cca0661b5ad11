"""Manual edits come back with the bitext, in spite of edits, other sentence boundaries and a second reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sejajar.alignment.model import Alignment, Bead
from sejajar.session.bitext import Bitext
from sejajar.session.memory.recall import recall_edits, save_edits, set_aside_edits
from sejajar.session.memory.store import ReadingStore
from sejajar.session.pipeline import align_by_length
from sejajar.text.document import Document, Sentence
from sejajar.text.notices import Notice
from sejajar.text.span import Span

OWN = frozenset({Bead((0, 1), (0,)), Bead((3,), ()), Bead((), (2,), 0.4)})
MENDED = Alignment(
    (Bead((0, 1), (0,)), Bead((2,), (1,), 0.9), Bead((3,), ()), Bead((), (2,), 0.4), Bead((4,), (3,), 0.9))
)


def mended(bitext: Bitext) -> Bitext:
    return replace(bitext, alignment=MENDED, manual_beads=OWN)


def memory_of(bitext: Bitext, folder: Path) -> ReadingStore:
    memory = ReadingStore(folder / "memory.sqlite3", ("/a.txt", "/b.txt"))
    memory.begin(bitext)
    return memory


def save(memory: ReadingStore, bitext: Bitext) -> None:
    """Save the edits, and wait until they are on the disk."""
    save_edits(memory, bitext)
    assert memory.finish(60) is None


def recalled(bitext: Bitext, folder: Path) -> Bitext:
    return recall_edits(memory_of(bitext, folder), bitext)


def test_manual_beads_come_back(bitext: Bitext, tmp_path: Path) -> None:
    memory = memory_of(bitext, tmp_path)
    assert recall_edits(memory, bitext) == bitext
    save(memory, mended(bitext))
    again = recalled(bitext, tmp_path)
    assert again.manual_beads == OWN
    assert set(again.alignment.beads) >= OWN
    assert again.notice is None
    save(memory, bitext)
    assert memory.beads() == ()


def test_beads_that_no_longer_fit_are_set_aside_with_a_notice(bitext: Bitext, tmp_path: Path) -> None:
    save(memory_of(bitext, tmp_path), mended(bitext))
    spans = [sentence.span for sentence in bitext.source_sentences]
    joined = Sentence(Span(spans[1].start, spans[2].end), bitext.source_sentences[1].paragraph_index)
    others = (bitext.source_sentences[0], joined, *bitext.source_sentences[3:])
    cut = replace(bitext, source_sentences=others, alignment=Alignment(tuple(Bead((i,), (i,)) for i in range(4))))
    memory = memory_of(cut, tmp_path)
    again = recall_edits(memory, cut)
    memory.finish(60)
    assert again.manual_beads == {Bead((2,), ()), Bead((), (2,), 0.4)}
    assert again.notice == Notice("edits-set-aside", {"count": 1, "path": str(tmp_path / "memory.sqlite3")})
    once_more = recalled(cut, tmp_path)
    assert (once_more.manual_beads, once_more.notice) == (again.manual_beads, None)
    assert recalled(bitext, tmp_path).manual_beads == OWN, "it fits again where the sentences are as they were"


def test_beads_are_found_again_in_an_edited_text(bitext: Bitext, tmp_path: Path) -> None:
    save(memory_of(bitext, tmp_path), mended(bitext))
    source = Document.from_text("Sebuah pembuka. " + bitext.source.raw.replace("senang", "amat senang"), language="id")
    edited = align_by_length(source, bitext.target)
    again = recalled(edited, tmp_path)
    assert [len(edited.source_sentences), len(edited.target_sentences)] == [6, 4]
    assert again.manual_beads == {Bead((1, 2), (0,)), Bead((4,), ()), Bead((), (2,), 0.4)}


def test_of_beads_that_contradict_each_other_the_newest_counts(bitext: Bitext, tmp_path: Path) -> None:
    one, other = memory_of(bitext, tmp_path), memory_of(bitext, tmp_path)
    first, second = Bead((0,), (1,)), Bead((1,), (0,))
    save(one, replace(bitext, manual_beads=frozenset({first}), alignment=Alignment((first,))))
    save(other, replace(bitext, manual_beads=frozenset({second}), alignment=Alignment((second,))))
    memory = memory_of(bitext, tmp_path)
    again = recall_edits(memory, bitext)
    memory.finish(60)
    assert again.manual_beads == {second}
    assert again.notice == Notice("edits-set-aside", {"count": 1, "path": str(tmp_path / "memory.sqlite3")})
    assert {bead.aside_reason for bead in memory_of(bitext, tmp_path).beads()} == {"", "unfound"}


def test_two_readers_keep_the_beads_of_both(bitext: Bitext, tmp_path: Path) -> None:
    one, other = memory_of(bitext, tmp_path), memory_of(bitext, tmp_path)
    first, second = Bead((0, 1), (0,)), Bead((4,), (3,))
    save(one, replace(bitext, manual_beads=frozenset({first}), alignment=Alignment((first,))))
    save(other, replace(bitext, manual_beads=frozenset({second}), alignment=Alignment((second,))))
    assert recalled(bitext, tmp_path).manual_beads == {first, second}
    save(one, replace(bitext, manual_beads=frozenset(), alignment=Alignment(())))
    assert recalled(bitext, tmp_path).manual_beads == {second}


@pytest.mark.parametrize("bead", [Bead((), ()), Bead((0, 2), (0,))], ids=["no sentence", "with a gap"])
def test_an_invalid_bead_is_set_aside(bitext: Bitext, tmp_path: Path, bead: Bead) -> None:
    memory = memory_of(bitext, tmp_path)
    save(memory, replace(bitext, manual_beads=frozenset({bead}), alignment=Alignment((bead,))))
    assert recalled(bitext, tmp_path).manual_beads == frozenset()


def test_a_damaged_file_leaves_the_alignment_as_it_is(bitext: Bitext, tmp_path: Path) -> None:
    (tmp_path / "memory.sqlite3").write_text("{" * 200)
    again = recalled(bitext, tmp_path)
    assert again.alignment is bitext.alignment
    assert again.notice is not None and again.notice.kind == "database-damaged"


def test_another_alignment_replaces_the_edits(bitext: Bitext, tmp_path: Path) -> None:
    memory = memory_of(bitext, tmp_path)
    save(memory, mended(bitext))
    set_aside_edits(memory)
    assert memory.finish(60) is None
    assert recalled(bitext, tmp_path).manual_beads == frozenset()
    assert len(memory.beads()) == 3


def test_what_cannot_be_saved_is_there_until_the_end(bitext: Bitext, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = memory_of(bitext, tmp_path / "file")
    save_edits(memory, mended(bitext))
    unsaved = memory.finish(60)
    assert unsaved is not None and unsaved.kind == "lost-at-exit"
    assert recall_edits(memory, bitext).manual_beads == OWN


def test_a_bitext_without_sentences_has_no_edits(bitext: Bitext, tmp_path: Path) -> None:
    empty = replace(bitext, source_sentences=(), target_sentences=(), alignment=Alignment(()))
    assert recalled(empty, tmp_path) is empty
