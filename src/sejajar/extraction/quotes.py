"""Quotes: what a text holds of other people's words, who said them, and how.

Joins the marked spans, the attributions and the speakers into :class:`Quote` items: direct speech, attributed
phrases, mentions (titles, nicknames, scare quotes) and reported statements, in order of appearance. Spans are code
points into the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sejajar.extraction.attributions import Attribution, AttributionFinder, find_attributions
from sejajar.extraction.items import Quote, QuoteType
from sejajar.extraction.noun_phrases import PhraseReader
from sejajar.extraction.quote_marks import Marked, find_marked
from sejajar.extraction.reported import reported_clause
from sejajar.extraction.speakers import Roster, Speaker
from sejajar.extraction.speech_units import Token, Unit, split_units
from sejajar.extraction.tables import quotes_ar, quotes_en, quotes_id
from sejajar.extraction.tables.quote_table import QuoteTable, word_key
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span

TABLES: dict[str, QuoteTable] = {
    "id": quotes_id.TABLE,
    "ms": quotes_id.TABLE,
    "ar": quotes_ar.TABLE,
    "en": quotes_en.TABLE,
}

_COMMAS = (",", "،")

DIRECT_WORDS = 3
"""Fewer words than this are a phrase, however they are introduced."""
MENTION_WORDS = 3
"""Words that nobody is said to have said, and no more than this many, are a mention."""
TITLE_WORDS = 7
"""The longest title."""
HEADLINE_CHARS = 160
"""The longest first paragraph that is a headline."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a top-level quote stands: its unit and its token there."""

    unit_index: int
    token_index: int


@dataclass(frozen=True, slots=True)
class _Bond:
    """What ties a quote to an attribution: which, and whether nothing but punctuation stands between."""

    attribution_index: int | None
    is_tight: bool
    continues: bool = False
    speaker: Speaker | None = None


