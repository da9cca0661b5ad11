"""The profile that the user chose by eye, saved per terminal in ``terminals.json`` of the XDG state folder."""

import os
from collections.abc import Mapping
from pathlib import Path

from sejajar.layout.profiles import PROFILES
from sejajar.storage.files import is_special_file, state_folder, unused_path, write_private

MOST_BYTES = 1_000_000
"""No more is read of the file: it has a line for each terminal."""


def saved_profiles_file(environ: Mapping[str, str]) -> Path:
    """Return the file that holds the saved profiles, whether or not it exists."""
    return state_folder(environ) / "terminals.json"


def saved_profile(environ: Mapping[str, str], terminal_name: str) -> str | None:
    """Return the name of the profile saved for this terminal; None if there is none, or the file cannot be read."""
    name = (_read(saved_profiles_file(environ)) or {}).get(terminal_name)
    return name if isinstance(name, str) and name in PROFILES else None


def save_profile(environ: Mapping[str, str], terminal_name: str, profile_name: str | None) -> None:
    """Save ``profile_name`` for this terminal, or with None remove the one saved."""
    import json

    path = saved_profiles_file(environ)
    saved = _read(path)
    if saved is None:
        # Something else than this program wrote it, or the disk is damaged: nothing of it is deleted.
        path.rename(unused_path(path))
        saved = {}
    saved.pop(terminal_name, None)
    if profile_name is not None:
        saved[terminal_name] = profile_name
    write_private(path, json.dumps(saved, indent=1, sort_keys=True) + "\n")


def _read(path: Path) -> dict[str, object] | None:
    """Return what the file has, by terminal; nothing if there is none, None if it cannot be read."""
    if not os.path.lexists(path):
        return {}
    # Most users never save a profile, and every start looks for one.
    import json

    try:
        if is_special_file(path):
            return None
        with path.open("rb") as file:
            found = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
