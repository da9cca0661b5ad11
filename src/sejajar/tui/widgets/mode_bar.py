"""The line that shows a mode and its keys, while the mode is on."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import RenderResult
from textual.strip import Strip
from textual.widget import Widget

from sejajar.tui.rows.text_renderer import TextRenderer, across, columns


class ModeBar(Widget):
    """One row: the mode's name, then its keys with a word each, as many as fit whole. Hidden until it is shown."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ModeBar { height: 1; display: none; }
    """

    def __init__(
        self, renderer: TextRenderer, name: str, keys: tuple[tuple[str, str], ...], id: str | None = None
    ) -> None:
        """A bar for the mode called ``name``; ``keys`` as printed on a keyboard, with a word for each."""
        super().__init__(id=id)
        self._renderer = renderer
        self._mode_name = name
        self._keys = keys

    def render(self) -> RenderResult:
        """Nothing: the line is painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The name and the keys."""
        width, style = self.size.width, self._renderer.style("prompt")
        key_style, name_style = self._renderer.style("key", style), self._renderer.style("item", style)
        edge = [Segment(" ", name_style)]
        parts = [edge, self._renderer.label(self._mode_name, width, name_style), edge]
        room = width - sum(map(columns, parts))
        for key, word in self._keys:
            shown = [Segment("  ", style)], [Segment(key, key_style)], [Segment(" ", style)]
            label = self._renderer.label(word, width, style)
            room -= sum(map(columns, (*shown, label)))
            if room < 0:
                break
            parts += [*shown, label]
        return Strip(across(parts, width, style)).adjust_cell_length(width, style)
