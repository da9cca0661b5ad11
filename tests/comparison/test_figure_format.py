"""Figures written out in the languages of the interface."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sejajar.comparison.figure_format import approx_sign, format_value
from sejajar.extraction.figures.reader import read_figures_in

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
def test_values_are_written_in_each_language(surface: str, indonesian: str, english: str, arabic: str) -> None:
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


def test_babel_is_loaded_with_the_first_figure() -> None:
    code = (
        "import sys, sejajar.comparison.figure_format, sejajar.comparison.figure_groups; print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
