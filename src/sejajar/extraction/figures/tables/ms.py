"""Malay months, weekdays, units and currencies; the other words are the Indonesian ones."""

from __future__ import annotations

from dataclasses import replace

from sejajar.extraction.figures.lexicon import keys, phrases_of
from sejajar.extraction.figures.phrases import PhraseBook
from sejajar.extraction.figures.tables import currency_names
from sejajar.extraction.figures.tables.id import TABLE as INDONESIAN

_UNITS = phrases_of({
    "length-mile": "batu|bt",
    "length-foot": "kaki|ka",
    "length-nautical-mile": "batu nautika",
    "speed-kilometer-per-hour": "kilometer sejam|kmj|km sejam",
    "speed-mile-per-hour": "batu sejam|bsj",
    "temperature-celsius": "darjah Celsius|darjah C",
    "temperature-fahrenheit": "darjah Fahrenheit|darjah F",
    "angle-degree": "darjah",
    "volume-barrel": "tong",
    "digital-kilobyte": "kilobait",
    "digital-megabyte": "megabait",
    "digital-gigabyte": "gigabait",
    "digital-terabyte": "terabait",
    "duration-second": "saat",
    "duration-minute": "minit|min",
    "duration-week": "minggu|mgu",
})  # fmt: skip

TABLE = replace(
    INDONESIAN,
    language="ms",
    number_separators=(",", "."),
    home_currency="MYR",
    decimal_words=keys("perpuluhan koma"),
    months=PhraseBook({
        "januari": 1, "februari": 2, "mac": 3, "april": 4, "mei": 5, "jun": 6, "julai": 7, "ogos": 8, "september": 9,
        "oktober": 10, "november": 11, "disember": 12,
        "jan": 1, "feb": 2, "apr": 4, "jul": 7, "ogo": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dis": 12,
    }),
    cautious_months=keys("jan feb mac apr jul ogo sep sept okt nov dis"),
    weekdays=PhraseBook({"isnin": 1, "selasa": 2, "rabu": 3, "khamis": 4, "jumaat": 5, "sabtu": 6, "ahad": 7}),
    cautious_weekdays={},
    day_periods=PhraseBook({
        "pagi": 0, "subuh": 0, "pg": 0, "tengah malam": 0, "tengah hari": 12, "tgh hari": 12, "petang": 12, "ptg": 12,
        "malam": 12, "senja": 12,
    }),
    units=PhraseBook({**dict(INDONESIAN.units.phrases()), **_UNITS}),
    currencies=PhraseBook({**dict(INDONESIAN.currencies.phrases()), **currency_names.MALAY}),
)  # fmt: skip
