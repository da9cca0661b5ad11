"""The line that names a mode and the keys that count in it, while it lasts."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import RenderResult
from textual.strip import Strip
from textual.widget import Widget

from sejajar.tui.widgets.ink import Ink


class ModeBar(Widget):
    """One row: the mode's name, then its keys with a word each, as many as fit whole. Hidden until it is shown."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ModeBar { height: 1; display: none; }
    """

    def __init__(self, ink: Ink, name: str, keys: tuple[tuple[str, str], ...], id: str | None = None) -> None:
        """A bar for the mode called ``name``; ``keys`` as printed on a keyboard, with a word for each."""
        super().__init__(id=id)
        self._ink = ink
        self._mode_name = name
        self._keys = keys

    def render(self) -> RenderResult:
        """Nothing: the line is painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The name and the keys."""
        style = self._ink.style("prompt")
        key_style = self._ink.style("key", style)
        name = f" {self._mode_name} "
        segments = [Segment(name, self._ink.style("item", style))]
        room = self.size.width - len(name)
        for key, word in self._keys:
            room -= len(key) + len(word) + 3
            if room < 0:
                break
            segments += [Segment(f"  {key}", key_style), Segment(f" {word}", style)]
        return Strip(segments).adjust_cell_length(self.size.width, style)
