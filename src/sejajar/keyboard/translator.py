"""What the reader types, as the bindings are to see it: translated to a Latin keyboard, counted, keys in a row joined.

The one place in front of the bindings. It knows no screen: it is told of each key, and of what the key would meet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sejajar.keyboard.key_names import name_of_key
from sejajar.keyboard.layouts import LAM, Layout

PAIR_SECONDS = 0.02
"""Two characters that one key sends arrive in one read; no hand types two keys so fast."""

MOST_DIGITS = 6
DIGITS = frozenset("0123456789")
MODIFIERS = frozenset(
    [f"{side}_{name}" for side in ("left", "right") for name in ("shift", "control", "alt", "super", "hyper", "meta")]
    + ["caps_lock", "num_lock", "scroll_lock", "iso_level3_shift", "iso_level5_shift"]
)
"""Keys by themselves for terminals that report every key: nobody means to end a count with Shift."""
LAYOUT_SIGN = "ع"
"""On the status line: the last letter was translated."""


class TypedKey(NamedTuple):
    """A key for the bindings: Textual's name of it, the character it types, the number that was typed before it."""

    key: str
    character: str | None = None
    number: int | None = None


class KeyContext(NamedTuple):
    """What a key meets.

    Attributes:
        takes_text: whether the focus takes a key, with the character it types, as text.
        is_bound: whether a key is bound to something by itself.
        counts: whether digits are counts here, and keys can follow each other.
        wants_letter: whether one letter is asked for: text, but read by its place on the keyboard.
    """

    takes_text: Callable[[str, str | None], bool]
    is_bound: Callable[[str], bool]
    counts: bool = True
    wants_letter: bool = False


class KeyTranslator:
    """The state between two keys: the count, the first keys of several, a lam whose alef may follow."""

    def __init__(self, layout: Layout, sequences: frozenset[str] = frozenset()) -> None:
        """Type on a keyboard of ``layout``; ``sequences`` are the bound keys in a row, with blanks between."""
        self._layout = layout
        self._sequences = sequences
        self._beginnings = {
            " ".join(keys[:length])
            for keys in (sequence.split(" ") for sequence in sequences)
            for length in range(1, len(keys))
        }
        self._held: tuple[float, TypedKey] | None = None
        self._is_translated = False
        self.count = ""
        self.begun = ""
        self.undefined = ""
        """The keys in a row that were typed last and mean nothing; empty when the last key was none of those."""
        self.uses_layout = False
        """Whether any key was translated yet."""

    @property
    def is_holding(self) -> bool:
        """Whether a key waits for a second character: after :data:`PAIR_SECONDS`, call :meth:`release`."""
        return self._held is not None

    @property
    def signs(self) -> tuple[str, str, str]:
        """What the status line shows: the count, the first keys of several, the sign of a translated letter."""
        return self.count, self.begun, LAYOUT_SIGN if self._is_translated else ""

    def take(self, key: str, character: str | None, time: float, around: KeyContext) -> list[TypedKey]:
        """A key arrived at ``time`` (seconds); the keys that the bindings are to see now, in order, often this one."""
        typed = TypedKey(key, character)
        if key in MODIFIERS:
            return [typed]
        is_text = around.takes_text(key, character) and not around.wants_letter
        if self._held is not None:
            held_time, _ = self._held
            meant = self._layout.lam_alefs.get(character or "") if time - held_time < PAIR_SECONDS else None
            if meant and not is_text:
                self._held = None
                return self._meant(TypedKey(name_of_key(meant), meant), around)
            return [*self.release(around), *self.take(key, character, time, around)]
        if character == LAM and self._layout.lam_alefs and not is_text:
            self._held = (time, typed)
            return []
        return self._enter(typed, around)

    def release(self, around: KeyContext) -> list[TypedKey]:
        """No second character came: the key that was held."""
        held, self._held = self._held, None
        return self._enter(held[1], around) if held else []

    def _enter(self, typed: TypedKey, around: KeyContext) -> list[TypedKey]:
        meant = self._translated(typed, around)
        if meant is not None:
            return self._meant(meant, around)
        if typed.character and typed.character.isascii() and typed.character.isprintable():
            self._is_translated = False
        return self._counted(typed, around)

    def _meant(self, meant: TypedKey, around: KeyContext) -> list[TypedKey]:
        self._is_translated = self.uses_layout = True
        return self._counted(meant, around)

    def _translated(self, typed: TypedKey, around: KeyContext) -> TypedKey | None:
        """The key that is meant, None where it means itself: text is never translated, on either side."""
        key, character = typed.key, typed.character
        if character is not None and character.isascii():
            return None
        if not around.wants_letter and around.takes_text(key, character):
            return None
        if character is None or "+" in key:
            name = self._layout.translated(key)
            return TypedKey(name) if name else None
        meant = self._layout.names.get(name_of_key(character))
        if meant is None:
            return None
        name = name_of_key(meant)
        if not around.wants_letter and around.takes_text(name, meant):
            return None
        return TypedKey(name, meant)

    def _counted(self, typed: TypedKey, around: KeyContext) -> list[TypedKey]:
        self.undefined = ""
        key, character = typed.key, typed.character
        if not around.counts or around.wants_letter or around.takes_text(key, character):
            self.forget()
            return [typed]
        if key == "escape" and (self.count or self.begun):
            self.forget()
            return []
        row = f"{self.begun} {key}".lstrip()
        if row in self._beginnings and (self.begun or not around.is_bound(key)):
            self.begun = row
            return []
        if not self.begun and key in DIGITS and (self.count or key != "0"):
            self.count = (self.count + key)[:MOST_DIGITS]
            return []
        count = int(self.count) if self.count else None
        is_row = bool(self.begun)
        self.forget()
        if is_row and row not in self._sequences:
            self.undefined = row
            return []
        return [TypedKey(row, None if is_row else character, count)]

    def forget(self) -> None:
        """Drop the count and the first keys of several."""
        self.count = self.begun = ""
