"""Attach each quote to its attribution.

An attribution with only punctuation between comes first, then one in the same sentence, then that of the quote or
statement before. The input is a :class:`ParsedArticle`: the clauses, quotes, attributions and speakers of a document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sejajar.extraction.items import Quote
from sejajar.extraction.quotes.attributions import Attribution
from sejajar.extraction.quotes.clauses import ClauseToken, ReportingClause
from sejajar.extraction.quotes.lexicon import QuoteTable
from sejajar.extraction.quotes.noun_phrases import PhraseReader
from sejajar.extraction.quotes.quotation_marks import MarkedSpan
from sejajar.extraction.quotes.speakers import Speaker, SpeakerRegistry
from sejajar.text.span import Span

SCARE_QUOTE_WORDS = 3
"""The longest scare quote without an attribution, in words."""

_COMMAS = (",", "،")


@dataclass(frozen=True, slots=True)
class TokenPosition:
    """Where an outermost quote stands: the index of its clause and of its token in that clause."""

    clause_index: int
    token_index: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """The attribution that a quote belongs to.

    Attributes:
        attribution_index: None if only the speaker is known, or nothing.
        is_adjacent: whether only punctuation stands between.
        continues: whether the quote continues the one before.
        speaker: the speaker, if no attribution names one.
    """

    attribution_index: int | None
    is_adjacent: bool
    continues: bool = False
    speaker: Speaker | None = None


@dataclass(frozen=True)
class ParsedArticle:
    """One document, parsed.

    Attributes:
        outermost: the marked spans that lie in no other.
        positions: where they stand, by their index.
        attributions_by_clause: the indices of the attributions of each clause.
        speakers: the speaker of each attribution.
    """

    text: str
    table: QuoteTable
    outermost: Sequence[MarkedSpan]
    clauses: Sequence[ReportingClause]
    positions: Mapping[int, TokenPosition]
    attributions: Sequence[Attribution]
    attributions_by_clause: Mapping[int, Sequence[int]]
    registry: SpeakerRegistry
    speakers: Sequence[Speaker | None]


class QuoteAttacher:
    """Attaches the quotes of one article to its attributions."""

    def __init__(self, article: ParsedArticle) -> None:
        self._article = article
        self._reader = PhraseReader(article.text, article.table)

    def attach(
        self, quote_index: int, position: TokenPosition, previous: tuple[Quote, Attachment] | None
    ) -> Attachment:
        """Return the attachment of a quote; ``previous`` is the last quote that is speech, with its attachment."""
        before = self._before(position)
        if before is not None and before.is_adjacent:
            return before
        after = self._after(position)
        if after is not None and after.is_adjacent:
            return after
        if before is not None:
            return before
        if after is not None:
            return after
        return self._continuation(quote_index, position, previous) or Attachment(None, False)

    def _before(self, position: TokenPosition) -> Attachment | None:
        tokens = self._article.clauses[position.clause_index].tokens
        before = [
            index
            for index in self._article.attributions_by_clause.get(position.clause_index, ())
            if self._article.attributions[index].last_token <= position.token_index
        ]
        if not before:
            return None
        found = before[-1]
        if tokens[position.token_index - 1].key == ":":
            found = next(
                (index for index in reversed(before) if self._article.attributions[index].verb_class == "reporting"),
                found,
            )
        attribution = self._article.attributions[found]
        between = tokens[attribution.last_token : position.token_index]
        content = attribution.content_token
        is_adjacent = content == position.token_index or all(token.kind == "punctuation" for token in between)
        if attribution.verb_class == "source" and not is_adjacent and attribution.reports_before:
            return None
        return Attachment(found, is_adjacent)

    def _after(self, position: TokenPosition) -> Attachment | None:
        tokens = self._article.clauses[position.clause_index].tokens
        for index in self._article.attributions_by_clause.get(position.clause_index, ()):
            attribution = self._article.attributions[index]
            if attribution.first_token <= position.token_index:
                continue
            between = tokens[position.token_index + 1 : attribution.first_token]
            is_adjacent = all(token.kind == "punctuation" for token in between)
            if attribution.reports_before:
                return Attachment(index, is_adjacent)
            if is_adjacent and (self._leads_on(position, tokens) or attribution.content_token is None):
                return Attachment(index, True)
            return None
        return self._next_clause(position, tokens)

    def _leads_on(self, position: TokenPosition, tokens: tuple[ClauseToken, ...]) -> bool:
        """Return whether a comma at the end of the quote shows that its attribution follows."""
        token = tokens[position.token_index]
        following = tokens[position.token_index + 1] if position.token_index + 1 < len(tokens) else None
        inner = self._article.outermost[token.quote_index].inner
        ends = self._article.text[inner.end - 1] in _COMMAS
        return ends or (following is not None and following.key in _COMMAS)

    def _next_clause(self, position: TokenPosition, tokens: tuple[ClauseToken, ...]) -> Attachment | None:
        """Find the attribution in the next clause if an exclamation mark ended this one, as in "'...!' kata X"."""
        following = position.clause_index + 1
        if following >= len(self._article.clauses) or any(
            token.kind != "punctuation" for token in tokens[position.token_index + 1 :]
        ):
            return None
        if (
            self._article.clauses[following].paragraph_index
            != self._article.clauses[position.clause_index].paragraph_index
        ):
            return None
        for index in self._article.attributions_by_clause.get(following, ())[:1]:
            attribution = self._article.attributions[index]
            cues = self._article.table.cues.get(self._article.clauses[following].tokens[attribution.cue_token].key, ())
            ends_words = any(cue.needs_quote or cue.speaker_position == "enclitic" for cue in cues)
            if attribution.first_token == 0 and ends_words and not attribution.has_conjunction:
                content = attribution.content_token
                follows = content is not None and self._article.clauses[following].tokens[content].kind == "quote"
                return None if follows else Attachment(index, True)
        return None

    def _continuation(
        self, quote_index: int, position: TokenPosition, previous: tuple[Quote, Attachment] | None
    ) -> Attachment | None:
        """Attach a quote that continues the one before, or the speaker of the last sentence."""
        tokens = self._article.clauses[position.clause_index].tokens
        if any(token.kind == "word" for token in tokens[: position.token_index]):
            return self._introduced(tokens, position) or self._reporting_on(position)
        goes_on = self._goes_on(position, previous)
        last = self._last_attribution(position, previous[0].span.end if previous and goes_on else 0)
        if last is not None:
            return Attachment(last, True, continues=goes_on)
        if previous is not None and goes_on:
            attachment = previous[1]
            return Attachment(attachment.attribution_index, True, continues=True, speaker=attachment.speaker)
        ahead = self._forward(quote_index, position)
        subject = (
            self._article.registry.subject_before(position.clause_index)
            if ahead is None and not position.token_index
            else None
        )
        return Attachment(None, True, speaker=subject) if subject else ahead

    def _last_attribution(self, position: TokenPosition, floor: int) -> int | None:
        """Return the last attribution with a speaker before a quote, in this clause or the two before it.

        A source ("according to") counts only if nobody else speaks, and not across a quote that ends at ``floor``.
        """
        for may_be_source in (False, True):
            for clause_index in range(position.clause_index, position.clause_index - 3, -1):
                for index in reversed(self._article.attributions_by_clause.get(clause_index, ())):
                    attribution = self._article.attributions[index]
                    if attribution.is_relative or self._article.speakers[index] is None:
                        continue
                    if (
                        attribution.clause_index == position.clause_index
                        and attribution.cue_token > position.token_index
                    ):
                        continue
                    if attribution.verb_class != "source" or (may_be_source and not floor):
                        return index
        return None

    def _goes_on(self, position: TokenPosition, previous: tuple[Quote, Attachment] | None) -> bool:
        """Return whether only the attribution stands between the quote before and this one."""
        if previous is None or previous[0].outer is None or previous[0].kind == "phrase":
            return False
        clause = self._article.clauses[position.clause_index]
        start = clause.tokens[position.token_index].start
        gap = start - previous[0].outer.end
        return 0 <= gap <= 200 and self._article.text.count("\n", previous[0].outer.end, start) <= 1

    def _reporting_on(self, position: TokenPosition) -> Attachment | None:
        """Attach words in a clause without a reporting verb to the speaker of the clause before."""
        tokens = self._article.clauses[position.clause_index].tokens
        if self._marked_words(position) <= SCARE_QUOTE_WORDS or tokens[position.token_index - 1].key == ":":
            return None
        for index in reversed(self._article.attributions_by_clause.get(position.clause_index - 1, ())):
            attribution = self._article.attributions[index]
            if not attribution.is_relative and self._article.speakers[index] is not None:
                return Attachment(None, False, speaker=self._article.speakers[index])
        return None

    def _marked_words(self, position: TokenPosition) -> int:
        """Return how many words the quote at a position has."""
        token = self._article.clauses[position.clause_index].tokens[position.token_index]
        return len(self._article.outermost[token.quote_index].inner.of(self._article.text)[:400].split())

    def _forward(self, quote_index: int, position: TokenPosition) -> Attachment | None:
        """Attach the first of two consecutive quotes to the attribution of the second."""
        following = self._article.positions.get(quote_index + 1)
        if following is None or following.clause_index - position.clause_index > 1:
            return None
        if following.token_index and following.clause_index != position.clause_index:
            return None
        after = self._after(following)
        return after if after is not None and after.is_adjacent else None

    def _introduced(self, tokens: tuple[ClauseToken, ...], position: TokenPosition) -> Attachment | None:
        """Attach words after a colon without a verb, as in "X: '...'"."""
        index = position.token_index
        if not index or tokens[index - 1].key != ":":
            return None
        phrase = self._reader.before(tokens, index - 1)
        if phrase.words is None or phrase.words != Span(tokens[0].start, tokens[index - 2].end):
            return None
        return Attachment(None, True, speaker=Speaker(phrase.words.of(self._article.text), phrase.words))
