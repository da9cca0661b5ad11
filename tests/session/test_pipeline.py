"""The stages that make a bitext, and the steps that run those still needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sejajar.alignment.aligner import AlignmentCancelledError
from sejajar.alignment.model import Alignment, Bead
from sejajar.interchange.aligned_text import AlignedText
from sejajar.interchange.alignment_json import write_json
from sejajar.interchange.importing import import_alignment
from sejajar.session.bitext import Bitext
from sejajar.session.pipeline import align_by_length, extract, reading_steps, refine


def test_a_pair_beyond_measure_keeps_its_quick_alignment(bitext: Bitext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sejajar.session.bitext.MAX_SENTENCES", 4)
    quick = replace(bitext, is_refined=False)
    assert quick.is_too_long
    refined = refine(quick)
    assert refined.is_refined
    assert refined.alignment is quick.alignment


def test_the_full_alignment_goes_round_own_beads(bitext: Bitext) -> None:
    own = frozenset({Bead((1,), (0,)), Bead((3,), ())})
    refined = refine(replace(bitext, manual_beads=own, is_refined=False))
    assert own <= set(refined.alignment.beads)
    assert [i for bead in refined.alignment.beads for i in bead.source] == list(range(5))
    assert [j for bead in refined.alignment.beads for j in bead.target] == list(range(4))


def test_where_all_is_own_nothing_is_aligned(bitext: Bitext) -> None:
    given = replace(bitext, manual_beads=frozenset(bitext.alignment.beads))
    assert refine(given).alignment is given.alignment


def test_extracting_again_reads_no_text(bitext: Bitext, monkeypatch: pytest.MonkeyPatch) -> None:
    known = extract(bitext).comparison
    monkeypatch.setattr("sejajar.extraction.extract.extract_items", lambda *_: pytest.fail("read again"))
    assert extract(bitext, known).comparison == known


def test_an_alignment_made_elsewhere_is_taken_as_it_is(bitext: Bitext) -> None:
    text = "0,1\t0\t0.7\n2\t1\n3,4\t2,3\t0.2\n"
    read = import_alignment(bitext.source, bitext.target, text)
    assert read.alignment.beads == (Bead((0, 1), (0,), 0.7), Bead((2,), (1,)), Bead((3, 4), (2, 3), 0.2))
    assert refine(read).alignment is read.alignment
    sides = (AlignedText(read.source, read.source_sentences, "a"), AlignedText(read.target, read.target_sentences, "b"))
    again = import_alignment(bitext.source, bitext.target, write_json(read.alignment, *sides))
    assert (again.alignment, again.source_sentences) == (read.alignment, read.source_sentences)
    with pytest.raises(ValueError, match="line 1"):
        import_alignment(bitext.source, bitext.target, "0 0")


def unread(bitext: Bitext) -> Bitext:
    return Bitext(bitext.source, bitext.target, (), (), Alignment(()))


def test_a_bitext_without_sentences_goes_through_every_stage(bitext: Bitext) -> None:
    steps = list(reading_steps(unread(bitext)))
    assert [stage for stage, _ in steps] == ["sentences", "alignment", "extraction", "done"]
    shown = [step.bitext for step in steps]
    assert shown[0] is None and shown[2] is None, "nothing new to show"
    quick, whole = shown[1], shown[3]
    assert quick is not None and whole is not None
    assert quick == align_by_length(bitext.source, bitext.target)
    assert whole == extract(refine(quick))


def test_each_line_is_a_sentence_where_the_texts_are_line_aligned(bitext: Bitext) -> None:
    _, (_, lines), *_ = reading_steps(unread(bitext), line_aligned=True)
    assert lines is not None
    assert len(lines.source_sentences) == len(bitext.source.paragraphs)


def test_saved_edits_are_applied_before_the_full_alignment(bitext: Bitext) -> None:
    edits = frozenset({Bead((1,), (0,))})
    _, (_, quick), _, (_, whole) = reading_steps(
        unread(bitext), recall=lambda found: replace(found, manual_beads=edits)
    )
    assert quick is not None and quick.manual_beads == edits
    assert whole is not None and edits <= set(whole.alignment.beads)


def test_what_is_done_is_not_repeated(bitext: Bitext) -> None:
    quick = replace(bitext, is_refined=False, comparison=None)
    assert [stage for stage, _ in reading_steps(quick)] == ["alignment", "extraction", "done"]
    (first, nothing), (last, whole) = reading_steps(replace(bitext, comparison=None))
    assert (first, nothing, last) == ("extraction", None, "done")
    assert whole is not None and whole.alignment is bitext.alignment


def test_realigning_keeps_the_manual_beads_and_reads_no_text_again(
    bitext: Bitext, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = extract(bitext)
    monkeypatch.setattr("sejajar.extraction.extract.extract_items", lambda *_: pytest.fail("read again"))
    edits = frozenset({Bead((1,), (0,))})
    steps = list(reading_steps(replace(read, manual_beads=edits), realign=True))
    assert [stage for stage, _ in steps] == ["alignment", "extraction", "done"]
    whole = steps[-1].bitext
    assert whole is not None and edits <= set(whole.alignment.beads)
    assert whole.comparison is not None


def test_cancelling_ends_the_steps(bitext: Bitext) -> None:
    assert list(reading_steps(replace(bitext, comparison=None), is_cancelled=lambda: True)) == []
    steps = reading_steps(replace(bitext, is_refined=False), is_cancelled=lambda: True)
    assert next(steps).stage == "alignment"
    with pytest.raises(AlignmentCancelledError):
        next(steps)
