"""Amounts: years, decades, duals, halves and indefinite figures, at both sides of each bound."""

from __future__ import annotations

from fractions import Fraction

import pytest

from figure_notation import figures_of
from sejajar.extraction.figures.amounts.amounts import written_value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tahun 1998-2199", ["1998-2199|year|1998..2199"]),
        ("tahun 1998-2200", ["1998-2200|count|1998..2200"]),
        ("tahun 1998-9200", ["1998-9200|count|1998..9200"]),
        ("tahun 1000-1010", ["1000-1010|year|1000..1010"]),
        ("tahun 999-1010", ["999-1010|count|999..1010"]),
    ],
)
def test_ranges_of_years(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1990-an", ["1990-an|year|1990"]),
        ("990-an", ["990-an|count|990||about"]),
        ("2199-an", ["2199-an|year|2199"]),
        ("2200-an", ["2200-an|count|2200||about"]),
    ],
)
def test_decades(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("di Simpang Lima", []),
        ("di kota Seribu Menara", []),
        ("satu orang", []),
        ("peringkat 999", ["999|ordinal|999"]),
        ("peringkat 1000", ["1000|count|1000"]),
    ],
)
def test_names_and_determiners(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dua tahun setengah", ["dua tahun setengah|quantity|2.5|duration-year"]),
        ("tiga kali lipat", ["tiga kali lipat|multiple|3"]),
    ],
)
def test_halves_and_multiples(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("puluhan ribu orang", ["puluhan ribu|count|?10000"]),
        ("miliaran dolar", ["miliaran dolar|money|?1000000000|USD"]),
        ("ratusan persen", ["ratusan persen|percent|?100|percent"]),
    ],
)
def test_indefinite_figures(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وجد حفرتين هنا", ["حفرتين|count*|2"]),
        ("رأيت قطتين هنا", ["قطتين|count*|2"]),
        ("رأيت بتين هنا", []),
        ("رأيت البلدين", []),
        ("كلا قطتين", []),
        ("في فساتين", []),
    ],
)
def test_duals_by_ending(text: str, expected: list[str]) -> None:
    assert figures_of(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ساعتين ونصف", ["ساعتين ونصف|quantity|2.5|duration-hour"]),
        ("عامين", ["عامين|quantity*|2|duration-year"]),
        ("ساعة ونصف", ["ساعة ونصف|quantity|1.5|duration-hour"]),
        ("السنوات الخمس", ["السنوات الخمس|quantity|5|duration-year"]),
        ("مرتين", ["مرتين|multiple*|2"]),
        ("تسعينيات القرن العشرين", ["تسعينيات القرن العشرين|year|1990"]),
    ],
)
def test_units_without_a_numeral(text: str, expected: list[str]) -> None:
    assert figures_of(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twice", ["twice|multiple|2"]),
        ("tens of thousands", ["tens of thousands|count|?10000"]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert figures_of(text, "en") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(3, 4), "0.75"),
        (Fraction(2, 3), "2/3"),
        (Fraction(10**30), str(10**30)),
        (Fraction(-7, 8), "-0.875"),
        (Fraction(1, 15), "1/15"),
    ],
)
def test_a_value_is_a_decimal_if_it_ends(value: Fraction, expected: str) -> None:
    assert written_value(value) == expected
