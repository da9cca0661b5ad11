"""Folding: what makes two spellings the same word for a search, with the map back to the text.

Dropping harakat and tatweel, unifying alef, yeh and teh marbuta, digits of every script to 0-9, Latin diacritics
off, and case folding. Folding changes length, so a folded text always travels with its offsets
(:class:`Folded`). Sources of the rules: UAX #44 decompositions, and the Arabic normalisation of Lucene's
ArabicNormalizer. Examples: ``أَحْمَد`` gives ``احمد``, ``مدرسة`` ``مدرسه``, ``Café`` ``cafe``, ``٤٠`` ``40``.
"""

from __future__ import annotations

import unicodedata
from array import array
from functools import lru_cache
from typing import NamedTuple

from sejajar.text.diacritics import TATWEEL
from sejajar.text.span import Span

_LETTERS = str.maketrans({
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیېۍئ", "ي"),
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ه",
    "ؤ": "و",
    "ک": "ك", "ڪ": "ك",
})  # fmt: skip
_QUOTES = str.maketrans(
    {**dict.fromkeys("“”„‟«»‹›″", '"'), **dict.fromkeys("‘’‚‛ʼ′", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
)
_BLANKS = frozenset("\n\t\u00a0\u202f\u2009\u2007")


class Folded(NamedTuple):
    """A folded text and, for each of its characters, the offset in the text it came from.

    ``char_offsets`` has one entry more than ``text``: the last is the length of the original.
    """

    text: str
    char_offsets: array[int]

    def original(self, start: int, end: int) -> Span:
        """Return the span of the original that the folded characters ``[start, end)`` stand for.

        It takes in what folding dropped after the last character (its harakat), so a highlight never separates
        a letter from its marks.
        """
        return Span(self.char_offsets[start], self.char_offsets[end])


def fold(text: str, *, keep_case: bool = False) -> Folded:
    """Return ``text`` folded for comparison; ``keep_case`` leaves upper and lower case apart (smart case)."""
    pieces: list[str] = []
    offsets = array("l")
    for char_offset, char in enumerate(text):
        folded = fold_char(char, keep_case)
        if folded:
            pieces.append(folded)
            for _ in folded:
                offsets.append(char_offset)
    offsets.append(len(text))
    return Folded("".join(pieces), offsets)


@lru_cache(maxsize=8192)
def fold_char(char: str, keep_case: bool = False) -> str:
    """Return what one character folds to: empty for marks, tatweel and format characters."""
    if char in _BLANKS:
        return " "
    if char == TATWEEL:
        return ""
    decimal = unicodedata.decimal(char, None)
    if decimal is not None:
        return str(decimal)
    base = "".join(
        part
        for part in unicodedata.normalize("NFKD", char)
        if unicodedata.category(part) not in ("Mn", "Me", "Cf") and part != TATWEEL
    )
    folded = base.translate(_LETTERS).translate(_QUOTES)
    return folded if keep_case else folded.casefold()
