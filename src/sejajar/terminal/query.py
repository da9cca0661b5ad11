"""One question to the terminal, and its answers told apart from keys that were typed meanwhile.

Owns the bytes of the query and of the replies, and the terminal's line discipline while it waits. What an answer
means is ``kinds``'.
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
"""Asked in this order in one write. Every terminal answers the last, so its answer ends the waiting."""

TIMEOUT = 0.6
"""Seconds. The longest a silent terminal can hold up the start."""

_SAVE_CURSOR = b"\x1b7"
_WIPE = b"\x1b8\x1b[K"
"""zutty and QTerminal print the ``p`` of the second question: back to where it was, and erase."""

_REPLY_PATTERNS = {
    "xtversion": re.compile(rb"\x1bP>\|([^\x1b]*)\x1b\\"),
    "bdsm": re.compile(rb"\x1b\[8;(\d+)\$y"),
    "da2": re.compile(rb"\x1b\[>([\d;]*)c"),
    "da1": re.compile(rb"\x1b\[\?([\d;]*)c"),
}
_UNFINISHED = re.compile(rb"\x1b(\[[>?\d][\d;$]*|P[>!][^\x1b]*\x1b?)\Z")


class Replies(NamedTuple):
    """What the terminal answered; an empty string where it kept silent.

    ``xtversion`` is the text it calls itself by, ``bdsm`` the DECRPM state of mode 8 (0 unknown, 1 set, 2 reset,
    3 and 4 the same for ever), ``da1`` and ``da2`` the parameters of its device attributes.
    """

    xtversion: str = ""
    bdsm: str = ""
    da2: str = ""
    da1: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether the last question was answered, so that nothing more is on its way."""
        return bool(self.da1)

    def __bool__(self) -> bool:
        return any((self.xtversion, self.bdsm, self.da2, self.da1))


def sort_out(received: bytes) -> tuple[Replies, bytes]:
    """Tell the replies in ``received`` from the rest, which the reader typed; a reply cut short is dropped."""
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
    """Ask the terminal behind ``fd`` all ``QUESTIONS`` and wait for the last answer, ``timeout`` seconds at most.

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
    """Take what has arrived since, without waiting: replies that came too late must not become keys."""
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
