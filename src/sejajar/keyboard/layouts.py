"""Keyboards with Arabic letters on them: which key of a Latin keyboard each character stands for.

The letters are those of XKB ``ara`` (basic, digits, mac) and of Microsoft's Arabic 101. The upper two rows are the
same on all; the lower one, the harakat and the signs are not, so there is a table for PCs and one for Macs. What a
layout sends as ASCII is in no table: ASCII always means itself.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from sejajar.i18n import _
from sejajar.keyboard.key_names import name_of_key

LAM = "ل"

# Harakat are written as escapes: alone between quotation marks an editor shows them anywhere but there.
_LETTERS = {
    "q": "ض", "w": "ص", "e": "ث", "r": "ق", "t": "ف", "y": "غ", "u": "ع", "i": "ه", "o": "خ", "p": "ح", "[": "ج",
    "a": "ش", "s": "س", "d": "ي", "f": "ب", "g": LAM, "h": "ا", "j": "ت", "k": "ن", "l": "م", ";": "ك",
    "Q": "\u064e", "W": "\u064b", "?": "؟", "%": "٪",
}  # fmt: skip

_PC = _LETTERS | {
    "`": "ذ", "]": "د", "'": "ط", "z": "ئ", "x": "ء", "c": "ؤ", "v": "ر", "n": "ى", "m": "ة", ",": "و", ".": "ز",
    "/": "ظ", "~": "\u0651", "E": "\u064f", "R": "\u064c", "A": "\u0650", "S": "\u064d", "X": "\u0652", "Y": "إ",
    "H": "أ", "N": "آ", "I": "÷", "O": "×", "P": "؛", "J": "ـ", "K": "،", "|": "…",
    # A ligature where the X keyboard says so; Windows sends its two letters instead.
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
    """What the characters of a keyboard stand for.

    Attributes:
        glyphs: by ASCII character, what its key is marked with; harakat without a carrier.
        names: by Textual's name of the key, the ASCII character it stands for.
        lam_alefs: by the second of two characters that one key sends, the first being a lam: what the key stands for.
    """

    glyphs: Mapping[str, str] = {}
    names: Mapping[str, str] = {}
    lam_alefs: Mapping[str, str] = {}

    def marked(self, key: str) -> str:
        """What a key is marked with besides its Latin sign, harakat on a tatweel; empty for chords and named keys."""
        glyph = next((glyph for meant, glyph in self.glyphs.items() if name_of_key(meant) == key), "")
        return f"ـ{glyph}" if glyph and unicodedata.combining(glyph) else glyph

    def translated(self, key: str) -> str | None:
        """Textual's name of the key that is meant by ``key``, with its modifiers; None where it means itself."""
        *modifiers, name = key.split("+")
        meant = self.names.get(name)
        if meant is None:
            return None
        if modifiers == ["shift"]:
            # A terminal that tells the key and not its text.
            return name_of_key(meant.upper() if meant.isalpha() else _SHIFTED.get(meant, meant))
        if modifiers and meant.isupper():
            # As terminals name a chord with a capital letter.
            modifiers = [*(modifier for modifier in modifiers if modifier != "shift"), "shift"]
            meant = meant.lower()
        return "+".join([*modifiers, name_of_key(meant)])


class UnknownLayoutError(ValueError):
    """There is no keyboard layout like that; the message is one line for the reader."""


NAMES = ("auto", "ar-pc", "ar-mac", "none")
"""What a layout can be called; besides, it can be a table."""


def layout(keyboard: str | Mapping[str, str], environ: Mapping[str, str]) -> Layout:
    """The layout called ``keyboard``, or made of a table from typed character to the ASCII character it stands for.

    "auto" is that of Macs where the program or, over ssh, its terminal says that it runs on one, else that of PCs.
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
