"""What widgets tell the screen: facts, in the past. Those about a position replace older copies of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType

from textual.message import Message

from sejajar.session.bitext import Bitext, Side
from sejajar.session.reading.entries import Entry, ListName, Occurrence
from sejajar.text.span import Span

if TYPE_CHECKING:
    from sejajar.session.memory.reload import ReloadedBitext
    from sejajar.session.positions.notation import TextPosition
    from sejajar.text.notices import Notice


ScreenColumn = NewType("ScreenColumn", int)
"""A column of a pane or a list, from 0 at the left edge of its content."""
ScreenRow = NewType("ScreenRow", int)
"""A row of a pane or a list, from 0 at its first row of text."""


class RowClicked(Message):
    """A row of a pane was clicked. ``place`` are the characters there."""

    def __init__(self, side: Side, row: ScreenRow, place: Span | None = None) -> None:
        super().__init__()
        self.side: Side = side
        self.row = row
        self.place = place


class CharactersSelected(Message):
    """The mouse was drawn over the text with its button down, from one cluster of characters to another."""

    def __init__(self, side: Side, start: Span, end: Span) -> None:
        super().__init__()
        self.side: Side = side
        self.start = start
        self.end = end

    def can_replace(self, message: Message) -> bool:
        """Only the newest place matters."""
        return isinstance(message, CharactersSelected) and message.side == self.side


class SelectionDraggedOut(Message):
    """The mouse is held above or below the rows: there are ``rows`` more to show, up when negative."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows


class CharactersClicked(Message):
    """A cluster of characters was clicked ``clicks`` times in a row, at least twice."""

    def __init__(self, side: Side, place: Span, clicks: int) -> None:
        super().__init__()
        self.side: Side = side
        self.place = place
        self.clicks = clicks


class WheelTurned(Message):
    """The mouse wheel was turned over a pane, ``rows`` down (up, when negative)."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows


class PaneFocused(Message):
    """A pane became the active one."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.side: Side = side


class CursorMoved(Message):
    """The sidebar's cursor was moved ``steps`` entries down the list (up, when negative)."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.steps = steps


class EntryChosen(Message):
    """An entry of the current list was chosen: by a click, or (None) the one under the cursor with Enter."""

    def __init__(self, entry_index: int | None) -> None:
        super().__init__()
        self.entry_index = entry_index


class FilterTyped(Message):
    """The sidebar's filter was edited: ``erased`` characters from its end, then ``text`` was added.

    What was done, not what came of it: keys come faster than the list follows.
    """

    def __init__(self, text: str = "", *, erased: int = 0) -> None:
        super().__init__()
        self.text = text
        self.erased = erased


class ListWanted(Message):
    """A tab of the sidebar was clicked."""

    def __init__(self, list_name: ListName) -> None:
        super().__init__()
        self.list_name: ListName = list_name


class BitextRead(Message):
    """A worker has read more of the pair; ``generation`` says in which run, as counted by what started it.

    ``start`` is where the reading begins, if that is known only now.
    """

    def __init__(
        self,
        bitext: Bitext,
        entries: dict[ListName, tuple[Entry, ...]],
        generation: int,
        start: TextPosition | None = None,
    ) -> None:
        super().__init__()
        self.bitext = bitext
        self.entries = entries
        self.generation = generation
        self.start = start


class BitextReloaded(Message):
    """A worker has read the files again; ``generation`` counts the reloads, so that only the latest is shown."""

    def __init__(self, reread: ReloadedBitext, generation: int) -> None:
        super().__init__()
        self.reread = reread
        self.generation = generation


class StoreRead(Message):
    """A worker has read what was left in the pair before, and how it was shown.

    ``problem`` is why nothing can be saved.
    """

    def __init__(
        self, dismissed: frozenset[str], view_options: dict[str, object], problem: Notice | None = None
    ) -> None:
        super().__init__()
        self.dismissed = dismissed
        self.view_options = view_options
        self.problem = problem


class SearchDone(Message):
    """A worker has searched. ``problem`` says in a line why it could not."""

    def __init__(self, label: str, places: tuple[Occurrence, ...], generation: int, problem: str = "") -> None:
        super().__init__()
        self.label = label
        self.places = places
        self.generation = generation
        self.problem = problem


class NoticePosted(Message):
    """Something done behind the screen is done, or could not be; ``notice`` is one line for the reader."""

    def __init__(self, notice: str, *, is_problem: bool = False) -> None:
        super().__init__()
        self.notice = notice
        self.is_problem = is_problem
