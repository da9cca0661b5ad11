"""A sheet of labelled lines, in any script, for the pages over the reader."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.app import RenderResult
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from sejajar.i18n import interface_direction
from sejajar.tui.rows.text_renderer import TextRenderer, across, columns

GAP_COLUMNS = 2

SheetLine = tuple[str | tuple[str, ...], str | None]
"""A label and a value; None for a heading. A label in parts has each drawn by itself, a blank between."""


class Sheet(Widget):
    """Lines of a label and a value; values stand below each other. A long value runs on in the next rows."""

    DEFAULT_CSS = """
    Sheet { height: auto; width: 1fr; }
    """

    def __init__(self, renderer: TextRenderer, lines: Sequence[SheetLine], id: str | None = None) -> None:
        super().__init__(id=id)
        self._renderer = renderer
        self.lines = tuple(lines)
        self._rows: list[list[Segment]] = []
        self._width = -1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows that the lines take."""
        return len(self._rows_at(width))

    def notify_style_update(self) -> None:
        """Draw again after a change of the colours."""
        super().notify_style_update()
        self._width = -1

    def render(self) -> RenderResult:
        """Nothing: the lines are painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The strip of one row."""
        width, style = self.size.width, self._renderer.style("bar")
        rows = self._rows_at(width)
        return Strip(rows[y] if y < len(rows) else []).adjust_cell_length(width, style)

    def _rows_at(self, width: int) -> list[list[Segment]]:
        if width != self._width:
            style = self._renderer.style("bar")
            heading = self._renderer.style("heading", style)
            labels = [self._label(label, width // 2, heading) for label, value in self.lines if value is not None]
            room = max(map(columns, labels), default=0)
            self._rows = [row for line in self.lines for row in self._rows_of(line, room, width, style)]
            self._width = width
        return self._rows

    def _rows_of(self, line: SheetLine, room: int, width: int, style: Style) -> list[list[Segment]]:
        label, value = line
        heading = self._renderer.style("heading", style)
        if value is None:
            return [across([self._label(label, width, heading + Style(underline=True))], width, style)]
        name = self._label(label, room, heading)
        # In an interface from left to right, so are file names and positions.
        direction = "ltr" if interface_direction() == "ltr" else None
        texts = self._renderer.paragraph(
            value, width - room - GAP_COLUMNS, self._renderer.style("place", style), direction
        )
        gap, blank = (Segment(" " * count, style) for count in (room - columns(name) + GAP_COLUMNS, room + GAP_COLUMNS))
        rows = [across([name, [gap], *texts[:1]], width, style)]
        return rows + [across([[blank], text], width, style) for text in texts[1:]]

    def _label(self, label: str | tuple[str, ...], width: int, style: Style) -> list[Segment]:
        if isinstance(label, str):
            return self._renderer.label(label, width, style)
        segments: list[Segment] = []
        for number, part in enumerate(label):
            segments += [Segment(" ", style)] if number else []
            segments += self._renderer.label(part, max(0, width - columns(segments)), style)
        return segments
