"""Selecting characters of one text with the mouse: the clusters that the pointer was dragged over.

Owns the button, the pointer and the edges of a widget that shows rows of characters; which characters stand in a cell
the widget itself says. Columns count from the widget's content, rows from its first row of text.
"""

from __future__ import annotations

from textual import events
from textual.timer import Timer
from textual.widget import Widget

from sejajar.session.bitext import Side
from sejajar.text.span import Span
from sejajar.tui.messages import (
    CharactersClicked,
    CharactersSelected,
    RowClicked,
    ScreenColumn,
    ScreenRow,
    SelectionDraggedOut,
)

BEYOND_SECONDS = 0.08
"""Seconds between two rows, while the pointer is held above or below the rows."""

LEFT_BUTTON = 1

Characters = tuple[Side, Span]
"""A cluster of characters, and the text it is of."""


class SelectableRows(Widget):
    """A widget of rows whose characters can be selected with the mouse."""

    first_row_y = 0
    """The rows of the widget above its first row of text."""

    _pressed: Characters | None = None
    _clicked: Characters | None = None
    _is_selecting = False
    _pointer = (ScreenColumn(0), ScreenRow(0))
    _beyond = 0
    _beyond_timer: Timer | None = None

    def characters_at(self, column: ScreenColumn, row: ScreenRow, side: Side | None = None) -> Characters | None:
        """The characters nearest to a cell, those of ``side`` if that is given; None where there are none."""
        raise NotImplementedError

    @property
    def is_selecting(self) -> bool:
        """Whether the button is down and the pointer was dragged over characters."""
        return self._is_selecting and self._pressed is not None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Store where the button went down."""
        self._is_selecting = False
        column, row = self._place(event)
        if event.button == LEFT_BUTTON and row >= 0:
            self._pressed = self.characters_at(column, row)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Post what the pointer was dragged over since the button went down."""
        if self._pressed is None:
            return
        self._pointer = self._place(event)
        row = self._pointer[1]
        rows = self.size.height - self.first_row_y
        self._scroll_beyond(-1 if row < 0 else 1 if row >= rows else 0)
        self.extend_selection()

    def extend_selection(self) -> None:
        """Post what the pointer was dragged over, in the rows as they are now."""
        if self._pressed is None:
            return
        side, start = self._pressed
        column, row = self._pointer
        shown_row = ScreenRow(max(0, min(row, self.size.height - self.first_row_y - 1)))
        here = self.characters_at(column, shown_row, side)
        if here is not None and (self._is_selecting or here != self._pressed):
            self._is_selecting = True
            self.post_message(CharactersSelected(side, start, here[1]))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Release the mouse; the selection stays."""
        self.release_mouse()

    def on_mouse_release(self, event: events.MouseRelease) -> None:
        """Stop selecting: another widget has the mouse."""
        self._pressed = None
        self._scroll_beyond(0)

    def on_click(self, event: events.Click) -> None:
        """Post the row that was clicked, or the characters clicked more than once. The end of a drag is no click."""
        column, row = self._place(event)
        if self._is_selecting or row < 0:
            return
        if event.chain == 1:
            # The text may move under the pointer before the second click comes.
            self._clicked = self.characters_at(column, row)
            self.post_message(self.clicked_row(row))
        elif self._clicked:
            self.post_message(CharactersClicked(*self._clicked, event.chain))

    def clicked_row(self, row: ScreenRow) -> RowClicked:
        """Return the message about a click on a row."""
        raise NotImplementedError

    def _place(self, event: events.MouseEvent) -> tuple[ScreenColumn, ScreenRow]:
        column, y = event.get_content_offset_capture(self)
        return ScreenColumn(column), ScreenRow(y - self.first_row_y)

    def _scroll_beyond(self, rows: int) -> None:
        self._beyond = rows
        if rows and self._beyond_timer is None:
            self._beyond_timer = self.set_interval(BEYOND_SECONDS, self._tell_beyond)
        elif not rows and self._beyond_timer is not None:
            self._beyond_timer.stop()
            self._beyond_timer = None

    def _tell_beyond(self) -> None:
        if self._is_selecting:
            self.post_message(SelectionDraggedOut(self._beyond))
