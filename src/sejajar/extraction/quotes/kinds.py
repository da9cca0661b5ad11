"""Classify words in quotation marks: direct speech, a mixed quotation, or a scare quote, title or term."""

from __future__ import annotations

from sejajar.extraction.items import QuoteType
from sejajar.extraction.quotes.attachment import SCARE_QUOTE_WORDS, Attachment, ParsedArticle, TokenPosition
from sejajar.extraction.quotes.clauses import ReportingClause
from sejajar.extraction.quotes.lexicon import word_key
from sejajar.extraction.quotes.quotation_marks import MarkedSpan
from sejajar.text.document import Document
from sejajar.text.span import Span

DIRECT_WORDS = 3
"""Fewer words than this are a mixed quotation, with any introduction."""
TITLE_WORDS = 7
"""The longest title."""
HEADLINE_CHARS = 160
"""The longest first paragraph that is a headline."""

_COMMAS = (",", "،")


def _headline(document: Document) -> Span:
    """Return the first paragraph if others follow and it is short without a final stop; else an empty span."""
    first = document.paragraphs[0] if len(document.paragraphs) > 1 else Span(0, 0)
    ends = first.of(document.text)[-1:] in (".", "!", "?", "")
    return Span(first.start, first.start) if ends or len(first) > HEADLINE_CHARS else first


class KindClassifier:
    """Classifies the quotes of one article."""

    def __init__(self, document: Document, article: ParsedArticle) -> None:
        self._article = article
        self._headline = _headline(document)
        self._headline_words = {
            word_key(word)
            for item in article.outermost
            if self._headline.covers(item.outer)
            for word in item.inner.of(article.text).split()
        }

    def classify(self, item: MarkedSpan, position: TokenPosition, attachment: Attachment) -> QuoteType:
        """Return the kind of an outermost quote; "phrase" is a mixed quotation, "mention" a scare quote or title."""
        clause = self._article.clauses[position.clause_index]
        inner = item.inner.of(self._article.text)
        parts = inner[:2000].split()
        count = len(parts)
        ends_sentence = inner.endswith((".", "!", "?", "؟", "…", ",", "،"))
        attributed = attachment.attribution_index is not None or attachment.speaker is not None
        fills_clause = all(token.kind != "word" for token in clause.tokens)
        if self._is_named(clause, position, count) and not (attachment.is_adjacent and ends_sentence):
            return "mention"
        if self._is_title(inner, parts, clause) and not (attachment.is_adjacent and ends_sentence) and not fills_clause:
            return "mention"
        if not attributed:
            is_claim = self._in_headline(clause) or self._echoes_headline(parts)
            if count <= SCARE_QUOTE_WORDS and not (fills_clause and ends_sentence) and not is_claim:
                return "mention"
            introduced = position.token_index and clause.tokens[position.token_index - 1].key == ":"
            is_speech = fills_clause or introduced or count > TITLE_WORDS
            return "direct" if is_speech and (ends_sentence or fills_clause) else "phrase"
        if count < DIRECT_WORDS and inner.endswith(_COMMAS) and position.token_index:
            return "phrase"
        if fills_clause or (attachment.is_adjacent and (count >= self._direct_words(attachment) or ends_sentence)):
            return "direct"
        return "phrase"

    def _direct_words(self, attachment: Attachment) -> int:
        """Return how many words make direct speech: one more if a conjunction makes them part of the sentence."""
        index = attachment.attribution_index
        if index is None or not self._article.attributions[index].has_conjunction:
            return DIRECT_WORDS
        content = self._article.attributions[index].content_token or 0
        clause = self._article.clauses[self._article.attributions[index].clause_index]
        return DIRECT_WORDS + (clause.tokens[content - 1].key != ":")

    def _is_named(self, clause: ReportingClause, position: TokenPosition, count: int) -> bool:
        """Return whether the word before introduces a name, title or term."""
        if count > TITLE_WORDS or position.token_index == 0:
            return False
        before = clause.tokens[position.token_index - 1]
        if before.key in self._article.table.mark_proclitics and position.token_index > 1:
            before = clause.tokens[position.token_index - 2]
        key = before.key
        return before.kind == "word" and (
            key in self._article.table.naming_nouns
            or (key[:1] in self._article.table.proclitics and key[1:] in self._article.table.naming_nouns)
        )

    def _is_title(self, inner: str, parts: list[str], clause: ReportingClause) -> bool:
        """Return whether capitals show a title, in a sentence that is not all capitals itself."""
        if not self._article.table.is_cased or len(parts) > TITLE_WORDS or inner.endswith((".", "!", "?", ",")):
            return False
        weighty = [part for part in parts if len(part) > 3] or parts
        if not all(part[:1].isupper() or part[:1].isdigit() for part in weighty):
            return False
        outside = [token for token in clause.tokens if token.kind == "word"]
        return sum(token.is_capitalised for token in outside) <= 0.6 * len(outside)

    def _echoes_headline(self, parts: list[str]) -> bool:
        """Return whether the headline has one of these words in marks: there, marks show what somebody claims."""
        return any(word_key(part) in self._headline_words for part in parts if len(part) > 3)

    def _in_headline(self, clause: ReportingClause) -> bool:
        return len(self._headline) > 0 and self._headline.covers(clause.span)
