"""Textual's driver for a reader without a screen: it reads the keys of a terminal and draws nothing."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.drivers.linux_driver import LinuxDriver

from sejajar.linear.line_terminal import LineTerminal
from sejajar.terminal.modes import TerminalModes
from sejajar.terminal.prepare import prepared_terminal

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

    from sejajar.terminal.model import Terminal

SIZE = (120, 40)
"""The window that the parts are arranged for, columns and rows: a page must not depend on a window nobody sees."""


class LinearDriver(LinuxDriver):
    """Hands the keys to ``line_terminal``. ``modes`` knows the signals that end the program."""

    line_terminal: ClassVar[LineTerminal]
    modes: ClassVar[TerminalModes | None]

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._size = SIZE
        self._call_in_app = asyncio.get_running_loop().call_soon_threadsafe
        if self.modes is not None:
            self.modes.end_program = lambda status: self._call_in_app(lambda: app.exit(return_code=status))
            self.modes.watch_input(self.fileno)
            signal.signal(signal.SIGINT, self.modes.on_end)

    @property
    def is_headless(self) -> bool:
        """Nothing is drawn."""
        return True

    def _get_terminal_size(self) -> tuple[int, int]:
        return SIZE

    def write(self, data: str) -> None:
        """Write nothing but what goes to the clipboard."""
        self.line_terminal.copy(data)

    def process_message(self, message: Message) -> None:
        """Hand a key on. Runs in the input thread."""
        if isinstance(message, events.Key | events.Paste):
            self._call_in_app(self.line_terminal.take, message)

    def run_input_thread(self) -> None:
        """Read keys until the driver stops, or the window is closed."""
        with suppress(OSError):
            super().run_input_thread()
        if not self.exit_event.is_set():
            self._call_in_app(lambda: self._app.exit(return_code=128 + signal.SIGHUP))

    def start_application_mode(self) -> None:
        """Read key by key; after a stop, as it was read before."""
        super().start_application_mode()
        self.line_terminal.begin_again()


@contextmanager
def line_driver(terminal: Terminal, line_terminal: LineTerminal) -> Iterator[type[LinearDriver]]:
    """Prepare the terminal for line mode, and restore it however the program ends."""
    with prepared_terminal(terminal) as modes:
        yield type("LinearDriver", (LinearDriver,), {"line_terminal": line_terminal, "modes": modes})
