"""The two passes of the aligner over two lists of tokens.

The first pass searches a wide band with few bead kinds and prior estimates. From its result the estimates are trained
(how often features are retained, how long translations are, how often sentences are merged or omitted) and word pairs
are induced; the second pass searches a narrow band with every bead kind. hunalign (Varga et al. 2005) and Moore (2002)
align in two passes too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sejajar.alignment import bands
from sejajar.alignment.evidence import Estimates, Evidence, LengthModel, Weights, weigh
from sejajar.alignment.features import FeatureExtractor, FeatureTable
from sejajar.alignment.lattice import Band, Lattice, Path, Posteriors, Priors, Scores, best_path
from sejajar.alignment.model import Bead, calibrate
from sejajar.alignment.tokens import Tokens, read_tokens
from sejajar.alignment.training import induce_word_pairs, reestimate_lengths, reestimate_priors, reestimate_retention
from sejajar.text.document import Document, Sentence

Floats = npt.NDArray[np.float64]

FIRST_BEADS = ((1, 1), (1, 2), (2, 1))
BEADS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1))
"""The bead kinds of the second pass, as (source, target) sentences; omissions are states of the lattice."""
_READ_AT_ONCE = 16
"""Sentences between two looks at whether anybody still waits: each may be 20,000 characters."""
_SHORTEST, _TALLEST = 16, 96
"""The least and the most rows that are scored at once."""


@dataclass(frozen=True, slots=True)
class TokenisedText:
    """One text as the engine takes it.

    Attributes:
        sentences: the tokens of each sentence.
        language: BCP 47 primary subtag.
        paragraph_starts: 1 where a sentence begins a paragraph, 0 elsewhere.
    """

    sentences: Sequence[Tokens]
    language: str
    paragraph_starts: Floats

    @property
    def lengths(self) -> Floats:
        """The characters of each sentence, without blanks."""
        return np.array([sentence.length for sentence in self.sentences], dtype=np.float64)


def read_text(
    document: Document, sentences: Sequence[Sentence], tick: Callable[[float], None] = lambda _share: None
) -> TokenisedText:
    """Return a document's sentences as the engine takes them; ``tick`` is called now and then, and may raise."""
    starts = [
        1.0 if index == 0 or sentence.paragraph_index != sentences[index - 1].paragraph_index else 0.0
        for index, sentence in enumerate(sentences)
    ]
    tokens: list[Tokens] = []
    for first in range(0, len(sentences), _READ_AT_ONCE):
        tick(0.0)
        tokens += read_tokens(
            [sentence.span.of(document.text) for sentence in sentences[first : first + _READ_AT_ONCE]]
        )
    return TokenisedText(tokens, document.language, np.array(starts))


@dataclass(frozen=True, slots=True)
class Tuning:
    """Parameters set by measurement on aligned texts.

    Attributes:
        estimates: how much each kind of evidence counts.
        omission_start: probability of beginning an omission on each side.
        omission_continue: probability that an omission goes on.
        bead_shares: of each of :data:`BEADS` among matches.
        length_base, length_slope, outlier: see :class:`~sejajar.alignment.evidence.LengthModel`.
    """

    estimates: Estimates = field(default_factory=Estimates)
    omission_start: float = 0.02
    omission_continue: float = 0.35
    bead_shares: tuple[float, ...] = (0.86, 0.055, 0.055, 0.006, 0.006, 0.006, 0.001, 0.001, 0.001, 0.001)
    length_base: float = 0.13
    length_slope: float = 1.4
    outlier: float = 0.01

    def priors(self, beads: Sequence[tuple[int, int]]) -> Priors:
        """Return the priors of the first pass, for the first kinds of :data:`BEADS`."""
        shares = np.array(self.bead_shares[: len(beads)])
        kinds = tuple(np.log(shares / shares.sum()).tolist())
        omission = float(np.log(self.omission_start))
        return Priors(kinds, omission, omission, float(np.log(self.omission_continue)))


@dataclass(frozen=True, slots=True)
class _FirstPass:
    """What the first pass hands to the second: trained estimates, and the band to search."""

    table: FeatureTable
    retention: Floats
    lengths: LengthModel
    priors: Priors
    band: Band


