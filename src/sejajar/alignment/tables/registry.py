"""The tables of the aligner: each language has a module ``<code>.py`` here with its ``TABLE``.

Words with the same meaning are in ``dictionaries/``, a column per language; letters and their sounds are per script, in
:mod:`sejajar.alignment.transliteration`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

LANGUAGES = ("ar", "en", "fa", "he", "id", "ms", "ur")
"""BCP 47 codes of the languages with a table."""

Affix = tuple[str, tuple[str, ...]]
"""The letters of an affix, and what may stand in its place in the stem: ``("meny", ("s",))``."""


def plain_affixes(text: str) -> tuple[Affix, ...]:
    """Return the affixes in ``text``, separated by blanks; the stem needs nothing in their place."""
    return tuple((affix, ("",)) for affix in text.split())


@dataclass(frozen=True, slots=True)
class AlignmentTable:
    """What the aligner knows of a language. All letters are folded as :func:`sejajar.alignment.tokens.fold_word` does.

    Attributes:
        prefixes, suffixes: what a word may carry, for looking its stem up in a dictionary.
        shortest_stem: letters that have to remain.
        article: the article written onto a word, empty if the language has none.
        clitic_prefixes, clitic_suffixes: what comes off a word, one of each, for learning word pairs from the texts;
            the longest first.
        name_proclitics: what may be written onto a name.
        dictionary_language: the language whose columns of the dictionaries are read; empty for its own.
    """

    prefixes: tuple[Affix, ...] = ()
    suffixes: tuple[Affix, ...] = ()
    shortest_stem: int = 3
    article: str = ""
    clitic_prefixes: tuple[str, ...] = ()
    clitic_suffixes: tuple[str, ...] = ()
    name_proclitics: tuple[str, ...] = ()
    dictionary_language: str = ""


@cache
def alignment_table(language: str) -> AlignmentTable:
    """Return the table for a BCP 47 primary subtag; an empty one for a language not in :data:`LANGUAGES`."""
    if language not in LANGUAGES:
        return AlignmentTable()
    table: AlignmentTable = import_module(f"sejajar.alignment.tables.{language}").TABLE
    return table
