"""Malay words of quotation: the same as in Indonesian."""

from __future__ import annotations

from sejajar.extraction.quotes.tables.id import TABLE

__all__ = ["TABLE"]
