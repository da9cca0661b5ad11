"""What is copied: slices of the files, and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.session.bitext import Bitext
from sejajar.session.reading.copying import (
    characters,
    editor_line,
    line_number,
    sentence_at,
    swept_span,
    word_at,
)
from sejajar.text.document import Document
from sejajar.text.span import Span

TEXTS = st.text(st.sampled_from("ab ا َ1٣\u200c-’\n\r\t\x1b«"), min_size=1, max_size=60)


@given(TEXTS, st.integers(0, 59), st.integers(0, 59))
def test_what_is_taken_is_a_slice_of_the_text_as_it_was_read(raw: str, first: int, last: int) -> None:
    document = Document.from_text(raw)
    start, end = sorted((min(first, len(raw)), min(last, len(raw))))
    assert characters(document, Span(start, end)) == raw[start:end]


@given(st.integers(0, 50), st.integers(1, 5), st.integers(0, 50), st.integers(1, 5))
def test_a_sweep_covers_both_ends_either_way(first: int, first_width: int, last: int, last_width: int) -> None:
    start, end = Span(first, first + first_width), Span(last, last + last_width)
    swept = swept_span(start, end)
    assert swept == swept_span(end, start)
    assert swept.covers(start)
    assert swept.covers(end)


@given(TEXTS, st.integers(0, 59))
def test_a_word_has_no_blank_and_holds_its_place(raw: str, at: int) -> None:
    document = Document.from_text(raw)
    place = Span(min(at, len(raw) - 1), min(at, len(raw) - 1) + 1)
    word = word_at(document, place)
    assert word.covers(place)
    assert word == place or not any(char.isspace() for char in word.of(document.text))


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("kata “open source”", 7, "open"),
        ("اِرْتَفَعَ السِّعْرُ", 12, "السِّعْرُ"),
        ("GPT-5 itu", 0, "GPT"),
        ("naik 42%", 5, "42"),
        ("a, b", 1, ","),
    ],
)
def test_words(text: str, at: int, word: str) -> None:
    assert word_at(Document.from_text(text), Span(at, at + 1)).of(text) == word


def test_a_word_without_end_is_cut() -> None:
    document = Document.from_text("a" * 100_000)
    assert len(word_at(document, Span(50_000, 50_001))) < 1_000


def test_a_sentence(bitext: Bitext) -> None:
    place = Span(bitext.source.text.index("senang"), 0)
    assert sentence_at(bitext, "source", place).of(bitext.source.text) == "Ia senang."
    between = Span(bitext.source.text.index("\n"), bitext.source.text.index("\n") + 1)
    assert sentence_at(bitext, "source", between) == between


def test_a_passage_of_several_paragraphs_is_one_slice() -> None:
    from sejajar.session.pipeline import read_bitext

    source = Document.from_text("Satu dua.\n\nTiga empat.\n", language="id")
    target = Document.from_text("Satu dua, tiga empat.\n", language="ms")
    bitext = read_bitext(source, target, with_extracts=False)
    spans = [bitext.passage_span(index, "source") for index in range(len(bitext.passages))]
    taken = [characters(source, span) for span in spans if span]
    assert all(text in source.raw for text in taken)


def test_no_passage_no_span(bitext: Bitext) -> None:
    assert bitext.passage_span(1, "target") is None
    assert bitext.passage_span(99, "source") is None
    assert bitext.passage_span(-1, "source") is None


def test_lines_as_editors_and_as_this_program_count_them() -> None:
    document = Document.from_text("a\r\nb\x0cc\nd")
    assert [line_number(document, at) for at in (0, 3, 5, 7)] == [1, 2, 3, 4]
    assert [editor_line(document, at) for at in (0, 3, 5, 7)] == [1, 2, 2, 3]
    assert editor_line(Document.from_text("a\rb\rc"), 4) == 3
