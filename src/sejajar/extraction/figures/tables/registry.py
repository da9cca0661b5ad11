"""Which tables read which language."""

from __future__ import annotations

from functools import cache

from sejajar.extraction.figures.lexicon import FigureTable


@cache
def figure_table(language: str) -> FigureTable:
    """The table for a BCP 47 language; digits, signs and ISO codes only for a language without one of its own."""
    from sejajar.extraction.figures.tables import ar as figures_ar
    from sejajar.extraction.figures.tables import default as figures_default
    from sejajar.extraction.figures.tables import en as figures_en
    from sejajar.extraction.figures.tables import id as figures_id

    tables = {
        "id": figures_id.INDONESIAN,
        "ms": figures_id.MALAY,
        "ar": figures_ar.ARABIC,
        "en": figures_en.ENGLISH,
        "fa": figures_default.PERSIAN,
        "ur": figures_default.URDU,
    }
    return tables.get(language, figures_default.DEFAULT)
