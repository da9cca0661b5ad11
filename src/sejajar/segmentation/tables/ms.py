"""Malay sentences: the Indonesian abbreviations and those of its own."""

from __future__ import annotations

from sejajar.segmentation.rules import SentenceRules, words
from sejajar.segmentation.tables.id import TABLE as INDONESIAN

TABLE = SentenceRules(
    titles=INDONESIAN.titles | words("en tuan pn cik dato datuk tun ybhg yb yab y.b y.a.b lt kol jen bhd sdn"),
    before_number=INDONESIAN.before_number | words("bil ms muka perkara"),
    openers=INDONESIAN.openers | words("beliau ianya"),
)
