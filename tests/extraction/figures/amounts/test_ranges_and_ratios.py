"""Two numbers that are one figure, at both sides of each bound."""

from __future__ import annotations

import pytest

from figure_notation import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-2", ["3-2|score|3:2"]),
        ("300-2", ["300-2|score|300:2"]),
        ("301-2", ["301|count|301", "2|count|2"]),
        ("2-3", ["2-3|count|2..3"]),
        ("menang 2-3", ["2-3|score|2:3"]),
        ("menang kudaa kudab kudac kudad kudae kudaf kudag 2-3", ["2-3|score|2:3"]),
        ("menang kudaa kudab kudac kudad kudae kudaf kudag kudah 2-3", ["2-3|count|2..3"]),
        ("51 berbanding 49", ["51 berbanding 49|score|51:49"]),
        ("1000 berbanding 49", ["1000 berbanding 49|score|1000:49"]),
        ("1001 berbanding 49", ["1001|count|1001", "49|count|49"]),
    ],
)
def test_scores(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023/24", ["2023/24|year|2023..2024"]),
        ("2023/25", ["2023|year|2023", "25|count|25"]),
        ("1950-53", ["1950-53|year|1950..1953"]),
        ("1950-49", ["1950|year|1950", "49|count|49"]),
        ("1900-01", ["1900|year|1900", "01|count|1"]),
        ("2099-10", ["2099|year|2099", "10|count|10"]),
    ],
)
def test_seasons(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 dari 10", ["1 dari 10|fraction|1/10"]),
        ("1 dari 11", ["1|count|1", "11|count|11"]),
        ("satu dari 1000", ["satu dari 1000|fraction|1/1000"]),
        ("5 dari 5", ["5|count|5", "5|count|5"]),
    ],
)
def test_ratios(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-10 persen", ["5-10 persen|percent|5..10|percent"]),
        ("antara 30 dan 43 tahun", ["30 dan 43 tahun|quantity|30..43|duration-year"]),
        ("lima hingga sepuluh juta rupiah", ["lima hingga sepuluh juta rupiah|money|5000000..10000000|IDR"]),
        ("naik dari 5% ke 10%", ["5%|percent|5|percent", "10%|percent|10|percent"]),
        ("10-5 persen", ["10|count|10", "5 persen|percent|5|percent"]),
    ],
)
def test_ranges(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بين 11 و18 عاما", ["11 و18 عاما|quantity|11..18|duration-year"]),
        ("5 مقابل 4", ["5 مقابل 4|score|5:4"]),
        ("واحد من كل خمسة", ["واحد من كل خمسة|fraction|1/5"]),
    ],
)
def test_arabic(text: str, expected: list[str]) -> None:
    assert figures_of(text, "ar") == expected
