"""Split a text into words, digit runs and marks.

Normalisation keeps the length (decimal digits become ASCII, dashes ``-``, blanks a space, letters lower case), so a
token's offsets are offsets into the text as given. Tables are looked up by a word's ``key``: without harakat and
tatweel, with alef and teh forms unified, and without the proclitics written onto the word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from sejajar.text.diacritics import ARABIC_MARKS, COMBINING_ACCENTS, TATWEEL

TokenKind = Literal["word", "digits", "mark"]

_MARKS = f"{COMBINING_ACCENTS}{ARABIC_MARKS}\u200c"
_NARROW = "\u00a0\u202f\u2009"
"""Blanks that group digits; they are not normalised to the plain one."""
_LATIN = "a-zA-Zªºµß-öø-ɏ"
_TOKEN = re.compile(
    rf"""(?P<digits>[1-9][0-9]{{0,2}}(?:[{_NARROW}][0-9]{{3}})+(?![0-9])
        |[1-9][0-9]{{0,2}}(?:(?:[ ][0-9]{{3}}){{2,}}|[ ]000)(?![0-9]|[.,][0-9])
        |[0-9]+(?:[.,\u066b\u066c][0-9]+|[\u060c'’][0-9]{{3}}(?![0-9]))*)
    |(?P<word>[{_LATIN}][{_LATIN}{_MARKS}]*|(?:(?![{_LATIN}])[^\W\d_])(?:(?![{_LATIN}])[^\W\d_]|[{_MARKS}])*)
    |(?P<mark>\S)""",
    re.VERBOSE,
)
_STRIPPED = re.compile(rf"[{_MARKS}{TATWEEL}]")
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
        start, end: offsets into the text; ``start`` includes proclitics.
        text: normalised, lower case.
        word: the key of the whole word.
        key: the key without proclitics, as tables have it (``الف`` for «وألف»).
        stem_start: the offset after the conjunctions and prepositions written onto the word.
        has_conjunction: the conjunction "and" is written onto it (Arabic و).
        has_article: the definite article is written onto it (Arabic ال).
        is_adjacent: no blank stands between it and the token before.
        is_capitalised: its first letter is upper case.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    word: str
    key: str
    stem_start: int
    has_conjunction: bool = False
    has_article: bool = False
    is_adjacent: bool = False
    is_capitalised: bool = False


@dataclass(frozen=True, slots=True)
class Proclitic:
    """Letters written onto the front of a word: and, to, the …"""

    letters: str
    has_conjunction: bool = False
    has_article: bool = False
    prefix_length: int = 0
    """How many of the letters stand before the word proper; the article counts as part of the word."""


class _Normal(dict[int, str]):
    """The normal form of each character, computed when it is first seen."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        decimal = unicodedata.decimal(char, None)
        lower = char.lower()
        normal = str(decimal) if decimal is not None else lower if len(lower) == 1 else char
        self[code] = normal
        return normal


_NORMAL = _Normal({**dict.fromkeys(map(ord, _DASHES), "-"), **dict.fromkeys(map(ord, _BLANKS), " "), ord("٪"): "%"})


def normalise(text: str) -> str:
    """Return ``text`` with ASCII digits, plain dashes and blanks, in lower case; the length stays the same."""
    return text.translate(_NORMAL)


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """Return a normalised word as tables have it: no harakat or tatweel, one form of alef, teh marbuta and yeh."""
    if word.isascii():
        return word
    return _STRIPPED.sub("", word).translate(_LETTERS)


class Analysis(NamedTuple):
    """A word and the proclitics written onto it.

    Attributes:
        word: the key of the whole word.
        key: the key without proclitics.
        prefix_length: how many characters stand before the word proper.
        has_conjunction, has_article: which proclitics it has.
    """

    word: str
    key: str
    prefix_length: int = 0
    has_conjunction: bool = False
    has_article: bool = False


class ProcliticAnalyser:
    """Separates proclitics from the words of one language, and caches the words it has analysed.

    Attributes:
        headwords: words from which proclitics are removed, unless the whole word is a headword too.
        words: further words from which they are removed, where neither the whole nor the rest is a headword.
        proclitics: the longest first.
        respellings: vocalised spellings that mean another word than their bare letters, and their replacements.
        whole: words that only seem to have a proclitic («لست» is "I am not", «كمية» a quantity).
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
        """Separate the proclitics of one normalised word: «وألف» is ``الف`` with a conjunction."""
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
    prefix_length = _raw_length(text, proclitic.prefix_length)
    return Analysis(
        word, word[len(proclitic.letters) :], prefix_length, proclitic.has_conjunction, proclitic.has_article
    )


def tokenise(text: str, start: int, end: int, analyser: ProcliticAnalyser) -> list[Token]:
    """Return the tokens of ``text[start:end]``, offsets into ``text``; ``analyser`` separates proclitics.

    ``"Rp1,5 juta"`` is the word ``rp``, the digits ``1,5`` and the word ``juta``.
    """
    piece = normalise(text[start:end])
    tokens: list[Token] = []
    previous_end = -1
    for match in _TOKEN.finditer(piece):
        begin, finish = match.span()
        kind: TokenKind = match.lastgroup  # pyright: ignore[reportAssignmentType]
        written = match[0]
        at, is_adjacent = start + begin, begin == previous_end
        if kind == "word":
            word, key, prefix_length, has_conjunction, has_article = analyser.analyse(written)
            is_capitalised = text[at] != piece[begin]
            token = Token(
                kind,
                at,
                start + finish,
                written,
                word,
                key,
                at + prefix_length,
                has_conjunction,
                has_article,
                is_adjacent,
                is_capitalised,
            )
        else:
            token = Token(kind, at, start + finish, written, written, written, at, is_adjacent=is_adjacent)
        previous_end = finish
        tokens.append(token)
    return tokens


def _raw_length(word: str, letter_count: int) -> int:
    """Return how many characters the first ``letter_count`` letters take, with their marks and tatweel."""
    seen = 0
    for position, char in enumerate(word):
        if _STRIPPED.match(char):
            continue
        if seen == letter_count:
            return position
        seen += 1
    return len(word)
