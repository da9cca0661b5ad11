"""The state of the reader screen: what it keeps beside the :class:`~sejajar.session.reading.state.Reading`.

The reading knows where the user is in the texts; this is how it is shown and what the screen waits for. Everything is
written on the screen's thread. Each field says which class writes it; all others only read it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sejajar.session.bitext import Side
from sejajar.text.span import Span
from sejajar.tui.reader.pane_layout import STORED_VIEWS, ViewOptions, read_share, read_view_options
from sejajar.tui.rows.viewport import ScrollPosition

if TYPE_CHECKING:
    from sejajar.alignment.editing import History
    from sejajar.session.text_files import TextFiles
    from sejajar.terminal.model import Terminal


TOP, DEFAULT_OPTIONS = ScrollPosition(), ViewOptions()


class LockedPane(NamedTuple):
    """The pane that stands still while the other scrolls alone: its side, its top row, its current passage."""

    side: Side
    top: ScrollPosition
    passage_index: int


class Question(NamedTuple):
    """What the prompt asks, and what is done with the answer.

    Attributes:
        sign: stands before the text; answers of one sign share a history.
        hint: is shown while there is no text.
        take: called with the text after Enter; the prompt is closed by then.
        take_typed: called with the text at each change.
        give_up: called when the user leaves without an answer.
        wants_letter: whether one letter is asked for, which is read by its place on the keyboard, as keys are.
    """

    sign: str
    hint: str
    take: Callable[[str], None]
    take_typed: Callable[[str], None] | None = None
    give_up: Callable[[], None] | None = None
    wants_letter: bool = False


def _ignore(*_what: object) -> None:
    pass


class ReaderHost(NamedTuple):
    """What the app gives the reader screen.

    Attributes:
        files: the files of the texts; None where they come from none.
        terminal: what is known of the terminal.
        show_page: shows lines of labels and values over the reader.
        on_notice: called with each notice of the status line.
        on_keys_waiting: called with the count or the first keys that wait for a key, as the status line shows them.
        on_renewed: called when a newer state of the bitext is shown.
        list_keeps_focus: whether the list keeps the focus after one of its entries was chosen.
    """

    files: TextFiles | None = None
    terminal: Terminal | None = None
    show_page: Callable[[tuple[tuple[str, str], ...]], None] = _ignore
    on_notice: Callable[[str], None] = _ignore
    on_keys_waiting: Callable[[str], None] = _ignore
    on_renewed: Callable[[], None] = _ignore
    list_keeps_focus: bool = True


NO_HOST = ReaderHost()


@dataclass
class ReaderState:
    """How the reading is shown, and what the screen waits for."""

    # -- the texts --------------------------------------------------------------------------------------------

    top: ScrollPosition = TOP
    """The row at the top of the panes, of the one that scrolls while the other is locked. Written by ReaderWindow."""
    locked_pane: LockedPane | None = None
    """The pane that stands still while the other scrolls alone. Written by AlignmentEditing, which unlocks and locks;
    Navigation, where the panes change roles; Updates and ReaderWindow, where the rows have changed."""
    view_options: ViewOptions = DEFAULT_OPTIONS
    """How the texts are arranged. Written by Views."""
    source_share: float | None = None
    """The source's share of the panes' width; None divides by the texts' lengths. Written by Views."""

    # -- what was pointed at ----------------------------------------------------------------------------------

    clicked: tuple[Side, Span] | None = None
    """The characters that were clicked last, for the search of a word. Written by Navigation; Updates clears it."""
    pointed_at: tuple[Side, int] | None = None
    """The side of the row that was clicked last and the offset of its first character, for the splitting of a
    passage. Written by Navigation; Updates clears it."""

    # -- the sidebar ------------------------------------------------------------------------------------------

    sidebar_wanted: bool = True
    """Whether the sidebar is shown where there is room. Written by SidebarLists, Views and ReaderWindow."""
    list_covers_panes: bool = False
    """Whether the list is shown instead of the panes, in a narrow window. Written by SidebarLists, Views and
    ReaderWindow."""
    list_takes_text: bool = True
    """Whether letters typed in the list narrow it: until an entry was chosen. Written by SidebarLists."""

    # -- the status line and the prompt -----------------------------------------------------------------------

    notice: str = ""
    """What the status line says until the next key. Written by ReaderWindow."""
    is_problem: bool = False
    """Whether the notice is about something that is wrong. Written by ReaderWindow."""
    question: Question | None = None
    """What the prompt asks; None while it is closed. Written by ReaderWindow."""

    # -- modes ------------------------------------------------------------------------------------------------

    search_origin: tuple[ScrollPosition, int] | None = None
    """The top row and the passage from which the search began. Written by Search; Updates moves or clears it."""
    searches_backward: bool = False
    """Whether the search goes towards the beginning: then so does the next hit. Written by Search."""
    is_editing: bool = False
    """Whether the keys edit the alignment. Written by AlignmentEditing."""
    edits: History | None = None
    """The edits of these texts, to undo and redo; None before the first. Written by AlignmentEditing; Updates clears
    it."""
    replaces_stored_edits: bool = False
    """Whether the next edit takes the place of the stored ones: an alignment from a file does so only once it is
    edited itself. Written by ReaderScreen at the start, then by AlignmentEditing."""

    # -- what is stored of it ---------------------------------------------------------------------------------

    def stored_options(self) -> dict[str, object]:
        """How the texts are shown, as plain values to store."""
        options = self.view_options
        return {
            "view": next(stored for stored, view in STORED_VIEWS.items() if view == options.view),
            "is_swapped": options.is_swapped,
            "spacing": options.spacing,
            "margins": options.margins,
            "source_share": self.source_share,
            "sidebar": self.sidebar_wanted,
        }

    def restore_options(self, stored: dict[str, object]) -> None:
        """Show the texts as :meth:`stored_options` says; what is missing or invalid is as if never chosen."""
        self.view_options = read_view_options(stored)._replace(is_zen=self.view_options.is_zen)
        self.source_share = read_share(stored)
        self.sidebar_wanted = stored.get("sidebar") is not False
