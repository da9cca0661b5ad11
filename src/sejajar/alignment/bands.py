"""The band: the nodes of the lattice that are searched.

Small texts are searched whole. In large ones, features that both texts have only a few times give points; cells with
several points give a chain from corner to corner (as in Melamed's SIMR, 1999); the rectangles between the chain's cells
are searched, so an omitted chapter costs its length and not its square.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sejajar.alignment.features import Features, FeatureTable
from sejajar.alignment.lattice import Band

Floats = npt.NDArray[np.float64]

MAX_WHOLE_NODES = 60_000
"""Texts of up to this many nodes are searched whole."""
CELL = 8
"""Points are counted in square cells of this many sentences a side."""
MAX_RARE_COUNT = 12
"""A feature gives points if it is in at most this many sentences of each side."""
MAX_RECTANGLE_NODES = 400_000
"""A rectangle with more nodes is cut down to a band along its diagonal."""
MARGIN = 12
"""Nodes added on each side of a rectangle."""


def whole_band(source_count: int, target_count: int) -> Band:
    """Return the band of all nodes."""
    rows = source_count + 1
    return Band(np.zeros(rows, dtype=np.int64), np.full(rows, target_count, dtype=np.int64))


def first_band(table: FeatureTable, match: npt.NDArray[np.float32], lengths: tuple[Floats, Floats]) -> Band:
    """Return the band of the first pass, from the score of each feature and the characters of each sentence."""
    source_count, target_count = table.source.sentence_count, table.target.sentence_count
    if source_count * target_count <= MAX_WHOLE_NODES:
        return whole_band(source_count, target_count)
    cells = _crowded_cells(table, match)
    chain = _best_chain(cells)
    corners = [(0, 0), *((CELL * row, CELL * column) for row, column in chain), (source_count, target_count)]
    return _band_through(corners, lengths)


def _crowded_cells(table: FeatureTable, match: npt.NDArray[np.float32]) -> list[tuple[int, int, float]]:
    """Return cells with two rare features or more in common: row, column, and the sum of their scores."""
    rows, columns, values = _points(table, match)
    if not len(rows):
        return []
    width = table.target.sentence_count // CELL + 2
    cells, inverse = np.unique(rows // CELL * width + columns // CELL, return_inverse=True)
    sums = np.bincount(inverse, weights=values)
    counts = np.bincount(inverse)
    # One shared word happens by chance; two in the same cell hardly do.
    crowded = counts >= 2
    return [
        (int(cell) // width, int(cell) % width, float(value))
        for cell, value in zip(cells[crowded], sums[crowded], strict=True)
    ]


def _points(
    table: FeatureTable, match: npt.NDArray[np.float32]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]:
    size = len(table.names)
    rare = (table.source.document_counts(size) <= MAX_RARE_COUNT) & (
        table.target.document_counts(size) <= MAX_RARE_COUNT
    )
    rare &= match > 1.0
    by_feature_s, by_feature_t = _postings(table.source, rare), _postings(table.target, rare)
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for feature, rows_s in by_feature_s.items():
        columns_t = by_feature_t.get(feature, [])
        value = float(match[feature]) / max(len(rows_s), len(columns_t), 1)
        for row in rows_s:
            rows.extend([row] * len(columns_t))
            columns.extend(columns_t)
            values.extend([value] * len(columns_t))
    return np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64), np.array(values)


def _postings(features: Features, wanted: npt.NDArray[np.bool_]) -> dict[int, list[int]]:
    sentences = np.repeat(np.arange(features.sentence_count), np.diff(features.row_starts))
    keep = wanted[features.ids]
    postings: dict[int, list[int]] = {}
    for feature, sentence in zip(features.ids[keep].tolist(), sentences[keep].tolist(), strict=True):
        postings.setdefault(feature, []).append(sentence)
    return postings


def _best_chain(cells: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return the chain of cells, rising in both directions, with the highest sum; by a Fenwick tree of best endings."""
    columns = sorted({column for _, column, _ in cells})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(columns) + 1)
    before: list[int] = []
    ordered = sorted(cells, key=lambda cell: (cell[0], -cell[1]))
    best = (0.0, -1)
    for index, (_, column, value) in enumerate(ordered):
        rank = bisect_left(columns, column)
        total, previous = 0.0, -1
        node = rank
        while node > 0:
            if tree[node][0] > total:
                total, previous = tree[node]
            node -= node & -node
        before.append(previous)
        entry = (total + value, index)
        best = max(best, entry, key=lambda item: item[0])
        node = rank + 1
        while node < len(tree):
            if entry[0] > tree[node][0]:
                tree[node] = entry
            node += node & -node
    chain: list[tuple[int, int]] = []
    index = best[1]
    while index >= 0:
        chain.append(ordered[index][:2])
        index = before[index]
    return chain[::-1]


