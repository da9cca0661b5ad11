"""The one table of keys: every binding's id, keys, action, description and help group.

The screens' bindings, the footer, the help, the command palette and the manual's table are generated from
a :class:`KeyTable`: :data:`DEFAULT` unless a preset or the reader's own map changes keys (:mod:`sejajar.tui.keys`).
The default keys are those that fingers bring from less, vim, epy, w3m and Emacs.

A key is named as Textual names it; several with blanks between are pressed one after another (``g g``). A count typed
before a key reaches its action as a parameter: it multiplies the steps of an action that has a step, so ``12j`` is
``passage(12)``, and is given to those of :data:`NUMBERED`, so ``12g`` is ``top(12)`` (:func:`counted`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Key(NamedTuple):
    """One action and the keys that do it. Its words are English, to be translated where they are shown.

    Attributes:
        id: what a user's own key map calls it.
        keys: Textual key names, the one to show first; none for what only the palette offers.
        action: the ``action_*`` of the reader screen.
        description: two or three words, for footer and palette.
        help: a sentence, for the help and the manual.
        group: the heading it stands under there.
        footer: the word the footer shows beside the key; empty if it does not.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    description: str
    help: str
    group: str
    footer: str = ""

    @property
    def shown_keys(self) -> str:
        """The keys as they are printed on a keyboard."""
        return " ".join(shown_key(key) for key in self.keys)

    @property
    def shown_first(self) -> str:
        """The key that is named where there is room for one; there must be one."""
        return shown_key(self.keys[0])


MOVING, PLACES, FINDING = "Moving", "Places and notes", "Quotes, figures, search"
VIEWING, TAKING, PROGRAM = "View", "Taking text out", "Program"
LINKS, MENDING = "Links between the texts", "While links are edited"

