"""The search: forward-backward sums over all alignments inside a band, and the best alignment.

Node (I, J) is after I source and J target sentences. Of three states, one is reached by a match, one by omitting a
source sentence and one by omitting a target sentence, so that a long omission costs little more than a short one (an
HMM with affine gaps). Source omissions come before target ones at the same node, so every alignment is exactly one
path. All values are logs; both passes go row by row with vectors over the band, so time and memory are proportional to
the band.
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
Path = Sequence[tuple[int, int, int, int, float]]
"""Beads and omissions in order, each as (I, J, a, b, probability): a and b sentences from node (I, J) on."""


@dataclass(frozen=True, slots=True)
class Priors:
    """Log probabilities of transitions.

    Attributes:
        bead_kinds: of each bead kind among matches.
        omit_source, omit_target: of beginning an omission.
        omission_continue: of omitting the next sentence too.
    """

    bead_kinds: tuple[float, ...]
    omit_source: float
    omit_target: float
    omission_continue: float

    @property
    def match(self) -> float:
        """Of a match after a match."""
        return float(np.log(max(1e-9, 1 - np.exp(self.omit_source) - np.exp(self.omit_target))))

    @property
    def match_after_source_omission(self) -> float:
        """Of a match after an omission in the source."""
        return float(np.log(max(1e-9, 1 - np.exp(self.omission_continue) - np.exp(self.omit_target))))

    @property
    def match_after_target_omission(self) -> float:
        """Of a match after an omission in the target."""
        return float(np.log(max(1e-9, 1 - np.exp(self.omission_continue))))


@dataclass(frozen=True, slots=True)
class Band:
    """The nodes searched: columns ``low[I]`` to ``high[I]``, both included, of each row I; neither ever decreases."""

    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]

    def columns(self, row: int) -> range:
        """The columns of a row."""
        return range(int(self.low[row]), int(self.high[row]) + 1)

    @property
    def size(self) -> int:
        """The number of nodes."""
        return int((self.high - self.low + 1).sum())


@dataclass(frozen=True, slots=True)
class Posteriors:
    """Probability of each possible bead and omission, by the node it ends at.

    Attributes:
        matches: ``matches[I][k, J - low]`` is of the bead of kind ``k`` that ends at (I, J).
        source_omissions, target_omissions: of omitting sentence I-1 or J-1 on arriving at the node, by row.
        log_likelihood: log of the sum over all alignments in the band.
    """

    matches: Scores
    source_omissions: list[Floats]
    target_omissions: list[Floats]
    log_likelihood: float


class Lattice:
    """A band with its scores and transitions."""

    def __init__(self, band: Band, scores: Scores, beads: Sequence[tuple[int, int]], priors: Priors) -> None:
        """``scores`` are of beads by their last node, without priors."""
        self._band, self._scores, self._beads, self._priors = band, scores, beads, priors
        self._rows = len(band.low)

    def _from(self, values: list[Floats], row: int, step: int, shift: int) -> Floats:
        """Return row ``row - step`` of ``values``, shifted by ``shift`` columns, for the columns of ``row``."""
        return _window(values[row - step], self._band.columns(row - step), self._band.columns(row), -shift)

    def posteriors(self, tick: Callable[[float], None]) -> Posteriors:
        """Run both passes; ``tick`` is called now and then with the share done, 0 to 1."""
        enter, states = self._forward(tick)
        return self._backward(enter, states, tick)

    def _forward(self, tick: Callable[[float], None]) -> tuple[list[Floats], list[tuple[Floats, Floats, Floats]]]:
        """Return for each row the log sums before a match begins at its nodes, and those of the three states."""
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
            # From any state, omitting the next target sentence leads to the target state in the next column.
            omit_target = np.append(target[1:], NEVER) + priors.omit_target
            if row < last:
                following = _window(after_source[row + 1], self._band.columns(row + 1), columns, 0)
            else:
                following = np.full(len(columns), NEVER)
            source = _log_sum(
                [begin + priors.match_after_source_omission, following + priors.omission_continue, omit_target, at_end]
            )
            matched = _log_sum([begin + priors.match, following + priors.omit_source, omit_target, at_end])
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


def best_path(band: Band, posteriors: Posteriors, beads: Sequence[tuple[int, int]]) -> Path:
    """Return the alignment with the most expected correct sentences (maximum expected accuracy).

    A bead counts once for each of its sentences, so two uncertain omissions do not beat one uncertain match.
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
) -> Path:
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
    """Return ``values`` of ``columns`` at the columns ``wanted`` plus ``shift``; NEVER where there are none."""
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


def _scan(entering: Floats, step: float) -> Floats:
    """Return the log sums of entering at a column k < J and omitting up to J: entering[k] + (J - k - 1) * ``step``."""
    if len(entering) < 2:
        return np.full(len(entering), NEVER)
    places = np.arange(len(entering) - 1) * step
    summed = np.logaddexp.accumulate(entering[:-1] - places) + places
    return np.concatenate(([NEVER], np.maximum(summed, NEVER)))


def _scan_back(leaving: Floats, step: float) -> Floats:
    """Return the log sums of omitting from J to a column k >= J and leaving there: leaving[k] + (k - J) * ``step``."""
    places = np.arange(len(leaving)) * step
    summed: Floats = np.logaddexp.accumulate((leaving + places)[::-1])[::-1]
    return summed - places
