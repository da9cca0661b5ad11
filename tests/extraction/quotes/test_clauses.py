"""Clauses: sentences as tokens, each quote as one."""

from __future__ import annotations

import pytest

from quote_reading import clauses_of


def shape(text: str, language: str = "id") -> list[list[str]]:
    """The keys of the tokens of each clause, a quote as “”."""
    return [[token.key or "“”" for token in clause.tokens] for clause in clauses_of(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Ya,” kata Budi.", [["“”", "kata", "budi", "."]]),
        ("“Ya. Tidak,” kata Budi. Hujan.", [["“”", "kata", "budi", "."], ["hujan", "."]]),
        ("Ada 1.234 co-founder jum'at.", [["ada", "1.234", "co-founder", "jum'at", "."]]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[list[str]]):
    assert shape(text) == expected


def test_a_proclitic_before_a_quote_is_no_word():
    (clause,) = clauses_of("قال عمر ب“السوق مغلق”.", "ar")
    assert [token.kind for token in clause.tokens] == ["word", "word", "punctuation", "quote", "punctuation"]


def test_a_conjunction_written_onto_a_name_is_a_word():
    assert shape("قال عمرإن السوق مغلق.", "ar") == [["قال", "عمر", "ان", "السوق", "مغلق", "."]]


@pytest.mark.parametrize(("count", "sizes"), [(400, [400]), (401, [400, 1]), (1200, [400] * 3)])
def test_clauses_are_bounded(count: int, sizes: list[int]):
    assert [len(clause.tokens) for clause in clauses_of("kata " * count)] == sizes
