"""The search: sums over all alignments inside a band, and the best one.

Nodes (I, J) stand after I source and J target sentences. Three states follow whether the last bead matched, left out
source or left out target, so that a long omission costs little more than a short one. Source omissions come before
target ones at the same place, which makes every alignment exactly one path. All values are logs; forward and backward
passes go row by row with vectors over the band, so time and memory are those of the band.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejajar.alignment.evidence import NEVER, Singles

Floats = npt.NDArray[np.float64]
Scores = list[Singles]
"""For each row a matrix, bead kind by node of the row: the scores of beads that end at the node."""


@dataclass(frozen=True, slots=True)
class Priors:
    """Log probabilities of what comes next.

    Attributes:
        bead_kinds: of each bead kind among matches.
        omit_source, omit_target: of beginning to leave sentences out.
        omission_continue: of leaving out the next one too.
    """

    bead_kinds: tuple[float, ...]
    omit_source: float
    omit_target: float
    omission_continue: float

    @property
    def match(self) -> float:
        """Of going on with a match after a match."""
        return float(np.log(max(1e-9, 1 - np.exp(self.omit_source) - np.exp(self.omit_target))))

    @property
    def match_after_source_omission(self) -> float:
        """Of a match after source sentences were left out."""
        return float(np.log(max(1e-9, 1 - np.exp(self.omission_continue) - np.exp(self.omit_target))))

    @property
    def match_after_target_omission(self) -> float:
        """Of a match after target sentences were left out."""
        return float(np.log(max(1e-9, 1 - np.exp(self.omission_continue))))


@dataclass(frozen=True, slots=True)
class Band:
    """The nodes looked at: columns ``low[I]`` to ``high[I]``, both included, of each row; neither ever falls."""

    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]

    def columns(self, row: int) -> range:
        """The columns of a row."""
        return range(int(self.low[row]), int(self.high[row]) + 1)

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return int((self.high - self.low + 1).sum())


@dataclass(frozen=True, slots=True)
class Posteriors:
    """Probability of each possible bead and omission, by the node it ends at.

    Attributes:
        matches: ``matches[I][k, J - low]`` is of the bead of kind ``k`` that ends at (I, J).
        source_omissions, target_omissions: of leaving out sentence I-1 or J-1 on arriving at the node, by row.
        log_likelihood: log of the sum over all alignments in the band.
    """

    matches: Scores
    source_omissions: list[Floats]
    target_omissions: list[Floats]
    log_likelihood: float


class Lattice:
    """One band with its scores."""

    def __init__(self, band: Band, scores: Scores, beads: Sequence[tuple[int, int]], priors: Priors) -> None:
        """``scores`` are of beads by their last node, without priors."""
        self._band, self._scores, self._beads, self._priors = band, scores, beads, priors
        self._rows = len(band.low)

    def _from(self, values: list[Floats], row: int, step: int, shift: int) -> Floats:
        """Row ``row - step`` of ``values`` moved ``shift`` columns on, cut to the columns of ``row``."""
        return _window(values[row - step], self._band.columns(row - step), self._band.columns(row), -shift)

    def posteriors(self, tick: Callable[[float], None]) -> Posteriors:
        """Forward and backward; ``tick`` gets the share done, 0 to 1, now and then."""
        enter, states = self._forward(tick)
        return self._backward(enter, states, tick)

    def _forward(self, tick: Callable[[float], None]) -> tuple[list[Floats], list[tuple[Floats, Floats, Floats]]]:
        """For each row: the log sum before a match begins at its nodes, and by state."""
        priors = self._priors
        enter: list[Floats] = []
        states: list[tuple[Floats, Floats, Floats]] = []
        sources: list[Floats] = []
        matched_rows: list[Floats] = []
        for row in range(self._rows):
            columns = self._band.columns(row)
            terms = [
                self._from(enter, row, a, b) + scores + prior
                for (a, b), scores, prior in zip(self._beads, self._scores[row], priors.bead_kinds, strict=True)
                if a <= row
            ]
            matched = _log_sum(terms) if terms else np.full(len(columns), NEVER)
            if row == 0 and columns.start == 0:
                matched[0] = 0.0
            if row:
                source = np.logaddexp(
                    self._from(matched_rows, row, 1, 0) + priors.omit_source,
                    self._from(sources, row, 1, 0) + priors.omission_continue,
                )
            else:
                source = np.full(len(columns), NEVER)
            target = _scan(np.logaddexp(matched, source) + priors.omit_target, priors.omission_continue)
            matched_rows.append(matched)
            sources.append(source)
            states.append((matched, source, target))
            enter.append(
                np.logaddexp(
                    np.logaddexp(matched + priors.match, source + priors.match_after_source_omission),
                    target + priors.match_after_target_omission,
                )
            )
            if row % 256 == 0:
                tick(0.5 * row / self._rows)
        return enter, states

    def _backward(
        self, enter: list[Floats], states: list[tuple[Floats, Floats, Floats]], tick: Callable[[float], None]
    ) -> Posteriors:
        priors, last = self._priors, self._rows - 1
        total = float(_log_sum([state[-1:] for state in states[last]])[0])
        after_match: list[Floats] = [np.empty(0)] * self._rows
        after_source: list[Floats] = [np.empty(0)] * self._rows
        matches: Scores = [np.empty((0, 0), dtype=np.float32)] * self._rows
        source_alone: list[Floats] = [np.empty(0)] * self._rows
        target_alone: list[Floats] = [np.empty(0)] * self._rows
        for row in range(last, -1, -1):
            columns = self._band.columns(row)
            onward = [np.full(len(columns), NEVER)]
            for k, (a, b) in enumerate(self._beads):
                if row + a <= last:
                    next_columns = self._band.columns(row + a)
                    value = self._scores[row + a][k] + priors.bead_kinds[k] + after_match[row + a]
                    onward.append(_window(value, next_columns, columns, b))
            begin = _log_sum(onward)
            at_end = np.full(len(columns), NEVER)
            if row == last:
                at_end[-1] = 0.0
            target = _scan_back(
                np.logaddexp(begin + priors.match_after_target_omission, at_end), priors.omission_continue
            )
            # From any state, leaving out the next target sentence leads to the target state one column on.
            leave_target = np.append(target[1:], NEVER) + priors.omit_target
            if row < last:
                following = _window(after_source[row + 1], self._band.columns(row + 1), columns, 0)
            else:
                following = np.full(len(columns), NEVER)
            source = _log_sum(
                [begin + priors.match_after_source_omission, following + priors.omission_continue, leave_target, at_end]
            )
            matched = _log_sum([begin + priors.match, following + priors.omit_source, leave_target, at_end])
            after_match[row], after_source[row] = matched, source
            found = np.zeros((len(self._beads), len(columns)), dtype=np.float32)
            for k, (a, b) in enumerate(self._beads):
                if a <= row:
                    path = self._from(enter, row, a, b) + self._scores[row][k] + priors.bead_kinds[k] + matched
                    found[k] = np.exp(np.minimum(path - total, 0))
            matches[row] = found
            source_alone[row] = np.exp(np.minimum(states[row][1] + source - total, 0))
            target_alone[row] = np.exp(np.minimum(states[row][2] + target - total, 0))
            if row % 256 == 0:
                tick(1 - 0.5 * row / self._rows)
        return Posteriors(matches, source_alone, target_alone, total)


def best_path(
    band: Band, posteriors: Posteriors, beads: Sequence[tuple[int, int]]
) -> list[tuple[int, int, int, int, float]]:
    """The alignment with the most expected right sentences: beads as (I, J, a, b, probability) by their first node.

    A bead counts as many times as it holds sentences, so two doubtful omissions do not beat one doubtful match.
    """
    rows = len(band.low)
    best: list[Floats] = []
    choices: list[npt.NDArray[np.int8]] = []
    for row in range(rows):
        columns = band.columns(row)
        value = np.full(len(columns), NEVER)
        choice = np.full(len(columns), -1, dtype=np.int8)
        if row == 0 and columns.start == 0:
            value[0] = 0.0
        steps: list[tuple[int, int, int, Floats | Singles]] = [
            (k, a, b, posteriors.matches[row][k]) for k, (a, b) in enumerate(beads)
        ]
        steps.append((len(beads), 1, 0, posteriors.source_omissions[row]))
        for k, a, b, gain in steps:
            if a <= row:
                reached = _window(best[row - a], band.columns(row - a), columns, -b) + gain * (a + b)
                better = reached > value
                value[better] = reached[better]
                choice[better] = k
        gains = np.cumsum(posteriors.target_omissions[row])
        scanned = np.maximum.accumulate(value - gains) + gains
        choice[scanned > value + 1e-12] = len(beads) + 1
        best.append(np.maximum(value, scanned))
        choices.append(choice)
    return _trace(band, posteriors, beads, choices)


def _trace(
    band: Band,
    posteriors: Posteriors,
    beads: Sequence[tuple[int, int]],
    choices: list[npt.NDArray[np.int8]],
) -> list[tuple[int, int, int, int, float]]:
    row, column = len(band.low) - 1, int(band.high[-1])
    path: list[tuple[int, int, int, int, float]] = []
    while row or column:
        place = column - int(band.low[row])
        k = int(choices[row][place])
        if k == len(beads):
            step, probability = (1, 0), posteriors.source_omissions[row][place]
        elif k == len(beads) + 1 or k < 0:
            step, probability = (0, 1), posteriors.target_omissions[row][place]
        else:
            step, probability = beads[k], posteriors.matches[row][k][place]
        row, column = row - step[0], column - step[1]
        path.append((row, column, *step, float(probability)))
    return path[::-1]


def _window(values: Floats, columns: range, wanted: range, shift: int) -> Floats:
    """``values`` of ``columns``, seen from ``wanted`` moved by ``shift``; NEVER where there are none."""
    start = wanted.start + shift - columns.start
    if start >= 0 and start + len(wanted) <= len(values):
        return values[start : start + len(wanted)]
    window = np.full(len(wanted), NEVER)
    first, last = max(0, -start), min(len(wanted), len(values) - start)
    if first < last:
        window[first:last] = values[start + first : start + last]
    return window


def _log_sum(terms: Sequence[Floats]) -> Floats:
    stacked = np.array(terms)
    highest = stacked.max(axis=0)
    summed: Floats = np.exp(stacked - highest).sum(axis=0)
    np.log(summed, out=summed)
    summed += highest
    return summed


def _scan(entering: Floats, go_on: float) -> Floats:
    """Reaching each column by one entry and then steps of ``go_on``: out[J] = sum over k < J."""
    if len(entering) < 2:
        return np.full(len(entering), NEVER)
    places = np.arange(len(entering) - 1) * go_on
    summed = np.logaddexp.accumulate(entering[:-1] - places) + places
    return np.concatenate(([NEVER], np.maximum(summed, NEVER)))


def _scan_back(leaving: Floats, go_on: float) -> Floats:
    """Leaving at each column or after steps of ``go_on``: out[J] = sum over k >= J of leaving[k] + (k - J) go_on."""
    places = np.arange(len(leaving)) * go_on
    summed: Floats = np.logaddexp.accumulate((leaving + places)[::-1])[::-1]
    return summed - places
