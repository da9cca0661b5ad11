"""The effective key table: the defaults, changed by a preset, then by the user's key map.

The key map comes from the configuration file: action id -> keys. Invalid entries are reported, one line each, and
ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sejajar.i18n import _
from sejajar.keyboard.key_names import name_of_key
from sejajar.keyboard.keymap import DEFAULT, EDITING_KEYS, KEYS, Key, KeyTable
from sejajar.keyboard.presets import PRESETS
from sejajar.text.sanitize import excerpt

ALWAYS = {"ctrl+q": "quit"}
"""Keys that cannot be bound to other actions, so that the user can always quit."""

_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_NAMES = {
    "pgdn": "pagedown", "pgup": "pageup", "esc": "escape", "del": "delete", "ins": "insert", "return": "enter",
    "page_down": "pagedown", "page_up": "pageup", "bs": "backspace",
}  # fmt: skip
_NAMED_KEYS = frozenset(
    {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "escape", "enter", "tab"}
    | {"space", "backspace"} | {f"f{number}" for number in range(1, 25)}
)  # fmt: skip


class UnknownPresetError(ValueError):
    """There is no preset of that name; the message is one line for the user."""


def effective_table(preset: str = "default", own: Mapping[str, Sequence[str]] | None = None) -> KeyTable:
    """Return the table of ``preset`` with the keys of ``own``: action ids to keys as users write them, as ``Ctrl+F``.

    An empty list unbinds an action; it stays in the command palette. Raises :class:`UnknownPresetError`.
    """
    if preset not in PRESETS:
        raise UnknownPresetError(
            _("unknown key preset {name}; available: {names}").format(name=repr(preset), names=", ".join(PRESETS))
        )
    if preset == "default" and not own:
        return DEFAULT
    warnings: list[str] = []
    chosen = _read_own(own or {}, warnings)
    keys = {key.id: PRESETS[preset].get(key.id, key.keys) for key in DEFAULT.all_keys()} | chosen
    for context in (KEYS, EDITING_KEYS):
        _resolve_conflicts(context, keys, chosen, warnings)
    reading, editing = (tuple(key._replace(keys=keys[key.id]) for key in context) for context in (KEYS, EDITING_KEYS))
    return KeyTable(reading, editing, tuple(warnings))


def read_key(written: str) -> str | None:
    """Return the table's name of a key as users write it (``Ctrl+F``, ``g g``, ``?``); None if it does not exist."""
    parts = [_read_one(part) for part in written.split()] if written != " " else ["space"]
    return " ".join(part for part in parts if part) if parts and all(parts) else None


def _read_one(written: str) -> str | None:
    # A plus separates names, and is a key itself.
    *modifiers, name = [*written[:-1].split("+"), written[-1]] if written.endswith("+") else written.split("+")
    modifiers = [modifier.lower() for modifier in modifiers if modifier]
    if any(modifier not in _MODIFIERS for modifier in modifiers):
        return None
    if len(name) == 1:
        name = name_of_key(name.lower() if "ctrl" in modifiers else name)
    else:
        name = _NAMES.get(name.lower(), name.lower())
        if name not in _NAMED_KEYS and name not in _known_names():
            return None
    return "+".join([*sorted(modifiers), name])


def _known_names() -> frozenset[str]:
    """Return the names of punctuation keys, which users may also write out."""
    return frozenset(name_of_key(chr(code)) for code in range(0x21, 0x7F))


def _read_own(own: Mapping[str, Sequence[str]], warnings: list[str]) -> dict[str, tuple[str, ...]]:
    known = {key.id for key in DEFAULT.all_keys()}
    read: dict[str, tuple[str, ...]] = {}
    for action_id, written in own.items():
        if action_id not in known:
            warnings.append(
                _("keys: unknown action {id}; sejajar config lists the actions").format(id=excerpt(repr(action_id)))
            )
            continue
        names: list[str] = []
        for name in [written] if isinstance(written, str) else written:
            key = read_key(name) if isinstance(name, str) and name else None
            if key is None:
                warnings.append(_("keys: {id}: unknown key {key}").format(id=action_id, key=excerpt(repr(name))))
            elif key in ALWAYS and ALWAYS[key] != action_id:
                warnings.append(_("keys: {id}: {key} always quits").format(id=action_id, key=name))
            elif key.isdecimal():
                warnings.append(_("keys: {id}: digits cannot be keys, they are counts").format(id=action_id))
            elif key not in names:
                names.append(key)
        read[action_id] = tuple(names)
    return read


def _resolve_conflicts(
    context: Iterable[Key], keys: dict[str, tuple[str, ...]], chosen: Mapping[str, object], warnings: list[str]
) -> None:
    """Leave each key of a context to one action: the one that the user bound it to, else the first."""
    owners: dict[str, str] = {}
    for action in sorted(context, key=lambda action: action.id not in chosen):
        kept: list[str] = []
        for key in keys[action.id]:
            owner = owners.get(key) or _shadowing_action(key, owners)
            if owner is None:
                owners[key] = action.id
                kept.append(key)
            elif owner != action.id:
                warnings.append(
                    _("keys: {key} now does {id}, no longer {other}").format(key=key, id=owner, other=action.id)
                )
        keys[action.id] = tuple(kept)


def _shadowing_action(key: str, owners: Mapping[str, str]) -> str | None:
    """Return the action whose key sequence is a prefix of ``key``, or has it as prefix: one would shadow the other."""
    return next(
        (owner for other, owner in owners.items() if other.startswith(f"{key} ") or key.startswith(f"{other} ")),
        None,
    )
