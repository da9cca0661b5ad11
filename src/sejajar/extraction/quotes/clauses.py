"""Split a text into reporting clauses: sentences as tokens, with each quote as one token.

A clause is a sentence, or several if a quote extends over their ends. A quote is one token, so that its words are
never taken for the writer's own. A clause has at most :data:`CLAUSE_TOKENS` tokens, which bounds every search in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sejajar.extraction.quotes.lexicon import word_key
from sejajar.extraction.quotes.quotation_marks import MarkedSpan
from sejajar.text.diacritics import ARABIC_MARKS, COMBINING_ACCENTS, HEBREW_POINTS
from sejajar.text.document import Sentence
from sejajar.text.span import Span

CLAUSE_TOKENS = 400
"""The longest clause; a longer sentence is read in pieces."""

# What may follow a letter inside a word: marks, the Hebrew hyphen, and joiners.
_SIGNS = f"{COMBINING_ACCENTS}{HEBREW_POINTS}{ARABIC_MARKS}\u05be\u200c\u200d"
_TOKEN = re.compile(rf"\d+(?:[.,:/]\d+)+|\w[\w{_SIGNS}]*(?:[-'’‑]\w[\w{_SIGNS}]*|\.[a-z]{{2,}}\b)*|[^\s\w]")

_LOW_HAMZA = "إ"
_JOINED = re.compile(f"([^\\W\\d_]{{3,}})({_LOW_HAMZA}ن(?:ه|ها|هم|نا|ني)?)$")

TokenKind = Literal["word", "punctuation", "quote"]


class ClauseToken(NamedTuple):
    """A word, a punctuation mark, or a whole quote: the outermost marked span at ``quote_index``.

    A tuple: a book has a million of them, and a frozen data class takes twice as long to make.
    """

    start: int
    end: int
    key: str
    kind: TokenKind
    is_capitalised: bool = False
    quote_index: int = -1


@dataclass(frozen=True, slots=True)
class ReportingClause:
    """A sentence, or several with a quote over their ends, as tokens; ``span`` covers them all."""

    span: Span
    tokens: tuple[ClauseToken, ...]
    paragraph_index: int


def split_clauses(
    text: str, sentences: Sequence[Sentence], marked: Sequence[MarkedSpan], proclitics: frozenset[str] = frozenset()
) -> list[ReportingClause]:
    """Return the clauses of a text, in order. ``marked`` are its outermost marked spans.

    "“Ya,” kata Budi." is one clause of the tokens quote, ``kata``, ``budi``, ``.``.
    """
    clauses: list[ReportingClause] = []
    tokens: list[ClauseToken] = []
    start = position = first_quote = 0
    for number, sentence in enumerate(sentences):
        position = max(position, sentence.span.start)
        if not tokens:
            start = position
        while first_quote < len(marked) and marked[first_quote].outer.end <= position:
            first_quote += 1
        for token in _tokens(text, position, sentence.span.end, marked, first_quote, proclitics):
            tokens.append(token)
            position = token.end
            if len(tokens) >= CLAUSE_TOKENS:
                clauses.append(ReportingClause(Span(start, token.end), tuple(tokens), sentence.paragraph_index))
                tokens, start = [], token.end
        if not tokens:
            continue
        following = sentences[number + 1] if number + 1 < len(sentences) else None
        if following is None or not _runs_on(text, tokens[-1], following, sentence):
            end = max(sentence.span.end, tokens[-1].end)
            clauses.append(ReportingClause(Span(start, end), tuple(tokens), sentence.paragraph_index))
            tokens = []
    if tokens:
        clauses.append(ReportingClause(Span(start, tokens[-1].end), tuple(tokens), sentences[-1].paragraph_index))
    return clauses


def _runs_on(text: str, last: ClauseToken, following: Sentence, sentence: Sentence) -> bool:
    """Return whether the clause continues into the following sentence."""
    if last.end > following.span.start:
        return True
    return (
        last.kind == "quote"
        and following.paragraph_index == sentence.paragraph_index
        and (text[following.span.start].islower() or text[following.span.start] in ",،")
    )


def _tokens(
    text: str, start: int, end: int, marked: Sequence[MarkedSpan], first_quote: int, proclitics: frozenset[str]
) -> Iterator[ClauseToken]:
    position, quote_index = start, first_quote
    while position < end:
        quote = marked[quote_index] if quote_index < len(marked) else None
        until = min(end, quote.outer.start) if quote else end
        for match in _TOKEN.finditer(text, position, max(position, until)):
            word = match[0]
            first, last = match.span()
            joined = _JOINED.match(word) if _LOW_HAMZA in word else None
            if joined is not None:
                # A typing error: إ stands only at the beginning of a word.
                yield ClauseToken(first, first + joined.end(1), word_key(joined[1]), "word", False)
                yield ClauseToken(first + joined.end(1), last, word_key(joined[2]), "word", False)
                continue
            key = word_key(word)
            is_proclitic = last == until and quote is not None and key in proclitics
            kind: TokenKind = "word" if word[0].isalnum() and not is_proclitic else "punctuation"
            yield ClauseToken(first, last, key, kind, word[0].isupper())
        if quote is None or quote.outer.start >= end:
            return
        yield ClauseToken(quote.outer.start, quote.outer.end, "", "quote", quote_index=quote_index)
        position, quote_index = quote.outer.end, quote_index + 1
