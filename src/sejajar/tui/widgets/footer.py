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

from sejajar.text.wording import _
from sejajar.tui.keymap import FOOTER
from sejajar.tui.widgets.ink import Ink, across, columns, part_at


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
        for _node, binding, enabled, _tip in self.screen.active_bindings.values():
            if binding.show and enabled:
                key = binding.key_display or self.app.get_key_display(binding)
                word = _(FOOTER.get(binding.id or "", binding.description))
                shown.setdefault(binding.id or binding.action, (key, word, binding.action))
        order = list(FOOTER)
        return [shown[name] for name in sorted(shown, key=lambda name: order.index(name) if name in order else 99)]

    def render(self) -> RenderResult:
        """Nothing: the line is painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The keys, as many as fit whole."""
        width, style = self.size.width, self._ink.style("bar")
        return Strip(across(self._parts(), width, style)).adjust_cell_length(width, style)

    def _parts(self) -> list[list[Segment]]:
        """For each key that fits whole itself, its word, and the gap after it."""
        style = self._ink.style("bar")
        key_style = self._ink.style("key", style)
        parts: list[list[Segment]] = []
        room = self.size.width
        for key, word, _action in self._keys():
            shown = [Segment(f" {key} ", key_style)]
            label = self._ink.label(word, room, style)
            room -= columns([*shown, *label]) + 2
            if room < 0:
                break
            parts += [shown, label, [Segment("  ", style)]]
        return parts

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        part = part_at(self._parts(), event.x, self.size.width)
        if part is not None:
            await self.screen.run_action(self._keys()[part // 3][2])
