"""Widths against the library that draws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sejajar.layout.widths import CHAR_WIDTHS, WIDENED_BY_SELECTOR, cell_width, code_points, text_width

HOSTILE = (
    "aبلاأ\u064e\u0651\u0301\u0903 \n\t\u3000漢각ᄀ\u1161\u11a8\u115f👍\U0001f3fd❤\ufe0f\u200d👩🇮🇩\U000e0067"
    "\u200b\u200c\u200e\u202b\u2067\u00ad\u034f\ufeff\ufe00\u0600\u06dd\u180e\u20e31"
)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x6FF), (0x700, 0x8FF), (0x900, 0xFFF), (0x1000, 0x1FFF), (0x2010, 0x2FFF),
        (0x3000, 0x33FF), (0xA490, 0xABFF), (0xAC00, 0xAC80), (0xF900, 0xFFFD), (0x10000, 0x1FFFF), (0xE0000, 0xE01EF),
    ],
)  # fmt: skip
def test_widths_are_those_of_the_drawing_library(first: int, last: int):
    differing = [
        f"{code:04X}"
        for code in range(first, last + 1)
        if not 0xD800 <= code < 0xE000 and cell_len(chr(code)) != CHAR_WIDTHS[chr(code)]
    ]
    # An older interpreter does not know characters assigned since; the table holds those whose width would change.
    assert differing == []


@given(st.text(HOSTILE, max_size=40))
@settings(max_examples=200, deadline=None)
def test_text_width_is_the_librarys(text: str):
    text = text.replace("\n", "").replace("\t", "")
    assert text_width(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("kata", 4),
        ("漢字", 4),
        ("e\u0301", 1),
        ("👩\u200d👧", 2),
        ("👩\u200d👧a", 3),
        ("\u200da", 0),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("❤\ufe0f\ufe0f", 2),
        ("👩\ufe0f", 2),
        ("a❤\ufe0fb", 4),
        ("❤\u0301\ufe0f", 2),
        ("\ufe0f❤", 1),
        ("بَ", 1),
    ],
)
def test_joined_and_widened_characters_by_hand(text: str, width: int):
    assert text_width(text) == cell_width(text) == width


def test_code_points_of_ranges():
    assert code_points("41-43 61") == [0x41, 0x42, 0x43, 0x61]
    assert code_points("1F600") == [0x1F600]
    assert {"❤", "1", "#"} <= WIDENED_BY_SELECTOR
    assert "a" not in WIDENED_BY_SELECTOR


def test_what_has_no_width_of_its_own():
    assert [CHAR_WIDTHS[char] for char in "\u200b\u0301\u0903\ud800\U000e0001\U000e0fff\U000e1000"] == [0] * 6 + [1]
    assert [CHAR_WIDTHS[char] for char in "\u0600\u00ad\u1160\U0001f3fb"] == [1, 1, 0, 0]