KEYS: tuple[Key, ...] = (
    Key("passage.next", ("j", "down"), "passage(1)", "Next passage", "The next passage, in both panes", MOVING),
    Key("passage.previous", ("k", "up"), "passage(-1)", "Previous passage", "The passage before", MOVING),
    Key("line.down", ("ctrl+e",), "line(1)", "Line down", "One screen line down", MOVING),
    Key("line.up", ("ctrl+y",), "line(-1)", "Line up", "One screen line up", MOVING),
    Key("page.down", ("space", "f", "pagedown", "ctrl+f"), "page(1)", "Page down", "One page down", MOVING),
    Key("page.up", ("b", "pageup", "ctrl+b"), "page(-1)", "Page up", "One page up", MOVING),
    Key("half_page.down", ("d", "ctrl+d"), "half_page(1)", "Half page down", "Half a page down", MOVING),
    Key("half_page.up", ("u", "ctrl+u"), "half_page(-1)", "Half page up", "Half a page up", MOVING),
    Key("paragraph.next", ("right_curly_bracket", "ctrl+down"), "paragraph(1)", "Next paragraph",
        "The passage that opens the next paragraph", MOVING),
    Key("paragraph.previous", ("left_curly_bracket", "ctrl+up"), "paragraph(-1)", "Previous paragraph",
        "The beginning of this paragraph, then of the one before", MOVING),
    Key("top", ("g", "home"), "top", "Top", "The first passage", MOVING),
    Key("bottom", ("G", "end"), "bottom", "Bottom", "The last passage", MOVING),
    Key("percent", ("percent_sign",), "percent", "Percent", "So many percent into the text: 50%", MOVING),
    Key("goto", ("ctrl+g",), "goto", "Go to", "Ask for a place: a passage's number, 50%, or a link to a place", MOVING),
    Key("jump.back", ("ctrl+o", "alt+left"), "jump(-1)", "Jump back", "Where the last jump left from", PLACES),
    Key("jump.forward", ("alt+right",), "jump(1)", "Jump forward", "Where the jumps back came from", PLACES),
    Key("mark.set", ("m", "ctrl+k"), "set_mark", "Set mark", "Name this passage with a letter", PLACES),
    Key("mark.jump", ("apostrophe", "grave_accent"), "jump_to_mark", "Jump to mark",
        "The passage that a letter names; the sign again: where the last jump left from", PLACES),
    Key("bookmark", ("B", "ctrl+t"), "bookmark", "Bookmark", "Bookmark this passage, or no longer", PLACES),
    Key("bookmarks", ("f12",), "list('bookmarks')", "Bookmarks", "The list of bookmarks, marks and notes", PLACES),
    Key("note", ("a", "insert"), "note", "Note", "Write a note on this passage, or change it", PLACES),
    Key("notes.export", (), "export_notes", "Export notes", "Bookmarks and notes as a Markdown file", PLACES),
    Key("item.next", ("right_square_bracket", "f8", "alt+down"), "item(1)", "Next item",
        "The next quote, figure or issue of the sidebar's list, from the reading place", FINDING, footer="next"),
    Key("item.previous", ("left_square_bracket", "shift+f8", "alt+up"), "item(-1)", "Previous item",
        "The quote, figure or issue before", FINDING, footer="back"),
    Key("quotes", ("quotation_mark", "f2"), "list('quotes')", "Quotes", "The list of quotes", FINDING, footer="quotes"),
    Key("figures", ("number_sign", "f4"), "figure_search", "Figures",
        "The list of figures, and a search by value: 42%  >1jt  usd>=10bn  100rb..500rb  mw", FINDING,
        footer="figures"),
    Key("figures.sort", ("dollar_sign",), "sort_figures", "Sort figures",
        "The figures by unit and value, or in the order of the text again", FINDING),
    Key("issues", ("exclamation_mark", "f7"), "list('issues')", "Issues",
        "The list of what differs between the two texts", FINDING, footer="issues"),
    Key("issue.dismiss", ("full_stop", "delete"), "dismiss_issue", "Dismiss issue",
        "Dismiss the issue at hand, or take it up again; those dismissed are passed over, and remembered", FINDING),
    Key("issue.note", ("comma", "shift+delete"), "note_issue", "Dismiss with a note",
        "Say why the issue at hand is none, and dismiss it", FINDING),
    Key("search", ("slash", "ctrl+s"), "search", "Search", "Search both panes for words", FINDING, footer="search"),
    Key("search.backward", (), "search(True)", "Search backward",
        "Search both panes for words, from here towards the beginning; then n goes that way too", FINDING),
    Key("search.word", ("asterisk",), "search_word", "Search this word",
        "Search both panes for the word that was pointed at", FINDING),
    Key("rows.matching", ("ampersand",), "matching_rows", "Only matching rows",
        "Show only the passages that the search found, or all of them again", FINDING),
    Key("contents", ("t", "f10"), "list('contents')", "Contents", "The headings and paragraphs", FINDING),
    Key("hit.next", ("n", "f3"), "hit(1)", "Next hit", "The next hit of the search", FINDING),
    Key("hit.previous", ("N", "shift+f3"), "hit(-1)", "Previous hit", "The hit before", FINDING),
    Key("cancel", ("escape",), "cancel", "Back",
        "Leave the search and go back to where it began; close the list", FINDING),
    Key("doubt.next", ("right_parenthesis", "alt+pagedown"), "doubt(1)", "Next doubtful link",
        "The next passage whose link is not sure; ? in the margin marks them", LINKS),
    Key("doubt.previous", ("left_parenthesis", "alt+pageup"), "doubt(-1)", "Previous doubtful link",
        "The passage before whose link is not sure", LINKS),
    Key("mending", ("e",), "mending", "Edit links",
        "Edit the links between the sentences, until e or Esc; what you make is kept, the rest is aligned round it",
        LINKS),
    Key("lock", ("l",), "lock", "Unlock panes",
        "Move the active pane alone; again, and the passages of the two panes are linked to each other", LINKS),
    Key("focus.next", ("tab", "f6"), "next_pane", "Next pane",
        "The other pane, then the sidebar; in a narrow window this turns the page to the other language", VIEWING,
        footer="pane"),
    Key("focus.previous", ("shift+tab",), "next_pane(-1)", "Previous pane", "The pane before", VIEWING),
    Key("view", ("v", "ctrl+w"), "view", "View", "Side by side, interleaved, or one language", VIEWING),
    Key("peek", ("p", "enter"), "peek", "Peek", "Show this passage's translation while one language is read", VIEWING),
    Key("swap", ("x", "ctrl+x"), "swap_sides", "Swap sides", "The left pane on the right", VIEWING),
    Key("zen", ("z", "f11"), "zen", "Zen", "The text alone, without bars", VIEWING),
    Key("spacing", (), "spacing", "Line spacing", "No, one or two blank rows between passages", VIEWING),
    Key("margins", (), "margins", "Margins", "Narrow, middling or wide margins", VIEWING),
    Key("sidebar", ("s", "f9"), "sidebar", "Sidebar", "Show or hide the sidebar", VIEWING),
    Key("pane.wider", ("plus",), "pane_share(1)", "Wider", "Make the active pane wider", VIEWING),
    Key("pane.narrower", ("minus",), "pane_share(-1)", "Narrower", "Make the active pane narrower", VIEWING),
    Key("pane.reset", ("equals_sign",), "pane_share(0)", "Reset widths", "Divide the width by the texts' lengths",
        VIEWING),
    Key("harakat", ("h",), "harakat", "Harakat", "Show or hide the vowel marks of Arabic", VIEWING),
    Key("digits", ("w",), "digits", "Digits", "Digits as written, 0-9, or ٠-٩ in Arabic; on the screen only", VIEWING),
    Key("theme", ("c",), "app.theme", "Theme", "Dark or light, then both in high contrast", VIEWING),
    Key("yank", ("y", "ctrl+c"), "yank", "Copy passage",
        "Copy the active pane's passage, or the words selected by the mouse", TAKING),
    Key("yank.pair", ("Y",), "yank_pair", "Copy citation",
        "Copy both sentences, with speaker, figure and place", TAKING),
    Key("yank.link", (), "yank_link", "Copy link", "Copy a link that opens the reader at this passage", TAKING),
    Key("export", ("E",), "export", "Export", "Write the pair as TMX, TSV, JSON, HTML or for Anki", TAKING),
    Key("editor", ("o",), "editor", "Open editor", "Open the active text in your editor, at this passage", TAKING),
    Key("info", ("i",), "info", "Info", "What is known of the two texts and this passage", PROGRAM),
    Key("reload", ("R",), "reload", "Reload", "Read the files again, at the same place", PROGRAM),
    Key("redraw", ("r", "ctrl+l"), "redraw", "Redraw", "Draw the screen again; without one, say the passage again",
        PROGRAM),
    Key("recent", (), "app.recent", "Recent pairs", "The pairs read before, to go on in one of them", PROGRAM),
    Key("palette", ("colon", "ctrl+p"), "app.palette", "Commands", "Every action by name", PROGRAM),
    Key("help", ("question_mark", "f1"), "app.help", "Help", "This page", PROGRAM, footer="help"),
    Key("suspend", ("ctrl+z",), "app.suspend_process", "Suspend", "Back to the shell; fg returns", PROGRAM),
    Key("quit", ("q", "ctrl+q"), "app.quit", "Quit", "Close the reader", PROGRAM, footer="quit"),
)  # fmt: skip

