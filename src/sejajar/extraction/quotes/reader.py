"""Find the quotes of a text: other people's words and who said them.

Combines marked spans, attributions and speakers into :class:`Quote` items, in order of appearance: direct speech,
mixed quotations, scare quotes and titles, and reported statements. Spans are code points into the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sejajar.extraction.items import Quote
from sejajar.extraction.quotes.attachment import Attachment, ParsedArticle, QuoteAttacher, TokenPosition
from sejajar.extraction.quotes.attributions import Attribution, find_attributions
from sejajar.extraction.quotes.breaks import BreakFinder
from sejajar.extraction.quotes.clauses import ReportingClause, split_clauses
from sejajar.extraction.quotes.kinds import TITLE_WORDS, KindClassifier
from sejajar.extraction.quotes.lexicon import QuoteTable
from sejajar.extraction.quotes.quotation_marks import MarkedSpan, find_marked_spans
from sejajar.extraction.quotes.reported import reported_statement
from sejajar.extraction.quotes.speakers import SpeakerRegistry
from sejajar.extraction.quotes.tables.registry import quote_table
from sejajar.text.document import Document, Sentence

ARTICLE_CHARS = 1_000_000
"""A longer text is read in parts of about this length, each with its own speakers: its tokens would fill the memory."""

ATTRIBUTED_CHARS = 200
"""The longest name or reporting verb of a quote, which every quote of an article may have; a longer one is cut."""

MEASURED_CHARS = 400
"""How much of a quote is read to count its words, where only a few matter."""


def read_quotes(document: Document, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Return every quote and reported statement of a document, in order of appearance, outer before inner ones.

    "“Kami siap,” kata Budi." is one direct quote with the speaker "Budi" and the cue "kata". A language without a
    table (see ``tables/registry.py``) yields marked spans without speakers.
    """
    table = quote_table(document.language)
    proclitics = table.mark_proclitics if table else frozenset[str]()
    ends = [sentence.span.end for sentence in sentences]
    if table is None:
        marked = find_marked_spans(document.text, document.paragraphs, proclitics, sentence_ends=ends)
        return tuple(_unattributed(document.text, item) for item in marked)
    finder = BreakFinder(document.text, table)
    marked = find_marked_spans(document.text, document.paragraphs, proclitics, finder.after_commas, ends)
    marked = finder.without_strays(marked)
    utterances = _UtteranceNumbers()
    found: list[Quote] = []
    for part, spans in _articles(sentences, marked):
        utterances.begin_article()
        found += _ArticleReader(document, part, spans, table).quotes(utterances)
    return tuple(found)


def _articles(
    sentences: Sequence[Sentence], marked: Sequence[MarkedSpan]
) -> Iterator[tuple[Sequence[Sentence], list[MarkedSpan]]]:
    """Yield the sentences of a text with their marked spans, in parts that end between two quotes."""
    first = first_marked = 0
    quoted_until = -1
    next_marked = 0
    for index, sentence in enumerate(sentences):
        start = sentence.span.start
        while next_marked < len(marked) and marked[next_marked].outer.start < start:
            quoted_until = max(quoted_until, marked[next_marked].outer.end)
            next_marked += 1
        if start - sentences[first].span.start > ARTICLE_CHARS and quoted_until <= start:
            yield sentences[first:index], list(marked[first_marked:next_marked])
            first, first_marked = index, next_marked
    yield sentences[first:], list(marked[first_marked:])


def _unattributed(text: str, marked: MarkedSpan) -> Quote:
    count = len(text[marked.inner.start : min(marked.inner.end, marked.inner.start + MEASURED_CHARS)].split())
    return Quote(marked.inner, "direct" if count > TITLE_WORDS else "mention", outer=marked.outer)


def _short(words: str) -> str:
    return words[:ATTRIBUTED_CHARS].rstrip()


