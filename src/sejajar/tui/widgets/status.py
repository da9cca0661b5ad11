"""The status line: the position, notices, the search."""

from __future__ import annotations

from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.app import RenderResult
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sejajar.tui.rows.text_renderer import TextRenderer, across, columns


class StatusPlace(NamedTuple):
    """The content of the status line: the position, the search with its counter, a notice."""

    passage: str = ""
    percent: str = ""
    search: str = ""
    counter: str = ""
    notice: str = ""
    is_problem: bool = False


class StatusLine(Widget):
    """Percent and place, then a notice; at the far end the search and its counter."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine { height: 1; }
    """

    place: reactive[StatusPlace] = reactive(StatusPlace())
    typed: reactive[tuple[str, str]] = reactive(("", ""))
    """The pending keys (a count, the first keys of several), and the sign of a translated letter."""

    def __init__(self, renderer: TextRenderer, id: str | None = None) -> None:
        super().__init__(id=id)
        self._renderer = renderer

    def render(self) -> RenderResult:
        """Nothing: the line is painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The one row."""
        width, style, place = self.size.width, self._renderer.style("bar"), self.place

        def component(name: str) -> Style:
            return self._renderer.style(name, style)

        notice_style = component("problem" if place.is_problem else "notice")
        search_style = component("counter")
        waiting, layout_sign = self.typed
        edge, gap = [Segment(" ", style)], [Segment("  ", style)]
        search = [
            [Segment(f"{waiting}  " if waiting else "", component("place"))],
            self._renderer.label(place.search, width // 3, search_style),
            [Segment("  " if place.counter else "", search_style)],
            [Segment(place.counter, search_style)],
            # Last: figures after an Arabic letter are moved by terminals that order the row themselves.
            gap if layout_sign else [],
            self._renderer.label(layout_sign, 2, component("place")),
        ]
        taken = sum(map(columns, search))
        here = self._renderer.label(f"{place.percent}  {place.passage}", width - taken - 3, component("place"))
        room = width - columns(here) - taken - 5
        if columns(self._renderer.label(place.notice, width, notice_style)) > room:
            # A notice is shown until the next key, the position after it.
            here = self._renderer.label(place.percent, width - taken - 3, component("place"))
            room = width - columns(here) - taken - 5
        notice = self._renderer.label(place.notice, room, notice_style) if place.notice and room > 4 else []
        blank = [Segment(" " * max(0, width - columns([*here, *notice]) - taken - 4), style)]
        parts = [edge, here, gap, notice, blank, *search, edge]
        return Strip(across(parts, width, style)).adjust_cell_length(width, style)
