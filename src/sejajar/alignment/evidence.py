"""Scores of possible beads: log-likelihood ratios of "translations of each other" over "together by chance", in nats.

Every feature is weighed as a 2 x 2 table (naive Bayes over presence), lengths by a normal distribution of their log
ratio (Gale and Church 1993, but with a variance that grows as sentences get shorter), paragraph starts like a feature.
Zero is no evidence either way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejajar.alignment.features import Features, FeatureTable

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]

NEVER = -1e30
"""The log of zero, finite so that sums of it stay numbers."""

MAX_GROUP = 4
"""The most sentences of one side in a bead."""


@dataclass(frozen=True, slots=True)
class LengthModel:
    """Log ratio of target to source characters: its mean, and its variance ``base**2 + slope**2 / characters``."""

    mean: float
    base: float = 0.13
    slope: float = 1.4
    outlier: float = 0.01


@dataclass(frozen=True, slots=True)
class Estimates:
    """How much each kind of evidence counts.

    Attributes:
        temperature: factor of the features' log-likelihood ratio, since features are not independent.
        null_probability: probability that a translation retains no feature: a free one, or words run together.
        length_discount: how much of the matches that long sentences have by chance is subtracted, 0 to 1.
        paragraph_retention: how often a paragraph begins where its translation does.
    """

    temperature: float = 0.8
    null_probability: float = 0.01
    length_discount: float = 0.5
    paragraph_retention: float = 0.85


@dataclass(frozen=True, slots=True)
class Weights:
    """Scores per feature id.

    Attributes:
        match: what a feature on both sides adds to the two scores below.
        rarity: how the chance of a match grows with sentence length: 1 for a rare feature, 0 for one in most sentences.
        source_only, target_only: the score of a feature on one side only.
    """

    match: Singles
    rarity: Singles
    source_only: Singles
    target_only: Singles


def weigh(table: FeatureTable, retention: Floats) -> Weights:
    """Return the weights of features that a translation retains with probability ``retention``.

    With p and q the shares of sentences that have the feature, and the joint share ``retention * min(p, q)``, a match
    scores log(joint / pq) and an absence log((p - joint) / p(1 - q)). ``table.reliability`` interpolates the joint
    share with that of independent features, pq.
    """
    size = len(table.names)
    p = (table.source.document_counts(size) + 0.5) / (table.source.sentence_count + 1)
    q = (table.target.document_counts(size) + 0.5) / (table.target.sentence_count + 1)
    chance = p * q
    joint = table.reliability * retention * np.minimum(p, q) + (1 - table.reliability) * chance
    # A feature retained no more often than by chance is no evidence.
    joint = np.maximum(joint, chance)
    both = np.log(joint / chance)
    source_only = np.log(np.maximum(p - joint, 0.02 * p) / (p * (1 - q)))
    target_only = np.log(np.maximum(q - joint, 0.02 * q) / (q * (1 - p)))
    return Weights(
        (both - source_only - target_only).astype(np.float32),
        np.maximum(0, 1 - 2 * np.maximum(p, q)).astype(np.float32),
        np.minimum(source_only, 0).astype(np.float32),
        np.minimum(target_only, 0).astype(np.float32),
    )


class Evidence:
    """Log-likelihood ratios of beads, for any rectangle of the two texts."""

    def __init__(
        self,
        table: FeatureTable,
        weights: Weights,
        lengths: tuple[Floats, Floats],
        paragraph_starts: tuple[Floats, Floats],
        length_model: LengthModel,
        estimates: Estimates,
    ) -> None:
        """Prepare what does not depend on the rectangle.

        ``lengths`` are the characters of each sentence and ``paragraph_starts`` are 1 where a sentence begins a
        paragraph, 0 elsewhere; source, then target.
        """
        self._table, self._weights, self._length_model = table, weights, length_model
        self._temperature, self._length_discount = estimates.temperature, estimates.length_discount
        self._log_null = float(np.log(estimates.null_probability))
        self._log_not_null = float(np.log(1 - estimates.null_probability))
        self._group_logs = [_group_stats(lengths[1], size) for size in range(1, MAX_GROUP + 1)]
        self._sums = [np.concatenate(([0.0], np.cumsum(side))) for side in lengths]
        self._starts = paragraph_starts
        self._start_sums = [np.concatenate(([0.0], np.cumsum(side))) for side in paragraph_starts]
        self._paragraph = _paragraph_weights(*paragraph_starts, estimates.paragraph_retention)

    def score(self, rows: range, columns: range, beads: Sequence[tuple[int, int]]) -> list[Singles]:
        """Return for each bead kind (a, b) a matrix of the scores of beads that end before node (row, column).

        Node (I, J) stands after I source and J target sentences, so the bead holds sentences I-a..I-1 and J-b..J-1.
        Where a bead would begin before the text, the value is :data:`NEVER`.
        """
        deep_rows = range(max(0, rows.start - MAX_GROUP), rows.stop - 1)
        deep_columns = range(max(0, columns.start - MAX_GROUP), columns.stop - 1)
        source, target, weights = self._dense(deep_rows, deep_columns)
        groups_s = _grouped(source, {a for a, _ in beads})
        groups_t = _grouped(target, {b for _, b in beads})
        weighted = {a: group * weights.match for a, group in groups_s.items()}
        rare = {a: group * weights.rarity for a, group in groups_s.items()}
        only_s = {a: group @ weights.source_only for a, group in groups_s.items()}
        only_t = {b: group @ weights.target_only for b, group in groups_t.items()}
        matrices: list[Singles] = []
        for a, b in beads:
            matrix = np.full((len(rows), len(columns)), NEVER, dtype=np.float32)
            first_row, first_column = max(rows.start, a), max(columns.start, b)
            if first_row < rows.stop and first_column < columns.stop:
                top, left = first_row - a - deep_rows.start, first_column - b - deep_columns.start
                height, width = rows.stop - first_row, columns.stop - first_column
                lexical = weighted[a][top : top + height] @ groups_t[b][left : left + width].T
                matches = rare[a][top : top + height] @ groups_t[b][left : left + width].T
                lexical += only_s[a][top : top + height, None] + only_t[b][None, left : left + width]
                nodes_s, nodes_t = np.arange(first_row, rows.stop), np.arange(first_column, columns.stop)
                lexical -= self._length_discount * matches * self._relative_length(nodes_s, nodes_t, a, b)
                lexical = np.logaddexp(self._temperature * lexical + self._log_not_null, self._log_null)
                matrix[first_row - rows.start :, first_column - columns.start :] = (
                    lexical + self._length_ratio(nodes_s, nodes_t, a, b)
                    + self._paragraph_ratio(nodes_s, nodes_t, a, b)
                )  # fmt: skip
            matrices.append(matrix)
        return matrices

    def _dense(self, rows: range, columns: range) -> tuple[Singles, Singles, Weights]:
        """Return the presence of the rectangle's features, a column each, and their weights."""
        side_s, side_t = self._table.source, self._table.target
        ids_s = side_s.ids[side_s.row_starts[rows.start] : side_s.row_starts[max(rows.start, rows.stop)]]
        ids_t = side_t.ids[side_t.row_starts[columns.start] : side_t.row_starts[max(columns.start, columns.stop)]]
        local = np.union1d(ids_s, ids_t)
        source = _presence(side_s, rows, ids_s, local)
        target = _presence(side_t, columns, ids_t, local)
        weights = self._weights
        return (
            source,
            target,
            Weights(
                weights.match[local], weights.rarity[local], weights.source_only[local], weights.target_only[local]
            ),
        )

    def _relative_length(
        self, nodes_s: npt.NDArray[np.int64], nodes_t: npt.NDArray[np.int64], a: int, b: int
    ) -> Singles:
        """Return the log of the longer side's length in mean sentences: how much likelier a match by chance is."""
        logs = [
            np.log((sums[nodes] - sums[nodes - size]) * (len(sums) - 1) / sums[-1])
            for sums, nodes, size in zip(self._sums, (nodes_s, nodes_t), (a, b), strict=True)
        ]
        return np.maximum(logs[0][:, None], logs[1][None, :]).astype(np.float32)

    def _length_ratio(self, nodes_s: npt.NDArray[np.int64], nodes_t: npt.NDArray[np.int64], a: int, b: int) -> Floats:
        length_s = self._sums[0][nodes_s] - self._sums[0][nodes_s - a]
        length_t = self._sums[1][nodes_t] - self._sums[1][nodes_t - b]
        model = self._length_model
        logs_t = np.log(length_t)
        distance = logs_t[None, :] - np.log(length_s)[:, None] - model.mean
        mean_length = (length_s[:, None] + length_t[None, :]) / 2
        variance = model.base**2 + model.slope**2 / mean_length
        near = (1 - model.outlier) * _normal(distance, variance)
        far = model.outlier * _normal(distance, np.float64(0.8**2))
        mean, spread = self._group_logs[b - 1]
        return np.log(near + far) - np.log(_normal(logs_t - mean, np.float64(spread**2)))[None, :]

    def _paragraph_ratio(
        self, nodes_s: npt.NDArray[np.int64], nodes_t: npt.NDArray[np.int64], a: int, b: int
    ) -> Floats:
        both, source_only, target_only, inside = self._paragraph
        first_s = self._starts[0][nodes_s - a][:, None]
        first_t = self._starts[1][nodes_t - b][None, :]
        inner_s = (self._start_sums[0][nodes_s] - self._start_sums[0][nodes_s - a + 1])[:, None]
        inner_t = (self._start_sums[1][nodes_t] - self._start_sums[1][nodes_t - b + 1])[None, :]
        ratio = first_s * first_t * (both - source_only - target_only)
        return ratio + first_s * source_only + first_t * target_only + (inner_s + inner_t) * inside


