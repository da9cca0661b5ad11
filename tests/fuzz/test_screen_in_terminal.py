"""The reader in a pseudo-terminal, under its true driver: bytes of every kind, floods of replies, signals.

Few runs, since each starts a process; ``SEJAJAR_FUZZ_EXAMPLES`` sets their number too.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("SEJAJAR_FUZZ_EXAMPLES", "12"))
SECONDS = 60
FIRST_WORDS = b"Manajemen"
SCREEN_GIVEN_BACK = b"\x1b[?1049l"


class Terminal:
    """A reader in a pseudo-terminal, and what it wrote."""

    def __init__(self, pid: int, fd: int) -> None:
        self.pid = pid
        self.fd = fd
        self.written = b""
        self.has_ended = False

    def read(self, seconds: float, until: bytes | None = None) -> bool:
        """Read what the reader writes; whether ``until`` came, or (None) the end."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if until is not None and until in self.written:
                return True
            if select.select([self.fd], [], [], 0.05)[0]:
                try:
                    piece = os.read(self.fd, 65536)
                except OSError:
                    piece = b""
                if not piece:
                    self.has_ended = True
                    return until is None
                self.written += piece
        return False

    def send(self, sent: bytes) -> None:
        """Type ``sent``, and read meanwhile: a full terminal would block both."""
        for start in range(0, len(sent), 512):
            try:
                os.write(self.fd, sent[start : start + 512])
            except OSError:
                return
            self.read(0.005, b"\0never")

    def resize(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def end(self, how: bytes | signal.Signals) -> int:
        """Have it end by keys or a signal; return the exit status."""
        if isinstance(how, bytes):
            self.send(how)
        else:
            os.kill(self.pid, how)
        assert self.read(SECONDS), f"it does not end: {self.written[-300:]!r}"
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@contextmanager
def opened(folder: Path) -> Iterator[Terminal]:
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", EDITOR="true", XDG_STATE_HOME=str(folder), XDG_DATA_HOME=str(folder))
        os.chdir(folder)
        os.execv(sys.executable, [sys.executable, "-m", "sejajar"])
    terminal = Terminal(pid, fd)
    terminal.resize(32, 120)
    try:
        assert terminal.read(SECONDS, FIRST_WORDS), terminal.written
        yield terminal
    finally:
        if not terminal.has_ended:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        os.close(fd)


SENT = st.lists(
    st.one_of(
        st.binary(max_size=40),
        st.sampled_from(
            [
                b"\xff", b"\xd8", b"\xc3", b"\xe2\x82", "كتاب".encode()[:3], "ل".encode("cp1256"), b"\x1b[99999999u",
                b"\x1b[55296u", b"\x1b[48;0;0;0;0t\x1b[<0;5;5M", b"\x1b[48;24;80;0;0t\x1b[<0;5;5M", b"\x1b[M \xff\xff",
                b"\x1b[200~tanpa akhir", b"\x1b[201~", b"\x1bP>|", b"\x1b]11;rgb:00/00/00\x07" * 200, b"\x1b[1;1R" * 500,
                b"\x1b[?62;22c" * 300, b"\x1b[<35;7;7M" * 300, b"j" * 300, b"\x1b" * 50, b"\x1b[I\x1b[O" * 40, b"12345j",
                b"/Meta\r", b"?", b"i", b":", b"E", b"aabc\r", b"em", b"ez", b"v", b"\x0c",
            ]
        ),
    ),
    max_size=12,
)  # fmt: skip
SIZES = st.lists(st.tuples(st.integers(1, 100), st.integers(1, 300)), max_size=2)
# Neither quits nor stops itself: the end is the test's.
UNWANTED = bytes.maketrans(b"qQZ\x11\x1a\x03\x1c", b"jjjjjjj")


@settings(max_examples=max(2, EXAMPLES // 6), deadline=None, print_blob=True, suppress_health_check=list(HealthCheck))
@given(SENT, SIZES, st.sampled_from([signal.SIGTERM, signal.SIGHUP, signal.SIGINT]))
def test_no_bytes_end_the_reader(
    tmp_path_factory: pytest.TempPathFactory, sent: list[bytes], sizes: list[tuple[int, int]], how: signal.Signals
) -> None:
    with opened(tmp_path_factory.mktemp("terminal")) as terminal:
        for piece in sent:
            terminal.send(piece.translate(UNWANTED))
            if sizes:
                terminal.resize(*sizes[len(piece) % len(sizes)])
        terminal.read(0.3, b"\0never")
        assert not terminal.has_ended, terminal.written[-2000:]
        assert terminal.end(how) == 128 + how
        assert b"Traceback" not in terminal.written
        assert SCREEN_GIVEN_BACK in terminal.written


@pytest.mark.parametrize(
    "unreadable",
    [b"\xff", b"\x1b[99999999u", b"\x1b[48;24;80;0;0t\x1b[<0;5;5M"],
    ids=["not UTF-8", "no character", "no pixels"],
)
def test_what_cannot_be_read_is_dropped_and_the_next_key_counts(tmp_path: Path, unreadable: bytes) -> None:
    with opened(tmp_path) as terminal:
        terminal.send(unreadable)
        terminal.read(1, b"\0never")
        assert not terminal.has_ended, terminal.written[-2000:]
        terminal.send(b"?")
        assert terminal.read(SECONDS, b"Moving"), "the help opens"
        assert terminal.end(b"qq") == 0
        assert SCREEN_GIVEN_BACK in terminal.written
