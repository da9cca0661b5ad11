"""The reader: two panes, the sidebar and the prompt, kept in step.

The screen mediates: it turns keys and messages into calls on :class:`~sejajar.session.reading.Reading`, and what
that says into values for the widgets. Each of its parts is a module: the stage, the lists, the search.
"""

from __future__ import annotations

from sejajar.tui.keymap import bindings
from sejajar.tui.screens.searching import SearchActions


class ReaderScreen(SearchActions):
    """The screen a pair is read on."""

    BINDINGS = bindings()
