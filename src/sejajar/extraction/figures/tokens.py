"""Words, digit runs and marks of a text, as the figure reader sees them.

Normalisation keeps the length (every decimal digit to ASCII, dashes to ``-``, blanks to a space, letters to lower
case), so a token's offsets are offsets into the text as given. A word's ``key`` is what tables are looked up by:
without harakat and tatweel, alef and teh forms unified, and without the proclitics written onto it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

TokenKind = Literal["word", "digits", "mark"]

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c"
_NARROW = "\u00a0\u202f\u2009"
"""Blanks that group digits; they stay apart from the plain one."""
_LATIN = "a-zA-Zªºµß-öø-ɏ"
_TOKEN = re.compile(
    rf"""(?P<digits>[1-9][0-9]{{0,2}}(?:[{_NARROW}][0-9]{{3}})+(?![0-9])
        |[1-9][0-9]{{0,2}}(?:(?:[ ][0-9]{{3}}){{2,}}|[ ]000)(?![0-9]|[.,][0-9])
        |[0-9]+(?:[.,\u066b\u066c][0-9]+|[\u060c'’][0-9]{{3}}(?![0-9]))*)
    |(?P<word>[{_LATIN}][{_LATIN}{_MARKS}]*|(?:(?![{_LATIN}])[^\W\d_])(?:(?![{_LATIN}])[^\W\d_]|[{_MARKS}])*)
    |(?P<mark>\S)""",
    re.VERBOSE,
)
_STRIPPED = re.compile(rf"[{_MARKS}\u0640]")
_LETTERS = str.maketrans({**dict.fromkeys("أإٱ", "ا"), "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك"})
_HAMZATED = ("أ", "إ")
"""After a first letter these begin a word: «وأحد» is "and one", «واحد» is "one"."""
_REMEMBERED_WORDS = 50_000
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_BLANKS = "\u2007\u2008\u200a\u2002\u2003\t\n\r"


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


class Analysis(NamedTuple):
    """A word taken apart.

    Attributes:
        word: its key as a whole.
        key: its key without proclitics.
        outside: how many of its characters stand before the word proper.
        linked, article: what the proclitics say.
    """

    word: str
    key: str
    outside: int = 0
    linked: bool = False
    article: bool = False


class ProcliticAnalyser:
    """What the tokeniser must know of a language; it remembers the words it has taken apart.

    Attributes:
        headwords: words that proclitics come off for, unless the whole word is one of them.
        words: further words that they come off for, where neither the whole nor the rest is a headword.
        proclitics: the longest first.
        respellings: vocalised spellings whose bare letters would mean another word, and what stands for them.
        whole: words that only look as if a proclitic stood before a headword («لست» is "I am not", «كمية» a quantity).
    """

    def __init__(
        self,
        headwords: Container[str] = (),
        words: Container[str] = (),
        proclitics: Sequence[Proclitic] = (),
        respellings: Sequence[tuple[str, str]] = (),
        whole: Container[str] = (),
    ) -> None:
        self.headwords, self.words, self.whole = headwords, words, whole
        self.respellings = respellings
        self._proclitics_by_first: dict[str, list[Proclitic]] = {}
        for proclitic in proclitics:
            self._proclitics_by_first.setdefault(proclitic.letters[0], []).append(proclitic)
        self._analyses: dict[str, Analysis] = {}

    def analyse(self, text: str) -> Analysis:
        """The word of normalised ``text`` taken apart."""
        found = self._analyses.get(text)
        if found is None:
            if len(self._analyses) >= _REMEMBERED_WORDS:
                self._analyses.clear()
            found = self._analyses[text] = self._analyse(text)
        return found

    def _analyse(self, text: str) -> Analysis:
        word = word_key(self._respell(text))
        proclitics = self._proclitics_by_first.get(word[:1], ())
        is_whole = word in self.whole or word[1:] in self.whole
        if not proclitics or is_whole or (word in self.headwords and text[1:2] not in _HAMZATED):
            return Analysis(word, word)
        fallback: Proclitic | None = None
        for proclitic in proclitics:
            if not word.startswith(proclitic.letters):
                continue
            rest = word[len(proclitic.letters) :]
            if not rest or rest in self.headwords:
                return _without(text, word, proclitic)
            if fallback is None and rest in self.words and word not in self.words:
                fallback = proclitic
        return _without(text, word, fallback) if fallback is not None else Analysis(word, word)

    def _respell(self, text: str) -> str:
        if self.respellings and _STRIPPED.search(text):
            for vocalised, spelling in self.respellings:
                text = text.replace(vocalised, spelling)
        return text


def _without(text: str, word: str, proclitic: Proclitic) -> Analysis:
    outside = _raw_length(text, proclitic.outside)
    return Analysis(word, word[len(proclitic.letters) :], outside, proclitic.linked, proclitic.article)


def tokenise(text: str, start: int, end: int, lexicon: ProcliticAnalyser) -> list[Token]:
    """The tokens of ``text[start:end]``, proclitics off the words that ``lexicon`` knows."""
    piece = normalise(text[start:end])
    tokens: list[Token] = []
    previous_end = -1
    for match in _TOKEN.finditer(piece):
        begin, finish = match.span()
        kind: TokenKind = match.lastgroup  # pyright: ignore[reportAssignmentType]
        written = match[0]
        at, glued = start + begin, begin == previous_end
        if kind == "word":
            word, key, outside, linked, article = lexicon.analyse(written)
            capital = text[at] != piece[begin]
            token = Token(kind, at, start + finish, written, word, key, at + outside, linked, article, glued, capital)
        else:
            token = Token(kind, at, start + finish, written, written, written, at, glued=glued)
        previous_end = finish
        tokens.append(token)
    return tokens


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
