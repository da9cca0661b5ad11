"""Persian: units are written by their names."""

from __future__ import annotations

from sejajar.comparison.tables.registry import ComparisonTable

TABLE = ComparisonTable(has_long_unit_names=True)
