"""What a first alignment teaches for the second: word pairs, how reliable features are, lengths and habits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from sejajar.alignment.evidence import LengthModel
from sejajar.alignment.features import FeatureTable, IdRow
from sejajar.alignment.lattice import Posteriors, Priors

Floats = npt.NDArray[np.float64]
Path = Sequence[tuple[int, int, int, int, float]]

TRAINING_CONFIDENCE = 0.8
"""Beads of at least this probability teach."""
_OFTEN = 300
"""A word in more beads than this is learnt nothing about: it pairs with everything."""
_MOST_PAIRS = 400_000
"""Pairs counted at a time."""
_BELIEF = 6.0
"""How many observations a general belief about a feature is worth."""


def induce_word_pairs(words: tuple[Sequence[IdRow], Sequence[IdRow]], path: Path) -> dict[tuple[int, int], float]:
    """Pairs of words, by their numbers on each side, that occur together in sure beads far more often than apart.

    The value is how often a translation of a sentence with the one has the other.
    """
    words_s, words_t = words
    beads = [bead for bead in path if bead[2] and bead[3] and bead[4] >= TRAINING_CONFIDENCE]
    bags_s = [set[int]().union(*words_s[row : row + a]) for row, _, a, _, _ in beads]
    bags_t = [set[int]().union(*words_t[column : column + b]) for _, column, _, b, _ in beads]
    often = min(max(4, len(beads) // 12), _OFTEN)
    counts_s = {word: n for word, n in Counter(w for bag in bags_s for w in bag).items() if 3 <= n <= often}
    counts_t = {word: n for word, n in Counter(w for bag in bags_t for w in bag).items() if 3 <= n <= often}
    together: Counter[tuple[int, int]] = Counter()
    for mine, yours in zip(bags_s, bags_t, strict=True):
        kept_s = [word for word in mine if word in counts_s]
        kept_t = [word for word in yours if word in counts_t]
        together.update((one, other) for one in kept_s for other in kept_t)
        if len(together) > _MOST_PAIRS:
            # Pairs met once in so many beads are chance (lossy counting, Manku and Motwani 2002).
            together = Counter({pair: n for pair, n in together.items() if n > 1})
    learnt: dict[tuple[int, int], float] = {}
    for (one, other), n in together.items():
        most, least = max(counts_s[one], counts_t[other]), min(counts_s[one], counts_t[other])
        if n >= 3 and 2 * n > most:
            # The bead at hand taught too: leave one observation out.
            learnt[one, other] = min(0.9, (n - 1) / (least + 1))
    return learnt


def reestimate_retention(table: FeatureTable, path: Path) -> Floats:
    """How often each feature is kept, from the sure beads, with the general belief as if seen a few times."""
    size = len(table.names)
    both, either = np.zeros(size), np.zeros(size)
    source, target = table.source, table.target
    for row, column, a, b, probability in path:
        if a and b and probability >= TRAINING_CONFIDENCE:
            mine = np.unique(source.ids[source.row_starts[row] : source.row_starts[row + a]])
            yours = np.unique(target.ids[target.row_starts[column] : target.row_starts[column + b]])
            common = np.intersect1d(mine, yours, assume_unique=True)
            both[common] += 1
            either[mine] += 0.5
            either[yours] += 0.5
    # A bead confirms the features that made it: count each match a little less.
    return (np.maximum(both - 0.3, 0) + _BELIEF * table.retention) / (np.maximum(either, 0) + _BELIEF)


def reestimate_lengths(model: LengthModel, lengths: tuple[Floats, Floats], path: Path) -> LengthModel:
    """The mean log length ratio of the sure beads, and how much wider or narrower than usual they scatter."""
    sums = [np.concatenate(([0.0], np.cumsum(side))) for side in lengths]
    ratios: list[float] = []
    scaled: list[float] = []
    for row, column, a, b, probability in path:
        if a and b and probability >= TRAINING_CONFIDENCE:
            mine, yours = sums[0][row + a] - sums[0][row], sums[1][column + b] - sums[1][column]
            ratios.append(float(np.log(yours / mine)))
            scaled.append(1 / (model.base**2 + model.slope**2 * 2 / (mine + yours)))
    if len(ratios) < 10:
        return model
    weights = np.array(scaled)
    mean = float(np.median(ratios))
    spread = float(np.median(np.abs(np.array(ratios) - mean) * np.sqrt(weights))) / 0.6745
    # Believed in proportion to what was seen, and never narrower than two thirds of the usual.
    factor = (20 + len(ratios) * min(1.6, max(0.67, spread))) / (20 + len(ratios))
    return replace(model, mean=mean, base=model.base * factor, slope=model.slope * factor)


def reestimate_priors(priors: Priors, beads: Sequence[tuple[int, int]], posteriors: Posteriors) -> Priors:
    """``priors`` moved towards how often the first pass, with the kinds ``beads``, joined or left out."""
    kinds = [sum(float(row[k].sum()) for row in posteriors.matches) for k in range(len(beads))]
    left = [
        sum(float(row.sum()) for row in side) for side in (posteriors.source_omissions, posteriors.target_omissions)
    ]
    total = sum(kinds) + 1e-9
    belief = 40.0
    shares = np.exp(np.array(priors.bead_kinds))
    for k in range(len(beads)):
        shares[k] = (shares[k] * belief + kinds[k]) / (belief + total)
    shares /= shares.sum()
    leave = [
        float(np.log(min(0.25, (np.exp(prior) * belief + 0.7 * count) / (belief + total))))
        for prior, count in zip((priors.omit_source, priors.omit_target), left, strict=True)
    ]
    return Priors(tuple(np.log(shares).tolist()), leave[0], leave[1], priors.omission_continue)
