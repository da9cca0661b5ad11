"""The one table of keys: every binding's id, keys, action, description and help group.

The screens' bindings, the footer, the help, the command palette and the manual's table are generated from
a :class:`KeyTable`: :data:`DEFAULT` unless a preset or the user's key map changes keys
(:mod:`sejajar.keyboard.user_keymap`).
The default keys are those that fingers bring from less, vim, epy, w3m and Emacs.

A key is named as Textual names it; several with blanks between are pressed one after another (``g g``). A count typed
before a key reaches its action as an argument: ``12j`` is ``passage(12)``, ``12g`` is ``top(12)``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple


class Key(NamedTuple):
    """One action and the keys that run it. Its words are English, to be translated where they are shown.

    Attributes:
        id: what the user's key map calls it.
        keys: Textual key names, the one to show first; none for what only the palette offers.
        action: the ``action_*`` of the reader screen, or ``app.`` and that of the app; with its arguments in
            parentheses if these are fixed.
        description: two or three words, for footer and palette.
        help: a sentence, for the help and the manual.
        group: the heading it stands under there.
        footer: the word the footer shows beside the key; empty if it does not.
        count_as: what a count typed before the key is: "step" multiplies ``step``, which is the argument of the action;
            "argument" is its only argument, left out without a count. None if a count means nothing.
        step: 1, or -1 for backwards.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    description: str
    help: str
    group: str
    footer: str = ""
    count_as: Literal["step", "argument"] | None = None
    step: int = 1

    def call(self, count: int | None = None) -> str:
        """Return the action as Textual runs it: ``passage(1)``, and after ``12`` was typed ``passage(12)``."""
        if self.count_as == "step":
            return f"{self.action}({self.step * (1 if count is None else count)})"
        if self.count_as == "argument" and count is not None:
            return f"{self.action}({count})"
        return self.action

    @property
    def shown_keys(self) -> str:
        """The keys as they are printed on a keyboard, with blanks between."""
        return " ".join(shown_key(key) for key in self.keys)

    @property
    def shown_first(self) -> str:
        """The key to name where there is space for one only; there must be one."""
        return shown_key(self.keys[0])


MOVING, JUMPS, FINDING = "Moving", "Jumps, marks and notes", "Quotes, figures, search"
VIEWING, TAKING, PROGRAM = "View", "Copy and export", "Program"
ALIGNMENT, EDITING = "Alignment", "In alignment editing"

