"""Re-estimation from the first pass."""

from __future__ import annotations

from array import array

import numpy as np
import pytest

from sejajar.alignment.evidence import LengthModel
from sejajar.alignment.features import Features, FeatureTable
from sejajar.alignment.lattice import Posteriors, Priors
from sejajar.alignment.training import (
    induce_word_pairs,
    reestimate_lengths,
    reestimate_priors,
    reestimate_retention,
)


def test_word_pairs_are_induced_from_confident_beads_only() -> None:
    source = [array("i", [7, 100 + i]) for i in range(4)]
    target = [array("i", [9, 200 + i]) for i in range(4)]
    filler = [array("i")] * 40
    words = (source + filler, target + filler)
    assert induce_word_pairs(words, [(i, i, 1, 1, 0.95) for i in range(44)]) == {(7, 9): pytest.approx(0.6)}
    assert induce_word_pairs(words, [(i, i, 1, 1, 0.5) for i in range(44)]) == {}


@pytest.mark.parametrize(("probability", "is_learnt"), [(0.79, False), (0.8, True)])
def test_the_confidence_to_learn_from(probability: float, is_learnt: bool) -> None:
    words = ([array("i", [1])] * 3 + [array("i")] * 60, [array("i", [2])] * 3 + [array("i")] * 60)
    path = [(i, i, 1, 1, probability) for i in range(63)]
    assert bool(induce_word_pairs(words, path)) is is_learnt


def test_a_pair_is_seen_three_times_or_more() -> None:
    for count, found in ((2, {}), (3, {(1, 2): pytest.approx(0.5)})):
        words = ([array("i", [1])] * count + [array("i")] * 60, [array("i", [2])] * count + [array("i")] * 60)
        assert induce_word_pairs(words, [(i, i, 1, 1, 0.9) for i in range(60)]) == found


def one_feature(*sentences: int) -> Features:
    """Four sentences of which these have feature 0."""
    starts = np.cumsum([0, *(1 if index in sentences else 0 for index in range(4))])
    return Features(starts.astype(np.int32), np.zeros(len(sentences), dtype=np.int32), 4)


def test_retention_moves_from_its_prior_to_what_is_seen() -> None:
    def retention(target: Features, probability: float) -> float:
        table = FeatureTable(one_feature(0, 1, 2, 3), target, ("#1",), np.array([0.5]), np.array([1.0]))
        return float(reestimate_retention(table, [(i, i, 1, 1, probability) for i in range(4)])[0])

    assert retention(one_feature(0, 1, 2, 3), 0.5) == 0.5
    assert retention(one_feature(0, 1, 2, 3), 0.9) == pytest.approx((4 - 0.3 + 6 * 0.5) / (4 + 6))
    assert retention(one_feature(), 0.9) == pytest.approx(6 * 0.5 / (2 + 6))


def test_lengths_are_trained_from_ten_beads_on() -> None:
    model = LengthModel(0.0)
    for count in (9, 10):
        lengths = np.full(count, 50.0), np.full(count, 100.0)
        trained = reestimate_lengths(model, lengths, [(i, i, 1, 1, 0.9) for i in range(count)])
        if count < 10:
            assert trained is model
        else:
            assert trained.mean == pytest.approx(np.log(2))
            # No spread at all: two thirds of the prior, with a weight of 10 observations to 20.
            assert trained.base == pytest.approx(model.base * (20 + 10 * 0.67) / 30)


def test_priors_move_towards_the_expected_counts() -> None:
    priors = Priors((float(np.log(0.5)), float(np.log(0.5))), float(np.log(0.02)), float(np.log(0.02)), -1.0)
    matches = [np.array([[40.0], [0.0]], dtype=np.float32)]
    posteriors = Posteriors(matches, [np.array([20.0])], [np.array([0.0])], 0.0)
    trained = reestimate_priors(priors, ((1, 1), (1, 2)), posteriors)
    assert np.exp(trained.bead_kinds) == pytest.approx([0.75, 0.25])
    assert np.exp(trained.omit_source) == pytest.approx((0.02 * 40 + 0.7 * 20) / 80)
    assert np.exp(trained.omit_target) == pytest.approx(0.02 * 40 / 80)
    assert trained.omission_continue == -1.0
