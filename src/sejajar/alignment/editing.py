"""Mending an alignment by hand: edits of beads, and keeping them when the rest is aligned anew.

Every edit takes an :class:`EditedAlignment` and returns another that still holds each sentence once and in order. The
beads an edit makes are manual: sure, and kept by :func:`apply_constraints` whatever an aligner says of the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from sejajar.alignment.model import Alignment, Bead
from sejajar.text.notices import Notice, NoticeError

BROKEN_CONFIDENCE = 0.5
"""What is left of a bead that a reader's own bead took sentences from is a guess."""

MAX_HISTORY = 200
"""So many edits can be undone."""


class EditError(NoticeError):
    """The edit makes no sense here; the notice says why, or what to do instead."""


class EditedAlignment(NamedTuple):
    """An alignment, which of its beads are the reader's own, and the bead the reader stands on."""

    alignment: Alignment
    manual_beads: frozenset[Bead] = frozenset()
    bead_index: int = 0

    @property
    def bead(self) -> Bead:
        """The bead the reader stands on.

        Raises:
            EditError: there are none yet.
        """
        if not self.alignment.beads:
            raise EditError(Notice("nothing-aligned"))
        return self.alignment.beads[self.bead_index]


# -- edits ------------------------------------------------------------------------------------------------------------


def merge_with_next(state: EditedAlignment) -> EditedAlignment:
    """The bead and the one after it as one."""
    bead, beads = state.bead, state.alignment.beads
    if state.bead_index + 1 == len(beads):
        raise EditError(Notice("nothing-to-merge"))
    following = beads[state.bead_index + 1]
    merged = Bead(bead.source + following.source, bead.target + following.target)
    return _replaced(state, state.bead_index, state.bead_index + 2, [merged])


def split(state: EditedAlignment, source_count: int, target_count: int) -> EditedAlignment:
    """The bead in two, the first with so many sentences of each side."""
    bead = state.bead
    first = Bead(bead.source[:source_count], bead.target[:target_count])
    second = Bead(bead.source[source_count:], bead.target[target_count:])
    if not (_size(first) and _size(second)):
        raise EditError(Notice("split-inside-sentence"))
    return _replaced(state, state.bead_index, state.bead_index + 1, [first, second])


def split_point(
    bead: Bead, source_lengths: Sequence[int], target_lengths: Sequence[int], *, after: tuple[int, int] | None = None
) -> tuple[int, int]:
    """Where :func:`split` parts a bead best: the two shares of both texts are as alike as they can be.

    ``source_lengths`` and ``target_lengths`` are those of the bead's sentences, in characters; ``after`` says that so
    many sentences (the second number) of the side (0 or 1) come before the split.

    Raises:
        EditError: there is no place to split it.
    """
    if len(bead.source) <= 1 and len(bead.target) <= 1:
        raise EditError(Notice("split-one-to-one") if bead.source and bead.target else Notice("split-single-sentence"))
    places = [
        (i, j)
        for i in range(len(bead.source) + 1)
        for j in range(len(bead.target) + 1)
        if 0 < i + j < _size(bead) and (after is None or (i, j)[after[0]] == after[1])
    ]
    # Two parts that both translate something come before any that leave sentences alone.
    return min(
        places,
        key=lambda place: (
            0 in place or place[0] == len(bead.source) or place[1] == len(bead.target),
            abs(_share(source_lengths, place[0]) - _share(target_lengths, place[1])),
            place,
        ),
    )


def shift(state: EditedAlignment, side: Literal["source", "target"], steps: Literal[-1, 1]) -> EditedAlignment:
    """One sentence of a side given to the neighbour: the last to the next bead (1), the first to the one before (-1).

    At an end of the text it becomes a bead of its own. A bead that has nothing left is gone; the reader then stands
    where its sentence went.
    """
    bead, beads, index = state.bead, state.alignment.beads, state.bead_index
    moved = bead.sentences(side)[-1:] if steps > 0 else bead.sentences(side)[:1]
    if not moved:
        raise EditError(Notice("no-source-sentence") if side == "source" else Notice("no-target-sentence"))
    neighbour_index = index + steps
    has_neighbour = 0 <= neighbour_index < len(beads)
    if not has_neighbour and _size(bead) == 1:
        raise EditError(Notice("no-neighbour"))
    neighbour = beads[neighbour_index] if has_neighbour else Bead((), ())
    left = bead.sentences(side)[:-1] if steps > 0 else bead.sentences(side)[1:]
    theirs = neighbour.sentences(side)
    rest = _with_side(bead, side, left)
    taken = _with_side(neighbour, side, moved + theirs if steps > 0 else theirs + moved)
    fresh = [part for part in ((rest, taken) if steps > 0 else (taken, rest)) if _size(part)]
    first = index if steps > 0 else index - has_neighbour
    mended = _replaced(state, first, first + 1 + has_neighbour, fresh)
    return mended._replace(bead_index=first + (steps < 0 and len(fresh) > 1))


