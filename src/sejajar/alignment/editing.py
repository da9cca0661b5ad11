"""Editing an alignment by hand, and keeping the edits when the rest is aligned again.

Every edit takes an :class:`EditedAlignment` and returns another that still has each sentence once and in order. The
beads that an edit makes are manual: their confidence is 1, and they are hard constraints for an aligner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from sejajar.alignment.model import Alignment, Bead
from sejajar.text.notices import Notice, NoticeError

BROKEN_CONFIDENCE = 0.5
"""The confidence of what remains of a bead after a manual bead took sentences from it."""

MAX_HISTORY = 200
"""The number of edits that can be undone."""


class EditError(NoticeError):
    """The edit is impossible here; the notice says why, or what to do instead."""


class EditedAlignment(NamedTuple):
    """An alignment while it is edited.

    Attributes:
        alignment: all beads.
        manual_beads: those of them that were made or confirmed by hand.
        bead_index: the current bead, which edits apply to.
    """

    alignment: Alignment
    manual_beads: frozenset[Bead] = frozenset()
    bead_index: int = 0

    @property
    def bead(self) -> Bead:
        """The current bead.

        Raises:
            EditError: nothing is aligned yet.
        """
        if not self.alignment.beads:
            raise EditError(Notice("nothing-aligned"))
        return self.alignment.beads[self.bead_index]


# -- edits ------------------------------------------------------------------------------------------------------------


def merge_with_next(state: EditedAlignment) -> EditedAlignment:
    """Merge the current bead with the next one.

    Raises:
        EditError: it is the last bead.
    """
    bead, beads = state.bead, state.alignment.beads
    if state.bead_index + 1 == len(beads):
        raise EditError(Notice("nothing-to-merge"))
    following = beads[state.bead_index + 1]
    merged = Bead(bead.source + following.source, bead.target + following.target)
    return _replaced(state, state.bead_index, state.bead_index + 2, [merged])


def split(state: EditedAlignment, source_count: int, target_count: int) -> EditedAlignment:
    """Split the current bead in two, with ``source_count`` and ``target_count`` sentences in the first.

    Raises:
        EditError: one of the two would be empty.
    """
    bead = state.bead
    first = Bead(bead.source[:source_count], bead.target[:target_count])
    second = Bead(bead.source[source_count:], bead.target[target_count:])
    if not (_size(first) and _size(second)):
        raise EditError(Notice("split-inside-sentence"))
    return _replaced(state, state.bead_index, state.bead_index + 1, [first, second])


def split_point(
    bead: Bead, source_lengths: Sequence[int], target_lengths: Sequence[int], *, after: tuple[int, int] | None = None
) -> tuple[int, int]:
    """Return the best arguments for :func:`split`: both sides are cut at the most similar shares of their text.

    Args:
        bead: the bead to split.
        source_lengths: characters of its source sentences.
        target_lengths: characters of its target sentences.
        after: a side, 0 or 1, and the number of its sentences that come before the split.

    Raises:
        EditError: the bead has at most one sentence on each side.

    Example:
        >>> split_point(Bead((1, 2), (1, 2)), (10, 30), (12, 33))
        (1, 1)
    """
    if len(bead.source) <= 1 and len(bead.target) <= 1:
        raise EditError(Notice("split-one-to-one") if bead.source and bead.target else Notice("split-single-sentence"))
    places = [
        (i, j)
        for i in range(len(bead.source) + 1)
        for j in range(len(bead.target) + 1)
        if 0 < i + j < _size(bead) and (after is None or (i, j)[after[0]] == after[1])
    ]
    # Prefer two parts with sentences on both sides to any with an empty side.
    return min(
        places,
        key=lambda place: (
            0 in place or place[0] == len(bead.source) or place[1] == len(bead.target),
            abs(_share(source_lengths, place[0]) - _share(target_lengths, place[1])),
            place,
        ),
    )


def shift(state: EditedAlignment, side: Literal["source", "target"], steps: Literal[-1, 1]) -> EditedAlignment:
    """Move one sentence of a side to a neighbour: the last to the next bead (1), the first to the one before (-1).

    At an end of the text the sentence becomes a bead. A bead without sentences is removed; the current bead is then the
    one that its sentence went to.

    Raises:
        EditError: the side has no sentence, or there is no bead to move it to.
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
    remaining = bead.sentences(side)[:-1] if steps > 0 else bead.sentences(side)[1:]
    theirs = neighbour.sentences(side)
    smaller = _with_side(bead, side, remaining)
    larger = _with_side(neighbour, side, moved + theirs if steps > 0 else theirs + moved)
    fresh = [part for part in ((smaller, larger) if steps > 0 else (larger, smaller)) if _size(part)]
    first = index if steps > 0 else index - has_neighbour
    edited = _replaced(state, first, first + 1 + has_neighbour, fresh)
    return edited._replace(bead_index=first + (steps < 0 and len(fresh) > 1))


