"""Announcements of the reader's state: lines of plain text, made from the screen that would show it.

Text stands as it is stored, in reading order, each language after its tag: ``12/27 [id] … [ar] …``. No bidi controls
are put around it: screen readers would read them out and braille would show them, and in a terminal that orders text
itself the tag keeps the line left to right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sejajar.i18n import N_, _, ngettext
from sejajar.layout.digits import show_digits
from sejajar.linear.announced_keys import announced_key, first_key
from sejajar.session.bitext import OTHER, SIDES, Side
from sejajar.session.reading.entries import (
    AnnotationEntry,
    Entry,
    FigureEntry,
    HeadingEntry,
    IssueEntry,
    ListName,
    QuoteEntry,
)
from sejajar.session.reading.hits import Hits
from sejajar.session.reading.lists import Selection
from sejajar.text.diacritics import without_harakat
from sejajar.text.language import UNDETERMINED, language_name
from sejajar.text.span import Span
from sejajar.tui.reader.screen import ReaderScreen
from sejajar.tui.rows.entry_words import label_of, title_of
from sejajar.tui.widgets.sidebar import TITLES

ITEMS: dict[ListName, str] = {
    "quotes": N_("quote"),
    "figures": N_("figure"),
    "issues": N_("issue"),
    "contents": N_("heading"),
    "bookmarks": N_("mark"),
}
"""The word for one entry of each list."""

KINDS = {"direct": N_("direct speech"), "phrase": N_("quoted words"), "indirect": N_("reported")}
SIGNS = {">": N_("more than"), "<": N_("less than"), "≈": N_("about"), "≤": N_("at most"), "≥": N_("at least")}
PLACE_SIGNS = {"★": N_("bookmark"), "✎": N_("note"), "⚠": N_("lost")}
STATUSES = {
    "mismatch": N_("the two texts differ"),
    "only_source": N_("one text only"),
    "only_target": N_("one text only"),
}


class State(NamedTuple):
    """What an action may change; two are compared to announce the difference."""

    passage_index: int
    first_characters: tuple[Span, ...]
    active_side: Side
    in_list: bool
    list_name: ListName
    list_filter: str
    list_cursor: int | None
    selection: Selection | None
    hits: Hits | None
    standing: str
    is_editing: bool
    pending_keys: str


def state_of(screen: ReaderScreen, pending_keys: str = "") -> State:
    """Return the state of a screen; ``pending_keys`` is the repeat count or the pending prefix that was typed."""
    reading = screen.reading
    return State(
        reading.passage_index,
        _first_characters(screen),
        reading.active_side,
        screen.window.sidebar.has_focus,
        reading.lists.list_name,
        reading.lists.list_filter,
        reading.lists.list_cursor,
        reading.lists.selection,
        reading.hits,
        screen.window.standing_notice(),
        screen.state.is_editing,
        pending_keys,
    )


def _first_characters(screen: ReaderScreen) -> tuple[Span, ...]:
    passages = screen.reading.bitext.passages
    return passages[screen.reading.passage_index].spans(screen.reading.active_side)[:1] if passages else ()


# -- the text -------------------------------------------------------------------------------------------------


def opening_line(screen: ReaderScreen) -> str:
    """Return the first line: the two texts, their languages, their length, and the key for help."""
    bitext = screen.reading.bitext
    texts = [
        f"{bitext.document(side).name} [{tag(screen, side)}] {language_name(bitext.document(side).language)}"
        for side in SIDES
    ]
    count = len(bitext.passages)
    passages = ngettext("{count} passage", "{count} passages", count).format(count=count)
    keys = {action_id: first_key(screen.key_table, action_id) for action_id in ("help", "quit")}
    said = _("{source}, beside {target}; {passages}; {help} for help, {quit} to quit")
    return said.format(source=texts[0], target=texts[1], passages=passages, **keys)


def closing_line(screen: ReaderScreen) -> str:
    """Return the last line: the current position."""
    return _("closed at {place}").format(place=place(screen))


def tag(screen: ReaderScreen, side: Side) -> str:
    """Return the label of a side: its language code, or its name if both have the same code."""
    bitext = screen.reading.bitext
    codes = [bitext.document(each).language for each in SIDES]
    return side if UNDETERMINED in codes or codes[0] == codes[1] else bitext.document(side).language


def place(screen: ReaderScreen) -> str:
    """Return the number of the passage and how many there are: ``12/27``."""
    reading = screen.reading
    return f"{reading.passage_index + 1 if reading.bitext.passages else 0}/{len(reading.bitext.passages)}"


def passage_line(screen: ReaderScreen) -> str:
    """Return the current passage: its number, the active side's text, then the other's if both are read."""
    reading = screen.reading
    if not reading.bitext.passages:
        return _("nothing to read")
    passage = reading.bitext.passages[reading.passage_index]
    active = reading.active_side
    sides = (active,) if reads_one_side(screen) else (active, OTHER[active])
    return " ".join([place(screen), *(_spoken_side(screen, side, passage.spans(side)) for side in sides)])


def _side_line(screen: ReaderScreen, side: Side) -> str:
    passage = screen.reading.bitext.passages[screen.reading.passage_index]
    return f"{place(screen)} {_spoken_side(screen, side, passage.spans(side))}"


def _spoken_side(screen: ReaderScreen, side: Side, spans: tuple[Span, ...]) -> str:
    return f"[{tag(screen, side)}] {spoken_spans(screen, side, spans)}"


def reads_one_side(screen: ReaderScreen) -> bool:
    """Return whether one language is read alone and the other is not peeked at."""
    is_peeking = screen.reading.peek is not None and screen.reading.peek == screen.reading.passage_index
    return screen.state.locked_pane is not None or (screen.window.view == "single" and not is_peeking)


def row_line(screen: ReaderScreen) -> str:
    """Return the text of the top row, which scrolling by a line changes."""
    reading = screen.reading
    rows = screen.window.viewport.rows_from(screen.state.top, 1)
    if not rows:
        return passage_line(screen)
    sides = (reading.active_side, OTHER[reading.active_side])
    texts = [_spoken_side(screen, side, (line.span,)) for side in sides if (line := rows[0].line(side)) is not None]
    return " ".join([f"{rows[0].passage_index + 1}/{len(reading.bitext.passages)}", *texts])


def spoken_spans(screen: ReaderScreen, side: Side, spans: tuple[Span, ...]) -> str:
    """Return the characters of ``spans`` with the vowel marks and digits that the user chose."""
    text = screen.reading.bitext.document(side).text
    return spoken_text(screen, " ".join(span.of(text) for span in spans)) or _("nothing")


def spoken_text(screen: ReaderScreen, text: str) -> str:
    """Return a text on one line with the vowel marks and digits that the user chose."""
    if not screen.window.viewport.show_harakat:
        text = without_harakat(text)
    return " ".join(show_digits(text, screen.window.viewport.digits).split())


# -- the lists ------------------------------------------------------------------------------------------------


def list_line(screen: ReaderScreen) -> str:
    """Return the current list: its name, how many entries it has and shows, and the entry at the cursor."""
    reading = screen.reading
    shown, entries = reading.lists.shown_entries, reading.lists.entries[reading.lists.list_name]
    head = f"{_(TITLES[reading.lists.list_name])}: {len(entries)}"
    if reading.lists.list_filter:
        head = _("{list}, {count} with {words}").format(list=head, count=len(shown), words=reading.lists.list_filter)
    if not entries and reading.bitext.comparison is None and screen.background.progress:
        head = head + _("; ") + screen.background.progress
    cursor = reading.lists.list_cursor
    return head + _("; ") + entry_line(screen, cursor) if cursor in shown and cursor is not None else head


def entry_line(screen: ReaderScreen, entry_index: int) -> str:
    """Return an entry of the current list: its number, kind, words in both languages, and position."""
    reading = screen.reading
    name = reading.lists.list_name
    shown = reading.lists.shown_entries
    entry = reading.lists.entries[name][entry_index]
    number = shown.index(entry_index) + 1 if entry_index in shown else entry_index + 1
    head = _("{item} {number} of {count}").format(item=_(ITEMS[name]), number=number, count=len(shown))
    texts = dict(zip(SIDES, (entry.source_text, entry.target_text), strict=True))
    words = [f"[{tag(screen, side)}] {texts[side]}" for side in SIDES if texts[side]]
    parts = _spoken_title(entry) if isinstance(entry, HeadingEntry) else [*_spoken_title(entry), *words]
    parts = [spoken_text(screen, part) for part in parts if part]
    return _("; ").join([f"{head}: {parts[0] if parts else ''}", *parts[1:], *_about(screen, entry, entry_index)])


def _spoken_title(entry: Entry) -> list[str]:
    """Return the kind of an entry, without its words in the texts."""
    title = title_of(entry)
    match entry:
        case QuoteEntry():
            if entry.is_inferred:
                title = _("{speaker}, according to the other text").format(speaker=title)
            return [title, _(KINDS[entry.kind]) if entry.kind in KINDS else ""]
        case FigureEntry():
            sign = entry.approximator
            return [f"{_(SIGNS[sign]) if sign in SIGNS else sign} {title}".strip()]
        case IssueEntry():
            return [title, label_of(entry)]
        case AnnotationEntry():
            return [f"{_spoken_signs(entry.signs)} {title}".strip()]
        case HeadingEntry():
            return [title]


def _spoken_signs(annotation: str) -> str:
    """What was put on a passage, in words: ``★✎'ab`` are a bookmark, a note and two marks."""
    signs, _quote, letters = annotation.partition("'")
    words = [_(PLACE_SIGNS[sign]) for sign in signs if sign in PLACE_SIGNS]
    if letters:
        words.append(_("mark {letters}").format(letters=" ".join(letters)))
    return _(", ").join(words) + ":"


