"""Times of day, at both sides of each bound."""

from __future__ import annotations

import pytest

from figure_notation import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pukul 10.30", ["10.30|time|10:30"]),
        ("10:30", ["10:30|time|10:30"]),
        ("10.30 WIB", ["10.30|time|10:30"]),
        ("10.30", ["10.30|count|10.3"]),
        ("pukul 00.00", ["00.00|time|00:00"]),
        ("pukul 24.00", ["24.00|time|00:00"]),
        ("pukul 25.00", ["25.00|count|25"]),
        ("pukul 10.59", ["10.59|time|10:59"]),
        ("pukul 10.60", ["10.60|count|10.6"]),
        ("pukul sekitar 7", ["7|time|07:00"]),
        ("jam 7 hari", ["7 hari|quantity|7|duration-day"]),
    ],
)
def test_clocks(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 malam", ["7 malam|time|19:00"]),
        ("7 pagi", ["7 pagi|time|07:00"]),
        ("12 malam", ["12 malam|time|00:00"]),
        ("12 siang", ["12 siang|time|12:00"]),
        ("7-9 malam", ["7-9 malam|time|19:00..21:00"]),
        ("menang 3-4 malam ini", ["3-4|score|3:4"]),
        ("menang kudaa kudab kudac kudad kudae kudaf kudag 6-7 malam", ["6-7|score|6:7"]),
        ("menang kudaa kudab kudac kudad kudae kudaf kudag kudah 6-7 malam", ["6-7 malam|time|18:00..19:00"]),
        ("pukul 08.00-21.00", ["08.00-21.00|time|08:00..21:00"]),
    ],
)
def test_day_periods(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pukul setengah tujuh", ["setengah tujuh|time|06:30"]),
        ("pukul setengah dua belas", ["setengah dua belas|time|11:30"]),
        ("pukul setengah tiga belas", ["setengah|fraction|0.5", "tiga belas|count|13"]),
        ("pukul tujuh lewat lima belas", ["tujuh lewat lima belas|time|07:15"]),
        ("pukul tujuh kurang seperempat", ["tujuh kurang seperempat|time|06:45"]),
    ],
)
def test_spelled_hours(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الثالثة والنصف عصرا", ["الثالثة والنصف عصرا|time|15:30"]),
        ("الثالثة إلا ربعا عصرا", ["الثالثة إلا ربعا عصرا|time|14:45"]),
        ("الساعة الواحدة ظهرا", ["الواحدة ظهرا|time|13:00"]),
    ],
)
def test_arabic_hours(text: str, expected: list[str]) -> None:
    assert figures_of(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6-7 pm", ["6-7 pm|time|18:00..19:00"]),
        ("at 10:30", ["10:30|time|10:30"]),
    ],
)
def test_english_hours(text: str, expected: list[str]) -> None:
    assert figures_of(text, "en") == expected
