"""Quotes of a text as a whole: spans, utterances, languages without a table, hostile text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quote_reading import read
from sejajar.extraction.quotes import reader as module


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


def test_blank_text():
    assert read("") == ()


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


def test_a_long_text_is_read_in_parts(monkeypatch: pytest.MonkeyPatch):
    piece = "“Kami sudah siap. Kami pulang,” kata Budi Hartono. Ia pergi. "
    whole = read(piece * 20)
    monkeypatch.setattr(module, "ARTICLE_CHARS", 100)
    parts = read(piece * 20)
    assert [(quote.span, quote.kind, quote.speaker) for quote in parts] == [
        (quote.span, quote.kind, quote.speaker) for quote in whole
    ]
    assert len({quote.utterance for quote in parts}) == 20


def test_an_unclosed_quote_ends_with_a_sentence_of_a_long_paragraph():
    text = "Budi berkata: “Kami siap. " + "Kalimat lain lagi. " * 200
    (quote,) = [quote for quote in read(text) if quote.kind == "direct"]
    assert 500 < len(quote.span) < 650
    assert quote.span.of(text).endswith("lagi.")


@pytest.mark.parametrize("words", ["اليوم، ", "أمس، ", "الأربعاء، ", "ومع هذا، "])
def test_a_clause_that_ends_with_its_fourth_comma_has_no_subject(words: str):
    text = words * 4 + "\nوقال يوم الأربعاء: “هذا صحيح تماما”"
    assert [quote.speaker for quote in read(text, "ar") if quote.kind == "direct"] == [None]


@pytest.mark.parametrize("language", ["id", "ar"])
@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("“Kami siap sekarang juga,” kata B{0}.\n\n", "“Kami siap sekarang juga,” kata dia.\n\n"),
        ("“Kami siap sekarang juga,” kata Budi B{0}.\n\n", "“Kami siap sekarang juga,” kata Budi.\n\n"),
        ("“Kami siap sekarang juga,” kata B{1}.\n\n", "“Kami siap sekarang juga,” katanya.\n\n"),
        ("“Kami siap sekarang juga,” kata Budi{2}Hartono.\n\n", "“Kami siap sekarang juga,” kata Hartono.\n\n"),
        ("B{0} Santoso pergi.\n\n", "“Kami siap sekarang juga,” kata Santoso.\n\n"),
        ("«أنا جاهز لهذا كله» قال محم{3}.\n\n", "«أنا جاهز لهذا كله» وأضاف.\n\n"),
        ("«أنا جاهز لهذا كله» ق{4}الت سارة محمد ", "«أنا جاهز لهذا كله» "),
        ("«أنا جاهز لهذا كله» قالت سارة محم{4}د.\n\n", "«أنا جاهز لهذا كله» قالت محمد.\n\n"),
    ],
)
def test_what_quotes_have_of_one_attribution_is_bounded(first: str, again: str, language: str):
    # A name as long as the text, written again with every quote, would be as much as its square.
    count = 200
    fillers = ("u" * 9000, "-Bu" * 3000, " " * 9000, "د" * 9000, "\u064e" * 9000)
    text = first.format(*fillers) + again * count
    quotes = read(text, language)
    assert len(quotes) >= count
    written = sum(len(quote.speaker or "") + len(quote.cue or "") for quote in quotes)
    assert written <= 2 * module.ATTRIBUTED_CHARS * len(quotes)


def test_a_long_name_is_cut():
    first, second = read("“Kami siap sekarang,” kata B" + "u" * 500 + ". “Mulai saja,” kata dia.")
    assert first.speaker == second.speaker == "B" + "u" * (module.ATTRIBUTED_CHARS - 1)
