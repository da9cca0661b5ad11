"""Bands: which nodes are searched."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.bands import band_around, constrained_band, first_band, whole_band
from sejajar.alignment.evidence import weigh
from sejajar.alignment.features import FeatureExtractor
from sejajar.alignment.lattice import Band
from sejajar.alignment.tokens import read_tokens


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
    table = FeatureExtractor(*tokens, "xx", "yy").table({})
    lengths = np.array([5.0] * 900), np.array([5.0] * 1800)
    band = first_band(table, weigh(table, table.retention).match, lengths)
    assert_sound(band, 901, 1800)
    assert band.size < 900 * 1800 / 2
    assert all(band.low[row] <= 2 * row <= band.high[row] for row in range(901))


def test_the_band_is_extended_to_a_constraint_outside_it() -> None:
    band = constrained_band(Band(np.maximum(np.arange(21) - 2, 0), np.minimum(np.arange(21) + 2, 20)), [(10, 2)])
    assert band.low[10] <= 2 <= band.high[10]
    assert band.low[11] <= 3 <= band.high[11]
    assert all(band.high[row] <= 2 for row in range(11))


def test_no_bead_may_end_between_the_sentences_of_a_constraint() -> None:
    band = constrained_band(whole_band(4, 4), [(1, 2)])
    nodes = {(row, column) for row in range(5) for column in range(5)}
    inside = {(row, column) for row, column in nodes if column in band.columns(row)}
    assert nodes - inside == {
        (0, 3),
        (0, 4),
        (1, 3),
        (1, 4),
        *((row, column) for row in (2, 3, 4) for column in (0, 1, 2)),
    }


def test_rare_features_lead_the_band() -> None:
    source = [f"kata{i}" for i in range(400)]
    target = [f"kata{i}" for i in range(100, 400)]
    tokens = read_tokens(source), read_tokens(target)
    table = FeatureExtractor(*tokens, "xx", "xx").table({})
    lengths = np.array([7.0] * 400), np.array([7.0] * 300)
    band = first_band(table, weigh(table, table.retention).match, lengths)
    assert_sound(band, 401, 300)
    assert all(row - 100 in band.columns(row) for row in range(100, 401))
    assert band.size < 400 * 300 / 2
