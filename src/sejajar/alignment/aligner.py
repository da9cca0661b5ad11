"""The way in: two documents and their sentences to an :class:`~sejajar.alignment.beads.Alignment`.

Nothing heavy is loaded until :func:`align` is called; :func:`quick_align` loads nothing at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sejajar.alignment import quick
from sejajar.alignment.beads import Alignment, Bead
from sejajar.text.document import Document, Sentence


class AlignmentCancelledError(Exception):
    """The caller asked to stop."""


def align(
    source: Document,
    source_sentences: Sequence[Sentence],
    target: Document,
    target_sentences: Sequence[Sentence],
    *,
    anchors: Sequence[tuple[int, int]] = (),
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Alignment:
    """Align the sentences of two documents.

    Args:
        source: the one text, with ``source_sentences``.
        source_sentences: its sentences, as :func:`sejajar.segmentation.sentences.split_sentences` gives them.
        target: the other text.
        target_sentences: its sentences.
        anchors: sentence index pairs that the reader fixed; each pair shares a bead in the result.
        progress: gets the share done, 0 to 1, now and then.
        is_cancelled: asked now and then; when it says yes, :class:`AlignmentCancelledError` is raised.
    """

    def tick(share: float) -> None:
        if is_cancelled is not None and is_cancelled():
            raise AlignmentCancelledError
        if progress is not None:
            progress(share)

    if not source_sentences or not target_sentences:
        alone = [Bead((index,), ()) for index in range(len(source_sentences))]
        return Alignment((*alone, *(Bead((), (index,)) for index in range(len(target_sentences)))))
    # numpy and the tables: only whoever aligns waits for them.
    from sejajar.alignment.engine import Aligner, read_text

    aligner = Aligner(read_text(source, source_sentences), read_text(target, target_sentences))
    beads = aligner.align(anchors, tick)
    tick(1.0)
    return Alignment(beads)


def quick_align(
    _source: Document, source_sentences: Sequence[Sentence], _target: Document, target_sentences: Sequence[Sentence]
) -> Alignment:
    """A rough alignment at once, by lengths alone, to show until :func:`align` has its answer."""
    return quick.quick_align(source_sentences, target_sentences)
