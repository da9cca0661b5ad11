"""The lattice against plain enumeration of all alignments, and the choice of the path."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.alignment.bands import whole_band
from sejajar.alignment.evidence import NEVER
from sejajar.alignment.lattice import Lattice, Posteriors, Priors, best_path

BEADS = ((1, 1), (1, 2), (2, 1))
PRIORS = Priors((math.log(0.8), math.log(0.1), math.log(0.1)), math.log(0.07), math.log(0.05), math.log(0.3))


def paths(rows: int, columns: int) -> Iterator[list[tuple[int | str, int, int]]]:
    """Every alignment as its steps: source omissions before target ones, as the lattice counts them."""

    def go(row: int, column: int, last: str) -> Iterator[list[tuple[int | str, int, int]]]:
        if (row, column) == (rows, columns):
            yield []
        for k, (a, b) in enumerate(BEADS):
            if row + a <= rows and column + b <= columns:
                for rest in go(row + a, column + b, "match"):
                    yield [(k, row + a, column + b), *rest]
        if row < rows and last != "target":
            for rest in go(row + 1, column, "source"):
                yield [("source", row + 1, column), *rest]
        if column < columns:
            for rest in go(row, column + 1, "target"):
                yield [("target", row, column + 1), *rest]

    return go(0, 0, "match")


def log_probability(path: list[tuple[int | str, int, int]], scores: list[np.ndarray]) -> float:
    total, last = 0.0, "match"
    for step, row, column in path:
        if step == "source":
            total += PRIORS.omission_continue if last == "source" else PRIORS.omit_source
        elif step == "target":
            total += PRIORS.omission_continue if last == "target" else PRIORS.omit_target
        else:
            before = {
                "match": PRIORS.match,
                "source": PRIORS.match_after_source_omission,
                "target": PRIORS.match_after_target_omission,
            }[last]
            assert isinstance(step, int)
            total += before + PRIORS.bead_kinds[step] + float(scores[row][step, column])
        last = step if isinstance(step, str) else "match"
    return total


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 3), st.integers(1, 3), st.integers(0, 1000))
def test_posteriors_are_those_of_plain_enumeration(rows: int, columns: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = [random.normal(0, 2, (len(BEADS), columns + 1)).astype(np.float32) for _ in range(rows + 1)]
    for k, (a, b) in enumerate(BEADS):
        for row in range(rows + 1):
            scores[row][k, : columns + 1 if row < a else b] = NEVER
    band = whole_band(rows, columns)
    found = Lattice(band, scores, BEADS, PRIORS).posteriors(lambda _share: None)
    weighed = [(path, math.exp(log_probability(path, scores))) for path in paths(rows, columns)]
    total = sum(weight for _, weight in weighed)
    assert found.log_likelihood == pytest.approx(math.log(total), abs=1e-6)
    for k, row, column in itertools.product(range(len(BEADS)), range(rows + 1), range(columns + 1)):
        share = sum(weight for path, weight in weighed if (k, row, column) in path) / total
        assert found.matches[row][k, column] == pytest.approx(share, abs=1e-5)
    for row, column in itertools.product(range(rows + 1), range(columns + 1)):
        for step, side in (("source", found.source_omissions), ("target", found.target_omissions)):
            share = sum(weight for path, weight in weighed if (step, row, column) in path) / total
            assert side[row][column] == pytest.approx(share, abs=1e-5)


def test_two_uncertain_omissions_do_not_beat_one_likelier_match() -> None:
    band = whole_band(1, 1)
    matches = [np.zeros((3, 2), dtype=np.float32) for _ in range(2)]
    matches[1][0, 1] = 0.6
    alone = [np.array([0.0, 0.0]), np.array([0.4, 0.0])], [np.array([0.0, 0.0]), np.array([0.0, 0.4])]
    path = best_path(band, Posteriors(matches, *alone, 0.0), BEADS)
    assert path == [(0, 0, 1, 1, pytest.approx(0.6))]
