"""Passages as places: those peeked at, and those with search hits."""

from __future__ import annotations

from collections.abc import Iterable

from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.reading.entries import Occurrence
from sejajar.text.span import Span


def passage_place(bitext: Bitext, passage_index: int) -> Occurrence:
    """Return a whole passage as an occurrence: on each side its span, or None if it is empty there."""
    passage = bitext.passages[passage_index]
    whole: dict[Side, Span | None] = {}
    for side in SIDES:
        spans = passage.spans(side)
        whole[side] = Span(spans[0].start, spans[-1].end) if spans else None
    return Occurrence(passage_index, whole["source"], whole["target"])


def with_place(places: tuple[Occurrence, ...], place: Occurrence) -> tuple[Occurrence, ...]:
    """Return ``places`` with ``place``, each once, in reading order."""
    return places if place in places else tuple(sorted((*places, place), key=lambda each: each.order))


def passages_of(places: Iterable[Occurrence]) -> tuple[int, ...]:
    """Return the passages of ``places``, in order, each once."""
    return tuple(sorted({place.passage_index for place in places}))
