"""A list with a cursor, to choose one entry from; entries may have several rows, and only visible ones are drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import RenderResult
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from sejajar.tui.rows.text_renderer import TextRenderer

Choice = TypeVar("Choice")


class ChoiceList(Widget, Generic[Choice], can_focus=True):
    """The entries. A line-API widget, because they are in any script; a subclass draws them."""

    ENTRY_ROWS = 1
    HEAD_ROWS = 0
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ChoiceList { width: 100%; height: 1fr; }
    """

    class Chosen(Message):
        """An entry was clicked; the cursor is on it."""

    def __init__(self, renderer: TextRenderer, choices: Iterable[Choice], id: str | None = None) -> None:
        super().__init__(id=id)
        self.renderer = renderer
        self.choices = tuple(choices)
        self.cursor = 0
        self._first = 0

    def entry_row(self, choice: Choice, position: int, row: int) -> list[Segment]:
        """One of the :attr:`ENTRY_ROWS` rows of the entry at ``position``."""
        raise NotImplementedError

    def head_row(self, y: int) -> list[Segment]:
        """One of the :attr:`HEAD_ROWS` rows above the entries."""
        return []

    def empty_row(self) -> list[Segment]:
        """The row of a list without entries."""
        return []

    def entry_style(self, position: int) -> Style:
        """The background style of the entry at ``position``: the cursor's, if it is there."""
        style = self.renderer.style("sidebar")
        return self.renderer.style("cursor-focused", style) if position == self.cursor else style

    @property
    def chosen(self) -> Choice | None:
        """The entry at the cursor."""
        return self.choices[self.cursor] if self.choices else None

    @property
    def page(self) -> int:
        """The number of entries that fit."""
        return max(1, (self.size.height - self.HEAD_ROWS) // self.ENTRY_ROWS)

    def choose_from(self, choices: Iterable[Choice]) -> None:
        """Show other entries, the cursor on the first."""
        self.choices = tuple(choices)
        self.cursor = self._first = 0
        self.refresh()

    def move(self, steps: int) -> None:
        """Move the cursor and keep it in sight."""
        self.cursor = max(0, min(len(self.choices) - 1, self.cursor + steps))
        self._first = min(max(self._first, self.cursor - self.page + 1), self.cursor)
        self.refresh()

    def render(self) -> RenderResult:
        """Nothing: rows are painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The strip of one row."""
        width, style = self.size.width, self.renderer.style("sidebar")
        if y < self.HEAD_ROWS:
            return Strip(self.head_row(y)).adjust_cell_length(width, style)
        position, row = divmod(y - self.HEAD_ROWS, self.ENTRY_ROWS)
        position += self._first
        if position < len(self.choices):
            return Strip(self.entry_row(self.choices[position], position, row)).adjust_cell_length(width, style)
        segments = self.empty_row() if y == self.HEAD_ROWS and not self.choices else []
        return Strip(segments).adjust_cell_length(width, style)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        place = event.get_content_offset(self)
        y = (place.y if place else -1) - self.HEAD_ROWS
        position = self._first + y // self.ENTRY_ROWS
        if y >= 0 and position < len(self.choices):
            self.move(position - self.cursor)
            self.post_message(self.Chosen())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the cursor down."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the cursor up."""
        event.stop()
        self.move(-1)