KEYS: tuple[Key, ...] = (
    Key("passage.next", ("j", "down"), "passage", "Next passage", "Go to the next passage in both panes",
        MOVING, count_as="step"),
    Key("passage.previous", ("k", "up"), "passage", "Previous passage", "Go to the previous passage",
        MOVING, count_as="step", step=-1),
    Key("line.down", ("ctrl+e",), "line", "Line down", "Scroll one line down", MOVING, count_as="step"),
    Key("line.up", ("ctrl+y",), "line", "Line up", "Scroll one line up", MOVING, count_as="step", step=-1),
    Key("page.down", ("space", "f", "pagedown", "ctrl+f"), "page", "Page down", "Scroll one page down",
        MOVING, count_as="step"),
    Key("page.up", ("b", "pageup", "ctrl+b"), "page", "Page up",
        "Scroll one page up", MOVING, count_as="step", step=-1),
    Key("half_page.down", ("d", "ctrl+d"), "half_page", "Half page down", "Scroll half a page down",
        MOVING, count_as="step"),
    Key("half_page.up", ("u", "ctrl+u"), "half_page", "Half page up", "Scroll half a page up",
        MOVING, count_as="step", step=-1),
    Key("paragraph.next", ("right_curly_bracket", "ctrl+down"), "paragraph", "Next paragraph",
        "Go to the first passage of the next paragraph", MOVING, count_as="step"),
    Key("paragraph.previous", ("left_curly_bracket", "ctrl+up"), "paragraph", "Previous paragraph",
        "Go to the first passage of this paragraph, then of the previous one", MOVING, count_as="step", step=-1),
    Key("top", ("g", "home"), "top", "Top", "Go to the first passage", MOVING, count_as="argument"),
    Key("bottom", ("G", "end"), "bottom", "Bottom", "Go to the last passage", MOVING, count_as="argument"),
    Key("percent", ("percent_sign",), "percent", "Percent", "Go to a percentage of the text: 50%",
        MOVING, count_as="argument"),
    Key("goto", ("ctrl+g",), "goto", "Go to",
        "Go to a passage number, a percentage such as 50%, or a permalink", MOVING, count_as="argument"),
    Key("jump.back", ("ctrl+o", "alt+left"), "jump", "Jump back", "Go back in the jump list",
        JUMPS, count_as="step", step=-1),
    Key("jump.forward", ("alt+right",), "jump", "Jump forward", "Go forward in the jump list", JUMPS, count_as="step"),
    Key("mark.set", ("m", "ctrl+k"), "set_mark", "Set mark", "Mark this passage with a letter", JUMPS),
    Key("mark.jump", ("apostrophe", "grave_accent"), "jump_to_mark", "Jump to mark",
        "Go to the mark of a letter; press the key twice to return from the last jump", JUMPS),
    Key("bookmark", ("B", "ctrl+t"), "bookmark", "Bookmark", "Bookmark this passage, or remove its bookmark", JUMPS),
    Key("bookmarks", ("f12",), "list('bookmarks')", "Bookmarks", "List the bookmarks, marks and notes", JUMPS),
    Key("note", ("a", "insert"), "note", "Note", "Write or edit a note on this passage", JUMPS),
    Key("notes.export", (), "export_notes", "Export notes", "Write the bookmarks and notes to a Markdown file", JUMPS),
    Key("item.next", ("right_square_bracket", "f8", "alt+down"), "item", "Next item",
        "Go to the next quote, figure or issue in the sidebar's list", FINDING, footer="next", count_as="step"),
    Key("item.previous", ("left_square_bracket", "shift+f8", "alt+up"), "item", "Previous item",
        "Go to the previous quote, figure or issue", FINDING, footer="previous", count_as="step", step=-1),
    Key("quotes", ("quotation_mark", "f2"), "list('quotes')", "Quotes", "List the quotes", FINDING, footer="quotes"),
    Key("figures", ("number_sign", "f4"), "figure_search", "Figures",
        "List the figures, or search them by value: 42%  >1jt  usd>=10bn  100rb..500rb  mw", FINDING,
        footer="figures"),
    Key("figures.sort", ("dollar_sign",), "sort_figures", "Sort figures",
        "Sort the figures by unit and value, or in text order again", FINDING),
    Key("issues", ("exclamation_mark", "f7"), "list('issues')", "Issues",
        "List the differences between the two texts", FINDING, footer="issues"),
    Key("issue.dismiss", ("full_stop", "delete"), "dismiss_issue", "Dismiss issue",
        "Dismiss the current issue, or restore it; dismissed issues are remembered and skipped", FINDING),
    Key("issue.note", ("comma", "shift+delete"), "note_issue", "Dismiss with a reason",
        "Dismiss this issue with a reason", FINDING),
    Key("search", ("slash", "ctrl+s"), "search", "Search", "Search both panes for words", FINDING, footer="search"),
    Key("search.backward", (), "search(True)", "Search backward",
        "Search both panes backwards from here; n then goes backwards too", FINDING),
    Key("search.word", ("asterisk",), "search_word", "Search this word",
        "Search both panes for the word clicked, else the word of the current item or hit", FINDING),
    Key("rows.matching", ("ampersand",), "matching_rows", "Only matching passages",
        "Show only the passages with search hits, or all passages again", FINDING),
    Key("contents", ("t", "f10"), "list('contents')", "Contents", "List the headings and paragraphs", FINDING),
    Key("hit.next", ("n", "f3"), "hit", "Next hit", "Go to the next search hit", FINDING, count_as="step"),
    Key("hit.previous", ("N", "shift+f3"), "hit", "Previous hit", "Go to the previous search hit",
        FINDING, count_as="step", step=-1),
    Key("cancel", ("escape",), "cancel", "Back",
        "Cancel the search and return to where it began; close the list", FINDING),
    Key("doubt.next", ("right_parenthesis", "alt+pagedown"), "uncertain", "Next uncertain alignment",
        "Go to the next passage with an uncertain alignment, marked ? in the margin", ALIGNMENT, count_as="step"),
    Key("doubt.previous", ("left_parenthesis", "alt+pageup"), "uncertain", "Previous uncertain alignment",
        "Go to the previous passage with an uncertain alignment", ALIGNMENT, count_as="step", step=-1),
    Key("mending", ("e",), "alignment_editing", "Edit alignment",
        "Edit the alignment until e or Esc; your edits are saved, and the rest is realigned around them",
        ALIGNMENT),
    Key("lock", ("l",), "lock", "Unlock panes",
        "Scroll the active pane alone; press again to align the passages of the two panes", ALIGNMENT),
    Key("focus.next", ("tab", "f6"), "next_pane", "Next pane",
        "Go to the other pane, then to the sidebar; in a narrow window, show the other language", VIEWING,
        footer="pane"),
    Key("focus.previous", ("shift+tab",), "next_pane", "Previous pane", "Go to the previous pane",
        VIEWING, count_as="step", step=-1),
    Key("view", ("v", "ctrl+w"), "view", "View", "Switch between side by side, interleaved and one language", VIEWING),
    Key("peek", ("p", "enter"), "peek", "Peek", "Show this passage's translation in the view of one language", VIEWING),
    Key("swap", ("x", "ctrl+x"), "swap_sides", "Swap sides", "Swap the left and right panes", VIEWING),
    Key("zen", ("z", "f11"), "zen", "Zen", "Show only the text, without bars", VIEWING),
    Key("spacing", (), "spacing", "Line spacing", "Put no, one or two blank rows between passages", VIEWING),
    Key("margins", (), "margins", "Margins", "Switch between narrow, medium and wide margins", VIEWING),
    Key("sidebar", ("s", "f9"), "sidebar", "Sidebar", "Show or hide the sidebar", VIEWING),
    Key("pane.wider", ("plus",), "pane_share", "Wider", "Make the active pane wider", VIEWING, count_as="step"),
    Key("pane.narrower", ("minus",), "pane_share", "Narrower", "Make the active pane narrower",
        VIEWING, count_as="step", step=-1),
    Key("pane.reset", ("equals_sign",), "pane_share(0)", "Reset widths",
        "Divide the width in proportion to the lengths of the texts", VIEWING),
    Key("harakat", ("h",), "harakat", "Harakat", "Show or hide Arabic vowel marks", VIEWING),
    Key("digits", ("w",), "digits", "Digits",
        "Show digits as written, as 0-9, or as ٠-٩ in Arabic; on the screen only", VIEWING),
    Key("theme", ("c",), "app.theme", "Theme", "Switch between dark, light, and both in high contrast", VIEWING),
    Key("yank", ("y", "ctrl+c"), "yank", "Copy passage",
        "Copy the passage of the active pane, or the text selected with the mouse", TAKING),
    Key("yank.pair", ("Y",), "yank_pair", "Copy citation",
        "Copy the passage in both languages, with speaker, figure and location", TAKING),
    Key("yank.link", (), "yank_link", "Copy permalink", "Copy a permalink that opens sejajar at this passage", TAKING),
    Key("export", ("E",), "export", "Export", "Export the pair as TMX, TSV, JSON, HTML or Anki notes", TAKING),
    Key("editor", ("o",), "editor", "Open editor", "Open the active text in your editor at this passage", TAKING),
    Key("info", ("i",), "info", "Info", "Show details of the two texts and of this passage", PROGRAM),
    Key("reload", ("R",), "reload", "Reload", "Reload the files and stay at this passage", PROGRAM),
    Key("redraw", ("r", "ctrl+l"), "redraw", "Redraw", "Redraw the screen (in linear mode: repeat the passage)",
        PROGRAM),
    Key("recent", (), "app.recent", "Recent pairs", "Open one of the pairs read before", PROGRAM),
    Key("palette", ("colon", "ctrl+p"), "app.palette", "Commands", "Find any command by name", PROGRAM),
    Key("help", ("question_mark", "f1"), "app.help", "Help", "Show this help", PROGRAM, footer="help"),
    Key("suspend", ("ctrl+z",), "app.suspend_process", "Suspend",
        "Suspend sejajar and return to the shell; fg resumes it", PROGRAM),
    Key("quit", ("q", "ctrl+q"), "app.quit", "Quit", "Quit sejajar", PROGRAM, footer="quit"),
)  # fmt: skip

