"""Queries by value: what they find, and what they say when they cannot be read."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.extraction.figures.reader import read_figures_in
from sejajar.extraction.items import Figure, FigureKind
from sejajar.search.figure_query import FigureQuery, FigureQueryError, parse_figure_query
from sejajar.text.span import Span
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


YEARS: frozenset[FigureKind] = frozenset({"year", "date"})
SPELLED: list[tuple[str, dict[str, Any]]] = [
    ("42%", {"low": Fraction(42, 100), "high": Fraction(42, 100), "unit": "percent"}),
    ("5", {"low": 5, "high": 5}),
    ("=5 kg", {"low": 5, "high": 5, "unit": "mass-kilogram"}),
    (">5", {"low": 5, "low_open": True}),
    (">=5", {"low": 5}),
    ("=>5", {"low": 5}),
    ("≥5", {"low": 5}),
    ("<5", {"high": 5, "high_open": True}),
    ("<=5", {"high": 5}),
    ("=<5", {"high": 5}),
    ("≤5", {"high": 5}),
    ("~40", {"low": 36, "high": 44}),
    ("≈40", {"low": 36, "high": 44}),
    ("±10", {"low": 9, "high": 11}),
    ("~-10", {"low": -11, "high": -9}),
    ("~10-20", {"low": 9, "high": 22}),
    ("10-20", {"low": 10, "high": 20}),
    # The words of the figure reader count as signs.
    ("lebih dari 5", {"low": 5, "low_open": True}),
    ("setidaknya 5", {"low": 5}),
    ("kurang dari 5", {"high": 5, "high_open": True}),
    ("hingga 5", {"high": 5}),
    ("about 40", {"low": 36, "high": 44}),
    ("hampir 40", {"low": 36, "high": 44}),
    (">hampir 40", {"low": 40, "low_open": True}),
    ("miliaran", {"low": 10**9}),
    ("<miliaran", {"low": 10**9}),
    # Ranges, with either end open or in the wrong order.
    ("3..5", {"low": 3, "high": 5}),
    ("3 … 5", {"low": 3, "high": 5}),
    ("3....5", {"low": 3, "high": 5}),
    ("5..3", {"low": 3, "high": 5}),
    ("5..5", {"low": 5, "high": 5}),
    ("..5", {"high": 5}),
    ("5..", {"low": 5}),
    ("100rb..500rb", {"low": 100_000, "high": 500_000}),
    # A unit at one end is that of both, and is brought to the base unit.
    ("5..10km", {"low": 5000, "high": 10_000, "unit": "length-kilometer"}),
    ("5km..10", {"low": 5000, "high": 10_000, "unit": "length-kilometer"}),
    ("500m..1km", {"low": 500, "high": 1000, "unit": "length-kilometer"}),
    ("km:5..10", {"low": 5000, "high": 10_000, "unit": "length-kilometer"}),
    ("km>5", {"low": 5000, "low_open": True, "unit": "length-kilometer"}),
    ("usd:100..200", {"low": 100, "high": 200, "unit": "USD"}),
    (" usd  >= 10 bn ", {"low": 10**10, "unit": "USD"}),
    ("usd", {"unit": "USD"}),
    ("uang>5", {"low": 5, "low_open": True, "any_money": True}),
    ("¤", {"any_money": True}),
    # Kinds and dates.
    ("tahun:2018..2020", {"low": 2018, "high": 2020, "kinds": YEARS}),
    # Without a colon it is the unit: a number of years.
    ("tahun", {"unit": "duration-year"}),
    ("skor:3-1", {"text_value": "3:1", "kinds": frozenset({"score"})}),
    ("maret", {"text_value": "--03"}),
    ("12 maret", {"text_value": "--03-12"}),
    ("bulan:maret", {"text_value": "--03", "kinds": frozenset({"month", "date"})}),
    ("senin", {"text_value": "W1"}),
    ("hari:senin", {"text_value": "W1", "kinds": frozenset({"weekday"})}),
    ("10:30", {"text_value": "10:30"}),
    ("pukul:10.30", {"text_value": "10:30", "kinds": frozenset({"time"})}),
    ("!>5", {"low": 5, "low_open": True, "mismatches_only": True}),
    (" ! > 5 ", {"low": 5, "low_open": True, "mismatches_only": True}),
    ("!", {"mismatches_only": True}),
]


@pytest.mark.parametrize(("query", "fields"), SPELLED)
def test_what_a_query_spells(query: str, fields: dict[str, Any]) -> None:
    assert parse_figure_query(query) == FigureQuery(**fields)


@pytest.mark.parametrize(
    ("letters", "zeros"),
    [("k", 3), ("rb", 3), ("jt", 6), ("mn", 6), ("mio", 6), ("b", 9), ("bn", 9), ("mrd", 9), ("t", 12), ("tn", 12)],
)
def test_a_scale_may_be_written_in_letters(letters: str, zeros: int) -> None:
    for spelling in (f">2{letters}", f"> 2 {letters}"):
        assert parse_figure_query(spelling).low == 2 * 10**zeros, spelling


def test_a_letter_that_is_a_unit_is_no_scale() -> None:
    assert parse_figure_query(">2m") == FigureQuery(low=Fraction(2), low_open=True, unit="length-meter")
    assert parse_figure_query(">2bn dolar") == FigureQuery(low=Fraction(2 * 10**9), low_open=True, unit="USD")


def figure(kind: FigureKind, value: str | None, **fields: Any) -> Figure:
    return Figure(Span(0, 1), kind, value, **fields)


MATCHED = [
    ("5", figure("count", "5"), True),
    ("5", figure("count", "5.5"), False),
    (">5", figure("count", "5"), False),
    (">5", figure("count", "5.01"), True),
    (">=5", figure("count", "5"), True),
    ("<5", figure("count", "5"), False),
    ("<5", figure("count", "4.99"), True),
    ("<=5", figure("count", "5"), True),
    ("3..5", figure("count", "2.99"), False),
    ("3..5", figure("count", "3"), True),
    ("3..5", figure("count", "5"), True),
    ("3..5", figure("count", "5.01"), False),
    # A range is found by any value in it.
    ("5", figure("count", "3", upper_value="7"), True),
    ("8", figure("count", "3", upper_value="7"), False),
    (">7", figure("count", "3", upper_value="7"), False),
    (">6", figure("count", "3", upper_value="7"), True),
    ("<3", figure("count", "3", upper_value="7"), False),
    # Billions are more than one billion.
    (">1bn", figure("count", None, is_indefinite=True, order_of_magnitude="1000000000"), True),
    (">2bn", figure("count", None, is_indefinite=True, order_of_magnitude="1000000000"), False),
    (">1bn", figure("count", None), False),
    # Units of one dimension are converted, currencies never.
    (">=1km", figure("measure", "1000", unit="length-meter"), True),
    (">1km", figure("measure", "1000", unit="length-meter"), False),
    ("km", figure("measure", "5", unit="length-meter"), True),
    ("kg", figure("measure", "5", unit="length-meter"), False),
    ("kg", figure("count", "5"), False),
    ("kg", figure("money", "5", unit="USD"), False),
    ("usd", figure("money", "5", unit="USD"), True),
    ("usd", figure("money", "5", unit="IDR"), False),
    ("usd", figure("measure", "5", unit="length-meter"), False),
    ("uang>4", figure("money", "5", unit="IDR"), True),
    ("uang>4", figure("count", "5"), False),
    ("%", figure("fraction", "1/2"), True),
    ("%", figure("count", "5"), False),
    ("kg", figure("fraction", "1/2"), False),
    # Dates: with a year or without, and the days of a range.
    ("6 november", figure("date", "--11-05", upper_value="--11-07"), True),
    ("5 november", figure("date", "2019-11-05", upper_value="2019-11-07"), True),
    ("7 november", figure("date", "2019-11-05", upper_value="2019-11-07"), True),
    ("8 november", figure("date", "2019-11-05", upper_value="2019-11-07"), False),
    ("4 november", figure("date", "--11-05", upper_value="--11-07"), False),
    ("november", figure("date", "2019-11-05"), True),
    ("november", figure("date", "--11-05"), True),
    ("november", figure("month", "--11"), True),
    ("desember", figure("date", "2019-11-05"), False),
    ("5 november", figure("date", "2019-11-05"), True),
    ("5 november", figure("date", "--11-06"), False),
    ("tahun:2019", figure("date", "2019-11-05"), True),
    ("tahun:2019", figure("date", "--11-05"), False),
    ("tahun:2018", figure("date", "2019-11-05"), False),
    ("senin", figure("weekday", "W1"), True),
    ("senin", figure("weekday", "W2"), False),
    ("senin", figure("weekday", "W6", upper_value="W1"), True),
    ("senin", figure("weekday", None), False),
    ("10:30", figure("time", "10:30"), True),
    ("10:30", figure("time", "09:00", upper_value="10:30"), True),
    ("10:30", figure("time", "11:30"), False),
    ("skor:3-1", figure("score", "3:1"), True),
    ("skor:3-1", figure("time", "3:1"), False),
]


@pytest.mark.parametrize(("query", "item", "is_found"), MATCHED)
def test_what_a_query_matches(query: str, item: Figure, is_found: bool) -> None:
    assert parse_figure_query(query).matches(item) is is_found


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
    (" foo > 5", "“foo”", 1),
    ("usd > bar ", "“bar”", 6),
    ("usd:  ", "missing after “:”", 4),
    ("x y:3", "“x y”", 0),
    ("kg:1..2..3", "two ends", 3),
    ("abc..100", "“abc”", 0),
    ("100..abc", "“abc”", 5),
    ("kg: ..", "at least one end", 4),
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
