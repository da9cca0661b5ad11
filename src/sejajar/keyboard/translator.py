"""Turns what the user types into keys of the bindings: translated to a Latin keyboard, counted, sequences joined.

It runs before the bindings and knows no screen: it is given each key, and the context that the key arrives in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sejajar.keyboard.key_names import name_of_key
from sejajar.keyboard.layouts import LAM, Layout

PAIR_SECONDS = 0.02
"""Seconds. Two characters that one key sends arrive in one read; nobody types two keys as fast."""

MOST_DIGITS = 6
DIGITS = frozenset("0123456789")
MODIFIERS = frozenset(
    [f"{side}_{name}" for side in ("left", "right") for name in ("shift", "control", "alt", "super", "hyper", "meta")]
    + ["caps_lock", "num_lock", "scroll_lock", "iso_level3_shift", "iso_level5_shift"]
)
"""Keys of their own in terminals that report every key: Shift must not end a count."""
LAYOUT_SIGN = "ع"
"""Shown on the status line when the last letter was translated."""


class TypedKey(NamedTuple):
    """A key for the bindings: Textual's name of it, the character it types, the count that was typed before it."""

    key: str
    character: str | None = None
    repeat_count: int | None = None


class KeyContext(NamedTuple):
    """The context that a key arrives in.

    Attributes:
        takes_text: whether the focus takes a key, with the character it types, as text.
        is_bound: whether a key is bound to something by itself.
        counts: whether digits are a count here, and keys can form sequences.
        wants_letter: whether one letter is asked for: text, but read by its position on the keyboard.
    """

    takes_text: Callable[[str, str | None], bool]
    is_bound: Callable[[str], bool]
    counts: bool = True
    wants_letter: bool = False


class KeyTranslator:
    """The state between keys: the digits of a count, the pending prefix of a sequence, a lam whose alef may follow."""

    def __init__(self, layout: Layout, sequences: frozenset[str] = frozenset()) -> None:
        """Translate a keyboard of ``layout``; ``sequences`` are the bound sequences, with blanks between keys."""
        self._layout = layout
        self._sequences = sequences
        self._prefixes = {
            " ".join(keys[:length])
            for keys in (sequence.split(" ") for sequence in sequences)
            for length in range(1, len(keys))
        }
        self._pending_lam: tuple[float, TypedKey] | None = None
        self._is_translated = False
        self.digits = ""
        self.pending_prefix = ""
        self.undefined = ""
        """The unbound sequence that the last key ended; empty if it ended none."""
        self.uses_layout = False
        """Whether any key was translated so far."""

    @property
    def waits_for_alef(self) -> bool:
        """Whether a lam waits for its alef: call :meth:`release` after :data:`PAIR_SECONDS`."""
        return self._pending_lam is not None

    @property
    def signs(self) -> tuple[str, str, str]:
        """What the status line shows: the count, the pending prefix, the sign of a translated letter."""
        return self.digits, self.pending_prefix, LAYOUT_SIGN if self._is_translated else ""

    def take(self, key: str, character: str | None, time: float, context: KeyContext) -> list[TypedKey]:
        """Take a key that arrived at ``time`` (seconds); return the keys to pass to the bindings now, in order."""
        typed = TypedKey(key, character)
        if key in MODIFIERS:
            return [typed]
        is_text = context.takes_text(key, character) and not context.wants_letter
        if self._pending_lam is not None:
            lam_time, _ = self._pending_lam
            meant = self._layout.lam_alefs.get(character or "") if time - lam_time < PAIR_SECONDS else None
            if meant and not is_text:
                self._pending_lam = None
                return self._meant(TypedKey(name_of_key(meant), meant), context)
            return [*self.release(context), *self.take(key, character, time, context)]
        if character == LAM and self._layout.lam_alefs and not is_text:
            self._pending_lam = (time, typed)
            return []
        return self._enter(typed, context)

    def release(self, context: KeyContext) -> list[TypedKey]:
        """Return the pending lam as a key, because no alef followed."""
        pending, self._pending_lam = self._pending_lam, None
        return self._enter(pending[1], context) if pending else []

    def _enter(self, typed: TypedKey, context: KeyContext) -> list[TypedKey]:
        meant = self._translated(typed, context)
        if meant is not None:
            return self._meant(meant, context)
        if typed.character and typed.character.isascii() and typed.character.isprintable():
            self._is_translated = False
        return self._counted(typed, context)

    def _meant(self, meant: TypedKey, context: KeyContext) -> list[TypedKey]:
        self._is_translated = self.uses_layout = True
        return self._counted(meant, context)

    def _translated(self, typed: TypedKey, context: KeyContext) -> TypedKey | None:
        """Return the key that is meant, None if it is this one: text is never translated, on either side."""
        key, character = typed.key, typed.character
        if character is not None and character.isascii():
            return None
        if not context.wants_letter and context.takes_text(key, character):
            return None
        if character is None or "+" in key:
            name = self._layout.translated(key)
            return TypedKey(name) if name else None
        meant = self._layout.names.get(name_of_key(character))
        if meant is None:
            return None
        name = name_of_key(meant)
        if not context.wants_letter and context.takes_text(name, meant):
            return None
        return TypedKey(name, meant)

    def _counted(self, typed: TypedKey, context: KeyContext) -> list[TypedKey]:
        self.undefined = ""
        key, character = typed.key, typed.character
        if not context.counts or context.wants_letter or context.takes_text(key, character):
            self.forget()
            return [typed]
        if key == "escape" and (self.digits or self.pending_prefix):
            self.forget()
            return []
        sequence = f"{self.pending_prefix} {key}".lstrip()
        if sequence in self._prefixes and (self.pending_prefix or not context.is_bound(key)):
            self.pending_prefix = sequence
            return []
        if not self.pending_prefix and key in DIGITS and (self.digits or key != "0"):
            self.digits = (self.digits + key)[:MOST_DIGITS]
            return []
        repeat_count = int(self.digits) if self.digits else None
        is_sequence = bool(self.pending_prefix)
        self.forget()
        if is_sequence and sequence not in self._sequences:
            self.undefined = sequence
            return []
        return [TypedKey(sequence, None if is_sequence else character, repeat_count)]

    def forget(self) -> None:
        """Drop the count and the pending prefix."""
        self.digits = self.pending_prefix = ""
