"""What the readers and writers of alignments share: a side to write, an alignment that was read, and its checks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sejajar.alignment.model import Alignment, Bead
from sejajar.text.document import Document, Sentence

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class AlignedText:
    """One side of an alignment to write: the document, its sentences, and the path it was read from."""

    document: Document
    sentences: Sequence[Sentence]
    path: str

    def joined(self, indices: Sequence[int]) -> str:
        """Return the text of the sentences at ``indices`` on one line."""
        texts = (self.sentences[index].span.of(self.document.text) for index in indices)
        return _BLANKS.sub(" ", " ".join(texts)).strip()


@dataclass(frozen=True, slots=True)
class StoredAlignment:
    """An alignment read from a file, with the sentences that its beads index."""

    source_sentences: tuple[Sentence, ...]
    target_sentences: tuple[Sentence, ...]
    alignment: Alignment


def confidence_text(confidence: float) -> str:
    """Return a confidence with at most four decimals: ``0.98``, ``1``."""
    return f"{confidence:.4f}".rstrip("0").rstrip(".")


def complete_alignment(beads: Sequence[Bead], labels: Sequence[str], source_count: int, target_count: int) -> Alignment:
    """Return the beads in order, with a one-sided bead for each sentence that none of them holds.

    ``labels`` name the beads in error messages: ``line 3``, ``unit 7``. Empty beads are dropped.

    Raises:
        ValueError: a bead is out of range or out of order.
    """
    complete: list[Bead] = []
    source_end = target_end = 0
    for bead, label in zip(beads, labels, strict=True):
        _check_indices(bead.source, source_end, source_count, f"{label}: source")
        _check_indices(bead.target, target_end, target_count, f"{label}: target")
        if bead.source:
            complete += [Bead((index,), ()) for index in range(source_end, bead.source[0])]
            source_end = bead.source[-1] + 1
        if bead.target:
            complete += [Bead((), (index,)) for index in range(target_end, bead.target[0])]
            target_end = bead.target[-1] + 1
        if bead.source or bead.target:
            complete.append(bead)
    complete += [Bead((index,), ()) for index in range(source_end, source_count)]
    complete += [Bead((), (index,)) for index in range(target_end, target_count)]
    return Alignment(tuple(complete))


def _check_indices(indices: tuple[int, ...], first_free: int, count: int, label: str) -> None:
    """Raise ValueError unless ``indices`` follow each other, from ``first_free`` on and below ``count``."""
    if not indices:
        return
    if indices[-1] >= count or indices[0] < 0:
        raise ValueError(f"{label} sentence {indices[-1]} of {count}; sentences count from 0 to {count - 1}")
    if indices[0] < first_free or indices != tuple(range(indices[0], indices[0] + len(indices))):
        raise ValueError(
            f"{label} sentences {','.join(map(str, indices))} are not the next sentences; "
            "put the lines in order, each sentence once"
        )
