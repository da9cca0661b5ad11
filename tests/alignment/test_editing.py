"""Edits of an alignment keep every sentence once and in order, can be undone, and outlive a new alignment of the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sejajar.alignment.constraints import ordered_blocks
from sejajar.alignment.editing import (
    BROKEN_CONFIDENCE,
    MAX_HISTORY,
    EditedAlignment,
    EditError,
    History,
    align_passages,
    apply_constraints,
    confirm,
    merge,
    merge_with_next,
    separate,
    shift,
    split,
    split_point,
    unconstrained_part,
)
from sejajar.alignment.model import Alignment, Bead
from sejajar.wording import NOTICES

Edit = Callable[[EditedAlignment], EditedAlignment]


@st.composite
def alignments(draw: st.DrawFn, source: int | None = None, target: int | None = None) -> Alignment:
    """Any alignment; of texts of so many sentences, if given."""
    sizes = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any), max_size=8))
    beads, row, column = [], 0, 0
    for rows, columns in sizes:
        rows = rows if source is None else min(rows, source - row)
        columns = columns if target is None else min(columns, target - column)
        if rows + columns:
            confidence = draw(st.sampled_from((0.4, 0.99, 1.0)))
            beads.append(Bead(tuple(range(row, row + rows)), tuple(range(column, column + columns)), confidence))
        row, column = row + rows, column + columns
    beads += [Bead((index,), (), 0.5) for index in range(row, source or 0)]
    beads += [Bead((), (index,), 0.5) for index in range(column, target or 0)]
    return Alignment(tuple(beads))


def split_at_best(state: EditedAlignment) -> EditedAlignment:
    lengths = [10 + index for index in range(100)]
    bead = state.bead
    return split(state, *split_point(bead, lengths[: len(bead.source)], lengths[: len(bead.target)]))


EDITS: dict[str, Edit] = {
    "merge": merge_with_next,
    "split": split_at_best,
    "separate": separate,
    "confirm": confirm,
    "source down": lambda state: shift(state, "source", 1),
    "source up": lambda state: shift(state, "source", -1),
    "target down": lambda state: shift(state, "target", 1),
    "target up": lambda state: shift(state, "target", -1),
}
steps = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 30)), max_size=12)


def edited(state: EditedAlignment, name: str, place: int) -> EditedAlignment:
    """The edit at some bead; the state itself where it makes no sense."""
    state = EditedAlignment(state.alignment, state.manual_beads, place % len(state.alignment.beads))
    try:
        return EDITS[name](state)
    except EditError as error:
        assert error.notice.kind in NOTICES
        return state


def assert_whole(alignment: Alignment, source_count: int, target_count: int) -> None:
    assert [i for bead in alignment.beads for i in bead.source] == list(range(source_count))
    assert [j for bead in alignment.beads for j in bead.target] == list(range(target_count))
    assert all(bead.source or bead.target for bead in alignment.beads)


def counts(alignment: Alignment) -> tuple[int, int]:
    return len(alignment.bead_of_source), len(alignment.bead_of_target)


@given(alignments(), steps)
def test_edits_keep_every_sentence_once_and_in_order(alignment: Alignment, edits: list[tuple[str, int]]) -> None:
    assume(alignment.beads)
    state = EditedAlignment(alignment)
    for name, place in edits:
        state = edited(state, name, place)
        assert_whole(state.alignment, *counts(alignment))
        assert state.manual_beads <= set(state.alignment.beads)
        assert all(bead.confidence == 1 for bead in state.manual_beads)
        assert 0 <= state.bead_index < len(state.alignment.beads)


@given(alignments(), steps)
def test_what_an_edit_leaves_alone_stays(alignment: Alignment, edits: list[tuple[str, int]]) -> None:
    assume(alignment.beads)
    state = EditedAlignment(alignment)
    for name, place in edits:
        state = edited(state, name, place)
    assert set(state.alignment.beads) - state.manual_beads <= set(alignment.beads)


@given(alignments(), steps)
def test_undo_and_redo_lead_back(alignment: Alignment, edits: list[tuple[str, int]]) -> None:
    assume(alignment.beads)
    history, states = History(), [EditedAlignment(alignment)]
    for name, place in edits:
        after = edited(states[-1], name, place)
        if after.alignment is not states[-1].alignment:
            history.remember(states[-1])
            states.append(after)
    present = states[-1]
    for wanted in reversed(states[:-1]):
        present = history.undo(present)
        assert present == wanted
    with pytest.raises(EditError, match="nothing-to-undo"):
        history.undo(present)
    for wanted in states[1:]:
        present = history.redo(present)
        assert present == wanted
    with pytest.raises(EditError, match="nothing-to-redo"):
        history.redo(present)


@given(st.data())
def test_own_beads_outlive_any_new_alignment(data: st.DataObject) -> None:
    alignment = data.draw(alignments())
    assume(alignment.beads)
    state = EditedAlignment(alignment)
    for name, place in data.draw(steps):
        state = edited(state, name, place)
    source, target = counts(alignment)
    anew = data.draw(alignments(source, target))
    imposed = apply_constraints(anew, state.manual_beads)
    assert_whole(imposed, source, target)
    assert state.manual_beads <= set(imposed.beads)
    assert apply_constraints(imposed, state.manual_beads) == imposed
    for bead in set(imposed.beads) - state.manual_beads:
        assert bead in anew.beads or bead.confidence == BROKEN_CONFIDENCE


@given(st.data())
def test_a_link_lies_across_whatever_was_there(data: st.DataObject) -> None:
    alignment = data.draw(alignments())
    assume(alignment.beads)
    state = EditedAlignment(alignment)
    for name, place in data.draw(steps):
        state = edited(state, name, place)
    beads = state.alignment.beads
    here, there = (data.draw(st.integers(0, len(beads) - 1)) for _ in "12")
    if not (beads[here].source and beads[there].target):
        with pytest.raises(EditError):
            align_passages(state, here, there)
        return
    linked = align_passages(state, here, there)
    assert_whole(linked.alignment, *counts(alignment))
    assert linked.bead == Bead(beads[here].source, beads[there].target)
    assert linked.manual_beads <= set(linked.alignment.beads)
    kept = {bead for bead in state.manual_beads if bead in linked.manual_beads}
    assert apply_constraints(state.alignment, kept) == state.alignment, "what was kept was in place already"


@given(st.data())
def test_the_rest_is_aligned_round_own_beads(data: st.DataObject) -> None:
    alignment = data.draw(alignments())
    own = [bead for bead in alignment.beads if data.draw(st.booleans())]
    source, target = counts(alignment)
    rest = unconstrained_part(own, source, target)
    linked = [bead for bead in own if bead.source and bead.target]
    blocks = ordered_blocks(rest.constraints, len(rest.source), len(rest.target))
    assert [
        (rest.source[block.top], rest.source[block.bottom], rest.target[block.left], rest.target[block.right])
        for block in blocks
    ] == [(bead.source[0], bead.source[-1], bead.target[0], bead.target[-1]) for bead in linked]
    joined = merge(rest, data.draw(alignments(len(rest.source), len(rest.target))), own)
    assert_whole(joined, source, target)
    assert set(own) <= set(joined.beads)
    for bead in joined.beads:
        for side in (bead.source, bead.target):
            assert list(side) == list(range(side[0], side[0] + len(side)) if side else [])


BEADS = Alignment((Bead((0,), (0,), 0.9), Bead((1, 2), (1,), 0.9), Bead((3,), (), 0.9), Bead((4,), (2, 3), 0.9)))


def at(index: int) -> EditedAlignment:
    return EditedAlignment(BEADS, bead_index=index)


def test_merge() -> None:
    assert merge_with_next(at(0)).bead == Bead((0, 1, 2), (0, 1))
    with pytest.raises(EditError, match="nothing-to-merge"):
        merge_with_next(at(3))


def test_split_where_the_lengths_agree() -> None:
    assert split_point(Bead((1, 2), (1, 2)), (10, 30), (12, 33)) == (1, 1)
    assert split_point(Bead((0, 1, 2), (0, 1)), (10, 10, 20), (20, 21)) == (2, 1)
    assert split_point(Bead((1, 2), (1,)), (10, 30), (25,)) == (1, 0), "the long sentence keeps its partner"
    assert split_point(Bead((1, 2), (1,)), (30, 10), (25,)) == (1, 1)
    assert split_point(Bead((1, 2, 3), ()), (10, 10, 10), ()) in ((1, 0), (2, 0))
    assert split_point(Bead((0, 1, 2), (0, 1)), (10, 10, 20), (20, 21), after=(0, 1)) == (1, 1)
    halves = split(at(1), 1, 1).alignment.beads[1:3]
    assert halves == (Bead((1,), (1,)), Bead((2,), ()))
    for bead, reason in ((Bead((0,), (0,)), "split-one-to-one"), (Bead((0,), ()), "split-single-sentence")):
        with pytest.raises(EditError, match=reason):
            split_point(bead, (10,), (10,))
    with pytest.raises(EditError, match="split-inside-sentence"):
        split(at(1), 2, 1)


def test_shift() -> None:
    state = shift(at(1), "source", 1)
    assert state.alignment.beads[1:3] == (Bead((1,), (1,)), Bead((2, 3), ()))
    assert state.bead_index == 1
    state = shift(at(1), "source", -1)
    assert state.alignment.beads[:2] == (Bead((0, 1), (0,)), Bead((2,), (1,)))
    assert state.bead_index == 1
    state = shift(at(3), "target", -1)
    assert state.alignment.beads[2:] == (Bead((3,), (2,)), Bead((4,), (3,)))
    assert state.bead_index == 3


def test_shift_at_the_ends_and_out_of_a_bead() -> None:
    gone = shift(at(2), "source", 1)
    assert gone.alignment.beads[2:] == (Bead((3, 4), (2, 3)),)
    assert gone.bead_index == 2
    gone = shift(at(2), "source", -1)
    assert gone.alignment.beads[1:] == (Bead((1, 2, 3), (1,)), BEADS.beads[3])
    assert gone.bead_index == 1
    assert shift(at(3), "target", 1).alignment.beads[3:] == (Bead((4,), (2,)), Bead((), (3,)))
    assert shift(at(0), "source", -1).alignment.beads[:2] == (Bead((0,), ()), Bead((), (0,)))
    with pytest.raises(EditError, match="no-target-sentence"):
        shift(at(2), "target", 1)
    with pytest.raises(EditError, match="no-neighbour"):
        shift(EditedAlignment(Alignment((Bead((0,), ()),))), "source", 1)


def test_unlink_and_link_again() -> None:
    state = separate(at(0))
    assert state.alignment.beads[:2] == (Bead((0,), ()), Bead((), (0,)))
    assert merge_with_next(state).bead == Bead((0,), (0,))
    with pytest.raises(EditError, match="one-sided-passage"):
        separate(at(2))


def test_confirm() -> None:
    state = confirm(at(1))
    assert state.bead == Bead((1, 2), (1,)) and state.manual_beads == {state.bead}
    with pytest.raises(EditError, match="already-confirmed"):
        confirm(state)


def test_link_gives_up_what_crosses_it() -> None:
    alignment = Alignment(tuple(Bead((i,), (i,), 0.9) for i in range(5)))
    state = confirm(EditedAlignment(alignment, bead_index=2))
    linked = align_passages(state, 0, 3)
    assert linked.manual_beads == {Bead((0,), (3,))}
    assert linked.alignment.beads == (
        *(Bead((), (j,), BROKEN_CONFIDENCE) for j in (0, 1, 2)),
        Bead((0,), (3,)),
        *(Bead((i,), (), BROKEN_CONFIDENCE) for i in (1, 2, 3)),
        alignment.beads[4],
    )
    with pytest.raises(EditError, match="empty-passage"):
        align_passages(at(0), 0, 2)


@pytest.mark.parametrize(
    "own",
    [
        (Bead((0,), (1,)), Bead((1,), (0,))),
        (Bead((0, 1), ()), Bead((1,), (0,))),
        (Bead((0, 2), ()),),
        (Bead((), ()),),
    ],
)
def test_beads_that_cannot_stand_together_are_refused(own: tuple[Bead, ...]) -> None:
    with pytest.raises(ValueError, match="bead"):
        apply_constraints(BEADS, own)


def test_nothing_is_mended_before_there_is_an_alignment() -> None:
    with pytest.raises(EditError, match="nothing-aligned"):
        confirm(EditedAlignment(Alignment(())))


def test_the_history_is_bounded() -> None:
    history = History()
    for index in range(MAX_HISTORY + 5):
        history.remember(at(index % 4))
    for _ in range(MAX_HISTORY):
        history.undo(at(0))
    with pytest.raises(EditError):
        history.undo(at(0))
