"""What a single word of a speaker's phrase can be."""

from __future__ import annotations

import pytest

from quote_reading import clauses_of, table_of
from sejajar.extraction.quotes.clauses import ClauseToken
from sejajar.extraction.quotes.word_classes import WordClassifier, span_of


def words(text: str, language: str = "id") -> tuple[WordClassifier, tuple[ClauseToken, ...]]:
    (clause,) = clauses_of(text, language)
    return WordClassifier(text, table_of(language)), clause.tokens


@pytest.mark.parametrize(
    ("word", "expected"),
    [("mengatakan", True), ("menteri", False), ("Mengatakan", False), ("dibaca", True), ("dibac", False)],
)
def test_verbs_by_their_prefix(word: str, expected: bool):
    classifier, (token, *_) = words(word)
    assert classifier.is_verb_like(token) is expected


def test_offices():
    classifier, tokens = words("presiden Presiden pasar")
    assert [classifier.is_role(token) for token in tokens] == [True, True, False]
    assert [classifier.is_plain_role(token) for token in tokens] == [True, False, False]


@pytest.mark.parametrize(("text", "expected"), [("St. John", True), ("st. John", False), ("St. john", False)])
def test_a_full_stop_inside_a_name(text: str, expected: bool):
    classifier, tokens = words(f"kata {text}") if text[0].isupper() else words(text)
    index = next(index for index, token in enumerate(tokens) if token.key == ".")
    assert classifier.is_abbreviation_point(tokens, index) is expected


def test_a_particle_inside_a_name_does_not_end_it():
    classifier, tokens = words("Ke Huy Quan Rabu ke")
    assert [classifier.stops_after(token, 1) for token in tokens] == [False, False, False, True, True]


def test_an_and_inside_a_name():
    classifier, tokens = words("Budi dan Ani dan pasar")
    assert [classifier.joins_names(tokens, index, 0) for index in (1, 3)] == [True, False]


def test_arabic_articles_and_proclitics():
    classifier, tokens = words("السوق ولكن عمر", "ar")
    assert [classifier.is_definite(token) for token in tokens] == [True, False, False]
    assert classifier.is_in(tokens[1], table_of("ar").breaks)
    assert classifier.is_in(tokens[1], frozenset({"لكن"}))


def test_the_span_of_tokens():
    _, tokens = words("kata Budi Hartono di Solo")
    assert span_of(tokens, 1, 3).of("kata Budi Hartono di Solo") == "Budi Hartono"
