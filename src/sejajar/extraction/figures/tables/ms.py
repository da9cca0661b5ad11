"""Malay months and weekdays; the other words are the Indonesian ones."""

from __future__ import annotations

from dataclasses import replace

from sejajar.extraction.figures.phrases import PhraseBook
from sejajar.extraction.figures.tables.id import TABLE as INDONESIAN

TABLE = replace(
    INDONESIAN,
    language="ms",
    months=PhraseBook({
        "januari": 1, "februari": 2, "mac": 3, "april": 4, "mei": 5, "jun": 6, "julai": 7, "ogos": 8, "september": 9,
        "oktober": 10, "november": 11, "disember": 12,
    }),
    cautious_months=frozenset(),
    weekdays=PhraseBook({"isnin": 1, "selasa": 2, "rabu": 3, "khamis": 4, "jumaat": 5, "sabtu": 6, "ahad": 7}),
    cautious_weekdays={},
)  # fmt: skip