def _about(screen: ReaderScreen, entry: Entry, entry_index: int) -> list[str]:
    """Return whether the texts agree on an entry, whether it was dismissed, and its positions."""
    reading, selection = screen.reading, screen.reading.lists.selection
    about: list[str] = []
    if isinstance(entry, IssueEntry):
        about = [_("dismissed")] if entry.issue_id in reading.lists.dismissed else []
    elif not isinstance(entry, AnnotationEntry) and entry.status in STATUSES:
        about = [_(STATUSES[entry.status])]
    places = entry.occurrences
    if not places:
        return about
    is_selected = selection is not None and (selection.list_name, selection.entry_index) == (
        reading.lists.list_name,
        entry_index,
    )
    number = selection.occurrence_index if selection is not None and is_selected else 0
    if len(places) > 1:
        about.append(_("place {number} of {count}").format(number=number + 1, count=len(places)))
    return [*about, _("passage {number}").format(number=places[number].passage_index + 1)]


def counts_line(screen: ReaderScreen) -> str:
    """Return how many quotes, figures and issues were found."""
    counts = screen.reading.lists.counts
    quotes = ngettext("{count} quote", "{count} quotes", counts["quotes"]).format(count=counts["quotes"])
    figures = ngettext("{count} figure", "{count} figures", counts["figures"]).format(count=counts["figures"])
    issues = ngettext("{count} issue", "{count} issues", counts["issues"]).format(count=counts["issues"])
    return _("found {quotes}, {figures}, {issues}").format(quotes=quotes, figures=figures, issues=issues)


