"""English: words before dates, and words for orders of magnitude."""

from __future__ import annotations

from sejajar.comparison.tables.registry import ComparisonTable

TABLE = ComparisonTable(
    date_relations={
        "at": "in|on|at",
        "by": "by|until|till|no later than",
        "before": "before",
        "after": "after",
        "since": "since|from",
    },
    date_nouns="the day date month year of early mid late beginning middle end",
    magnitudes={
        10: "tens", 12: "dozens", 100: "hundreds", 10**3: "thousands", 10**4: "tens of thousands",
        10**5: "hundreds of thousands", 10**6: "millions", 10**7: "tens of millions", 10**8: "hundreds of millions",
        10**9: "billions", 10**10: "tens of billions", 10**11: "hundreds of billions", 10**12: "trillions",
    },
)  # fmt: skip
