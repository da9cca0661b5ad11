"""English endings."""

from __future__ import annotations

from sejajar.alignment.tables.registry import AlignmentTable

TABLE = AlignmentTable(
    suffixes=(
        *(("'s", ("",)), ("s", ("",)), ("es", ("", "e")), ("ies", ("y",)), ("ied", ("y",)), ("ed", ("", "e"))),
        *(("ing", ("", "e")), ("ly", ("",)), ("er", ("", "e")), ("ers", ("", "e")), ("est", ("", "e"))),
        *((2 * char + end, (char,)) for char in "bdgklmnprt" for end in ("ed", "ing")),
    ),
    clitic_suffixes=("'s", "ing", "ed", "es", "s"),
)
