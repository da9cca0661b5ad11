"""Malay has the affixes of Indonesian and reads its columns of the dictionaries."""

from __future__ import annotations

from dataclasses import replace

from sejajar.alignment.tables.id import TABLE as INDONESIAN

TABLE = replace(INDONESIAN, dictionary_language="id")
