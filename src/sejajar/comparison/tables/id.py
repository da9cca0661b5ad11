"""Indonesian: words before dates, and words for orders of magnitude."""

from __future__ import annotations

from sejajar.comparison.tables.registry import ComparisonTable

TABLE = ComparisonTable(
    date_relations={
        "at": "pada|di|dalam",
        "by": "hingga|sampai|sampai dengan|paling lambat|selambat-lambatnya|menjelang",
        "before": "sebelum",
        "after": "setelah|sesudah|selepas|usai",
        "since": "sejak|semenjak|mulai",
    },
    date_nouns="hari tanggal tgl bulan tahun pukul jam awal pertengahan akhir",
    magnitudes={
        10: "puluhan", 12: "lusinan", 100: "ratusan", 10**3: "ribuan", 10**4: "puluhan ribu", 10**5: "ratusan ribu",
        10**6: "jutaan", 10**7: "puluhan juta", 10**8: "ratusan juta", 10**9: "miliaran", 10**10: "puluhan miliar",
        10**11: "ratusan miliar", 10**12: "triliunan",
    },
    ordinal="ke-{}",
)  # fmt: skip
