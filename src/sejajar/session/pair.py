"""A pair of texts as it is read: sentences, alignment, passages, quotes and figures.

Owns the order in which a pair becomes readable: :func:`first_reading` is what the first screen needs and takes
milliseconds, :func:`refine` and :func:`extract` run behind it. Every function is pure and takes a cancel test, so
a thread can run it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from sejajar.alignment.model import Alignment, Bead
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span

if TYPE_CHECKING:
    from sejajar.comparison.pairs import Comparison
    from sejajar.extraction.items import Extracts

Side = Literal["source", "target"]
SIDES: tuple[Side, Side] = ("source", "target")
OTHER: dict[Side, Side] = {"source": "target", "target": "source"}

MOST_SENTENCES = 60_000
"""Of a pair with more sentences on a side the quick alignment is kept: the full one would take many minutes."""

LONGEST_PASSAGE = 20_000
"""A passage longer than this many characters on either side is read in parts, so that no screen lays out more."""


class Passage(NamedTuple):
    """What stands level in the two panes: the sentences of one bead, or a part of them where they are very long.

    Attributes:
        source, target: the spans to show, in order, one for each paragraph the passage touches.
        bead_index: the bead it comes from.
        opens_paragraph: a new paragraph starts here, on either side.
        confidence: the bead's.
    """

    source: tuple[Span, ...]
    target: tuple[Span, ...]
    bead_index: int
    opens_paragraph: bool
    confidence: float

    def spans(self, side: Side) -> tuple[Span, ...]:
        """The spans of one side."""
        return self.source if side == "source" else self.target


@dataclass(frozen=True)
class Pair:
    """Two texts and all that is known of how they belong together.

    Attributes:
        is_refined: False while the alignment is the quick one.
        comparison: None until both texts were extracted.
        own: the beads that the reader made, here or in a file the alignment came from; no aligner changes them.
        is_given: the alignment came from a file.
        notice: what the reader should know of where the alignment came from, a line.
    """

    source: Document
    target: Document
    source_sentences: tuple[Sentence, ...]
    target_sentences: tuple[Sentence, ...]
    alignment: Alignment
    is_refined: bool = False
    comparison: Comparison | None = None
    own: frozenset[Bead] = frozenset()
    is_given: bool = False
    notice: str = ""

    def document(self, side: Side) -> Document:
        """The text of one side."""
        return self.source if side == "source" else self.target

    def sentences(self, side: Side) -> tuple[Sentence, ...]:
        """The sentences of one side."""
        return self.source_sentences if side == "source" else self.target_sentences

    @property
    def is_too_long(self) -> bool:
        """Whether only the quick alignment is worth its time."""
        return max(len(self.source_sentences), len(self.target_sentences)) > MOST_SENTENCES

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in reading order."""
        return tuple(_passages(self))

    @cached_property
    def _passage_ends(self) -> dict[Side, list[int]]:
        """For each side, where each passage ends; a passage that is empty there ends where the one before did."""
        ends: dict[Side, list[int]] = {"source": [], "target": []}
        for side in SIDES:
            last = 0
            for passage in self.passages:
                spans = passage.spans(side)
                last = spans[-1].end if spans else last
                ends[side].append(last)
        return ends

    def end_of(self, side: Side, passage_index: int) -> int:
        """Where a passage ends on one side; one that is empty there, where the last before it that is not does."""
        return self._passage_ends[side][passage_index]

    def passage_at(self, side: Side, char_offset: int) -> int:
        """The index of the passage that shows a character of one side; the next one's for a blank between two."""
        index = bisect_right(self._passage_ends[side], char_offset)
        return max(0, min(index, len(self.passages) - 1))


def first_reading(source: Document, target: Document, *, line_aligned: bool = False) -> Pair:
    """The pair with a quick alignment: enough for the first screen."""
    from sejajar.alignment.aligner import quick_align

    source_sentences, target_sentences = split(source, line_aligned), split(target, line_aligned)
    alignment = quick_align(source, source_sentences, target, target_sentences)
    return Pair(source, target, source_sentences, target_sentences, alignment)


