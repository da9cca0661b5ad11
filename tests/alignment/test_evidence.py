"""Scores of beads."""

from __future__ import annotations

import math

import numpy as np

from sejajar.alignment.evidence import NEVER, Estimates, Evidence, LengthModel, weigh
from sejajar.alignment.features import FeatureExtractor, Features, FeatureTable
from sejajar.alignment.tokens import read_tokens

BEADS = ((1, 1), (1, 2), (2, 1))


def evidence(source: list[str], target: list[str], null_probability: float = 0.01) -> Evidence:
    tokens = read_tokens(source), read_tokens(target)
    table = FeatureExtractor(*tokens, "id", "ar").table({})
    lengths_s, lengths_t = (np.array([float(token.length) for token in side]) for side in tokens)
    starts_s, starts_t = (np.eye(1, len(side))[0] for side in tokens)
    estimates = Estimates(null_probability=null_probability)
    return Evidence(
        table,
        weigh(table, table.retention),
        (lengths_s, lengths_t),
        (starts_s, starts_t),
        LengthModel(0.0),
        estimates,
    )


NUMBERS = [f"{a} {a + 1} {a + 2} {a + 3} {a + 4} {a + 5}" for a in range(10, 90, 10)]


def test_a_match_scores_above_zero_and_a_mismatch_below() -> None:
    scores = evidence(NUMBERS, NUMBERS).score(range(0, 9), range(0, 9), BEADS)
    right, wrong = np.diag(scores[0])[1:], scores[0][1, 2:]
    assert right.min() > 5 > 0 > wrong.max()
    assert scores[0][0].max() == scores[0][:, 0].max() == np.float32(NEVER)
    assert scores[1][1, 1] == np.float32(NEVER)


def test_a_translation_that_retains_nothing_has_a_floor() -> None:
    strict, tolerant = (
        evidence(NUMBERS, NUMBERS, share).score(range(1, 2), range(2, 3), BEADS)[0][0, 0] for share in (1e-9, 0.05)
    )
    assert tolerant > strict + 2
    assert tolerant > math.log(0.05) - 1


def test_a_longer_group_needs_more_matches() -> None:
    scores = evidence(NUMBERS, NUMBERS)
    alone = scores.score(range(1, 2), range(1, 2), ((1, 1),))[0][0, 0]
    both = scores.score(range(2, 3), range(2, 3), ((2, 2),))[0][0, 0]
    assert alone < both < 2 * alone


def lengths_only(length_s: float, length_t: float) -> float:
    """The score of a 1-1 bead of two sentences that have no features, among neighbours of 50 characters."""
    empty = Features(np.zeros(4, dtype=np.int32), np.zeros(0, dtype=np.int32), 3)
    table = FeatureTable(empty, empty, (), np.zeros(0), np.zeros(0))
    lengths = np.array([length_s, 50.0, 50.0]), np.array([length_t, 50.0, 50.0])
    starts = np.array([1.0, 0.0, 0.0])
    scores = Evidence(table, weigh(table, table.retention), lengths, (starts, starts), LengthModel(0.0), Estimates())
    return float(scores.score(range(1, 2), range(1, 2), ((1, 1),))[0][0, 0])


def test_lengths_that_agree_score_highest() -> None:
    assert lengths_only(50, 50) > lengths_only(50, 60) > lengths_only(50, 80)
    # The shorter a sentence is, the less its length says.
    assert lengths_only(20, 30) > lengths_only(80, 120)
