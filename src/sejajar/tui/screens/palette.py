"""The command palette: every action by name, found by words typed in any script."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from sejajar.i18n import _
from sejajar.text.folding import fold
from sejajar.tui.rows.text_renderer import TextRenderer, across, columns
from sejajar.tui.widgets.choices import ChoiceList
from sejajar.tui.widgets.prompt import Prompt

SIGN = ":"


class Command(NamedTuple):
    """An action of the palette: its name, what it does, its keys, and the function that runs it."""

    title: str
    help: str
    keys: str
    run: Callable[[], object]


LONGEST_QUERY = 1000
"""The number of characters that commands are searched for."""


def matching(commands: Iterable[Command], typed: str) -> list[Command]:
    """Return the commands with all the words in their names, then those with them in name or help."""
    # No command has as many characters; of a pasted book the rest need not be folded.
    words = fold(typed[:LONGEST_QUERY]).text.split()
    named: list[Command] = []
    others: list[Command] = []
    for command in commands:
        if _has(command.title, words):
            named.append(command)
        elif _has(f"{command.title} {command.help}", words):
            others.append(command)
    # A command named by exactly these words comes first: Enter runs what was typed.
    return sorted(named, key=lambda command: fold(command.title).text.split() != words) + others


def _has(text: str, words: list[str]) -> bool:
    folded = fold(text).text
    return all(word in folded for word in words)


class CommandList(ChoiceList[Command]):
    """The list of commands: name and keys in one row, what it does below."""

    ENTRY_ROWS = 2

    def entry_row(self, choice: Command, position: int, row: int) -> list[Segment]:
        """Return the row of the name, or of what it does."""
        width, style, renderer = self.size.width, self.entry_style(position), self.renderer
        edge = [Segment(" ", style)]
        if row:
            return across([edge, renderer.label(choice.help, width - 2, renderer.style("muted", style))], width, style)
        keys = renderer.label(choice.keys, width // 3, renderer.style("key", style), direction="ltr")
        title = renderer.label(choice.title, width - columns(keys) - 3, renderer.style("heading", style))
        gap = [Segment(" " * (width - columns(title) - columns(keys) - 2), style)]
        return across([edge, title, gap, keys, edge], width, style)

    def empty_row(self) -> list[Segment]:
        """Return the row of a list without commands."""
        style = self.renderer.style("sidebar")
        label = self.renderer.label(
            _("no command contains these words"), self.size.width - 2, self.renderer.style("muted", style)
        )
        return across([[Segment(" ", style)], label], self.size.width, style)


class PaletteScreen(ModalScreen[Command | None]):
    """A prompt over the commands that match; Enter runs the one at the cursor, Esc none."""

    BINDINGS = [
        Binding("down,ctrl+n", "move(1)", "Down", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    PaletteScreen { align: center middle; background: $background 40%; }
    PaletteScreen Vertical { width: 84; max-width: 96%; height: 92%; max-height: 30; padding: 1 2;
        background: $surface; border: round $primary; }
    PaletteScreen.-whole Vertical { width: 100%; max-width: 100%; }
    PaletteScreen Prompt { margin-bottom: 1; }
    """

    def __init__(self, renderer: TextRenderer, commands: Iterable[Command]) -> None:
        super().__init__()
        self._renderer = renderer
        self.commands = tuple(commands)

    def compose(self) -> ComposeResult:
        """The prompt and the list."""
        # Some terminals break right-to-left rows that go on beside a popup.
        self.set_class(self._renderer.profile.popup_full_width, "-whole")
        with Vertical():
            yield Prompt(self._renderer)
            yield CommandList(self._renderer, self.commands, id="commands")

    @property
    def _list(self) -> CommandList:
        return self.query_one(CommandList)

    def on_mount(self) -> None:
        """Open the prompt."""
        self._list.can_focus = False
        self.query_one(Prompt).open(SIGN, _("words of a command"))

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self._list.move(steps)

    def action_page(self, steps: int) -> None:
        """Move the cursor by a page."""
        self._list.move(steps * self._list.page)

    @on(Prompt.Changed)
    def _narrow(self, message: Prompt.Changed) -> None:
        if type(message) is Prompt.Changed:
            self._list.choose_from(matching(self.commands, message.value) if message.value else self.commands)

    @on(Prompt.Submitted)
    def _run_chosen(self) -> None:
        if self._list.chosen:
            self.dismiss(self._list.chosen)

    @on(ChoiceList.Chosen)
    def _run_clicked(self) -> None:
        self.dismiss(self._list.chosen)

    @on(Prompt.Dismissed)
    def _leave(self) -> None:
        self.dismiss(None)