def separate(state: EditedAlignment) -> EditedAlignment:
    """The two sides of the bead as beads of their own."""
    bead = state.bead
    if not (bead.source and bead.target):
        raise EditError(Notice("one-sided-passage"))
    parts = [Bead(bead.source, ()), Bead((), bead.target)]
    return _replaced(state, state.bead_index, state.bead_index + 1, parts)


def confirm(state: EditedAlignment) -> EditedAlignment:
    """The bead as it is, for sure."""
    bead = state.bead
    if bead in state.manual_beads and bead.confidence == 1:
        raise EditError(Notice("already-confirmed"))
    return _replaced(state, state.bead_index, state.bead_index + 1, [bead._replace(confidence=1.0)])


def align_passages(state: EditedAlignment, source_index: int, target_index: int) -> EditedAlignment:
    """The source sentences of one bead and the target sentences of another made to translate each other.

    Beads of the reader's own that would cross the new one are given up.
    """
    beads = state.alignment.beads
    source, target = beads[source_index].source, beads[target_index].target
    if not (source and target):
        raise EditError(Notice("empty-passage"))
    new = Bead(source, target)
    own = frozenset(bead for bead in state.manual_beads if not _collide(bead, new)) | {new}
    alignment = apply_constraints(state.alignment, own)
    return EditedAlignment(alignment, own, alignment.bead_of_source[source[0]])


# -- keeping the reader's beads ---------------------------------------------------------------------------------------


def apply_constraints(alignment: Alignment, manual_beads: Iterable[Bead]) -> Alignment:
    """``alignment`` with exactly the beads of ``manual_beads`` in it; the others give up what those hold.

    A bead of one side only has no place on the other; it stands where its neighbours leave it.

    Raises:
        ValueError: beads of ``manual_beads`` that cross or share a sentence, or that hold none.
    """
    manual_beads = list(manual_beads)
    if not manual_beads:
        return alignment
    pillars = sorted((bead for bead in manual_beads if bead.source and bead.target), key=lambda bead: bead.source)
    _check(manual_beads, pillars)
    source_gaps = _gaps(len(alignment.bead_of_source), [bead.source for bead in pillars])
    target_gaps = _gaps(len(alignment.bead_of_target), [bead.target for bead in pillars])
    # Those that stand there already are like any other bead.
    moving = set(manual_beads).difference(alignment.beads)
    alone = [[bead for bead in moving if not bead.target], [bead for bead in moving if not bead.source]]
    for bead in alone[0]:
        for index in bead.source:
            source_gaps[index] = -1
    for bead in alone[1]:
        for index in bead.target:
            target_gaps[index] = -1
    parts: list[list[Bead]] = [[] for _ in range(len(pillars) + 1)]
    for bead in alignment.beads:
        for gap in sorted({*(source_gaps[i] for i in bead.source), *(target_gaps[j] for j in bead.target)} - {-1}):
            part = Bead(
                tuple(i for i in bead.source if source_gaps[i] == gap),
                tuple(j for j in bead.target if target_gaps[j] == gap),
                bead.confidence,
            )
            parts[gap] += [part] if _size(part) == _size(bead) else _unbroken(part)
    placed: list[Bead] = []
    for gap, beads in enumerate(parts):
        placed += beads
        placed += pillars[gap : gap + 1]
    return Alignment(
        tuple(_with_alone(placed, *(sorted(beads, key=lambda bead: bead.source + bead.target) for beads in alone)))
    )


class UnconstrainedPart(NamedTuple):
    """What the reader's own beads leave to an aligner.

    Attributes:
        source, target: the sentences to align, all but those that the reader says have no partner.
        constraints: pairs of places in ``source`` and ``target`` that belong together.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    constraints: tuple[tuple[int, int], ...]


def unconstrained_part(manual_beads: Iterable[Bead], source_count: int, target_count: int) -> UnconstrainedPart:
    """What an aligner may still say where these beads are the reader's own."""
    manual_beads = tuple(manual_beads)
    alone = {index for bead in manual_beads if not bead.target for index in bead.source}
    source = tuple(index for index in range(source_count) if index not in alone)
    alone = {index for bead in manual_beads if not bead.source for index in bead.target}
    target = tuple(index for index in range(target_count) if index not in alone)
    row_of, column_of = ({index: place for place, index in enumerate(side)} for side in (source, target))
    # All four corners of a bead: pairs that share a sentence make the aligner keep all between them in one bead.
    pairs = {
        (row_of[row], column_of[column])
        for bead in manual_beads
        if bead.source and bead.target
        for row in (bead.source[0], bead.source[-1])
        for column in (bead.target[0], bead.target[-1])
    }
    return UnconstrainedPart(source, target, tuple(sorted(pairs)))


def merge(rest: UnconstrainedPart, alignment: Alignment, manual_beads: Iterable[Bead]) -> Alignment:
    """The alignment of all sentences, from that of the rest and the reader's own beads."""
    manual_beads = tuple(manual_beads)
    beads: list[Bead] = []
    for bead in alignment.beads:
        part = Bead(
            tuple(rest.source[row] for row in bead.source),
            tuple(rest.target[column] for column in bead.target),
            bead.confidence,
        )
        beads += [part] if _is_unbroken(part) else _unbroken(part)
    sources = sorted((bead for bead in manual_beads if not bead.target), key=lambda bead: bead.source)
    targets = sorted((bead for bead in manual_beads if not bead.source), key=lambda bead: bead.target)
    return apply_constraints(Alignment(tuple(_with_alone(beads, sources, targets))), manual_beads)


