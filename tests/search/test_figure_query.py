"""Queries by value: what they find, and what they say when they cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.extraction.figures.reader import read_figures_in
from sejajar.search.figure_query import FigureQueryError, parse_figure_query
from sejajar.wording import in_words

TEXT = (
    "Meta menghabiskan hingga $40 miliar, lebih dari 42 persen dari tahun 2023, untuk 150 megawatt dan 100.000 chip; "
    "miliaran dolar pada Desember 2019, hari Rabu pukul 10.30, 5-10 persen selama 90 menit, Rp 2 juta, "
    "setengah anggaran, skor 3-2, 5–7 November, dua kali, abad ke-19."
)
FIGURES = read_figures_in(TEXT, "id")


def hits(query: str) -> list[str]:
    parsed = parse_figure_query(query)
    return [figure.span.of(TEXT) for figure in FIGURES if parsed.matches(figure)]


FOUND = [
    ("42%", ["42 persen"]),
    ("=42%", ["42 persen"]),
    ("42", ["42 persen"]),
    ("=42", ["42 persen"]),
    ("50%", ["setengah"]),
    ("7%", ["5-10 persen"]),
    ("10%..20%", ["5-10 persen"]),
    ("<6 %", ["5-10 persen"]),
    (">1jt", ["$40 miliar", "miliaran dolar", "Rp 2 juta"]),
    (">=2jt", ["$40 miliar", "miliaran dolar", "Rp 2 juta"]),
    (">2jt", ["$40 miliar", "miliaran dolar"]),
    (">1 juta", ["$40 miliar", "miliaran dolar", "Rp 2 juta"]),
    (">1 million", ["$40 miliar", "miliaran dolar", "Rp 2 juta"]),
    ("> 1 مليون", ["$40 miliar", "miliaran dolar", "Rp 2 juta"]),
    ("usd>=10bn", ["$40 miliar"]),
    ("usd >= 10 miliar", ["$40 miliar"]),
    ("$>10b", ["$40 miliar"]),
    ("$", ["$40 miliar", "miliaran dolar"]),
    ("usd", ["$40 miliar", "miliaran dolar"]),
    ("دولار", ["$40 miliar", "miliaran dolar"]),
    ("rp", ["Rp 2 juta"]),
    ("uang", ["$40 miliar", "miliaran dolar", "Rp 2 juta"]),
    ("40bn", ["$40 miliar"]),
    ("~40bn", ["$40 miliar"]),
    ("~42bn", ["$40 miliar"]),
    ("~50bn", []),
    ("40 مليار", ["$40 miliar"]),
    ("٤٠ مليار دولار", ["$40 miliar"]),
    ("40 billion dollars", ["$40 miliar"]),
    ("40.000.000.000", ["$40 miliar"]),
    ("40,000,000,000", ["$40 miliar"]),
    ("40 miliar rupiah", []),
    ("jutaan dolar", ["$40 miliar", "miliaran dolar"]),
    ("100rb..500rb", ["100.000"]),
    ("500rb..100rb", ["100.000"]),
    ("100k..", ["$40 miliar", "100.000", "miliaran dolar", "Rp 2 juta"]),
    ("lebih dari 1 juta", ["$40 miliar", "miliaran dolar", "Rp 2 juta"]),
    ("mw", ["150 megawatt"]),
    ("MW", ["150 megawatt"]),
    ("kw", ["150 megawatt"]),
    ("0.15 gw", ["150 megawatt"]),
    ("0,15 GW", ["150 megawatt"]),
    ("gw<1", ["150 megawatt"]),
    ("150 ميغاوات", ["150 megawatt"]),
    ("%", ["42 persen", "5-10 persen", "setengah"]),
    ("1 jam..2 jam", ["90 menit"]),
    ("1,5 jam", ["90 menit"]),
    ("jam>1", ["90 menit"]),
    ("tahun:2018..2020", ["Desember 2019"]),
    ("tahun:2023", ["2023"]),
    ("2023", ["2023"]),
    ("desember", ["Desember 2019"]),
    ("ديسمبر", ["Desember 2019"]),
    ("rabu", ["hari Rabu"]),
    ("6 November", ["5–7 November"]),
    ("10:30", ["pukul 10.30"[6:]]),
    ("3-2", ["3-2"]),
    ("skor", ["3-2"]),
    ("kali", ["dua kali"]),
    ("ke:19", ["ke-19"]),
    ("pukul:10.30", ["10.30"]),
]


@pytest.mark.parametrize(("query", "surfaces"), FOUND)
def test_finds_by_value(query: str, surfaces: list[str]) -> None:
    assert hits(query) == surfaces


def test_a_bang_asks_for_mismatches() -> None:
    assert parse_figure_query("!").mismatches_only
    query = parse_figure_query("!>1jt")
    assert query.mismatches_only
    assert query.low == 1_000_000
    assert not parse_figure_query(">1jt").mismatches_only


def test_currencies_are_never_converted() -> None:
    assert hits("1..99999999999 rupiah") == ["Rp 2 juta"]
    assert hits("eur") == []


REFUSED = [
    ("", "no value to search for", 0),
    ("   ", "no value to search for", 0),
    (">", "missing after “>”", 1),
    ("usd>=", "missing after “>=”", 5),
    ("foo", "“foo”", 0),
    ("foo>5", "“foo”", 0),
    ("usd>bar", "“bar”", 4),
    ("1..2..3", "two ends", 0),
    ("..", "at least one end", 0),
    ("1..rabu", "“rabu”", 3),
    ("12 34 56 78", "“12 34 56 78”", 0),
]


@pytest.mark.parametrize(("query", "words", "column"), REFUSED)
def test_says_in_one_line_what_cannot_be_read(query: str, words: str, column: int) -> None:
    with pytest.raises(FigureQueryError) as refused:
        parse_figure_query(query)
    assert words in in_words(refused.value.notice)
    assert "\n" not in in_words(refused.value.notice)
    assert refused.value.column == column


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("0123456789.,<>=~!: $%٪٣مليون jtrbkbnusd-/…ءx\u064b"), max_size=12))
def test_any_text_is_a_query_or_refused(text: str) -> None:
    try:
        query = parse_figure_query(text)
    except FigureQueryError as refused:
        assert 0 <= refused.column <= len(text)
    else:
        for figure in FIGURES:
            query.matches(figure)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 10**9), st.sampled_from(["id", "en", "ar"]))
def test_a_number_finds_itself_in_every_language(number: int, language: str) -> None:
    written = f"{number:,}".replace(",", {"id": ".", "en": ",", "ar": "٬"}[language])
    (figure,) = read_figures_in(written, language)
    assert parse_figure_query(written).matches(figure)
    assert parse_figure_query(f">={number}").matches(figure)
    assert not parse_figure_query(f">{number}").matches(figure)
