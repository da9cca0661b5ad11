"""Copying text to the clipboard: by the terminal (OSC 52), by a program of the desktop, and always to a file.

OSC 52 asks the terminal to copy a text, over ssh as well; no terminal reports whether it did. So a copy is always
written to :func:`copied_file` too, and the user is told where that is.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sejajar.i18n import _
from sejajar.storage.files import state_folder, write_private
from sejajar.terminal.multiplexers import is_in_tmux
from sejajar.text.sanitize import printable

MOST_BYTES = 74_994
"""The longest text that every terminal with OSC 52 accepts, in bytes of UTF-8: hterm and xterm stop at a sequence of
100,000 characters, and base64 makes four of three."""

TOOL_SECONDS = 2.0


class Tool(NamedTuple):
    """A program that copies its standard input to a clipboard.

    One of the environment ``variables`` must be set: they tell that there is such a clipboard.
    """

    command: tuple[str, ...]
    variables: tuple[str, ...]
    encoding: str = "utf-8"


TMUX = Tool(("tmux", "load-buffer", "-w", "-"), ("TMUX",))
"""tmux stores it in a buffer and passes it on to the terminal, which it rarely does for OSC 52 of a program."""

TOOLS = (
    Tool(("wl-copy",), ("WAYLAND_DISPLAY",)),
    Tool(("xclip", "-selection", "clipboard"), ("DISPLAY",)),
    Tool(("xsel", "--input", "--clipboard"), ("DISPLAY",)),
    Tool(("pbcopy",), ("__CFBundleIdentifier", "TERM_PROGRAM")),
    # clip.exe takes UTF-16 for what it is only without a byte order mark.
    Tool(("clip.exe",), ("WSL_DISTRO_NAME", "WSL_INTEROP"), "utf-16-le"),
)
"""The programs of desktops, the most reliable first."""


def copied_file(environ: Mapping[str, str]) -> Path:
    """Return the file that holds the text copied last."""
    return state_folder(environ) / "copied.txt"


def fits_terminal(text: str) -> bool:
    """Return whether the text is short enough for OSC 52."""
    return len(text.encode("utf-8", "surrogatepass")) <= MOST_BYTES


def keep_copy(text: str, environ: Mapping[str, str]) -> str:
    """Write the text to :func:`copied_file`; return why that failed, in one line, or an empty string."""
    path = copied_file(environ)
    try:
        write_private(path, text)
    except (OSError, UnicodeError) as error:
        reason = (
            error.strerror
            if isinstance(error, OSError)
            else _("it contains characters that cannot be stored in a file")
        )
        return f"{printable(path)}: {reason}"
    return ""


def hand_over(text: str, environ: Mapping[str, str], *, run: Callable[..., object] = subprocess.run) -> str:
    """Give the text to the available clipboard programs; return the name of the first that accepted it, or "".

    Inside tmux that is tmux. Over ssh a desktop's programs are used only if its display is forwarded.
    """
    tools = (TMUX,) if is_in_tmux(environ) else TOOLS
    is_remote = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    for tool in tools:
        is_there = any(environ.get(variable) for variable in tool.variables)
        is_ours = not is_remote or tool.variables[0] in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY")
        if is_there and is_ours and _takes(tool.command, text.encode(tool.encoding, "replace"), environ, run):
            return tool.command[0]
    return ""


def _takes(command: Sequence[str], data: bytes, environ: Mapping[str, str], run: Callable[..., object]) -> bool:
    program = shutil.which(command[0], path=environ.get("PATH"))
    if program is None:
        return False
    with suppress(OSError, subprocess.SubprocessError):
        run(
            [program, *command[1:]],
            input=data,
            # xclip stays behind and serves the clipboard: it must not hold a pipe that somebody waits for.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TOOL_SECONDS,
            check=True,
        )
        return True
    return False