def _normal(distance: Floats, variance: Floats | np.float64) -> Floats:
    return np.exp(-0.5 * distance**2 / variance) / np.sqrt(2 * np.pi * variance)


def _group_stats(lengths: Floats, size: int) -> tuple[float, float]:
    """Return the mean and the standard deviation of the log length of ``size`` neighbouring sentences."""
    sums = np.convolve(lengths, np.ones(size), "valid") if len(lengths) >= size else np.array([lengths.sum()])
    logs = np.log(np.maximum(sums, 1))
    return float(logs.mean()), max(0.3, float(logs.std()))


def _paragraph_weights(source: Floats, target: Floats, retention: float) -> tuple[float, float, float, float]:
    """Return the scores of paragraph starts: at both first sentences, at one only (twice), and inside a group."""
    p, q = float(source.mean()), float(target.mean())
    if min(source.sum(), target.sum()) < 3 or max(p, q) > 0.9:
        return 0.0, 0.0, 0.0, 0.0
    joint = max(p * q, retention * min(p, q))
    source_only = np.log(max(p - joint, 0.05 * p) / (p * (1 - q)))
    target_only = np.log(max(q - joint, 0.05 * q) / (q * (1 - p)))
    inside = min(0.0, float(source_only), float(target_only))
    return float(np.log(joint / (p * q))), min(0.0, float(source_only)), min(0.0, float(target_only)), inside


def _presence(features: Features, rows: range, ids: npt.NDArray[np.int32], local: npt.NDArray[np.int32]) -> Singles:
    dense = np.zeros((len(rows), len(local)), dtype=np.float32)
    if len(rows):
        counts = np.diff(features.row_starts[rows.start : rows.stop + 1])
        dense[np.repeat(np.arange(len(rows)), counts), np.searchsorted(local, ids)] = 1.0
    return dense


def _grouped(presence: Singles, sizes: set[int]) -> dict[int, Singles]:
    """Return for each group size which features are in each run of that many rows; run k starts at row k."""
    groups = {1: presence}
    for size in range(2, max(sizes) + 1):
        last = groups[size - 1]
        groups[size] = np.maximum(last[:-1], presence[size - 1 :]) if len(last) > 1 else last[:0]
    return groups
