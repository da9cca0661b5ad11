"""A page of labelled lines over the reader."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from sejajar.tui.rows.text_renderer import TextRenderer
from sejajar.tui.widgets.sheet import Sheet, SheetLine


class PageScreen(ModalScreen[None]):
    """Lines to read; Esc, q, Enter or a key that opens a page closes it."""

    BINDINGS = [
        Binding("escape,q,i,enter,question_mark,f1", "dismiss", "Close", key_display="Esc"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]
    DEFAULT_CSS = """
    PageScreen { align: center middle; background: $background 40%; }
    PageScreen VerticalScroll { width: 84; max-width: 96%; height: auto; max-height: 92%; padding: 1 2;
        background: $surface; border: round $primary; }
    PageScreen.-whole VerticalScroll { width: 100%; max-width: 100%; }
    """

    def __init__(self, renderer: TextRenderer, lines: Sequence[SheetLine], name: str = "page") -> None:
        """A page of ``lines`` whose frame has ``name`` as its id."""
        super().__init__()
        self._renderer = renderer
        self._frame_id = name
        self.lines = lines

    def compose(self) -> ComposeResult:
        """The page."""
        # Some terminals break right-to-left rows that go on beside a popup.
        self.set_class(self._renderer.profile.popup_full_width, "-whole")
        with VerticalScroll(id=self._frame_id):
            yield Sheet(self._renderer, self.lines, id=f"{self._frame_id}-page")

    def on_mount(self) -> None:
        """Focus the page, so that keys scroll it."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, rows: int) -> None:
        """Scroll the page by rows."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)
