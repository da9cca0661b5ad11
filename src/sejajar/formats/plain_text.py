"""Plain text files: from a path, a pipe or bytes to a :class:`~sejajar.text.document.Document`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import PurePath

from sejajar.formats.charset import Decoded, decode
from sejajar.formats.refused_kinds import refused_kind_of
from sejajar.formats.source_file import STANDARD_INPUT, UnreadableFile, read_bytes
from sejajar.text.document import Document
from sejajar.text.notices import Notice
from sejajar.text.sanitize import printable


def read_text(source: str | os.PathLike[str] | bytes) -> str:
    """Return the characters of a text file, or of bytes, without byte order mark.

    Raises:
        UnreadableFile: there is no text to be had; see :func:`load_document`.
    """
    if isinstance(source, bytes):
        return _decode(source, "").text
    return _decode(read_bytes(source), source).text


def load_document(path: str | os.PathLike[str], *, language: str | None = None, line_aligned: bool = False) -> Document:
    """Return the text at ``path`` (``-`` for standard input) as a document, with notices of what was uncertain.

    Args:
        path: a file or named pipe of any encoding that :func:`~sejajar.formats.charset.decode` knows.
        language: BCP 47 primary subtag; detected when None.
        line_aligned: each line is a sentence, a blank line ends a paragraph.

    Raises:
        UnreadableFile: the file is missing, forbidden, no file, too large, binary, or of a kind that is not read.
    """
    decoded = _decode(read_bytes(path), path)
    name = "standard input" if os.fspath(path) == STANDARD_INPUT else printable(PurePath(path).name)
    notices = tuple(_notices(decoded))
    return Document.from_text(
        decoded.text,
        language=language,
        name=name,
        line_aligned=line_aligned,
        notices=notices,
        encoding=decoded.encoding,
    )


def _decode(data: bytes, path: str | os.PathLike[str]) -> Decoded:
    kind = refused_kind_of(data, path)
    if kind is not None:
        raise UnreadableFile(path, kind.notice)
    decoded = decode(data)
    if decoded is None:
        raise UnreadableFile(path, "not-text")
    return decoded


def _notices(decoded: Decoded) -> Iterator[Notice]:
    if decoded.is_guess:
        yield Notice("encoding-guessed", {"encoding": decoded.encoding})
    if decoded.damaged:
        yield Notice("bytes-damaged", {"count": decoded.damaged, "encoding": decoded.encoding})
