"""What a view shows of a pair beyond one language or less than all of it: peeks, and the passages a search found."""

from __future__ import annotations

from collections.abc import Iterable

from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.reading.entries import Occurrence
from sejajar.text.span import Span


def passage_place(bitext: Bitext, passage_index: int) -> Occurrence:
    """A whole passage as a place: from its first character to its last, on each side that has any."""
    passage = bitext.passages[passage_index]
    whole: dict[Side, Span | None] = {}
    for side in SIDES:
        spans = passage.spans(side)
        whole[side] = Span(spans[0].start, spans[-1].end) if spans else None
    return Occurrence(passage_index, whole["source"], whole["target"])


def with_place(places: tuple[Occurrence, ...], place: Occurrence) -> tuple[Occurrence, ...]:
    """``places`` and ``place``, each once, in reading order."""
    return places if place in places else tuple(sorted((*places, place), key=lambda each: each.order))


def passages_of(places: Iterable[Occurrence]) -> tuple[int, ...]:
    """The passages that hold ``places``, in order, each once."""
    return tuple(sorted({place.passage_index for place in places}))
