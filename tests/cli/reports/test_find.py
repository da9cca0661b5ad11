"""``sejajar find``: figures by value, in both texts."""

from __future__ import annotations

import pytest

from sejajar.formats.plain_text import load_document
from sejajar.session.pipeline import read_bitext
from sejajar.session.reading.search import find_figures

SOURCE = "Dana itu 40 miliar dolar AS.\nJaraknya lebih dari 5 km.\nIa menunggu dua toko dan 7 orang.\n"
TARGET = "بلغ المبلغ 40 مليار دولار.\nالمسافة أكثر من 5 كيلومترات.\nانتظر متجرين و9 أشخاص.\n"


@pytest.fixture
def valued(texts, monkeypatch):
    (texts / "id.txt").write_text(SOURCE, encoding="utf-8")
    (texts / "ar.txt").write_text(TARGET, encoding="utf-8")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return "id.txt", "ar.txt"


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("usd>=10bn", "id.txt:1:10: $40 billion [40 miliar dolar AS | 40 مليار دولار] (ar.txt:1:12)"),
        ("$", "id.txt:1:10: $40 billion [40 miliar dolar AS | 40 مليار دولار] (ar.txt:1:12)"),
        ("4000 m..6 km", "id.txt:2:21: > 5 km [5 km | 5 كيلومترات] (ar.txt:2:17)"),
        ("!", "id.txt:3:26: 7 ≠ 9 [7 | 9] (ar.txt:3:15)"),
        ("9", "id.txt:3:26: 7 ≠ 9 [7 | 9] (ar.txt:3:15)"),
    ],
)
def test_a_line_each(sejajar, valued, query, line):
    code, out, err = sejajar("find", query, *valued)
    assert (code, err) == (0, "")
    assert out == f"{line}\n"


def test_a_figure_of_one_text(sejajar, texts, valued):
    (texts / "ar.txt").write_text("بلغ المبلغ كثيرا.\n", encoding="utf-8")
    assert sejajar("find", "dollars", *valued)[1] == "id.txt:1:10: $40 billion [40 miliar dolar AS | —]\n"


def test_nothing_found(sejajar, valued):
    assert sejajar("find", "mw", *valued) == (1, "", "")


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("", "no value to search for"),
        ("usd>=", "a number is missing after"),
        ("florp", "“florp” is neither a number nor a unit"),
    ],
)
def test_a_query_that_cannot_be_read(sejajar, texts, query, line):
    code, out, err = sejajar("find", query, "a.txt", "missing.txt")
    assert (code, out) == (2, "")
    assert err.startswith(f"sejajar: {line}")
    assert err.count("\n") == 1


def test_the_reader_finds_the_same(sejajar, valued):
    bitext = read_bitext(*(load_document(name) for name in valued))
    for query in ("!", ">3", "$"):
        shown = [place.source.of(SOURCE) for place in find_figures(bitext, query) if place.source]
        lines = sejajar("find", query, *valued)[1].splitlines()
        assert [line.split("[")[1].split(" | ")[0] for line in lines] == shown
