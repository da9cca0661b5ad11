"""Adding up number words one by one."""

from __future__ import annotations

import pytest

from sejajar.extraction.figures.numbers.number_sum import NumberSum
from sejajar.extraction.figures.tables.registry import figure_table
from sejajar.extraction.figures.tokens import word_key


def added(language: str, words: str) -> tuple[int, int]:
    """The value of the number words, and how many of them it took; "و" before a word is its conjunction."""
    table = figure_table(language)
    tally = NumberSum(table)
    taken = 0
    for word in words.split():
        has_conjunction = language == "ar" and word.startswith("و") and word != "واحد"
        key = word_key(word[1:] if has_conjunction else word)
        if not tally.take(table.numerals[key], has_conjunction):
            break
        taken += 1
    return int(tally.value), taken


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("id", "dua ratus lima puluh ribu tiga", (250003, 6)),
        ("id", "dua belas", (12, 2)),
        ("id", "dua tiga", (2, 1)),
        ("id", "dua ribu dua ribu", (2002, 3)),
        ("id", "seribu triliun", (10**15, 2)),
        ("id", "dua juta tiga ribu triliun", (2003000, 4)),
        ("ar", "خمسة وعشرون ألف وثلاثمئة", (25300, 4)),
        ("ar", "خمسة عشرون", (5, 1)),
        ("ar", "ثلاثة عشر", (13, 2)),
        ("ar", "مئة ألف مليون", (10**11, 3)),
        ("en", "two hundred fifty thousand", (250000, 4)),
        ("en", "twenty five six", (25, 2)),
    ],
)
def test_words_add_up(language: str, words: str, expected: tuple[int, int]) -> None:
    assert added(language, words) == expected


def test_what_follows_the_last_scale_can_be_dropped() -> None:
    table = figure_table("id")
    tally = NumberSum(table)
    assert not tally.drop_open_group()
    for word in ("dua", "ribu", "tiga"):
        assert tally.take(table.numerals[word], False)
    assert (tally.value, tally.drop_open_group(), tally.value) == (2003, True, 2000)
