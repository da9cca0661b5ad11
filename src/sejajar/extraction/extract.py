"""Everything that extraction finds in one text."""

from __future__ import annotations

from collections.abc import Sequence

from sejajar.extraction.figures.reader import read_figures
from sejajar.extraction.items import Extracts
from sejajar.extraction.quotes.reader import read_quotes
from sejajar.text.document import Document, Sentence


def extract_items(document: Document, sentences: Sequence[Sentence]) -> Extracts:
    """Return the figures and quotes of a document; ``sentences`` are all of its sentences, in order."""
    return Extracts(read_figures(document), read_quotes(document, sentences))
