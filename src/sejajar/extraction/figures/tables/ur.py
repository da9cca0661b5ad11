"""The few Urdu words that figures need beside digits and signs: scales, units and currencies."""

from __future__ import annotations

from sejajar.extraction.figures.tables.default import sign_table

TABLE = sign_table(
    "ur",
    {"ہزار": 10**3, "لاکھ": 10**5, "ملین": 10**6, "کروڑ": 10**7, "ارب": 10**9, "کھرب": 10**11},
    {"فیصد": "percent", "سال": "duration-year", "ماہ": "duration-month", "دن": "duration-day",
     "گھنٹے": "duration-hour", "منٹ": "duration-minute", "کلومیٹر": "length-kilometer", "میٹر": "length-meter",
     "ٹن": "mass-tonne", "میگاواٹ": "power-megawatt"},
    {"ڈالر": "USD", "یورو": "EUR", "روپے": "PKR", "پاؤنڈ": "GBP"},
)  # fmt: skip
