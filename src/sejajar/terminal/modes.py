"""One terminal's modes: switching what its Arabic needs on and off, and undoing what a program left switched on.

Textual turns its own modes off when it stops in
order; what it would leave behind when it cannot is undone here.
"""

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from sejajar.keyboard.key_names import read_keys
from sejajar.terminal.model import Terminal
from sejajar.terminal.query import collect_late, without_echo

if sys.platform != "win32":
    import termios

LEAVE_FULL_SCREEN = (
    "\x1b[?2026l"  # synchronized output: end, so that the rest is shown
    "\x1b[?2004l\x1b[?2048l\x1b[?7h"  # bracketed paste, in-band resize; line wrap back
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l"  # mouse, focus
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"  # kitty's keyboard, alternate screen, cursor, colours
)
"""Undoes every mode that Textual 8 turns on; for when it had no chance to."""

SHUTDOWN_TIMEOUT = 3.0
"""Seconds that the program has to end by itself after a signal; a second signal ends it at once."""

LATE_SECONDS = 10.0
"""How long after the start late answers of the terminal are expected."""


class TerminalModes:
    """The modes of one terminal: whether it is switched, and whether a program draws on its full screen.

    ``take_keys`` returns what was typed ahead, once. ``end_program`` is set while a program runs that can be asked
    to end; it is called with the exit status.
    """

    def __init__(self, terminal: Terminal, fd: int) -> None:
        self._terminal = terminal
        self._fd = fd
        self._attributes = termios.tcgetattr(fd)
        self._is_switched = False
        self._typed = terminal.typed_ahead
        self._is_first_signal = True
        self._awaits_until = time.monotonic() + LATE_SECONDS if terminal.awaits_replies else 0.0
        self.is_drawing = False
        self.is_gone = False
        self.end_program: Callable[[int], object] | None = None

    @property
    def terminal_name(self) -> str:
        """What the terminal is called, multiplexer first."""
        return self._terminal.name

    @property
    def awaits_replies(self) -> bool:
        """Whether answers of the terminal may still come."""
        return time.monotonic() < self._awaits_until

    def expect_no_reply(self) -> None:
        """Note that the last answer has come."""
        self._awaits_until = 0.0

    def switch(self) -> None:
        """Send the setup, unless the terminal is switched already."""
        if not self._is_switched:
            self._write(self._terminal.setup)
            self._is_switched = True

    def switch_back(self) -> None:
        """Send what undoes the setup, if the terminal is switched."""
        if self._is_switched:
            self._write(self._terminal.restore)
            self._is_switched = False

    def restore(self) -> None:
        """Put the terminal back to how it was found; nothing is sent that is not needed."""
        if self.is_drawing:
            self._write(LEAVE_FULL_SCREEN)
            self.is_drawing = False
        self.switch_back()
        with suppress(OSError, termios.error):
            if termios.tcgetattr(self._fd) != self._attributes:
                termios.tcsetattr(self._fd, termios.TCSANOW, self._attributes)

    def listen(self) -> None:
        """Have keys come one by one and unseen, for a program that draws by itself."""
        termios.tcsetattr(self._fd, termios.TCSADRAIN, without_echo(self._attributes))

    def read_keys(self) -> list[str]:
        """Wait for keys after :meth:`listen`; return their names, none when the input ends."""
        select.select([self._fd], [], [])
        try:
            typed = os.read(self._fd, 64).decode("utf-8", "ignore")
        except OSError:
            return []
        return [name for name, _ in read_keys(typed)]

    def write(self, text: str) -> None:
        """Write to the terminal, whole."""
        data = text.encode()
        while data:
            select.select([], [self._fd], [])
            data = data[os.write(self._fd, data) :]

    def take_keys(self) -> bytes:
        """Return what was typed ahead and was not taken yet; late answers are thrown away."""
        typed, self._typed = self._typed, b""
        if self.awaits_replies:
            with suppress(OSError):
                replies, late = collect_late(self._fd)
                typed += late
                if replies.is_complete:
                    self.expect_no_reply()
        return typed

    def on_end(self, number: int, _frame: object = None) -> None:
        """Handle a signal that asks the process to end: softly, within ``SHUTDOWN_TIMEOUT``; at once if asked again."""
        status = 128 + number
        if self.end_program is None:
            raise SystemExit(status)
        if not self._is_first_signal:
            if number == signal.SIGHUP and self.is_gone:
                # The window that is closed, noticed in two ways.
                return
            self._end_hard(status)
        self._is_first_signal = False
        self.is_gone = self._is_hung_up()
        watchdog = threading.Timer(SHUTDOWN_TIMEOUT, self._end_hard, (status,))
        watchdog.daemon = True
        watchdog.start()
        self.end_program(status)

    def watch_input(self, fd: int) -> None:
        """End the program once the keyboard behind ``fd`` is gone, also if SIGHUP is ignored: nothing would end it."""

        def watch() -> None:
            poll = select.poll()
            poll.register(fd, 0)
            # Without a mask it returns for a hang-up only; macOS answers POLLNVAL for some terminals.
            if any(found & (select.POLLHUP | select.POLLERR) for _fd, found in poll.poll()) and self._is_first_signal:
                self.on_end(signal.SIGHUP)

        threading.Thread(target=watch, daemon=True).start()

    def on_fatal(self, number: int, _frame: object = None) -> None:
        """Handle a signal that ends a process at once: restore the terminal, then let it."""
        self.restore()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def on_stop(self, _number: int, _frame: object = None) -> None:
        """Handle Ctrl+Z outside the full screen: back before the shell has it, switched again after ``fg``."""
        self.restore()
        os.kill(os.getpid(), signal.SIGSTOP)
        self.switch()

    def is_foreground(self) -> bool:
        """Whether this process may draw: after ``bg`` it is stopped again instead."""
        with suppress(OSError):
            return os.tcgetpgrp(self._fd) == os.getpgrp()
        return False

    def _is_hung_up(self) -> bool:
        """Whether the window is closed: every access to its terminal fails from then on."""
        try:
            termios.tcgetattr(self._fd)
        except termios.error:
            return True
        return False

    def _end_hard(self, status: int) -> None:
        self.restore()
        os._exit(status)

    def _write(self, text: str) -> None:
        # The descriptor does not block: a terminal that reads no more must not keep the process alive.
        if text:
            with suppress(OSError):
                os.write(self._fd, text.encode())


def open_terminal() -> int | None:
    """Return a descriptor of the controlling terminal, of its own and not blocking; None where there is none."""
    if sys.platform == "win32":
        # There is no such terminal, and nothing to switch.
        return None
    with suppress(OSError):
        return os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    return None
