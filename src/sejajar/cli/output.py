"""Standard output as this program uses it: UTF-8 whatever the locale, and silent when the other end is closed."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable

from sejajar.terminal.browser import is_browser_session

OUTPUT_ERROR = 1
INPUT_ERROR = 2
"""The exit codes of what cannot be written, and of what was asked for wrongly or cannot be read."""
INTERRUPTED = 130
"""128 + SIGINT, as shells count it."""


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
    """Write ``pieces`` to standard output as UTF-8; stops without a word once nobody reads it any more.

    Raises:
        CommandFailedError: it cannot be written; the reason was printed.
    """
    if sys.stdout is None:
        return
    stream = sys.stdout.buffer
    try:
        for piece in pieces:
            stream.write(piece.encode("utf-8"))
            if stream.isatty():
                stream.flush()
        stream.flush()
    except OSError as error:
        # The interpreter flushes once more when it ends, which would complain: give it somewhere to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            complain(f"standard output: {error.strerror}; make room, or write it elsewhere")
            raise CommandFailedError(OUTPUT_ERROR) from None


def complain(line: str) -> None:
    """One line on standard error, after the program's name."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(f"sejajar: {line}", file=sys.stderr)
