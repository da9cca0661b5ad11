"""What can be copied from a text: a word, a sentence, a selection, always as the file has it; and line numbers.

Copies are slices of :attr:`~sejajar.text.document.Document.raw`, in logical order and unchanged.
"""

from __future__ import annotations

import unicodedata

from sejajar.session.bitext import Bitext, Side
from sejajar.text.document import Document
from sejajar.text.span import Span

LONGEST_WORD = 200
"""A word is looked for no further than this many characters away."""

_JOINERS = "\u200c\u200d"


def characters(document: Document, span: Span) -> str:
    """The characters of the text as it was read: what is copied."""
    return span.of(document.raw)


def swept_span(start: Span, end: Span) -> Span:
    """What was selected by drawing from one cluster of characters to another, both included, in either direction."""
    return Span(min(start.start, end.start), max(start.end, end.end))


def word_at(document: Document, place: Span) -> Span:
    """The word that a cluster of characters belongs to; the cluster itself where it is no part of a word."""
    text = document.text
    if not _is_in_word(text[place.start : place.start + 1]):
        return place
    start, end = place.start, place.end
    while start > max(0, place.start - LONGEST_WORD) and _is_in_word(text[start - 1]):
        start -= 1
    while end < min(len(text), place.end + LONGEST_WORD) and _is_in_word(text[end]):
        end += 1
    return Span(start, end)


def _is_in_word(char: str) -> bool:
    return char != "" and (char.isalnum() or char in _JOINERS or unicodedata.category(char)[0] == "M")


def sentence_at(bitext: Bitext, side: Side, place: Span) -> Span:
    """The sentence that holds the first of some characters; the characters themselves where none does."""
    return next((sentence.span for sentence in bitext.sentences(side) if place.start in sentence.span), place)


def line_number(document: Document, char_offset: int) -> int:
    """The line, from 1, as ``sejajar check`` and the other commands count them."""
    return document.text.count("\n", 0, char_offset) + 1


def editor_line(document: Document, char_offset: int) -> int:
    """The line, from 1, as editors count them: they know fewer kinds of line breaks."""
    raw = document.raw
    return raw.count("\n" if "\n" in raw else "\r", 0, char_offset) + 1
