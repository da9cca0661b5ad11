"""Switches the terminal for the running program, and restores it however the program ends.

Owns the signals of the process inside :func:`prepared_terminal`. Draws without Textual (see ``driver`` for that).
"""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sejajar.terminal.model import Terminal
from sejajar.terminal.modes import TerminalModes, open_terminal

_ENDING = ("SIGTERM", "SIGHUP")
_FATAL = (
    "SIGQUIT", "SIGABRT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU", "SIGPOLL", "SIGPWR",
    "SIGSTKFLT", "SIGTRAP", "SIGSYS",
)  # fmt: skip
"""Signals that end a process without asking it. A fault of the processor (SIGSEGV) is none: no handler may return."""
_TEXTUAL_TAKES = ("SIGTSTP", "SIGCONT", "SIGWINCH", "SIGINT")
"""Textual replaces these handlers and leaves its own in place when it has ended."""


@contextmanager
def prepared_terminal(terminal: Terminal) -> Iterator[TerminalModes | None]:
    """Switch the terminal, and restore it however the program ends.

    Yields its modes, None if there is no terminal to switch: in a browser, and on Windows.
    """
    fd = None if terminal.is_browser else open_terminal()
    if fd is None:
        yield None
        return
    modes = TerminalModes(terminal, fd)
    handlers = _take_signals(modes)
    try:
        modes.switch()
        yield modes
    finally:
        modes.restore()
        for number, handler in handlers.items():
            signal.signal(number, handler)
        os.close(fd)


def _take_signals(modes: TerminalModes) -> "dict[signal.Signals, Any]":
    """Install the handlers and return those they replace; signals that were ignored (nohup) stay so."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    taken = {
        number: signal.getsignal(number) for name in (*_ENDING, *_TEXTUAL_TAKES) if (number := _signal_named(name))
    }
    for name in _ENDING:
        number = _signal_named(name)
        if number and taken[number] is not signal.SIG_IGN:
            signal.signal(number, modes.on_end)
    for number in filter(None, map(_signal_named, _FATAL)):
        if signal.getsignal(number) is signal.SIG_DFL:
            taken[number] = signal.SIG_DFL
            signal.signal(number, modes.on_fatal)
    signal.signal(signal.SIGTSTP, modes.on_stop)
    return taken


def _signal_named(name: str) -> "signal.Signals | None":
    return getattr(signal, name, None)
