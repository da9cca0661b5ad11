"""Bonds: which attribution each quote belongs to.

Nothing but punctuation between them binds tightest, then the same sentence, then the quote or the statement before.
Reads a :class:`ParsedArticle`: one document's units, quotes, attributions and speakers together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sejajar.extraction.items import Quote
from sejajar.extraction.quotes.attributions import Attribution
from sejajar.extraction.quotes.clauses import ClauseToken, ReportingClause
from sejajar.extraction.quotes.lexicon import QuoteTable
from sejajar.extraction.quotes.noun_phrases import PhraseReader
from sejajar.extraction.quotes.quotation_marks import Marked
from sejajar.extraction.quotes.speakers import Speaker, SpeakerRegistry
from sejajar.text.span import Span

MENTION_WORDS = 3
"""Words that nobody is said to have said, and no more than this many, are a mention."""

_COMMAS = (",", "،")


@dataclass(frozen=True, slots=True)
class TokenPosition:
    """Where a quote that lies in no other stands: its unit and its token there."""

    unit_index: int
    token_index: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """What ties a quote to an attribution.

    Attributes:
        attribution_index: which; None where only the speaker is known, or nothing.
        is_tight: whether nothing but punctuation stands between.
        continues: whether the quote goes on from the one before.
        speaker: the speaker where no attribution names one.
    """

    attribution_index: int | None
    is_tight: bool
    continues: bool = False
    speaker: Speaker | None = None


@dataclass(frozen=True)
class ParsedArticle:
    """One document as attribution reads it.

    ``top`` are the quotes that lie in no other, ``places`` where they stand, by their index; ``of_unit`` the indices of
    the attributions of each unit; ``speakers`` who is meant by each attribution.
    """

    text: str
    table: QuoteTable
    top: Sequence[Marked]
    units: Sequence[ReportingClause]
    places: Mapping[int, TokenPosition]
    attributions: Sequence[Attribution]
    of_unit: Mapping[int, Sequence[int]]
    roster: SpeakerRegistry
    speakers: Sequence[Speaker | None]


class QuoteAttacher:
    """Finds the bond of each quote of a page."""

    def __init__(self, page: ParsedArticle) -> None:
        self._page = page
        self._reader = PhraseReader(page.text, page.table)

    def bond(self, quote_index: int, place: TokenPosition, previous: tuple[Quote, Attachment] | None) -> Attachment:
        """The bond of a quote; ``previous`` is the quote before it that is no mention, with its own."""
        before = self._before(place)
        if before is not None and before.is_tight:
            return before
        after = self._after(place)
        if after is not None and after.is_tight:
            return after
        if before is not None:
            return before
        if after is not None:
            return after
        return self._continuation(quote_index, place, previous) or Attachment(None, False)

    def _before(self, place: TokenPosition) -> Attachment | None:
        tokens = self._page.units[place.unit_index].tokens
        before = [
            index
            for index in self._page.of_unit.get(place.unit_index, ())
            if self._page.attributions[index].last_token <= place.token_index
        ]
        if not before:
            return None
        found = before[-1]
        if tokens[place.token_index - 1].key == ":":
            found = next((index for index in reversed(before) if self._page.attributions[index].force == "says"), found)
        attribution = self._page.attributions[found]
        between = tokens[attribution.last_token : place.token_index]
        content = attribution.content_token
        tight = content == place.token_index or all(token.kind == "point" for token in between)
        if attribution.force == "source" and not tight and attribution.reports_before:
            return None
        return Attachment(found, tight)

    def _after(self, place: TokenPosition) -> Attachment | None:
        tokens = self._page.units[place.unit_index].tokens
        for index in self._page.of_unit.get(place.unit_index, ()):
            attribution = self._page.attributions[index]
            if attribution.first_token <= place.token_index:
                continue
            between = tokens[place.token_index + 1 : attribution.first_token]
            tight = all(token.kind == "point" for token in between)
            if attribution.reports_before:
                return Attachment(index, tight)
            if tight and (self._leads_on(place, tokens) or attribution.content_token is None):
                return Attachment(index, True)
            return None
        return self._next_unit(place, tokens)

    def _leads_on(self, place: TokenPosition, tokens: tuple[ClauseToken, ...]) -> bool:
        """Whether a comma at the end of a quote shows that its attribution follows."""
        token = tokens[place.token_index]
        following = tokens[place.token_index + 1] if place.token_index + 1 < len(tokens) else None
        inner = self._page.top[token.quote_index].inner
        ends = self._page.text[inner.end - 1] in _COMMAS
        return ends or (following is not None and following.key in _COMMAS)

    def _next_unit(self, place: TokenPosition, tokens: tuple[ClauseToken, ...]) -> Attachment | None:
        """ "'...!' kata X." where the mark of exclamation ended the sentence."""
        following = place.unit_index + 1
        if following >= len(self._page.units) or any(
            token.kind != "point" for token in tokens[place.token_index + 1 :]
        ):
            return None
        if self._page.units[following].paragraph_index != self._page.units[place.unit_index].paragraph_index:
            return None
        for index in self._page.of_unit.get(following, ())[:1]:
            attribution = self._page.attributions[index]
            cue = self._page.table.cues.get(self._page.units[following].tokens[attribution.cue_token].key, ())
            ends_words = any(reading.needs_quote or reading.place == "self" for reading in cue)
            if attribution.first_token == 0 and ends_words and not attribution.has_conjunction:
                content = attribution.content_token
                follows = content is not None and self._page.units[following].tokens[content].kind == "quote"
                return None if follows else Attachment(index, True)
        return None

    def _continuation(
        self, quote_index: int, place: TokenPosition, previous: tuple[Quote, Attachment] | None
    ) -> Attachment | None:
        """A quote that goes on from the one before, or from the last sentence's speaker."""
        tokens = self._page.units[place.unit_index].tokens
        if any(token.kind == "word" for token in tokens[: place.token_index]):
            return self._introduced(tokens, place) or self._reporting_on(place)
        goes_on = self._goes_on(place, previous)
        last = self._last_attribution(place, previous[0].span.end if previous and goes_on else 0)
        if last is not None:
            return Attachment(last, True, continues=goes_on)
        if previous is not None and goes_on:
            bond = previous[1]
            return Attachment(bond.attribution_index, True, continues=True, speaker=bond.speaker)
        ahead = self._forward(quote_index, place)
        subject = (
            self._page.roster.subject_before(place.unit_index) if ahead is None and not place.token_index else None
        )
        return Attachment(None, True, speaker=subject) if subject else ahead

    def _last_attribution(self, place: TokenPosition, floor: int) -> int | None:
        """The latest attribution of this unit before a quote, or of the two units before it, that names a speaker.

        Who is only a source ("according to") speaks on where nobody else does, and not over a quote at ``floor``.
        """
        for may_be_source in (False, True):
            for unit_index in range(place.unit_index, place.unit_index - 3, -1):
                for index in reversed(self._page.of_unit.get(unit_index, ())):
                    attribution = self._page.attributions[index]
                    if attribution.is_relative or self._page.speakers[index] is None:
                        continue
                    if attribution.unit_index == place.unit_index and attribution.cue_token > place.token_index:
                        continue
                    if attribution.force != "source" or (may_be_source and not floor):
                        return index
        return None

    def _goes_on(self, place: TokenPosition, previous: tuple[Quote, Attachment] | None) -> bool:
        """Whether nothing but the attribution stands between the quote before and this one."""
        if previous is None or previous[0].outer is None or previous[0].kind == "phrase":
            return False
        unit = self._page.units[place.unit_index]
        start = unit.tokens[place.token_index].start
        gap = start - previous[0].outer.end
        return 0 <= gap <= 200 and self._page.text.count("\n", previous[0].outer.end, start) <= 1

    def _reporting_on(self, place: TokenPosition) -> Attachment | None:
        """Words in a sentence without a reporting word: still those of whom the sentence before reported."""
        tokens = self._page.units[place.unit_index].tokens
        if self._marked_words(place) <= MENTION_WORDS or tokens[place.token_index - 1].key == ":":
            return None
        for index in reversed(self._page.of_unit.get(place.unit_index - 1, ())):
            attribution = self._page.attributions[index]
            if not attribution.is_relative and self._page.speakers[index] is not None:
                return Attachment(None, False, speaker=self._page.speakers[index])
        return None

    def _marked_words(self, place: TokenPosition) -> int:
        """How many words the quote at a place holds."""
        token = self._page.units[place.unit_index].tokens[place.token_index]
        return len(self._page.top[token.quote_index].inner.of(self._page.text)[:400].split())

    def _forward(self, quote_index: int, place: TokenPosition) -> Attachment | None:
        """Two quotes on end, the second with its attribution."""
        following = self._page.places.get(quote_index + 1)
        if following is None or following.unit_index - place.unit_index > 1:
            return None
        if following.token_index and following.unit_index != place.unit_index:
            return None
        after = self._after(following)
        return after if after is not None and after.is_tight else None

    def _introduced(self, tokens: tuple[ClauseToken, ...], place: TokenPosition) -> Attachment | None:
        """ "X: '...'": a colon and no verb."""
        index = place.token_index
        if not index or tokens[index - 1].key != ":":
            return None
        phrase = self._reader.before(tokens, index - 1)
        if phrase.words is None or phrase.words != Span(tokens[0].start, tokens[index - 2].end):
            return None
        return Attachment(None, True, speaker=Speaker(phrase.words.of(self._page.text), phrase.words))
