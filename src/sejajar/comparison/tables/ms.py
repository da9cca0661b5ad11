"""Malay: ordinals are written as in Indonesian."""

from __future__ import annotations

from sejajar.comparison.tables.registry import ComparisonTable

TABLE = ComparisonTable(ordinal="ke-{}")
