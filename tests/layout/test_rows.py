"""The row model against plain sums."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sejajar.layout.rows import RowModel, estimate_heights

HEIGHTS = st.lists(st.integers(1, 9), max_size=1300)


def plain_rows(heights: list[int], gap: int) -> list[tuple[int, int]]:
    rows = [(block, line) for block, height in enumerate(heights) for line in range(height + gap)]
    return rows[: len(rows) - gap] if heights else []


@given(HEIGHTS, st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_rows_and_blocks_are_each_others_inverse(heights: list[int], gap: int):
    model = RowModel(heights, gap)
    rows = plain_rows(heights, gap)
    assert model.total_rows == len(rows)
    assert [model.locate(row) for row in range(len(rows))] == rows
    assert [model.row_of(block) for block in range(len(model))] == [
        row for row, (_, line) in enumerate(rows) if line == 0
    ]
    assert all(model.row_at(*place) == row for row, place in enumerate(rows))


def test_rows_outside_are_taken_for_the_nearest():
    model = RowModel([2, 3], 1)
    assert model.locate(-4) == (0, 0)
    assert model.locate(99) == (1, 2)
    assert RowModel([], 1).locate(5) == (0, 0)
    assert RowModel([], 1).total_rows == 0


def test_a_line_that_is_no_more_becomes_the_last_one():
    model = RowModel([9, 3], 1)
    place = model.locate(8)
    model.set_exact(0, 2)
    assert place == (0, 8)
    assert model.row_at(*place) == 2


def test_noted_heights_are_drawn_at_the_commit_and_not_before():
    model = RowModel([1] * 1000, 1)
    model.note_exact(3, 5)
    model.note_exact(900, 1)
    assert (model.height(3), model.row_of(4), model.is_exact(3), model.is_exact(4)) == (1, 8, True, False)
    assert model.commit()
    assert (model.height(3), model.row_of(4), model.total_rows) == (5, 12, 2003)
    assert not model.commit()


def test_commit_takes_all_heights_at_once():
    model = RowModel([1, 1], 0)
    assert model.commit([4, 2])
    assert (model.total_rows, model.is_exact(1)) == (6, True)
    assert not model.commit([4, 2])
    with pytest.raises(ValueError, match="3 heights for 2 blocks"):
        model.commit([1, 2, 3])


def test_noting_the_height_that_is_drawn_leaves_nothing_to_commit():
    model = RowModel([2, 2], 1)
    model.note_exact(0, 2)
    assert not model.commit()
    assert model.is_exact(0)


def test_the_next_block_to_measure_goes_round():
    model = RowModel([1, 1, 1], 1)
    assert model.next_unmeasured(1) == 1
    model.set_exact(1, 1)
    model.set_exact(2, 1)
    assert model.next_unmeasured(1) == 0
    model.set_exact(0, 1)
    assert model.next_unmeasured(2) is None
    assert model.gap == 1


def test_estimates_are_the_higher_side_rounded_up():
    assert estimate_heights([0, 10, 11, 5], [0, 1, 1, 50], 10, 20) == [1, 1, 2, 3]
    assert estimate_heights([5], [0], 0, 0) == [5]


class Rows(RuleBasedStateMachine):
    """Any order of changes leaves the sums right."""

    @initialize(heights=st.lists(st.integers(1, 5), min_size=1, max_size=1100), gap=st.integers(0, 2))
    def begin(self, heights: list[int], gap: int):
        self.model, self.gap = RowModel(heights, gap), gap
        self.drawn, self.noted = list(heights), {}

    @rule(data=st.data(), height=st.integers(0, 20))
    def set_exact(self, data: st.DataObject, height: int):
        block = data.draw(st.integers(0, len(self.drawn) - 1))
        assert self.model.set_exact(block, height) == (max(1, height) != self.drawn[block])
        self.drawn[block] = self.noted[block] = max(1, height)

    @rule(data=st.data(), height=st.integers(0, 20))
    def note_exact(self, data: st.DataObject, height: int):
        block = data.draw(st.integers(0, len(self.drawn) - 1))
        self.model.note_exact(block, height)
        self.noted[block] = max(1, height)

    @rule()
    def commit(self):
        changed = any(self.drawn[block] != height for block, height in self.noted.items())
        assert self.model.commit() == changed
        for block, height in self.noted.items():
            self.drawn[block] = height

    @invariant()
    def sums_are_right(self):
        if not hasattr(self, "model"):
            return
        assert self.model.total_rows == sum(self.drawn) + (len(self.drawn) - 1) * self.gap
        for block in {0, len(self.drawn) // 2, len(self.drawn) - 1}:
            row = sum(self.drawn[:block]) + block * self.gap
            assert self.model.row_of(block) == row
            assert self.model.locate(row) == (block, 0)
            assert self.model.height(block) == self.drawn[block]


TestRows = Rows.TestCase
TestRows.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
