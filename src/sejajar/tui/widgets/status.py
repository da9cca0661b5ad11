"""The line that says where the reader is, and in which of the two texts."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual.app import RenderResult
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sejajar.tui.widgets.label import columns, label_segments


@dataclass(frozen=True, slots=True)
class Place:
    """What the status line says: the place, the search with its counter, a passing notice."""

    passage: str = ""
    percent: str = ""
    search: str = ""
    notice: str = ""
    is_problem: bool = False


class StatusLine(Widget):
    """Place and percent on the left, notice in the middle, the search's counter on the right."""

    COMPONENT_CLASSES = {"status--place", "status--search", "status--notice", "status--problem"}
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine { height: 1; }
    """

    place: reactive[Place] = reactive(Place())

    def render(self) -> RenderResult:
        """Nothing: the line is painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The one row."""
        width, style, place = self.size.width, self.rich_style, self.place

        def component(name: str):
            return style + self.get_component_rich_style(name, partial=True)

        notice_style = component("status--problem" if place.is_problem else "status--notice")
        search = label_segments(place.search, width // 2, component("status--search")) if place.search else []
        left = label_segments(
            f" {place.percent}  {place.passage}", width - columns(search) - 2, component("status--place")
        )
        room = width - columns(left) - columns(search) - 4
        notice = label_segments(place.notice, room, notice_style) if place.notice and room > 4 else []
        gap = Segment(" " * max(0, width - columns([*left, *notice, *search]) - 3), style)
        return Strip([*left, Segment("  ", style), *notice, gap, *search, Segment(" ", style)]).adjust_cell_length(
            width, style
        )


class PaneTitle(Widget):
    """The name and the language of one text, over its pane; flush with where its lines begin."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PaneTitle { height: 1; }
    """

    def __init__(self, language: str, name: str, *, is_rtl: bool, id: str | None = None) -> None:
        """A title of the language's own name and the text's name."""
        super().__init__(id=id)
        self._language = language
        self._name = name
        self._is_rtl = is_rtl

    def render(self) -> RenderResult:
        """Nothing: the line is painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The one row."""
        width, style = self.size.width, self.rich_style
        language = label_segments(self._language, width - 4, style)
        name = label_segments(self._name, width - columns(language) - 8, style)
        parts = (
            [*name, Segment("  ·  ", style), *language] if self._is_rtl else [*language, Segment("  ·  ", style), *name]
        )
        if columns(name) == 0:
            parts = language
        gap = Segment(" " * max(0, width - columns(parts) - 4), style)
        edge = Segment("  ", style)
        return Strip([gap, edge, *parts, edge] if self._is_rtl else [edge, *parts, edge, gap]).adjust_cell_length(
            width, style
        )