def read_quotes(document: Document, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Every quote and reported statement of a document, in order of appearance, an outer one before an inner one.

    A language without a table yields its marked spans only, without speakers.
    """
    table = TABLES.get(document.language)
    proclitics = table.mark_proclitics if table else frozenset[str]()
    if table is None:
        marked = find_marked(document.text, document.paragraphs, proclitics)
        return tuple(_unattributed(document.text, item) for item in marked)
    finder = AttributionFinder(document.text, table)
    marked = find_marked(document.text, document.paragraphs, proclitics, finder.after_commas)
    marked = finder.without_strays(marked)
    return _Reading(document, sentences, marked, table).quotes()


def _unattributed(text: str, marked: Marked) -> Quote:
    count = len(marked.inner.of(text)[:400].split())
    return Quote(marked.inner, "direct" if count > TITLE_WORDS else "mention", outer=marked.outer)


def _headline(document: Document) -> Span:
    """The first paragraph, where others follow and it is short and ends without a stop; else nothing."""
    first = document.paragraphs[0] if len(document.paragraphs) > 1 else Span(0, 0)
    ends = first.of(document.text)[-1:] in (".", "!", "?", "")
    return Span(first.start, first.start) if ends or len(first) > HEADLINE_CHARS else first


class _Reading:
    """One pass over one document."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], marked: list[Marked], table: QuoteTable
    ) -> None:
        self.text = document.text
        self.table = table
        self.marked = marked
        self.top = [item for item in marked if item.depth == 0]
        self.units = split_units(self.text, sentences, self.top, table.mark_proclitics)
        self.attributions = find_attributions(self.text, self.units, table)
        self.roster = Roster(self.text, self.units, self.attributions, table)
        self.speakers = self.roster.resolve(self.attributions)
        self.reader = PhraseReader(self.text, table)
        self.headline = _headline(document)
        self.headline_words = {
            word_key(word)
            for item in self.top
            if self.headline.covers(item.outer)
            for word in item.inner.of(self.text).split()
        }
        self.of_unit: dict[int, list[int]] = {}
        for index, attribution in enumerate(self.attributions):
            self.of_unit.setdefault(attribution.unit_index, []).append(index)
        self.places: dict[int, _Place] = {
            token.quote_index: _Place(unit_index, token_index)
            for unit_index, unit in enumerate(self.units)
            for token_index, token in enumerate(unit.tokens)
            if token.kind == "quote"
        }

    def quotes(self) -> tuple[Quote, ...]:
        found: list[Quote] = []
        utterances = _Utterances()
        previous: tuple[Quote, _Bond] | None = None
        for index, item in enumerate(self.top):
            place = self.places.get(index)
            if place is None:
                found.append(Quote(item.inner, "mention", outer=item.outer))
                continue
            bond = self._bond(index, place, previous)
            quote = self._quote(item, place, bond, utterances, previous)
            found.append(quote)
            if quote.type != "mention":
                previous = (quote, bond)
        found.extend(Quote(item.inner, "mention", outer=item.outer) for item in self.marked if item.depth)
        found.extend(self._reported(utterances))
        return tuple(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end)))

    # -- which attribution a quote belongs to --------------------------------------------------------------------

    def _bond(self, quote_index: int, place: _Place, previous: tuple[Quote, _Bond] | None) -> _Bond:
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
        return self._continuation(quote_index, place, previous) or _Bond(None, False)

    def _before(self, place: _Place) -> _Bond | None:
        tokens = self.units[place.unit_index].tokens
        before = [
            index
            for index in self.of_unit.get(place.unit_index, ())
            if self.attributions[index].last_token <= place.token_index
        ]
        if not before:
            return None
        found = before[-1]
        if tokens[place.token_index - 1].key == ":":
            found = next((index for index in reversed(before) if self.attributions[index].force == "says"), found)
        attribution = self.attributions[found]
        between = tokens[attribution.last_token : place.token_index]
        content = attribution.content_token
        tight = content == place.token_index or all(token.kind == "point" for token in between)
        if attribution.force == "source" and not tight and attribution.reports_before:
            return None
        return _Bond(found, tight)

    def _after(self, place: _Place) -> _Bond | None:
        tokens = self.units[place.unit_index].tokens
        for index in self.of_unit.get(place.unit_index, ()):
            attribution = self.attributions[index]
            if attribution.first_token <= place.token_index:
                continue
            between = tokens[place.token_index + 1 : attribution.first_token]
            tight = all(token.kind == "point" for token in between)
            if attribution.reports_before:
                return _Bond(index, tight)
            if tight and (self._leads_on(place, tokens) or attribution.content_token is None):
                return _Bond(index, True)
            return None
        return self._next_unit(place, tokens)

    def _leads_on(self, place: _Place, tokens: tuple[Token, ...]) -> bool:
        """Whether a comma at the end of a quote shows that its attribution follows."""
        token = tokens[place.token_index]
        following = tokens[place.token_index + 1] if place.token_index + 1 < len(tokens) else None
        inner = self.top[token.quote_index].inner
        ends = self.text[inner.end - 1] in _COMMAS
        return ends or (following is not None and following.key in _COMMAS)

    def _next_unit(self, place: _Place, tokens: tuple[Token, ...]) -> _Bond | None:
        """ "'...!' kata X." where the mark of exclamation ended the sentence."""
        following = place.unit_index + 1
        if following >= len(self.units) or any(token.kind != "point" for token in tokens[place.token_index + 1 :]):
            return None
        if self.units[following].paragraph_index != self.units[place.unit_index].paragraph_index:
            return None
        for index in self.of_unit.get(following, ())[:1]:
            attribution = self.attributions[index]
            cue = self.table.cues.get(self.units[following].tokens[attribution.cue_token].key, ())
            ends_words = any(reading.needs_quote or reading.place == "self" for reading in cue)
            if attribution.first_token == 0 and ends_words and not attribution.has_conjunction:
                content = attribution.content_token
                follows = content is not None and self.units[following].tokens[content].kind == "quote"
                return None if follows else _Bond(index, True)
        return None

    def _continuation(self, quote_index: int, place: _Place, previous: tuple[Quote, _Bond] | None) -> _Bond | None:
        """A quote that goes on from the one before, or from the last sentence's speaker."""
        tokens = self.units[place.unit_index].tokens
        if any(token.kind == "word" for token in tokens[: place.token_index]):
            return self._introduced(tokens, place) or self._reporting_on(place)
        goes_on = self._goes_on(place, previous)
        last = self._last_attribution(place, previous[0].span.end if previous and goes_on else 0)
        if last is not None:
            return _Bond(last, True, continues=goes_on)
        if previous is not None and goes_on:
            bond = previous[1]
            return _Bond(bond.attribution_index, True, continues=True, speaker=bond.speaker)
        ahead = self._forward(quote_index, place)
        subject = self.roster.subject_before(place.unit_index) if ahead is None and not place.token_index else None
        return _Bond(None, True, speaker=subject) if subject else ahead

    def _last_attribution(self, place: _Place, floor: int) -> int | None:
        """The latest attribution of this unit before a quote, or of the two units before it, that names a speaker.

        Who is only a source ("according to") speaks on where nobody else does, and not over a quote at ``floor``.
        """
        for may_be_source in (False, True):
            for unit_index in range(place.unit_index, place.unit_index - 3, -1):
                for index in reversed(self.of_unit.get(unit_index, ())):
                    attribution = self.attributions[index]
                    if attribution.is_relative or self.speakers[index] is None:
                        continue
                    if attribution.unit_index == place.unit_index and attribution.cue_token > place.token_index:
                        continue
                    if attribution.force != "source" or (may_be_source and not floor):
                        return index
        return None

    def _goes_on(self, place: _Place, previous: tuple[Quote, _Bond] | None) -> bool:
        """Whether nothing but the attribution stands between the quote before and this one."""
        if previous is None or previous[0].outer is None or previous[0].type == "phrase":
            return False
        unit = self.units[place.unit_index]
        start = unit.tokens[place.token_index].start
        gap = start - previous[0].outer.end
        return 0 <= gap <= 200 and self.text.count("\n", previous[0].outer.end, start) <= 1

    def _reporting_on(self, place: _Place) -> _Bond | None:
        """Words in a sentence without a reporting word: still those of whom the sentence before reported."""
        if self.marked_words(place) <= MENTION_WORDS:
            return None
        for index in reversed(self.of_unit.get(place.unit_index - 1, ())):
            attribution = self.attributions[index]
            if not attribution.is_relative and self.speakers[index] is not None:
                return _Bond(None, False, speaker=self.speakers[index])
        return None

    def marked_words(self, place: _Place) -> int:
        """How many words the quote at a place holds."""
        token = self.units[place.unit_index].tokens[place.token_index]
        return len(self.top[token.quote_index].inner.of(self.text)[:400].split())

    def _forward(self, quote_index: int, place: _Place) -> _Bond | None:
        """Two quotes on end, the second with its attribution."""
        following = self.places.get(quote_index + 1)
        if following is None or following.unit_index - place.unit_index > 1:
            return None
        if following.token_index and following.unit_index != place.unit_index:
            return None
        after = self._after(following)
        return after if after is not None and after.is_tight else None

    def _introduced(self, tokens: tuple[Token, ...], place: _Place) -> _Bond | None:
        """ "X: '...'": a colon and no verb."""
        index = place.token_index
        if not index or tokens[index - 1].key != ":":
            return None
        phrase = self.reader.before(tokens, index - 1)
        if phrase.words is None or phrase.words != Span(tokens[0].start, tokens[index - 2].end):
            return None
        return _Bond(None, True, speaker=Speaker(phrase.words.of(self.text), phrase.words))

    # -- what kind it is ------------------------------------------------------------------------------------------

    def _quote(
        self,
        item: Marked,
        place: _Place,
        bond: _Bond,
        utterances: _Utterances,
        previous: tuple[Quote, _Bond] | None,
    ) -> Quote:
        speaker = bond.speaker
        cue: str | None = None
        if bond.attribution_index is not None:
            speaker = speaker or self.speakers[bond.attribution_index]
            cue = self.attributions[bond.attribution_index].cue.of(self.text)
        kind = self._type(item, place, bond)
        if kind == "mention":
            return Quote(item.inner, kind, outer=item.outer)
        if bond.continues and previous is not None:
            utterance = previous[0].utterance
            utterances.assign(bond.attribution_index, utterance)
        else:
            utterance = utterances.of(bond.attribution_index)
        return Quote(
            item.inner,
            kind,
            speaker.name if speaker else None,
            cue,
            item.outer,
            utterance,
            speaker.span if speaker else None,
        )

    def _type(self, item: Marked, place: _Place, bond: _Bond) -> QuoteType:
        unit = self.units[place.unit_index]
        inner = item.inner.of(self.text)
        parts = inner[:2000].split()
        count = len(parts)
        ends_sentence = inner.endswith((".", "!", "?", "؟", "…", ",", "،"))
        attributed = bond.attribution_index is not None or bond.speaker is not None
        fills_unit = all(token.kind != "word" for token in unit.tokens)
        if self._is_named(unit, place, count) and not (bond.is_tight and ends_sentence):
            return "mention"
        if self._is_title(inner, parts, unit) and not (bond.is_tight and ends_sentence) and not fills_unit:
            return "mention"
        if not attributed:
            is_claim = self._in_headline(unit) or self._echoes_headline(parts)
            if count <= MENTION_WORDS and not (fills_unit and ends_sentence) and not is_claim:
                return "mention"
            return "direct" if fills_unit or (ends_sentence and count > TITLE_WORDS) else "phrase"
        if count < DIRECT_WORDS and inner.endswith(_COMMAS) and place.token_index:
            return "phrase"
        if fills_unit or (bond.is_tight and (count >= self._direct_words(bond) or ends_sentence)):
            return "direct"
        return "phrase"

    def _direct_words(self, bond: _Bond) -> int:
        """How many words make direct speech: one more where a conjunction makes them part of the sentence."""
        index = bond.attribution_index
        if index is None or not self.attributions[index].has_conjunction:
            return DIRECT_WORDS
        content = self.attributions[index].content_token or 0
        unit = self.units[self.attributions[index].unit_index]
        return DIRECT_WORDS + (unit.tokens[content - 1].key != ":")

    def _is_named(self, unit: Unit, place: _Place, count: int) -> bool:
        """Whether the word before says that a name, title or term follows."""
        if count > TITLE_WORDS or place.token_index == 0:
            return False
        before = unit.tokens[place.token_index - 1]
        if before.key in self.table.mark_proclitics and place.token_index > 1:
            before = unit.tokens[place.token_index - 2]
        key = before.key
        return before.kind == "word" and (
            key in self.table.naming or (key[:1] in self.table.proclitics and key[1:] in self.table.naming)
        )

    def _is_title(self, inner: str, parts: list[str], unit: Unit) -> bool:
        """Whether capitals make it a title, in a sentence that is not itself all capitals."""
        if not self.table.is_cased or len(parts) > TITLE_WORDS or inner.endswith((".", "!", "?", ",")):
            return False
        weighty = [part for part in parts if len(part) > 3] or parts
        if not all(part[:1].isupper() or part[:1].isdigit() for part in weighty):
            return False
        outside = [token for token in unit.tokens if token.kind == "word"]
        return sum(token.is_capital for token in outside) <= 0.6 * len(outside)

    def _echoes_headline(self, parts: list[str]) -> bool:
        """Whether the headline puts one of these words in marks: there, marks are for what somebody claims."""
        return any(word_key(part) in self.headline_words for part in parts if len(part) > 3)

    def _in_headline(self, unit: Unit) -> bool:
        return len(self.headline) > 0 and self.headline.covers(unit.span)

    # -- reported statements --------------------------------------------------------------------------------------

    def _reported(self, utterances: _Utterances) -> list[Quote]:
        found: list[Quote] = []
        taken_until = -1
        for unit_index, indices in self.of_unit.items():
            unit = self.units[unit_index]
            group = [self.attributions[index] for index in indices]
            for index in indices:
                attribution = self.attributions[index]
                if attribution.cue.start < taken_until and not self._is_coordinated(unit, attribution):
                    continue
                clause = reported_clause(unit, attribution, group, self.table)
                if clause is None:
                    continue
                speaker = self.speakers[index]
                taken_until = max(taken_until, clause.end)
                found.append(
                    Quote(
                        clause,
                        "indirect",
                        speaker.name if speaker else None,
                        attribution.cue.of(self.text),
                        clause,
                        utterances.of(index),
                        speaker.span if speaker else None,
                    )
                )
        return found

    def _is_coordinated(self, unit: Unit, attribution: Attribution) -> bool:
        """Whether a reporting word inside a statement has "and" written on: a statement of its own inside."""
        key = unit.tokens[attribution.cue_token].key
        return attribution.has_conjunction and bool(self.table.proclitics) and key not in self.table.cues


class _Utterances:
    """Numbers utterances: one for each attribution, a new one for each quote that has none."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._next = 0

    def of(self, attribution_index: int | None) -> int:
        if attribution_index is None:
            self._next += 1
            return self._next
        if attribution_index not in self._numbers:
            self._next += 1
            self._numbers[attribution_index] = self._next
        return self._numbers[attribution_index]

    def assign(self, attribution_index: int | None, number: int) -> None:
        if attribution_index is not None:
            self._numbers.setdefault(attribution_index, number)
