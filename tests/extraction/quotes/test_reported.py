"""Reported statements, without quotation marks."""

from __future__ import annotations

import pytest

from quote_reading import read


def test_a_statement_with_its_own_source_inside():
    text = "Menurut bank, harga beras naik lagi sejak kemarin, kata Ani Lestari."
    assert {quote.speaker for quote in read(text)} == {"bank", "Ani Lestari"}


def test_sentence_before_the_attributed_one_is_left_out():
    text = "Hujan turun; pasar sudah tutup sejak pagi, kata Ani Lestari."
    (quote,) = read(text)
    assert quote.span.of(text) == "pasar sudah tutup sejak pagi"


def test_an_adverbial_is_no_statement():
    assert read("Di pasar kota yang ramai, ujar Ani Lestari.") == ()


def statements(text: str, language: str = "id") -> list[str]:
    return [quote.span.of(text) for quote in read(text, language) if quote.kind == "indirect"]


@pytest.mark.parametrize(("words", "found"), [("Pasar sudah", []), ("Pasar sudah tutup", ["Pasar sudah tutup"])])
def test_the_fewest_words_before_an_attribution(words: str, found: list[str]):
    assert statements(f"{words}, kata Budi Hartono.") == found


@pytest.mark.parametrize(
    ("words", "found"),
    [("toko menjual beras dekat", []), ("toko menjual beras dekat pusat", ["toko menjual beras dekat pusat"])],
)
def test_the_fewest_words_without_a_conjunction_or_a_finite_word(words: str, found: list[str]):
    assert statements(f"Budi mengatakan {words}.") == found


@pytest.mark.parametrize(("words", "found"), [("tutup", []), ("sudah tutup", ["sudah tutup"])])
def test_the_fewest_words_after_a_conjunction(words: str, found: list[str]):
    assert statements(f"Budi mengatakan bahwa {words}.") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Budi mengatakan bahwa pasar sudah tutup, namun warga datang.", ["pasar sudah tutup"]),
        ("Budi mengatakan bahwa pasar sudah tutup; warga datang.", ["pasar sudah tutup"]),
        ("Budi mengkritik bahwa pasar sudah tutup.", []),
    ],
)
def test_where_a_statement_ends(text: str, found: list[str]):
    assert statements(text) == found


def test_an_arabic_participle_ends_a_statement_without_a_comma():
    assert statements("قال عمر زيد إن السوق مغلق مضيفا أن المطر شديد.", "ar") == ["السوق مغلق", "المطر شديد"]
