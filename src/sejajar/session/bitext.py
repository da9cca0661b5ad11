"""The bitext: two texts with their sentences, alignment, passages, quotes and figures; and the two sides.

Values only: :mod:`sejajar.session.pipeline` makes them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from sejajar.alignment.model import Alignment, Bead
from sejajar.text.document import Document, Sentence
from sejajar.text.notices import Notice
from sejajar.text.span import Span

if TYPE_CHECKING:
    from sejajar.comparison.model import Comparison

Side = Literal["source", "target"]
SIDES: tuple[Side, Side] = ("source", "target")
OTHER: dict[Side, Side] = {"source": "target", "target": "source"}

MAX_SENTENCES = 60_000
"""With more sentences on a side, the alignment by length is final: the full one would take many minutes."""

MAX_PASSAGE_CHARS = 20_000
"""A passage with more characters on a side is split, so that a screen never lays out more at once."""


class Passage(NamedTuple):
    """A row of the two panes: the sentences of one bead, or a part of them if they are very long.

    Attributes:
        source, target: the spans to show, in order, one for each paragraph the passage touches.
        bead_index: the bead it comes from.
        opens_paragraph: a paragraph starts here, on either side.
        confidence: the bead's.
    """

    source: tuple[Span, ...]
    target: tuple[Span, ...]
    bead_index: int
    opens_paragraph: bool
    confidence: float

    def spans(self, side: Side) -> tuple[Span, ...]:
        """Return the spans of one side."""
        return self.source if side == "source" else self.target


@dataclass(frozen=True)
class Bitext:
    """Two texts, their alignment, and the comparison of their quotes and figures.

    Attributes:
        is_refined: False while the alignment is the one by length.
        comparison: None until quotes and figures are extracted from both texts.
        manual_beads: beads that the user made or that were imported; the aligner does not change them.
        is_imported: the alignment was imported from a file.
        notice: a notice about the origin of the alignment, for the user.
    """

    source: Document
    target: Document
    source_sentences: tuple[Sentence, ...]
    target_sentences: tuple[Sentence, ...]
    alignment: Alignment
    is_refined: bool = False
    comparison: Comparison | None = None
    manual_beads: frozenset[Bead] = frozenset()
    is_imported: bool = False
    notice: Notice | None = None

    def document(self, side: Side) -> Document:
        """Return the text of one side."""
        return self.source if side == "source" else self.target

    def sentences(self, side: Side) -> tuple[Sentence, ...]:
        """Return the sentences of one side."""
        return self.source_sentences if side == "source" else self.target_sentences

    @property
    def is_too_long(self) -> bool:
        """Whether the texts are too long for the full alignment."""
        return max(len(self.source_sentences), len(self.target_sentences)) > MAX_SENTENCES

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in reading order."""
        return tuple(_passages(self))

    @cached_property
    def _passage_ends(self) -> dict[Side, list[int]]:
        """The end offset of each passage, by side; an empty passage ends where the previous one does."""
        ends: dict[Side, list[int]] = {"source": [], "target": []}
        for side in SIDES:
            last = 0
            for passage in self.passages:
                spans = passage.spans(side)
                last = spans[-1].end if spans else last
                ends[side].append(last)
        return ends

    def passage_end(self, side: Side, passage_index: int) -> int:
        """Return the end offset of a passage on one side; an empty passage ends where the previous one does."""
        return self._passage_ends[side][passage_index]

    def passage_span(self, passage_index: int, side: Side) -> Span | None:
        """Return the span of a passage on one side, from its first character to its last; None if it is empty there."""
        passages = self.passages
        spans = passages[passage_index].spans(side) if 0 <= passage_index < len(passages) else ()
        return Span(spans[0].start, spans[-1].end) if spans else None

    def first_span(self, passage_index: int, sides: tuple[Side, Side] = SIDES) -> tuple[Side, Span] | None:
        """Return the first span of a passage, on the first of ``sides`` that has one; None if neither has."""
        if 0 <= passage_index < len(self.passages):
            for side in sides:
                for span in self.passages[passage_index].spans(side):
                    return side, span
        return None

    def passage_at(self, side: Side, char_offset: int) -> int:
        """Return the index of the passage that shows a character of one side; between two passages, the next one."""
        index = bisect_right(self._passage_ends[side], char_offset)
        return max(0, min(index, len(self.passages) - 1))


def _passages(bitext: Bitext) -> Iterator[Passage]:
    paragraphs_seen = {"source": -1, "target": -1}
    for bead_index, bead in enumerate(bitext.alignment.beads):
        opens = False
        shown: dict[Side, list[Span]] = {"source": [], "target": []}
        for side in SIDES:
            sentences = [bitext.sentences(side)[index] for index in bead.sentences(side)]
            if sentences:
                opens = opens or sentences[0].paragraph_index != paragraphs_seen[side]
                paragraphs_seen[side] = sentences[-1].paragraph_index
            shown[side] = _spans_by_paragraph(sentences)
        yield from _in_parts(shown, bead_index, opens, bead.confidence)


def _spans_by_paragraph(sentences: Sequence[Sentence]) -> list[Span]:
    """Return one span for each paragraph: neighbouring sentences of a paragraph are joined."""
    spans: list[Span] = []
    paragraph_index = -1
    for sentence in sentences:
        if spans and sentence.paragraph_index == paragraph_index:
            spans[-1] = Span(spans[-1].start, sentence.span.end)
        else:
            spans.append(sentence.span)
        paragraph_index = sentence.paragraph_index
    return spans


def _in_parts(shown: dict[Side, list[Span]], bead_index: int, opens: bool, confidence: float) -> Iterator[Passage]:
    if all(sum(map(len, spans)) <= MAX_PASSAGE_CHARS for spans in shown.values()):
        yield Passage(tuple(shown["source"]), tuple(shown["target"]), bead_index, opens, confidence)
        return
    parts = {side: list(_cut(spans)) for side, spans in shown.items()}
    for part in range(max(map(len, parts.values()))):
        source, target = (tuple(parts[side][part : part + 1]) for side in SIDES)
        yield Passage(source, target, bead_index, opens and part == 0, confidence)


def _cut(spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        for start in range(span.start, span.end, MAX_PASSAGE_CHARS):
            yield Span(start, min(start + MAX_PASSAGE_CHARS, span.end))
