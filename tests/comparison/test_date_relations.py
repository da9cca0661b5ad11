"""How a text relates something to a date."""

from __future__ import annotations

import pytest

from sejajar.comparison.date_relations import date_relation
from sejajar.text.span import Span


def relation_before(words: str, language: str) -> str | None:
    return date_relation(f"{words} DATE", Span(len(words) + 1, len(words) + 5), language)


@pytest.mark.parametrize(
    ("words", "language", "relation"),
    [
        ("in", "en", "at"), ("due by", "en", "by"), ("no later than the end of", "en", "by"), ("since", "en", "since"),
        ("word", "en", None), ("", "en", None), ("in", "fi", None),
        ("pada", "id", "at"), ("sampai dengan", "id", "by"), ("sebelum bulan", "id", "before"),
        ("في موعد أقصاه نهاية", "ar", "by"), ("منذ", "ar", "since"), ("بَعْدَ شهر", "ar", "after"),
    ],
)  # fmt: skip
def test_the_words_just_before_a_date(words: str, language: str, relation: str | None) -> None:
    assert relation_before(words, language) == relation


def test_words_are_read_up_to_the_reach() -> None:
    assert relation_before("by" + " the" * 14, "en") == "by"
    assert relation_before("by" + " the" * 15, "en") is None
