"""Peeks, the passages to show, and the word that is pointed at, of a pair whose places are known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.session.bitext import Bitext
from sejajar.session.reading.entries import Occurrence
from sejajar.session.reading.peeks import passage_place, passages_of, with_place
from sejajar.session.reading.state import Reading
from sejajar.session.reading.word import first_content_word, pointed_word, word_at
from sejajar.text.span import Span


def test_a_peek_ends_at_a_move(bitext: Bitext) -> None:
    reading = Reading(bitext)
    assert reading.toggle_peek() and reading.peek == 0
    reading.go_to(0)
    assert reading.peek == 0, "that was no move"
    reading.go_to(1)
    assert reading.peek is None
    assert reading.toggle_peek() and not reading.toggle_peek()
    assert [place.passage_index for place in reading.peeked] == [0, 1]


def test_peeks_survive_a_new_alignment(bitext: Bitext) -> None:
    reading = Reading(bitext)
    reading.go_to(2)
    reading.toggle_peek()
    peeked = reading.peeked
    reading.replace_bitext(replace(bitext), {})
    assert (reading.peek, reading.peeked) == (2, peeked)
    reading.go_to(1)
    reading.replace_bitext(replace(bitext), {})
    assert reading.peek is None


def test_a_passage_place_spans_the_whole_passage(bitext: Bitext) -> None:
    for index, passage in enumerate(bitext.passages):
        place = passage_place(bitext, index)
        for span, spans in ((place.source, passage.source), (place.target, passage.target)):
            assert (span is None) == (not spans)
            assert span is None or (span.start, span.end) == (spans[0].start, spans[-1].end)


def test_places_are_unique_and_in_order(bitext: Bitext) -> None:
    first, second = passage_place(bitext, 0), passage_place(bitext, 1)
    assert with_place(with_place((), second), first) == (first, second) == with_place((first, second), second)


def test_shown_passages_follow_the_hits(bitext: Bitext) -> None:
    reading = Reading(bitext)
    reading.is_matching = True
    assert reading.shown_passages is None
    reading.show_hits("/x", (), 0)
    assert reading.shown_passages is None, "nothing found: nothing to choose"
    places = (Occurrence(2, Span(0, 1), None), Occurrence(0, Span(2, 3), None), Occurrence(2, Span(4, 5), None))
    reading.show_hits("/x", tuple(sorted(places, key=lambda place: place.order)), 0)
    assert reading.shown_passages == (0, 2)
    assert reading.shown_passages is reading.shown_passages
    reading.step_hit(1)
    assert reading.shown_passages == passages_of(places)


@pytest.mark.parametrize(
    ("text", "char_offset", "word"),
    [
        ("Harga naik lagi", 7, "naik"),
        ("Harga naik", 5, "naik"),
        ("naik.", 4, ""),
        ("", 0, ""),
        ("«قالت»", 0, "قالت"),
        ("نموًا سريعا", 2, "نموًا"),
        ("Al-Qur'an itu", 4, "qur'an"),
        ("'kata'", 2, "kata"),
        ("GPT-5", 4, "5"),
    ],
)
def test_the_word_at_a_character(text: str, char_offset: int, word: str) -> None:
    assert word_at(text, char_offset) == word


def test_function_words_are_skipped() -> None:
    assert first_content_word("Dan yang itu, Zuckerberg!", "id") == "zuckerberg"
    assert first_content_word("yang itu", "id") == "yang", "better than nothing"
    assert first_content_word("a B Gamma", "xx") == "gamma"
    assert first_content_word("…", "id") == ""


@given(st.text("ab 'ًق.-", max_size=12), st.integers(0, 12))
def test_a_word_occurs_in_the_text_and_has_no_blanks(text: str, char_offset: int) -> None:
    word = word_at(text, min(char_offset, len(text)))
    assert word in text.lower() and " " not in word and "." not in word


def test_the_pointed_word_is_clicked_selected_or_the_first(bitext: Bitext) -> None:
    reading = Reading(bitext)
    assert pointed_word(reading, None) == "harga"
    offset = bitext.target.text.index("السعر")
    assert pointed_word(reading, ("target", Span(offset, offset + 1))) == "السعر"
    reading.show_hits("/x", (Occurrence(0, Span(6, 10), None),), 0)
    assert pointed_word(reading, None) == "naik"
    reading.go_to(len(bitext.passages) - 1)
    assert pointed_word(reading, ("target", Span(offset, offset + 1))) != "السعر", "the click was elsewhere"
