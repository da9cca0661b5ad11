"""Texts made to break a layout: no exception, and work that grows with the length only."""

from __future__ import annotations

import sys
from typing import Literal

import pytest

from sejajar.layout import breaks, uax9
from sejajar.layout.clusters import split_clusters
from sejajar.layout.paragraph import ParagraphLayout

HOSTILE = {
    "marks on one base": "ب" + "\u0651" * 3000,
    "leading marks": "\u0651" * 3000 + "ب",
    "only zero width": "\u200b\u200e\u2060" * 3000,
    "nested brackets": "(" * 20_000 + "ا" + ")" * 20_000,
    "nested brackets to the limit": ("(" * 62 + "a1" + ")" * 62) * 200 + "ا",
    "many bracket pairs": "(a)ا" * 5000,
    "unclosed isolates": "\u2067a\u2066ا" * 5000,
    "nested first strong isolates": "\u2068" * 10_000 + "ا" + "\u2069" * 10_000,
    "overrides": "\u202eabc\u202dابج" * 3000,
    "one word": "ا" * 500_000,
    "one latin word": "a" * 500_000,
    "emoji": "👩\u200d👩\u200d👧\u200d👦" * 2000,
    "emoji without end": "👩" + "\u200d👩" * 10_000,
    "flags": "🇮" * 10_001,
    "blanks": " " * 100_000,
    "blanks before closing": "a" + " " * 50_000 + "!",
    "quotes": "a " + "”" * 20_000 + "b",
    "lams": "ل" * 20_000 + "ا",
    "lam and marks": ("ل" + "\u064e" * 50) * 500,
    "separators": "1,2/3-4:5" * 5000 + "ا",
    "noncharacters": "\ufdd0\uffff\U0010ffffا\ufdd0" * 100,
    "lone surrogate": "ا\ud800 1",
    "controls": "\x1b[31mا\x00\x07\x9b 1\r\n\x85\u2029",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_hostile_text_is_laid_out(name: str, direction: Literal["ltr", "rtl"]):
    text = HOSTILE[name]
    layout = ParagraphLayout(text, direction)
    lines = layout.lay_out(40, 0, 50_000 if len(text) > 50_000 else None)
    assert len(lines) == layout.line_count(40, 0, min(len(text), 50_000))
    assert all(line.width <= 40 for line in lines)
    assert not {char for line in lines for char in line.text} & set("\x1b\x00\x07\x9b\r\n\x85\u2029\ud800")
    assert layout.line_count(40) >= len(lines)


def steps(text: str) -> int:
    """Lines of Python in the layout package that laying out ``text`` runs."""
    count = 0
    folder = uax9.__file__.rpartition("/")[0]

    def trace(frame: object, event: str, _: object) -> object:
        nonlocal count
        if event == "call" and not frame.f_code.co_filename.startswith(folder):  # type: ignore[attr-defined]
            return None
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        layout = ParagraphLayout(text, "rtl")
        layout.lay_out(40)
        uax9.resolve_levels(text, 1)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "unit",
    ["(a)ا", "\u2067a\u2066ا", "\u2068ا ", "ل\u064e", "a” ", " !", "(", "\u202eab", "1,2 ا", "👩\u200d", "a1%ا-"],
)
def test_work_grows_with_the_length_only(unit: str):
    short, long = steps(unit * 400), steps(unit * 1600)
    assert long < 5 * short, (short, long)


def test_patterns_scan_each_character_a_few_times_at_most():
    """No pattern may try again from every blank or quote; a quadratic one would take minutes on these."""
    for unit in (" ", "” ", "”", "«", "( ", "—", "\u200b "):
        assert len(breaks.break_offsets("a" + unit * 100_000)) <= 200_001
    for unit in ("z", "x", "lx", "pz", "r"):
        classes = unit * 100_000
        assert len(split_clusters("a" * len(classes), classes).widths) <= 100_000
