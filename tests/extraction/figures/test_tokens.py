"""Tokens: offsets, keys and proclitics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.extraction.figures.tables.registry import figure_table
from sejajar.extraction.figures.tokens import ProcliticAnalyser, Token, normalise, tokenise, word_key


def tokens_of(text: str, language: str = "id") -> list[Token]:
    return tokenise(text, 0, len(text), figure_table(language).analyser)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rp1,5 juta", ["rp", "1,5", "juta"]),
        ("1 000 000", ["1 000 000"]),
        ("2 000", ["2 000"]),
        ("2 100", ["2", "100"]),
        ("1\u202f234", ["1\u202f234"]),
        ("٢٫٨٪", ["2٫8", "%"]),
        ("5–7", ["5", "-", "7"]),
        ("10km/jam", ["10", "km", "/", "jam"]),
        ("5كم", ["5", "كم"]),
    ],
)
def test_words_digit_runs_and_marks(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens_of(text)] == expected


def test_what_a_token_tells() -> None:
    rp, number, scale = tokens_of("Rp5 juta")
    assert (rp.is_capitalised, number.is_adjacent, scale.is_adjacent) == (True, True, False)
    assert (scale.start, scale.end) == (4, 8)


@pytest.mark.parametrize(
    ("text", "key", "stem_start", "has_conjunction", "has_article"),
    [
        ("وألف", "الف", 1, True, False),
        ("واحد", "واحد", 0, False, False),
        ("الثاني", "ثاني", 0, False, True),
        ("بالثاني", "ثاني", 1, False, True),
        ("والثاني", "ثاني", 1, True, True),
        ("لست", "لست", 0, False, False),
        ("خَمْسَة", "خمسه", 0, False, False),
        ("وَخَمْسَة", "خمسه", 2, True, False),
    ],
)
def test_proclitics(text: str, key: str, stem_start: int, has_conjunction: bool, has_article: bool) -> None:
    (token,) = tokens_of(text, "ar")
    assert (token.key, token.stem_start, token.has_conjunction, token.has_article) == (
        key,
        stem_start,
        has_conjunction,
        has_article,
    )


def test_a_language_without_proclitics_keeps_its_words() -> None:
    assert ProcliticAnalyser().analyse("dan").key == "dan"


@given(st.text())
def test_normalising_keeps_the_length(text: str) -> None:
    assert len(normalise(text)) == len(text)


def test_a_key_unifies_letters() -> None:
    assert word_key("أرْبَعــة") == word_key("اربعه")
