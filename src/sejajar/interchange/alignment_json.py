"""Alignments as JSON of schema ``align/1``: the sentences of both texts by offset, and the beads; read and written."""

from __future__ import annotations

import json
from typing import cast

from sejajar.alignment.model import Alignment, Bead
from sejajar.interchange.aligned_text import MAX_DIGITS, AlignedText, StoredAlignment, complete_alignment, quoted
from sejajar.interchange.json_text import json_text
from sejajar.text.document import Document, Sentence
from sejajar.text.sanitize import excerpt
from sejajar.text.span import Span

ALIGNMENT_SCHEMA = "align/1"
"""Name and version of the form."""


def write_json(alignment: Alignment, source: AlignedText, target: AlignedText) -> str:
    """Return JSON of schema :data:`ALIGNMENT_SCHEMA`; offsets are code points, sentences count from 0."""
    stored = {
        "schema": ALIGNMENT_SCHEMA,
        "source": _side_fields(source),
        "target": _side_fields(target),
        "beads": [
            {"source": list(bead.source), "target": list(bead.target), "confidence": bead.confidence}
            for bead in alignment.beads
        ],
    }
    return json_text(stored) + "\n"


def read_json(text: str, source: Document, target: Document) -> StoredAlignment:
    """Read what :func:`write_json` wrote about these two texts.

    Raises:
        ValueError: not JSON, not of schema ``align/1``, or sentences that the documents do not have; the message says
            which entry is wrong and what to do.
    """
    try:
        stored = json.loads(text, object_pairs_hook=_once, parse_int=_integer, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}: not JSON ({error.msg}); export the alignment again") from None
    except RecursionError:
        raise ValueError("lists or objects nested too deeply for an alignment; export the alignment again") from None
    if not isinstance(stored, dict):
        raise ValueError(f"not an alignment: expected an object with schema {ALIGNMENT_SCHEMA!r}")
    fields = cast("dict[str, object]", stored)
    if fields.get("schema") != ALIGNMENT_SCHEMA:
        raise ValueError(
            f"schema {quoted(fields.get('schema'))} is not {ALIGNMENT_SCHEMA!r}; "
            "give the JSON of this version's sejajar align"
        )
    source_sentences = _sentences(fields.get("source"), source, "source")
    target_sentences = _sentences(fields.get("target"), target, "target")
    beads = [_bead(entry, bead_index) for bead_index, entry in enumerate(_list(fields.get("beads"), "beads"))]
    labels = [f"bead {bead_index}" for bead_index in range(len(beads))]
    alignment = complete_alignment(beads, labels, len(source_sentences), len(target_sentences))
    return StoredAlignment(source_sentences, target_sentences, alignment)


def _side_fields(side: AlignedText) -> dict[str, object]:
    return {
        "path": side.path,
        "language": side.document.language,
        "sentences": [[sentence.span.start, sentence.span.end] for sentence in side.sentences],
    }


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object of JSON; a key that it has twice would be read one way here and another way elsewhere."""
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"the key {quoted(name)} stands twice in one object; export the alignment again")
        found[name] = value
    return found


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"a number of more than {MAX_DIGITS} digits; export the alignment again")
    return int(digits)


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no number of JSON; export the alignment again")


def _named(document: Document) -> str:
    return excerpt(document.name) or "the text"


def _list(value: object, name: str) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"{name!r} is not a list; export the alignment again")
    return cast("list[object]", value)


def _bead(entry: object, bead_index: int) -> Bead:
    if isinstance(entry, dict):
        fields = cast("dict[str, object]", entry)
        sides = [_list(fields.get(name), f"bead {bead_index}: {name}") for name in ("source", "target")]
        confidence = fields.get("confidence", 1.0)
        if (
            type(confidence) in (int, float)
            and 0 <= cast("float", confidence) <= 1
            and all(type(index) is int for side in sides for index in side)
        ):
            source, target = (tuple(cast("list[int]", side)) for side in sides)
            return Bead(source, target, float(cast("float", confidence)))
    raise ValueError(
        f"bead {bead_index}: needs lists of sentence numbers 'source' and 'target' and a 'confidence' from 0 to 1"
    )


def _sentences(side: object, document: Document, name: str) -> tuple[Sentence, ...]:
    stored = cast("dict[str, object]", side) if isinstance(side, dict) else {}
    sentences: list[Sentence] = []
    previous_end = paragraph_index = 0
    for sentence_index, entry in enumerate(_list(stored.get("sentences"), f"{name}.sentences")):
        numbers = cast("list[int]", entry) if isinstance(entry, list) else []
        # A bool is an int to Python, and 1.0 equals 1: neither is an offset.
        if not (len(numbers) == 2 and all(type(number) is int for number in numbers)):
            raise ValueError(
                f"{name} sentence {sentence_index}: {quoted(cast('object', entry))} is not a pair of offsets; "
                "export the alignment again"
            )
        start, end = numbers
        if not previous_end <= start < end <= len(document.text):
            raise ValueError(
                f"{name} sentence {sentence_index}: {quoted(numbers)} is not a span of {_named(document)}; "
                "the text has changed since; align it again"
            )
        paragraphs = document.paragraphs
        while paragraph_index + 1 < len(paragraphs) and start >= paragraphs[paragraph_index].end:
            paragraph_index += 1
        sentences.append(Sentence(Span(start, end), paragraph_index))
        previous_end = end
    return tuple(sentences)
