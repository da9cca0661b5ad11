"""A sheet of labelled lines, in any script: what a page over the reader shows."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import RenderResult
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from sejajar.tui.widgets.ink import Ink, columns

GAP_COLUMNS = 2


class Sheet(Widget):
    """Lines of a label and a value; values stand below each other. A long value runs on in the next rows."""

    DEFAULT_CSS = """
    Sheet { height: auto; width: 1fr; }
    """

    def __init__(self, ink: Ink, lines: tuple[tuple[str, str], ...], id: str | None = None) -> None:
        super().__init__(id=id)
        self._ink = ink
        self.lines = lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row for each line."""
        return len(self.lines)

    def render(self) -> RenderResult:
        """Nothing: the lines are painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The strip of one line."""
        width, style = self.size.width, self._ink.style("bar")
        if y >= len(self.lines):
            return Strip([Segment(" " * width, style)], width)
        label, value = self.lines[y]
        room = max((columns(self._ink.label(name, width, style)) for name, _value in self.lines), default=0)
        name = self._ink.label(label, room, self._ink.style("heading", style))
        gap = Segment(" " * (room - columns(name) + GAP_COLUMNS), style)
        shown = self._ink.label(value, width - room - GAP_COLUMNS, self._ink.style("place", style), direction="ltr")
        return Strip([*name, gap, *shown]).adjust_cell_length(width, style)
