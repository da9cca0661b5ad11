"""A list over the reader: the bitexts read before, to open one of them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from sejajar.i18n import _, interface_direction
from sejajar.session.memory.recent import PairChoice
from sejajar.tui.rows.text_renderer import TextRenderer, across, columns
from sejajar.tui.widgets.choices import ChoiceList

NUMBERED = 9
"""The number of entries that a digit can choose."""


class RecentList(ChoiceList[PairChoice]):
    """The numbered bitexts under a heading: the names of the texts, and their paths below."""

    ENTRY_ROWS = 2
    HEAD_ROWS = 2
    DEFAULT_CSS = """
    RecentList { height: auto; }
    """

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return the rows of all entries, as far as there is room."""
        return self.HEAD_ROWS + self.ENTRY_ROWS * len(self.choices)

    def head_row(self, y: int) -> list[Segment]:
        """The heading."""
        width, style = self.size.width, self.renderer.style("sidebar")
        head = self.renderer.label(_("Recent pairs"), width, self.renderer.style("heading", style)) if y == 0 else []
        return across([head], width, style)

    def entry_row(self, choice: PairChoice, position: int, row: int) -> list[Segment]:
        """Return the number and the names, or the path."""
        width, style = self.size.width, self.entry_style(position)
        muted = self.renderer.style("muted", style)
        if row:
            # The second row is a path, but words for the article that sejajar comes with.
            direction = "ltr" if interface_direction() == "ltr" else None
            place = self.renderer.label(
                choice.folders or _("the article included with sejajar"), width - 5, muted, direction=direction
            )
            return across([[Segment("    ", style)], place], width, style)
        number = f" {position + 1}" if position < NUMBERED else "  "
        parts = [[Segment(number, self.renderer.style("key", style))], [Segment("  ", style)]]
        names = list(filter(None, choice.names))
        room = width - 4
        for name in names:
            bar = [[Segment("  |  ", muted)]] if name is not names[0] else []
            label = self.renderer.label(name, room - 5 * len(bar) - 1, self.renderer.style("heading", style))
            parts += [*bar, label]
            room -= columns(label) + 5 * len(bar)
        return across(parts, width, style)


class RecentScreen(ModalScreen[PairChoice | None]):
    """The list over the reader: arrows and Enter, or a number; Esc closes it."""

    BINDINGS = [
        Binding("escape,q", "close", "Close", key_display="Esc"),
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("home,g", "move(-9999)", "First", show=False),
        Binding("end,G", "move(9999)", "Last", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]
    DEFAULT_CSS = """
    RecentScreen { align: center middle; background: $background 40%; }
    RecentScreen RecentList { width: 84; max-width: 96%; max-height: 92%; padding: 1 2;
        background: $surface; border: round $primary; }
    RecentScreen.-whole RecentList { width: 100%; max-width: 100%; }
    """

    def __init__(self, renderer: TextRenderer, choices: Sequence[PairChoice]) -> None:
        """Show ``choices``, with the cursor on the first."""
        super().__init__()
        self._renderer = renderer
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The list."""
        # Some terminals break right-to-left rows that go on beside a popup.
        self.set_class(self._renderer.profile.popup_full_width, "-whole")
        yield RecentList(self._renderer, self._choices)

    @property
    def _list(self) -> RecentList:
        return self.query_one(RecentList)

    def on_mount(self) -> None:
        """Focus the list."""
        self._list.focus()

    def on_key(self, event: events.Key) -> None:
        """Choose an entry by its number."""
        if event.character and event.character.isdecimal():
            event.stop()
            number = int(event.character)
            if 1 <= number <= min(NUMBERED, len(self._choices)):
                self.dismiss(self._choices[number - 1])

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self._list.move(steps)

    def action_choose(self) -> None:
        """Open the entry at the cursor."""
        self.dismiss(self._list.chosen)

    @on(ChoiceList.Chosen)
    def _choose_clicked(self) -> None:
        self.action_choose()

    def action_close(self) -> None:
        """Close the list."""
        self.dismiss(None)
