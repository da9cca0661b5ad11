"""Which attribution each quote belongs to."""

from __future__ import annotations

import pytest

from quote_reading import read


def test_two_quotes_on_end_before_one_attribution():
    first, second = read("“Kami sudah siap sejak pagi.” “Kami pulang,” kata Budi Hartono.")
    assert first.speaker == second.speaker == "Budi Hartono"


def test_exclamation_ends_the_sentence_before_the_attribution():
    (quote,) = read("“Kami sudah siap!” Kata Budi Hartono.")
    assert (quote.kind, quote.speaker) == ("direct", "Budi Hartono")


def test_words_without_a_reporting_word_go_on_from_the_sentence_before():
    text = "Toko itu dirampok, kata Komisaris Budi Hartono. Seorang pria “berlari dari arah pasar” lalu hilang."
    phrase = next(quote for quote in read(text) if quote.kind == "phrase")
    assert phrase.speaker == "Budi Hartono"


def test_a_source_in_the_sentence_does_not_speak_later_words():
    quotes = read(
        "Harga beras naik lagi, menurut laporan bank. Toko itu kini memasang tanda “mahal sekali untuk semua orang”."
    )
    assert [quote.kind for quote in quotes] == ["indirect", "phrase"]


def test_speech_goes_on_over_a_paragraph():
    text = "Ani: “Kami sudah lama menunggu.”\n“Sekarang kami pulang saja ke rumah.”"
    first, second = read(text)
    assert first.speaker == second.speaker == "Ani"
    assert first.utterance == second.utterance


def test_two_quotes_in_one_sentence_before_their_attribution():
    text = "Kedua kata itu, “sudah” dan “belum pernah sama sekali”, kata Ani Lestari, berbeda artinya."
    assert {quote.speaker for quote in read(text) if quote.kind != "mention"} == {"Ani Lestari"}


@pytest.mark.parametrize(
    ("words", "speaker"), [("burung merah besar", None), ("burung merah besar sekali", "Budi Hartono")]
)
def test_words_in_a_sentence_of_their_own_need_more_than_a_scare_quote(words: str, speaker: str | None):
    (quote,) = (
        quote for quote in read(f"Toko tutup, kata Budi Hartono. Ada “{words}” di pasar.") if quote.kind != "indirect"
    )
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Kami sudah siap,” kata Ani Lestari. Budi Hartono diam.", "Ani Lestari"),
        ("Ani Lestari mengatakan: “Kami sudah siap.” Budi Hartono diam.", "Ani Lestari"),
        ("Ani Lestari: “Kami sudah siap sejak pagi.”", "Ani Lestari"),
        ("Menurut Ani Lestari, kota itu “sudah siap sejak pagi tadi”.", "Ani Lestari"),
    ],
)
def test_adjacent_attributions(text: str, speaker: str):
    assert {quote.speaker for quote in read(text)} == {speaker}