def _band_through(corners: Sequence[tuple[int, int]], lengths: tuple[Floats, Floats]) -> Band:
    rows, last_column = corners[-1][0] + 1, corners[-1][1]
    low = np.full(rows, last_column, dtype=np.int64)
    high = np.zeros(rows, dtype=np.int64)
    characters = [np.concatenate(([0.0], np.cumsum(side))) for side in lengths]
    for (row, column), (next_row, next_column) in itertools.pairwise(corners):
        top, bottom = max(0, row - MARGIN), min(rows - 1, next_row + CELL + MARGIN)
        left, right = max(0, column - MARGIN), min(last_column, next_column + CELL + MARGIN)
        if (bottom - top) * (right - left) <= MAX_RECTANGLE_NODES:
            low[top : bottom + 1] = np.minimum(low[top : bottom + 1], left)
            high[top : bottom + 1] = np.maximum(high[top : bottom + 1], right)
        else:
            middle = _diagonal(characters[0][top : bottom + 1], characters[1][left : right + 1]) + left
            half = max(MAX_RECTANGLE_NODES // (2 * (bottom - top + 1)), 2 * MARGIN)
            low[top : bottom + 1] = np.minimum(low[top : bottom + 1], np.maximum(middle - half, left))
            high[top : bottom + 1] = np.maximum(high[top : bottom + 1], np.minimum(middle + half, right))
    return _connected(low, high, last_column)


def _diagonal(source: Floats, target: Floats) -> npt.NDArray[np.int64]:
    """Return for each row the column at the same share of the characters."""
    share = (source - source[0]) / max(1.0, source[-1] - source[0])
    return np.asarray(np.searchsorted(target, target[0] + share * (target[-1] - target[0])), dtype=np.int64)


def band_around(low: npt.NDArray[np.int64], high: npt.NDArray[np.int64], margin: int, last_column: int) -> Band:
    """Return the band of the given columns of each row, ``margin`` nodes wider on every side."""
    tight = _connected(low, high, last_column)
    rows = np.arange(len(low))
    return _connected(
        tight.low[np.maximum(rows - margin, 0)] - margin,
        tight.high[np.minimum(rows + margin, len(rows) - 1)] + margin,
        last_column,
    )


def _connected(low: npt.NDArray[np.int64], high: npt.NDArray[np.int64], last_column: int) -> Band:
    """Return a band from corner to corner whose edges never decrease and whose rows touch."""
    low, high = np.clip(low, 0, last_column), np.clip(high, 0, last_column)
    low[0], high[-1] = 0, last_column
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    low[1:] = np.minimum(low[1:], high[:-1])
    return Band(low, np.maximum(low, high))


def constrained_band(band: Band, constraints: Sequence[tuple[int, int]]) -> Band:
    """Return ``band`` without the nodes at which a bead would end between the two sentences of a constraint."""
    least, most = np.zeros_like(band.low), np.full_like(band.high, band.high[-1])
    low, high = band.low.copy(), band.high.copy()
    for row, column in constraints:
        most[: row + 1] = np.minimum(most[: row + 1], column)
        least[row + 1 :] = np.maximum(least[row + 1 :], column + 1)
        # A constraint far from the band: extend the band to it, and back along the next row.
        low[row], high[row] = min(low[row], column), max(high[row], column)
        low[row + 1], high[row + 1] = min(low[row + 1], column + 1), max(high[row + 1], column + 1)
    low, high = np.clip(low, least, most), np.clip(high, least, most)
    return Band(np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high))
