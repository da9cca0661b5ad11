import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.text.folding import fold, fold_char
from sejajar.text.span import Span

TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("ابتثلآأإؤئىةًٌَُِّْـ٠٩Éé“”\n")))


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("العـــربية", "العربيه"),
        ("أإآٱ", "اااا"),
        ("على", "علي"),
        ("شركة", "شركه"),
        ("مسؤول", "مسوول"),
        ("کیف", "كيف"),
        ("٢٠٢٤", "2024"),
        ("۲۰۲۴", "2024"),
        ("ﻻ", "لا"),
        ("Éléphant", "elephant"),
        ("STRASSE", "straße"),
        ("“a” «b» ’c’", '"a" "b" \'c\''),
        ("a\u00a0b\nc", "a b c"),
        ("5–10", "5-10"),
        ("Llama\u200b 4\u200f", "llama 4"),
        ("ﬁsika", "fisika"),
        ("２０", "20"),
    ],
)
def test_two_spellings_fold_alike(written, typed):
    assert fold(written).text == fold(typed).text


@pytest.mark.parametrize(("one", "other"), [("كتب", "كتاب"), ("42", "24"), ("a", "b"), ("خمس", "حمس")])
def test_different_words_stay_different(one, other):
    assert fold(one).text != fold(other).text


def test_smart_case():
    assert fold("Meta", keep_case=True).text != fold("meta", keep_case=True).text
    assert fold("Metá", keep_case=True).text == "Meta"


@given(TEXTS)
def test_the_map_leads_back(text):
    folded = fold(text)
    assert len(folded.char_offsets) == len(folded.text) + 1
    offsets = list(folded.char_offsets)
    assert offsets == sorted(offsets)
    assert folded.char_offsets[-1] == len(text)
    for index, char in enumerate(folded.text):
        assert char in fold_char(text[folded.char_offsets[index]])


@given(TEXTS)
def test_folding_twice_changes_nothing(text):
    once = fold(text).text
    assert fold(once).text == once


def test_every_single_character_folds_for_good():
    for code in (*range(0x3100), *range(0xA640, 0xA830), *range(0xF900, 0xFFFE), *range(0x1D400, 0x1D800)):
        once = fold(chr(code)).text
        assert fold(once).text == once, hex(code)
        assert fold(fold(chr(code), keep_case=True).text).text == once, hex(code)


@given(TEXTS, st.data())
def test_a_hit_folds_to_its_query(text, data):
    folded = fold(text)
    offsets = folded.char_offsets
    # Between two characters of the original: a hit never cuts a ligature.
    borders = [index for index in range(len(offsets)) if index == 0 or offsets[index] != offsets[index - 1]]
    start = data.draw(st.sampled_from(borders))
    end = data.draw(st.sampled_from([border for border in borders if border >= start]))
    assert fold(folded.original(start, end).of(text)).text == folded.text[start:end]


def test_a_highlight_takes_the_marks_of_its_last_letter():
    text = "قالَ محمدٌ هنا"
    start = fold(text).text.index("محمد")
    assert fold(text).original(start, start + 4) == Span(5, 10)


def test_an_empty_hit_is_empty():
    assert len(fold("محمدٌ").original(2, 2)) == 0
