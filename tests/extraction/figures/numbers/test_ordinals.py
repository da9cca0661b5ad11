"""Ordinals, at both sides of each bound."""

from __future__ import annotations

import pytest

from figure_notation import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gol kedua", ["kedua|ordinal|2"]),
        ("kedua negara", []),
        ("keempat pria itu", ["keempat|count|4"]),
        ("yang pertama", []),
        ("abad ke-19", ["ke-19|ordinal|19|duration-century"]),
        ("ke-9999", ["ke-9999|ordinal|9999"]),
        ("ke-10000", ["10000|count|10000"]),
        ("abad 21", ["21|ordinal|21|duration-century"]),
        ("abad 210", ["210|count|210"]),
        ("kedua terbesar", ["kedua|ordinal|2"]),
    ],
)
def test_indonesian(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("القرن التاسع عشر", ["التاسع عشر|ordinal|19|duration-century"]),
        ("القرن العشرين", ["العشرين|ordinal|20|duration-century"]),
        ("القرن الـ19", ["19|ordinal|19|duration-century"]),
        ("ثاني أكبر مدينة", ["ثاني|ordinal|2"]),
    ],
)
def test_arabic(text: str, expected: list[str]) -> None:
    assert figures_of(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 19th century", ["19th|ordinal|19|duration-century"]),
        ("the 99999th", ["99999th|ordinal|99999"]),
        ("the 999999th", ["999999|count|999999"]),
        ("the second party", []),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert figures_of(text, "en") == expected
