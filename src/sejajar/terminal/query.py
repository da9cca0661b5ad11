"""One query to the terminal, whose replies are separated from keys that were typed meanwhile.

Owns the bytes of the query and of the replies, and the terminal's line discipline while it waits. ``kinds`` says what
a reply means.
"""

import contextlib
import os
import re
import select
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple

if sys.platform != "win32":
    import termios

XTVERSION = "\x1b[>q"
BDSM_STATE = "\x1b[8$p"
SECONDARY_ATTRIBUTES = "\x1b[>c"
PRIMARY_ATTRIBUTES = "\x1b[c"
QUESTIONS = (XTVERSION, BDSM_STATE, SECONDARY_ATTRIBUTES, PRIMARY_ATTRIBUTES)
"""Sent in this order in one write. Every terminal answers the last one, so that answer ends the waiting."""

TIMEOUT = 0.6
"""The longest, in seconds, that a silent terminal delays the start."""

_SAVE_CURSOR = b"\x1b7"
_WIPE = b"\x1b8\x1b[K"
"""Return to the saved position and erase: zutty and QTerminal print the ``p`` of the second query."""

_REPLY_PATTERNS = {
    "xtversion": re.compile(rb"\x1bP>\|([^\x1b]*)\x1b\\"),
    "bdsm": re.compile(rb"\x1b\[8;(\d+)\$y"),
    "da2": re.compile(rb"\x1b\[>([\d;]*)c"),
    "da1": re.compile(rb"\x1b\[\?([\d;]*)c"),
}
_UNFINISHED = re.compile(rb"\x1b(\[[>?\d][\d;$]*|P[>!][^\x1b]*\x1b?)\Z")


class Replies(NamedTuple):
    """The replies of the terminal; an empty string for each query that it did not answer.

    ``xtversion`` is its name and version, ``bdsm`` the DECRPM state of mode 8 (0 unknown, 1 set, 2 reset,
    3 and 4 permanently so), ``da1`` and ``da2`` the parameters of its device attributes.
    """

    xtversion: str = ""
    bdsm: str = ""
    da2: str = ""
    da1: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether the last query was answered, so that no more replies will come."""
        return bool(self.da1)

    def __bool__(self) -> bool:
        return any((self.xtversion, self.bdsm, self.da2, self.da1))


def sort_out(received: bytes) -> tuple[Replies, bytes]:
    """Separate the replies in ``received`` from what the user typed; an incomplete reply is dropped."""
    found: dict[str, str] = {}
    for name, pattern in _REPLY_PATTERNS.items():
        match = pattern.search(received)
        if match:
            found[name] = match[1].decode("latin-1")
        received = pattern.sub(b"", received)
    return Replies(**found), _UNFINISHED.sub(b"", received)


def ask(
    fd: int,
    wrap: Callable[[str], str] = str,
    timeout: float = TIMEOUT,
    clock: Callable[[], float] = time.monotonic,
) -> tuple[Replies, bytes]:
    """Send all ``QUESTIONS`` to the terminal at ``fd`` and wait for the last reply, ``timeout`` seconds at most.

    ``wrap`` makes a sequence pass through a multiplexer. Returns the replies and the bytes typed before and
    meanwhile. The line discipline is as before afterwards, and nothing is discarded from its queue.
    """
    before = termios.tcgetattr(fd)
    received = b""
    try:
        termios.tcsetattr(fd, termios.TCSADRAIN, without_echo(before))
        os.write(fd, _SAVE_CURSOR + "".join(map(wrap, QUESTIONS)).encode())
        deadline = clock() + timeout
        while (left := deadline - clock()) > 0 and select.select([fd], [], [], left)[0]:
            piece = os.read(fd, 4096)
            received += piece
            if not piece or _REPLY_PATTERNS["da1"].search(received):
                break
        os.write(fd, _WIPE)
    finally:
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(fd, termios.TCSADRAIN, before)
    return sort_out(received)


def collect_late(fd: int) -> tuple[Replies, bytes]:
    """Read what has arrived since, without waiting: late replies must not become keys."""
    before = termios.tcgetattr(fd)
    received = b""
    try:
        termios.tcsetattr(fd, termios.TCSADRAIN, without_echo(before))
        while select.select([fd], [], [], 0)[0] and (piece := os.read(fd, 4096)):
            received += piece
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, before)
    return sort_out(received)


def without_echo(attributes: list[Any]) -> list[Any]:
    """Return ``attributes`` with bytes readable as they come and not shown; Ctrl+C still interrupts."""
    changed = [*attributes[:6], list(attributes[6])]
    changed[3] &= ~(termios.ECHO | termios.ICANON)
    changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
    return changed
