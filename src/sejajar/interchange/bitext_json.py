"""A bitext as JSON for other programs: passages with their offsets, and the quotes and figures of both texts."""

from __future__ import annotations

from collections.abc import Iterable

from sejajar.interchange.json_text import json_text
from sejajar.session.bitext import SIDES, Bitext, Side

EXPORT_SCHEMA = "export/1"
"""Name and version of the form."""


def write_bitext_json(bitext: Bitext, passage_indices: Iterable[int]) -> str:
    """Return JSON of schema :data:`EXPORT_SCHEMA`; offsets are code points into the texts as read.

    Quotes and figures are empty lists while ``bitext`` has no comparison.
    """
    stored = {
        "schema": EXPORT_SCHEMA,
        **{side: _side_fields(bitext, side) for side in SIDES},
        "passages": [_passage_fields(bitext, passage_index) for passage_index in passage_indices],
    }
    return json_text(stored, indent=1) + "\n"


def _side_fields(bitext: Bitext, side: Side) -> dict[str, object]:
    document = bitext.document(side)
    fields: dict[str, object] = {
        "name": document.name,
        "language": document.language,
        "direction": document.direction,
        "quotes": [],
        "figures": [],
    }
    if bitext.comparison:
        extracts = bitext.comparison.source if side == "source" else bitext.comparison.target
        fields["quotes"] = [
            {
                "start": quote.span.start,
                "end": quote.span.end,
                "type": quote.kind,
                "speaker": quote.speaker,
                "text": quote.span.of(document.raw),
            }
            for quote in extracts.quotes
            if quote.kind != "mention"
        ]
        fields["figures"] = [
            {
                "start": figure.span.start,
                "end": figure.span.end,
                "kind": figure.kind,
                "value": figure.value,
                "value2": figure.upper_value,
                "unit": figure.unit,
                "text": figure.span.of(document.raw),
            }
            for figure in extracts.figures
        ]
    return fields


def _passage_fields(bitext: Bitext, passage_index: int) -> dict[str, object]:
    passage = bitext.passages[passage_index]
    return {
        "number": passage_index + 1,
        "confidence": passage.confidence,
        **{
            side: [
                {"start": span.start, "end": span.end, "text": span.of(bitext.document(side).raw)}
                for span in passage.spans(side)
            ]
            for side in SIDES
        },
    }
