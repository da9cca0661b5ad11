"""The sidebar: the quotes, the figures or the issues of both texts, each once, with a filter that typing narrows.

A line-API widget with entries of a fixed height, so a list of any length costs what is seen of it. Its list
follows the reading place; it never moves it but by Enter or a click.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import RenderResult
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sejajar.i18n import N_, _
from sejajar.session.bitext import SIDES, Side
from sejajar.session.reading.entries import (
    AnnotationEntry,
    Entry,
    FigureEntry,
    HeadingEntry,
    IssueEntry,
    ListName,
    QuoteEntry,
)
from sejajar.text.language import Direction
from sejajar.tui.messages import CursorMoved, EntryChosen, FilterTyped, ListWanted
from sejajar.tui.rows.entry_words import title_of
from sejajar.tui.rows.text_renderer import TextRenderer, across, columns, part_at

if TYPE_CHECKING:
    from sejajar.comparison.issues import Severity

HEADER_ROWS = 2
WHEEL_ENTRIES = 1
ENTRY_ROWS: dict[ListName, int] = {"quotes": 4, "figures": 3, "issues": 4, "contents": 3, "bookmarks": 4}
"""The rows of an entry, the blank one after it included."""
TITLES: dict[ListName, str] = {
    "quotes": N_("Quotes"),
    "figures": N_("Figures"),
    "issues": N_("Issues"),
    "contents": N_("Contents"),
    "bookmarks": N_("Bookmarks"),
}
SHORT_TITLES: dict[ListName, str] = {"quotes": '"', "figures": "#", "issues": "!", "contents": "t", "bookmarks": "B"}
"""The keys that show the lists, for tabs too narrow for words."""
NONE_FOUND: dict[ListName, str] = {
    "quotes": N_("no quotes found"),
    "figures": N_("no figures found"),
    "issues": N_("no issues found"),
    "contents": N_("no headings found"),
    "bookmarks": N_("no bookmarks, marks or notes yet"),
}
"""The text of an empty list."""
FOUND_LISTS: tuple[ListName, ...] = ("quotes", "figures", "issues")
"""The lists with a count in their tab: of what was found in the texts."""
SEVERITY_SIGNS: dict[Severity, str] = {"error": "!", "warning": "!", "note": "·"}
SEVERITY_STYLES: dict[Severity, str] = {
    "error": "mismatch",
    "warning": "warning",
    "note": "muted",
}
DISMISSED_SIGN = "✓"
KIND_SIGNS = {"direct": "❝", "phrase": "‹›", "indirect": "»"}
STATUS_SIGNS = {"mismatch": "≠", "only_source": "◧", "only_target": "◨", "match": ""}


@dataclass(frozen=True, slots=True)
class SidebarList:
    """The content of the sidebar: a list, the entries that match the filter, and the cursor."""

    list_name: ListName = "quotes"
    entries: tuple[Entry, ...] = ()
    shown: tuple[int, ...] = ()
    cursor: int | None = None
    selected: int | None = None
    filter_text: str = ""
    counts: dict[ListName, int] = field(default_factory=dict)
    notice: str = ""
    dismissed: frozenset[str] = frozenset()
    takes_text: bool = True
    """Whether letters filter the list: until an entry was chosen; then they are keys of the reader again."""


class Sidebar(Widget, can_focus=True):
    """The list of quotes, figures or issues."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Sidebar { width: 38; height: 1fr; }
    """

    listing: reactive[SidebarList] = reactive(SidebarList, repaint=False)

    def __init__(self, renderer: TextRenderer, directions: tuple[Direction, Direction], id: str | None = None) -> None:
        """A sidebar for texts that run in ``directions``, source and target."""
        super().__init__(id=id)
        self._renderer = renderer
        self._source_direction: Direction = directions[0]
        self._target_direction: Direction = directions[1]
        self._first = 0
        """The position, among the shown entries, of the entry at the top."""

    @property
    def _entry_rows(self) -> int:
        return ENTRY_ROWS[self.listing.list_name]

    @property
    def _page(self) -> int:
        return max(1, (self.size.height - HEADER_ROWS) // self._entry_rows)

    def watch_listing(self, old: SidebarList, new: SidebarList) -> None:
        """Keep the cursor visible, and repaint what changed: for most steps two entries."""
        first = self._first
        if old.list_name != new.list_name or old.filter_text != new.filter_text:
            self._first = 0
        self._reveal_cursor()
        if self._first != first or replace(old, cursor=new.cursor, selected=new.selected) != new:
            self.refresh()
            return
        touched = {old.cursor, new.cursor, old.selected, new.selected}
        rows = [
            Region(0, HEADER_ROWS + (position - first) * self._entry_rows, self.size.width, self._entry_rows)
            for position in range(first, min(len(new.shown), first + self._page + 1))
            if new.shown[position] in touched
        ]
        if rows:
            self.refresh(*rows)

    def on_resize(self) -> None:
        """Keep the cursor visible."""
        self._reveal_cursor()

    def _reveal_cursor(self) -> None:
        position = self._cursor_position
        last_first = max(0, len(self.listing.shown) - self._page)
        if position is not None and not self._first <= position < self._first + self._page:
            self._first = position - self._page // 3 if self._page > 2 else position
        self._first = max(0, min(self._first, last_first))

    @property
    def _cursor_position(self) -> int | None:
        cursor = self.listing.cursor
        return self.listing.shown.index(cursor) if cursor in self.listing.shown else None

    # -- painting ---------------------------------------------------------------------------------------------

    def render(self) -> RenderResult:
        """Nothing: rows are painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The strip of one row."""
        width, style = self.size.width, self._renderer.style("sidebar")
        if y == 0:
            segments = across(self._tab_parts(), width, style)
        elif y == 1:
            segments = self._filter_line(style)
        else:
            position, row = divmod(y - HEADER_ROWS, self._entry_rows)
            position += self._first
            if position < len(self.listing.shown):
                return self._entry_line(self.listing.shown[position], row)
            segments = self._empty_line(y, style)
        return Strip(segments).adjust_cell_length(width, style)

    def _tab_parts(self) -> list[list[Segment]]:
        """Return a tab for each list, with gaps: as words, or (if too narrow) the closed ones as keys."""
        words = {name: self._tab(name, _(title)) for name, title in TITLES.items()}
        keys = {name: self._tab(name, title) for name, title in SHORT_TITLES.items()}
        bare = {name: self._tab(name, title, is_counted=False) for name, title in SHORT_TITLES.items()}
        found = {name: words[name] if name in FOUND_LISTS else keys[name] for name in TITLES}
        tabs = words
        for tabs in (words, found, keys, bare):
            tabs[self.listing.list_name] = words[self.listing.list_name]
            if sum(map(columns, tabs.values())) + len(tabs) - 1 <= self.size.width:
                break
        gap = [Segment(" ", self._renderer.style("sidebar"))]
        return [part for tab in tabs.values() for part in (tab, gap)][:-1]

    def _tab(self, name: ListName, title: str, *, is_counted: bool = True) -> list[Segment]:
        is_open = name == self.listing.list_name
        style = self._renderer.style("tab-active" if is_open else "tab", self._renderer.style("sidebar"))
        if name in FOUND_LISTS and is_counted:
            title = f"{title} {self.listing.counts.get(name, 0)}"
        edge = [Segment(" ", style)] if len(title) > 1 else []
        return [*edge, *self._renderer.label(title, self.size.width, style), *edge]

    def _filter_line(self, style: Style) -> list[Segment]:
        muted = self._renderer.style("muted", style)
        text = self.listing.filter_text
        if text:
            shown = _("{shown} of {all}").format(shown=len(self.listing.shown), all=len(self.listing.entries))
            filter_style = self._renderer.style("filter", style)
            counter = self._renderer.label(shown, self.size.width // 2, muted)
            label = self._renderer.label(text, self.size.width - columns(counter) - 5, filter_style)
            return across([[Segment(" ⌕ ", muted)], label, [Segment("  ", muted)], counter], self.size.width, style)
        hint = _("type to filter · Enter to open") if self.has_focus else ""
        return self._said(self.listing.notice or hint, style)

    def _empty_line(self, y: int, style: Style) -> list[Segment]:
        if self.listing.shown or y != HEADER_ROWS + 1:
            return []
        text = _("nothing matches") if self.listing.filter_text else _(NONE_FOUND[self.listing.list_name])
        return self._said(text, style)

    def _said(self, text: str, style: Style) -> list[Segment]:
        label = self._renderer.label(text, self.size.width - 1, self._renderer.style("muted", style))
        return across([[Segment(" ", style)], label], self.size.width, style)

    def _entry_line(self, entry_index: int, row: int) -> Strip:
        entry = self.listing.entries[entry_index]
        width, style = self.size.width, self._renderer.style("sidebar")
        is_last_row = row == self._entry_rows - 1
        if entry_index == self.listing.cursor and not is_last_row:
            style = self._renderer.style("cursor-focused" if self.has_focus else "cursor", style)
        bar = "▌" if entry_index == self.listing.selected and not is_last_row else " "
        segments = [Segment(bar, self._renderer.style("selected", style))]
        inner = width - 2
        if is_last_row:
            segments = [Segment(" ", style)]
        elif isinstance(entry, HeadingEntry):
            segments += self._contents_line(entry, row, inner, style)
        elif row == 0:
            segments += self._heading(entry, inner, style)
        elif isinstance(entry, FigureEntry):
            segments += self._both_texts(entry, inner, style)
        else:
            segments += self._text_line(entry, SIDES[row - 1], inner, style)
        return Strip(segments).adjust_cell_length(width, style)

    def _text_line(self, entry: Entry, side: Side, width: int, style: Style) -> list[Segment]:
        """The words of one text, in their own direction."""
        text, direction = (
            (entry.source_text, self._source_direction)
            if side == "source"
            else (entry.target_text, self._target_direction)
        )
        return self._renderer.label(text, width, style, fill=True, direction=direction)

    def _both_texts(self, entry: FigureEntry, width: int, style: Style) -> list[Segment]:
        """The words of both texts, half the row each."""
        half, muted = (width - 1) // 2, self._renderer.style("muted", style)
        source = self._text_line(entry, "source", half, muted)
        return [*source, Segment(" ", style), *self._text_line(entry, "target", width - half - 1, muted)]

    def _contents_line(self, entry: HeadingEntry, row: int, width: int, style: Style) -> list[Segment]:
        """The words of a heading or a paragraph in one language, in their own direction."""
        role = "heading" if entry.is_heading else "muted" if row else None
        return self._text_line(entry, SIDES[row], width, self._renderer.style(role, style) if role else style)

    def _heading(self, entry: Entry, width: int, style: Style) -> list[Segment]:
        is_dismissed = isinstance(entry, IssueEntry) and entry.issue_id in self.listing.dismissed
        heading_style = self._renderer.style("muted" if is_dismissed else "heading", style)
        muted = self._renderer.style("muted", style)
        times = f"×{len(entry.occurrences)}" if len(entry.occurrences) > 1 else ""
        status = "" if isinstance(entry, AnnotationEntry) else STATUS_SIGNS[entry.status]
        status_style = self._renderer.style("mismatch", style) if status == STATUS_SIGNS["mismatch"] else muted
        blank = [Segment(" ", muted)]
        sign = self._sign(entry, style, is_dismissed=is_dismissed)
        lead = [[sign], blank] if sign.text else []
        tail = [blank, [Segment(times, muted)], *([blank, [Segment(status, status_style)]] if status else [])]
        is_inferred = isinstance(entry, QuoteEntry) and entry.is_inferred
        heading = (title_of(entry) or "—") + ("?" if is_inferred else "")
        taken = sum(map(columns, (*lead, *tail)))
        label = self._renderer.label(heading, width - taken, heading_style)
        gap = [Segment(" " * max(0, width - columns(label) - taken), style)]
        return across([*lead, label, gap, *tail], width, style)

    def _sign(self, entry: Entry, style: Style, *, is_dismissed: bool) -> Segment:
        """Return the sign before the title; empty if there is none."""
        muted = self._renderer.style("muted", style)
        match entry:
            case IssueEntry() if not is_dismissed:
                return Segment(
                    SEVERITY_SIGNS[entry.severity], self._renderer.style(SEVERITY_STYLES[entry.severity], style)
                )
            case IssueEntry():
                return Segment(DISMISSED_SIGN, muted)
            case QuoteEntry():
                return Segment(KIND_SIGNS.get(entry.kind, ""), muted)
            case FigureEntry():
                return Segment(entry.approximator, muted)
            case AnnotationEntry():
                return Segment(entry.signs, muted)
            case HeadingEntry():
                return Segment("", muted)

    # -- keys and mouse ---------------------------------------------------------------------------------------

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key filters the list: letters and digits do, signs stay bindings."""
        if character is None or not self.listing.takes_text:
            return False
        return character.isalnum() or (character == " " and bool(self.listing.filter_text))

    def on_key(self, event: events.Key) -> None:
        """Filter the list, move the cursor or choose an entry."""
        text = self.listing.filter_text
        if event.character and self.check_consume_key(event.key, event.character):
            self.post_message(FilterTyped(event.character))
        elif event.key in ("backspace", "ctrl+h") and text:
            self.post_message(FilterTyped(erased=1))
        elif event.key == "ctrl+u" or (event.key == "escape" and text):
            self.post_message(FilterTyped(erased=len(text)))
        elif event.key == "enter":
            self.post_message(EntryChosen(None))
        elif event.key in _STEPS:
            self.post_message(CursorMoved(_STEPS[event.key]))
        elif event.key in _PAGES:
            self.post_message(CursorMoved(_PAGES[event.key] * self._page))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Go to the entry that was clicked, or show the list whose tab was."""
        if event.y == 0:
            part = part_at(self._tab_parts(), event.x, self.size.width)
            if part is not None and part % 2 == 0:
                self.post_message(ListWanted(list(TITLES)[part // 2]))
            return
        position = self._first + (event.y - HEADER_ROWS) // self._entry_rows
        if event.y >= HEADER_ROWS and position < len(self.listing.shown):
            self.post_message(EntryChosen(self.listing.shown[position]))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the cursor down."""
        event.stop()
        self.post_message(CursorMoved(WHEEL_ENTRIES))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the cursor up."""
        event.stop()
        self.post_message(CursorMoved(-WHEEL_ENTRIES))


_FAR = 10**9
_STEPS = {"down": 1, "up": -1, "home": -_FAR, "end": _FAR}
_PAGES = {"pagedown": 1, "pageup": -1}