def hit_line(screen: ReaderScreen, hits: Hits) -> str:
    """Return the current search hit, its number and its passage."""
    head = _("{label}: hit {number} of {count}").format(
        label=hits.label, number=(hits.current or 0) + 1, count=len(hits.places)
    )
    return head + _("; ") + passage_line(screen)


# -- dials and modes ------------------------------------------------------------------------------------------


def _share_line(screen: ReaderScreen) -> str:
    columns = screen.window.pane_columns(100)
    return _("; ").join(f"[{tag(screen, side)}] {columns[side]}%" for side in SIDES)


def _sidebar_line(screen: ReaderScreen) -> str:
    return _("sidebar shown") if screen.window.sidebar.display else _("sidebar hidden")


def _pane_line(screen: ReaderScreen) -> str:
    if screen.window.sidebar.has_focus:
        return list_line(screen)
    return passage_line(screen)


def _peek_line(screen: ReaderScreen) -> str:
    return _("translation hidden") if reads_one_side(screen) else _side_line(screen, OTHER[screen.reading.active_side])


def _swap_line(screen: ReaderScreen) -> str:
    return _("[{first}] before [{second}]").format(
        first=tag(screen, screen.state.view_options.order[0]), second=tag(screen, screen.state.view_options.order[1])
    )


