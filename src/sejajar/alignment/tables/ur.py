"""Urdu plural and case endings."""

from __future__ import annotations

from sejajar.alignment.tables.registry import AlignmentTable, plain_affixes

TABLE = AlignmentTable(suffixes=plain_affixes("وں یں ے ی ا"))
