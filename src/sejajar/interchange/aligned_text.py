"""What the readers and writers of alignments share: a side to write, an alignment that was read, and its checks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sejajar.alignment.model import Alignment, Bead
from sejajar.text.document import Document, Sentence
from sejajar.text.sanitize import EXCERPT_LENGTH, excerpt

MAX_DIGITS = 20
"""The most digits of a number that is read: Python refuses to convert one of more than 4,300."""

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


def quoted(value: object) -> str:
    """Return a piece of a file as an error message quotes it: short, whatever it is."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        items = cast("list[object]", value)
        is_flat = len(items) <= 2 and not any(isinstance(item, list | dict) for item in items)
        return f"[{', '.join(map(quoted, items))}]" if is_flat else "[…]"
    return excerpt(repr(value[:EXCERPT_LENGTH] if isinstance(value, str) else value))


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
        wrong = quoted(indices[-1] if indices[-1] >= count else indices[0])
        if not count:
            raise ValueError(f"{label} sentence {wrong} of a text without sentences; align the texts again")
        raise ValueError(f"{label} sentence {wrong} of {count}; sentences count from 0 to {count - 1}")
    if indices[0] < first_free or indices != tuple(range(indices[0], indices[0] + len(indices))):
        raise ValueError(
            f"{label} sentences {excerpt(','.join(map(str, indices[:20])))} are not the next sentences; "
            "put the lines in order, each sentence once"
        )
