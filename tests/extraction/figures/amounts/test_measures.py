"""Numbers with a sign, a currency or a unit."""

from __future__ import annotations

import pytest

from figure_notation import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rp5 M", ["Rp5 M|money|5000000000|IDR"]),
        ("5 M", ["5|count|5"]),
        ("Rp5.000,-", ["Rp5.000,-|money|5000|IDR"]),
        ("$200 miliar dolar", ["$200 miliar dolar|money|200000000000|USD"]),
        ("$3bn", ["$3bn|money|3000000000|USD"]),
        ("3bn", ["3bn|count|3000000000"]),
        ("RM 5", ["RM 5|money|5|MYR"]),
        ("rm 5", ["5|count|5"]),
    ],
)
def test_money(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 dinar", ["5 dinar|money|5|KWD"]),
        ("Di Irak 5 dinar", ["5 dinar|money|5|IQD"]),
        ("Di Kuwait dan Irak 5 dinar", ["5 dinar|money|5|KWD"]),
    ],
)
def test_bare_currencies(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-3 °C", ["-3 °C|quantity|-3|temperature-celsius"]),
        ("5%", ["5%|percent|5|percent"]),
    ],
)
def test_signs(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("120 kilometer per jam", ["120 kilometer per jam|quantity|120|speed-kilometer-per-hour"]),
        ("5,6 skala richter", ["5,6 skala richter|count|5.6"]),
        ("dua tahun", ["dua tahun|quantity|2|duration-year"]),
        ("5 tahun 2008", ["5|count|5", "2008|year|2008"]),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%20", ["%20|percent|20|percent"]),
        ("5%20", ["5%|percent|5|percent", "20|count|20"]),
    ],
)
def test_percent_sign_first(text: str, expected: list[str]) -> None:
    assert figures_of(text, "ar") == expected
