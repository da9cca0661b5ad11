"""The profile that the user chose by eye, saved per terminal in ``terminals.json`` of the XDG state folder."""

from collections.abc import Mapping
from pathlib import Path

from sejajar.layout.profiles import PROFILES
from sejajar.storage.files import state_folder, write_atomically


def saved_profiles_file(environ: Mapping[str, str]) -> Path:
    """Return the file that holds the saved profiles, whether or not it exists."""
    return state_folder(environ) / "terminals.json"


def saved_profile(environ: Mapping[str, str], terminal_name: str) -> str | None:
    """Return the name of the profile saved for this terminal; None if there is none, or the file cannot be read."""
    name = _read(saved_profiles_file(environ)).get(terminal_name)
    return name if name in PROFILES else None


def save_profile(environ: Mapping[str, str], terminal_name: str, profile_name: str | None) -> Path:
    """Save ``profile_name`` for this terminal, or with None remove the one saved; return the file."""
    import json

    path = saved_profiles_file(environ)
    saved = _read(path)
    saved.pop(terminal_name, None)
    if profile_name is not None:
        saved[terminal_name] = profile_name
    write_atomically(path, json.dumps(saved, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return path


def _read(path: Path) -> dict[str, str]:
    # Not a named pipe, which would be waited for.
    if not path.is_file():
        return {}
    # Most users never save a profile, and every start looks for one.
    import json

    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: profile for name, profile in found.items() if isinstance(profile, str)}
