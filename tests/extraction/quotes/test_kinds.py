"""Direct speech, mixed quotations (phrase), and scare quotes, titles or terms (mention)."""

from __future__ import annotations

import pytest

from quote_reading import read


def test_headline_marks_are_claims():
    text = "Rudi ‘marah’ atas putusan itu\nRudi Hartono pulang ‘marah’ dan membeli ‘gorengan’ di pasar kota."
    assert [quote.kind for quote in read(text)] == ["phrase", "phrase", "mention"]


def test_capitals_are_no_title_in_a_headline_of_capitals():
    text = "Presiden Akan “Mencermati Situasi” Saat Berada Di Kota\nIsi berita."
    assert [quote.kind for quote in read(text)] == ["phrase"]


def test_speech_after_a_colon_without_a_reporting_word():
    (quote,) = read("Surat suara itu berisi satu pertanyaan: “Apakah Anda setuju dengan nama baru negara kita?”")
    assert (quote.kind, quote.speaker) == ("direct", None)


def test_long_words_of_nobody_are_a_phrase():
    (quote,) = read("Di dinding pasar tertulis “jangan buang sampah di sini lagi” sejak lama.")
    assert (quote.kind, quote.speaker) == ("phrase", None)


def kinds(text: str, language: str = "id") -> list[str]:
    return [quote.kind for quote in read(text, language)]


@pytest.mark.parametrize(
    ("words", "kind"), [("burung merah besar", "mention"), ("burung merah besar sekali", "phrase")]
)
def test_words_without_an_attribution(words: str, kind: str):
    assert kinds(f"Di kota itu ada “{words}” di pasar.") == [kind]


@pytest.mark.parametrize(("words", "kind"), [("kami sudah", "phrase"), ("kami sudah siap", "direct")])
def test_attributed_words(words: str, kind: str):
    assert kinds(f"“{words}” kata Budi Hartono.") == [kind]


@pytest.mark.parametrize(("count", "kind"), [(7, "mention"), (8, "phrase")])
def test_words_after_a_noun_of_titles(count: int, kind: str):
    words = " ".join(["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan"][:count])
    assert kinds(f"Ia menonton film “{words}” di kota.") == [kind]


@pytest.mark.parametrize(("length", "kind"), [(160, "phrase"), (161, "mention")])
def test_only_a_short_first_paragraph_is_a_headline(length: int, kind: str):
    headline = "Rudi ‘marah’ "
    headline += "a" * (length - len(headline))
    assert kinds(f"{headline}\nRudi pulang.") == [kind]


def test_one_word_more_is_speech_after_a_conjunction():
    assert kinds("Budi mengatakan bahwa “kami sudah siap” tadi.")[-1] == "phrase"
    assert kinds("Budi mengatakan: “kami sudah siap” tadi.")[-1] == "direct"
