"""Finding words: what folds together is found, and the hit is exactly the characters that say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.search.text_query import TextQuery, find_all
from sejajar.text.folding import fold
from sejajar.text.span import Span


def found(text: str, query: str) -> list[str]:
    asked = TextQuery(query)
    return [span.of(text) for span in find_all(fold(text, keep_case=asked.keeps_case), asked)]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("الْوَلَدُ هنا", "الولد", ["الْوَلَدُ"]),
        ("الولد", "الْوَلَد", ["الولد"]),
        ("مـــحمد", "محمد", ["مـــحمد"]),
        ("أحمد إلى آخر ٱسم", "ا", ["أ", "إ", "آ", "ٱ"]),
        ("على علي", "علي", ["على", "علي"]),
        ("مدينة مدينه", "مدينه", ["مدينة", "مدينه"]),
        ("٤٢ ۴۲ 42", "42", ["٤٢", "۴۲", "42"]),
        ("42", "٤٢", ["42"]),
        ("Café CAFE", "cafe", ["Café", "CAFE"]),
        ("Café CAFE Cafe", "Cafe", ["Café", "Cafe"]),
        ("“kata” \"kata\"", '"kata"', ["“kata”", '"kata"']),
        ("satu\ndua  tiga", "satu dua tiga", ["satu\ndua  tiga"]),
        ("ﻻ شيء", "لا", ["ﻻ"]),
        ("a.b a+b", "a+b", ["a+b"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("straße", "STRASSE", []),
        ("straße", "strasse", ["straße"]),
    ],
)  # fmt: skip
def test_found(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


@pytest.mark.parametrize("query", ["", "   ", "\u064e", "ـ"])
def test_a_query_that_folds_to_nothing_finds_nothing(query: str) -> None:
    assert TextQuery(query).is_blank
    assert found("apa pun ـَ", query) == []


def test_a_hit_takes_its_marks_with_it() -> None:
    text = "كتَبَ"
    assert list(find_all(fold(text), TextQuery("كت"))) == [Span(0, 3)]


@given(st.text("ab أاإَِ ُىي٤4 Aéـ", max_size=40), st.text("aأاَى4٤ é", min_size=1, max_size=4))
def test_every_hit_folds_to_the_query(text: str, query: str) -> None:
    wanted = fold(query, keep_case=TextQuery(query).keeps_case).text.split()
    for hit in found(text, query):
        assert fold(hit, keep_case=TextQuery(query).keeps_case).text.split() == wanted


@given(st.text(max_size=60), st.data())
def test_any_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    if not TextQuery(piece).is_blank:
        assert found(text, piece)
