"""The user's editor: which it is, and how it is told the file and the line to open it at."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePath

PLUS_LINE = ("+{line}", "{file}")
FILE_COLON_LINE = ("{file}:{line}",)

LINE_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("vi", "vim", "nvim", "view", "gvim", "nano", "pico", "emacs", "emacsclient", "mg", "jed", "joe", "ne", "micro",
         "kak", "mcedit", "gedit", "gnome-text-editor", "nvi", "vis", "zile"),
        PLUS_LINE,
    ),
    **dict.fromkeys(("hx", "helix", "subl", "zed"), FILE_COLON_LINE),
    **dict.fromkeys(("code", "codium", "code-insiders", "cursor"), ("-g", "{file}:{line}")),
    **dict.fromkeys(("kate", "kwrite"), ("-l", "{line}", "{file}")),
}  # fmt: skip
"""The arguments after an editor's name that open a file at a line; other editors are given the file alone."""

USUAL = ("editor", "vi", "nano", "vim")
"""The editors tried in turn if neither ``VISUAL`` nor ``EDITOR`` names one; ``editor`` is Debian's alternative."""


def editor_command(environ: Mapping[str, str], path: str, line: int) -> list[str]:
    """Return the command that opens ``path`` at ``line`` (from 1) in the user's editor; empty if there is none.

    The path is absolute, so that no editor takes a name for an option (``-c``), a command (``+!touch x``), a home
    folder (``~root``) or a URL.
    """
    chosen = next((named for name in ("VISUAL", "EDITOR") if (named := environ.get(name, "").strip())), "")
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = [chosen]
    if not words:
        words = next(([name] for name in USUAL if shutil.which(name, path=environ.get("PATH"))), [])
    if not words:
        return []
    file = str(Path(path).absolute())
    arguments = LINE_ARGUMENTS.get(PurePath(words[0]).name, ("{file}",))
    return [*words, *(argument.format(line=line, file=file) for argument in arguments)]
