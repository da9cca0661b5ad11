"""Phrase books: the longest phrase at a place."""

from __future__ import annotations

from sejajar.extraction.figures.phrases import PhraseBook
from sejajar.extraction.figures.tokens import ProcliticAnalyser, Token, tokenise

BOOK = PhraseBook({"dolar": "USD", "dolar singapura": "SGD", "M": "10**9", "m": "meter", "km/jam": "speed"})


def tokens_of(text: str) -> list[Token]:
    return tokenise(text, 0, len(text), ProcliticAnalyser())


def test_the_longest_match_wins() -> None:
    tokens = tokens_of("5 dolar Singapura naik")
    assert BOOK.match(tokens, 1) == ("SGD", 3)
    assert BOOK.match(tokens[:2], 1) == ("USD", 2)
    assert BOOK.match(tokens, 0) is None
    assert BOOK.match(tokens, 4) is None


def test_before_a_token() -> None:
    tokens = tokens_of("lima dolar Singapura naik")
    assert BOOK.match_before(tokens, 3) == ("SGD", 1)
    assert BOOK.match_before(tokens, 3, reach=1) is None
    assert BOOK.match_before(tokens, 0) is None


def test_only_single_letters_are_case_sensitive() -> None:
    assert BOOK.match(tokens_of("M"), 0) == ("10**9", 1)
    assert BOOK.match(tokens_of("m"), 0) == ("meter", 1)
    assert BOOK.match(tokens_of("DOLAR"), 0) == ("USD", 1)


def test_words_and_marks_of_a_phrase() -> None:
    assert BOOK.match(tokens_of("km/jam"), 0) == ("speed", 3)
    assert {"km", "/", "jam"} <= BOOK.words
    assert "jam" not in BOOK.first_words
    assert dict(BOOK.phrases())["dolar singapura"] == "SGD"
