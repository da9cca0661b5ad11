"""What is read beside the sentences: kinds, utterances, languages without a table, hostile text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.extraction.items import Quote
from sejajar.extraction.quotes.clauses import CLAUSE_TOKENS, split_clauses
from sejajar.extraction.quotes.lexicon import word_key
from sejajar.extraction.quotes.reader import read_quotes
from sejajar.extraction.quotes.tables.registry import LANGUAGES, quote_table
from sejajar.segmentation.sentences import split_sentences
from sejajar.text.document import Document


def read(text: str, language: str = "id") -> tuple[Quote, ...]:
    document = Document.from_text(text, language=language)
    return read_quotes(document, split_sentences(document))


def test_language_without_a_table_has_marks_only():
    quotes = read("Elle a dit : « Nous partons tous demain matin avec le train. » Le film « Amélie » est fini.", "fr")
    assert [(quote.kind, quote.speaker, quote.cue) for quote in quotes] == [
        ("direct", None, None), ("mention", None, None),
    ]  # fmt: skip


def test_malay_reads_as_indonesian():
    (quote,) = read("“Kami sudah bersedia,” kata Ahmad Zaki.", "ms")
    assert (quote.speaker, quote.cue) == ("Ahmad Zaki", "kata")


def test_outer_span_holds_the_marks():
    text = "“Kami sudah siap,” kata Ahmad."
    (quote,) = read(text)
    assert quote.outer is not None
    assert quote.outer.of(text) == "“Kami sudah siap,”"
    assert quote.span.of(text) == "Kami sudah siap,"


def test_speaker_span_is_where_the_sentence_names_the_speaker():
    text = "“Kami sudah siap,” kata Direktur Budi Hartono. Hartono pergi. “Kami pulang,” katanya."
    first, second = read(text)
    assert first.speaker_span is not None and second.speaker_span is not None
    assert first.speaker_span.of(text) == "Direktur Budi Hartono"
    assert second.speaker == "Budi Hartono"


def test_split_utterance_shares_its_number():
    first, second, third = read("“Satu dua tiga,” kata Budi, “empat lima enam.” “Tujuh delapan,” kata Ani.")
    assert first.utterance == second.utterance != third.utterance


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


def test_a_source_in_the_sentence_does_not_speak_later_words():
    quotes = read(
        "Harga beras naik lagi, menurut laporan bank. Toko itu kini memasang tanda “mahal sekali untuk semua orang”."
    )
    assert [quote.kind for quote in quotes] == ["indirect", "phrase"]


def test_a_statement_with_its_own_source_inside():
    text = "Menurut bank, harga beras naik lagi sejak kemarin, kata Ani Lestari."
    assert {quote.speaker for quote in read(text)} == {"bank", "Ani Lestari"}


def test_sentence_before_the_attributed_one_is_left_out():
    text = "Hujan turun; pasar sudah tutup sejak pagi, kata Ani Lestari."
    (quote,) = read(text)
    assert quote.span.of(text) == "pasar sudah tutup sejak pagi"


def test_an_adverbial_is_no_statement():
    assert read("Di pasar kota yang ramai, ujar Ani Lestari.") == ()


def test_speech_goes_on_over_a_paragraph():
    text = "Ani: “Kami sudah lama menunggu.”\n“Sekarang kami pulang saja ke rumah.”"
    first, second = read(text)
    assert first.speaker == second.speaker == "Ani"
    assert first.utterance == second.utterance


def test_two_quotes_in_one_sentence_before_their_attribution():
    text = "Kedua kata itu, “sudah” dan “belum pernah sama sekali”, kata Ani Lestari, berbeda artinya."
    assert {quote.speaker for quote in read(text) if quote.kind != "mention"} == {"Ani Lestari"}


def test_blank_text():
    assert read("") == ()


def test_clauses_are_bounded():
    document = Document.from_text("kata " * (3 * CLAUSE_TOKENS), language="id")
    clauses = split_clauses(document.text, split_sentences(document), [])
    assert [len(clause.tokens) for clause in clauses] == [CLAUSE_TOKENS] * 3


def test_tables_are_folded():
    for table in map(quote_table, LANGUAGES):
        assert table is not None
        for group in (table.conjunctions, table.stops_after, table.roles, table.naming_nouns, table.cues):
            assert all(word == word_key(word) for word in group)


WORDS = sorted({"“", "”", '"', "'", "،", ",", ".", ":", "\n", "Budi", "Sam Altman", "dia", "bahwa", "yang", "tidak",
    "kata", "katanya", "mengatakan", "menurut", "dengan", "dan", "film", "قال", "وقالت", "إن", "أن", "ووفقا", "لوزارة",
    "قائلا", "الرئيس", "سام", "الذي", "لم", "said", "that", "she", "who", "according to", "by", "5", "-", "\u200f"})  # fmt: skip


@pytest.mark.parametrize("language", ["id", "ar", "en", "fr"])
@given(parts=st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_are_read(language: str, parts: list[str]):
    text = " ".join(parts)
    quotes = read(text, language)
    assert list(quotes) == sorted(quotes, key=lambda quote: (quote.span.start, -quote.span.end))
    marked = [quote for quote in quotes if quote.kind != "indirect"]
    for quote in quotes:
        assert 0 <= quote.span.start < quote.span.end <= len(text)
        assert quote.outer is not None and quote.outer.covers(quote.span)
        assert quote.speaker != ""
        if quote.speaker_span is not None:
            assert quote.speaker_span.end <= len(text)
        if quote.kind == "indirect":
            # A statement is never told by the words inside somebody's marks.
            assert not any(other.span.covers(quote.span) for other in marked)


@given(st.text(max_size=100))
def test_any_text_is_read(text: str):
    for language in ("id", "ar"):
        read(text, language)


@pytest.mark.parametrize(
    "piece", ["“", '"', "' ", "“a ", ", kata Budi ", "Budi mengatakan bahwa ", "قال زيد إن ", "“Halo,” kata Budi.\n"]
)
def test_repetition_is_read(piece: str):
    read(piece * 3000, "ar" if "ق" in piece else "id")
