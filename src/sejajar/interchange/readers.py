"""Alignments made elsewhere, read back: sentence numbers (TSV) and the program's own JSON.

Whatever is wrong is a :class:`ValueError` whose message names the line and what to do about it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sejajar.alignment.model import Alignment, Bead
from sejajar.interchange.writers import JSON_SCHEMA
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span


@dataclass(frozen=True, slots=True)
class StoredAlignment:
    """An alignment read with the sentences it is of."""

    source_sentences: tuple[Sentence, ...]
    target_sentences: tuple[Sentence, ...]
    alignment: Alignment


def read_tsv(text: str, source_count: int, target_count: int) -> Alignment:
    """The alignment of a TSV as :func:`~sejajar.interchange.writers.write_tsv` writes it.

    Blank lines and lines that begin with ``#`` are passed over; a third field is the confidence, 1 without it.
    Sentences that no line names are beads of their own.

    Raises:
        ValueError: an index that is no number, out of range, named twice or out of order.
    """
    beads: list[Bead] = []
    places: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            fields = line.split("\t")
            if len(fields) < 2:
                raise ValueError(
                    f"line {number}: no tab; write source indices, a tab, target indices, as in '5,6<TAB>4<TAB>0.98'"
                )
            source, target = (_indices(field, number) for field in fields[:2])
            beads.append(Bead(source, target, _confidence(fields[2] if len(fields) > 2 else "", number)))
            places.append(f"line {number}")
    return completed(beads, places, source_count, target_count)


def read_json(text: str, source: Document, target: Document) -> StoredAlignment:
    """The alignment of a JSON as :func:`~sejajar.interchange.writers.write_json` writes it, with its sentences.

    Raises:
        ValueError: not JSON, not of schema ``align/1``, or sentences that the documents do not have.
    """
    try:
        stored = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}: not JSON ({error.msg}); export the alignment again") from None
    if not isinstance(stored, dict):
        raise ValueError(f"not an alignment: expected an object with schema {JSON_SCHEMA!r}")
    fields = cast("dict[str, object]", stored)
    if fields.get("schema") != JSON_SCHEMA:
        raise ValueError(
            f"schema {fields.get('schema')!r} is not {JSON_SCHEMA!r}; give the JSON of this version's sejajar align"
        )
    source_sentences = _sentences(fields.get("source"), source, "source")
    target_sentences = _sentences(fields.get("target"), target, "target")
    beads = [_bead(entry, place) for place, entry in enumerate(_list(fields.get("beads"), "beads"))]
    places = [f"bead {place}" for place in range(len(beads))]
    alignment = completed(beads, places, len(source_sentences), len(target_sentences))
    return StoredAlignment(source_sentences, target_sentences, alignment)


def _indices(field: str, number: int) -> tuple[int, ...]:
    try:
        return tuple(int(index) for index in field.split(",") if index.strip())
    except ValueError:
        raise ValueError(
            f"line {number}: {field.strip()!r} is not a list of sentence numbers; write them as '5,6', from 0"
        ) from None


def _confidence(field: str, number: int) -> float:
    try:
        confidence = float(field) if field.strip() else 1.0
    except ValueError:
        confidence = -1.0
    if not 0 <= confidence <= 1:
        raise ValueError(
            f"line {number}: confidence {field.strip()!r} is not a number from 0 to 1; omit it or correct it"
        )
    return confidence


def _list(value: object, name: str) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"{name!r} is not a list; export the alignment again")
    return cast("list[object]", value)


def _bead(entry: object, place: int) -> Bead:
    if isinstance(entry, dict):
        fields = cast("dict[str, object]", entry)
        sides = [_list(fields.get(name), f"bead {place}: {name}") for name in ("source", "target")]
        confidence = fields.get("confidence", 1.0)
        if (
            isinstance(confidence, (int, float))
            and 0 <= confidence <= 1
            and all(type(index) is int for side in sides for index in side)
        ):
            source, target = (tuple(cast("list[int]", side)) for side in sides)
            return Bead(source, target, float(confidence))
    raise ValueError(
        f"bead {place}: needs lists of sentence numbers 'source' and 'target' and a 'confidence' from 0 to 1"
    )


def _sentences(side: object, document: Document, name: str) -> tuple[Sentence, ...]:
    stored = cast("dict[str, object]", side) if isinstance(side, dict) else {}
    sentences: list[Sentence] = []
    end_before = paragraph_index = 0
    for place, entry in enumerate(_list(stored.get("sentences"), f"{name}.sentences")):
        match entry:
            case [int(start), int(end)] if end_before <= start < end <= len(document.text):
                pass
            case _:
                raise ValueError(
                    f"{name} sentence {place}: {entry!r} is not a span of {document.name or 'the text'}; "
                    "the text has changed since; align it again"
                )
        paragraphs = document.paragraphs
        while paragraph_index + 1 < len(paragraphs) and start >= paragraphs[paragraph_index].end:
            paragraph_index += 1
        sentences.append(Sentence(Span(start, end), paragraph_index))
        end_before = end
    return tuple(sentences)


def completed(beads: Sequence[Bead], places: Sequence[str], source_count: int, target_count: int) -> Alignment:
    """All beads in order, with one more for each sentence that none of them holds.

    Raises:
        ValueError: a bead, called by its place, is out of range or out of order.
    """
    complete: list[Bead] = []
    reached = [0, 0]
    for bead, place in zip(beads, places, strict=True):
        for side, (indices, count, name) in enumerate(
            ((bead.source, source_count, "source"), (bead.target, target_count, "target"))
        ):
            if not indices:
                continue
            if indices[-1] >= count or indices[0] < 0:
                raise ValueError(
                    f"{place}: {name} sentence {indices[-1]} of {count}; sentences count from 0 to {count - 1}"
                )
            if indices[0] < reached[side] or indices != tuple(range(indices[0], indices[0] + len(indices))):
                raise ValueError(
                    f"{place}: {name} sentences {','.join(map(str, indices))} are not the next sentences; "
                    "put the lines in order, each sentence once"
                )
            complete += [
                Bead((index,), ()) if side == 0 else Bead((), (index,)) for index in range(reached[side], indices[0])
            ]
            reached[side] = indices[-1] + 1
        if bead.source or bead.target:
            complete.append(bead)
    complete += [Bead((index,), ()) for index in range(reached[0], source_count)]
    complete += [Bead((), (index,)) for index in range(reached[1], target_count)]
    return Alignment(tuple(complete))
