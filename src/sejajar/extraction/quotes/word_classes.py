"""Classify single words of a speaker's phrase, by a language's table and by capital letters."""

from __future__ import annotations

from collections.abc import Container, Sequence

from sejajar.extraction.quotes.clauses import ClauseToken
from sejajar.extraction.quotes.lexicon import QuoteTable
from sejajar.text.span import Span

_ABBREVIATION_LETTERS = 4


class WordClassifier:
    """Classifies the words of one text in one language."""

    def __init__(self, text: str, table: QuoteTable) -> None:
        self._text = text
        self._table = table

    def is_definite(self, token: ClauseToken) -> bool:
        """Return whether the definite article is written onto a word."""
        return bool(self._table.article) and self._text.startswith(self._table.article, token.start)

    def stops_after(self, token: ClauseToken, distance: int) -> bool:
        """Return whether a word ends a speaker's phrase, ``distance`` words after its start."""
        table = self._table
        if token.key in table.stops_after:
            # Inside a name a particle may look like a preposition ("Ke Huy Quan"), but not a day ("Rabu").
            return not (table.is_cased and token.is_capitalised and distance and token.key not in table.times)
        if token.key in table.audience or token.key in table.conjunctions or token.key in table.relatives:
            return True
        return distance > 0 and self.is_verb_like(token)

    def is_plain_role(self, token: ClauseToken) -> bool:
        """Return whether a word is an office in lower case."""
        return not token.is_capitalised and self.is_role(token)

    def joins_names(self, tokens: Sequence[ClauseToken], index: int, start: int) -> bool:
        """Return whether an "and" joins two capitalised words: a name, or two speakers."""
        return (
            tokens[index].key in self._table.coordinators
            and index > start
            and index + 1 < len(tokens)
            and tokens[index - 1].is_capitalised
            and tokens[index + 1].is_capitalised
        )

    def is_in(self, token: ClauseToken, group: Container[str]) -> bool:
        """Return whether a word is in a group of the table, with or without its proclitic."""
        key = token.key
        return key in group or (key.startswith(self._table.proclitics) and key[1:] in group)

    def is_abbreviation_point(self, tokens: Sequence[ClauseToken], index: int) -> bool:
        """Return whether a full stop belongs to an abbreviation inside a name ("St. John")."""
        before = tokens[index - 1] if index else None
        return (
            tokens[index].key == "."
            and before is not None
            and before.is_capitalised
            and before.end == tokens[index].start
            and before.end - before.start < _ABBREVIATION_LETTERS
            and index + 1 < len(tokens)
            and tokens[index + 1].is_capitalised
        )

    def is_verb_like(self, token: ClauseToken) -> bool:
        """Return whether a lower-case word has a verb's prefix ("mengatakan")."""
        return is_verb_like(self._table, token)

    def is_role(self, token: ClauseToken) -> bool:
        """Return whether a word is an office or title ("presiden")."""
        return token.key in self._table.roles


def span_of(tokens: Sequence[ClauseToken], first: int, end: int) -> Span:
    """Return the span of ``tokens[first:end]``."""
    return Span(tokens[first].start, tokens[end - 1].end)


def is_verb_like(table: QuoteTable, token: ClauseToken) -> bool:
    """Return whether a lower-case word has a verb's prefix in a language, and is no listed exception."""
    key = token.key
    return (
        not token.is_capitalised
        and len(key) > 5
        and key.startswith(table.verb_prefixes)
        and key not in table.verb_exceptions
    )