def separate(state: EditedAlignment) -> EditedAlignment:
    """Make the two sides of the current bead two beads.

    Raises:
        EditError: it has one side only.
    """
    bead = state.bead
    if not (bead.source and bead.target):
        raise EditError(Notice("one-sided-passage"))
    parts = [Bead(bead.source, ()), Bead((), bead.target)]
    return _replaced(state, state.bead_index, state.bead_index + 1, parts)


def confirm(state: EditedAlignment) -> EditedAlignment:
    """Make the current bead manual as it is.

    Raises:
        EditError: it is already.
    """
    bead = state.bead
    if bead in state.manual_beads and bead.confidence == 1:
        raise EditError(Notice("already-confirmed"))
    return _replaced(state, state.bead_index, state.bead_index + 1, [bead._replace(confidence=1.0)])


def align_passages(state: EditedAlignment, source_index: int, target_index: int) -> EditedAlignment:
    """Make a bead of the source sentences of bead ``source_index`` and the target sentences of bead ``target_index``.

    Manual beads that would cross it or share a sentence with it are not manual any more.

    Raises:
        EditError: one of them has no sentence on that side.
    """
    beads = state.alignment.beads
    source, target = beads[source_index].source, beads[target_index].target
    if not (source and target):
        raise EditError(Notice("empty-passage"))
    new = Bead(source, target)
    manual_beads = frozenset(bead for bead in state.manual_beads if not _collide(bead, new)) | {new}
    alignment = apply_constraints(state.alignment, manual_beads)
    return EditedAlignment(alignment, manual_beads, alignment.bead_of_source[source[0]])


# -- constraints ------------------------------------------------------------------------------------------------------


def apply_constraints(alignment: Alignment, manual_beads: Iterable[Bead]) -> Alignment:
    """Return ``alignment`` with exactly the beads of ``manual_beads``; other beads lose the sentences of these.

    A one-sided bead is placed by its neighbours on its own side.

    Raises:
        ValueError: manual beads cross, share a sentence, have gaps, or are empty.
    """
    manual_beads = list(manual_beads)
    if not manual_beads:
        return alignment
    fixed_beads = sorted((bead for bead in manual_beads if bead.source and bead.target), key=lambda bead: bead.source)
    _check(manual_beads, fixed_beads)
    source_gaps = _gaps(len(alignment.bead_of_source), [bead.source for bead in fixed_beads])
    target_gaps = _gaps(len(alignment.bead_of_target), [bead.target for bead in fixed_beads])
    # Manual beads that the alignment has already need not be placed.
    moving = set(manual_beads).difference(alignment.beads)
    one_sided = [[bead for bead in moving if not bead.target], [bead for bead in moving if not bead.source]]
    for bead in one_sided[0]:
        for index in bead.source:
            source_gaps[index] = -1
    for bead in one_sided[1]:
        for index in bead.target:
            target_gaps[index] = -1
    parts: list[list[Bead]] = [[] for _ in range(len(fixed_beads) + 1)]
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
        placed += fixed_beads[gap : gap + 1]
    sources, targets = (sorted(beads, key=lambda bead: bead.source + bead.target) for beads in one_sided)
    return Alignment(tuple(_with_one_sided(placed, sources, targets)))


