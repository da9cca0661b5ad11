"""Going from hit to hit: by hand-made tables of where a step leads and whether it passed an end of the text."""

from __future__ import annotations

import pytest

from sejajar.session.reading.entries import Occurrence
from sejajar.session.reading.hits import Hits
from sejajar.text.span import Span

PASSAGES = (1, 1, 4, 7)
"""The passages of the four hits."""
HITS = Hits("/x", tuple(Occurrence(index, Span(n, n + 1), None) for n, index in enumerate(PASSAGES)))


def at(current: int | None) -> Hits:
    return HITS._replace(current=current)


@pytest.mark.parametrize(
    ("passage_index", "backward", "expected"),
    [
        (0, False, 0),
        (1, False, 0),
        (2, False, 2),
        (4, False, 2),
        (5, False, 3),
        (7, False, 3),
        (8, False, 0),
        (0, True, 3),
        (1, True, 3),
        (2, True, 1),
        (4, True, 1),
        (8, True, 3),
    ],
)
def test_the_first_hit_from_a_passage(passage_index: int, backward: bool, expected: int) -> None:
    assert HITS.at_or_after(passage_index, backward=backward) == at(expected)


@pytest.mark.parametrize(
    ("current", "passage_index", "steps", "expected", "has_wrapped"),
    [
        # From the hit looked at, while its passage is the current one.
        (0, 1, 1, 1, False),
        (1, 1, 1, 2, False),
        (2, 4, 1, 3, False),
        (3, 7, 1, 0, True),
        (1, 1, -1, 0, False),
        (2, 4, -1, 1, False),
        (2, 4, -2, 0, False),
        (0, 1, -1, 3, True),
        (1, 1, -2, 3, True),
        (0, 1, 3, 3, False),
        (0, 1, 4, 0, True),
        (3, 7, 2, 1, True),
        # From the passage, once another is read.
        (0, 2, 1, 2, False),
        (0, 4, 1, 3, False),
        (0, 4, -1, 1, False),
        (3, 2, -1, 1, False),
        (3, 2, -2, 0, False),
        (3, 0, 1, 0, False),
        (2, 8, 1, 0, True),
        (2, 0, -1, 3, True),
        (2, 1, -1, 3, True),
        (None, 1, 1, 2, False),
        (None, 4, 2, 0, True),
    ],
)
def test_steps(current: int | None, passage_index: int, steps: int, expected: int, has_wrapped: bool) -> None:
    assert at(current).stepped(steps, passage_index) == (at(expected), has_wrapped)


@pytest.mark.parametrize(("current", "counter"), [(None, "0/4"), (0, "1/4"), (3, "4/4")])
def test_the_counter_and_the_current_hit(current: int | None, counter: str) -> None:
    assert at(current).counter == counter
    assert at(current).looked_at == (None if current is None else HITS.places[current])
    assert Hits("/x").counter == "0/0"
