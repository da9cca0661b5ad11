"""Converts the messages of a page of ``sejajar serve`` to packets for the reader, and limits their number.

The reader runs Textual's web driver: a packet is a letter (``D`` for typed input, ``M`` for JSON), the length in four
bytes, and the content.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable

MAX_MESSAGE_BYTES = 256 * 1024
"""The longest message, such as a pasted text; the WebSocket closes for a longer one (RFC 6455, status 1009)."""

MAX_COLUMNS, MAX_ROWS = 1000, 500
"""The largest screen that a page may request: the smallest letters on an 8K screen."""

MESSAGES_PER_SECOND, BURST = 200, 1000
"""The average and the peak number of messages of a page: a moving mouse sends 60 per second."""


def reader_packet(message: str) -> bytes | None:
    """Return the packet for ``message`` of the page's script; None if the reader does not need it.

    A message is a JSON list of a type and a value. Everything else is ignored: unknown types, other shapes, sizes out
    of bounds, and the script's ``ping``, since the script only logs the answer.
    """
    try:
        envelope = json.loads(message)
    except (ValueError, RecursionError):
        return None
    match envelope:
        case ["stdin", str(typed)]:
            # JSON can contain a lone surrogate; UTF-8 cannot.
            return _packet(b"D", typed.encode("utf-8", "replace"))
        case ["resize", {"width": width, "height": height}] if is_screen_size(width, height):
            return _order("resize", width=width, height=height)
        case ["focus" | "blur" as change]:
            return _order(change)
    return None


def quit_packet() -> bytes:
    """Return the packet that asks the reader to quit."""
    return _order("quit")


def is_screen_size(width: object, height: object) -> bool:
    """Return whether these are columns and rows within the bounds of a screen."""
    return type(width) is int and type(height) is int and 1 <= width <= MAX_COLUMNS and 1 <= height <= MAX_ROWS


def _order(name: str, **values: int) -> bytes:
    return _packet(b"M", json.dumps({"type": name, **values}).encode())


def _packet(kind: bytes, content: bytes) -> bytes:
    return kind + len(content).to_bytes(4, "big") + content


class Allowance:
    """A token bucket for the messages of a page: :data:`BURST` at once, then :data:`MESSAGES_PER_SECOND`.

    A message costs one token, and one more for each KiB.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` returns seconds."""
        self._clock = clock
        self._left = float(BURST)
        self._counted_at = clock()

    def seconds_to_wait(self, message_bytes: int) -> float:
        """Charge a message of this size. Return how many seconds to wait before it is passed on."""
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._counted_at) * MESSAGES_PER_SECOND)
        self._counted_at = now
        self._left -= 1 + message_bytes / 1024
        return max(0.0, -self._left / MESSAGES_PER_SECOND)
