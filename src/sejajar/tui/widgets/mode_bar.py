"""The line that names a mode and the keys that count in it, while it lasts."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import RenderResult
from textual.strip import Strip
from textual.widget import Widget


class ModeBar(Widget):
    """One row: the mode's name, then its keys with a word each, as many as fit whole. Hidden until it is shown."""

    COMPONENT_CLASSES = {"mode--name", "mode--key"}
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ModeBar { height: 1; display: none; }
    """

    def __init__(self, name: str, keys: tuple[tuple[str, str], ...], id: str | None = None) -> None:
        """A bar for the mode called ``name``; ``keys`` as printed on a keyboard, with a word for each."""
        super().__init__(id=id)
        self._mode_name = name
        self._keys = keys

    def render(self) -> RenderResult:
        """Nothing: the line is painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The name and the keys."""
        style = self.rich_style
        key_style = style + self.get_component_rich_style("mode--key", partial=True)
        name = f" {self._mode_name} "
        segments = [Segment(name, style + self.get_component_rich_style("mode--name", partial=True))]
        room = self.size.width - len(name)
        for key, word in self._keys:
            room -= len(key) + len(word) + 3
            if room < 0:
                break
            segments += [Segment(f"  {key}", key_style), Segment(f" {word}", style)]
        return Strip(segments).adjust_cell_length(self.size.width, style)
