"""Which mark opens and which closes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.extraction.quotes.quotation_marks import CARRY_PARAGRAPHS, MAX_DEPTH, MarkedSpan, find_marked_spans
from sejajar.text.document import Document
from sejajar.text.span import Span

PROCLITICS = frozenset({"و", "ب", "ال"})


def marked(text: str) -> list[MarkedSpan]:
    return find_marked_spans(text, Document.from_text(text, language="id").paragraphs, PROCLITICS)


def words(text: str) -> list[str]:
    return [item.inner.of(text) for item in marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dia bilang “ya saja” lalu pergi", ["ya saja"]),
        ("Dia bilang ”ya saja“ lalu pergi", ["ya saja"]),
        ("Dia bilang „ya saja“ lalu pergi", ["ya saja"]),
        ("Dia bilang »ya saja« lalu pergi", ["ya saja"]),
        ('Dia bilang “ya saja" lalu pergi', ["ya saja"]),
        ("Dia bilang ‘ya saja' lalu pergi", ["ya saja"]),
        ("Dia bilang ''ya saja'' lalu pergi", ["ya saja"]),
        ("Dia bilang ’’ya saja’’ lalu pergi", ["ya saja"]),
        ("Dia bilang‹ya saja›lalu pergi", ["ya saja"]),
        ('Dia bilang " ya saja " lalu pergi', ["ya saja"]),
        ('Dia bilang "ya saja ", lalu pergi', ["ya saja"]),
        ('Dia bilang ("ya saja") lalu pergi', ["ya saja"]),
        ("Dia bilang “…ya saja” lalu pergi", ["…ya saja"]),
        ("Dia bilang “ya saja—” lalu pergi", ["ya saja—"]),
        ('Dia bilang:"ya saja" lalu pergi', ["ya saja"]),
        ('Dia bilang (" ya saja ") lalu pergi', ["ya saja"]),
        ('\u200f"ya saja"\u200f lalu pergi', ["ya saja"]),
        ('Nomor 5"7 “ya saja” lalu pergi', ["ya saja"]),
        ("قال و\"نعم\" ثم ب“لا” ثم ال'ربما'", ["نعم", "لا", "ربما"]),
    ],
)
def test_a_pair(text: str, expected: list[str]):
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hari Jum'at ma'af al-Qur’an Ballon d'Or L’Oréal",
        "Lulusan '98 dan tahun ’90-an",
        "Panjangnya 6\" dan 5'",
        "the players' club and Jacquemus' hats",
        "stray ” here and there “",
        '"',
        "“”",
    ],
)
def test_no_quote(text: str):
    assert words(text) == []


def test_same_mark_nested_in_itself():
    text = '"Saya baca "Bumi Manusia" dulu," kata dia. "Lalu "Jejak Langkah"."'
    assert [(item.inner.of(text)[:5], item.depth) for item in marked(text)] == [
        ("Saya ", 0), ("Bumi ", 1), ("Lalu ", 0), ("Jejak", 1),
    ]  # fmt: skip


def test_single_inside_double_closed_by_the_double():
    text = "“Itu artinya ‘kamu,” kata dia"
    assert words(text) == ["Itu artinya ‘kamu,"]


def test_single_closes_a_double_at_the_end():
    text = "Dia berkata: “Saya pulang sekarang’"
    assert words(text) == ["Saya pulang sekarang"]


def test_quote_over_paragraphs_with_one_closing_mark():
    text = "Dia: “Satu.\nDua “dalam” tiga.\nEmpat.” Selesai\n“Lima”"
    assert words(text) == ["Satu.\nDua “dalam” tiga.\nEmpat.", "dalam", "Lima"]


def test_each_paragraph_opened_anew():
    text = "“Satu dua.\n“Tiga empat.”"
    assert [(item.inner.of(text), item.has_closing_mark) for item in marked(text)] == [
        ("Satu dua.", False),
        ("Tiga empat.", True),
    ]


def test_unclosed_quote_ends_with_its_paragraph():
    text = "Dia: “Satu dua tiga.\nLain lagi."
    assert [(item.inner.of(text), item.has_closing_mark) for item in marked(text)] == [("Satu dua tiga.", False)]


def test_unclosed_quote_ends_where_the_next_begins():
    text = "“Satu dua. “Tiga,” kata dia."
    assert words(text) == ["Satu dua.", "Tiga,"]


def test_unclosed_quote_is_not_carried_for_ever():
    text = "Dia: “Satu.\n" + "Isi.\n" * (CARRY_PARAGRAPHS + 1) + "Jauh,” kata dia"
    assert words(text) == ["Satu.", "Jauh,"]


def test_closing_mark_without_opening():
    text = "Kalimat lain. Awal.\nSatu dua,” kata dia. Akhir!” kata lagi"
    (first, second) = marked(text)
    assert (first.inner.of(text), first.has_opening_mark) == ("Satu dua,", False)
    assert second.inner.of(text) == "Akhir!"


def test_label_before_a_line_of_speech():
    text = "Pria: Apa itu?”"
    assert words(text) == ["Apa itu?"]


def test_writer_breaking_into_an_unclosed_quote():
    text = "“Satu dua, kata Budi. Tiga.”\n“Empat, kata Budi. Lima."
    breaks = [text.index(", kata", 20) + 1]
    paragraphs = Document.from_text(text, language="id").paragraphs

    def after_comma(paragraph: Span) -> list[int]:
        return [offset for offset in breaks if offset in paragraph]

    found = find_marked_spans(text, paragraphs, frozenset(), after_comma)
    assert [item.inner.of(text) for item in found] == ["Satu dua, kata Budi. Tiga.", "Empat,"]


def test_a_second_unclosed_quote_ends_the_wait_for_the_first():
    text = "Dia: “Satu dua.\nDan ia: “Tiga empat.\nIsi lain.”"
    assert words(text) == ["Satu dua.", "Tiga empat.\nIsi lain."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"satu "dua "tiga', ["satu", "dua", "tiga"]),
        ("„satu „dua „tiga", ["satu", "dua", "tiga"]),
        ("«satu «dua. «Tiga", ["satu", "dua.", "Tiga"]),
        ("(“satu (“dua", ["satu (", "dua"]),
        ('"satu «dua "tiga', ["satu «dua", "tiga"]),
        ('"satu "dua" tiga "empat', ['satu "dua" tiga', "dua", "empat"]),
        ("“Satu.” “Dua. Tiga “empat", ["Satu.", "Dua. Tiga", "empat"]),
    ],
)
def test_unclosed_quotes_of_a_family_do_not_overlap(text: str, expected: list[str]):
    assert words(text) == expected


def test_quotes_deeper_than_the_limit_are_left_out():
    assert max(item.depth for item in marked('"a ' * 20 + 'b" ' * 20)) == MAX_DEPTH - 1


def test_many_format_characters_before_a_mark():
    assert words("a" + "\u200f" * 20 + "“ya” b") == ["ya"]


MARKS = "\"“”„«»'‘’‹› \n.,:;!?…،ab5كلو-"


@given(st.text(alphabet=MARKS, max_size=80))
def test_spans_are_ordered_and_nested(text: str):
    found = marked(text)
    holders: list[Span] = []
    assert found == sorted(found, key=lambda item: (item.outer.start, -item.outer.end))
    for item in found:
        assert 0 <= item.outer.start <= item.inner.start < item.inner.end <= item.outer.end <= len(text)
        assert not item.inner.of(text)[0].isspace() and not item.inner.of(text)[-1].isspace()
        holders = [holder for holder in holders if holder.end > item.outer.start]
        assert item.depth == len(holders)
        assert all(holder.covers(item.outer) for holder in holders)
        holders.append(item.outer)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str):
    marked(Document.from_text(text).text)


PIECES = [
    '"a ',
    "„a ",
    "”a ",
    "(“a ",
    "“a. ",
    "«A ",
    "‹a ",
    "'a ",
    "‘a ",
    "`` a ",
    'a" ',
    "a” ",
    "a» ",
    'kata Budi, "a ',
    "\n",
    ". ",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.integers(1, 60))
def test_the_words_of_all_quotes_are_a_few_times_the_text(pieces: list[str], times: int):
    text = "".join(pieces) * times
    assert sum(len(item.outer) for item in marked(text)) <= MAX_DEPTH * len(text)
