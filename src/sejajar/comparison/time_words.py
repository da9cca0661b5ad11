"""How a text ties something to a date: "in December", "by December", "since 2019"; a table per language.

Answers which :data:`TimeRelation` the words before a date name. Another language is another entry of the tables.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from sejajar.text.folding import fold
from sejajar.text.span import Span

TimeRelation = Literal["at", "by", "before", "after", "since"]

REACH = 60
"""How many characters before a date are looked at: a preposition and two or three nouns."""

RELATIONS: dict[str, dict[TimeRelation, str]] = {
    "id": {
        "at": "pada|di|dalam",
        "by": "hingga|sampai|sampai dengan|paling lambat|selambat-lambatnya|menjelang",
        "before": "sebelum",
        "after": "setelah|sesudah|selepas|usai",
        "since": "sejak|semenjak|mulai",
    },
    "ar": {
        "at": "في",
        "by": "بحلول|حتى|لغاية|إلى غاية|في موعد أقصاه|في موعد لا يتجاوز",
        "before": "قبل",
        "after": "بعد",
        "since": "منذ|ابتداء من|بدءا من|اعتبارا من",
    },
    "en": {
        "at": "in|on|at",
        "by": "by|until|till|no later than",
        "before": "before",
        "after": "after",
        "since": "since|from",
    },
}
"""The prepositions of dates, by language."""

_PASSED_OVER: dict[str, str] = {
    "id": "hari tanggal tgl bulan tahun pukul jam awal pertengahan akhir",
    "ar": "يوم تاريخ شهر عام سنة العام السنة الساعة أوائل مطلع بداية منتصف أواخر نهاية",
    "en": "the day date month year of early mid late beginning middle end",
}
"""Nouns that may stand between the relation and the date."""


def time_relation(text: str, date: Span, language: str) -> TimeRelation | None:
    """What the words straight before ``date`` say of it; None where they say nothing that the tables know."""
    words = _words(text[max(0, date.start - REACH) : date.start])
    passed_over = _passed_over(language)
    while words and words[-1] in passed_over:
        words.pop()
    found: tuple[int, TimeRelation] | None = None
    for phrase, relation in _phrases(language):
        if words[-len(phrase) :] == phrase and (found is None or len(phrase) > found[0]):
            found = (len(phrase), relation)
    return found[1] if found else None


def _words(text: str) -> list[str]:
    return fold(text).text.split()


@cache
def _passed_over(language: str) -> frozenset[str]:
    return frozenset(_words(_PASSED_OVER.get(language, "")))


@cache
def _phrases(language: str) -> list[tuple[list[str], TimeRelation]]:
    return [
        (_words(phrase), relation)
        for relation, phrases in RELATIONS.get(language, {}).items()
        for phrase in phrases.split("|")
    ]
