"""Read the bytes of a text, or raise the error that says why they cannot be read.

Owns :class:`UnreadableFile`, the one error of this package, and the guards in front of every read: what is not a
file is refused before it is opened, a pipe without a writer does not hang, and no more than :data:`MAX_BYTES` is ever
read. What the bytes mean is decided elsewhere.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from sejajar.text.notices import Notice, NoticeError, NoticeKind
from sejajar.text.sanitize import printable

MAX_BYTES = 64 * 1024 * 1024
"""The largest text that is read: about ten times the longest book pair that sejajar was measured on."""

STANDARD_INPUT = "-"
"""The path that stands for standard input."""


class UnreadableFile(NoticeError):  # noqa: N818  it names the file's state, as the messages do
    """A file that cannot be opened as a text; its notice has the name of the file as ``file``."""

    def __init__(self, path: str | os.PathLike[str], kind: NoticeKind, **values: str | int) -> None:
        self.path = path
        super().__init__(Notice(kind, {"file": printable(path), **values}))


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return all bytes of the file, named pipe or, for ``-``, standard input.

    Raises:
        UnreadableFile: it is missing, forbidden, not a file, or larger than :data:`MAX_BYTES`.
    """
    try:
        if os.fspath(path) == STANDARD_INPUT:
            return _read_standard_input()
        return _read_path(Path(path))
    except FileNotFoundError:
        raise UnreadableFile(path, "file-missing") from None
    except PermissionError:
        raise UnreadableFile(path, "file-forbidden") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableFile(path, "file-unreadable", reason=reason) from None


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableFile(STANDARD_INPUT, "standard-input-closed")
    return _within_limit(STANDARD_INPUT, sys.stdin.buffer.read(MAX_BYTES + 1))


def _read_path(path: Path) -> bytes:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableFile(path, "is-folder")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise UnreadableFile(path, "is-device")
    if stat.S_ISFIFO(mode):
        return _within_limit(path, _read_pipe(path))
    with path.open("rb") as file:
        return _within_limit(path, file.read(MAX_BYTES + 1))


def _read_pipe(path: Path) -> bytes:
    # Without O_NONBLOCK, opening a pipe waits for a writer for ever.
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as pipe:
        try:
            first = os.read(pipe.fileno(), 1)
        except BlockingIOError:
            first = None
        if first == b"":
            raise UnreadableFile(path, "pipe-without-writer")
        os.set_blocking(pipe.fileno(), True)
        return (first or b"") + pipe.read(MAX_BYTES + 1)


def _within_limit(path: str | os.PathLike[str], data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise UnreadableFile(path, "file-too-large", megabytes=MAX_BYTES // 1024**2)
    return data