MENDING_KEYS: tuple[Key, ...] = (
    Key("mend.merge", ("m",), "mend('merge')", "Merge", "Make one passage of this and the next", MENDING,
        footer="merge"),
    Key("mend.split", ("s",), "mend('split')", "Split",
        "Make two of this passage: at the row that was clicked or the item that was gone to, else where the lengths "
        "of both texts agree", MENDING, footer="split"),
    Key("mend.up", ("less_than_sign", "shift+up"), "mend('up')", "Sentence up",
        "Give the first sentence of the active pane to the passage before", MENDING, footer="up"),
    Key("mend.down", ("greater_than_sign", "shift+down"), "mend('down')", "Sentence down",
        "Give the last sentence of the active pane to the passage after", MENDING, footer="down"),
    Key("mend.unlink", ("u",), "mend('unlink')", "Unlink", "Let both sides of this passage stand alone", MENDING,
        footer="unlink"),
    Key("mend.confirm", ("c",), "mend('confirm')", "Confirm", "Say that this link is right", MENDING,
        footer="confirm"),
    Key("mend.undo", ("z",), "mend('undo')", "Undo", "Undo the last edit", MENDING, footer="undo"),
    Key("mend.redo", ("Z", "ctrl+r"), "mend('redo')", "Redo", "Do again what was undone", MENDING, footer="redo"),
    Key("mend.leave", ("escape", "e"), "mend('leave')", "Leave", "Read on", MENDING, footer="leave"),
)  # fmt: skip
"""The keys of the mode in which links are edited: there they come before all others. ``footer`` is for its bar."""


