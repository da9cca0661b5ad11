"""The pairs that were read before, to go on in one of them: a list over the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from sejajar.session.reopening import PairChoice
from sejajar.text.wording import _
from sejajar.tui.widgets.ink import Ink, columns

ROWS = 2
"""The rows of an entry: the texts, and where they lie."""
HEAD_ROWS = 2
NUMBERED = 9
"""So many entries can be chosen by their number."""


class _State(NamedTuple):
    cursor: int = 0
    first: int = 0


class RecentList(Widget, can_focus=True):
    """The entries, numbered; a line-API widget, since names of files are in any script."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RecentList { width: 100%; height: auto; }
    """

    def __init__(self, ink: Ink, choices: Sequence[PairChoice]) -> None:
        super().__init__()
        self._ink = ink
        self.choices = tuple(choices)
        self.state = _State()

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """All entries, as far as there is room."""
        return HEAD_ROWS + ROWS * len(self.choices)

    @property
    def _page(self) -> int:
        return max(1, (self.size.height - HEAD_ROWS) // ROWS)

    def move_to(self, cursor: int) -> None:
        """Put the cursor on an entry and keep it in sight."""
        cursor = max(0, min(len(self.choices) - 1, cursor))
        first = min(max(self.state.first, cursor - self._page + 1), cursor)
        self.state = _State(cursor, first)
        self.refresh()

    def render(self) -> RenderResult:
        """Nothing: rows are painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The heading, or a row of an entry."""
        width, style = self.size.width, self._ink.style("sidebar")
        if y < HEAD_ROWS:
            head = self._ink.label(_("Recent pairs"), width, self._ink.style("heading", style)) if y == 0 else []
            return Strip(head).adjust_cell_length(width, style)
        position, row = divmod(y - HEAD_ROWS, ROWS)
        position += self.state.first
        if position >= len(self.choices):
            return Strip.blank(width, style)
        choice = self.choices[position]
        if position == self.state.cursor:
            style = self._ink.style("cursor-focused", style)
        if row:
            muted = self._ink.style("muted", style)
            text = [Segment("    ", style), *self._ink.label(choice.place, width - 5, muted, direction="ltr")]
            return Strip(text).adjust_cell_length(width, style)
        number = f"{position + 1:>2}  " if position < NUMBERED else "    "
        heading = self._ink.style("heading", style)
        segments = [Segment(number, self._ink.style("key", style))]
        for part in filter(None, choice.names):
            bar = [Segment("  |  ", self._ink.style("muted", style))] if len(segments) > 1 else []
            room = width - columns([*segments, *bar]) - 1
            segments += [*bar, *self._ink.label(part, room, heading)]
        return Strip(segments).adjust_cell_length(width, style)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        place = event.get_content_offset(self)
        y = place.y if place else -1
        position = self.state.first + (y - HEAD_ROWS) // ROWS
        if y >= HEAD_ROWS and position < len(self.choices):
            self.screen.dismiss(self.choices[position])


class RecentScreen(ModalScreen[PairChoice | None]):
    """The list over the reader: arrows and Enter, or a number; Esc goes on with what is open."""

    BINDINGS = [
        Binding("escape,q", "close", "Close", key_display="Esc"),
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("home,g", "move(-9999)", "First", show=False),
        Binding("end,G", "move(9999)", "Last", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]
    DEFAULT_CSS = """
    RecentScreen { align: center middle; background: $background 40%; }
    RecentScreen RecentList { width: 84; max-width: 96%; max-height: 92%; padding: 1 2;
        background: $surface; border: round $primary; }
    RecentScreen.-whole RecentList { width: 100%; max-width: 100%; }
    """

    def __init__(self, ink: Ink, choices: Sequence[PairChoice]) -> None:
        """The ``choices``, the first one at hand."""
        super().__init__()
        self._ink = ink
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The list."""
        # Some terminals break right-to-left rows that go on beside a popup.
        self.set_class(self._ink.profile.popup_full_width, "-whole")
        yield RecentList(self._ink, self._choices)

    @property
    def _list(self) -> RecentList:
        return self.query_one(RecentList)

    def on_mount(self) -> None:
        """Keys move the list."""
        self._list.focus()

    def on_key(self, event: events.Key) -> None:
        """A number chooses."""
        if event.character and event.character.isdecimal():
            event.stop()
            number = int(event.character)
            if 1 <= number <= min(NUMBERED, len(self._choices)):
                self.dismiss(self._choices[number - 1])

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self._list.move_to(self._list.state.cursor + steps)

    def action_choose(self) -> None:
        """Open the entry at the cursor."""
        self.dismiss(self._list.choices[self._list.state.cursor])

    def action_close(self) -> None:
        """Go on with what is open."""
        self.dismiss(None)
