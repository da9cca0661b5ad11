"""Starts the reader on the terminal, or in linear mode, and puts the terminal back afterwards."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from sejajar.layout.digits import Digits
from sejajar.session.bitext import Bitext
from sejajar.session.memory.store import ReadingStore, memory_file
from sejajar.session.positions.notation import StartPlace
from sejajar.terminal.detect import detect
from sejajar.terminal.prepare import prepared
from sejajar.text.document import Document
from sejajar.tui.app import Harakat, Opened, SejajarApp
from sejajar.tui.themes import AUTO

if TYPE_CHECKING:
    from sejajar.session.memory.recent import PairChoice
    from sejajar.session.text_files import TextFiles


def run_reader(
    source: Document,
    target: Document,
    *,
    line_aligned: bool = False,
    ui_language: str = "en",
    bidi: str = "auto",
    bidi_setup: str = "auto",
    harakat: Harakat = "auto",
    digits: Digits = "as-written",
    start: StartPlace | None = None,
    given: Bitext | None = None,
    files: TextFiles | None = None,
    theme: str = AUTO,
    notice: str = "",
    offered: Sequence[PairChoice] = (),
    looks: Mapping[str, object] | None = None,
    linear: bool = False,
    preset: str = "default",
    key_map: Mapping[str, Sequence[str]] | None = None,
    keyboard: str | Mapping[str, str] = "auto",
) -> int | PairChoice:
    """Open the reader on the terminal, switched as it needs and given back as it was.

    Returns the exit code, or the pair that the reader chose to go on with.
    ``bidi`` and ``bidi_setup`` are the names :func:`sejajar.terminal.detect.detect` takes. ``linear`` says a line for
    each action instead of drawing.
    """
    with _by_ear() if linear else _on_screen(bidi, bidi_setup) as (app_class, terminal, driver_class):
        app = app_class(
            source,
            target,
            line_aligned=line_aligned,
            ui_language=ui_language,
            terminal=terminal,
            harakat=harakat,
            digits=digits,
            start=start,
            given=given,
            memory=ReadingStore(memory_file(os.environ), files.absolute if files else ("", "")),
            files=files,
            theme=theme,
            notice=notice,
            offered=offered,
            looks=looks,
            preset=preset,
            key_map=key_map,
            keyboard=keyboard,
            driver_class=driver_class,
        )
        app.run()
    return app.next_pair or app.return_code or 0


@contextmanager
def _on_screen(bidi: str, setup: str) -> Iterator[Opened]:
    terminal = detect(os.environ, bidi=bidi, setup=setup)
    with prepared(terminal) as driver_class:
        yield SejajarApp, terminal, driver_class


def _by_ear() -> AbstractContextManager[Opened]:
    from sejajar.linear.app import opened_by_ear

    return opened_by_ear(os.environ)