class KeyTable(NamedTuple):
    """The keys in force: those of reading, those of the mode in which links are edited, and what is wrong with them.

    Attributes:
        reading: :data:`KEYS`, with the keys that a preset or the reader's map gives them.
        mending: :data:`MENDING_KEYS` likewise.
        warnings: a line for each thing in the reader's map that cannot be followed.
    """

    reading: tuple[Key, ...] = KEYS
    mending: tuple[Key, ...] = MENDING_KEYS
    warnings: tuple[str, ...] = ()

    def all_keys(self) -> Iterator[Key]:
        """Every action of both."""
        yield from self.reading
        yield from self.mending

    def words(self) -> Iterator[str]:
        """Every string of the table that is shown, to be translated where it is."""
        for key in self.all_keys():
            yield from filter(None, (key.description, key.help, key.group, key.footer))

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """The keys that do an action; none for an id that is not in the table."""
        return next((key.keys for key in self.all_keys() if key.id == action_id), ())


DEFAULT = KeyTable()
"""The table without a preset."""

_FOOTER_ORDER = ("help", "quit", "next", "back", "quotes", "figures", "issues", "search", "pane")

_SHOWN = {
    "right_curly_bracket": "}", "left_curly_bracket": "{", "right_square_bracket": "]", "left_square_bracket": "[",
    "right_parenthesis": ")", "left_parenthesis": "(", "less_than_sign": "<", "greater_than_sign": ">",
    "percent_sign": "%", "apostrophe": "'", "grave_accent": "`", "asterisk": "*", "ampersand": "&", "insert": "Ins",
    "exclamation_mark": "!", "full_stop": ".", "dollar_sign": "$", "delete": "Del",
    "quotation_mark": '"', "number_sign": "#", "slash": "/", "colon": ":", "question_mark": "?", "plus": "+",
    "minus": "−", "equals_sign": "=", "underscore": "_", "comma": ",", "tilde": "~", "backslash": "\\",
    "vertical_line": "|", "at": "@", "circumflex_accent": "^", "semicolon": ";",
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn",
    "pageup": "PgUp", "space": "Space", "escape": "Esc", "tab": "Tab", "home": "Home", "end": "End", "enter": "Enter",
}  # fmt: skip


def shown_key(key: str) -> str:
    """A key as it is printed on a keyboard: ``ctrl+down`` gives ``Ctrl+↓``, ``g g`` gives ``g g``."""
    if " " in key:
        return " ".join(map(shown_key, key.split(" ")))
    *modifiers, name = key.split("+")
    shown = _SHOWN.get(name, name.upper() if modifiers or name[1:].isdigit() else name)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def bindings(keys: Iterable[Key] = KEYS) -> list[BindingType]:
    """The table as Textual bindings: one binding a key, the first with the id's name and the place in the footer."""
    return list(_bindings(keys))


def _bindings(keys: Iterable[Key]) -> Iterator[Binding]:
    for key in keys:
        if not key.keys:
            continue
        yield Binding(
            ",".join(key.keys),
            key.action,
            key.description,
            show=bool(key.footer) and key.group != MENDING,
            key_display=key.shown_first,
            tooltip=key.help,
            id=key.id,
        )


FOOTER: tuple[str, ...] = tuple(
    key.id for key in sorted((key for key in KEYS if key.footer), key=lambda key: _FOOTER_ORDER.index(key.footer))
)
"""The ids of the footer in its order: what a newcomer needs first stands first, for narrow windows cut the rest."""


def groups(table: KeyTable = DEFAULT) -> dict[str, list[Key]]:
    """The table by heading, in its order."""
    grouped: dict[str, list[Key]] = {}
    for key in table.all_keys():
        grouped.setdefault(key.group, []).append(key)
    return grouped


NUMBERED = frozenset({"top", "bottom", "percent", "goto"})
"""The actions that take a count as their one parameter, None without."""

_STEP = re.compile(r"\((-?1)\)")


def counted(action: str, count: int) -> str:
    """``action`` as it is to run after ``count`` was typed; unchanged where a count means nothing."""
    if action in NUMBERED:
        return f"{action}({count})"
    return _STEP.sub(lambda step: f"({int(step[1]) * count})", action)
