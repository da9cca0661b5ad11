"""The two output streams and the exit statuses: UTF-8 whatever the locale, and silent when the other end is closed."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterable

from sejajar.terminal.browser import is_browser_session
from sejajar.text.sanitize import terminal_line

FINDINGS = 1
"""The exit status of a command that reports findings, or that finds nothing."""
INPUT_ERROR = 2
"""The exit status after wrong usage, and for what cannot be read or written."""
INTERNAL_ERROR = 3
"""The exit status after an unexpected exception: an error of the program itself."""
INTERRUPTED = 130
"""128 + SIGINT, as shells count it."""
PIPE_CLOSED = 141
"""128 + SIGPIPE: what a shell sees of a program whose reader has gone."""

OUTPUT_ERRORS = (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF, errno.ENXIO)
"""Why standard output cannot be written to; such an error names no file."""


class MisuseError(Exception):
    """The command line asks for something impossible; the message is one line.

    Not click's own error: the fast start of the reader does without that library.
    """


class CommandFailedError(Exception):
    """A command cannot go on, and the reason was printed.

    Attributes:
        exit_code: the exit code of the program.
    """

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def is_screen() -> bool:
    """Whether there is a terminal that a full-screen program can draw on, or a page in its place."""
    return is_browser_session(os.environ) or (
        sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    )


def is_line_printer() -> bool:
    """Whether there is a terminal that lines can be written to one by one, a dumb one too; not on Windows."""
    return not is_browser_session(os.environ) and os.name == "posix" and sys.stdout is not None and sys.stdout.isatty()


def write(pieces: Iterable[str]) -> None:
    """Write ``pieces`` to standard output as UTF-8.

    Raises:
        CommandFailedError: it cannot be written to; the reason was printed, unless its reader has just gone.
    """
    if sys.stdout is None:
        complain("standard output is closed; open it, or write the output to a file")
        raise CommandFailedError(INPUT_ERROR)
    stream = sys.stdout.buffer
    try:
        for piece in pieces:
            stream.write(piece.encode("utf-8", "replace"))
            if stream.isatty():
                stream.flush()
        stream.flush()
    except OSError as error:
        raise CommandFailedError(report_output_error(error)) from None


def report_output_error(error: OSError) -> int:
    """Return the exit status after standard output failed; print the reason, unless its reader has just gone."""
    # The interpreter flushes once more when it ends, which would complain: give it somewhere to write.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    if error.errno == errno.EPIPE:
        return PIPE_CLOSED
    complain(f"standard output: {error.strerror}; make room, or write it elsewhere")
    return INPUT_ERROR


def complain(line: str) -> None:
    """Print one line on standard error, after the program's name."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            # UTF-8 as on standard output; what the stream cannot encode it escapes by itself.
            print(f"sejajar: {terminal_line(line)}", file=sys.stderr)
