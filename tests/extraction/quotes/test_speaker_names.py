"""Canonical names: a speaker's words without titles and organisations."""

from __future__ import annotations

import pytest

from quote_reading import clauses_of, table_of
from sejajar.extraction.quotes.speaker_names import NameReader
from sejajar.text.span import Span


def canonical(words: str, rest: str = "", language: str = "id") -> str:
    text = f"{words} pulang. {rest}"
    reader = NameReader(text, clauses_of(text, language), table_of(language))
    span, _ = reader.canonical_name(0, Span(0, len(words)))
    return reader.written_form(span)


@pytest.mark.parametrize(
    ("words", "rest", "expected"),
    [
        ("Budi Hartono", "", "Budi Hartono"),
        ("Direktur Budi Hartono", "", "Budi Hartono"),
        ("CEO Google Budi Hartono", "Google naik.", "Budi Hartono"),
        ("CEO Google Budi Hartono", "", "Google Budi Hartono"),
        ("Ketua KPK Dian Pratama", "", "Dian Pratama"),
        ("pelatih City", "", "pelatih City"),
        ("juru bicara kepolisian Ani Lestari", "", "Ani Lestari"),
    ],
)
def test_indonesian(words: str, rest: str, expected: str):
    assert canonical(words, rest) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("الرئيس عمر الحسيني", "عمر الحسيني"),
        ("مسؤول أمريكي", "مسؤول أمريكي"),
        ("عمر زيد مدير السوق", "عمر زيد"),
        ("المتحدثة باسم حملة سعد", "المتحدثة باسم حملة سعد"),
    ],
)
def test_arabic(words: str, expected: str):
    assert canonical(words, language="ar") == expected


def given_name(text: str, surname: str) -> str | None:
    return NameReader(text, clauses_of(text), table_of("id")).given_name(surname)


def test_a_given_name_is_never_without_its_surname():
    assert given_name("Ia bertemu Budi Hartono. Lalu Hartono pergi.", "hartono") == "Budi Hartono"
    assert given_name("Ia bertemu Budi Hartono. Lalu Budi pergi.", "hartono") is None
    assert given_name("Ia bertemu Presiden Hartono.", "hartono") is None
    assert given_name("Ia bertemu KPK Hartono.", "hartono") is None
