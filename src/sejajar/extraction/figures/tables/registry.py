"""The tables of figure words: each language has a module ``<code>.py`` here with its ``TABLE``."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from sejajar.extraction.figures.lexicon import FigureTable

LANGUAGES = ("ar", "en", "fa", "id", "ms", "ur")
"""BCP 47 codes of the languages with a table."""


@cache
def figure_table(language: str) -> FigureTable:
    """Return the table for a BCP 47 code; digits, signs and ISO codes only for a language not in :data:`LANGUAGES`.

    A table is imported when its language is first read, because each takes 10 to 50 ms.
    """
    name = language if language in LANGUAGES else "default"
    table: FigureTable = import_module(f"sejajar.extraction.figures.tables.{name}").TABLE
    return table
