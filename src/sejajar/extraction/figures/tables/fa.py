"""The few Persian words that figures need beside digits and signs: scales, units and currencies."""

from __future__ import annotations

from sejajar.extraction.figures.tables.default import sign_table

TABLE = sign_table(
    "fa",
    {"هزار": 10**3, "میلیون": 10**6, "میلیارد": 10**9, "تریلیون": 10**12},
    {"درصد": "percent", "سال": "duration-year", "ماه": "duration-month", "روز": "duration-day",
     "ساعت": "duration-hour", "دقیقه": "duration-minute", "کیلومتر": "length-kilometer", "متر": "length-meter",
     "تن": "mass-tonne", "مگاوات": "power-megawatt", "کیلوگرم": "mass-kilogram"},
    {"دلار": "USD", "یورو": "EUR", "ریال": "IRR", "پوند": "GBP"},
)  # fmt: skip