class UnconstrainedPart(NamedTuple):
    """What manual beads leave to an aligner.

    Attributes:
        source, target: the sentences to align: all but those of one-sided manual beads.
        constraints: pairs of indices into ``source`` and ``target`` that share a bead.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    constraints: tuple[tuple[int, int], ...]


def unconstrained_part(manual_beads: Iterable[Bead], source_count: int, target_count: int) -> UnconstrainedPart:
    """Return what is left to align with these manual beads."""
    manual_beads = tuple(manual_beads)
    unaligned = {index for bead in manual_beads if not bead.target for index in bead.source}
    source = tuple(index for index in range(source_count) if index not in unaligned)
    unaligned = {index for bead in manual_beads if not bead.source for index in bead.target}
    target = tuple(index for index in range(target_count) if index not in unaligned)
    row_of, column_of = ({index: position for position, index in enumerate(side)} for side in (source, target))
    # All four corners of a bead: pairs that share a sentence become one bead with everything between them.
    pairs = {
        (row_of[row], column_of[column])
        for bead in manual_beads
        if bead.source and bead.target
        for row in (bead.source[0], bead.source[-1])
        for column in (bead.target[0], bead.target[-1])
    }
    return UnconstrainedPart(source, target, tuple(sorted(pairs)))


def merge(rest: UnconstrainedPart, alignment: Alignment, manual_beads: Iterable[Bead]) -> Alignment:
    """Return the alignment of all sentences, from that of the unconstrained part ``rest`` and the manual beads."""
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
    return apply_constraints(Alignment(tuple(_with_one_sided(beads, sources, targets))), manual_beads)


# -- undoing ----------------------------------------------------------------------------------------------------------


class History:
    """The states before the present one, and the undone ones."""

    def __init__(self) -> None:
        self._past: list[EditedAlignment] = []
        self._future: list[EditedAlignment] = []

    def remember(self, before: EditedAlignment) -> None:
        """Record that ``before`` was edited; undone states are dropped."""
        self._past = [*self._past[1 - MAX_HISTORY :], before]
        self._future = []

    def undo(self, present: EditedAlignment) -> EditedAlignment:
        """Return the state before the last edit.

        Raises:
            EditError: there is none.
        """
        return self._step(self._past, self._future, present, Notice("nothing-to-undo"))

    def redo(self, present: EditedAlignment) -> EditedAlignment:
        """Return the state before the last undo.

        Raises:
            EditError: there is none.
        """
        return self._step(self._future, self._past, present, Notice("nothing-to-redo"))

    @staticmethod
    def _step(
        stack: list[EditedAlignment], other: list[EditedAlignment], present: EditedAlignment, at_end: Notice
    ) -> EditedAlignment:
        if not stack:
            raise EditError(at_end)
        other.append(present)
        return stack.pop()


# -- beads ------------------------------------------------------------------------------------------------------------


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


def _check(manual_beads: Sequence[Bead], fixed_beads: Sequence[Bead]) -> None:
    sources, targets = [bead.source for bead in manual_beads], [bead.target for bead in manual_beads]
    for sides in (sources, targets, [bead.target for bead in fixed_beads]):
        indices = [index for sentences in sides for index in sentences]
        if len(set(indices)) < len(indices):
            raise ValueError("two beads hold the same sentence")
        for sentences in sides:
            if sentences != tuple(range(sentences[0], sentences[0] + len(sentences)) if sentences else ()):
                raise ValueError(f"the sentences {sentences} of a bead do not follow each other")
    targets = [bead.target for bead in fixed_beads]
    if targets != sorted(targets):
        raise ValueError("two beads cross")
    if not all(map(_size, manual_beads)):
        raise ValueError("a bead is empty")


def _gaps(count: int, fixed_beads: Sequence[tuple[int, ...]]) -> list[int]:
    """Return for each sentence the number of fixed beads before it; -1 for those in one."""
    gaps = [-1] * count
    start = 0
    for gap, sentences in enumerate((*fixed_beads, (count,))):
        gaps[start : sentences[0]] = [gap] * (sentences[0] - start)
        start = sentences[-1] + 1
    return gaps


def _is_unbroken(bead: Bead) -> bool:
    return all(not side or side[-1] - side[0] + 1 == len(side) for side in (bead.source, bead.target))


def _unbroken(part: Bead) -> list[Bead]:
    """Return ``part`` as beads without gaps: the first runs of both sides stay together, further runs stand alone."""
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


def _with_one_sided(beads: Iterable[Bead], sources: Sequence[Bead], targets: Sequence[Bead]) -> Iterator[Bead]:
    """Yield ``beads`` with the one-sided beads ``sources`` and ``targets`` inserted in sentence order."""
    waiting_sources, waiting_targets = list(reversed(sources)), list(reversed(targets))
    for bead in beads:
        while waiting_sources and bead.source and waiting_sources[-1].source < bead.source:
            yield waiting_sources.pop()
        while waiting_targets and bead.target and waiting_targets[-1].target < bead.target:
            yield waiting_targets.pop()
        yield bead
    yield from reversed(waiting_sources)
    yield from reversed(waiting_targets)
