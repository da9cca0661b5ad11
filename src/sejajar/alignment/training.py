"""Re-estimation from the first pass, as in one EM step: word pairs, feature retention, lengths and bead priors.

Word pairs are induced from the texts themselves as by Moore (2002), but from co-occurrence in confident beads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from sejajar.alignment.evidence import LengthModel
from sejajar.alignment.features import FeatureTable, IdRow
from sejajar.alignment.lattice import Path, Posteriors, Priors

Floats = npt.NDArray[np.float64]

TRAINING_CONFIDENCE = 0.8
"""The least probability of a bead to learn from."""
_MAX_WORD_COUNT = 300
"""Words in more beads than this are skipped: they pair with everything."""
_MAX_PAIRS = 400_000
"""Pairs counted at a time."""
_RETENTION_PRIOR_COUNT = 6.0
_BEAD_PRIOR_COUNT = 40.0
"""How many observations a prior is worth (pseudocounts)."""


def induce_word_pairs(words: tuple[Sequence[IdRow], Sequence[IdRow]], path: Path) -> dict[tuple[int, int], float]:
    """Return pairs of word ids, source then target, that occur together in confident beads far more often than apart.

    The value is the pair's retention: how often a translation of a sentence with the one word has the other.
    """
    words_s, words_t = words
    beads = [bead for bead in path if bead[2] and bead[3] and bead[4] >= TRAINING_CONFIDENCE]
    bags_s = [set[int]().union(*words_s[row : row + a]) for row, _, a, _, _ in beads]
    bags_t = [set[int]().union(*words_t[column : column + b]) for _, column, _, b, _ in beads]
    max_count = min(max(4, len(beads) // 12), _MAX_WORD_COUNT)
    counts_s = {word: n for word, n in Counter(w for bag in bags_s for w in bag).items() if 3 <= n <= max_count}
    counts_t = {word: n for word, n in Counter(w for bag in bags_t for w in bag).items() if 3 <= n <= max_count}
    together: Counter[tuple[int, int]] = Counter()
    for bag_s, bag_t in zip(bags_s, bags_t, strict=True):
        counted_s = [word for word in bag_s if word in counts_s]
        counted_t = [word for word in bag_t if word in counts_t]
        together.update((one, other) for one in counted_s for other in counted_t)
        if len(together) > _MAX_PAIRS:
            # Pairs seen once in that many beads are chance (lossy counting, Manku and Motwani 2002).
            together = Counter({pair: n for pair, n in together.items() if n > 1})
    retention: dict[tuple[int, int], float] = {}
    for (one, other), n in together.items():
        most, least = max(counts_s[one], counts_t[other]), min(counts_s[one], counts_t[other])
        if n >= 3 and 2 * n > most:
            # The bead to be scored was counted too: leave one observation out.
            retention[one, other] = min(0.9, (n - 1) / (least + 1))
    return retention


def reestimate_retention(table: FeatureTable, path: Path) -> Floats:
    """Return how often each feature is retained in confident beads, smoothed by its prior retention."""
    size = len(table.names)
    both, either = np.zeros(size), np.zeros(size)
    source, target = table.source, table.target
    for row, column, a, b, probability in path:
        if a and b and probability >= TRAINING_CONFIDENCE:
            ids_s = np.unique(source.ids[source.row_starts[row] : source.row_starts[row + a]])
            ids_t = np.unique(target.ids[target.row_starts[column] : target.row_starts[column + b]])
            common = np.intersect1d(ids_s, ids_t, assume_unique=True)
            both[common] += 1
            either[ids_s] += 0.5
            either[ids_t] += 0.5
    # A match helped to find the bead that it is counted in, so each counts a little less.
    retained = np.maximum(both - 0.3, 0) + _RETENTION_PRIOR_COUNT * table.retention
    return retained / (np.maximum(either, 0) + _RETENTION_PRIOR_COUNT)


def reestimate_lengths(model: LengthModel, lengths: tuple[Floats, Floats], path: Path) -> LengthModel:
    """Return ``model`` with the median log length ratio of the confident beads, and their spread."""
    sums = [np.concatenate(([0.0], np.cumsum(side))) for side in lengths]
    ratios: list[float] = []
    scaled: list[float] = []
    for row, column, a, b, probability in path:
        if a and b and probability >= TRAINING_CONFIDENCE:
            length_s, length_t = sums[0][row + a] - sums[0][row], sums[1][column + b] - sums[1][column]
            ratios.append(float(np.log(length_t / length_s)))
            scaled.append(1 / (model.base**2 + model.slope**2 * 2 / (length_s + length_t)))
    if len(ratios) < 10:
        return model
    weights = np.array(scaled)
    mean = float(np.median(ratios))
    spread = float(np.median(np.abs(np.array(ratios) - mean) * np.sqrt(weights))) / 0.6745
    # 20 pseudocounts of the prior spread; never below two thirds of it.
    factor = (20 + len(ratios) * min(1.6, max(0.67, spread))) / (20 + len(ratios))
    return replace(model, mean=mean, base=model.base * factor, slope=model.slope * factor)


def reestimate_priors(priors: Priors, beads: Sequence[tuple[int, int]], posteriors: Posteriors) -> Priors:
    """Return ``priors`` moved towards the expected counts of bead kinds (``beads``) and omissions of the first pass."""
    kinds = [sum(float(row[k].sum()) for row in posteriors.matches) for k in range(len(beads))]
    omitted = [
        sum(float(row.sum()) for row in side) for side in (posteriors.source_omissions, posteriors.target_omissions)
    ]
    total = sum(kinds) + 1e-9
    shares = np.exp(np.array(priors.bead_kinds))
    for k in range(len(beads)):
        shares[k] = (shares[k] * _BEAD_PRIOR_COUNT + kinds[k]) / (_BEAD_PRIOR_COUNT + total)
    shares /= shares.sum()
    omissions = [
        float(np.log(min(0.25, (np.exp(prior) * _BEAD_PRIOR_COUNT + 0.7 * count) / (_BEAD_PRIOR_COUNT + total))))
        for prior, count in zip((priors.omit_source, priors.omit_target), omitted, strict=True)
    ]
    return Priors(tuple(np.log(shares).tolist()), omissions[0], omissions[1], priors.omission_continue)
