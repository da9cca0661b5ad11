"""Phrase books: word sequences of a language and the value of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Generic, TypeVar

from sejajar.extraction.figures.tokens import Token, word_key

T = TypeVar("T")
_PART = re.compile(r"[^\W\d_²³]+|\d+|\S")


class PhraseBook(Generic[T]):
    """Phrases of one or more words or marks; the longest match wins.

    A part of a phrase matches a token by its whole word or by its key without proclitics. Only parts of one Latin
    letter are case-sensitive (``M`` and ``m``).

    >>> PhraseBook({"dolar": "USD", "dolar singapura": "SGD"}).match(tokens, 0)  # of "dolar Singapura naik"
    ('SGD', 2)
    """

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._words: set[str] = set()
        self._phrases = dict(phrases)
        for phrase, value in phrases.items():
            parts = tuple(_part_key(part) for part in _PART.findall(phrase))
            self._by_first.setdefault(parts[0].lower(), []).append((parts, value))
            self._words.update(part.lower() for part in parts)
        self._longest = max((len(parts) for entries in self._by_first.values() for parts, _ in entries), default=0)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def words(self) -> Set[str]:
        """Return every part of every phrase."""
        return self._words

    @property
    def first_words(self) -> Set[str]:
        """Return the first part of every phrase."""
        return self._by_first.keys()

    def phrases(self) -> Iterable[tuple[str, T]]:
        """Return every phrase as the table writes it, with its value."""
        return self._phrases.items()

    def match(self, tokens: Sequence[Token], index: int) -> tuple[T, int] | None:
        """Return the value of the longest phrase that starts at ``tokens[index]``, and the index after it."""
        if index >= len(tokens):
            return None
        token, by_first = tokens[index], self._by_first
        if token.word not in by_first and token.key not in by_first:
            # Most tokens begin no phrase: that answer has to be quick.
            return None
        for parts, value in self._entries(token):
            end = index + len(parts)
            if end <= len(tokens) and all(map(_fits, parts, tokens[index:end])):
                return value, end
        return None

    def match_before(self, tokens: Sequence[Token], index: int, reach: int = 5) -> tuple[T, int] | None:
        """Return the value of the longest phrase that ends right before ``tokens[index]``, and where it starts.

        ``reach`` is the longest phrase considered, in tokens.
        """
        by_first = self._by_first
        reach = min(reach, self._longest)
        for start in range(max(0, index - reach), index):
            token = tokens[start]
            if token.word in by_first or token.key in by_first:
                found = self.match_exactly(tokens, start, index)
                if found is not None:
                    return found, start
        return None

    def match_exactly(self, tokens: Sequence[Token], start: int, end: int) -> T | None:
        """Return the value of the phrase that is exactly ``tokens[start:end]``, or None."""
        for parts, value in self._entries(tokens[start]):
            if len(parts) == end - start and all(map(_fits, parts, tokens[start:end])):
                return value
        return None

    def _entries(self, token: Token) -> Sequence[tuple[tuple[str, ...], T]]:
        """Return the phrases that may begin with a token."""
        entries = self._by_first.get(token.word, ())
        if token.key != token.word and token.key in self._by_first:
            return [*entries, *self._by_first[token.key]]
        return entries


def _part_key(part: str) -> str:
    return part if len(part) == 1 and part.isascii() else word_key(part.lower())


def _fits(part: str, token: Token) -> bool:
    if len(part) == 1 and part.isascii() and part.isalpha():
        return token.word == part.lower() and token.is_capitalised == part.isupper()
    return part in (token.word, token.key)
