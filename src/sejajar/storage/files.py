"""Where the program keeps what outlives a session (the XDG folders), and writing a file there all at once."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def data_folder(environ: Mapping[str, str]) -> Path:
    """The folder for what the reader made, whether or not it exists."""
    return _folder(environ, "XDG_DATA_HOME", ".local/share")


def config_folder(environ: Mapping[str, str]) -> Path:
    """The folder for what the reader has set, whether or not it exists."""
    return _folder(environ, "XDG_CONFIG_HOME", ".config")


def state_folder(environ: Mapping[str, str]) -> Path:
    """The folder for what is remembered but could be done without, whether or not it exists."""
    return _folder(environ, "XDG_STATE_HOME", ".local/state")


def _folder(environ: Mapping[str, str], variable: str, below_home: str) -> Path:
    named = Path(environ.get(variable, ""))
    # The XDG specification has relative paths ignored.
    folder = named if named.is_absolute() else home_folder(environ) / below_home
    return folder / "sejajar"


def home_folder(environ: Mapping[str, str]) -> Path:
    """The home folder; the root where neither ``HOME`` nor the system names one, as in a container."""
    home = Path(environ.get("HOME", ""))
    if not home.is_absolute():
        home = expand_path("~")
    return home if home.is_absolute() else Path("/")


def expand_path(text: str) -> Path:
    """The path that someone typed, ``~`` being the home folder, and ``~name`` another's if there is one."""
    path = Path(text.strip())
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def path_exists(path: Path) -> bool:
    """Whether there is anything at ``path``, as far as it may be looked at."""
    try:
        return path.exists()
    except OSError:
        return False


def write_atomically(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` all at once: whoever reads it meanwhile sees the old file or the new one.

    Makes the folder if need be. Each writer has a file of its own beside it, so two programs never write into one.
    """
    # A symbolic link stays: a home folder may be kept in a repository and linked.
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    number, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def write_new_file(path: Path, text: str) -> bool:
    """Write ``text`` to ``path`` as :func:`write_atomically` does unless something is there; whether it was written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # Taken before it is written: whoever made the file since it was looked for keeps it.
        path.open("x").close()
    except FileExistsError:
        return False
    try:
        write_atomically(path, text)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    return True


def unused_path(path: Path) -> Path:
    """A name beside ``path`` that nothing has yet, for a file that is set aside."""
    number = 1
    while (aside := path.with_suffix(f".aside-{number}{path.suffix}")).exists():
        number += 1
    return aside
