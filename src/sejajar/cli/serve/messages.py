"""What a page of ``sejajar serve`` may send: its messages as packets for the reader, and how many of them.

The reader's side is Textual's web driver: a packet is a letter (``D`` for what was typed, ``M`` for JSON), the length
in four bytes, and so many bytes.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable

MAX_MESSAGE_BYTES = 256 * 1024
"""The longest message, a pasted text for one; WebSocket closes the page that sends more (RFC 6455, status 1009)."""

MAX_COLUMNS, MAX_ROWS = 1000, 500
"""The largest screen a page may ask for: the smallest letters on a screen of 8K."""

MESSAGES_PER_SECOND, BURST = 200, 1000
"""What a page may send on average, and at once: a mouse that is moved sends 60 messages a second."""


def reader_packet(message: str) -> bytes | None:
    """The packet that ``message``, from the page's script, is for the reader; None if it is not for it.

    A message is a JSON list of a type and a value. Whatever else comes is ignored: unknown types, other shapes,
    sizes out of bounds, and the script's ``ping``, whose answer it only logs.
    """
    try:
        envelope = json.loads(message)
    except (ValueError, RecursionError):
        return None
    match envelope:
        case ["stdin", str(typed)]:
            # JSON can have half of a surrogate pair, UTF-8 cannot.
            return _packet(b"D", typed.encode("utf-8", "replace"))
        case ["resize", {"width": width, "height": height}] if is_screen_size(width, height):
            return _order("resize", width=width, height=height)
        case ["focus" | "blur" as change]:
            return _order(change)
    return None


def quit_packet() -> bytes:
    """The packet that asks the reader to quit."""
    return _order("quit")


def is_screen_size(width: object, height: object) -> bool:
    """Whether these are the columns and rows of a screen that a reader can be asked to draw."""
    return type(width) is int and type(height) is int and 1 <= width <= MAX_COLUMNS and 1 <= height <= MAX_ROWS


def _order(name: str, **values: int) -> bytes:
    return _packet(b"M", json.dumps({"type": name, **values}).encode())


def _packet(kind: bytes, content: bytes) -> bytes:
    return kind + len(content).to_bytes(4, "big") + content


class Allowance:
    """How many messages a page may still send: :data:`BURST` at once, then :data:`MESSAGES_PER_SECOND`.

    A message costs one, and one more for each KiB.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` gives seconds."""
        self._clock = clock
        self._left = float(BURST)
        self._counted_at = clock()

    def seconds_to_wait(self, message_bytes: int) -> float:
        """Take a message of this size off; how long to wait before it may be passed on."""
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._counted_at) * MESSAGES_PER_SECOND)
        self._counted_at = now
        self._left -= 1 + message_bytes / 1024
        return max(0.0, -self._left / MESSAGES_PER_SECOND)
