"""The sidebar's lines, and figures written for a reader of either language."""

from __future__ import annotations

import pytest

from sejajar.comparison.figure_groups import FigureGroup, approx_sign, figure_groups, format_value, value_order
from sejajar.comparison.figure_matching import match_figures
from sejajar.comparison.model import Comparison
from sejajar.extraction.figures.reader import read_figures_in
from sejajar.extraction.items import Extracts


def compared(source: str, target: str) -> Comparison:
    ours, theirs = read_figures_in(source, "id"), read_figures_in(target, "ar")
    pairs = match_figures(ours, theirs, [0] * len(ours), [0] * len(theirs))
    return Comparison(Extracts(ours), Extracts(theirs), pairs, ())


def lines(source: str, target: str) -> tuple[FigureGroup, ...]:
    return figure_groups(compared(source, target))


def test_all_occurrences_of_a_figure_are_one_line() -> None:
    found = lines("lebih dari 42 persen, 5 kg, lalu 42%", "42 بالمئة و5 كجم ثم 42٪")
    assert [(line.kind, line.value, line.unit, line.matches, line.status) for line in found] == [
        ("percent", "42", "percent", (0, 2), "match"),
        ("quantity", "5", "mass-kilogram", (1,), "match"),
    ]
    assert found[0].approximator == "more_than"


def test_a_line_takes_its_loudest_status() -> None:
    (line,) = lines("42 persen dan 42 persen", "42 بالمئة")
    assert line.status == "only_source"


def test_a_mismatch_is_a_line_of_its_own() -> None:
    found = lines("42 persen lalu 42 persen", "42 بالمئة ثم 24 بالمئة")
    assert [(line.value, line.status) for line in found] == [("42", "match"), ("42", "mismatch")]


def test_a_figure_of_the_target_only_is_shown() -> None:
    (line,) = lines("banyak", "42 بالمئة")
    assert (line.value, line.status) == ("42", "only_target")


def test_indefinite_figures_of_one_magnitude_are_one_line() -> None:
    (line,) = lines("jutaan orang dan jutaan rumah", "ملايين الناس وملايين المنازل")
    assert (line.value, line.order_of_magnitude, line.matches) == (None, "1000000", (0, 1))


FORMATTED = [
    ("$40 miliar", "US$40 miliar", "$40 billion", "40 مليار دولار"),
    ("Rp 26.750,50", "Rp26.750,5", "IDR\u00a026,750.5", "26,750.5 روبية إندونيسية"),
    ("42 persen", "42%", "42%", "42%"),
    ("150 megawatt", "150 MW", "150 MW", "150 ميغا واط"),
    ("100.000", "100.000", "100,000", "100,000"),
    ("1.234.567 orang", "1.234.567", "1,234,567", "1,234,567"),
    ("2,5 juta orang", "2,5 juta", "2.5 million", "2.5 مليون"),
    ("5-10 persen", "5–10%", "5–10%", "5–10%"),
    ("dua jam", "2 jam", "2 hours", "ساعتان"),
    ("dua hingga lima jam", "2–5 jam", "2–5 hours", "2–5 ساعات"),
    ("tahun 2010-2020", "2010 – 2020", "2010 – 2020", "2010 – 2020"),
    ("30 September 1882", "30 September 1882", "September 30, 1882", "30 سبتمبر 1882"),
    ("September 2017", "September 2017", "September 2017", "سبتمبر 2017"),
    ("6 November", "6 November", "November 6", "6 نوفمبر"),
    ("29 Februari", "29 Februari", "February 29", "29 فبراير"),
    ("bulan Desember", "Desember", "December", "ديسمبر"),
    ("hari Rabu", "Rabu", "Wednesday", "الأربعاء"),
    ("pukul 10.30", "10.30", "10:30\u202fAM", "10:30 ص"),
    ("skor 3-2", "3–2", "3–2", "3–2"),
    ("sepertiga", "1/3", "1/3", "1/3"),
    ("setengah", "1/2", "1/2", "1/2"),
    ("tiga kali lipat", "3×", "3×", "3×"),
    ("abad ke-19", "ke-19", "19th", "الـ19"),
    ("ulang tahun ke-22", "ke-22", "22nd", "الـ22"),
    ("puluhan ribu orang", "puluhan ribu", "tens of thousands", "عشرات الآلاف"),
    ("miliaran dolar", "miliaran US$", "billions $", "مليارات دولار أمريكي"),
    ("ribuan kilometer", "ribuan km", "thousands km", "آلاف كيلومتر"),
]


@pytest.mark.parametrize(("surface", "indonesian", "english", "arabic"), FORMATTED)
def test_values_are_written_for_the_reader(surface: str, indonesian: str, english: str, arabic: str) -> None:
    (figure,) = read_figures_in(surface, "id")
    assert format_value(figure, "id") == indonesian
    assert format_value(figure, "en") == english
    assert format_value(figure, "ar") == arabic


def test_what_cldr_does_not_know_is_still_written() -> None:
    (figure,) = read_figures_in("5 فدادين", "ar")
    assert format_value(figure, "id") == "5 feddan"
    (figure,) = read_figures_in("42 persen", "id")
    assert format_value(figure, "xx-unknown") == "42%"
    (figure,) = read_figures_in("dua pertiga jam", "id")
    assert format_value(figure, "en") == "2/3 hours"


def test_approximators_have_signs() -> None:
    assert [approx_sign(name) for name in ("more_than", "less_than", "about", "up_to", "at_least", "almost", None)] == [
        ">", "<", "≈", "≤", "≥", "~", "",
    ]  # fmt: skip


def test_the_order_of_values():
    found = lines("1.000 m, 40 persen, dua pertiga, 2 km, 5 dolar, pada 2019, beberapa ribu, 3 orang", "")
    ordered = sorted(found, key=value_order)
    assert [(line.kind, line.value) for line in ordered if line.value] == [
        ("money", "5"), ("percent", "40"), ("fraction", "2/3"), ("quantity", "1000"), ("quantity", "2"), ("count", "3"),
        ("year", "2019"),
    ]  # fmt: skip
