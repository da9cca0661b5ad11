"""The footer: the keys that matter first, from the table in force.

One widget that paints one line: Textual's own footer mounts a widget a key and asks of every binding whether it may
be used, which a first frame and every change of focus would pay for.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from textual import events
from textual.app import RenderResult
from textual.strip import Strip
from textual.widget import Widget

from sejajar.i18n import _
from sejajar.keyboard.keymap import FOOTER, Key
from sejajar.tui.rows.text_renderer import TextRenderer, across, columns, part_at


class KeyFooter(Widget):
    """The keys with a word each; a click on one runs its action."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyFooter { height: 1; }
    """

    def __init__(self, renderer: TextRenderer, keys: Iterable[Key], id: str | None = None) -> None:
        """The footer of a screen that binds ``keys``."""
        super().__init__(id=id)
        self._renderer = renderer
        bound = {key.id: key for key in keys if key.keys}
        self._keys = tuple(bound[name] for name in FOOTER if name in bound)

    def render(self) -> RenderResult:
        """Nothing: the line is painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The keys, as many as fit whole."""
        width, style = self.size.width, self._renderer.style("bar")
        return Strip(across(self._parts(), width, style)).adjust_cell_length(width, style)

    def _parts(self) -> list[list[Segment]]:
        """Return the key, its word and the gap after it, for each key that fits whole."""
        style = self._renderer.style("bar")
        key_style = self._renderer.style("key", style)
        parts: list[list[Segment]] = []
        room = self.size.width
        for key in self._keys:
            shown = [Segment(f" {key.shown_first} ", key_style)]
            label = self._renderer.label(_(key.footer), room, style)
            room -= columns([*shown, *label]) + 2
            if room < 0:
                break
            parts += [shown, label, [Segment("  ", style)]]
        return parts

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the key under the pointer."""
        part = part_at(self._parts(), event.x, self.size.width)
        if part is not None:
            await self.screen.run_action(self._keys[part // 3].call())
