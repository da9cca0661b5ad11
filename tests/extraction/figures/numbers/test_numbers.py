"""Numbers in digits and words: every number reads back, and table cases for what joins or ends one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figure_notation import figures_of
from sejajar.extraction.figures.reader import read_figures_in
from sejajar.extraction.items import Figure

LANGUAGES = ["id", "ms", "ar", "en", "fa", "ur", "und"]
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
SHAPES = st.sampled_from([{}, ARABIC_DIGITS, PERSIAN_DIGITS])

ID_DIGITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
AR_DIGITS = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
AR_TENS = ["_", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
AR_HUNDREDS = ["_", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
EN_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell_id(number: int) -> str:
    """Indonesian, by the school rules."""
    for scale, name, one in (
        (10**9, "miliar", ""),
        (10**6, "juta", ""),
        (1000, "ribu", "seribu"),
        (100, "ratus", "seratus"),
    ):
        if number >= scale:
            head, rest = divmod(number, scale)
            words = one if head == 1 and one else f"{spell_id(head)} {name}"
            return f"{words} {spell_id(rest)}" if rest else words
    if number < 10:
        return ID_DIGITS[number]
    if number in (10, 11):
        return ["sepuluh", "sebelas"][number - 10]
    if number < 20:
        return f"{ID_DIGITS[number - 10]} belas"
    tens, unit = divmod(number, 10)
    return f"{ID_DIGITS[tens]} puluh" + (f" {ID_DIGITS[unit]}" if unit else "")


def spell_ar(number: int) -> str:
    """Arabic, masculine."""
    for scale, (one, two, many, accusative) in {
        10**9: ("مليار", "ملياران", "مليارات", "مليارًا"),
        10**6: ("مليون", "مليونان", "ملايين", "مليونًا"),
        1000: ("ألف", "ألفان", "آلاف", "ألفًا"),
    }.items():
        if number >= scale:
            head, rest = divmod(number, scale)
            last = head % 100
            noun = many if 3 <= last <= 10 else one if last < 3 else accusative
            words = one if head == 1 else two if head == 2 else f"{spell_ar(head)} {noun}"
            return f"{words} و{spell_ar(rest)}" if rest else words
    hundreds, rest = divmod(number, 100)
    parts = [AR_HUNDREDS[hundreds]] if hundreds else []
    if rest == 11:
        parts.append("أحد عشر")
    elif rest == 12:
        parts.append("اثنا عشر")
    elif 12 < rest < 20:
        parts.append(f"{AR_DIGITS[rest - 10]} عشر")
    elif rest or not hundreds:
        tens, unit = divmod(rest, 10)
        if unit or not tens:
            parts.append(AR_DIGITS[unit])
        if tens:
            parts.append(AR_TENS[tens])
    return " و".join(parts)


def spell_en(number: int) -> str:
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            head, rest = divmod(number, scale)
            words = f"{spell_en(head)} {name}"
            joint = " and " if rest and scale == 100 else " "
            return f"{words}{joint}{spell_en(rest)}" if rest else words
    if number < 20:
        return EN_SMALL[number]
    tens, unit = divmod(number, 10)
    return EN_TENS[tens] + (f"-{EN_SMALL[unit]}" if unit else "")


def only(text: str, language: str) -> Figure:
    figures = read_figures_in(text, language)
    assert len(figures) == 1, [(figure.span.of(text), figure) for figure in figures]
    return figures[0]


@settings(max_examples=50, deadline=None)
@given(st.integers(1000, 10**12), st.sampled_from([".", ",", "'", "\u00a0", "\u202f", "٬"]), SHAPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_grouped_digits_read_back(language: str, number: int, mark: str, shape: dict[int, int]) -> None:
    text = f"{number:,}".replace(",", mark).translate(shape)
    figure = only(text, language)
    assert (figure.number, figure.span.of(text)) == (number, text)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 9), st.integers(0, 9), st.sampled_from([".", ",", "٫"]), SHAPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_decimals_read_back(
    language: str, whole: int, tenths: int, hundredths: int, mark: str, shape: dict[int, int]
) -> None:
    text = f"{whole}{mark}{tenths}{hundredths} %".translate(shape)
    figure = only(text, language)
    assert figure.number == Fraction(whole * 100 + tenths * 10 + hundredths, 100)
    assert figure.unit == "percent"


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 10**12 - 1))
def test_indonesian_words_read_back(number: int) -> None:
    text = spell_id(number)
    figure = only(text, "id")
    assert (figure.number, figure.span.of(text)) == (number, text)


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 10**12 - 1))
def test_arabic_words_read_back(number: int) -> None:
    text = spell_ar(number)
    figure = only(text, "ar")
    assert (figure.number, figure.span.of(text)) == (number, text)


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 10**12 - 1))
def test_english_words_read_back(number: int) -> None:
    text = spell_en(number)
    figure = only(text, "en")
    assert (figure.number, figure.span.of(text)) == (number, text)


SCALES = {
    "id": {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12},
    "ar": {"ألف": 10**3, "مليون": 10**6, "مليار": 10**9, "تريليون": 10**12},
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
}
UNITS = {
    "id": [
        ("persen", "percent"),
        ("dolar AS", "USD"),
        ("rupiah", "IDR"),
        ("megawatt", "power-megawatt"),
        ("km", "length-kilometer"),
    ],
    "ar": [
        ("في المئة", "percent"),
        ("دولار", "USD"),
        ("يورو", "EUR"),
        ("ميغاوات", "power-megawatt"),
        ("كم", "length-kilometer"),
    ],
    "en": [
        ("percent", "percent"),
        ("dollars", "USD"),
        ("euros", "EUR"),
        ("megawatts", "power-megawatt"),
        ("km", "length-kilometer"),
    ],
}


@settings(max_examples=50, deadline=None)
@given(st.data(), st.integers(1, 9999), st.sampled_from([".", ","]))
@pytest.mark.parametrize("language", ["id", "ar", "en"])
def test_scaled_measures_read_back(language: str, data: st.DataObject, tenths: int, mark: str) -> None:
    scale = data.draw(st.sampled_from(sorted(SCALES[language])))
    unit, code = data.draw(st.sampled_from(UNITS[language]))
    text = f"{tenths // 10}{mark}{tenths % 10} {scale} {unit}"
    figure = only(text, language)
    assert (figure.number, figure.unit) == (Fraction(tenths, 10) * SCALES[language][scale], code)
    assert figure.span.of(text) == text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "dua ratus lima puluh ribu", ["dua ratus lima puluh ribu|count|250000"]),
        ("id", "seribu triliun", ["seribu triliun|count|1000000000000000"]),
        ("id", "empat belas juta seribu", ["empat belas juta seribu|count|14001000"]),
        ("id", "satu miliar sejuta seribu dua", ["satu miliar sejuta seribu dua|count|1001001002"]),
        ("id", "dua pertiga", ["dua pertiga|fraction|2/3"]),
        ("id", "dua setengah juta", ["dua setengah juta|count|2500000"]),
        ("id", "nol koma lima juta", ["nol koma lima juta|count|500000"]),
        ("id", "paruh setengah jalan", []),
        ("ar", "مليون ونصف المليون", ["مليون ونصف المليون|count|1500000"]),
        ("ar", "20 ألفا و30 ألفا", ["20 ألفا|count|20000", "30 ألفا|count|30000"]),
        ("ar", "خمس السكان", ["خمس|fraction|0.2"]),
        ("ar", "أكثر من النصف", ["النصف|fraction|0.5||more_than"]),
        ("ar", "النصف الأول", []),
        ("en", "a million", ["a million|count|1000000"]),
        ("en", "2 1/2", ["2 1/2|count|2.5"]),
        ("en", "999/1000", ["999|count|999", "1000|count|1000"]),
        ("en", "998/999", ["998/999|fraction|998/999"]),
    ],
)
def test_parts_of_a_number(language: str, text: str, expected: list[str]) -> None:
    assert figures_of(text, language) == expected
