"""Indonesian affixes; initial consonants that a nasal prefix swallows come back (``menulis``: ``tulis``)."""

from __future__ import annotations

from sejajar.alignment.tables.registry import AlignmentTable, plain_affixes

TABLE = AlignmentTable(
    prefixes=(
        *(("meng", ("", "k")), ("peng", ("", "k")), ("meny", ("s",)), ("peny", ("s",))),
        *(("mem", ("", "p")), ("pem", ("", "p")), ("men", ("", "t")), ("pen", ("", "t")), ("me", ("",)), ("pe", ("",))),
        *plain_affixes("memper diper di ber ter per pel bel se ke"),
        *(("ber", ("", "r")), ("ter", ("", "r"))),
    ),
    suffixes=plain_affixes("nya kan annya an i lah kah ku mu pun kannya inya ikan"),
    clitic_suffixes=("annya", "nya", "lah", "kah", "an"),
)
