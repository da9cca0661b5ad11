"""Which bare four-digit numbers are years, at both sides of each bound."""

from __future__ import annotations

import pytest

from figure_notation import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sejak 1500", ["1500|year|1500"]),
        ("sejak 1499", ["1499|count|1499"]),
        ("sejak 2100", ["2100|year|2100"]),
        ("sejak 2101", ["2101|count|2101"]),
        ("tahun 1000", ["1000|year|1000"]),
        ("tahun 999", ["999|count|999"]),
        ("tahun 2199", ["2199|year|2199"]),
        ("tahun 2200", ["2200|count|2200"]),
    ],
)
def test_bounds(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2000 tentara", ["2000|count|2000"]),
        ("sekitar 2000", ["2000|count|2000||about"]),
        ("hingga 2020", ["2020|year|2020"]),
        ("Pemilu 2019", ["2019|year|2019"]),
        ("membeli 2019 buku", ["2019|count|2019"]),
        ("Pemilu 2019 berakhir", ["2019|year|2019"]),
    ],
)
def test_words_around(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في 2000 مدرسة", ["2000|count|2000"]),
        ("في 2000", ["2000|year|2000"]),
    ],
)
def test_arabic_nouns_after_a_preposition(text: str, expected: list[str]) -> None:
    assert figures_of(text, "ar") == expected
