"""The folders of what outlives a session (XDG), and writing files atomically.

Nobody else may read what the user does with texts: :func:`write_private` and :func:`make_private_folder` leave files of
mode 0600 in folders of mode 0700, whatever the umask is.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def data_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of the user's notes and positions, whether or not it exists."""
    return _folder(environ, "XDG_DATA_HOME", ".local/share")


def config_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of the configuration, whether or not it exists."""
    return _folder(environ, "XDG_CONFIG_HOME", ".config")


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of what is saved but not missed if lost, whether or not it exists."""
    return _folder(environ, "XDG_STATE_HOME", ".local/state")


def _folder(environ: Mapping[str, str], variable: str, below_home: str) -> Path:
    named = Path(environ.get(variable, ""))
    # The XDG specification says that relative paths are to be ignored.
    folder = named if named.is_absolute() else home_folder(environ) / below_home
    return folder / "sejajar"


def home_folder(environ: Mapping[str, str]) -> Path:
    """Return the home folder; the root if neither ``HOME`` nor the system names one, as in a container."""
    home = Path(environ.get("HOME", ""))
    if not home.is_absolute():
        home = expand_path("~")
    return home if home.is_absolute() else Path("/")


def expand_path(text: str) -> Path:
    """Return the path that was typed: ``~`` is the home folder, ``~name`` that of another user if there is one."""
    path = Path(text.strip())
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def path_exists(path: Path) -> bool:
    """Whether there is anything at ``path``; False also if a folder cannot be searched."""
    try:
        return path.exists()
    except OSError:
        return False


def is_file(path: str) -> bool:
    """Return whether there is a regular file at ``path``, which may be any text."""
    try:
        return bool(path) and Path(path).is_file()
    except (OSError, ValueError):
        return False


def make_folder(folder: Path) -> None:
    """Make ``folder`` and the missing ones above it with mode 0700, as the XDG specification says."""
    for each in reversed([each for each in (folder, *folder.parents) if not path_exists(each)]):
        # Not parents=True, which makes parents by the umask.
        each.mkdir(mode=stat.S_IRWXU, exist_ok=True)


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` unless it exists, and take the rights of others from it if it is the user's own.

    A folder that is a symbolic link or belongs to another user is left as it is: it was shared on purpose, and only the
    files in it are private. Folders above it are never changed.
    """
    make_folder(folder)
    status = folder.lstat()
    is_own = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
    if is_own and status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        folder.chmod(stat.S_IRWXU)


def make_private_file(path: Path) -> None:
    """Make an empty file unless there is one, and take the rights of others from it if it is the user's own."""
    os.close(os.open(path, os.O_RDONLY | os.O_CREAT | os.O_NONBLOCK, stat.S_IRUSR | stat.S_IWUSR))
    status = path.stat()
    if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        with suppress(OSError):
            # Another user's file, or a file system without modes.
            path.chmod(status.st_mode & stat.S_IRWXU)


def is_special_file(path: Path) -> bool:
    """Return whether there is something other than a regular file at ``path``: a folder, a device, a named pipe.

    It is only looked at, never opened: opening a named pipe would wait for its other end.

    Raises:
        OSError: it cannot be looked at.
    """
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


def write_private(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` by :func:`replace_file`, a file of mode 0600 in a private folder of the program."""
    make_private_folder(path.parent)
    # A symbolic link stays: a home folder may be kept in a repository and linked.
    path = Path(os.path.realpath(path))
    make_folder(path.parent)
    replace_file(path, text.encode("utf-8"), stat.S_IRUSR | stat.S_IWUSR)


def write_new_file(path: Path, text: str) -> bool:
    """Write ``text`` as :func:`write_private` does unless there is a file. Return whether it was written."""
    make_private_folder(path.parent)
    try:
        # Made before it is written: a file that another program made meanwhile is not replaced.
        path.open("x").close()
    except FileExistsError:
        return False
    try:
        write_private(path, text)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    return True


def replace_file(path: Path, data: bytes, mode: int) -> None:
    """Replace the file at ``path``, which is no link, by one of ``mode``: readers see the old file or the new one.

    Each writer has a temporary file of its own beside it, so two never write into one.
    """
    number, beside = tempfile.mkstemp(prefix=".sejajar-", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            os.fchmod(number, mode)
            file.flush()
            os.fsync(number)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def unused_path(path: Path) -> Path:
    """Return a name beside ``path`` that no file has, for one that is set aside."""
    number = 1
    while os.path.lexists(aside := path.with_suffix(f".aside-{number}{path.suffix}")):
        number += 1
    return aside
