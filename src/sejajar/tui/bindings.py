"""Textual's bindings of the key table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.binding import Binding, BindingType

from sejajar.keyboard.keymap import EDITING, KEYS, Key


def bindings(keys: Iterable[Key] = KEYS) -> list[BindingType]:
    """Return a binding for each action that has keys, with the id of the action and its place in the footer."""
    return list(_bindings(keys))


def _bindings(keys: Iterable[Key]) -> Iterator[Binding]:
    for key in keys:
        if not key.keys:
            continue
        yield Binding(
            ",".join(key.keys),
            key.call(),
            key.description,
            show=bool(key.footer) and key.group != EDITING,
            key_display=key.shown_first,
            tooltip=key.help,
            id=key.id,
        )
