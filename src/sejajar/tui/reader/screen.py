"""The reader: two panes, the sidebar and the prompt, kept in step.

The screen mediates: it turns keys and messages into calls on :class:`~sejajar.session.reading.state.Reading`, and what
that says into values for the widgets. Each of its parts is a module: the stage, the lists, the search, the
links.
"""

from __future__ import annotations

from sejajar.keyboard.keymap import DEFAULT, KeyTable, bindings
from sejajar.tui.reader.files import FileActions
from sejajar.tui.reader.stage import Stage


class ReaderScreen(FileActions, Stage):
    """The screen a pair is read on."""

    # A key of the mode is tried first, and passed on while the mode is off.
    BINDINGS = [*bindings(DEFAULT.mending), *bindings(DEFAULT.reading)]


def reader_with(table: KeyTable, screen: type[ReaderScreen] = ReaderScreen) -> type[ReaderScreen]:
    """``screen`` with the keys of ``table``.

    A class, since what a screen binds is Textual's to read from its class. Its key maps would not do: they cannot
    take a key away, and are applied anew at every key.
    """
    if table is DEFAULT:
        return screen
    bound = {"BINDINGS": [*bindings(table.mending), *bindings(table.reading)], "key_table": table}
    return type(screen.__name__, (screen,), bound, inherit_bindings=False)
