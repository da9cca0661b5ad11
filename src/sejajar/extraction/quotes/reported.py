"""Find reported statements: what somebody is reported to have said, without quotation marks.

A statement follows the conjunction of its attribution (bahwa, that, أن) or precedes the attribution ("..., kata X"). It
ends before the final stop, or before a contrast or another statement.
"""

from __future__ import annotations

from collections.abc import Sequence

from sejajar.extraction.quotes.attributions import Attribution
from sejajar.extraction.quotes.clauses import ClauseToken, ReportingClause
from sejajar.extraction.quotes.lexicon import QuoteTable
from sejajar.extraction.quotes.word_classes import is_verb_like
from sejajar.text.span import Span

CLAUSE_WORDS = 3
"""The fewest words of a statement before its attribution, outside quotation marks."""
LED_CLAUSE_WORDS = 2
"""The fewest words after a conjunction; a quote counts as a word there, but not at the start."""
BARE_CLAUSE_WORDS = 5
"""The fewest words without a conjunction and without a finite word."""

_COMMAS = (",", "،")
_SEMICOLONS = (";", "؛")
_STOPS = (".", ";", "؛")
_KEPT = (")", "]", "%")


def reported_statement(
    clause: ReportingClause, attribution: Attribution, others: Sequence[Attribution], table: QuoteTable
) -> Span | None:
    """Return the span of the statement that an attribution reports, or None.

    "pasar sudah tutup" of "Ani mengatakan bahwa pasar sudah tutup." ``others`` are the attributions of the clause.
    """
    if attribution.verb_class == "naming":
        return None
    tokens = clause.tokens
    if attribution.content_token is not None and (
        attribution.has_conjunction or _takes_bare_clause(clause, attribution, table)
    ):
        first = attribution.content_token
        return _statement_span(tokens, first, _following_end(tokens, first, attribution, others, table), is_led=True)
    if attribution.reports_before:
        return _preceding(tokens, attribution, others, table)
    return None


def _takes_bare_clause(clause: ReportingClause, attribution: Attribution, table: QuoteTable) -> bool:
    tokens = clause.tokens
    first = attribution.content_token
    if first is None or attribution.reports_before or tokens[attribution.cue_token].key not in table.bare_clause:
        return False
    head = tokens[first : first + 12]
    head = head[: next((index for index, token in enumerate(head) if token.kind == "punctuation"), len(head))]
    if not head or head[0].kind != "word" or head[0].key in table.stops_after or head[0].key in table.stops_before:
        return False
    count = sum(token.kind == "word" for token in head)
    if any(token.key in table.finite or token.key in table.pronouns for token in head):
        return count >= CLAUSE_WORDS
    is_plain = tokens[attribution.cue_token].key in table.plain_clause
    return is_plain and count >= BARE_CLAUSE_WORDS and any(is_verb_like(table, token) for token in head)


def _following_end(
    tokens: Sequence[ClauseToken],
    first: int,
    attribution: Attribution,
    others: Sequence[Attribution],
    table: QuoteTable,
) -> int:
    """Return the index after the statement that begins at token ``first``."""
    starts = {other.first_token for other in others if other.cue_token > attribution.cue_token}
    coordinated = {
        other.cue_token
        for other in others
        if other.cue_token > attribution.cue_token
        and other.has_conjunction
        and other.verb_class == "reporting"
        and tokens[other.cue_token].key in table.continuing
    }
    cues = {
        other.cue_token for other in others if other.cue_token > attribution.cue_token and _introduces(tokens, other)
    }
    for index in range(first + 1, len(tokens)):
        token = tokens[index]
        after_comma = tokens[index - 1].key in _COMMAS
        if token.key in _SEMICOLONS:
            return index
        if token.key in table.hard_breaks or (after_comma and token.key in table.breaks):
            return index
        if index in starts and after_comma:
            return index
        if index in coordinated:
            return index
        if index in cues and (tokens[index - 1].key in table.linkers):
            return _before_linkers(tokens, index, first, table)
    return len(tokens)


def _introduces(tokens: Sequence[ClauseToken], attribution: Attribution) -> bool:
    """Return whether a quote, or a statement with a conjunction, follows a reporting verb."""
    content = attribution.content_token
    return attribution.has_conjunction or (content is not None and tokens[content].kind == "quote")


def _before_linkers(tokens: Sequence[ClauseToken], index: int, first: int, table: QuoteTable) -> int:
    while index - 1 > first and tokens[index - 1].key in table.linkers:
        index -= 1
    return index


def _preceding(
    tokens: Sequence[ClauseToken], attribution: Attribution, others: Sequence[Attribution], table: QuoteTable
) -> Span | None:
    first = 0
    before = [other for other in others if other.cue_token < attribution.cue_token]
    before = [other for other in before if other.last_token < attribution.first_token]
    if before and any(token.kind == "quote" for token in tokens[: attribution.first_token]):
        return None
    for other in before:
        if other.verb_class == "source":
            first = max(first, other.last_token)
    while first < attribution.first_token and (
        tokens[first].kind == "punctuation" or tokens[first].key in table.conjunctions
    ):
        first += 1
    if any(token.key in _STOPS for token in tokens[first : attribution.first_token]):
        last_stop = max(i for i in range(first, attribution.first_token) if tokens[i].key in _STOPS)
        first = last_stop + 1
    if first < len(tokens) and tokens[first].key in table.stops_after:
        return None
    return _statement_span(tokens, first, attribution.first_token)


def _statement_span(tokens: Sequence[ClauseToken], first: int, end: int, *, is_led: bool = False) -> Span | None:
    """Return the span of a statement without punctuation at its ends; None if it is little more than a quote."""
    while first < end and tokens[first].kind == "punctuation":
        first += 1
    while end > first and tokens[end - 1].kind == "punctuation" and tokens[end - 1].key not in _KEPT:
        end -= 1
    if first >= end:
        return None
    is_led = is_led and tokens[first].kind == "word"
    counted = ("word", "quote") if is_led else ("word",)
    if sum(token.kind in counted for token in tokens[first:end]) < (LED_CLAUSE_WORDS if is_led else CLAUSE_WORDS):
        return None
    return Span(tokens[first].start, tokens[end - 1].end)
