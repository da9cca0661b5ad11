"""Search in a bitext: for words in both texts, and for figures by value. Occurrences are in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from sejajar.search.figure_query import FigureQueryError, parse_figure_query
from sejajar.search.text_query import TextQuery, find_all
from sejajar.session.bitext import SIDES, Bitext
from sejajar.session.reading.entries import Occurrence, figure_spans, is_figure_shown, occurrence
from sejajar.text.folding import Folded, fold


class SearchCancelledError(Exception):
    """A newer search replaced this one."""


__all__ = ["FigureQueryError", "SearchCancelledError", "find", "find_figure_pairs", "find_figures", "find_words"]


def find(
    bitext: Bitext, sign: str, query_text: str, is_cancelled: Callable[[], bool] = lambda: False
) -> tuple[Occurrence, ...]:
    """Return the hits of a search in reading order: figures by value if ``sign`` is ``#``, else words.

    Raises:
        FigureQueryError: the figure query cannot be parsed.
        SearchCancelledError: ``is_cancelled`` returned True.
    """
    if sign == "#":
        return find_figures(bitext, query_text)
    return find_words(bitext, TextQuery(query_text), is_cancelled)


def find_words(
    bitext: Bitext, query: TextQuery, is_cancelled: Callable[[], bool] = lambda: False
) -> tuple[Occurrence, ...]:
    """Return every occurrence of the query in either text, in reading order.

    Raises :class:`SearchCancelledError` when ``is_cancelled`` returns True.
    """
    places: list[Occurrence] = []
    for side in SIDES:
        folded = _folded(bitext.document(side).text, query.keeps_case)
        for span in find_all(folded, query):
            if is_cancelled():
                raise SearchCancelledError
            places.append(occurrence(bitext, span, None) if side == "source" else occurrence(bitext, None, span))
    return tuple(sorted(places, key=_reading_order))


def find_figures(bitext: Bitext, query_text: str) -> tuple[Occurrence, ...]:
    """Return every figure that matches a value query, with its counterpart, in reading order.

    If the query is a bare number that no value equals, return the figures written with it: 40 finds "$40 miliar".
    Raises :class:`FigureQueryError` if the query cannot be parsed.
    """
    found = tuple(place for place, _ in find_figure_pairs(bitext, query_text))
    number = fold(query_text).text.strip()
    return found or (_find_written(bitext, number) if _BARE_NUMBER.fullmatch(number) else ())


_BARE_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _find_written(bitext: Bitext, number: str) -> tuple[Occurrence, ...]:
    comparison = bitext.comparison
    if comparison is None:
        return ()
    shown = [index for index in range(len(comparison.figures)) if is_figure_shown(comparison, index)]
    places = (occurrence(bitext, *figure_spans(comparison, index)) for index in shown)
    return tuple(sorted((place for place in places if _is_written(bitext, place, number)), key=_reading_order))


def _is_written(bitext: Bitext, place: Occurrence, number: str) -> bool:
    words = (fold(span.of(bitext.document(side).text)).text for side in SIDES if (span := place.span(side)))
    return any(number in _BARE_NUMBER.findall(word) for word in words)


def find_figure_pairs(bitext: Bitext, query_text: str) -> tuple[tuple[Occurrence, int], ...]:
    """Return the figures that match by value, each with its index into ``Comparison.figures``."""
    query = parse_figure_query(query_text)
    comparison = bitext.comparison
    if comparison is None:
        return ()
    found: list[tuple[Occurrence, int]] = []
    for index, match in enumerate(comparison.figures):
        if not is_figure_shown(comparison, index) or (query.mismatches_only and match.status != "mismatch"):
            continue
        figures = (
            None if match.source is None else comparison.source.figures[match.source],
            None if match.target is None else comparison.target.figures[match.target],
        )
        if any(figure is not None and query.matches(figure) for figure in figures):
            found.append((occurrence(bitext, *figure_spans(comparison, index)), index))
    return tuple(sorted(found, key=lambda item: _reading_order(item[0])))


def _reading_order(place: Occurrence) -> tuple[int, bool, int]:
    """Sort key: by passage, and in a passage the source first, as the two panes are read."""
    span = place.source or place.target
    return (place.passage_index, place.source is None, span.start if span else 0)


@lru_cache(maxsize=4)
def _folded(text: str, keep_case: bool) -> Folded:
    return fold(text, keep_case=keep_case)
