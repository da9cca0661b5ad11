"""The beads a reader mended, kept for each pair of texts by what the texts say, never in the texts themselves.

One JSON file a pair in the XDG data folder; places are code-point offsets into the stored documents, so that another
way of finding sentences does not shift them. A file that cannot be read is set aside, never overwritten.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from sejajar.storage.files import data_folder, write_whole
from sejajar.text.document import Document
from sejajar.text.span import Span

SCHEMA = "mended/1"
"""Name and version of the form."""


class KeepError(Exception):
    """What was mended cannot be kept or read; the message says in a line why and where the file is now."""


@dataclass(frozen=True, slots=True)
class KeptBead:
    """A bead as it is kept: from its first sentence's first character to its last one's end, None for an empty side."""

    source: Span | None
    target: Span | None
    confidence: float


def mended_file(environ: Mapping[str, str], source: Document, target: Document) -> Path:
    """Where the beads of a pair are kept, whether or not the file exists."""
    return data_folder(environ) / "alignments" / f"{_digest(source)[:24]}-{_digest(target)[:24]}.json"


def load_beads(path: Path) -> tuple[KeptBead, ...]:
    """The beads kept in a file, in the order of the texts; none if there is no such file.

    Raises:
        KeepError: the file cannot be read, or is not of :data:`SCHEMA`. It was set aside.
    """
    try:
        stored = json.loads(path.read_bytes())
        return tuple(_bead(entry) for entry in _entries(stored))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, RecursionError) as error:
        reason = (
            error.strerror if isinstance(error, OSError) and error.strerror else "it is damaged or of another version"
        )
        raise KeepError(f"the mended alignment could not be read ({reason}); {set_aside(path)}") from error


def save_beads(path: Path, source: Document, target: Document, beads: Iterable[KeptBead]) -> None:
    """Keep exactly these beads; without any there is no file.

    Raises:
        KeepError: the file cannot be written.
    """
    beads = tuple(beads)
    try:
        if not beads:
            path.unlink(missing_ok=True)
            return
        stored = {
            "schema": SCHEMA,
            "source": {"name": source.name, "language": source.language, "sha256": _digest(source)},
            "target": {"name": target.name, "language": target.language, "sha256": _digest(target)},
            "beads": [
                {"source": _ends(bead.source), "target": _ends(bead.target), "confidence": bead.confidence}
                for bead in beads
            ],
        }
        write_whole(path, json.dumps(stored) + "\n")
    except OSError as error:
        raise KeepError(f"the mended alignment cannot be kept in {path.parent}: {error.strerror or error}") from error


def set_aside(path: Path) -> str:
    """Give the file another name, if it exists, and say which, in the words of a notice."""
    number = 1
    while (aside := path.with_suffix(f".aside-{number}.json")).exists():
        number += 1
    try:
        path.rename(aside)
    except FileNotFoundError:
        return "nothing was kept before"
    except OSError as error:
        return f"it stays {path}: {error.strerror or error}"
    return f"it is kept as {aside}"


def _digest(document: Document) -> str:
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def _ends(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _entries(stored: object) -> list[object]:
    fields = cast("dict[str, object]", stored) if isinstance(stored, dict) else {}
    beads = fields.get("beads")
    if fields.get("schema") != SCHEMA or not isinstance(beads, list):
        raise ValueError(f"not of schema {SCHEMA}")
    return cast("list[object]", beads)


def _bead(entry: object) -> KeptBead:
    match entry:
        case {"source": source, "target": target, "confidence": int() | float() as confidence} if 0 <= confidence <= 1:
            return KeptBead(_span(cast("object", source)), _span(cast("object", target)), float(confidence))
        case _:
            raise ValueError(f"{entry!r} is no bead")


def _span(ends: object) -> Span | None:
    match ends:
        case None:
            return None
        case [int(start), int(end)] if 0 <= start < end:
            return Span(start, end)
        case _:
            raise ValueError(f"{ends!r} is no span")
