"""Each language with words of quotation has a module of its own."""

from __future__ import annotations

from pathlib import Path

from sejajar.extraction.quotes.lexicon import word_key
from sejajar.extraction.quotes.tables import registry
from sejajar.extraction.quotes.tables.registry import LANGUAGES, quote_table
from sejajar.text.language import LANGUAGES as KNOWN


def test_every_module_is_a_registered_language() -> None:
    modules = {path.stem for path in Path(registry.__file__).parent.glob("*.py")} - {"__init__", "registry"}
    assert modules == set(LANGUAGES) <= set(KNOWN)


def test_tables_are_folded() -> None:
    for table in map(quote_table, LANGUAGES):
        assert table is not None
        for group in (table.conjunctions, table.stops_after, table.roles, table.naming_nouns, table.cues):
            assert all(word == word_key(word) for word in group)


def test_malay_reads_as_indonesian() -> None:
    assert quote_table("ms") is quote_table("id")


def test_other_languages_have_none() -> None:
    assert quote_table("fr") is None
