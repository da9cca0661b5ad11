"""Citing a passage: its words in both texts, who speaks, and where it stands, without the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.reading.copying import characters, line_number
from sejajar.session.reading.entries import FigureEntry, QuoteEntry


class CitedText(NamedTuple):
    """One text of a citation.

    Attributes:
        words: the characters of the passage, as they are in the file.
        speaker: the speaker's name as this text has it, or empty.
        name: the name of the file, or empty.
        first_line, last_line: the lines of the passage, from 1.
    """

    words: str
    speaker: str
    name: str
    first_line: int
    last_line: int


class Citation(NamedTuple):
    """A passage to cite: its texts, the chosen figure or nothing, its number from 1, and how many there are."""

    texts: tuple[CitedText, ...]
    figure: str
    passage_number: int
    passage_count: int


class CitedSpeaker(NamedTuple):
    """The speakers of a passage, as the source and the target name them, and the chosen figure; empty if unknown."""

    source: str = ""
    target: str = ""
    figure: str = ""

    def speaker(self, side: Side) -> str:
        """The speaker's name as one text has it."""
        return self.source if side == "source" else self.target


def attribution(
    entries: Sequence[QuoteEntry], selected: QuoteEntry | FigureEntry | None, passage_index: int
) -> CitedSpeaker:
    """Return the speakers of a passage and its chosen figure.

    ``entries`` are the quotes of the bitext; ``selected`` is the item last gone to, if it is in this passage: the
    speaker of a selected quote is the only one.
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


def cite(bitext: Bitext, passage_index: int, said: CitedSpeaker, names: tuple[str, str] = ("", "")) -> Citation:
    """Return what a citation of a passage has; ``names`` are the files, the documents' own names if empty."""
    texts: list[CitedText] = []
    for side, name in zip(SIDES, names, strict=True):
        document, span = bitext.document(side), bitext.passage_span(passage_index, side)
        if span is not None:
            lines = (line_number(document, offset) for offset in (span.start, max(span.start, span.end - 1)))
            texts.append(CitedText(characters(document, span), said.speaker(side), name or document.name, *lines))
    return Citation(tuple(texts), said.figure, passage_index + 1, len(bitext.passages))
