"""Uncertain beads as places to go to, and list entries in another alignment."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.model import Alignment, Bead
from sejajar.session.bitext import MAX_PASSAGE_CHARS, Bitext
from sejajar.session.reading.listing import list_entries
from sejajar.session.reading.uncertain import (
    count_uncertain,
    is_uncertain,
    moved_entries,
    passage_of_bead,
    step_uncertain,
)
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span


def with_confidences(confidences: list[float], *, is_refined: bool = True) -> Bitext:
    text = " ".join("A." for _ in confidences)
    document = Document.from_text(text, language="id")
    sentences = tuple(Sentence(Span(3 * index, 3 * index + 2), 0) for index in range(len(confidences)))
    beads = tuple(Bead((index,), (index,), confidence) for index, confidence in enumerate(confidences))
    return Bitext(document, document, sentences, sentences, Alignment(beads), is_refined=is_refined)


@given(st.lists(st.sampled_from((0.5, 0.9899, 0.99, 1.0)), min_size=1, max_size=12), st.data())
def test_stepping_through_uncertain_beads_in_order_wraps(confidences: list[float], data: st.DataObject) -> None:
    bitext = with_confidences(confidences)
    uncertain = [index for index, confidence in enumerate(confidences) if confidence < 0.99]
    assert [index for index in range(len(confidences)) if is_uncertain(bitext, index)] == uncertain
    assert count_uncertain(bitext) == len(uncertain)
    here = data.draw(st.integers(0, len(confidences) - 1))
    if not uncertain:
        assert step_uncertain(bitext, here, 1) is None
        return
    after, before = [i for i in uncertain if i > here], [i for i in uncertain if i < here]
    assert step_uncertain(bitext, here, 1) == (after or uncertain)[0]
    assert step_uncertain(bitext, here, -1) == (before or uncertain)[-1]


def test_an_alignment_by_length_has_no_uncertain_beads() -> None:
    bitext = with_confidences([0.5, 0.5], is_refined=False)
    assert not is_uncertain(bitext, 0)
    assert count_uncertain(bitext) == 0
    assert step_uncertain(bitext, 0, 1) is None


def test_the_passage_of_a_long_bead_is_its_first_part() -> None:
    text = "a" * (2 * MAX_PASSAGE_CHARS + 5)
    document = Document.from_text(f"b\n{text}\nc", language="id")
    sentences = tuple(Sentence(paragraph, index) for index, paragraph in enumerate(document.paragraphs))
    bitext = Bitext(
        document, document, sentences, sentences, Alignment(tuple(Bead((i,), (i,), 0.5) for i in range(3))), True
    )
    assert [passage_of_bead(bitext, index) for index in range(3)] == [0, 1, 4]
    assert step_uncertain(bitext, 3, 1) == 4
    assert step_uncertain(bitext, 3, -1) == 0


def test_first_characters(bitext: Bitext) -> None:
    assert bitext.first_span(0) == ("source", bitext.passages[0].source[0])
    assert bitext.first_span(0, ("target", "source")) == ("target", bitext.passages[0].target[0])
    assert bitext.first_span(1, ("target", "source")) == ("source", bitext.passages[1].source[0])
    assert replace(bitext, alignment=Alignment(())).first_span(0) is None


def test_entries_move_to_the_passages_of_a_new_alignment(bitext: Bitext) -> None:
    merged = replace(bitext, alignment=Alignment((Bead((0, 1, 2, 3), (0, 1, 2)), bitext.alignment.beads[-1])))
    assert moved_entries(merged, list_entries(bitext, "en")) == list_entries(merged, "en")
