"""The help: every key by heading, generated from the table of keys in force."""

from __future__ import annotations

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from sejajar.text.wording import _
from sejajar.tui.keymap import DEFAULT, Key, KeyTable, groups, shown_key
from sejajar.tui.keys.layouts import Layout
from sejajar.tui.widgets.ink import Ink

_BOLD = Style(bold=True)


class HelpScreen(ModalScreen[None]):
    """A page over the reader; Esc, q or ? closes it."""

    BINDINGS = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close", key_display="Esc"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll { width: 84; max-width: 96%; height: auto; max-height: 92%; padding: 1 2; }
    """

    def __init__(self, table: KeyTable = DEFAULT, layout: Layout | None = None, ink: Ink | None = None) -> None:
        """The keys of ``table``; with a ``layout`` also what its keyboard has on them, drawn with ``ink``."""
        super().__init__()
        self._table = table
        self._layout = layout
        self._ink = ink or Ink()

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(id="help"):
            yield Static(help_page(self._table, self._layout, self._ink), id="help-page")

    def on_mount(self) -> None:
        """Keys scroll the page."""
        self.query_one("#help", VerticalScroll).focus()

    def action_scroll(self, rows: int) -> None:
        """Scroll the page by rows."""
        self.query_one("#help", VerticalScroll).scroll_relative(y=rows, animate=False)


def help_page(table: KeyTable, layout: Layout | None, ink: Ink) -> Table:
    """The table of keys as a page: the keys, and what each does."""
    page = Table.grid(padding=(0, 2), expand=True)
    page.add_column(no_wrap=True)
    page.add_column(ratio=1)
    for number, (group, keys) in enumerate(groups(table).items()):
        if number:
            page.add_row("", "")
        page.add_row(Text(group, style="bold underline"), "")
        for key in keys:
            page.add_row(_keys(key, layout, ink), Text(key.help))
    page.add_row("", "")
    page.add_row(Text(_("Before a key"), style="bold underline"), "")
    page.add_row(
        Text("12j  12g  50%", style="bold"),
        Text(_("A number: so many steps, the passage of that number, so far into the text; Esc drops it")),
    )
    page.add_row("", "")
    page.add_row(Text("In the sidebar", style="bold underline"), "")
    for keys, what in (
        ("↑ ↓ Enter", "Choose an item and go there in both panes; Enter again goes to its next place"),
        (
            "❝  ‹›  »",
            "Direct speech, quoted words, reported statement; with ? the other text named the speaker",
        ),
        (">  <  ≈  ≤  ≥", "More than, less than, about, up to, at least the value"),
        ("≠  ◧  ◨", "The two texts differ; only the left one has it; only the right one has it"),
        ("!  ·  ✓", "An issue, a slight one, a dismissed one; beside the text, ! and · stand where one begins"),
        ("letters, digits", "Narrow the list; Backspace and Esc widen it again"),
    ):
        page.add_row(Text(keys, style="bold"), Text(what))
    return page


def _keys(key: Key, layout: Layout | None, ink: Ink) -> Text:
    """The keys of an action; ``j ت`` where a keyboard has two signs on one."""
    if not key.keys:
        return Text(_("palette"), style="dim")
    if layout is None:
        return Text(key.shown_keys, style="bold")
    return Text("  ").join(_marked_key(name, layout.marked(name), ink) for name in key.keys)


def _marked_key(name: str, glyph: str, ink: Ink) -> Text:
    """A key with both its signs, each drawn by itself: of ``' ط`` one line would begin on the right."""
    drawn = ink.label(glyph, 2, _BOLD) if glyph else []
    return Text.assemble(
        (shown_key(name) + " " * bool(glyph), _BOLD), *((segment.text, segment.style or _BOLD) for segment in drawn)
    )
