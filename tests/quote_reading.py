"""Quotes of a bare text."""

from __future__ import annotations

from sejajar.extraction.items import Quote
from sejajar.extraction.quotes.attributions import Attribution, find_attributions
from sejajar.extraction.quotes.clauses import ReportingClause, split_clauses
from sejajar.extraction.quotes.lexicon import QuoteTable
from sejajar.extraction.quotes.quotation_marks import find_marked_spans
from sejajar.extraction.quotes.reader import read_quotes
from sejajar.extraction.quotes.tables.registry import quote_table
from sejajar.segmentation.sentences import split_sentences
from sejajar.text.document import Document


def read(text: str, language: str = "id") -> tuple[Quote, ...]:
    """The quotes of ``text``."""
    document = Document.from_text(text, language=language)
    return read_quotes(document, split_sentences(document))


def table_of(language: str) -> QuoteTable:
    """The table of a language that has one."""
    table = quote_table(language)
    assert table is not None
    return table


def clauses_of(text: str, language: str = "id") -> list[ReportingClause]:
    """The clauses of ``text``, its outermost quotes as tokens."""
    document = Document.from_text(text, language=language)
    proclitics = table_of(language).mark_proclitics
    marked = [item for item in find_marked_spans(text, document.paragraphs, proclitics) if item.depth == 0]
    return split_clauses(text, split_sentences(document), marked, proclitics)


def attributions_of(text: str, language: str = "id") -> list[Attribution]:
    """The attributions of ``text``, in order."""
    return find_attributions(text, clauses_of(text, language), table_of(language))
