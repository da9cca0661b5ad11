"""The keys in words, for whoever hears them: signs by their names, capitals with Shift; and the help, a line a key."""

from __future__ import annotations

from sejajar.text.wording import N_, _
from sejajar.tui.keymap import Key, KeyTable, groups, shown_key

KEY_WORDS = {
    "down": N_("Down"), "up": N_("Up"), "left": N_("Left"), "right": N_("Right"), "enter": N_("Enter"),
    "space": N_("Space"), "tab": N_("Tab"), "escape": N_("Escape"), "delete": N_("Delete"), "insert": N_("Insert"),
    "pagedown": N_("Page Down"), "pageup": N_("Page Up"), "home": N_("Home"), "end": N_("End"),
}  # fmt: skip
"""Keys by a word: their signs are seldom read out."""


def help_lines(table: KeyTable) -> list[str]:
    """The table of keys, a line for each heading and each key."""
    palette = ", ".join(map(spoken_key, table.keys_of("palette")[:1]))
    lines: list[str] = []
    for group, keys in groups(table).items():
        lines.append(_(group))
        lines += [f"{_spoken_keys(key, palette)}: {_(key.help)}" for key in keys]
    lines.append(_("In a list: letters narrow it, Down and Up go through it, Enter goes there, Escape leaves it"))
    return lines


def first_key(table: KeyTable, action_id: str) -> str:
    """The first key of an action; the command's name where it has none."""
    return next(map(spoken_key, table.keys_of(action_id)), action_id)


def _spoken_keys(key: Key, palette: str) -> str:
    """The keys of an action; of one without, its name, by which the command for commands has it."""
    return ", ".join(map(spoken_key, key.keys)) or f"{palette}, {_(key.description).lower()}"


def spoken_key(key: str) -> str:
    """A Textual key name as it is best read out: signs with their name, capitals with Shift."""
    if " " in key:
        return ", ".join(map(spoken_key, key.split(" ")))
    *modifiers, name = key.split("+")
    if name in KEY_WORDS:
        shown = _(KEY_WORDS[name])
    elif len(name) == 1 and name.isupper():
        shown = f"Shift+{name}"
    elif len(name) == 1:
        shown = name.upper() if modifiers else name
    else:
        shown = shown_key(name).replace("−", "-")
        shown = shown if shown.isalnum() else f"{shown} {name.replace('_', ' ')}"
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])
