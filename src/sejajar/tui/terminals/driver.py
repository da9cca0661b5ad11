"""Textual's driver for a real terminal, with the switching tied to its starts and stops.

Textual stops and starts its driver round Ctrl+Z, ``App.suspend`` and the end of the app, an exception included;
so the terminal is switched exactly as long as Textual draws on it.
"""

import asyncio
import signal
from typing import TYPE_CHECKING, Any

from textual import events
from textual.drivers.linux_driver import LinuxDriver

from sejajar.tui.terminals.keys import read_keys

if TYPE_CHECKING:
    from textual.app import App

    from sejajar.tui.terminals.lifecycle import Hold


def driver_holding(hold: "Hold") -> type[LinuxDriver]:
    """Return a driver class that switches the terminal of ``hold`` and ends its app on a signal."""

    class HoldingDriver(LinuxDriver):
        """Switches before the full screen is entered, and back after it is left."""

        def __init__(self, app: "App[Any]", **options: Any) -> None:
            super().__init__(app, **options)
            self.has_started = False
            loop = asyncio.get_running_loop()

            def repaint() -> None:
                loop.call_soon_threadsafe(lambda: app.refresh(layout=True))

            def end_program(status: int) -> None:
                # From a signal handler: the loop may be asleep, and must do it itself.
                loop.call_soon_threadsafe(lambda: app.exit(return_code=status))

            self.repaint = repaint
            hold.end_program = end_program
            signal.signal(signal.SIGINT, hold.on_end)

        def write(self, data: str) -> None:
            """Write to the terminal, unless it was closed."""
            if not hold.is_gone:
                super().write(data)

        def start_application_mode(self) -> None:
            """Switch first: VTE gives every row the mode it is made or erased in.

            A SIGCONT that no Ctrl+Z went before finds the driver running: Textual would start a second one over it.
            """
            if hold.is_drawing:
                self.suspend_application_mode()
            typed = hold.take_keys()
            if hold.is_foreground():
                hold.switch()
                hold.is_drawing = True
            super().start_application_mode()
            if self.has_started:
                # The full screen comes back empty, and Textual repaints only what changes.
                self.repaint()
            self.has_started = True
            for key, character in read_keys(typed.decode("utf-8", "ignore")):
                self.process_message(events.Key(key, character))

        def close(self) -> None:
            """Switch back when the last thing Textual wrote has left its queue: at the end, and before a stop."""
            super().close()
            hold.is_drawing = False
            hold.give_back()

    return HoldingDriver
