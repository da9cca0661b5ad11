"""Quotes and figures of a pair as a table for people: tab-separated, an item a line, as the sidebar lists them."""

from __future__ import annotations

from collections.abc import Iterator

from sejajar.session.bitext import Bitext
from sejajar.session.reading.entries import list_figures, list_quotes

COLUMNS = ("kind", "status", "heading", "source", "target")


def extract_list(bitext: Bitext) -> Iterator[str]:
    """The lines of the table, each with its line feed; the first names the columns."""
    yield "\t".join(COLUMNS) + "\n"
    for entry in (*list_quotes(bitext), *list_figures(bitext, bitext.source.language)):
        heading = f"{entry.sign} {entry.heading}".strip()
        cells = (entry.kind, entry.status, heading, entry.source_text, entry.target_text)
        yield "\t".join(" ".join(cell.split()) for cell in cells) + "\n"
