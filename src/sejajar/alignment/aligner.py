"""The aligner's interface: two documents and their sentences to an :class:`~sejajar.alignment.model.Alignment`.

numpy is imported when :func:`align` is first called; :func:`length_based_align` needs nothing of the sort.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from sejajar.alignment.constraints import FixedBlock, ordered_blocks
from sejajar.alignment.length_based import length_based_beads
from sejajar.alignment.model import Alignment, Bead
from sejajar.text.document import Document, Sentence

_BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


class AlignmentCancelledError(Exception):
    """The caller cancelled the alignment."""


def align(
    source: Document,
    source_sentences: Sequence[Sentence],
    target: Document,
    target_sentences: Sequence[Sentence],
    *,
    constraints: Sequence[tuple[int, int]] = (),
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Alignment:
    """Align the sentences of two documents.

    Args:
        source: the source text.
        source_sentences: its sentences, as :func:`sejajar.segmentation.sentences.split_sentences` returns them.
        target: the target text.
        target_sentences: its sentences.
        constraints: pairs of sentence indices (source, target) that share a bead in the result. Pairs that share a
            sentence or cross become one bead with everything between them.
        progress: called now and then with the share done, 0 to 1.
        is_cancelled: called now and then; True cancels.

    Raises:
        ValueError: a constraint names a sentence that the texts do not have.
        AlignmentCancelledError: ``is_cancelled`` returned True.
    """
    total = max(1, len(source_sentences) + len(target_sentences))
    blocks = ordered_blocks(constraints, len(source_sentences), len(target_sentences))
    beads: list[Bead] = []
    row = column = 0
    for end in (*(block for block in blocks if not block.is_pair), None):
        next_row, next_column = (end.top, end.left) if end else (len(source_sentences), len(target_sentences))
        done, share = (row + column) / total, (next_row + next_column - row - column) / total

        def tick(share_done: float, done: float = done, share: float = share) -> None:
            if is_cancelled is not None and is_cancelled():
                raise AlignmentCancelledError
            if progress is not None:
                progress(done + share * share_done)

        piece = _align_piece(
            (source, source_sentences[row:next_row]),
            (target, target_sentences[column:next_column]),
            [(block.top - row, block.left - column) for block in blocks if _lies_in(block, row, next_row)],
            tick,
        )
        beads += [_shifted(bead, row, column) for bead in piece]
        if end:
            beads.append(Bead(tuple(range(end.top, end.bottom + 1)), tuple(range(end.left, end.right + 1))))
            row, column = end.bottom + 1, end.right + 1
    if progress is not None:
        progress(1.0)
    return Alignment(tuple(beads))


def length_based_align(
    _source: Document, source_sentences: Sequence[Sentence], _target: Document, target_sentences: Sequence[Sentence]
) -> Alignment:
    """Return a rough alignment by lengths alone (Gale and Church 1993), to show until :func:`align` is done."""
    return length_based_beads(source_sentences, target_sentences)


def _lies_in(block: FixedBlock, row: int, next_row: int) -> bool:
    return block.is_pair and row <= block.top < next_row


def _shifted(bead: Bead, row: int, column: int) -> Bead:
    return Bead(tuple(i + row for i in bead.source), tuple(j + column for j in bead.target), bead.confidence)


def _align_piece(
    source: tuple[Document, Sequence[Sentence]],
    target: tuple[Document, Sequence[Sentence]],
    constraints: Sequence[tuple[int, int]],
    tick: Callable[[float], None],
) -> tuple[Bead, ...]:
    if not source[1] or not target[1]:
        omissions = [Bead((index,), ()) for index in range(len(source[1]))]
        return (*omissions, *(Bead((), (index,)) for index in range(len(target[1]))))
    # The door to numpy, babel and the dictionaries (some 0.3 s of CPU time): only aligning pays for them.
    with _one_thread():
        from sejajar.alignment.engine import Aligner, read_text

    return Aligner(read_text(*source, tick), read_text(*target, tick)).align(constraints, tick)


@contextmanager
def _one_thread() -> Generator[None]:
    """Limit numpy, if it is imported in this context, to one thread for matrix products.

    The matrices are small; OpenBLAS would keep a second core spinning between them, for four times the CPU time. The
    libraries read the environment only once, when they are loaded.
    """
    if "numpy" in sys.modules:
        yield
        return
    before = {name: os.environ.get(name) for name in _BLAS_THREADS}
    os.environ.update({name: value or "1" for name, value in before.items()})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
