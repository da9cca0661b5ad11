"""The lattice against plain enumeration, the choice of the path, evidence and bands."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.alignment.bands import band_around, constrained_band, first_band, whole_band
from sejajar.alignment.evidence import NEVER, Estimates, Evidence, LengthModel, Side, weigh
from sejajar.alignment.features import FeatureReader
from sejajar.alignment.lattice import Band, Lattice, Posteriors, Priors, best_path
from sejajar.alignment.tokens import read_tokens

BEADS = ((1, 1), (1, 2), (2, 1))
PRIORS = Priors((math.log(0.8), math.log(0.1), math.log(0.1)), math.log(0.07), math.log(0.05), math.log(0.3))


def paths(rows: int, columns: int):
    """Every alignment as its steps: source omissions before target ones, as the lattice counts them."""

    def go(row: int, column: int, last: str):
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


def log_probability(path, scores) -> float:
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


def test_two_doubtful_omissions_do_not_beat_one_likelier_match() -> None:
    band = whole_band(1, 1)
    matches = [np.zeros((3, 2), dtype=np.float32) for _ in range(2)]
    matches[1][0, 1] = 0.6
    alone = [np.array([0.0, 0.0]), np.array([0.4, 0.0])], [np.array([0.0, 0.0]), np.array([0.0, 0.4])]
    path = best_path(band, Posteriors(matches, *alone, 0.0), BEADS)
    assert path == [(0, 0, 1, 1, pytest.approx(0.6))]


def evidence(source: list[str], target: list[str], loose: float = 0.01) -> Evidence:
    tokens = read_tokens(source), read_tokens(target)
    table = FeatureReader(*tokens, "id", "ar").table({})
    sides = [
        Side(np.array([float(token.length) for token in texts]), features, np.eye(1, len(texts))[0])
        for texts, features in zip(tokens, (table.source, table.target), strict=True)
    ]
    return Evidence(*sides, weigh(table, table.retention), LengthModel(0.0), Estimates(0.8, loose, 0.5, 0.85))


NUMBERS = [f"{a} {a + 1} {a + 2} {a + 3} {a + 4} {a + 5}" for a in range(10, 90, 10)]


def test_a_match_speaks_for_and_a_mismatch_against() -> None:
    scores = evidence(NUMBERS, NUMBERS).score(range(0, 9), range(0, 9), BEADS)
    right, wrong = np.diag(scores[0])[1:], scores[0][1, 2:]
    assert right.min() > 5 > 0 > wrong.max()
    assert scores[0][0].max() == scores[0][:, 0].max() == np.float32(NEVER)
    assert scores[1][1, 1] == np.float32(NEVER)


def test_however_little_is_kept_a_translation_may_be_free() -> None:
    strict, loose = (
        evidence(NUMBERS, NUMBERS, share).score(range(1, 2), range(2, 3), BEADS)[0][0, 0] for share in (1e-9, 0.05)
    )
    assert loose > strict + 2
    assert loose > math.log(0.05) - 1


def test_a_longer_group_needs_more_matches() -> None:
    parts = evidence(NUMBERS, NUMBERS)
    alone = parts.score(range(1, 2), range(1, 2), ((1, 1),))[0][0, 0]
    both = parts.score(range(2, 3), range(2, 3), ((2, 2),))[0][0, 0]
    assert alone < both < 2 * alone


def assert_sound(band: Band, rows: int, last: int) -> None:
    assert len(band.low) == len(band.high) == rows
    assert band.low[0] == 0
    assert band.high[-1] == last
    assert (band.low <= band.high).all()
    assert (np.diff(band.low) >= 0).all()
    assert (np.diff(band.high) >= 0).all()
    assert (band.low[1:] <= band.high[:-1]).all()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=40), st.integers(0, 6))
def test_a_band_reaches_from_corner_to_corner(edges: list[tuple[int, int]], margin: int) -> None:
    low, high = np.array([min(edge) for edge in edges]), np.array([max(edge) for edge in edges])
    assert_sound(band_around(low, high, margin, 30), len(edges), 30)


def test_without_shared_features_the_band_follows_the_lengths() -> None:
    source = [f"kata{chr(97 + i % 26)}" for i in range(900)]
    target = [f"كلمة{chr(0x628 + i % 8)}" for i in range(1800)]
    tokens = read_tokens(source), read_tokens(target)
    table = FeatureReader(*tokens, "xx", "yy").table({})
    lengths = np.array([5.0] * 900), np.array([5.0] * 1800)
    band = first_band(table, weigh(table, table.retention).match, lengths)
    assert_sound(band, 901, 1800)
    assert band.size < 900 * 1800 / 2
    assert all(band.low[row] <= 2 * row <= band.high[row] for row in range(901))


def test_a_pair_outside_the_band_is_led_to() -> None:
    band = constrained_band(Band(np.maximum(np.arange(21) - 2, 0), np.minimum(np.arange(21) + 2, 20)), [(10, 2)])
    assert band.low[10] <= 2 <= band.high[10]
    assert band.low[11] <= 3 <= band.high[11]
    assert all(band.high[row] <= 2 for row in range(11))
