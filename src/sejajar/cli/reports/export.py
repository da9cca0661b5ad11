"""``sejajar export``: the pair in a form for other programs, to standard output or into a file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from sejajar.cli.output import write
from sejajar.interchange.export import (
    ExportError,
    ExportFileExistsError,
    annotated_passages,
    export_paths,
    export_texts,
    write_export,
)
from sejajar.session.bitext import Bitext
from sejajar.session.memory.store import ReadingStore
from sejajar.text.sanitize import printable
from sejajar.wording import in_words

STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
"""Names of the stream itself: opening it a second time would begin at the start of a file that the shell appends to."""


def is_same_file(path: Path, other: str) -> bool:
    """Return whether both names lead to one file that exists."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def passages_kept(memory: ReadingStore, bitext: Bitext, choice: str) -> frozenset[int]:
    """The passages that were ``peeked`` at, ``bookmarked`` or ``noted`` in the reader.

    Raises:
        click.ClickException: there are none, or they cannot be read.
    """
    passages = annotated_passages(memory, bitext)[choice]
    if not passages:
        if memory.notice:
            raise click.ClickException(printable(in_words(memory.notice)))
        raise click.ClickException(f"no passage of these texts is {choice}; omit --only")
    return passages


def export_pair(
    bitext: Bitext,
    form: str,
    output: str,
    passages: Collection[int] | None,
    *,
    replaces: bool,
    texts_read: Collection[str] = (),
) -> None:
    """Write the export of some passages of a pair (all for None) to ``output``, ``-`` for standard output.

    None of ``texts_read`` is replaced, whatever ``replaces`` says.

    Raises:
        click.ClickException: it cannot be written there.
    """
    texts = export_texts(bitext, form, passages)
    if output in STANDARD_OUTPUT:
        if len(texts) > 1:
            raise click.UsageError(f"{form} writes two files; give --output NAME")
        write(texts)
        return
    paths = export_paths(Path(output), bitext, form)
    for path in paths:
        if any(is_same_file(path, text) for text in texts_read):
            raise click.UsageError(f"{printable(path)}: is one of the texts; choose another name")
    try:
        write_export(texts, paths, replaces=replaces)
    except ExportFileExistsError as error:
        name = printable(error.path)
        raise click.UsageError(f"{name}: already exists; choose another name, or use --force") from error
    except ExportError as error:
        raise click.UsageError(in_words(error.notice)) from error
