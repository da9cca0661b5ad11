"""Kinds: whether words in marks are speech, an attributed phrase, or a mention (a title, a name, a term)."""

from __future__ import annotations

from sejajar.extraction.items import QuoteType
from sejajar.extraction.quotes.attachment import MENTION_WORDS, Attachment, ParsedArticle, TokenPosition
from sejajar.extraction.quotes.clauses import ReportingClause
from sejajar.extraction.quotes.lexicon import word_key
from sejajar.extraction.quotes.quotation_marks import Marked
from sejajar.text.document import Document
from sejajar.text.span import Span

DIRECT_WORDS = 3
"""Fewer words than this are a phrase, however they are introduced."""
TITLE_WORDS = 7
"""The longest title."""
HEADLINE_CHARS = 160
"""The longest first paragraph that is a headline."""

_COMMAS = (",", "،")


def _headline(document: Document) -> Span:
    """The first paragraph, where others follow and it is short and ends without a stop; else nothing."""
    first = document.paragraphs[0] if len(document.paragraphs) > 1 else Span(0, 0)
    ends = first.of(document.text)[-1:] in (".", "!", "?", "")
    return Span(first.start, first.start) if ends or len(first) > HEADLINE_CHARS else first


class KindReader:
    """Tells the kinds of the quotes of a page."""

    def __init__(self, document: Document, page: ParsedArticle) -> None:
        self._page = page
        self._headline = _headline(document)
        self._headline_words = {
            word_key(word)
            for item in page.top
            if self._headline.covers(item.outer)
            for word in item.inner.of(page.text).split()
        }

    def kind(self, item: Marked, place: TokenPosition, bond: Attachment) -> QuoteType:
        """The kind of a quote that lies in no other."""
        unit = self._page.units[place.unit_index]
        inner = item.inner.of(self._page.text)
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
            introduced = place.token_index and unit.tokens[place.token_index - 1].key == ":"
            is_speech = fills_unit or introduced or count > TITLE_WORDS
            return "direct" if is_speech and (ends_sentence or fills_unit) else "phrase"
        if count < DIRECT_WORDS and inner.endswith(_COMMAS) and place.token_index:
            return "phrase"
        if fills_unit or (bond.is_tight and (count >= self._direct_words(bond) or ends_sentence)):
            return "direct"
        return "phrase"

    def _direct_words(self, bond: Attachment) -> int:
        """How many words make direct speech: one more where a conjunction makes them part of the sentence."""
        index = bond.attribution_index
        if index is None or not self._page.attributions[index].has_conjunction:
            return DIRECT_WORDS
        content = self._page.attributions[index].content_token or 0
        unit = self._page.units[self._page.attributions[index].unit_index]
        return DIRECT_WORDS + (unit.tokens[content - 1].key != ":")

    def _is_named(self, unit: ReportingClause, place: TokenPosition, count: int) -> bool:
        """Whether the word before says that a name, title or term follows."""
        if count > TITLE_WORDS or place.token_index == 0:
            return False
        before = unit.tokens[place.token_index - 1]
        if before.key in self._page.table.mark_proclitics and place.token_index > 1:
            before = unit.tokens[place.token_index - 2]
        key = before.key
        return before.kind == "word" and (
            key in self._page.table.naming
            or (key[:1] in self._page.table.proclitics and key[1:] in self._page.table.naming)
        )

    def _is_title(self, inner: str, parts: list[str], unit: ReportingClause) -> bool:
        """Whether capitals make it a title, in a sentence that is not itself all capitals."""
        if not self._page.table.is_cased or len(parts) > TITLE_WORDS or inner.endswith((".", "!", "?", ",")):
            return False
        weighty = [part for part in parts if len(part) > 3] or parts
        if not all(part[:1].isupper() or part[:1].isdigit() for part in weighty):
            return False
        outside = [token for token in unit.tokens if token.kind == "word"]
        return sum(token.is_capital for token in outside) <= 0.6 * len(outside)

    def _echoes_headline(self, parts: list[str]) -> bool:
        """Whether the headline puts one of these words in marks: there, marks are for what somebody claims."""
        return any(word_key(part) in self._headline_words for part in parts if len(part) > 3)

    def _in_headline(self, unit: ReportingClause) -> bool:
        return len(self._headline) > 0 and self._headline.covers(unit.span)
