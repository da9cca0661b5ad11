"""The steps in which two texts become a bitext: sentences, a quick alignment, the full one, quotes and figures.

:func:`first_reading` is what the first screen needs and takes milliseconds, :func:`refine` and :func:`extract` run
behind it. Every function is pure and takes a cancel test, so a thread can run it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sejajar.session.bitext import Pair
from sejajar.text.document import Document, Sentence

if TYPE_CHECKING:
    from sejajar.comparison.model import Comparison
    from sejajar.extraction.items import Extracts


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

    It stays as it is where those leave nothing to align, and if it is too long
    (:data:`~sejajar.session.bitext.MOST_SENTENCES`).

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
