"""Programs in a pseudo-terminal of the test: what they write, keys for them, and how they end."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

SECONDS = float(os.environ.get("IN_TERMINAL_SECONDS", "30"))
"""The longest that anything is waited for: a test that fails takes so long, and no other depends on it."""
ROWS, COLUMNS = 40, 120
READER = (sys.executable, "-m", "sejajar")
ANSWER = b"\x1bP>|VTE(7600)\x1b\\\x1b[8;1$y\x1b[>61;7600;1c\x1b[?61;1c"
"""What VTE answers when it is asked what it is."""


class InTerminal:
    """A program in a pseudo-terminal of its own."""

    def __init__(
        self,
        command: Sequence[str | bytes],
        *,
        cwd: os.PathLike[str] | str,
        environ: Mapping[str, str],
        ignores: Sequence[int] = (),
        answer: bytes = ANSWER,
    ) -> None:
        self.written = b""
        self._answer = answer
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            for number in ignores:
                signal.signal(number, signal.SIG_IGN)
            os.execve(command[0], list(command), {"TERM": "xterm-256color", **environ})
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.attributes = termios.tcgetattr(self.fd)

    def read(self) -> bool:
        """Take what was written in the next twentieth of a second; whether the program can still write."""
        if select.select([self.fd], [], [], 0.05)[0]:
            try:
                piece = os.read(self.fd, 65536)
            except OSError:
                return False
            self.written += piece
            if b"\x1b[c" in piece and self._answer:
                os.write(self.fd, self._answer)
            return bool(piece)
        return True

    def read_until(self, is_there: bytes | Callable[[], bool]) -> None:
        """Read until these bytes were written, or the condition holds."""
        deadline = time.monotonic() + SECONDS
        while not (is_there in self.written if isinstance(is_there, bytes) else is_there()):
            assert time.monotonic() < deadline, self.written[-3000:]
            if not self.read():
                assert is_there in self.written if isinstance(is_there, bytes) else is_there(), self.written[-3000:]
                return

    def type(self, keys: str) -> None:
        """Type keys, each on its own."""
        for key in keys:
            os.write(self.fd, key.encode())

    def end(self) -> int:
        """Read to the end; return the exit status, negative for a signal."""
        deadline = time.monotonic() + SECONDS
        while True:
            if self.fd >= 0 and not self.read():
                time.sleep(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < deadline, self.written[-3000:]

    def close_window(self) -> None:
        """Close the terminal, as a window does that is closed."""
        os.close(self.fd)
        self.fd = -1

    def close(self) -> None:
        """Kill what still runs."""
        if self.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.fd >= 0:
            os.close(self.fd)


@contextlib.contextmanager
def in_terminal(
    command: Sequence[str | bytes], *, cwd: os.PathLike[str] | str, environ: Mapping[str, str] | None = None, **options
) -> Iterator[InTerminal]:
    """Run a program in a terminal; it is killed at the end of the block if it has not ended."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "HOME", "PYTHONPATH") or name.startswith(("XDG_", "COVERAGE"))
    }
    program = InTerminal(command, cwd=cwd, environ={**kept, **(environ or {})}, **options)
    try:
        yield program
    finally:
        program.close()
