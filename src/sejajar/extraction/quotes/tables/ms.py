"""Malay quotes with the same words as Indonesian."""

from __future__ import annotations

from sejajar.extraction.quotes.tables.id import TABLE

__all__ = ["TABLE"]
