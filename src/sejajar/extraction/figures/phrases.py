"""Phrase books: word sequences of a language and what each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Generic, TypeVar

from sejajar.extraction.figures.tokens import Token, word_key

T = TypeVar("T")
_PART = re.compile(r"[^\W\d_]+|\d+|\S")


class PhraseBook(Generic[T]):
    """Phrases of one or more words or marks; the longest that fits wins.

    A part fits a token that has it as its whole word or, proclitics off, as its key. Parts of one Latin letter are
    told apart by case (``M`` and ``m``), longer ones are not.
    """

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._words: set[str] = set()
        self._phrases = dict(phrases)
        for phrase, value in phrases.items():
            parts = tuple(_part_key(part) for part in _PART.findall(phrase))
            self._by_first.setdefault(parts[0].lower(), []).append((parts, value))
            self._words.update(part.lower() for part in parts)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def words(self) -> Set[str]:
        """Every part of every phrase."""
        return self._words

    @property
    def first_words(self) -> Set[str]:
        """What a phrase may begin with."""
        return self._by_first.keys()

    def phrases(self) -> Iterable[tuple[str, T]]:
        """Every phrase as the table writes it, and what it stands for."""
        return self._phrases.items()

    def match(self, tokens: Sequence[Token], index: int) -> tuple[T, int] | None:
        """The longest phrase that starts at ``tokens[index]``: its value and the index after it."""
        if index >= len(tokens):
            return None
        for parts, value in self._entries(tokens[index]):
            end = index + len(parts)
            if end <= len(tokens) and all(map(_fits, parts, tokens[index:end])):
                return value, end
        return None

    def match_before(self, tokens: Sequence[Token], index: int, reach: int = 5) -> tuple[T, int] | None:
        """The longest phrase that ends right before ``tokens[index]``: its value and the index it starts at."""
        for start in range(max(0, index - reach), index):
            found = self.match_exactly(tokens, start, index)
            if found is not None:
                return found, start
        return None

    def match_exactly(self, tokens: Sequence[Token], start: int, end: int) -> T | None:
        """The value of the phrase that is exactly ``tokens[start:end]``."""
        for parts, value in self._entries(tokens[start]):
            if len(parts) == end - start and all(map(_fits, parts, tokens[start:end])):
                return value
        return None

    def _entries(self, token: Token) -> Iterator[tuple[tuple[str, ...], T]]:
        yield from self._by_first.get(token.word, ())
        if token.key != token.word:
            yield from self._by_first.get(token.key, ())


def _part_key(part: str) -> str:
    return part if len(part) == 1 else word_key(part.lower())


def _fits(part: str, token: Token) -> bool:
    if len(part) == 1 and part.isascii() and part.isalpha():
        return token.word == part.lower() and token.capital == part.isupper()
    return part in (token.word, token.key)
