"""Hebrew affixes, the article and proclitics."""

from __future__ import annotations

from sejajar.alignment.tables.registry import AlignmentTable, plain_affixes

TABLE = AlignmentTable(
    article="ה",
    prefixes=plain_affixes("ו ה ב ל מ ש כ וה וב ול ומ וש שה בה מה לה כש שב של מש לכ והמ וכ"),
    suffixes=(
        *(("ים", ("", "ה")), ("ות", ("", "ה")), ("ת", ("ה", "")), ("תו", ("ה",)), ("תה", ("ה",)), ("יים", ("", "י"))),
        *plain_affixes("ה ו ם ן י נו יו יה יהם ית יות תי"),
    ),
    clitic_prefixes=("וה", "שה", "וב", "ול", "ומ", "ה", "ב", "ל", "מ", "ש", "ו", "כ"),
    clitic_suffixes=("יים", "ים", "ות", "ת", "ה", "ו"),
    name_proclitics=("ה", "ו", "ב", "ל", "מ", "ש", "כ", "וה", "של"),
)
