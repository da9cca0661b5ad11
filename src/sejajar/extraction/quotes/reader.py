"""Quotes: what a text holds of other people's words, who said them, and how.

Joins the marked spans, the attributions and the speakers into :class:`Quote` items: direct speech, attributed
phrases, mentions (titles, nicknames, scare quotes) and reported statements, in order of appearance. Spans are code
points into the document.
"""

from __future__ import annotations

from collections.abc import Sequence

from sejajar.extraction.items import Quote
from sejajar.extraction.quotes.attachment import Attachment, ParsedArticle, QuoteAttacher, TokenPosition
from sejajar.extraction.quotes.attributions import Attribution, find_attributions
from sejajar.extraction.quotes.breaks import BreakFinder
from sejajar.extraction.quotes.clauses import ReportingClause, split_units
from sejajar.extraction.quotes.kinds import TITLE_WORDS, KindReader
from sejajar.extraction.quotes.lexicon import QuoteTable
from sejajar.extraction.quotes.quotation_marks import Marked, find_marked
from sejajar.extraction.quotes.reported import reported_clause
from sejajar.extraction.quotes.speakers import SpeakerRegistry
from sejajar.extraction.quotes.tables.registry import quote_table
from sejajar.text.document import Document, Sentence


def read_quotes(document: Document, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Every quote and reported statement of a document, in order of appearance, an outer one before an inner one.

    A language without a table yields its marked spans only, without speakers.
    """
    table = quote_table(document.language)
    proclitics = table.mark_proclitics if table else frozenset[str]()
    if table is None:
        marked = find_marked(document.text, document.paragraphs, proclitics)
        return tuple(_unattributed(document.text, item) for item in marked)
    finder = BreakFinder(document.text, table)
    marked = find_marked(document.text, document.paragraphs, proclitics, finder.after_commas)
    marked = finder.without_strays(marked)
    return _Reading(document, sentences, marked, table).quotes()


def _unattributed(text: str, marked: Marked) -> Quote:
    count = len(marked.inner.of(text)[:400].split())
    return Quote(marked.inner, "direct" if count > TITLE_WORDS else "mention", outer=marked.outer)


class _Reading:
    """One pass over one document."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], marked: list[Marked], table: QuoteTable
    ) -> None:
        text = document.text
        top = [item for item in marked if item.depth == 0]
        units = split_units(text, sentences, top, table.mark_proclitics)
        attributions = find_attributions(text, units, table)
        roster = SpeakerRegistry(text, units, attributions, table)
        of_unit: dict[int, list[int]] = {}
        for index, attribution in enumerate(attributions):
            of_unit.setdefault(attribution.unit_index, []).append(index)
        places = {
            token.quote_index: TokenPosition(unit_index, token_index)
            for unit_index, unit in enumerate(units)
            for token_index, token in enumerate(unit.tokens)
            if token.kind == "quote"
        }
        speakers = roster.resolve(attributions)
        self.marked = marked
        self.page = ParsedArticle(text, table, top, units, places, attributions, of_unit, roster, speakers)
        self.binder = QuoteAttacher(self.page)
        self.kinds = KindReader(document, self.page)

    def quotes(self) -> tuple[Quote, ...]:
        found: list[Quote] = []
        utterances = _Utterances()
        previous: tuple[Quote, Attachment] | None = None
        for index, item in enumerate(self.page.top):
            place = self.page.places.get(index)
            if place is None:
                found.append(Quote(item.inner, "mention", outer=item.outer))
                continue
            bond = self.binder.bond(index, place, previous)
            quote = self._quote(item, place, bond, utterances, previous)
            found.append(quote)
            if quote.kind != "mention":
                previous = (quote, bond)
        found.extend(Quote(item.inner, "mention", outer=item.outer) for item in self.marked if item.depth)
        found.extend(self._reported(utterances))
        return tuple(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end)))

    def _quote(
        self,
        item: Marked,
        place: TokenPosition,
        bond: Attachment,
        utterances: _Utterances,
        previous: tuple[Quote, Attachment] | None,
    ) -> Quote:
        speaker = bond.speaker
        cue: str | None = None
        if bond.attribution_index is not None:
            speaker = speaker or self.page.speakers[bond.attribution_index]
            cue = self.page.attributions[bond.attribution_index].cue.of(self.page.text)
        kind = self.kinds.kind(item, place, bond)
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

    def _reported(self, utterances: _Utterances) -> list[Quote]:
        found: list[Quote] = []
        taken_until = -1
        for unit_index, indices in self.page.of_unit.items():
            unit = self.page.units[unit_index]
            group = [self.page.attributions[index] for index in indices]
            for index in indices:
                attribution = self.page.attributions[index]
                if attribution.cue.start < taken_until and not self._is_coordinated(unit, attribution):
                    continue
                clause = reported_clause(unit, attribution, group, self.page.table)
                if clause is None:
                    continue
                speaker = self.page.speakers[index]
                taken_until = max(taken_until, clause.end)
                found.append(
                    Quote(
                        clause,
                        "indirect",
                        speaker.name if speaker else None,
                        attribution.cue.of(self.page.text),
                        clause,
                        utterances.of(index),
                        speaker.span if speaker else None,
                    )
                )
        return found

    def _is_coordinated(self, unit: ReportingClause, attribution: Attribution) -> bool:
        """Whether a reporting word inside a statement has "and" written on: a statement of its own inside."""
        key = unit.tokens[attribution.cue_token].key
        return attribution.has_conjunction and bool(self.page.table.proclitics) and key not in self.page.table.cues


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
