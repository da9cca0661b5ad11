"""The quotes and figures of a bitext as ``sejajar extract`` prints them: a table, or JSON of schema ``extract-pred/1``.

In JSON, items that correspond share a ``pair`` id; offsets are code points into the stored documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sejajar.comparison.model import Comparison, MatchStatus
from sejajar.comparison.model import ItemMatch as ItemPair
from sejajar.extraction.items import Figure, Quote
from sejajar.interchange.json_text import json_text
from sejajar.interchange.tsv import table_cell
from sejajar.session.bitext import OTHER, SIDES, Bitext, Side
from sejajar.session.reading.listing import list_figures, list_quotes
from sejajar.tui.rows.entry_words import label_of

SCHEMA = "extract-pred/1"
COLUMNS = ("kind", "status", "heading", "source", "target")


def extract_table(bitext: Bitext) -> Iterator[str]:
    """Yield the lines of the table, tab-separated, an item a line as the sidebar lists them; the first is the head."""
    yield "\t".join(COLUMNS) + "\n"
    for entry in (*list_quotes(bitext), *list_figures(bitext, bitext.source.language)):
        cells = (entry.kind, entry.status, label_of(entry), entry.source_text, entry.target_text)
        yield "\t".join(table_cell(" ".join(cell.split())) for cell in cells) + "\n"


def extract_json(bitext: Bitext) -> Iterator[str]:
    """Yield the JSON document of an extracted bitext in pieces, one item per line."""
    assert bitext.comparison is not None
    document = extract_document(bitext, bitext.comparison)
    yield f'{{"schema": {json_text(document["schema"])}'
    for name in ("figures", "quotes"):
        yield f', "{name}": ['
        for index, item in enumerate(document[name]):
            yield (",\n" if index else "\n") + json_text(item)
        yield "\n]"
    yield "}\n"


def extract_document(bitext: Bitext, comparison: Comparison) -> dict[str, Any]:
    """Return the document as plain values; the items in order of appearance, the source's first."""
    figures: list[dict[str, Any]] = []
    quotes: list[dict[str, Any]] = []
    for side in SIDES:
        language = bitext.document(side).language
        extracts = comparison.source if side == "source" else comparison.target
        figure_pairs = _pair_of_item(comparison.figures, side)
        for index, figure in enumerate(extracts.figures):
            number, status = figure_pairs.get(index, (None, None))
            pair = {"pair": None if number is None else f"f{number}", "pair_status": _status(status, bitext)}
            figures.append(figure_fields(figure, language) | pair)
        quote_pairs = _pair_of_item(comparison.quotes, side)
        for index, quote in enumerate(extracts.quotes):
            quotes.append(_quote(quote, language, quote_pairs.get(index, (None, None))[0]))
    return {"schema": SCHEMA, "figures": figures, "quotes": quotes}


def _pair_of_item(pairs: Sequence[ItemPair], side: Side) -> dict[int, tuple[int, MatchStatus]]:
    """For each item of one side, the number of its pair, from 1, and the status; an item's first pair counts."""
    found: dict[int, tuple[int, MatchStatus]] = {}
    for number, link in enumerate(pairs, start=1):
        index = link.source if side == "source" else link.target
        if index is not None:
            found.setdefault(index, (number, link.status))
    return found


def _status(status: MatchStatus | None, bitext: Bitext) -> str | None:
    """The status with the language's code in place of the side: ``only_id``."""
    for side in SIDES:
        if status == f"only_{side}":
            code, other = bitext.document(side).language, bitext.document(OTHER[side]).language
            # Two texts in one language: the code would not say which.
            return f"only_{code if code != other else side}"
    return status


def figure_fields(figure: Figure, language: str) -> dict[str, Any]:
    """Return a figure of a text in ``language`` as an item of the JSON, without its pair."""
    return {
        "lang": language,
        "start": figure.span.start,
        "end": figure.span.end,
        "kind": figure.kind,
        "value": figure.value,
        "value2": figure.upper_value,
        "unit": figure.unit,
        "approx": figure.approximator,
        "indefinite": figure.is_indefinite,
        "magnitude": figure.order_of_magnitude,
        "dual": figure.is_dual,
    }


def _quote(quote: Quote, language: str, number: int | None) -> dict[str, Any]:
    return {
        "lang": language,
        "start": quote.span.start,
        "end": quote.span.end,
        "type": quote.kind,
        "speaker": quote.speaker,
        "cue": quote.cue,
        "pair": None if number is None else f"q{number}",
    }
