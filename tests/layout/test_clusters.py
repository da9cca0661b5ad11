"""Clusters against UAX #29, their widths against the library that draws, and what is drawn of them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sejajar.layout.clusters import LONGEST_DRAWN, ORPHAN_BASE, drawn_cluster, grapheme_classes, split_clusters
from sejajar.layout.widths import cell_width, text_width

UNICODE = Path(__file__).parents[1] / "data" / "unicode"
EMOJI = [
    "👍🏽", "🇮🇩", "🇮", "👨‍👩‍👧‍👦", "1️⃣", "❤️", "❤", "☠", "🏴‍☠️", "👁️‍🗨️", "👁‍🗨️", "❤️‍🔥", "🏳️‍🌈", "🧑🏿‍🚀",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🫨", "🤷🏻‍♀️", "⌚", "©️", "™", "🀄", "🃏", "⭐",
]  # fmt: skip
HOSTILE = (
    "aبلاأ\u064e\u0651\u0301\u0903 \n\t\u3000漢각ᄀ\u1161\u11a8\u115f👍\U0001f3fd❤\ufe0f\u200d👩🇮🇩\U000e0067"
    "\u200b\u200c\u200e\u202b\u2067\u00ad\u034f\ufeff\ufe00\u0600\u06dd\u180e\u20e31"
)


def clusters_of(text: str) -> list[tuple[str, str, int]]:
    """(source, drawn, width) of each cluster."""
    classes = grapheme_classes(text)
    clusters = split_clusters(text, classes)
    found = []
    for number, width in enumerate(clusters.widths):
        start, end = clusters.starts[number], clusters.starts[number + 1]
        base = clusters.first_base if number == 0 else start
        found.append((text[start:end], drawn_cluster(text[base:end], classes[base:end]), width))
    return found


@pytest.mark.parametrize("text", EMOJI)
def test_emoji_are_one_cell_of_the_librarys_width(text: str):
    assert text_width(text) == cell_len(text)
    assert [(source, width) for source, _, width in clusters_of(text)] == [(text, cell_len(text))]
    assert clusters_of(text)[0][1] == text


@given(st.text(HOSTILE, max_size=40))
@settings(max_examples=400, deadline=None)
def test_clusters_cover_the_text_and_tell_their_width(text: str):
    clusters = clusters_of(text)
    sources = "".join(source for source, _, _ in clusters)
    assert sources == text or (not clusters and not grapheme_classes(text).strip("vgtnz"))
    for source, drawn, width in clusters:
        unbroken = drawn.replace("\n", " ").replace("\t", " ")
        lam_alef = drawn[0] == "ل" and any(alef in drawn for alef in "اأ")
        assert width in (1, 2)
        assert cell_width(unbroken) - lam_alef == width, (source, drawn)
        assert not set(drawn) & set("\u200b\u200c\u200e\u202b\u2067\u00ad\u034f\ufeff\u180e\u115f")
        assert not drawn.endswith("\u200d")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("كَتَّبَ", ["كَ", "تَّ", "بَ"]),
        ("بلا", ["ب", "لا"]),
        ("لَّآ", ["لَّآ"]),
        ("ل\u200cا", ["ل", "ا"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("\u200eab\u200f", ["a", "b"]),
        ("\u064eب", [ORPHAN_BASE + "\u064e", "ب"]),
        (" \u064e", [" \u064e"]),
        ("ب\u200d", ["ب"]),
        ("a\u200d👩", ["a", "👩"]),
        ("a\ufe0f", ["a"]),
        ("각", ["각"]),
        ("\u200b\u200e", []),
        ("", []),
        ("🇮🇩🇸", ["🇮🇩", "🇸"]),
        ("\u06dd١", ["\u06dd", "١"]),
    ],
)
def test_what_is_drawn(text: str, drawn: list[str]):
    assert [shown for _, shown, _ in clusters_of(text)] == drawn


def test_harakat_can_be_hidden_and_letters_stay():
    text = "ه\u0670ذ\u0651\u064ee\u0301"
    classes = grapheme_classes(text)
    shown = [drawn_cluster(text[a:b], classes[a:b], show_harakat=False) for a, b in ((0, 2), (2, 5), (5, 7))]
    assert shown == ["ه", "ذ", "e\u0301"]


def test_a_pile_of_marks_is_cut_to_what_a_cell_can_show():
    ((source, drawn, width),) = clusters_of("ب" + "\u064e" * 3000)
    assert (len(source), len(drawn), width) == (3001, LONGEST_DRAWN, 1)
    ((source, drawn, width),) = clusters_of("👩" + "\u200d👩" * 3000)
    assert width == cell_width(drawn) == 2
    assert not drawn.endswith("\u200d")


def grapheme_break_cases() -> list[list[str]]:
    cases = []
    for line in (UNICODE / "GraphemeBreakTest.txt").read_text("utf-8").splitlines():
        fields = line.split("#")[0].strip()
        if fields:
            pieces = fields.strip("÷ ").split(" ÷ ")
            cases.append(["".join(chr(int(point, 16)) for point in piece.split(" × ")) for piece in pieces])
    return cases


def is_drawn_text(pieces: list[str]) -> bool:
    """Whether a case holds only what this program's rule shares with UAX #29: no controls, prepended signs or jamo."""
    for piece in pieces:
        for char in piece:
            if unicodedata.category(char) in ("Cc", "Cs", "Cn", "Zl", "Zp"):
                return False
            if char in "\u00ad\u200b\u180e\u2060\u0600\u06dd\u0e33" or "\u1100" <= char <= "\u11ff":
                return False
            if unicodedata.category(char) == "Cf" and char not in "\u200c\u200d":
                return False
    return grapheme_classes(pieces[0])[0] not in "xyvgtnz"


def test_clusters_are_those_of_uax_29():
    cases = [case for case in grapheme_break_cases() if is_drawn_text(case)]
    assert len(cases) > 90
    for pieces in cases:
        assert [source for source, _, _ in clusters_of("".join(pieces))] == pieces
