"""Sentences as the aligner compares them: folded words, numbers by value, and kinds of punctuation.

Folding is coarser and faster than that of :mod:`sejajar.text.folding`: whole sentences at once, and without an offset
map, since nothing found here is shown. Numbers are read as extraction reads them; decision 031 says why it has another
tokeniser.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from sejajar.extraction.figures.numbers.digits import read_digits
from sejajar.extraction.figures.tokens import normalise
from sejajar.text.diacritics import ARABIC_MARKS, COMBINING_ACCENTS, HEBREW_POINTS, TATWEEL

_DIACRITICS = re.compile(
    # The small waw and yeh of the Qur'an are letters to Unicode, and no more part of a word's spelling than a mark;
    # then joiners and bidirectional controls.
    f"[{COMBINING_ACCENTS}{HEBREW_POINTS}{ARABIC_MARKS}{TATWEEL}\u06e5\u06e6"
    "\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069]"
)
_NOT_DIGITS = re.compile(r"\D")
_RUN_TOGETHER = re.compile(
    # Letters that only end a word, inside one; and an article deep inside a word too long to be one.
    r"(?<=[ةىםןץףך])(?=[^\W\d_])|(?<=[ء-ي]{4})(?=ال[ء-ي]{5})"
)
_FOLDED = str.maketrans({
    **dict.fromkeys("ٱٲٳٵ", "ا"), **dict.fromkeys("ىیې", "ي"), **dict.fromkeys("ةۀہھەۃ", "ه"),
    **dict.fromkeys("کڪ", "ك"), **dict.fromkeys("‘’‚‛ʼ′`´׳ʻʿʾ", "'"), "״": '"', "ß": "ss", "æ": "ae", "œ": "oe",
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th",
})  # fmt: skip
MARK_KINDS = {
    **dict.fromkeys("?؟？", "?"), **dict.fromkeys("!！", "!"), **dict.fromkeys(":：", ":"),
    **dict.fromkeys(";؛；", ";"), **dict.fromkeys(("…", "..."), "…"), **dict.fromkeys("()[]（）", "("),
    **dict.fromkeys("\"“”„«»「」『』'", '"'), "%": "%",
}  # fmt: skip
"""The kind of each punctuation mark that is a feature of its sentence; the features' module has a retention for each.

A full stop of any script is none: every sentence has one.
"""
_MARK = "|".join(
    # Inside a word an apostrophe is a letter.
    r"(?<!\w)'|'(?!\w)" if mark == "'" else re.escape(mark)
    for mark in sorted(MARK_KINDS, key=len, reverse=True)
)
_PIECE = re.compile(
    r"(?P<number>\d+(?:[.,٫٬]\d+)*)"
    r"|(?P<wide>[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff])"
    r"|(?P<word>[^\W\d_]+(?:['\"][^\W\d_]+)*)"
    rf"|(?P<mark>{_MARK})"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence.

    Attributes:
        length: characters without blanks, at least 1.
        pieces: words, lower case and folded, and numbers as ``#`` with their value, in order.
        capitals: the words written with a capital after the first word of the sentence.
        marks: the kinds of punctuation in it; a kind written four times or more counts twice (``""``).
    """

    length: int
    pieces: tuple[str, ...]
    capitals: frozenset[str]
    marks: tuple[str, ...]


def read_tokens(texts: Sequence[str]) -> list[Tokens]:
    """Return the tokens of each sentence."""
    return [_read(text) for text in texts]


def fold_word(text: str) -> str:
    """Return ``text`` folded as tokens are; entries of tables are folded by this."""
    return _DIACRITICS.sub("", unicodedata.normalize("NFKD", text)).translate(_FOLDED).lower()


def _read(text: str) -> Tokens:
    length = len(text) - text.count(" ")
    folded = _RUN_TOGETHER.sub(" ", _DIACRITICS.sub("", text))
    folded = _DIACRITICS.sub("", unicodedata.normalize("NFKD", folded)).translate(_FOLDED)
    pieces: list[str] = []
    capitals: list[str] = []
    marks: dict[str, int] = {}
    for match in _PIECE.finditer(folded):
        kind, piece = match.lastgroup, match[0]
        if kind == "number":
            pieces.append("#" + number_value(piece))
        elif kind == "mark":
            kind_of_mark = MARK_KINDS[piece]
            marks[kind_of_mark] = marks.get(kind_of_mark, 0) + 1
        else:
            # Interned: a book has millions of tokens and far fewer words.
            lower = sys.intern(piece.lower())
            if pieces and piece[0] != lower[0]:
                capitals.append(lower)
            pieces.append(lower)
    named = [kind * (1 + (count > 3)) for kind, count in marks.items()]
    return Tokens(max(1, length), tuple(pieces), frozenset(capitals), tuple(named))


@lru_cache(maxsize=10_000)
def number_value(written: str) -> str:
    """Return the value of a number with the digits of any script and any separators, as a plain decimal string.

    What :func:`~sejajar.extraction.figures.numbers.digits.read_digits` does not read as a number (a version, a serial
    number) has its digits as its value.

    Example:
        >>> number_value("1.500.000"), number_value("3,5"), number_value("2.0.1")
        ('1500000', '3.5', '201')
    """
    written = normalise(written)
    number = read_digits(written)
    if number is None:
        return _NOT_DIGITS.sub("", written).lstrip("0") or "0"
    return plain(Decimal(number.value.numerator) / Decimal(number.value.denominator))


def plain(value: Decimal) -> str:
    """Return ``value`` as text without an exponent or trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
