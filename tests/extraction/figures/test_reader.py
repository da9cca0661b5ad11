"""The reader of a whole text: sound on any text, linear on hostile runs, piecewise on long paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.extraction.figures.reader import LONGEST_STRETCH, read_figures, read_figures_in
from sejajar.extraction.items import number_of
from sejajar.text.document import Document

LANGUAGES = ["id", "ms", "ar", "en", "fa", "ur", "und"]

CHARACTERS = st.one_of(
    st.characters(),
    st.sampled_from("0123456789٣۷.,٫٬%٪$€-–/:+()'’\"½و ال\u064b\u0640\n\u00a0"),
)
PIECES = st.one_of(
    st.text(CHARACTERS, max_size=8),
    st.sampled_from(
        [
            "juta",
            "ribu",
            "setengah",
            "dan",
            "hingga",
            "antara",
            "pukul",
            "tahun",
            "ke-",
            "Mei",
            "hari",
            "Rp",
            "US$",
            "مليون",
            "ألف",
            "ونصف",
            "إلى",
            "بين",
            "الساعة",
            "عام",
            "يوم",
            "المادة",
            "الثالثة",
            "خمسة",
            "وعشرين",
            "half",
            "and",
            "a",
            "million",
            "to",
            "at",
            "5",
            "12",
            "2018",
            "10.30",
            "1/2",
            "3-2",
            "satu",
            "dua",
            "²",
            "¾",
            "1e999999999",
        ]
    ),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, max_size=30), st.sampled_from([" ", "", "\n", "-"]))
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_text_yields_sound_figures(language: str, pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    end = 0
    for figure in read_figures_in(text, language):
        assert end <= figure.span.start < figure.span.end <= len(text)
        end = figure.span.end
        assert (figure.value is None) == figure.is_indefinite
        if figure.kind in ("count", "money", "percent", "quantity", "fraction", "multiple", "ordinal", "year"):
            assert figure.is_indefinite or number_of(figure.value) is not None
            assert figure.upper_value is None or (number_of(figure.upper_value) or 0) > (number_of(figure.value) or 0)


HOSTILE = [
    "1." * 10_000,
    "9" * 50_000,
    " juta" * 10_000,
    "-" * 3000,
    "(" * 10_000 + "5",
    "+" * 10_000 + "62",
    "1-" * 10_000,
    "1/" * 10_000,
    "5 Mei - " * 5000,
    "5 مايو - " * 5000,
    "خمسة و" * 10_000,
    "مليون و200 ألف و" * 5000,
    "1 juta 200 ribu " * 5000,
    "antara 1 dan " * 5000,
    "pasal 5" + ", 6" * 10_000,
    "0812-" * 10_000,
    "twenty-" * 10_000,
    "\u064e" * 10_000,
    "kata " * 10_000,
    "1e999999999",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize("language", ["id", "ar", "en"])
def test_hostile_runs_are_passed_over_in_one_go(language: str, text: str) -> None:
    for figure in read_figures_in(text, language):
        assert figure.span.end <= len(text)


@pytest.mark.parametrize("sign", ["²", "③", "፩"])
@pytest.mark.parametrize(
    "text", ["0 HINGGA {}", "{} Mei 2024", "pukul {}", "ke-{}", "tahun {}{}{}{}", "Rp{}", "{}-{} pagi"]
)
def test_signs_that_are_digits_but_no_decimals_are_no_slip(text: str, sign: str) -> None:
    for language in LANGUAGES:
        read_figures_in(text.replace("{}", sign), language)


@pytest.mark.parametrize("length", [LONGEST_STRETCH - 1, LONGEST_STRETCH, LONGEST_STRETCH + 1, 3 * LONGEST_STRETCH])
def test_a_long_paragraph_is_read_in_pieces_without_splitting_a_figure(length: int) -> None:
    text = ("seratus dua puluh orang. " * (length // 25 + 1))[:length] + " 12 juta rupiah"
    figures = read_figures_in(text, "id")
    assert figures[-1].span.of(text) == "12 juta rupiah"
    assert {figure.value for figure in figures[:-2]} == {"120"}


def test_figures_of_a_document_are_offsets_into_its_whole_text() -> None:
    document = Document.from_text("Harga naik 5 persen.\nLalu turun 3 persen.", language="id")
    assert [figure.span.of(document.text) for figure in read_figures(document)] == ["5 persen", "3 persen"]


def test_a_currency_of_an_earlier_paragraph_is_remembered() -> None:
    document = Document.from_text("Ia pergi ke Irak.\nHarganya 5 dinar.", language="id")
    assert [figure.unit for figure in read_figures(document)] == ["IQD"]
