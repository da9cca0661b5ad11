"""The contents list of a bitext: headings, and the first words of paragraphs, in both languages."""

from __future__ import annotations

from bisect import bisect_left
from itertools import zip_longest
from typing import NamedTuple

from sejajar.session.bitext import SIDES, Bitext, Passage, Side
from sejajar.session.reading.entries import HeadingEntry, Occurrence
from sejajar.session.reading.headings import find_headings
from sejajar.text.document import Document
from sejajar.text.span import Span

MOST_ENTRIES = 2_000
"""If there are more headings and paragraphs, only the headings are listed, or every nth paragraph."""
FEWEST_HEADINGS = 3
"""With fewer headings, a list of headings alone is not useful."""
LONGEST_WORDS = 60
"""The most characters that an entry shows of a paragraph."""


class _Opening(NamedTuple):
    """The start of a paragraph: the spans that its entry shows on each side."""

    passage_index: int
    source: Span | None
    target: Span | None
    is_heading: bool


class _Openings:
    """The paragraphs of one text: which ones a passage opens, and the words that their entries show."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._paragraphs = document.paragraphs
        self._starts = [paragraph.start for paragraph in document.paragraphs]
        self._headings = find_headings(document)

    def of(self, spans: tuple[Span, ...]) -> list[tuple[Span, bool]]:
        """Return the shown words of each paragraph that starts with one of ``spans``, and whether it is a heading."""
        found: list[tuple[Span, bool]] = []
        for span in spans:
            index = bisect_left(self._starts, span.start)
            if index == len(self._starts) or self._starts[index] != span.start:
                continue
            words = self._headings.get(index, self._paragraphs[index])
            if words:
                found.append((self.first_words(words), index in self._headings))
        return found

    def first_words(self, span: Span) -> Span:
        """Return the first words of a span, without cutting a word."""
        if len(span) <= LONGEST_WORDS:
            return span
        cut = self._text.rfind(" ", span.start, span.start + LONGEST_WORDS)
        return Span(span.start, cut if cut > span.start else span.start + LONGEST_WORDS)


def list_contents(bitext: Bitext) -> tuple[HeadingEntry, ...]:
    """Return an entry for each heading and each paragraph, in reading order."""
    openings: dict[Side, _Openings] = {side: _Openings(bitext.document(side)) for side in SIDES}
    found = [
        opening
        for passage_index, passage in enumerate(bitext.passages)
        if passage.opens_paragraph
        for opening in _of_passage(openings, passage_index, passage)
    ]
    return tuple(_entry(bitext, opening) for opening in _bounded(found))


def _of_passage(openings: dict[Side, _Openings], passage_index: int, passage: Passage) -> list[_Opening]:
    found = {side: openings[side].of(passage.spans(side)) for side in SIDES}
    rows: list[_Opening] = []
    for source, target in zip_longest(found["source"], found["target"]):
        is_heading = any(each is not None and each[1] for each in (source, target))
        words = {"source": source and source[0], "target": target and target[0]}
        for side in SIDES:
            if words[side] is None and not rows and passage.spans(side):
                # The other text has no new paragraph here: show the words beside the start of this one.
                words[side] = openings[side].first_words(passage.spans(side)[0])
        rows.append(_Opening(passage_index, words["source"], words["target"], is_heading))
    return rows


def _bounded(openings: list[_Opening]) -> list[_Opening]:
    """Return at most :data:`MOST_ENTRIES`: the list is scanned at every step of the reader."""
    if len(openings) <= MOST_ENTRIES:
        return openings
    headings = [opening for opening in openings if opening.is_heading]
    kept = headings if len(headings) >= FEWEST_HEADINGS else openings
    return kept[:: -(-len(kept) // MOST_ENTRIES)]


def _entry(bitext: Bitext, opening: _Opening) -> HeadingEntry:
    source, target = (
        " ".join(span.of(bitext.document(side).text).split()) if span else ""
        for side, span in zip(SIDES, (opening.source, opening.target), strict=True)
    )
    return HeadingEntry(
        source_text=source,
        target_text=target,
        is_heading=opening.is_heading,
        status="only_target" if not source else "match" if target else "only_source",
        occurrences=(Occurrence(opening.passage_index, opening.source, opening.target),),
    )