def _zen_line(screen: ReaderScreen) -> str:
    return _("zen: bars hidden") if screen.state.view_options.is_zen else _("bars shown")


def _theme_line(screen: ReaderScreen) -> str:
    return _("theme: {name}").format(name=screen.app.theme.removeprefix("sejajar-"))


OF_ACTION: dict[str, Callable[[ReaderScreen], str]] = {
    "line": row_line,
    "pane_share": _share_line,
    "sidebar": _sidebar_line,
    "next_pane": _pane_line,
    "peek": _peek_line,
    "swap_sides": _swap_line,
    "theme": _theme_line,
}
"""What to announce after an action that changes the view, not the position."""


def line_after(screen: ReaderScreen, before: State, after: State, actions: list[str], notices: list[str]) -> str:
    """Return the line that announces what ``actions`` changed, after the notices of the screen.

    Empty when nothing was done and nothing is new.
    """
    said = list(dict.fromkeys(filter(None, notices)))
    if after.is_editing != before.is_editing:
        begun = _("editing the alignment; {key} leaves").format(key=first_key(screen.key_table, "mend.leave"))
        said.insert(0, begun if after.is_editing else _("alignment editing ended"))
    news = _news(screen, before, after, said)
    if not news and "zen" in actions:
        said.insert(0, _zen_line(screen))
    elif not news and not said:
        news = next((OF_ACTION[action](screen) for action in reversed(actions) if action in OF_ACTION), "")
        news = news or (
            passage_line(screen) if actions else after.pending_keys if after.pending_keys != before.pending_keys else ""
        )
    standing = after.standing if after.standing != before.standing or (after.is_editing and actions) else ""
    return _("; ").join(filter(None, [*said, "" if standing in said else standing, news]))


def line_from_behind(screen: ReaderScreen, before: State, after: State, notices: list[str]) -> str:
    """Return the line for what no key asked for: the notices of the screen, and the passage where another is read now.

    A better alignment may number the same passage otherwise: that is not worth a word.
    """
    has_moved = after.first_characters != before.first_characters
    return _("; ").join(filter(None, [*dict.fromkeys(notices), passage_line(screen) if has_moved else ""]))


def _news(screen: ReaderScreen, before: State, after: State, said: list[str]) -> str:
    """Return the most important change: of the list, the entry, the search hit or the passage."""
    in_list = ("in_list", "list_name", "list_filter", "list_cursor")
    if after.in_list and any(getattr(before, name) != getattr(after, name) for name in in_list):
        was_there = (before.in_list, before.list_name, before.list_filter) == (True, after.list_name, after.list_filter)
        cursor = after.list_cursor
        return entry_line(screen, cursor) if was_there and cursor is not None else list_line(screen)
    selection = after.selection
    if selection is not None and selection != before.selection:
        entry = screen.reading.lists.entries[selection.list_name][selection.entry_index]
        # The screen says the same in fewer words.
        if label_of(entry) in said:
            said.remove(label_of(entry))
        # Who chose the entry that was just said wants to hear what it led to.
        was_said = before.in_list and before.list_cursor == selection.entry_index
        return passage_line(screen) if was_said else entry_line(screen, selection.entry_index)
    if after.hits != before.hits and after.hits is not None and after.hits.places:
        return hit_line(screen, after.hits)
    if (before.passage_index, before.active_side) != (after.passage_index, after.active_side):
        return passage_line(screen)
    return ""


def nothing_done(screen: ReaderScreen, key: str) -> str:
    """Return the line after a key that changed nothing; at the end of a list it repeats the entry."""
    if screen.window.sidebar.has_focus:
        return list_line(screen)
    said = _("{key} has no function here; {help} for help")
    return said.format(key=announced_key(key), help=first_key(screen.key_table, "help"))


# -- pages ----------------------------------------------------------------------------------------------------


def page_lines(lines: Iterable[tuple[str, str]]) -> list[str]:
    """Return a page of labels and values, one line each."""
    return [": ".join(filter(None, line)) for line in lines if any(line)]
