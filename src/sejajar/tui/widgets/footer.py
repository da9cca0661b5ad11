"""The footer: the keys that matter now, from the bindings in force.

One widget that paints one line: Textual's own footer mounts a widget a key, which a first frame and every change
of focus would pay for.
"""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.app import RenderResult
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from sejajar.tui.keymap import FOOTER
from sejajar.tui.widgets.ink import Ink


class KeyFooter(Widget):
    """The keys of the bindings that are to be shown; a click on one does it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyFooter { height: 1; }
    """

    def __init__(self, ink: Ink, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ink = ink

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._take_bindings)

    def _take_bindings(self, screen: Screen[None]) -> None:
        if screen.is_current:
            self.refresh()

    def _keys(self) -> list[tuple[str, str, str]]:
        """Key as shown, word and action of each binding to show; those of the table by its order, others after."""
        shown: dict[str, tuple[str, str, str]] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled:
                key = binding.key_display or self.app.get_key_display(binding)
                word = FOOTER.get(binding.id or "", binding.description)
                shown.setdefault(binding.id or binding.action, (key, word, binding.action))
        order = list(FOOTER)
        return [shown[name] for name in sorted(shown, key=lambda name: order.index(name) if name in order else 99)]

    def render(self) -> RenderResult:
        """Nothing: the line is painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The keys, as many as fit whole."""
        style = self._ink.style("bar")
        key_style = self._ink.style("key", style)
        segments: list[Segment] = []
        room = self.size.width
        for key, word, _ in self._keys():
            room -= len(key) + len(word) + 4
            if room < 0:
                break
            segments += [Segment(f" {key} ", key_style), Segment(f"{word}  ", style)]
        return Strip(segments).adjust_cell_length(self.size.width, style)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        column = 0
        for key, word, action in self._keys():
            column += len(key) + len(word) + 4
            if event.x < column:
                await self.screen.run_action(action)
                return
