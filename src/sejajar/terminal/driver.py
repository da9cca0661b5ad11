"""Textual's driver for a real terminal, with the switching tied to its starts and stops.

Textual stops and starts its driver at Ctrl+Z, ``App.suspend`` and the end of the app, an exception included; so the
terminal is switched exactly as long as Textual draws on it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from sejajar.keyboard.key_names import read_keys
from sejajar.terminal.late_replies import LateReplies
from sejajar.terminal.model import Terminal
from sejajar.terminal.modes import TerminalModes
from sejajar.terminal.multiplexers import through_multiplexer
from sejajar.terminal.prepare import prepared_terminal

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

TEXTUAL_KEYS, OUR_KEYS = "\x1b[>25u", "\x1b[>1u"
"""The kitty protocol: every key as a sequence with its text, as Textual asks for it, or chords only.

kitty 0.26 leaves out text that is not ASCII: of an Arabic keyboard neither shifted letters nor ligatures would arrive.
"""

KEY_SECONDS = 0.4
"""After this time without another character, what looked like the beginning of an answer was a key.

Textual itself waits twice 0.1 s for the rest of a sequence that it does not know.
"""


class TerminalDriver(LinuxDriver):
    """Switches before the full screen is entered, and back after it is left; a signal ends its app.

    ``modes`` is set by :func:`prepared_driver` in a class of its own, because Textual makes the instance.
    """

    modes: ClassVar[TerminalModes]

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        loop = asyncio.get_running_loop()
        self.call_in_app = loop.call_soon_threadsafe
        self._running_app = app
        self.has_started = False
        self.late_lock = threading.Lock()
        self._key_timer = threading.Timer(KEY_SECONDS, self.release_keys)
        self.modes.end_program = self.end_app
        self.modes.watch_input(self.fileno)
        signal.signal(signal.SIGINT, self.modes.on_end)

    @cached_property
    def late_replies(self) -> LateReplies[Message]:
        """The answers that may still come; made for those whose terminal was too slow."""
        return LateReplies()

    def end_app(self, status: int) -> None:
        """End the app with ``status``. From a signal handler: the loop may be asleep, and must do it itself."""
        self.call_in_app(lambda: self._running_app.exit(return_code=status))

    def write(self, data: str) -> None:
        """Write to the terminal, unless it was closed; what is for the clipboard as a multiplexer hands it on."""
        if self.modes.is_gone:
            return
        if data.startswith("\x1b]52;"):
            data = through_multiplexer(data, self.modes.terminal_name)
        super().write(OUR_KEYS if data == TEXTUAL_KEYS else data)

    def run_input_thread(self) -> None:
        """Read until the driver stops, or the window is closed, which ``modes`` notices.

        What Textual cannot decode or parse is dropped, and what was read with it.
        """
        with suppress(OSError):
            while not self.exit_event.is_set():
                # Not UTF-8, a code point beyond Unicode, a window of no pixels: a new decoder and parser read on.
                with suppress(ValueError, ArithmeticError):
                    super().run_input_thread()
                    return

    def process_message(self, message: Message) -> None:
        """Hand a message on, unless it is a character of an answer that came late. Runs in the input thread."""
        character = message.character if isinstance(message, events.Key) else None
        if not self.modes.awaits_replies or character is None:
            super().process_message(message)
            return
        with self.late_lock:
            for key in self.late_replies.take(character, message):
                super().process_message(key)
            if self.late_replies.is_over:
                self.modes.expect_no_reply()
            self._key_timer.cancel()
            if self.late_replies.is_holding:
                self._key_timer = threading.Timer(KEY_SECONDS, self.release_keys)
                self._key_timer.daemon = True
                self._key_timer.start()

    def release_keys(self) -> None:
        """Pass on the keys that were taken for the beginning of an answer."""
        with self.late_lock:
            for key in self.late_replies.give_up():
                super().process_message(key)

    def start_application_mode(self) -> None:
        """Switch first: VTE gives every row the mode it is made or erased in.

        A SIGCONT that no Ctrl+Z went before finds the driver running: Textual would start a second one over it.
        """
        if self.modes.is_drawing:
            self.suspend_application_mode()
        typed = self.modes.take_keys()
        if self.modes.is_foreground():
            self.modes.switch()
            self.modes.is_drawing = True
        super().start_application_mode()
        if self.has_started:
            # The full screen comes back empty, and Textual repaints only what changes.
            self.call_in_app(lambda: self._running_app.refresh(layout=True))
        self.has_started = True
        for key, character in read_keys(typed.decode("utf-8", "ignore")):
            super().process_message(events.Key(key, character))

    def suspend_application_mode(self) -> None:
        """Give the terminal back. Ctrl+Z may come before there is a screen to leave, of which Textual knows nothing."""
        if self._writer_thread is None:
            self.modes.restore()
        else:
            super().suspend_application_mode()

    def close(self) -> None:
        """Switch back when the last thing Textual wrote has left its queue: at the end, and before a stop."""
        super().close()
        self.modes.is_drawing = False
        self.modes.restore()


@contextmanager
def prepared_driver(terminal: Terminal) -> Iterator[type[Driver] | None]:
    """Prepare the terminal while a Textual app runs: return, exception, SIGTERM, SIGHUP, Ctrl+Z all restore it.

    Yields the driver class to give to the ``App``, which keeps the switching in step with Textual's own stops and
    starts and ends the app on a signal with status 128 + its number; None where Textual should choose (a page of
    textual-serve, Windows, no terminal).
    """
    # GNU screen hands COLORTERM on, but takes 24-bit colours for other attributes: dark red on black.
    truecolor = None if terminal.shows_truecolor else os.environ.pop("COLORTERM", None)
    try:
        with prepared_terminal(terminal) as modes:
            yield None if modes is None else type("TerminalDriver", (TerminalDriver,), {"modes": modes})
    finally:
        if truecolor is not None:
            os.environ["COLORTERM"] = truecolor