EDITING_KEYS: tuple[Key, ...] = (
    Key("mend.merge", ("m",), "edit_alignment('merge')", "Merge", "Merge this passage with the next", EDITING,
        footer="merge"),
    Key("mend.split", ("s",), "edit_alignment('split')", "Split",
        "Split this passage at the row clicked or the current item, else where the lengths of both texts agree best",
        EDITING, footer="split"),
    Key("mend.up", ("less_than_sign", "shift+up"), "edit_alignment('up')", "Sentence up",
        "Move the first sentence of the active pane to the previous passage", EDITING, footer="up"),
    Key("mend.down", ("greater_than_sign", "shift+down"), "edit_alignment('down')", "Sentence down",
        "Move the last sentence of the active pane to the next passage", EDITING, footer="down"),
    Key("mend.unlink", ("u",), "edit_alignment('unlink')", "Separate", "Separate the two sides of this passage",
        EDITING,
        footer="separate"),
    Key("mend.confirm", ("c",), "edit_alignment('confirm')", "Confirm", "Confirm that this alignment is correct",
        EDITING,
        footer="confirm"),
    Key("mend.undo", ("z",), "edit_alignment('undo')", "Undo", "Undo the last edit", EDITING, footer="undo"),
    Key("mend.redo", ("Z", "ctrl+r"), "edit_alignment('redo')", "Redo", "Redo the edit undone last",
        EDITING, footer="redo"),
    Key("mend.leave", ("escape", "e"), "edit_alignment('leave')", "Leave", "Leave alignment editing",
        EDITING, footer="leave"),
)  # fmt: skip
"""The keys of alignment editing: in that mode they come before all others. ``footer`` is the word in its bar."""