class Aligner:
    """Aligns two texts; neither may be empty."""

    def __init__(self, source: TokenisedText, target: TokenisedText) -> None:
        """Extract the features of both; looking up every word once takes most of the time."""
        self._paragraph_starts = source.paragraph_starts, target.paragraph_starts
        self._lengths = source.lengths, target.lengths
        self._extractor = FeatureExtractor(source.sentences, target.sentences, source.language, target.language)

    def align(
        self,
        constraints: Sequence[tuple[int, int]] = (),
        tick: Callable[[float], None] = lambda _share: None,
        tuning: Tuning | None = None,
    ) -> tuple[Bead, ...]:
        """Return the beads in order.

        ``constraints`` are pairs of sentences that share a bead; they neither cross nor share a sentence
        (:func:`sejajar.alignment.constraints.ordered_blocks`). ``tick`` gets the share done, 0 to 1, and may raise.
        """
        tuning = tuning or Tuning()
        tick(0.1)
        trained = self._first_pass(constraints, lambda share: tick(0.1 + 0.4 * share), tuning)
        evidence = self._evidence(trained.table, weigh(trained.table, trained.retention), trained.lengths, tuning)
        posteriors = _search(evidence, trained.band, BEADS, trained.priors, lambda share: tick(0.5 + 0.5 * share))
        return tuple(
            Bead(tuple(range(row, row + a)), tuple(range(column, column + b)), calibrate(probability))
            for row, column, a, b, probability in best_path(trained.band, posteriors, BEADS)
        )

    def _first_pass(
        self, constraints: Sequence[tuple[int, int]], tick: Callable[[float], None], tuning: Tuning
    ) -> _FirstPass:
        mean = float(np.log(self._lengths[1].sum() / self._lengths[0].sum()))
        lengths = LengthModel(mean, tuning.length_base, tuning.length_slope, tuning.outlier)
        table = self._extractor.table({})
        weights = weigh(table, table.retention)
        band = bands.constrained_band(bands.first_band(table, weights.match, self._lengths), constraints)
        evidence = self._evidence(table, weights, lengths, tuning)
        posteriors = _search(evidence, band, FIRST_BEADS, tuning.priors(FIRST_BEADS), tick)
        path = best_path(band, posteriors, FIRST_BEADS)
        table = self._extractor.table(induce_word_pairs(self._extractor.words, path))
        return _FirstPass(
            table,
            reestimate_retention(table, path),
            reestimate_lengths(lengths, self._lengths, path),
            reestimate_priors(tuning.priors(BEADS), FIRST_BEADS, posteriors),
            bands.constrained_band(_narrowed(band, posteriors, path, len(self._lengths[1])), constraints),
        )

    def _evidence(self, table: FeatureTable, weights: Weights, model: LengthModel, tuning: Tuning) -> Evidence:
        return Evidence(table, weights, self._lengths, self._paragraph_starts, model, tuning.estimates)


def _search(
    evidence: Evidence,
    band: Band,
    beads: Sequence[tuple[int, int]],
    priors: Priors,
    tick: Callable[[float], None],
) -> Posteriors:
    scores: Scores = []
    rows = len(band.low)
    first = 0
    while first < rows:
        stop = _block_stop(band, first, rows)
        columns = range(int(band.low[first]), int(band.high[stop - 1]) + 1)
        matrices = evidence.score(range(first, stop), columns, beads)
        for row in range(first, stop):
            start, end = int(band.low[row]) - columns.start, int(band.high[row]) + 1 - columns.start
            scores.append(np.stack([matrix[row - first, start:end] for matrix in matrices]))
        first = stop
        tick(0.4 * first / rows)
    return Lattice(band, scores, beads, priors).posteriors(lambda share: tick(0.4 + 0.6 * share))


def _block_stop(band: Band, first: int, rows: int) -> int:
    """Return the row before which a block that begins at ``first`` ends: about as many rows as the band is wide.

    A taller block would lie mostly outside the band, with more features than it compares.
    """
    widest = 0
    for row in range(first, min(rows, first + _TALLEST)):
        widest = max(widest, int(band.high[row] - band.low[row]) + 1)
        drifted = int(band.high[row] - band.low[first]) > 2 * widest + _SHORTEST
        if row - first >= _SHORTEST and (row - first >= widest or drifted):
            return row
    return min(rows, first + _TALLEST)


def _narrowed(band: Band, posteriors: Posteriors, path: Path, last_column: int) -> Band:
    """Return the band of the second pass: nodes near the best path, or with a noticeable probability."""
    low, high = band.high.copy(), band.low.copy()
    for row, column, a, b, _ in path:
        for node in range(row, row + a + 1):
            low[node], high[node] = min(low[node], column), max(high[node], column + b)
    for row in range(len(low)):
        mass = posteriors.source_omissions[row] + posteriors.target_omissions[row]
        likely = np.flatnonzero(mass + posteriors.matches[row].sum(axis=0) > 1e-5)
        if len(likely):
            low[row] = min(low[row], band.low[row] + likely[0])
            high[row] = max(high[row], band.low[row] + likely[-1])
    return bands.band_around(low, high, 5, last_column)
