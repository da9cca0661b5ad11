"""The tables of quotation words: each language has a module ``<code>.py`` here with its ``TABLE``."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from sejajar.extraction.quotes.lexicon import QuoteTable

LANGUAGES = ("ar", "en", "id", "ms")
"""BCP 47 codes of the languages with a table."""


@cache
def quote_table(language: str) -> QuoteTable | None:
    """Return the table for a BCP 47 code; None for a language not in :data:`LANGUAGES`.

    A table is imported when its language is first read, because each takes 10 to 50 ms.
    """
    if language not in LANGUAGES:
        return None
    table: QuoteTable = import_module(f"sejajar.extraction.quotes.tables.{language}").TABLE
    return table
