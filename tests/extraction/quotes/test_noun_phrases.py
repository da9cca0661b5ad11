"""The noun phrase that names a speaker, after a reporting verb or before it."""

from __future__ import annotations

import pytest

from quote_reading import clauses_of, table_of
from sejajar.extraction.quotes.noun_phrases import PhraseReader


def phrase_at(text: str, language: str, *, follows: bool) -> str | None:
    """The speaker after the first token, or before the last word."""
    (clause,) = clauses_of(text, language)
    reader = PhraseReader(text, table_of(language))
    phrase = reader.after(clause.tokens, 1) if follows else reader.before(clause.tokens, len(clause.tokens) - 1)
    return phrase.words.of(text) if phrase.words else None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("kata Budi Hartono di Solo", "id", "Budi Hartono"),
        ("kata dia di Solo", "id", None),
        ("kata 12 orang", "id", None),
        ("kata Direktur Utama, Ani Lestari, di Solo", "id", "Ani Lestari"),
        ("kata St. Budi Hartono", "id", "St. Budi Hartono"),
        ("قال عمر زيد في السوق", "ar", "عمر زيد"),
        ("said Budi Hartono on Monday", "en", "Budi Hartono"),
    ],
)
def test_after_the_verb(text: str, language: str, expected: str | None):
    assert phrase_at(text, language, follows=True) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Budi Hartono mengatakan", "id", "Budi Hartono"),
        ("Kemarin Budi Hartono juga mengatakan", "id", "Budi Hartono"),
        ("Bank Indonesia (BI) mengatakan", "id", "Bank Indonesia"),
        ("Direktur pasar, Ani Lestari, mengatakan", "id", "Ani Lestari"),
        ("Ani Lestari, yang lama diam, mengatakan", "id", "Ani Lestari"),
        ("laporan berita yang mengatakan", "id", "laporan berita"),
        ("Dia mengatakan", "id", None),
    ],
)
def test_before_the_verb(text: str, language: str, expected: str | None):
    assert phrase_at(text, language, follows=False) == expected


@pytest.mark.parametrize("count", [14, 15])
def test_a_phrase_is_bounded(count: int):
    text = "kata" + " Budi" * count
    assert phrase_at(text, "id", follows=True) == " ".join(["Budi"] * 14)
