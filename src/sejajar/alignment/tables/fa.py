"""Persian affixes."""

from __future__ import annotations

from sejajar.alignment.tables.registry import AlignmentTable, plain_affixes

TABLE = AlignmentTable(
    prefixes=plain_affixes("مي نمي ب ن"),
    suffixes=plain_affixes("ه ها هاي ي اي ان ات تر ترين م د ند ش شان ام اش هايي هايش"),
    clitic_prefixes=("مي", "نمي"),
    clitic_suffixes=("هايي", "هاي", "ها", "ان", "ي", "ند"),
)
