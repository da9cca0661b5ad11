"""Split a text into words, digit runs and marks.

Normalisation keeps the length (decimal digits become ASCII, dashes ``-``, blanks a space, letters lower case,
presentation forms the letters they show), so a token's offsets are offsets into the text as given. Tables are looked up
by a word's ``key``: without harakat and tatweel, with alef and teh forms unified, and without the proclitics written
onto the word. What is invisible belongs to no token and separates none: Arabic dates of CLDR have directional
marks inside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from sejajar.text.diacritics import ARABIC_MARKS, COMBINING_ACCENTS, DAGGER_ALEF, SHADDA, TATWEEL

TokenKind = Literal["word", "digits", "mark"]

_MARKS = f"{COMBINING_ACCENTS}{ARABIC_MARKS}\u200c"
_NARROW = "\u00a0\u202f\u2009"
"""Blanks that group digits; they are not normalised to the plain one."""
INVISIBLE = "\u00ad\u200b\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""The inside of a character class: soft hyphens, blanks without width, and the marks and controls of UAX #9."""
_LATIN = "a-zA-Zªºµß-öø-ɏ"
_TOKEN = re.compile(
    rf"""(?P<digits>[1-9][0-9]{{0,2}}(?:[{_NARROW}][0-9]{{3}})+(?![0-9])
        |[1-9][0-9]{{0,2}}(?:(?:[ ][0-9]{{3}}){{2,}}|[ ]000)(?![0-9]|[.,][0-9])
        |(?<![^\s(+-])[.\u066b][0-9]+(?![.,0-9])
        |(?<![\u060c0-9])[0-9]+\u060c[0-9]{{1,2}}(?![0-9\u060c])
        |[0-9]+(?:[{INVISIBLE}]*[.,\u066b\u066c][0-9]+|[\u060c'’][0-9]{{3}}(?![0-9]))*)
    |(?P<word>[{_LATIN}][{_LATIN}{_MARKS}]*|(?:(?![{_LATIN}])[^\W\d_²³])(?:(?![{_LATIN}])[^\W\d_²³]|[{_MARKS}])*)
    |[{INVISIBLE}]+
    |(?P<mark>\S)""",
    re.VERBOSE,
)
_STRIPPED = re.compile(rf"[{_MARKS}{TATWEEL}]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_LETTERS = str.maketrans({
    **dict.fromkeys("أإٱ", "ا"), "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك",
    # The ligatures of lam and alef: the only presentation forms that stand for two letters of words in the tables.
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFEF5, 0xFEFD)},
})  # fmt: skip
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
        lower = _shown_letter(char).lower()
        normal = str(decimal) if decimal is not None else lower if len(lower) == 1 else char
        self[code] = normal
        return normal


def _shown_letter(char: str) -> str:
    """Return the letter that an Arabic presentation form shows, every other character as it is."""
    is_form = "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc"
    letter = unicodedata.normalize("NFKC", char) if is_form else char
    return letter if len(letter) == 1 else char


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


class Spelling(NamedTuple):
    """What may be written onto the words of a language, and spellings that make another word.

    Attributes:
        proclitics: the longest first.
        respellings: vocalised spellings that mean another word than their bare letters, and their replacements.
        whole: words that only seem to have a proclitic («لست» is "I am not", «كمية» a quantity).
        undoubled: words none of whose letters is doubled; with a shadda the same letters are another word («ألَّف» is
            "he wrote", «ألف» a thousand).
        enclitics, enclitic_hosts: pronouns written onto the end of words, and the words that keep their meaning before
            one («نصفهم» and "separuhnya" are half of them, "jutanya" is "juta").
    """

    proclitics: Sequence[Proclitic] = ()
    respellings: Sequence[tuple[str, str]] = ()
    whole: Container[str] = ()
    undoubled: Container[str] = ()
    enclitics: Sequence[str] = ()
    enclitic_hosts: Container[str] = ()


class ProcliticAnalyser:
    """Separates proclitics from the words of one language, and caches the words it has analysed.

    Attributes:
        headwords: words from which proclitics are removed, unless the whole word is a headword too.
        words: further words from which they are removed, where neither the whole nor the rest is a headword.
        spelling: what may be written onto a word.
    """

    def __init__(
        self, headwords: Container[str] = (), words: Container[str] = (), spelling: Spelling | None = None
    ) -> None:
        self.headwords, self.words, self.spelling = headwords, words, spelling or Spelling()
        proclitics = self.spelling.proclitics
        self._letters = frozenset(proclitic.letters for proclitic in proclitics if len(proclitic.letters) == 1)
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
            found = self._analyses[text] = self._analyse_spellings(text)
        return found

    def _analyse_spellings(self, text: str) -> Analysis:
        """Try the dagger alef as the letter first: the Qur'an writes «ثَلَٰثِينَ» for «ثلاثين», but «هَٰذَا» for «هذا»."""
        if DAGGER_ALEF in text:
            spelled = self._analyse(text.replace(DAGGER_ALEF, "ا"))
            if spelled.key in self.headwords:
                return spelled._replace(prefix_length=self._analyse(text).prefix_length)
        found = self._analyse_host(text)
        if found.key in self.spelling.undoubled and SHADDA in text[found.prefix_length + 2 * found.has_article + 2 :]:
            return Analysis(text, text)
        return found

    def _analyse_host(self, text: str) -> Analysis:
        """Leave out a pronoun at the end where the word before it is a host."""
        found = self._analyse(text)
        if found.key in self.headwords:
            return found
        for enclitic in self.spelling.enclitics:
            if text.endswith(enclitic):
                host = self._analyse(text.removesuffix(enclitic))
                if host.key in self.spelling.enclitic_hosts and not host.has_article:
                    return host._replace(word=found.word)
        return found

    def _analyse(self, text: str) -> Analysis:
        word = word_key(self._respell(text))
        proclitics = self._proclitics_by_first.get(word[:1], ())
        is_whole = word in self.spelling.whole or (word[:1] in self._letters and word[1:] in self.spelling.whole)
        if (
            not proclitics
            or is_whole
            or (word in self.headwords and word not in self._letters and text[1:2] not in _HAMZATED)
        ):
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
        if self.spelling.respellings and _STRIPPED.search(text):
            for vocalised, spelling in self.spelling.respellings:
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
        if match.lastgroup is None:
            previous_end = finish if begin == previous_end else previous_end
            continue
        kind: TokenKind = match.lastgroup  # pyright: ignore[reportAssignmentType]
        written = match[0] if kind != "digits" else _INVISIBLE.sub("", match[0])
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
