"""The jump list goes back and forward like the history of a browser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sejajar.session.bitext import Side
from sejajar.session.reading.jumps import MOST_PLACES, JumpList


def test_back_and_forward_visit_the_same_places() -> None:
    jumps = JumpList()
    for here in (1, 5, 9):
        jumps.leave(("source", here))
    walked: list[tuple[Side, int] | None] = []
    here: tuple[Side, int] = ("source", 20)
    while place := jumps.back(here):
        walked.append(place)
        here = place
    assert walked == [("source", 9), ("source", 5), ("source", 1)]
    walked.clear()
    while place := jumps.forward(here):
        walked.append(place)
        here = place
    assert walked == [("source", 5), ("source", 9), ("source", 20)]


def test_a_jump_forgets_the_way_forward() -> None:
    jumps = JumpList()
    jumps.leave(("source", 1))
    assert jumps.back(("source", 7)) == ("source", 1)
    jumps.leave(("source", 1))
    assert jumps.forward(("target", 3)) is None


def test_a_jump_that_ended_where_it_began_is_no_step() -> None:
    jumps = JumpList()
    jumps.leave(("source", 1))
    jumps.leave(("source", 4))
    assert jumps.back(("source", 4)) == ("source", 1)
    assert jumps.back(("source", 1)) is None


@given(st.lists(st.integers(0, 5), max_size=300))
def test_the_list_is_bounded_and_has_no_place_twice_in_a_row(offsets: list[int]) -> None:
    jumps = JumpList()
    for offset in offsets:
        jumps.leave(("target", offset))
    here: tuple[Side, int] = ("target", 99)
    steps = 0
    while place := jumps.back(here):
        assert place != here
        here = place
        steps += 1
    assert steps <= MOST_PLACES
    assert (steps > 0) == bool(offsets)


def test_a_place_left_again_and_again_crowds_out_no_other() -> None:
    jumps = JumpList()
    jumps.leave(("source", 1))
    for _ in range(MOST_PLACES + 1):
        jumps.leave(("source", 8))
    assert jumps.back(("source", 20)) == ("source", 8)
    assert jumps.back(("source", 8)) == ("source", 1)
