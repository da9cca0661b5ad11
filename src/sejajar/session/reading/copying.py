"""What is taken out of a reading: the characters of a passage, a word, a sentence, and a pair of passages to cite.

Whatever is of a text is a slice of :attr:`~sejajar.text.document.Document.raw`, in logical order and not one character
changed; a citation sets it on lines of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from sejajar.i18n import _, ngettext
from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.reading.entries import FigureEntry, QuoteEntry
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


class CitedSpeaker(NamedTuple):
    """What is known of what a passage says: who speaks, in each text's words, and the figure that was chosen."""

    source: str = ""
    target: str = ""
    figure: str = ""

    def speaker(self, side: Side) -> str:
        """The speaker's name as one text has it."""
        return self.source if side == "source" else self.target


def attribution(
    entries: Sequence[QuoteEntry], selected: QuoteEntry | FigureEntry | None, passage_index: int
) -> CitedSpeaker:
    """Who speaks in a passage, and the figure at hand.

    ``entries`` are the quotes of the pair, ``selected`` the item that the reader went to, if it is of this passage: its
    speaker comes before any other's of the passage.
    """
    figure = ""
    if isinstance(selected, QuoteEntry):
        quotes = [selected]
    else:
        quotes = [
            entry for entry in entries if any(place.passage_index == passage_index for place in entry.occurrences)
        ]
        if selected:
            figure = f"{selected.approximator} {selected.value}".strip()
    names = dict.fromkeys((_source_name(quote), quote.target_speaker) for quote in quotes)
    source, target = (", ".join(dict.fromkeys(name[side] for name in names if name[side])) for side in (0, 1))
    return CitedSpeaker(source, target, figure)


def _source_name(quote: QuoteEntry) -> str:
    """The name in the source; the entry has the target's name if the source names nobody."""
    return "" if quote.speaker == quote.target_speaker and not quote.source_text else quote.speaker


def citation(
    bitext: Bitext, passage_index: int, said: CitedSpeaker, *, names: tuple[str, str] = ("", ""), link: str = ""
) -> str:
    """Both sides of a passage to cite: the words, whose they are, and where they stand.

    Each text's words are on lines of their own, so that they are the file's characters and whatever shows them finds
    their direction. ``names`` are the files, the documents' own names unless given; ``link`` the line that leads back.
    """
    blocks: list[str] = []
    for side, name in zip(SIDES, names, strict=True):
        document, span = bitext.document(side), bitext.passage_span(passage_index, side)
        if span is None:
            continue
        lines = [characters(document, span)]
        if speaker := said.speaker(side):
            lines.append(f"— {speaker}")
        lines.append(_place_in_words(name or document.name, document, span))
        blocks.append("\n".join(lines))
    last = [_("figure: {value}").format(value=said.figure)] if said.figure else []
    last.append(
        _("passage {number} of {count}").format(number=passage_index + 1, count=len(bitext.passages)),
    )
    blocks.append("\n".join([*last, *filter(None, [link])]))
    return "\n\n".join(blocks) + "\n"


def _place_in_words(name: str, document: Document, span: Span) -> str:
    first, last = (line_number(document, char_offset) for char_offset in (span.start, max(span.start, span.end - 1)))
    lines = str(first) if first == last else f"{first}–{last}"
    place = ngettext("line {lines}", "lines {lines}", last - first + 1).format(lines=lines)
    return f"{name}, {place}" if name else place
