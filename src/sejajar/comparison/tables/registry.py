"""The tables of comparison: each language has a module ``<code>.py`` here with its ``TABLE``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Literal

LANGUAGES = ("ar", "en", "fa", "he", "id", "ms", "ur")
"""BCP 47 codes of the languages with a table."""

DateRelation = Literal["at", "by", "before", "after", "since"]


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """What comparison knows of a language.

    Attributes:
        date_relations: the words before a date that say how something relates to it, separated by ``|``.
        date_nouns: words that may stand between these and the date, separated by blanks.
        magnitudes: the words for figures that name only an order of magnitude; English without any.
        ordinal: the pattern of an ordinal number; empty for CLDR's.
        currency_names: by ISO 4217 code, for a language that writes a currency by its name after the number; CLDR has
            the names that are not here. None for a language that writes signs.
        has_long_unit_names: CLDR's short unit names are not the international signs, so the long ones are shown.
    """

    date_relations: Mapping[DateRelation, str] = field(default_factory=dict[DateRelation, str])
    date_nouns: str = ""
    magnitudes: Mapping[int, str] = field(default_factory=dict[int, str])
    ordinal: str = ""
    currency_names: Mapping[str, str] | None = None
    has_long_unit_names: bool = False


@cache
def comparison_table(language: str) -> ComparisonTable:
    """Return the table for a BCP 47 primary subtag; an empty one for a language not in :data:`LANGUAGES`."""
    if language not in LANGUAGES:
        return ComparisonTable()
    table: ComparisonTable = import_module(f"sejajar.comparison.tables.{language}").TABLE
    return table
