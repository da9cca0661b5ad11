"""Exporting a bitext: the forms, the passages that go into a file, and writing it.

Passages are indices into :attr:`~sejajar.session.bitext.Bitext.passages`. An existing file is replaced only on request.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from sejajar.alignment.model import Alignment
from sejajar.interchange.aligned_text import AlignedText
from sejajar.interchange.anki import write_anki
from sejajar.interchange.bitext_json import write_bitext_json
from sejajar.interchange.html import write_html
from sejajar.interchange.line_aligned import write_line_aligned
from sejajar.interchange.tmx import write_tmx
from sejajar.interchange.tsv import write_text_pairs
from sejajar.session.bitext import SIDES, Bitext
from sejajar.storage.outputs import is_regular_file, write_output
from sejajar.text.notices import Notice, NoticeError
from sejajar.text.sanitize import printable

if TYPE_CHECKING:
    from sejajar.session.memory.store import ReadingStore

FORMS: dict[str, str] = {"tmx": "tmx", "tsv": "tsv", "json": "json", "html": "html", "anki": "txt", "lines": ""}
"""The extension of the files of each form, by the name that the command line takes."""


class ExportError(NoticeError):
    """An export cannot be written; the notice names the file and the reason."""


class ExportFileExistsError(ExportError):
    """The file to export to exists, at ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(Notice("export-file-exists", {"file": printable(path)}))


def annotated_passages(store: ReadingStore, bitext: Bitext) -> dict[str, frozenset[int]]:
    """Return the passages peeked at, bookmarked and noted, by ``peeked``, ``bookmarked`` and ``noted``.

    ``store`` holds the annotations of ``bitext``; those whose passage is no longer found are left out.
    """
    annotations = {"peeked": store.peeked, "bookmarked": store.bookmarks, "noted": store.notes}
    return {
        choice: frozenset(index for each in found if (index := each.passage_index(bitext)) is not None)
        for choice, found in annotations.items()
    }


def export_texts(
    bitext: Bitext, form: str, passages: Collection[int] | None = None, *, passage_word: str = "passage"
) -> tuple[str, ...]:
    """Return the text of an export, two texts for ``lines``; ``passages`` go into it, all for None.

    Quotes and figures are in it once ``bitext`` has a comparison. ``passage_word`` is what a reader of the page calls
    a passage.
    """
    passage_indices = range(len(bitext.passages)) if passages is None else sorted(set(passages))
    bead_indices = _bead_indices(bitext, passages)
    beads = [bitext.alignment.beads[bead_index] for bead_index in bead_indices]
    alignment, sides = Alignment(tuple(beads)), _sides(bitext)
    passage_numbers = {passage.bead_index: number for number, passage in enumerate(bitext.passages, 1)}
    write: dict[str, Callable[[], str | tuple[str, ...]]] = {
        "tmx": lambda: write_tmx(alignment, *sides),
        "tsv": lambda: write_text_pairs(alignment, *sides),
        "json": lambda: write_bitext_json(bitext, passage_indices),
        "html": lambda: write_html(bitext, passage_indices, passage_word),
        "anki": lambda: write_anki(
            [(passage_numbers[index], bead) for index, bead in zip(bead_indices, beads, strict=True)], *sides
        ),
        "lines": lambda: write_line_aligned(alignment, *sides),
    }
    written = write[form]()
    return (written,) if isinstance(written, str) else written


def export_paths(path: Path, bitext: Bitext, form: str) -> tuple[Path, ...]:
    """Return the files that an export to ``path`` writes: two for ``lines``, named by their languages."""
    if form != "lines":
        return (path,)
    source, target = bitext.source.language, bitext.target.language
    endings = (source, target) if source != target else ("source", "target")
    return tuple(path.with_name(f"{path.name}.{ending}") for ending in endings)


def proposed_name(bitext: Bitext, form: str) -> str:
    """Return a file name for the export, made from the names of the texts: ``meta.id-ar.tmx``."""
    source, target = (Path(bitext.document(side).name or side).stem for side in SIDES)
    shared = next(
        (n for n in range(min(len(source), len(target))) if source[n] != target[n]), min(len(source), len(target))
    )
    stem = source[:shared].rstrip("-_. ") or f"{source}-{target}"
    languages = f"{bitext.source.language}-{bitext.target.language}"
    return ".".join(filter(None, (stem, languages, FORMS[form])))


def write_export(texts: tuple[str, ...], paths: tuple[Path, ...], *, replaces: bool = False) -> None:
    """Write each text to its file, whole or not at all; an existing file is overwritten only if ``replaces``.

    Raises:
        ExportError: a file exists, its folder does not, or writing failed.
    """
    for path in paths:
        if not replaces and has_content(path):
            raise ExportFileExistsError(path)
        if not os.path.isdir(path.parent):  # noqa: PTH112  pathlib raises for a name that is too long
            raise ExportError(Notice("export-no-folder", {"file": printable(path), "folder": printable(path.parent)}))
        if os.path.isdir(path):  # noqa: PTH112
            raise ExportError(Notice("is-folder", {"file": printable(path)}))
    for text, path in zip(texts, paths, strict=True):
        _write(path, text, replaces=replaces)


def has_content(path: Path) -> bool:
    """Return whether writing to ``path`` would replace a file: pipes and devices are written into."""
    try:
        return is_regular_file(path)
    except (OSError, ValueError):
        # Writing gives the reason.
        return False


def _write(path: Path, text: str, *, replaces: bool) -> None:
    try:
        write_output(path, text, replaces=replaces)
    except FileExistsError:
        raise ExportFileExistsError(path) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ExportError(Notice("export-failed", {"file": printable(path), "reason": reason})) from None


def _bead_indices(bitext: Bitext, passages: Collection[int] | None) -> list[int]:
    if passages is None:
        return list(range(len(bitext.alignment.beads)))
    return sorted({bitext.passages[passage_index].bead_index for passage_index in passages})


def _sides(bitext: Bitext) -> tuple[AlignedText, AlignedText]:
    return (
        AlignedText(bitext.source, bitext.source_sentences, bitext.source.name),
        AlignedText(bitext.target, bitext.target_sentences, bitext.target.name),
    )
