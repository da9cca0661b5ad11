"""Starts the reader on the terminal, or in line mode, and restores the terminal afterwards."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sejajar.cli.output import INPUT_ERROR, complain
from sejajar.session.bitext import Bitext
from sejajar.session.memory.lazy_store import LazyStore, memory_file
from sejajar.session.opening import open_bitext
from sejajar.session.text_files import TextFiles
from sejajar.terminal.detect import detect
from sejajar.terminal.driver import prepared_driver
from sejajar.text.document import Document
from sejajar.text.sanitize import printable
from sejajar.tui.app import SejajarApp
from sejajar.tui.options import ReaderOptions
from sejajar.wording import in_words

if TYPE_CHECKING:
    from textual.driver import Driver

    from sejajar.session.memory.recent import PairChoice
    from sejajar.terminal.model import Terminal


def run_reader(
    source: Document, target: Document, options: ReaderOptions, *, files: TextFiles, given: Bitext | None = None
) -> int | PairChoice:
    """Open the reader on the terminal, which is restored at the end.

    Returns the exit code, or the bitext that the user chose to read next; raises an unexpected exception of the reader
    once the terminal is restored. ``files`` is where the texts came from,
    ``given`` the bitext with an alignment made elsewhere.
    """
    with _line_mode() if options.linear else _full_screen(options) as (app_class, terminal, driver_class):
        store = LazyStore(memory_file(os.environ), files.absolute)
        opened = open_bitext(
            source, target, store=store, line_aligned=files.line_aligned, imported=given, start=options.start
        )
        app = app_class(opened, options, store=store, files=files, terminal=terminal, driver_class=driver_class)
        with _thread_failures_noted(app):
            app.run()
    status = app.return_code or 0
    if unsaved := store.finish(0):
        complain(printable(in_words(unsaved)))
        status = status or INPUT_ERROR
    if app.failure:
        raise app.failure
    return app.next_pair or status


@contextmanager
def _thread_failures_noted(app: SejajarApp) -> Iterator[None]:
    """Have the app report the unexpected exceptions of threads, which Python prints where nobody sees it."""
    before = threading.excepthook

    def note(failed: threading.ExceptHookArgs) -> None:
        # A closed terminal ends the app in its own way.
        is_terminal_gone = isinstance(failed.exc_value, OSError) and failed.exc_value.errno == errno.EIO
        if isinstance(failed.exc_value, Exception) and not is_terminal_gone:
            app.note_failure(failed.exc_value)

    threading.excepthook = note
    try:
        yield
    finally:
        threading.excepthook = before


@contextmanager
def _full_screen(options: ReaderOptions) -> Iterator[tuple[type[SejajarApp], Terminal, type[Driver] | None]]:
    terminal = detect(os.environ, bidi=options.bidi, setup=options.bidi_setup)
    with prepared_driver(terminal) as driver_class:
        yield SejajarApp, terminal, driver_class


@contextmanager
def _line_mode() -> Iterator[tuple[type[SejajarApp], Terminal, type[Driver] | None]]:
    from sejajar.linear.app import LinearApp, line_mode

    with line_mode(os.environ) as (terminal, driver_class):
        yield LinearApp, terminal, driver_class
