"""The figures that answer a value query, as ``sejajar find`` prints them: a line each."""

from __future__ import annotations

from collections.abc import Iterator

from sejajar.cli.reports.text_places import TextPlaces
from sejajar.comparison.figure_format import approx_sign, format_value
from sejajar.session.bitext import Bitext
from sejajar.session.reading.search import find_figure_pairs


def find_lines(bitext: Bitext, query_text: str, paths: tuple[str, str], ui_language: str) -> Iterator[str]:
    """``FILE:LINE:COLUMN: value [source words | target words] (place in the target)``, in reading order.

    Raises ``sejajar.search.figure_query.FigureQueryError`` when the query cannot be read.
    """
    comparison = bitext.comparison
    assert comparison is not None
    source, target = TextPlaces(paths[0], bitext.source), TextPlaces(paths[1], bitext.target)
    for place, index in find_figure_pairs(bitext, query_text):
        link = comparison.figures[index]
        figures = [
            *([] if link.source is None else [comparison.source.figures[link.source]]),
            *([] if link.target is None else [comparison.target.figures[link.target]]),
        ]
        values = dict.fromkeys(
            f"{approx_sign(one.approximator)} {format_value(one, ui_language)}".strip() for one in figures
        )
        value = " ≠ ".join(values) if link.status == "mismatch" else next(iter(values))
        places = [
            text.shown(span) for text, span in ((source, place.source), (target, place.target)) if span is not None
        ]
        partner = f" ({places[1]})" if len(places) > 1 else ""
        yield f"{places[0]}: {value} [{source.surface(place.source)} | {target.surface(place.target)}]{partner}\n"