# -- undoing ----------------------------------------------------------------------------------------------------------


class History:
    """The states before the present one, and those undone."""

    def __init__(self) -> None:
        self._past: list[EditedAlignment] = []
        self._future: list[EditedAlignment] = []

    def remember(self, before: EditedAlignment) -> None:
        """An edit was made of ``before``; what was undone is gone."""
        self._past = [*self._past[1 - MAX_HISTORY :], before]
        self._future = []

    def undo(self, present: EditedAlignment) -> EditedAlignment:
        """The state before the last edit."""
        return self._step(self._past, self._future, present, Notice("nothing-to-undo"))

    def redo(self, present: EditedAlignment) -> EditedAlignment:
        """The state before the last undoing."""
        return self._step(self._future, self._past, present, Notice("nothing-to-redo"))

    @staticmethod
    def _step(
        stack: list[EditedAlignment], other: list[EditedAlignment], present: EditedAlignment, at_end: Notice
    ) -> EditedAlignment:
        if not stack:
            raise EditError(at_end)
        other.append(present)
        return stack.pop()


# -- parts ------------------------------------------------------------------------------------------------------------


def _replaced(state: EditedAlignment, start: int, end: int, fresh: list[Bead]) -> EditedAlignment:
    beads = state.alignment.beads
    alignment = Alignment((*beads[:start], *fresh, *beads[end:]))
    return EditedAlignment(alignment, (state.manual_beads - set(beads[start:end])) | set(fresh), start)


def _with_side(bead: Bead, side: Literal["source", "target"], sentences: tuple[int, ...]) -> Bead:
    return Bead(sentences, bead.target) if side == "source" else Bead(bead.source, sentences)


def _size(bead: Bead) -> int:
    return len(bead.source) + len(bead.target)


def _share(lengths: Sequence[int], count: int) -> float:
    return sum(lengths[:count]) / max(1, sum(lengths))


def _collide(bead: Bead, other: Bead) -> bool:
    """Whether they share a sentence or cross."""
    if set(bead.source) & set(other.source) or set(bead.target) & set(other.target):
        return True
    if not (bead.source and bead.target):
        return False
    return (bead.source < other.source) != (bead.target < other.target)


def _check(own: Sequence[Bead], pillars: Sequence[Bead]) -> None:
    for sides in ([bead.source for bead in own], [bead.target for bead in own], [bead.target for bead in pillars]):
        held = [index for sentences in sides for index in sentences]
        if len(set(held)) < len(held):
            raise ValueError("two beads hold the same sentence")
        for sentences in sides:
            if sentences != tuple(range(sentences[0], sentences[0] + len(sentences)) if sentences else ()):
                raise ValueError(f"the sentences {sentences} of a bead do not follow each other")
    targets = [bead.target for bead in pillars]
    if targets != sorted(targets):
        raise ValueError("two beads cross")
    if not all(map(_size, own)):
        raise ValueError("a bead holds nothing")


def _gaps(count: int, pillars: Sequence[tuple[int, ...]]) -> list[int]:
    """For each sentence how many pillars stand before it; -1 for those in one."""
    gaps = [-1] * count
    start = 0
    for gap, sentences in enumerate((*pillars, (count,))):
        gaps[start : sentences[0]] = [gap] * (sentences[0] - start)
        start = sentences[-1] + 1
    return gaps


def _is_unbroken(bead: Bead) -> bool:
    return all(not side or side[-1] - side[0] + 1 == len(side) for side in (bead.source, bead.target))


def _unbroken(part: Bead) -> list[Bead]:
    """What is left of a bead, without holes: the first runs stay together, those after a hole stand alone."""
    sources, targets = list(_runs(part.source)), list(_runs(part.target))
    return [
        Bead(sources[0] if sources else (), targets[0] if targets else (), BROKEN_CONFIDENCE),
        *(Bead(run, (), BROKEN_CONFIDENCE) for run in sources[1:]),
        *(Bead((), run, BROKEN_CONFIDENCE) for run in targets[1:]),
    ]


def _runs(indices: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    start = 0
    for position in range(1, len(indices) + 1):
        if position == len(indices) or indices[position] != indices[position - 1] + 1:
            yield indices[start:position]
            start = position


def _with_alone(beads: Iterable[Bead], sources: Sequence[Bead], targets: Sequence[Bead]) -> Iterator[Bead]:
    """The beads with those of one side only put between them, where their sentences come."""
    waiting_sources, waiting_targets = list(reversed(sources)), list(reversed(targets))
    for bead in beads:
        while waiting_sources and bead.source and waiting_sources[-1].source < bead.source:
            yield waiting_sources.pop()
        while waiting_targets and bead.target and waiting_targets[-1].target < bead.target:
            yield waiting_targets.pop()
        yield bead
    yield from reversed(waiting_sources)
    yield from reversed(waiting_targets)
