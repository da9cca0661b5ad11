"""Digits, signs and ISO codes, which every language shares: the table of a language that has none of its own."""

from __future__ import annotations

from collections.abc import Mapping

from sejajar.extraction.figures.lexicon import FigureTable, Numeral, keys
from sejajar.extraction.figures.phrases import PhraseBook
from sejajar.extraction.figures.tables.signs import CURRENCY_SIGNS, UNIT_SIGNS
from sejajar.extraction.figures.tokens import word_key

IDIOMS = ("24/7", "7/24")
"""Digits that every language uses as a word."""


def sign_table(
    language: str,
    scales: Mapping[str, int] | None = None,
    units: Mapping[str, str] | None = None,
    currencies: Mapping[str, str] | None = None,
) -> FigureTable:
    """Return the table of signs for ``language``, with the scale words, unit names and currency names given.

    ``scales`` maps a word to its factor, ``units`` to a CLDR unit id, ``currencies`` to an ISO 4217 code.
    """
    return FigureTable(
        language=language,
        number_separators=("", ""),
        numerals={word_key(word): Numeral(value, "scale") for word, value in (scales or {}).items()},
        units=PhraseBook({**UNIT_SIGNS, **(units or {})}),
        currencies=PhraseBook({**CURRENCY_SIGNS, **(currencies or {})}),
        currency_prefixes=PhraseBook(CURRENCY_SIGNS),
        scale_letters={"bn": 10**9, "mn": 10**6, "tn": 10**12},
        names=PhraseBook(dict.fromkeys(IDIOMS, True)),
        labels=keys("no"),
    )


TABLE = sign_table("und")
