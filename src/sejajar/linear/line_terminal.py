"""A terminal that lines are written to: keys are read one by one, answers as lines that the terminal echoes.

Owns what is written and the mode that keys are read in. The only control characters it writes are the line feed and
OSC 52, which copies a text to the clipboard.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import threading
from contextlib import suppress
from typing import Any

from textual import events

if sys.platform != "win32":
    import termios

CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]+")
ISOLATES = re.compile("[\u200e\u202a-\u202e\u2066-\u2069]")
"""Bidirectional controls (UAX #9), of texts and around keys in translated messages: screen readers spell them out, and
one that a line leaves open would reorder the lines after it."""
CLIPBOARD = re.compile(r"\x1b\](?:52;)[^\x1b\x07]*(?:\x07|\x1b\\)|\x1bP(?:tmux;)?\x1b+\]52;.*\x1b\\", re.DOTALL)
"""OSC 52, plain or wrapped for a multiplexer: the only sequence that shows nothing in the terminal."""

END_OF_LINE = ("enter", "ctrl+j")
GIVING_UP = ("escape", "ctrl+c", "ctrl+d")


class LineTerminal:
    """Lines out, keys and lines in.

    ``keyboard`` and ``output`` are descriptors of terminals. ``is_dumb`` are those that send whole lines, as a shell
    in an editor does: there the line feed ends what was typed and is no key, unless it stands alone. ``copies`` says
    whether what goes to a clipboard may be written to it.
    """

    def __init__(self, keyboard: int, output: int, *, is_dumb: bool = False, copies: bool = True) -> None:
        self._keyboard = keyboard
        self._output = output
        self._is_dumb = is_dumb
        self._copies = copies
        self._line_has_keys = False
        self._is_asking = False
        self._found: list[Any] | None = None
        self._events: asyncio.Queue[events.Key | events.Paste | None] = asyncio.Queue()
        self._writing = threading.Lock()
        if keyboard >= 0:
            self._found = termios.tcgetattr(keyboard)

    # -- out --------------------------------------------------------------------------------------------------

    def say(self, line: str) -> None:
        """Write a line."""
        self.write(_plain(line).strip() + "\n")

    def write(self, text: str) -> None:
        """Write text as it is; do nothing once the window is closed."""
        data = text.encode("utf-8", "replace")
        with self._writing, suppress(OSError):
            while data:
                data = data[os.write(self._output, data) :]

    def copy(self, sequence: str) -> None:
        """Write ``sequence`` if it copies to the clipboard; ignore every other sequence."""
        if self._copies and CLIPBOARD.fullmatch(sequence):
            self.write(sequence)

    # -- in ---------------------------------------------------------------------------------------------------

    def take(self, event: events.Key | events.Paste) -> None:
        """Take a key that was typed."""
        if self._is_dumb and not self._is_asking and isinstance(event, events.Key):
            if event.key != "ctrl+j":
                self._line_has_keys = True
            elif self._line_has_keys:
                self._line_has_keys = False
                return
            else:
                event = events.Key("enter", "\r")
        self._events.put_nowait(event)

    def wake(self) -> None:
        """Have :meth:`next_event` return, because there is something to announce."""
        self._events.put_nowait(None)

    async def next_event(self, seconds: float | None = None) -> events.Key | events.Paste | None:
        """Return the next key; None after :meth:`wake` or after ``seconds``."""
        try:
            return await asyncio.wait_for(self._events.get(), seconds)
        except TimeoutError:
            return None

    async def read_line(self, label: str) -> str | None:
        """Ask for a line after ``label``; return None if the user cancelled."""
        self.write(_plain(label))
        # What was typed ahead of the question was not echoed.
        unechoed = self._events.qsize()
        line = ""
        self._is_asking = True
        self.set_line_mode(True)
        try:
            while True:
                event = await self._events.get()
                is_echoed = unechoed <= 0
                unechoed -= 1
                if event is None:
                    continue
                if isinstance(event, events.Key) and event.key in (*END_OF_LINE, *GIVING_UP):
                    if not is_echoed or event.key in GIVING_UP:
                        self.write("\n")
                    return None if event.key in GIVING_UP else line
                if isinstance(event, events.Key) and event.key == "backspace":
                    line = line[:-1]
                    continue
                typed = event.text if isinstance(event, events.Paste) else event.character or ""
                typed = typed if typed.isprintable() else CONTROLS.sub(" ", typed).strip()
                line += typed
                if not is_echoed:
                    self.write(typed)
        finally:
            self.set_line_mode(False)
            self._is_asking = False

    def set_line_mode(self, is_line_mode: bool) -> None:
        """Have the terminal echo and edit a line before it sends it, or send each key without echo."""
        if self._found is None:
            return
        iflag, oflag, cflag, lflag, ispeed, ospeed, characters = self._found
        characters = list(characters)
        if is_line_mode:
            iflag |= termios.ICRNL
            lflag = (lflag | termios.ICANON | termios.IEXTEN) & ~termios.ISIG
            # Ctrl+C and Ctrl+D give the line up: they have to arrive at once, as ends of it.
            characters[termios.VEOF] = bytes([os.fpathconf(self._keyboard, "PC_VDISABLE")])
            characters[termios.VEOL], characters[termios.VEOL2] = b"\x03", b"\x04"
        else:
            iflag &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
            lflag &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            characters[termios.VMIN], characters[termios.VTIME] = 1, 0
        with suppress(termios.error):
            attributes = [iflag, oflag, cflag, lflag, ispeed, ospeed, characters]
            termios.tcsetattr(self._keyboard, termios.TCSADRAIN, attributes)

    def begin_again(self) -> None:
        """Restore the mode that was set before the program was stopped."""
        self.set_line_mode(self._is_asking)


def _plain(text: str) -> str:
    """Return ``text`` with blanks for control characters and without bidirectional controls."""
    return ISOLATES.sub("", CONTROLS.sub(" ", text))