class KeyTable(NamedTuple):
    """The keys in force.

    Attributes:
        reading: :data:`KEYS`, with the keys that a preset or the user's key map gives them.
        editing: :data:`EDITING_KEYS` likewise.
        warnings: a line for each entry of the user's key map that is ignored.
    """

    reading: tuple[Key, ...] = KEYS
    editing: tuple[Key, ...] = EDITING_KEYS
    warnings: tuple[str, ...] = ()

    def all_keys(self) -> Iterator[Key]:
        """Yield every action of both."""
        yield from self.reading
        yield from self.editing

    def counted(self, call: str, count: int) -> str:
        """Return ``call``, an action as Textual runs it, with the count typed before its key.

        It is unchanged if a count means nothing to it.
        """
        return next((key.call(count) for key in self.all_keys() if key.call() == call), call)

    def words(self) -> Iterator[str]:
        """Yield every string of the table that is shown and so translated."""
        for key in self.all_keys():
            yield from filter(None, (key.description, key.help, key.group, key.footer))

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """Return the keys of an action; none for an id that is not in the table."""
        return next((key.keys for key in self.all_keys() if key.id == action_id), ())


DEFAULT = KeyTable()
"""The table without a preset."""

_FOOTER_ORDER = ("help", "quit", "next", "previous", "quotes", "figures", "issues", "search", "pane")

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
    """Return a key as it is printed on a keyboard: ``ctrl+down`` gives ``Ctrl+↓``, ``g g`` gives ``g g``."""
    if " " in key:
        return " ".join(map(shown_key, key.split(" ")))
    *modifiers, name = key.split("+")
    shown = _SHOWN.get(name, name.upper() if modifiers or name[1:].isdigit() else name)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


FOOTER: tuple[str, ...] = tuple(
    key.id for key in sorted((key for key in KEYS if key.footer), key=lambda key: _FOOTER_ORDER.index(key.footer))
)
"""The ids of the footer in its order: what a new user needs stands first, because narrow windows cut the rest."""


def groups(table: KeyTable = DEFAULT) -> dict[str, list[Key]]:
    """Return the actions by their headings, in the order of the table."""
    grouped: dict[str, list[Key]] = {}
    for key in table.all_keys():
        grouped.setdefault(key.group, []).append(key)
    return grouped
