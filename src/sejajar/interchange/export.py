"""The pair as a file for other programs: the forms there are, the passages that go into it, and writing it.

Passages are indices into :attr:`~sejajar.session.bitext.Bitext.passages`. Nothing that exists is written over unasked.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sejajar.alignment.model import Alignment
from sejajar.i18n import N_
from sejajar.interchange import writers
from sejajar.interchange.writers import AlignedText
from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.text.notices import Notice, NoticeError

if TYPE_CHECKING:
    from sejajar.session.memory.store import ReadingStore

SCHEMA = "export/1"
"""Name and version of the JSON form."""

NEW_FILE_MODE = 0o644


class Form(NamedTuple):
    """One form of export: the ending of its files, and what it is for, to be translated where it is shown."""

    ending: str
    purpose: str


FORMS: dict[str, Form] = {
    "tmx": Form("tmx", N_("for translation memories: TMX 1.4b")),
    "tsv": Form("tsv", N_("a table: source, target, alignment confidence")),
    "json": Form("json", N_("for programs: passages with quotes and figures")),
    "html": Form("html", N_("a page for printing, side by side")),
    "anki": Form("txt", N_("Anki: one note per passage")),
    "lines": Form("", N_("two files, aligned line by line")),
}
"""The forms by the name that the command line takes."""


class ExportError(NoticeError):
    """An export that cannot be written."""


class FileExistsAlready(ExportError):  # noqa: N818  it names the file's state, as the message does
    """An export to a file that exists, the one at ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(Notice("export-file-exists", {"file": str(path)}))


def kept_passages(memory: ReadingStore, bitext: Bitext) -> dict[str, frozenset[int]]:
    """The passages that were peeked at, bookmarked, noted, by that word; ``memory`` is of ``bitext``."""
    kept = {"peeked": memory.peeked, "bookmarked": memory.bookmarks, "noted": memory.notes}
    return {
        choice: frozenset(index for left in found if (index := left.passage_index(bitext)) is not None)
        for choice, found in kept.items()
    }


def export_texts(bitext: Bitext, form: str, passages: Collection[int] | None = None) -> tuple[str, ...]:
    """The text of an export; of ``lines``, the two texts. ``passages`` are those that go into it, all unless given.

    Quotes and figures are in it as far as the pair is extracted.
    """
    if form == "html":
        from sejajar.interchange.html import export_page

        return (export_page(bitext, _in_order(bitext, passages)),)
    alignment = _chosen_beads(bitext, passages)
    if form == "lines":
        return writers.write_line_aligned(alignment, *_sides(bitext))
    write: dict[str, Callable[[], str]] = {
        "tmx": lambda: writers.write_tmx(alignment, *_sides(bitext)),
        "tsv": lambda: writers.write_pairs(alignment, *_sides(bitext)),
        "anki": lambda: _anki(bitext, alignment),
        "json": lambda: _export_json(bitext, passages),
    }
    return (write[form](),)


def export_paths(path: Path, bitext: Bitext, form: str) -> tuple[Path, ...]:
    """The files that an export to ``path`` makes: of ``lines`` two, told apart by their languages."""
    if form != "lines":
        return (path,)
    source, target = bitext.source.language, bitext.target.language
    endings = (source, target) if source != target else ("source", "target")
    return tuple(path.with_name(f"{path.name}.{ending}") for ending in endings)


def proposed_name(bitext: Bitext, form: str) -> str:
    """A name for the export, after the names of the texts: ``meta.id-ar.tmx``."""
    source, target = (Path(bitext.document(side).name or side).stem for side in SIDES)
    shared = next(
        (n for n in range(min(len(source), len(target))) if source[n] != target[n]), min(len(source), len(target))
    )
    stem = source[:shared].rstrip("-_. ") or f"{source}-{target}"
    languages = f"{bitext.source.language}-{bitext.target.language}"
    return ".".join(filter(None, (stem, languages, FORMS[form].ending)))


def write_export(texts: tuple[str, ...], paths: tuple[Path, ...], *, replaces: bool = False) -> None:
    """Write each text to its file, whole or not at all; an existing file only if the export ``replaces`` it.

    Raises:
        ExportError: a file exists, its folder does not, or the disk will not have it.
    """
    for path in paths:
        if not replaces and path.exists():
            raise FileExistsAlready(path)
        if not path.parent.is_dir():
            raise ExportError(Notice("export-no-folder", {"file": str(path), "folder": str(path.parent)}))
        if path.is_dir():
            raise ExportError(Notice("is-folder", {"file": str(path)}))
    for text, path in zip(texts, paths, strict=True):
        _write(path, text, replaces=replaces)


def _write(path: Path, text: str, *, replaces: bool) -> None:
    from sejajar.storage.files import write_new, write_whole

    try:
        mode = path.stat().st_mode if path.exists() else NEW_FILE_MODE
        if replaces:
            write_whole(path, text)
        elif not write_new(path, text):
            raise FileExistsAlready(path)
        path.chmod(mode)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(Notice("export-failed", {"file": str(path), "reason": reason})) from None


def _chosen_beads(bitext: Bitext, passages: Collection[int] | None) -> Alignment:
    if passages is None:
        return bitext.alignment
    beads = {bitext.passages[index].bead_index for index in passages}
    return Alignment(tuple(bitext.alignment.beads[index] for index in sorted(beads)))


def _sides(bitext: Bitext) -> tuple[AlignedText, AlignedText]:
    return (
        AlignedText(bitext.source, bitext.source_sentences, bitext.source.name),
        AlignedText(bitext.target, bitext.target_sentences, bitext.target.name),
    )


def _anki(bitext: Bitext, alignment: Alignment) -> str:
    """A note for each bead that has both sides, with the headers of Anki 2.1.54 and later."""
    source, target = _sides(bitext)
    numbers = {bitext.alignment.beads[at.bead_index]: number for number, at in enumerate(bitext.passages, 1)}
    out = io.StringIO()
    out.write("#separator:tab\n#html:false\n#columns:Source\tTarget\tPlace\n")
    # Anki takes quotation marks at the beginning of a field for those of CSV, and a bare # there for a comment.
    rows = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
    for bead in alignment.beads:
        if bead.source and bead.target:
            place = f"{bitext.source.name} {numbers[bead]}".strip()
            rows.writerow((source.joined(bead.source), target.joined(bead.target), place))
    return out.getvalue()


def _export_json(bitext: Bitext, passages: Collection[int] | None) -> str:
    return (
        json.dumps(
            {
                "schema": SCHEMA,
                **{side: _json_side(bitext, side) for side in SIDES},
                "passages": [_json_passage(bitext, index) for index in _in_order(bitext, passages)],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def _in_order(bitext: Bitext, passages: Collection[int] | None) -> list[int]:
    return list(range(len(bitext.passages))) if passages is None else sorted(set(passages))


def _json_side(bitext: Bitext, side: Side) -> dict[str, object]:
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


def _json_passage(bitext: Bitext, passage_index: int) -> dict[str, object]:
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
