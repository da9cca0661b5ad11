"""A page of labelled lines over the reader."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from sejajar.tui.widgets.ink import Ink
from sejajar.tui.widgets.sheet import Sheet


class PageScreen(ModalScreen[None]):
    """What is known, to look at; Esc, q or i closes it."""

    BINDINGS = [
        Binding("escape,q,i,enter", "dismiss", "Close", key_display="Esc"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]
    DEFAULT_CSS = """
    PageScreen { align: center middle; background: $background 40%; }
    PageScreen VerticalScroll { width: 84; max-width: 96%; height: auto; max-height: 92%; padding: 1 2;
        background: $surface; border: round $primary; }
    PageScreen.-whole VerticalScroll { width: 100%; max-width: 100%; }
    """

    def __init__(self, ink: Ink, lines: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._ink = ink
        self.lines = lines

    def compose(self) -> ComposeResult:
        """The page."""
        # Some terminals break right-to-left rows that go on beside a popup.
        self.set_class(self._ink.profile.popup_full_width, "-whole")
        with VerticalScroll(id="page"):
            yield Sheet(self._ink, self.lines)

    def on_mount(self) -> None:
        """Keys scroll the page."""
        self.query_one("#page", VerticalScroll).focus()

    def action_scroll(self, rows: int) -> None:
        """Scroll the page by rows."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=rows, animate=False)
