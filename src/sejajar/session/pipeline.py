"""The stages in which two texts become a bitext: sentences, a quick alignment, the full one, quotes and figures.

:func:`align_by_length` takes milliseconds for a short text; :func:`refine` and :func:`extract` run in the background.
:func:`reading_steps` runs what is left to do, stage by stage. All functions are pure, so any thread can run them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from sejajar.alignment.aligner import align, length_based_align
from sejajar.segmentation.sentences import split_lines, split_sentences
from sejajar.session.bitext import Bitext
from sejajar.text.document import Document, Sentence

if TYPE_CHECKING:
    from sejajar.comparison.model import Comparison


Stage = Literal["sentences", "alignment", "extraction", "done"]
"""The stages in their order."""


class ReadingStep(NamedTuple):
    """How far the work on a bitext is.

    Attributes:
        stage: what comes next.
        bitext: the bitext to show from now on; None if the one shown before still stands. A full alignment is shown
            together with its quotes and figures, so that the rows move only once.
    """

    stage: Stage
    bitext: Bitext | None = None


def reading_steps(
    bitext: Bitext,
    *,
    line_aligned: bool = False,
    realign: bool = False,
    recall: Callable[[Bitext], Bitext] = lambda bitext: bitext,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[ReadingStep]:
    """Yield a step before each stage that ``bitext`` still needs, and one at the end.

    ``realign`` repeats the full alignment, around the manual beads. ``recall`` is called with the bitext when its
    sentences have been found, and returns it with the saved edits. Cancelling ends the steps.

    Raises:
        AlignmentCancelledError: cancelled while aligning (of ``sejajar.alignment.aligner``).
    """
    known, found = bitext.comparison, None
    if not bitext.alignment.beads:
        yield ReadingStep("sentences")
        bitext = found = recall(align_by_length(bitext.source, bitext.target, line_aligned=line_aligned))
    if realign or not bitext.is_refined:
        yield ReadingStep("alignment", found)
        bitext, found = refine(bitext, is_cancelled=is_cancelled), None
    if not is_cancelled():
        yield ReadingStep("extraction", found)
        yield ReadingStep("done", extract(bitext, known=known))


def align_by_length(source: Document, target: Document, *, line_aligned: bool = False) -> Bitext:
    """Split both texts into sentences and align them by their lengths (Gale & Church 1993), quickly and roughly."""
    source_sentences, target_sentences = split_document(source, line_aligned), split_document(target, line_aligned)
    alignment = length_based_align(source, source_sentences, target, target_sentences)
    return Bitext(source, target, source_sentences, target_sentences, alignment)


def refine(
    bitext: Bitext,
    *,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Bitext:
    """The pair with the full alignment, round the reader's own beads.

    It stays as it is where those leave nothing to align, and if it is too long
    (:data:`~sejajar.session.bitext.MAX_SENTENCES`).

    Raises:
        AlignmentCancelledError: ``is_cancelled`` said yes (of ``sejajar.alignment.aligner``).
    """
    if bitext.is_too_long or len(bitext.manual_beads) == len(bitext.alignment.beads):
        return replace(bitext, is_refined=True)
    from sejajar.alignment.editing import merge, unconstrained_part

    rest = unconstrained_part(bitext.manual_beads, len(bitext.source_sentences), len(bitext.target_sentences))
    alignment = align(
        bitext.source,
        [bitext.source_sentences[index] for index in rest.source],
        bitext.target,
        [bitext.target_sentences[index] for index in rest.target],
        constraints=rest.constraints,
        progress=progress,
        is_cancelled=is_cancelled,
    )
    alignment = merge(rest, alignment, bitext.manual_beads)
    return replace(bitext, alignment=alignment, is_refined=True, comparison=None)


def extract(bitext: Bitext, known: Comparison | None = None) -> Bitext:
    """The pair with the quotes and figures of both texts, paired; what was ``known`` of each text is read no more."""
    from sejajar.comparison.compare import compare
    from sejajar.extraction.extract import extract_items

    comparison = compare(
        known.source if known else extract_items(bitext.source, bitext.source_sentences),
        known.target if known else extract_items(bitext.target, bitext.target_sentences),
        bitext.source_sentences,
        bitext.target_sentences,
        bitext.alignment,
    )
    return replace(bitext, comparison=comparison)


def read_bitext(
    source: Document, target: Document, *, line_aligned: bool = False, with_extracts: bool = True
) -> Bitext:
    """The pair, whole: sentences, alignment and, unless told otherwise, quotes and figures."""
    bitext = refine(align_by_length(source, target, line_aligned=line_aligned))
    return extract(bitext) if with_extracts else bitext


def split_document(document: Document, line_aligned: bool) -> tuple[Sentence, ...]:
    """The sentences of a text; its lines where it is ``line_aligned``."""
    return split_lines(document) if line_aligned else split_sentences(document)
