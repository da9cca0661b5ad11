"""The reader: two panes, the sidebar and the prompt, kept in step.

The screen mediates: it turns keys and messages into calls on :class:`~sejajar.session.reading.Reading`, and what
that says into values for the widgets. Each of its parts is a module: the stage, the lists, the search, the
links.
"""

from __future__ import annotations

from sejajar.tui.keymap import MENDING_KEYS, bindings
from sejajar.tui.screens.mending import MendingActions


class ReaderScreen(MendingActions):
    """The screen a pair is read on."""

    # A key of the mode is tried first, and passed on while the mode is off.
    BINDINGS = [*bindings(MENDING_KEYS), *bindings()]