def refine(
    pair: Pair,
    *,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Pair:
    """The pair with the full alignment, round the reader's own beads.

    It stays as it is where those leave nothing to align, and if it has more than :data:`MOST_SENTENCES` on a side.

    Raises:
        AlignmentCancelledError: ``is_cancelled`` said yes (of ``sejajar.alignment.aligner``).
    """
    if pair.is_too_long or len(pair.own) == len(pair.alignment.beads):
        return replace(pair, is_refined=True)
    from sejajar.alignment.aligner import align
    from sejajar.alignment.editing import rejoin, rest_of

    rest = rest_of(pair.own, len(pair.source_sentences), len(pair.target_sentences))
    alignment = align(
        pair.source,
        [pair.source_sentences[index] for index in rest.source],
        pair.target,
        [pair.target_sentences[index] for index in rest.target],
        anchors=rest.anchors,
        progress=progress,
        is_cancelled=is_cancelled,
    )
    alignment = rejoin(rest, alignment, pair.own)
    return replace(pair, alignment=alignment, is_refined=True, comparison=None)


def extract(pair: Pair, known: Comparison | None = None) -> Pair:
    """The pair with the quotes and figures of both texts, paired; what was ``known`` of each text is read no more."""
    from sejajar.comparison.compare import compare

    comparison = compare(
        known.source if known else _extracts(pair.source, pair.source_sentences),
        known.target if known else _extracts(pair.target, pair.target_sentences),
        pair.source_sentences,
        pair.target_sentences,
        pair.alignment,
    )
    return replace(pair, comparison=comparison)


def read_pair(source: Document, target: Document, *, line_aligned: bool = False, with_extracts: bool = True) -> Pair:
    """The pair, whole: sentences, alignment and, unless told otherwise, quotes and figures."""
    pair = refine(first_reading(source, target, line_aligned=line_aligned))
    return extract(pair) if with_extracts else pair


def split(document: Document, line_aligned: bool) -> tuple[Sentence, ...]:
    """The sentences of a text; its lines where it is ``line_aligned``."""
    from sejajar.segmentation.sentences import split_lines, split_sentences

    return split_lines(document) if line_aligned else split_sentences(document)


def _extracts(document: Document, sentences: Sequence[Sentence]) -> Extracts:
    from sejajar.extraction.figures.reader import read_figures
    from sejajar.extraction.items import Extracts
    from sejajar.extraction.quotes.reader import read_quotes

    return Extracts(read_figures(document), read_quotes(document, sentences))


def _passages(pair: Pair) -> Iterator[Passage]:
    paragraphs_seen = {"source": -1, "target": -1}
    for bead_index, bead in enumerate(pair.alignment.beads):
        opens = False
        shown: dict[Side, list[Span]] = {"source": [], "target": []}
        for side in SIDES:
            sentences = [pair.sentences(side)[index] for index in bead.sentences(side)]
            if sentences:
                opens = opens or sentences[0].paragraph_index != paragraphs_seen[side]
                paragraphs_seen[side] = sentences[-1].paragraph_index
            shown[side] = _spans_by_paragraph(sentences)
        yield from _in_parts(shown, bead_index, opens, bead.confidence)


def _spans_by_paragraph(sentences: Sequence[Sentence]) -> list[Span]:
    """One span for each paragraph: neighbouring sentences of a paragraph run on."""
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
    if all(sum(map(len, spans)) <= LONGEST_PASSAGE for spans in shown.values()):
        yield Passage(tuple(shown["source"]), tuple(shown["target"]), bead_index, opens, confidence)
        return
    parts = {side: list(_cut(spans)) for side, spans in shown.items()}
    for part in range(max(map(len, parts.values()))):
        source, target = (tuple(parts[side][part : part + 1]) for side in SIDES)
        yield Passage(source, target, bead_index, opens and part == 0, confidence)


def _cut(spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        for start in range(span.start, span.end, LONGEST_PASSAGE):
            yield Span(start, min(start + LONGEST_PASSAGE, span.end))
