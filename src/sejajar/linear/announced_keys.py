"""Keys in words for screen readers: signs by name, capitals with Shift; and the help, one line per key."""

from __future__ import annotations

from sejajar.i18n import N_, _
from sejajar.keyboard.keymap import Key, KeyTable, groups, shown_key

KEY_WORDS = {
    "down": N_("Down"), "up": N_("Up"), "left": N_("Left"), "right": N_("Right"), "enter": N_("Enter"),
    "space": N_("Space"), "tab": N_("Tab"), "escape": N_("Escape"), "delete": N_("Delete"), "insert": N_("Insert"),
    "pagedown": N_("Page Down"), "pageup": N_("Page Up"), "home": N_("Home"), "end": N_("End"),
}  # fmt: skip
"""Keys called by a word: screen readers seldom read their symbols."""

SIGN_WORDS = {
    "right_curly_bracket": N_("right curly bracket"), "left_curly_bracket": N_("left curly bracket"),
    "right_square_bracket": N_("right square bracket"), "left_square_bracket": N_("left square bracket"),
    "right_parenthesis": N_("right parenthesis"), "left_parenthesis": N_("left parenthesis"),
    "less_than_sign": N_("less than sign"), "greater_than_sign": N_("greater than sign"),
    "percent_sign": N_("percent sign"), "apostrophe": N_("apostrophe"), "grave_accent": N_("grave accent"),
    "asterisk": N_("asterisk"), "ampersand": N_("ampersand"), "exclamation_mark": N_("exclamation mark"),
    "full_stop": N_("full stop"), "dollar_sign": N_("dollar sign"), "quotation_mark": N_("quotation mark"),
    "number_sign": N_("number sign"), "slash": N_("slash"), "colon": N_("colon"), "question_mark": N_("question mark"),
    "plus": N_("plus"), "minus": N_("minus"), "equals_sign": N_("equals sign"), "underscore": N_("underscore"),
    "comma": N_("comma"), "tilde": N_("tilde"), "backslash": N_("backslash"), "vertical_line": N_("vertical line"),
    "at": N_("at sign"), "circumflex_accent": N_("circumflex accent"), "semicolon": N_("semicolon"),
}  # fmt: skip
"""The names of signs, announced after them: many screen readers skip a sign."""


def help_lines(table: KeyTable) -> list[str]:
    """Return the help: one line per heading and per key."""
    palette = ", ".join(map(announced_key, table.keys_of("palette")[:1]))
    lines: list[str] = []
    for group, keys in groups(table).items():
        lines.append(_(group))
        lines += [f"{_announced_keys(key, palette)}: {_(key.help)}" for key in keys]
    lines.append(_("In a list: type letters to filter it, Down and Up to move, Enter to open an item, Escape to leave"))
    return lines


def first_key(table: KeyTable, action_id: str) -> str:
    """The first key of an action; the command's name where it has none."""
    return next(map(announced_key, table.keys_of(action_id)), action_id)


def _announced_keys(key: Key, palette: str) -> str:
    """The keys of an action; of one without, its name, by which the command for commands has it."""
    return ", ".join(map(announced_key, key.keys)) or f"{palette}, {_(key.description).lower()}"


def announced_key(key: str) -> str:
    """A Textual key name as it is best read out: signs with their name, capitals with Shift."""
    if " " in key:
        return ", ".join(map(announced_key, key.split(" ")))
    *modifiers, name = key.split("+")
    if name in KEY_WORDS:
        shown = _(KEY_WORDS[name])
    elif len(name) == 1 and name.isupper():
        shown = f"Shift+{name}"
    elif len(name) == 1:
        shown = name.upper() if modifiers else name
    else:
        shown = shown_key(name).replace("−", "-")
        shown = shown if shown.isalnum() else f"{shown} {_(SIGN_WORDS.get(name, name.replace('_', ' ')))}"
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])
