"""An alignment: beads in order, each sentence in exactly one of them (the terms of Gale and Church 1993)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

SURE_CONFIDENCE = 0.99
"""A bead of this confidence or more is shown as certain."""


class Bead(NamedTuple):
    """Sentences that translate each other.

    Attributes:
        source, target: indices into the sentences of each side; one of them may be empty.
        confidence: the probability, 0 to 1, that the bead is exactly right.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float = 1.0

    def sentences(self, side: Literal["source", "target"]) -> tuple[int, ...]:
        """Return the sentence indices of one side."""
        return self.source if side == "source" else self.target


@dataclass(frozen=True)
class Alignment:
    """Beads in text order, never crossing, covering every sentence of both sides once."""

    beads: tuple[Bead, ...]

    @cached_property
    def bead_of_source(self) -> tuple[int, ...]:
        """The index of the bead that holds each source sentence."""
        return _bead_by_sentence([bead.source for bead in self.beads])

    @cached_property
    def bead_of_target(self) -> tuple[int, ...]:
        """The index of the bead that holds each target sentence."""
        return _bead_by_sentence([bead.target for bead in self.beads])


def _bead_by_sentence(sides: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(bead_index for bead_index, sentences in enumerate(sides) for _ in sentences)


def calibrate(posterior: float) -> float:
    """Return the confidence of a bead for its posterior probability: 0 to 1, rounded to ten-thousandths."""
    return round(min(1.0, max(0.0, posterior)), 4)
