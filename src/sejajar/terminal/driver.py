"""Textual's driver for a real terminal, with the switching tied to its starts and stops.

Textual stops and starts its driver round Ctrl+Z, ``App.suspend`` and the end of the app, an exception included;
so the terminal is switched exactly as long as Textual draws on it.
"""

import asyncio
import signal
import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from sejajar.keyboard.key_names import read_keys

if TYPE_CHECKING:
    from textual.app import App

    from sejajar.terminal.late_replies import LateReplies
    from sejajar.terminal.modes import TerminalModes


TEXTUAL_KEYS, OUR_KEYS = "\x1b[>25u", "\x1b[>1u"
"""The kitty protocol: every key as a sequence with its text, as Textual asks for it, or chords only.

kitty 0.26 leaves out text that is not ASCII: of an Arabic keyboard neither shifted letters nor ligatures would arrive.
"""

HELD_SECONDS = 0.4
"""After so long without another character, what looked like the beginning of an answer was a key.

Textual itself waits twice 0.1 s for the rest of a sequence that it does not know.
"""


class TerminalDriver(LinuxDriver):
    """Switches before the full screen is entered, and back after it is left; a signal ends its app.

    ``hold`` is given by :func:`driver_holding`, which makes a class of it: Textual makes the instance.
    """

    hold: "ClassVar[TerminalModes]"

    def __init__(self, app: "App[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        loop = asyncio.get_running_loop()
        self.call_in_app = loop.call_soon_threadsafe
        self.held_app = app
        self.has_started = False
        self.late_lock = threading.Lock()
        self.held_timer = threading.Timer(HELD_SECONDS, self.hand_on_held)
        self.hold.end_program = self.end_app
        signal.signal(signal.SIGINT, self.hold.on_end)

    @cached_property
    def late(self) -> "LateReplies[Message]":
        """The answers that may still come; made for those whose terminal was too slow."""
        from sejajar.terminal.late_replies import LateReplies

        return LateReplies()

    def end_app(self, status: int) -> None:
        """End the app with ``status``. From a signal handler: the loop may be asleep, and must do it itself."""
        self.call_in_app(lambda: self.held_app.exit(return_code=status))

    def write(self, data: str) -> None:
        """Write to the terminal, unless it was closed; what is for the clipboard as a multiplexer hands it on."""
        if self.hold.is_gone:
            return
        if data.startswith("\x1b]52;"):
            from sejajar.terminal.clipboard import through_multiplexer

            data = through_multiplexer(data, self.hold.terminal_name)
        super().write(OUR_KEYS if data == TEXTUAL_KEYS else data)

    def process_message(self, message: Message) -> None:
        """Hand a message on, unless it is a character of an answer that came late. Runs in the input thread."""
        character = message.character if isinstance(message, events.Key) else None
        if not self.hold.awaits_replies or character is None:
            super().process_message(message)
            return
        with self.late_lock:
            for key in self.late.take(character, message):
                super().process_message(key)
            if self.late.is_over:
                self.hold.expect_no_reply()
            self.held_timer.cancel()
            if self.late.is_holding:
                self.held_timer = threading.Timer(HELD_SECONDS, self.hand_on_held)
                self.held_timer.daemon = True
                self.held_timer.start()

    def hand_on_held(self) -> None:
        """Hand on what was held back as the beginning of an answer."""
        with self.late_lock:
            for key in self.late.give_up():
                super().process_message(key)

    def start_application_mode(self) -> None:
        """Switch first: VTE gives every row the mode it is made or erased in.

        A SIGCONT that no Ctrl+Z went before finds the driver running: Textual would start a second one over it.
        """
        if self.hold.is_drawing:
            self.suspend_application_mode()
        typed = self.hold.take_keys()
        if self.hold.is_foreground():
            self.hold.switch()
            self.hold.is_drawing = True
        super().start_application_mode()
        if self.has_started:
            # The full screen comes back empty, and Textual repaints only what changes.
            self.call_in_app(lambda: self.held_app.refresh(layout=True))
        self.has_started = True
        for key, character in read_keys(typed.decode("utf-8", "ignore")):
            super().process_message(events.Key(key, character))

    def close(self) -> None:
        """Switch back when the last thing Textual wrote has left its queue: at the end, and before a stop."""
        super().close()
        self.hold.is_drawing = False
        self.hold.restore()


def driver_holding(hold: "TerminalModes") -> type[TerminalDriver]:
    """Return a driver class for the terminal of ``hold``."""
    return type("HoldingDriver", (TerminalDriver,), {"hold": hold})
