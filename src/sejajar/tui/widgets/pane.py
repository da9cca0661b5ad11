"""One text of the pair: paints rows that the viewport prepared, and says where it was clicked.

A line-API widget. It keeps the rows it shows and repaints only those that changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import RenderResult
from textual.cache import LRUCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from sejajar.session.pair import Side
from sejajar.tui.messages import PaneFocused, RowClicked, WheelTurned
from sejajar.tui.viewport import PlacedLine
from sejajar.tui.widgets.ink import Ink, columns

WHEEL_ROWS = 3
TITLE_ROWS = 1
MARGIN_COLUMNS = 3
"""The bar of the current passage and a blank, at the edge where lines begin; a sign's column where they end."""

SIGN_ROLES = {"!": "sign-problem", "·": "muted"}
"""How a sign in the margin is shown; those not named here are ``sign``."""

Mark = tuple[int, int, str]
"""Columns ``[from, to)`` of a line's cells and the role they are shown in, one of :data:`sejajar.tui.palette.ROLES`."""


@dataclass(frozen=True, slots=True)
class PaneRow:
    """What a pane shows on one row: a line or None for padding, and how.

    ``signs`` are characters one cell wide for the margin where lines end; the first is shown.
    """

    line: PlacedLine | None
    is_current: bool
    marks: tuple[Mark, ...] = ()
    signs: str = ""


class Pane(Widget, can_focus=True):
    """A pane of one language. Later marks of a row win over earlier ones."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1fr; }
    """

    def __init__(self, side: Side, title: tuple[str, ...], ink: Ink, *, is_rtl: bool, id: str | None = None) -> None:
        """A pane for ``side`` under the parts of its ``title``; right-to-left text is set flush right."""
        super().__init__(id=id)
        self.side: Side = side
        self.title = title
        self._ink = ink
        self.is_rtl = is_rtl
        self._rows: tuple[PaneRow, ...] = ()
        self._strips: LRUCache[tuple[int, bool, tuple[Mark, ...], str], tuple[PlacedLine | None, Strip]] = LRUCache(512)

    def show(self, rows: tuple[PaneRow, ...]) -> None:
        """Show ``rows`` from the top, repainting those that differ from what is there."""
        old, self._rows = self._rows, rows
        width = self.size.width
        blank = PaneRow(None, False)
        changed = [
            Region(0, TITLE_ROWS + y, width, 1)
            for y in range(max(len(old), len(rows)))
            if (old[y] if y < len(old) else blank) != (rows[y] if y < len(rows) else blank)
        ]
        if changed:
            self.refresh(*changed)

    def on_resize(self) -> None:
        """Rows are as wide as the pane."""
        self._strips.clear()

    def notify_style_update(self) -> None:
        """Colours changed."""
        super().notify_style_update()
        self._strips.clear()

    def shown_text(self) -> list[str]:
        """The rows as they stand, cells from left to right; for tests and row dumps."""
        return [self.render_line(TITLE_ROWS + y).text.rstrip() for y in range(len(self._rows))]

    def render(self) -> RenderResult:
        """Nothing: rows are painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The strip of one row."""
        if y < TITLE_ROWS:
            return self._title_strip()
        y -= TITLE_ROWS
        row = self._rows[y] if y < len(self._rows) else PaneRow(None, False)
        key = (id(row.line), row.is_current, row.marks, row.signs)
        cached = self._strips.get(key)
        # The line is kept beside its strip, so that its id cannot pass to another.
        if cached is None or cached[0] is not row.line:
            cached = self._strips[key] = (row.line, self._row_strip(row))
        return cached[1]

    def _row_strip(self, row: PaneRow) -> Strip:
        width = self.size.width
        style = self._ink.style("text")
        if row.is_current:
            style = self._ink.style("current", style)
        gutter_style = self._ink.style("gutter", style)
        bar = ("▐" if self.is_rtl else "▌") if row.is_current else " "
        text = self._text_segments(row, style)
        padding = Segment(" " * max(0, width - 3 - columns(text)), style)
        blank = Segment(" ", style)
        sign = self._sign_segment(row, style) if width - 2 > columns(text) else Segment("", style)
        segments = (
            [sign, padding, *text, blank, Segment(bar, gutter_style)]
            if self.is_rtl
            else [Segment(bar, gutter_style), blank, *text, padding, sign]
        )
        return Strip(segments, width)

    def _sign_segment(self, row: PaneRow, style: Style) -> Segment:
        sign = row.signs[:1]
        return Segment(sign or " ", self._role_style(style, SIGN_ROLES.get(sign, "sign") if sign else None))

    def _title_strip(self) -> Strip:
        """The name and the language of the text, flush with where its lines begin."""
        width = self.size.width
        style = self._ink.style("title-active" if self.has_focus else "title")
        segments: list[Segment] = [Segment("  ", style)]
        for number, part in enumerate(self.title):
            separator = [Segment("  ·  ", style)] if number else []
            label = self._ink.label(part, width - columns([*segments, *separator]) - 2, style)
            if columns(label):
                segments += [*separator, *label]
        gap = Segment(" " * max(0, width - columns(segments)), style)
        return Strip([gap, *reversed(segments)] if self.is_rtl else [*segments, gap], width)

    def _text_segments(self, row: PaneRow, style: Style) -> list[Segment]:
        if row.line is None:
            return []
        by_column: list[str | None] = [None] * row.line.line.width
        for start, end, role in row.marks:
            by_column[start:end] = [role] * (end - start)
        roles: list[str | None] = []
        column = 0
        for cell in row.line.line.cells:
            roles.append(by_column[column] if column < len(by_column) else None)
            column += cell.width
        return self._ink.draw(row.line.line.cells, roles, lambda role: self._role_style(style, role))

    def _role_style(self, style: Style, role: str | None) -> Style:
        return style if role is None else self._ink.style(role, style)

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked."""
        if event.y >= TITLE_ROWS:
            self.post_message(RowClicked(self.side, event.y - TITLE_ROWS))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Tell that the wheel was turned."""
        event.stop()
        self.post_message(WheelTurned(WHEEL_ROWS))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Tell that the wheel was turned."""
        event.stop()
        self.post_message(WheelTurned(-WHEEL_ROWS))

    def on_focus(self) -> None:
        """Tell that this is the active pane now."""
        self.post_message(PaneFocused(self.side))
