"""Signs, digits and codes that need no language, and the few words that Persian and Urdu add."""

from __future__ import annotations

from sejajar.extraction.figures.lexicon import FigureTable, Numeral, keys
from sejajar.extraction.figures.phrases import PhraseBook
from sejajar.extraction.figures.tables.measures import CURRENCY_SIGNS, UNIT_SIGNS
from sejajar.extraction.figures.tokens import word_key


def _table(
    language: str,
    scales: dict[str, int] | None = None,
    units: dict[str, str] | None = None,
    currencies: dict[str, str] | None = None,
) -> FigureTable:
    return FigureTable(
        language=language,
        number_separators=("", ""),
        numerals={word_key(word): Numeral(value, "scale") for word, value in (scales or {}).items()},
        units=PhraseBook({**UNIT_SIGNS, **(units or {})}),
        currencies=PhraseBook({**CURRENCY_SIGNS, **(currencies or {})}),
        currency_prefixes=PhraseBook(CURRENCY_SIGNS),
        scale_letters={"bn": 10**9, "mn": 10**6, "tn": 10**12},
        labels=keys("no"),
    )


DEFAULT = _table("und")
PERSIAN = _table(
    "fa",
    {"هزار": 10**3, "میلیون": 10**6, "میلیارد": 10**9, "تریلیون": 10**12},
    {"درصد": "percent", "سال": "duration-year", "ماه": "duration-month", "روز": "duration-day",
     "ساعت": "duration-hour", "دقیقه": "duration-minute", "کیلومتر": "length-kilometer", "متر": "length-meter",
     "تن": "mass-tonne", "مگاوات": "power-megawatt", "کیلوگرم": "mass-kilogram"},
    {"دلار": "USD", "یورو": "EUR", "ریال": "IRR", "پوند": "GBP"},
)  # fmt: skip
URDU = _table(
    "ur",
    {"ہزار": 10**3, "لاکھ": 10**5, "ملین": 10**6, "کروڑ": 10**7, "ارب": 10**9, "کھرب": 10**11},
    {"فیصد": "percent", "سال": "duration-year", "ماہ": "duration-month", "دن": "duration-day",
     "گھنٹے": "duration-hour", "منٹ": "duration-minute", "کلومیٹر": "length-kilometer", "میٹر": "length-meter",
     "ٹن": "mass-tonne", "میگاواٹ": "power-megawatt"},
    {"ڈالر": "USD", "یورو": "EUR", "روپے": "PKR", "پاؤنڈ": "GBP"},
)  # fmt: skip
