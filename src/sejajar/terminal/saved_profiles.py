"""The profile a reader chose by eye, kept per terminal in ``terminals.json`` of the XDG state folder."""

from collections.abc import Mapping
from pathlib import Path

from sejajar.layout.profiles import PROFILES
from sejajar.storage.files import state_folder, write_whole


def picks_file(environ: Mapping[str, str]) -> Path:
    """Return where the picks are kept, whether or not the file exists."""
    return state_folder(environ) / "terminals.json"


def picked_profile(environ: Mapping[str, str], terminal_name: str) -> str | None:
    """Return the name of the profile picked for this terminal; None without one, or if the file cannot be read."""
    name = _read(picks_file(environ)).get(terminal_name)
    return name if name in PROFILES else None


def remember_pick(environ: Mapping[str, str], terminal_name: str, profile_name: str | None) -> Path:
    """Keep ``profile_name`` for this terminal, or forget its pick with None; return the file."""
    import json

    path = picks_file(environ)
    picks = _read(path)
    picks.pop(terminal_name, None)
    if profile_name is not None:
        picks[terminal_name] = profile_name
    write_whole(path, json.dumps(picks, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return path


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    # Not before there is something to read: most readers never pick, and every start asks.
    import json

    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
