"""The table of a language and what is derived from it."""

from __future__ import annotations

from sejajar.extraction.figures.lexicon import FigureTable, Numeral, keyed, keys, phrases_of
from sejajar.extraction.figures.phrases import PhraseBook


def test_helpers_of_tables() -> None:
    assert keys("أربعة nine") == {"اربعه", "nine"}
    assert keyed({"تاسع عشر": 19, "مئة": 100}) == {"تاسع عشر": 19, "مئه": 100}
    assert phrases_of({"USD": "dolar | dolar as"}) == {"dolar": "USD", "dolar as": "USD"}


def test_headwords_are_looked_up_and_vocabulary_is_every_word() -> None:
    table = FigureTable("xx", numerals={"a": Numeral(1, "digit")}, units=PhraseBook({"b c": "u"}), labels=keys("d"))
    assert table.headwords == {"a", "b"}
    assert table.vocabulary == {"a", "b", "c", "d"}
