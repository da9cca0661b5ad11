"""Sentence numbers and sentence texts, separated by tabs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.model import Alignment, Bead
from sejajar.interchange.tsv import read_tsv, table_cell, write_text_pairs, write_tsv
from small_alignment import ALIGNMENT, SOURCE, TARGET


def test_a_line_per_bead() -> None:
    assert write_tsv(ALIGNMENT) == "0,1\t0\t0.98\n\t1\t0.71\n2\t2\t1\n3\t\t0.5\n"


def test_text_pairs_have_a_line_per_bead() -> None:
    assert write_text_pairs(ALIGNMENT, SOURCE, TARGET).split("\n") == [
        "Satu & dua. Tiga <empat>.\tواحد واثنان.\t0.98",
        "\tثلاثة.\t0.71",
        "Lima tab.\tخمسة.\t1",
        "␛ Enam.\t\t0.5",
        "",
    ]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 10000)), max_size=12))
def test_what_was_written_is_read_back(steps: list[tuple[int, int, int]]) -> None:
    beads, row, column = [], 0, 0
    for a, b, share in steps:
        if a or b:
            beads.append(Bead(tuple(range(row, row + a)), tuple(range(column, column + b)), share / 10000))
            row, column = row + a, column + b
    assert read_tsv(write_tsv(Alignment(tuple(beads))), row, column).beads == tuple(beads)


@pytest.mark.parametrize(
    ("text", "beads"),
    [
        ("", [((0,), (), 1.0), ((1,), (), 1.0), ((), (0,), 1.0), ((), (1,), 1.0)]),
        ("0,1\t0,1\t0.5\n", [((0, 1), (0, 1), 0.5)]),
        ("0,1\t0,1", [((0, 1), (0, 1), 1.0)]),
        ("0,1\t0,1\t\n", [((0, 1), (0, 1), 1.0)]),
        ("0,1\t0,1\t0\n", [((0, 1), (0, 1), 0.0)]),
        ("0,1\t0,1\t1\n", [((0, 1), (0, 1), 1.0)]),
        ("0,1\t0,1\t0.5\tcomment\n", [((0, 1), (0, 1), 0.5)]),
        ("0, 1,\t 0 ,1\t 0.5\r\n", [((0, 1), (0, 1), 0.5)]),
        ("# made elsewhere\n\n  \n0,1\t0,1\t0.5\n", [((0, 1), (0, 1), 0.5)]),
        ("1\t1\t0.5\n", [((0,), (), 1.0), ((), (0,), 1.0), ((1,), (1,), 0.5)]),
        ("\t\t0.5\n0,1\t0,1\n", [((0, 1), (0, 1), 1.0)]),
    ],
)
def test_what_is_read(text: str, beads: list[object]) -> None:
    assert list(read_tsv(text, 2, 2).beads) == beads


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0 0\n", "line 1: no tab; write source indices, a tab, target indices, as in '5,6<TAB>4<TAB>0.98'"),
        ("0\n", "line 1: no tab"),
        ("\n#\n0\t0\n1\tx\n", "line 4: 'x' is not a list of sentence numbers; write them as '5,6', from 0"),
        ("0.5\t0\n", "line 1: '0.5' is not a list of sentence numbers"),
        ("3\t\n", "line 1: source sentence 3 of 3; sentences count from 0 to 2"),
        ("\t2\n", "line 1: target sentence 2 of 2; sentences count from 0 to 1"),
        ("0\t9\n", "line 1: target sentence 9 of 2; sentences count from 0 to 1"),
        ("0\t-1\n", "line 1: '-1' is not a list of sentence numbers; "),
        ("\n1\t0\n0\t1\n", "line 3: source sentences 0 are not the next sentences; put the lines in order"),
        ("0\t0\t1.5\n", "line 1: confidence '1.5' is not a number from 0 to 1; omit it or correct it"),
        ("0\t0\t-0.1\n", "line 1: confidence '-0.1' is not a number from 0 to 1"),
        ("0\t0\tnan\n", "line 1: confidence 'nan' is not a number from 0 to 1"),
        ("0\t0\tsure\n", "line 1: confidence 'sure' is not a number"),
    ],
)
def test_an_error_names_the_line_and_the_remedy(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(message)):
        read_tsv(text, 3, 2)


def test_the_last_sentence_of_each_side_may_be_named() -> None:
    assert read_tsv("2\t1\n", 3, 2).beads[-1] == Bead((2,), (1,))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", " =1+1"),
        ("+62 21", " +62 21"),
        ("-5", " -5"),
        ("- Apa?", " - Apa?"),
        ("@SUM(A1)", " @SUM(A1)"),
        ('=HYPERLINK("http://x")', ' =HYPERLINK("http://x")'),
        ("biasa = 5", "biasa = 5"),
        ("", ""),
        ("٪", "٪"),
        ("\u202e=1", "\u202e=1\u202c"),
    ],
)
def test_a_cell_is_no_formula_and_reads_back(text, cell):
    assert table_cell(text) == cell
    assert cell.strip().startswith(text)
