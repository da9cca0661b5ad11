"""How a text relates something to a date: "in December", "by December", "since 2019"."""

from __future__ import annotations

from functools import cache

from sejajar.comparison.tables.registry import DateRelation, comparison_table
from sejajar.text.folding import fold
from sejajar.text.span import Span

REACH = 60
"""Characters before a date that are read: a preposition and two or three nouns."""


def date_relation(text: str, date: Span, language: str) -> DateRelation | None:
    """Return what the words just before ``date`` say; None if they say nothing that the language's table has.

    Example:
        >>> date_relation("by December", Span(3, 11), "en")
        'by'
    """
    words = _words(text[max(0, date.start - REACH) : date.start])
    nouns = _date_nouns(language)
    while words and words[-1] in nouns:
        words.pop()
    longest: tuple[int, DateRelation] | None = None
    for phrase, relation in _phrases(language):
        if words[-len(phrase) :] == phrase and (longest is None or len(phrase) > longest[0]):
            longest = (len(phrase), relation)
    return longest[1] if longest else None


def _words(text: str) -> list[str]:
    return fold(text).text.split()


@cache
def _date_nouns(language: str) -> frozenset[str]:
    return frozenset(_words(comparison_table(language).date_nouns))


@cache
def _phrases(language: str) -> list[tuple[list[str], DateRelation]]:
    return [
        (_words(phrase), relation)
        for relation, phrases in comparison_table(language).date_relations.items()
        for phrase in phrases.split("|")
    ]
