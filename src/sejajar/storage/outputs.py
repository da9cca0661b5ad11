"""Writing a file that the user named: through links, and into what is no regular file.

The program's own files are written by :mod:`sejajar.storage.files`.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from sejajar.storage.files import replace_file


def is_regular_file(path: Path) -> bool:
    """Return whether there is a regular file at ``path`` or at the end of its links: one that has content to lose.

    Raises:
        OSError: it cannot be looked at.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


def write_output(path: Path, text: str, *, replaces: bool) -> None:
    """Write ``text`` to the file that ``path`` names; the content of a regular file is lost, so only if ``replaces``.

    A symbolic link stays and its target is written. A regular file is replaced atomically and keeps its mode; one with
    other hard links, or of another user, is written in place, so that it stays that file. A named pipe or a character
    device is written into. A new file has the mode that the umask leaves.

    Raises:
        FileExistsError: there is a regular file, and it is not to be replaced.
        OSError: it cannot be written; a named pipe that no program reads is among the reasons.
    """
    if not replaces and is_regular_file(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    real = Path(os.path.realpath(path))
    is_new = not os.path.lexists(real)
    try:
        _write(path, text.encode("utf-8", "replace"), 0 if replaces or path.exists() else os.O_EXCL)
    except BaseException:
        if is_new:
            real.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes, more_flags: int) -> None:
    # Opened before it is written: this makes a new file by the umask, and does not wait for the reader of a pipe.
    flags = os.O_WRONLY | os.O_CREAT | os.O_NONBLOCK | os.O_NOCTTY | more_flags
    number = os.open(path, flags, 0o666)
    with os.fdopen(number, "wb") as file:
        os.set_blocking(number, True)
        status = os.fstat(number)
        if stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and status.st_uid == os.geteuid():
            replace_file(Path(os.path.realpath(path)), data, stat.S_IMODE(status.st_mode))
        elif stat.S_ISBLK(status.st_mode):
            raise OSError(errno.EINVAL, "it is a block device", str(path))
        else:
            file.write(data)
            if stat.S_ISREG(status.st_mode):
                file.truncate()
