"""One-line labels."""

from __future__ import annotations

import itertools
import unicodedata
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sejajar.layout.labels import label_clusters, visual_line

TEXT = "ابلا \u064e abc 12()«»\n\u200e漢👩…"


def shown(text: str, direction: Literal["ltr", "rtl"], width: int | None = None) -> str:
    return unicodedata.normalize("NFKC", visual_line(text, direction, width))


def test_a_short_label_is_whole():
    assert shown("OpenAI قالت", "rtl") == "تلاق OpenAI"
    assert shown("OpenAI قالت ", "rtl", 11) == "تلاق OpenAI"
    assert shown("kata satu", "ltr", 9) == "kata satu"


def test_a_long_label_is_cut_at_its_logical_end():
    assert visual_line("kata satu dua", "ltr", 8) == "kata sa…"
    assert visual_line("kata satu dua", "ltr", 6) == "kata…"
    assert visual_line("قالت الشركة", "rtl", 6) == "…" + visual_line("قالت ", "rtl")
    assert visual_line("OpenAI قالت", "rtl", 5) == "…Open"


def test_the_ellipsis_stands_for_what_was_cut():
    cells = label_clusters("قالت الشركة", "rtl", 4)
    assert (cells[0].text, cells[0].start, cells[0].end, cells[0].is_rtl) == ("…", 3, 11, True)
    assert [cell.start for cell in cells[1:]] == [2, 1, 0]


def test_no_room_no_cells():
    assert label_clusters("kata", "ltr", 0) == ()
    assert label_clusters("kata", "ltr", -1) == ()
    assert visual_line("kata", "ltr", 1) == "…"
    assert visual_line("漢字", "ltr", 2) == "…"
    assert visual_line("", "rtl", 0) == ""
    assert visual_line("\u200e", "rtl", 5) == ""


def test_harakat_can_be_hidden():
    assert visual_line("بَ", "rtl", show_harakat=False) == "\ufe8f"
    assert visual_line("بَ", "rtl") == "\ufe8f\u064e"
    assert label_clusters("بَ", "rtl")[0].text == "\ufe8f\u064e"
    assert label_clusters("بَ", "rtl", show_harakat=False)[0].text == "\ufe8f"


@given(st.text(TEXT, max_size=30), st.sampled_from(["ltr", "rtl"]), st.integers(-1, 20))
@settings(max_examples=150, deadline=None)
def test_a_label_fits_and_its_cells_cover_the_text(text: str, direction: Literal["ltr", "rtl"], width: int):
    cells = label_clusters(text, direction, width)
    line = "".join(cell.text for cell in cells)
    assert cell_len(line) == sum(cell.width for cell in cells) <= max(0, width)
    assert "\n" not in line
    ranges = sorted((cell.start, cell.end) for cell in cells)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(ranges))
