"""Words: what a single token can be in a speaker's phrase, by a language's table and by capital letters."""

from __future__ import annotations

from collections.abc import Container, Sequence

from sejajar.extraction.quotes.clauses import ClauseToken
from sejajar.extraction.quotes.lexicon import QuoteTable
from sejajar.text.span import Span

_ABBREVIATION_LETTERS = 4


class WordReader:
    """Answers what words of one text in one language can be."""

    def __init__(self, text: str, table: QuoteTable) -> None:
        self.text = text
        self.table = table

    def is_definite(self, token: ClauseToken) -> bool:
        """Whether the article is written onto a word."""
        return bool(self.table.article) and self.text.startswith(self.table.article, token.start)

    def stops_after(self, token: ClauseToken, distance: int) -> bool:
        """Whether a word ends a speaker, ``distance`` words into the phrase."""
        table = self.table
        if token.key in table.stops_after:
            # Inside a name a particle may look like a preposition ("Ke Huy Quan"), but not a day ("Rabu").
            return not (table.is_cased and token.is_capital and distance and token.key not in table.times)
        if token.key in table.audience or token.key in table.conjunctions or token.key in table.relatives:
            return True
        return distance > 0 and self.is_verb_like(token)

    def is_plain_role(self, token: ClauseToken) -> bool:
        """Whether a word is an office written small."""
        return not token.is_capital and self.is_role(token)

    def joins_names(self, tokens: Sequence[ClauseToken], index: int, start: int) -> bool:
        """Whether an "and" stands between two capital words: inside a name, or between two speakers."""
        return (
            tokens[index].key in self.table.coordinators
            and index > start
            and index + 1 < len(tokens)
            and tokens[index - 1].is_capital
            and tokens[index + 1].is_capital
        )

    def is_in(self, token: ClauseToken, group: Container[str]) -> bool:
        """Whether a word is in a group of the table, as it is or without the proclitic written onto it."""
        key = token.key
        return key in group or (key.startswith(self.table.proclitics) and key[1:] in group)

    def is_abbreviation_point(self, tokens: Sequence[ClauseToken], index: int) -> bool:
        """Whether a point belongs to an abbreviation inside a name ("St. John")."""
        before = tokens[index - 1] if index else None
        return (
            tokens[index].key == "."
            and before is not None
            and before.is_capital
            and before.end == tokens[index].start
            and before.end - before.start < _ABBREVIATION_LETTERS
            and index + 1 < len(tokens)
            and tokens[index + 1].is_capital
        )

    def is_verb_like(self, token: ClauseToken) -> bool:
        """Whether a lower-case word has a verb's prefix."""
        return is_verb_like(self.table, token)

    def is_role(self, token: ClauseToken) -> bool:
        """Whether a word is an office or title."""
        return token.key in self.table.roles

    def words(self, tokens: Sequence[ClauseToken], first: int, end: int) -> Span:
        """The span of some tokens."""
        return Span(tokens[first].start, tokens[end - 1].end)


def is_verb_like(table: QuoteTable, token: ClauseToken) -> bool:
    """Whether a lower-case word has a verb's prefix in a language."""
    key = token.key
    return (
        not token.is_capital
        and len(key) > 5
        and key.startswith(table.verb_prefixes)
        and key not in table.verb_exceptions
    )
