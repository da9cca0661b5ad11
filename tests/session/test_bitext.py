"""Passages: what stands level, where paragraphs open, and where a character is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.model import Alignment, Bead
from sejajar.session.bitext import MAX_PASSAGE_CHARS, SIDES, Bitext
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span


def test_a_bead_is_a_passage(bitext: Bitext) -> None:
    texts = [[span.of(bitext.source.text) for span in passage.source] for passage in bitext.passages]
    assert texts == [
        ["Harga naik 42 persen."],
        ["Ia senang."],
        ["Meta membayar 9 persen."],
        ["“Baik,” kata Li."],
        ["Naik 42 persen lagi."],
    ]
    assert bitext.passages[1].target == ()


def test_a_paragraph_opens_if_either_side_starts_one(bitext: Bitext) -> None:
    assert [passage.opens_paragraph for passage in bitext.passages] == [True, False, True, False, False]


def test_every_character_of_a_sentence_is_in_its_passage(bitext: Bitext) -> None:
    for index, passage in enumerate(bitext.passages):
        for side in SIDES:
            for span in passage.spans(side):
                assert {bitext.passage_at(side, char_offset) for char_offset in range(span.start, span.end)} == {index}


def test_a_blank_between_sentences_belongs_to_the_next(bitext: Bitext) -> None:
    assert bitext.passage_at("source", bitext.passages[0].source[-1].end) == 1
    assert bitext.passage_at("source", 10**9) == 4


def test_sentences_of_two_paragraphs_are_two_spans() -> None:
    source = Document.from_text("satu\ndua tiga", language="id")
    target = Document.from_text("واحد", language="ar")
    bitext = Bitext(
        source, target,
        (Sentence(Span(0, 4), 0), Sentence(Span(5, 8), 1), Sentence(Span(9, 13), 1)),
        (Sentence(Span(0, 4), 0),),
        Alignment((Bead((0, 1, 2), (0,)),)),
    )  # fmt: skip
    assert bitext.passages[0].source == (Span(0, 4), Span(5, 13))


def test_a_very_long_sentence_is_split() -> None:
    source = Document.from_text("ب" * (2 * MAX_PASSAGE_CHARS + 5), language="ar")
    target = Document.from_text("x", language="en")
    bitext = Bitext(
        source,
        target,
        (Sentence(Span(0, len(source.text)), 0),),
        (Sentence(Span(0, 1), 0),),
        Alignment((Bead((0,), (0,)),)),
    )
    assert [len(passage.source[0]) for passage in bitext.passages] == [MAX_PASSAGE_CHARS, MAX_PASSAGE_CHARS, 5]
    assert [passage.target for passage in bitext.passages] == [(Span(0, 1),), (), ()]
    assert [passage.opens_paragraph for passage in bitext.passages] == [True, False, False]
    assert bitext.passage_at("source", MAX_PASSAGE_CHARS) == 1


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30))
def test_passages_cover_every_sentence_once(sizes: list[tuple[int, int]]) -> None:
    counts = [sum(size[side] for size in sizes) for side in (0, 1)]
    documents = [Document.from_text("\n".join(["kata"] * count), language="id") for count in counts]
    parts = [tuple(Sentence(span, index) for index, span in enumerate(document.paragraphs)) for document in documents]
    beads, at = [], [0, 0]
    for size in sizes:
        beads.append(Bead(*(tuple(range(at[side], at[side] + size[side])) for side in (0, 1))))
        at = [at[side] + size[side] for side in (0, 1)]
    bitext = Bitext(*documents, *parts, Alignment(tuple(beads)))
    for side in SIDES:
        shown = [span for passage in bitext.passages for span in passage.spans(side)]
        assert shown == [sentence.span for sentence in bitext.sentences(side)]


def test_a_passage_that_does_not_exist_has_no_span(bitext: Bitext) -> None:
    for index in (-1, 5):
        assert bitext.first_span(index) is None
        assert bitext.passage_span(index, "source") is None
    assert bitext.first_span(1, ("target", "source")) == ("source", bitext.passages[1].source[0])
    assert bitext.passage_span(4, "target") == bitext.passages[4].target[0]