class _ArticleReader:
    """Parses one document and combines its parts."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], marked: list[MarkedSpan], table: QuoteTable
    ) -> None:
        text = document.text
        outermost = [item for item in marked if item.depth == 0]
        clauses = split_clauses(text, sentences, outermost, table.mark_proclitics)
        attributions = find_attributions(text, clauses, table)
        registry = SpeakerRegistry(text, clauses, attributions, table)
        attributions_by_clause: dict[int, list[int]] = {}
        for index, attribution in enumerate(attributions):
            attributions_by_clause.setdefault(attribution.clause_index, []).append(index)
        positions = {
            token.quote_index: TokenPosition(clause_index, token_index)
            for clause_index, clause in enumerate(clauses)
            for token_index, token in enumerate(clause.tokens)
            if token.kind == "quote"
        }
        speakers = registry.resolve(attributions)
        self.marked = marked
        self.article = ParsedArticle(
            text, table, outermost, clauses, positions, attributions, attributions_by_clause, registry, speakers
        )
        self.attacher = QuoteAttacher(self.article)
        self.kinds = KindClassifier(document, self.article)

    def quotes(self, utterances: _UtteranceNumbers) -> list[Quote]:
        found: list[Quote] = []
        previous: tuple[Quote, Attachment] | None = None
        for index, item in enumerate(self.article.outermost):
            position = self.article.positions.get(index)
            if position is None:
                found.append(Quote(item.inner, "mention", outer=item.outer))
                continue
            attachment = self.attacher.attach(index, position, previous)
            quote = self._quote(item, position, attachment, utterances, previous)
            found.append(quote)
            if quote.kind != "mention":
                previous = (quote, attachment)
        found.extend(Quote(item.inner, "mention", outer=item.outer) for item in self.marked if item.depth)
        found.extend(self._reported(utterances))
        return sorted(found, key=lambda quote: (quote.span.start, -quote.span.end))

    def _quote(
        self,
        item: MarkedSpan,
        position: TokenPosition,
        attachment: Attachment,
        utterances: _UtteranceNumbers,
        previous: tuple[Quote, Attachment] | None,
    ) -> Quote:
        speaker = attachment.speaker
        cue: str | None = None
        if attachment.attribution_index is not None:
            speaker = speaker or self.article.speakers[attachment.attribution_index]
            cue = self._cue_of(attachment.attribution_index)
        kind = self.kinds.classify(item, position, attachment)
        if kind == "mention":
            return Quote(item.inner, kind, outer=item.outer)
        if attachment.continues and previous is not None:
            utterance = previous[0].utterance
            utterances.assign(attachment.attribution_index, utterance)
        else:
            utterance = utterances.of(attachment.attribution_index)
        return Quote(
            item.inner,
            kind,
            _short(speaker.name) if speaker else None,
            cue,
            item.outer,
            utterance,
            speaker.span if speaker else None,
        )

    def _reported(self, utterances: _UtteranceNumbers) -> list[Quote]:
        found: list[Quote] = []
        taken_until = -1
        for clause_index, indices in self.article.attributions_by_clause.items():
            clause = self.article.clauses[clause_index]
            group = [self.article.attributions[index] for index in indices]
            for index in indices:
                attribution = self.article.attributions[index]
                if attribution.cue.start < taken_until and not self._is_coordinated(clause, attribution):
                    continue
                statement = reported_statement(clause, attribution, group, self.article.table)
                if statement is None:
                    continue
                speaker = self.article.speakers[index]
                taken_until = max(taken_until, statement.end)
                found.append(
                    Quote(
                        statement,
                        "indirect",
                        _short(speaker.name) if speaker else None,
                        self._cue_of(index),
                        statement,
                        utterances.of(index),
                        speaker.span if speaker else None,
                    )
                )
        return found

    def _cue_of(self, attribution_index: int) -> str:
        return _short(self.article.attributions[attribution_index].cue.of(self.article.text))

    def _is_coordinated(self, clause: ReportingClause, attribution: Attribution) -> bool:
        """Return whether a reporting verb inside a statement has "and" written on, and so a statement of its own."""
        key = clause.tokens[attribution.cue_token].key
        return (
            attribution.has_conjunction and bool(self.article.table.proclitics) and key not in self.article.table.cues
        )


class _UtteranceNumbers:
    """Numbers utterances: one number per attribution, a new one for each quote without."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._next = 0

    def begin_article(self) -> None:
        """Forget the attributions; the numbers go on."""
        self._numbers.clear()

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
