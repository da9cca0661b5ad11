"""Candidate stems, articles and clitics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.stems import bare_word, candidate_stems, without_article
from sejajar.alignment.tables.registry import LANGUAGES


@pytest.mark.parametrize(
    ("word", "language", "stem"),
    [
        ("menulis", "id", "tulis"), ("penyakit", "id", "sakit"), ("perkembangan", "id", "kembang"),
        ("memakainya", "id", "pakai"), ("والمدرسه", "ar", "مدرسه"), ("حكومتها", "ar", "حكومه"),
        ("سيكتبون", "ar", "كتب"), ("running", "en", "run"), ("cities", "en", "city"), ("made", "en", "made"),
        ("והממשלה", "he", "ממשלה"), ("كتابهاي", "fa", "كتاب"),
    ],
)  # fmt: skip
def test_stems_among_candidates(word: str, language: str, stem: str) -> None:
    assert stem in candidate_stems(word, language)


@given(st.text("abcdiknmrtuyوالبكتهنيمس", min_size=1, max_size=14), st.sampled_from([*LANGUAGES, "xx"]))
def test_the_word_itself_is_a_candidate_and_nothing_is_empty(word: str, language: str) -> None:
    stems = candidate_stems(word, language)
    assert word in stems
    assert all(stems)
    assert bare_word(word, language)


@pytest.mark.parametrize(
    ("word", "language", "bare"),
    [
        ("المدرسه", "ar", "مدرسه"), ("البيت", "ar", "البيت"), ("هממשלה", "he", "هממשלה"), ("הממשלה", "he", "ממשלה"),
        ("המים", "he", "המים"), ("sekolah", "id", "sekolah"),
    ],
)  # fmt: skip
def test_an_article_comes_off_if_four_letters_remain(word: str, language: str, bare: str) -> None:
    assert without_article(word, language) == bare


@pytest.mark.parametrize(
    ("word", "language", "bare"),
    [
        ("والمدرسه", "ar", "مدرس"), ("بيت", "ar", "بيت"), ("مكانها", "ar", "مكان"), ("makannya", "id", "mak"),
        ("bukunya", "ms", "buku"), ("kita", "id", "kita"), ("ikan", "id", "ikan"), ("runs", "en", "run"),
        ("bus", "en", "bus"), ("word", "xx", "word"),
    ],
)  # fmt: skip
def test_one_prefix_and_one_suffix_come_off(word: str, language: str, bare: str) -> None:
    assert bare_word(word, language) == bare


def test_candidates_are_the_longest_first() -> None:
    assert candidate_stems("menulis", "id") == ["menulis", "tulis", "nulis", "ulis"]
    assert candidate_stems("word", "xx") == ["word"]
