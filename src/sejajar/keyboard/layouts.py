"""Arabic keyboard layouts: the key of a Latin keyboard that each character corresponds to.

The letters are those of XKB ``ara`` (basic, digits, mac) and of Microsoft's Arabic 101. The upper two rows are the
same on all; the lower row, the harakat and the punctuation differ, so there is a table for PCs and one for Macs. ASCII
that a layout sends is in no table: it always means itself.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from sejajar.i18n import _
from sejajar.keyboard.key_names import name_of_key

LAM = "ل"

# Harakat are escapes: editors draw a combining mark on the quotation mark before it.
_LETTERS = {
    "q": "ض", "w": "ص", "e": "ث", "r": "ق", "t": "ف", "y": "غ", "u": "ع", "i": "ه", "o": "خ", "p": "ح", "[": "ج",
    "a": "ش", "s": "س", "d": "ي", "f": "ب", "g": LAM, "h": "ا", "j": "ت", "k": "ن", "l": "م", ";": "ك",
    "Q": "\u064e", "W": "\u064b", "?": "؟", "%": "٪",
}  # fmt: skip

_PC = _LETTERS | {
    "`": "ذ", "]": "د", "'": "ط", "z": "ئ", "x": "ء", "c": "ؤ", "v": "ر", "n": "ى", "m": "ة", ",": "و", ".": "ز",
    "/": "ظ", "~": "\u0651", "E": "\u064f", "R": "\u064c", "A": "\u0650", "S": "\u064d", "X": "\u0652", "Y": "إ",
    "H": "أ", "N": "آ", "I": "÷", "O": "×", "P": "؛", "J": "ـ", "K": "،", "|": "…",
    # X sends a lam-alef ligature; Windows sends its two letters.
    "b": "\ufefb", "G": "\ufef7", "T": "\ufef9", "B": "\ufef5",
}  # fmt: skip
_LAM_ALEFS = {"ا": "b", "أ": "G", "إ": "T", "آ": "B"}

_MAC = _LETTERS | {
    "`": "ـ", "]": "ة", "'": "؛", "z": "ظ", "x": "ط", "c": "ذ", "v": "د", "b": "ز", "n": "ر", "m": "و", ",": "،",
    "E": "\u0650", "R": "\u064d", "T": "\u064f", "Y": "\u064c", "U": "\u0652", "I": "\u0651", "A": "»", "S": "«",
    "D": "ى", "F": "\u0670", "H": "آ", "J": "ٱ", "C": "ئ", "V": "ء", "B": "أ", "N": "إ", "M": "ؤ",
}  # fmt: skip

_SHIFTED = dict(zip("`1234567890-=[];',./\\", '~!@#$%^&*()_+{}:"<>?|', strict=True))
_ZEROS = "٠۰"


class Layout(NamedTuple):
    """A keyboard layout: the keys that its characters correspond to.

    Attributes:
        glyphs: the Arabic character on each key, by ASCII character; harakat without a carrier.
        names: the ASCII character of each key, by Textual's key name.
        lam_alefs: the ASCII character of a key that sends lam and a second character, by that second character.
    """

    glyphs: Mapping[str, str] = {}
    names: Mapping[str, str] = {}
    lam_alefs: Mapping[str, str] = {}

    def marked(self, key: str) -> str:
        """Return the Arabic label of a key, harakat on a tatweel; empty for chords and named keys."""
        glyph = next((glyph for meant, glyph in self.glyphs.items() if name_of_key(meant) == key), "")
        return f"ـ{glyph}" if glyph and unicodedata.combining(glyph) else glyph

    def translated(self, key: str) -> str | None:
        """Return Textual's name of the Latin key for ``key``, with its modifiers; None if ``key`` means itself."""
        *modifiers, name = key.split("+")
        meant = self.names.get(name)
        if meant is None:
            return None
        if modifiers == ["shift"]:
            # Some terminals send the key, not its text.
            return name_of_key(meant.upper() if meant.isalpha() else _SHIFTED.get(meant, meant))
        if modifiers and meant.isupper():
            # Terminals report a chord with a capital letter as Shift and the small letter.
            modifiers = [*(modifier for modifier in modifiers if modifier != "shift"), "shift"]
            meant = meant.lower()
        return "+".join([*modifiers, name_of_key(meant)])


class UnknownLayoutError(ValueError):
    """The keyboard layout is unknown or invalid; the message is one line for the user."""


NAMES = ("auto", "ar-pc", "ar-mac", "none")
"""The names of layouts; the configuration can also have a table."""


def layout(keyboard: str | Mapping[str, str], environ: Mapping[str, str]) -> Layout:
    """Return the layout named ``keyboard``, or built from a table of typed characters and their ASCII characters.

    "auto" is the Mac layout if the program, or over ssh its terminal, runs on a Mac, else the PC layout.
    Raises :class:`UnknownLayoutError`.
    """
    if not isinstance(keyboard, str):
        return _own_layout(keyboard)
    if keyboard == "auto":
        keyboard = "ar-mac" if _is_mac(environ) else "ar-pc"
    if keyboard == "ar-pc":
        return _layout(_PC, _LAM_ALEFS)
    if keyboard == "ar-mac":
        return _layout(_MAC, {})
    if keyboard == "none":
        return Layout()
    said = _("unknown keyboard layout {name}; available: {names}")
    raise UnknownLayoutError(said.format(name=repr(keyboard), names=", ".join(NAMES)))


def _is_mac(environ: Mapping[str, str]) -> bool:
    if environ.get("LC_TERMINAL") == "iTerm2" or environ.get("TERM_PROGRAM") in ("Apple_Terminal", "iTerm.app"):
        return True
    return sys.platform == "darwin" and "SSH_CONNECTION" not in environ


def _layout(glyphs: Mapping[str, str], lam_alefs: Mapping[str, str]) -> Layout:
    names = {name_of_key(glyph): key for key, glyph in glyphs.items()}
    for zero in _ZEROS:
        names |= {name_of_key(chr(ord(zero) + digit)): str(digit) for digit in range(10)}
    return Layout(glyphs, names, lam_alefs)


def _own_layout(table: Mapping[str, str]) -> Layout:
    for typed, meant in table.items():
        if len(typed) != 1 or typed.isascii():
            said = _("keyboard layout: {typed} is not one character outside ASCII")
            raise UnknownLayoutError(said.format(typed=repr(typed)))
        if len(meant) != 1 or not meant.isascii() or not meant.isprintable():
            said = _("keyboard layout: {typed} is mapped to {meant}, which is not one ASCII key")
            raise UnknownLayoutError(said.format(typed=repr(typed), meant=repr(meant)))
    return _layout({meant: typed for typed, meant in table.items()}, {})._replace(
        names={name_of_key(typed): meant for typed, meant in table.items()}
    )
