"""Words, digit runs and marks of a text, as the figure reader sees them.

Normalisation keeps the length (every decimal digit to ASCII, dashes to ``-``, blanks to a space, letters to lower
case), so a token's offsets are offsets into the text as given. A word's ``key`` is what tables are looked up by:
without harakat and tatweel, alef and teh forms unified, and without the proclitics written onto it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

TokenKind = Literal["word", "digits", "mark"]

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c"
_LATIN = "a-zA-Zªºµß-öø-ɏ"
_TOKEN = re.compile(
    rf"""(?P<digits>[0-9]+(?:[.,\u066b\u066c][0-9]+|[\u060c'’][0-9]{{3}}(?![0-9]))*)
    |(?P<word>[{_LATIN}][{_LATIN}{_MARKS}]*|(?:(?![{_LATIN}])[^\W\d_])(?:(?![{_LATIN}])[^\W\d_]|[{_MARKS}])*)
    |(?P<mark>\S)""",
    re.VERBOSE,
)
_STRIPPED = re.compile(rf"[{_MARKS}\u0640]")
_LETTERS = str.maketrans({**dict.fromkeys("أإٱ", "ا"), "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك"})
_HAMZATED = ("أ", "إ")
"""After a first letter these begin a word: «وأحد» is "and one", «واحد» is "one"."""
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_BLANKS = "\u00a0\u202f\u2007\u2008\u2009\u200a\u2002\u2003\t\n\r"


@dataclass(slots=True)
class Token:
    """One word, digit run (with its separators) or other mark.

    Attributes:
        kind: word, digits or mark.
        start, end: offsets into the text; ``start`` takes in proclitics.
        text: normalised, lower case.
        word: what tables know the whole word by.
        key: the same without its proclitics.
        stem_start: where the word starts without the conjunctions and prepositions written onto it.
        linked: it carries the conjunction "and" (Arabic و).
        article: it carries the definite article (Arabic ال).
        glued: no blank stands between it and the token before.
        capital: its first letter is upper case.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    word: str
    key: str
    stem_start: int
    linked: bool = False
    article: bool = False
    glued: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Proclitic:
    """Letters written onto the front of a word: and, to, the …"""

    letters: str
    linked: bool = False
    article: bool = False
    outside: int = 0
    """How many of the letters are no part of the word: all but the article."""


class _Normal(dict[int, str]):
    """What each character is normalised to; worked out when it is first seen."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        decimal = unicodedata.decimal(char, None)
        lower = char.lower()
        normal = str(decimal) if decimal is not None else lower if len(lower) == 1 else char
        self[code] = normal
        return normal


_NORMAL = _Normal({**dict.fromkeys(map(ord, _DASHES), "-"), **dict.fromkeys(map(ord, _BLANKS), " "), ord("٪"): "%"})


def normalise(text: str) -> str:
    """``text`` with ASCII digits, plain dashes and blanks, in lower case; of the same length."""
    return text.translate(_NORMAL)


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """What tables know a normalised word by: no harakat, no tatweel; alef, teh marbuta and yeh forms unified."""
    if word.isascii():
        return word
    return _STRIPPED.sub("", word).translate(_LETTERS)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the tokeniser must know of a language.

    Attributes:
        headwords: words that proclitics come off for, unless the whole word is one of them.
        words: further words that they come off for, where neither the whole nor the rest is a headword.
        proclitics: the longest first.
        respellings: vocalised spellings whose bare letters would mean another word, and what stands for them.
        whole: words that only look as if a proclitic stood before a headword («لست» is "I am not", «كمية» a quantity).
    """

    headwords: Container[str] = ()
    words: Container[str] = ()
    proclitics: tuple[Proclitic, ...] = ()
    respellings: tuple[tuple[str, str], ...] = ()
    whole: Container[str] = ()


def tokenise(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """The tokens of ``text[start:end]``, proclitics off the words that ``lexicon`` knows."""
    piece = normalise(text[start:end])
    tokens: list[Token] = []
    previous_end = -1
    for match in _TOKEN.finditer(piece):
        begin, finish = match.span()
        kind: TokenKind = match.lastgroup  # pyright: ignore[reportAssignmentType]
        word = match[0]
        at = start + begin
        token = Token(kind, at, start + finish, word, word, word, at, glued=begin == previous_end)
        if kind == "word":
            token.word = token.key = word_key(_respell(word, lexicon.respellings))
            token.capital = text[at] != piece[begin]
            if (
                lexicon.proclitics
                and (token.key not in lexicon.headwords or word[1:2] in _HAMZATED)
                and (token.key not in lexicon.whole)
            ):
                _take_off(token, lexicon)
        previous_end = finish
        tokens.append(token)
    return tokens


def _respell(word: str, respellings: tuple[tuple[str, str], ...]) -> str:
    if respellings and _STRIPPED.search(word):
        for vocalised, spelling in respellings:
            word = word.replace(vocalised, spelling)
    return word


def _take_off(token: Token, lexicon: Lexicon) -> None:
    fallback: Proclitic | None = None
    for proclitic in lexicon.proclitics:
        if not token.word.startswith(proclitic.letters):
            continue
        rest = token.word[len(proclitic.letters) :]
        if not rest or rest in lexicon.headwords:
            _strip(token, proclitic)
            return
        if fallback is None and rest in lexicon.words and token.word not in lexicon.words:
            fallback = proclitic
    if fallback is not None:
        _strip(token, fallback)


def _strip(token: Token, proclitic: Proclitic) -> None:
    token.key = token.word[len(proclitic.letters) :]
    token.stem_start = token.start + _raw_length(token.text, proclitic.outside)
    token.linked, token.article = proclitic.linked, proclitic.article


def _raw_length(word: str, letter_count: int) -> int:
    """How many characters of ``word`` its first ``letter_count`` letters take, their marks and tatweel included."""
    seen = 0
    for position, char in enumerate(word):
        if _STRIPPED.match(char):
            continue
        if seen == letter_count:
            return position
        seen += 1
    return len(word)
