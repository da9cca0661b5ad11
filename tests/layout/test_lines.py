"""The map of a line, both ways: by tables written by hand, and by Hypothesis."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.layout.lines import CellColumn, Line
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.text.span import CharOffset

MIXED = "ابلأ ة\u064e abc 12٣()«»\n漢é\u0301\u200b\u200e👩❤\ufe0f"


def only_line(text: str, direction: Literal["ltr", "rtl"], width: int = 80) -> Line:
    return ParagraphLayout(text, direction).lay_out(width)[0]


# Offsets 0 to 4 in each; the columns from the left are in the comment.
LATIN_THEN_ARABIC = "ab شر"  # in a left-to-right pane a b _ ر ش, in a right-to-left one ر ش _ a b
ARABIC_THEN_LATIN = "شر ab"  # in a left-to-right pane ر ش _ a b, in a right-to-left one a b _ ر ش


@pytest.mark.parametrize(
    ("text", "direction", "column", "characters"),
    [
        # Beyond the edge where lines begin: the first characters, whatever stands at that edge.
        (LATIN_THEN_ARABIC, "ltr", -1, (0, 1)),
        (LATIN_THEN_ARABIC, "rtl", 5, (0, 1)),
        (ARABIC_THEN_LATIN, "ltr", -1, (0, 1)),
        (ARABIC_THEN_LATIN, "rtl", 5, (0, 1)),
        # Beyond the edge where they end: the last.
        (LATIN_THEN_ARABIC, "ltr", 5, (4, 5)),
        (LATIN_THEN_ARABIC, "rtl", -1, (4, 5)),
        (ARABIC_THEN_LATIN, "ltr", 5, (4, 5)),
        (ARABIC_THEN_LATIN, "rtl", -1, (4, 5)),
        # Far beyond it, the same.
        (LATIN_THEN_ARABIC, "ltr", 99, (4, 5)),
        (ARABIC_THEN_LATIN, "rtl", -99, (4, 5)),
        # At the edges themselves, what stands there.
        (LATIN_THEN_ARABIC, "ltr", 4, (3, 4)),
        (LATIN_THEN_ARABIC, "rtl", 0, (4, 5)),
        (LATIN_THEN_ARABIC, "rtl", 4, (1, 2)),
        (ARABIC_THEN_LATIN, "rtl", 0, (3, 4)),
        (ARABIC_THEN_LATIN, "rtl", 4, (0, 1)),
        # A cluster of two columns, of two characters, and of a lam with its alef.
        ("漢字", "ltr", 1, (0, 1)),
        ("漢字", "ltr", 2, (1, 2)),
        ("漢字", "ltr", 4, (1, 2)),
        ("e\u0301a", "ltr", -1, (0, 2)),
        ("بلا", "rtl", 0, (1, 3)),
        ("بلا", "rtl", -1, (1, 3)),
        ("بلا", "rtl", 2, (0, 1)),
    ],
)
def test_the_characters_at_a_column(
    text: str, direction: Literal["ltr", "rtl"], column: int, characters: tuple[int, int]
):
    line = only_line(text, direction)
    assert line.cluster_at(CellColumn(column), is_rtl=direction == "rtl") == characters


def test_a_later_line_has_the_offsets_of_its_paragraph():
    line = ParagraphLayout("satu dua شر", "ltr").lay_out(5)[1]
    assert (line.text[:3], line.start, line.end) == ("dua", 5, 9)
    assert line.cluster_at(CellColumn(-1), is_rtl=False) == (5, 6)
    # The blank at its end is not drawn, and no characters of it.
    assert line.cluster_at(CellColumn(3), is_rtl=False) == (7, 8)


def test_a_line_of_blanks_is_one_range():
    line = only_line("   ", "rtl")
    assert line.clusters == ()
    assert [line.cluster_at(CellColumn(column), is_rtl=True) for column in (-1, 0, 1)] == [(0, 3)] * 3
    assert line.visual_to_logical(CellColumn(0)) == 0
    assert line.logical_to_visual(CharOffset(0), CharOffset(3)) == ()


@pytest.mark.parametrize(
    ("text", "direction", "start", "end", "columns"),
    [
        ("abcابج", "ltr", 2, 4, ((2, 3), (5, 6))),
        ("abcابج", "ltr", 3, 6, ((3, 6),)),
        ("abcابج", "ltr", 0, 6, ((0, 6),)),
        ("abcابج", "rtl", 2, 4, ((2, 3), (5, 6))),
        ("abcابج", "rtl", 4, 6, ((0, 2),)),
        ("abc", "ltr", 1, 1, ()),
        ("abc", "ltr", 3, 9, ()),
        ("a漢b", "ltr", 1, 2, ((1, 3),)),
        ("بلا", "rtl", 2, 3, ((0, 1),)),
    ],
)
def test_the_columns_of_characters(
    text: str, direction: Literal["ltr", "rtl"], start: int, end: int, columns: tuple[tuple[int, int], ...]
):
    assert only_line(text, direction).logical_to_visual(CharOffset(start), CharOffset(end)) == columns


def test_the_text_of_a_line_is_what_is_drawn():
    line = only_line("a (ب)", "ltr")
    assert line.text == "a (\ufe8f)"
    assert line.width == 5


@given(st.text(MIXED, min_size=1, max_size=60), st.integers(2, 40), st.sampled_from(["ltr", "rtl"]))
@settings(max_examples=200, deadline=None)
def test_the_map_goes_both_ways(text: str, width: int, direction: Literal["ltr", "rtl"]):
    for line in ParagraphLayout(text, direction).lay_out(width):
        column = 0
        for cluster in line.clusters:
            assert line.logical_to_visual(cluster.start, cluster.end) == ((column, column + cluster.width),)
            for inside in range(column, column + cluster.width):
                assert line.visual_to_logical(inside) == cluster.start
            column += cluster.width
        assert line.logical_to_visual(line.start, line.end) == (((0, line.width),) if line.clusters else ())
        if line.clusters:
            assert line.visual_to_logical(-3) == line.clusters[0].start
            assert line.visual_to_logical(column + 5) == line.clusters[-1].start
        else:
            assert line.visual_to_logical(0) == line.start
