"""Figures as short lines, ``surface|kind|value[..upper]|unit|approximator``, without empty fields at the end.

``?N`` is an indefinite figure of magnitude N, ``kind*`` a dual; the same notation marks the figures of the sentences
in ``data/extract``.
"""

from __future__ import annotations

from sejajar.extraction.figures.reader import read_figures_in
from sejajar.extraction.items import Figure


def figure_line(figure: Figure, text: str) -> str:
    """One figure of ``text``."""
    value = f"?{figure.order_of_magnitude}" if figure.is_indefinite else figure.value or ""
    if figure.upper_value:
        value = f"{value}..{figure.upper_value}"
    fields = [figure.kind + "*" * figure.is_dual, value, figure.unit or "", figure.approximator or ""]
    return "|".join([figure.span.of(text), *fields]).rstrip("|")


def figures_of(text: str, language: str = "id") -> list[str]:
    """Every figure of ``text``, in order."""
    return [figure_line(figure, text) for figure in read_figures_in(text, language)]
