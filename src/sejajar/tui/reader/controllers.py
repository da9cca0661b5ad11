"""The controllers of one reader, each given the others that it calls."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sejajar.keyboard.keymap import KeyTable
from sejajar.tui.reader.lists import SidebarLists
from sejajar.tui.reader.navigation import Navigation
from sejajar.tui.reader.search import Search
from sejajar.tui.reader.views import Views
from sejajar.tui.reader.window import ReaderWindow

if TYPE_CHECKING:
    from sejajar.tui.reader.alignment_editing import AlignmentEditing
    from sejajar.tui.reader.annotations import Annotations
    from sejajar.tui.reader.copying import Copying
    from sejajar.tui.reader.files import Files
    from sejajar.tui.reader.updates import Updates


class Controllers:
    """What the actions and the messages of the screen are handed to.

    The first frame waits for none of those that are properties: each is loaded at its first use.
    """

    def __init__(self, window: ReaderWindow, key_table: KeyTable) -> None:
        self._window = window
        self._key_table = key_table
        self.navigation = Navigation(window)
        self.views = Views(window, self.navigation)
        self.lists = SidebarLists(window, self.views)
        self.search = Search(window, self.lists)

    @cached_property
    def annotations(self) -> Annotations:
        """Marks, bookmarks, notes and the jump list."""
        from sejajar.tui.reader.annotations import Annotations

        return Annotations(self._window)

    @cached_property
    def updates(self) -> Updates:
        """Newer states of the bitext."""
        from sejajar.tui.reader.updates import Updates

        return Updates(self._window, self.annotations)

    @cached_property
    def alignment_editing(self) -> AlignmentEditing:
        """Edits of the alignment."""
        from sejajar.tui.reader.alignment_editing import AlignmentEditing

        return AlignmentEditing(self._window, self.navigation, self.updates, self._key_table)

    @cached_property
    def copying(self) -> Copying:
        """The selection and the clipboard."""
        from sejajar.tui.reader.copying import Copying

        return Copying(self._window)

    @cached_property
    def files(self) -> Files:
        """The files that the texts are from, and those that are written for other programs."""
        from sejajar.tui.reader.files import Files

        return Files(self._window, self.annotations, self.copying, self.updates)
