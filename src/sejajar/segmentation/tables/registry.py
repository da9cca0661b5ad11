"""The tables of sentence rules: each language has a module ``<code>.py`` here with its ``TABLE``."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from sejajar.segmentation.rules import SentenceRules

LANGUAGES = ("ar", "en", "fa", "he", "id", "ms", "ur")
"""BCP 47 codes of the languages with a table."""


@cache
def sentence_rules(language: str) -> SentenceRules:
    """Return the rules for a BCP 47 primary subtag; those of ``default`` for a language not in :data:`LANGUAGES`."""
    name = language if language in LANGUAGES else "default"
    table: SentenceRules = import_module(f"sejajar.segmentation.tables.{name}").TABLE
    return table
