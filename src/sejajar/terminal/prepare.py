"""Prepares the terminal for the running program, and puts it back however the program ends.

Owns the signals of the process between the beginning and the end of :func:`prepared`.
"""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sejajar.terminal.model import Terminal
from sejajar.terminal.modes import TerminalModes, open_terminal

if TYPE_CHECKING:
    from textual.driver import Driver

_ENDING = ("SIGTERM", "SIGHUP")
_TEXTUAL_TAKES = ("SIGTSTP", "SIGCONT", "SIGWINCH", "SIGINT")
"""Textual replaces these handlers and leaves its own in place when it has ended."""


@contextmanager
def held(terminal: Terminal) -> Iterator[TerminalModes | None]:
    """Switch the terminal, and put it back at every kind of end; yields None where there is nothing to hold."""
    fd = None if terminal.is_browser else open_terminal()
    if fd is None:
        yield None
        return
    hold = TerminalModes(terminal, fd)
    handlers = _take_signals(hold)
    try:
        hold.switch()
        yield hold
    finally:
        hold.restore()
        for number, handler in handlers.items():
            signal.signal(number, handler)
        os.close(fd)


@contextmanager
def prepared(terminal: Terminal) -> "Iterator[type[Driver] | None]":
    """Hold the terminal while a Textual app runs: return, exception, SIGTERM, SIGHUP, Ctrl+Z all put it back.

    Yields the driver class to give to the ``App``, which carries the switching through Textual's own stops and
    starts and ends the app on a signal with status 128 + its number; None where Textual should choose (a page of
    textual-serve, Windows, no terminal).
    """
    # GNU screen hands COLORTERM on, but takes 24-bit colours for other attributes: dark red on black.
    truecolor = None if terminal.shows_truecolor else os.environ.pop("COLORTERM", None)
    try:
        with held(terminal) as hold:
            if hold is None:
                yield None
            else:
                from sejajar.terminal.driver import driver_holding

                yield driver_holding(hold)
    finally:
        if truecolor is not None:
            os.environ["COLORTERM"] = truecolor


def _take_signals(hold: TerminalModes) -> "dict[signal.Signals, Any]":
    """Install the handlers and return those they replace; signals that were ignored (nohup) stay so."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    taken = {
        number: signal.getsignal(number) for name in (*_ENDING, *_TEXTUAL_TAKES) if (number := _signal_named(name))
    }
    for name in _ENDING:
        number = _signal_named(name)
        if number and taken[number] is not signal.SIG_IGN:
            signal.signal(number, hold.on_end)
    signal.signal(signal.SIGTSTP, hold.on_stop)
    return taken


def _signal_named(name: str) -> "signal.Signals | None":
    return getattr(signal, name, None)
