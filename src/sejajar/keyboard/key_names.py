"""Keys from the bytes a terminal sends for them, for what was typed before Textual was listening."""

import re
import unicodedata
from collections.abc import Iterator

_SEQUENCES = {
    "[A": "up",
    "[B": "down",
    "[C": "right",
    "[D": "left",
    "[H": "home",
    "[F": "end",
    "[5~": "pageup",
    "[6~": "pagedown",
    "[3~": "delete",
    "[Z": "shift+tab",
}
_CONTROLS = {"\r": "enter", "\n": "enter", "\t": "tab", "\x7f": "backspace", "\x08": "backspace", "\x1b": "escape"}
_SHORTER_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual's name of a key is not the Unicode name of its character."""

_KEY = r"\x1b(?P<sequence>\[[0-9;<=>?]*[ -/]*[@-~]|O[A-Za-z])|(?P<character>.)"


def read_keys(typed: str) -> Iterator[tuple[str, str | None]]:
    """Yield (Textual's name of the key, its character or None) for each key in ``typed``.

    Sequences of keys the reader has no use for are dropped whole.
    """
    for match in re.finditer(_KEY, typed, re.DOTALL) if typed else ():
        sequence, character = match["sequence"], match["character"]
        if sequence:
            name = _SEQUENCES.get(sequence.replace("O", "[", 1))
            if name:
                yield name, None
        elif character in _CONTROLS:
            yield _CONTROLS[character], character
        elif character < " ":
            yield f"ctrl+{chr(ord(character) + 96)}", character
        else:
            yield name_of_key(character), character


def name_of_key(character: str) -> str:
    """Return Textual's name of the key that types ``character``."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER_NAMES.get(name, name) or character
