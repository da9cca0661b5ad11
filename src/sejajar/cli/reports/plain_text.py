"""The pair as plain text, for pipes, simple terminals and screen readers.

A passage is the source's sentences, then the target's, then a blank line; each paragraph of a side is a line.
Everything is in reading order, right-to-left text too: whoever displays it puts it in the order of the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sejajar.session.bitext import Bitext
from sejajar.text.document import Document
from sejajar.text.sanitize import without_open_bidi
from sejajar.text.span import Span

NOTHING = "—"
"""Stands for a side that has no sentence in a passage."""


def plain_text(bitext: Bitext) -> Iterator[str]:
    """The lines of the pair, each with its line feed; nothing when both texts are empty."""
    one_sided = bitext.source.is_blank or bitext.target.is_blank
    for passage in bitext.passages:
        for document, spans in ((bitext.source, passage.source), (bitext.target, passage.target)):
            if not (document.is_blank and one_sided):
                yield from _lines(document, spans)
        yield "\n"


def _lines(document: Document, spans: Sequence[Span]) -> Iterator[str]:
    for span in spans:
        yield without_open_bidi(span.of(document.text).replace("\n", " ")) + "\n"
    if not spans:
        yield NOTHING + "\n"
