"""Arabic: words before dates, words for orders of magnitude, and names of currencies."""

from __future__ import annotations

from sejajar.comparison.tables.registry import ComparisonTable

TABLE = ComparisonTable(
    date_relations={
        "at": "في",
        "by": "بحلول|حتى|لغاية|إلى غاية|في موعد أقصاه|في موعد لا يتجاوز",
        "before": "قبل",
        "after": "بعد",
        "since": "منذ|ابتداء من|بدءا من|اعتبارا من",
    },
    date_nouns="يوم تاريخ شهر عام سنة العام السنة الساعة أوائل مطلع بداية منتصف أواخر نهاية",
    magnitudes={
        10: "عشرات", 12: "عشرات", 100: "مئات", 10**3: "آلاف", 10**4: "عشرات الآلاف", 10**5: "مئات الآلاف",
        10**6: "ملايين", 10**7: "عشرات الملايين", 10**8: "مئات الملايين", 10**9: "مليارات",
        10**10: "عشرات المليارات", 10**11: "مئات المليارات", 10**12: "تريليونات",
    },
    ordinal="الـ{}",
    currency_names={"USD": "دولار", "GBP": "جنيه إسترليني", "EUR": "يورو"},
    has_long_unit_names=True,
)  # fmt: skip
