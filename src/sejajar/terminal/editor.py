"""The reader's own editor: which it is, and how each is told the line to open a file at."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Mapping
from pathlib import PurePath

PLUS_LINE = ("+{line}", "{file}")
FILE_COLON_LINE = ("{file}:{line}",)

LINE_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("vi", "vim", "nvim", "view", "gvim", "nano", "pico", "emacs", "emacsclient", "mg", "jed", "joe", "ne", "micro",
         "kak", "mcedit", "ed", "gedit", "gnome-text-editor", "nvi", "vis", "zile"),
        PLUS_LINE,
    ),
    **dict.fromkeys(("hx", "helix", "subl", "zed"), FILE_COLON_LINE),
    **dict.fromkeys(("code", "codium", "code-insiders", "cursor"), ("-g", "{file}:{line}")),
    **dict.fromkeys(("kate", "kwrite"), ("-l", "{line}", "{file}")),
}  # fmt: skip
"""What follows an editor's name to open a file at a line; others get the file alone."""

USUAL = ("editor", "vi", "nano", "vim")
"""Tried in turn where neither ``VISUAL`` nor ``EDITOR`` says anything; ``editor`` is Debian's alternative."""


def editor_command(environ: Mapping[str, str], path: str, line: int) -> list[str]:
    """The command that opens ``path`` at ``line`` (from 1) in the reader's editor; empty where there is none."""
    chosen = next((named for name in ("VISUAL", "EDITOR") if (named := environ.get(name, "").strip())), "")
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = [chosen]
    if not words:
        words = next(([name] for name in USUAL if shutil.which(name, path=environ.get("PATH"))), [])
    if not words:
        return []
    # A name that begins with a dash is no option.
    file = f"./{path}" if path.startswith("-") else path
    arguments = LINE_ARGUMENTS.get(PurePath(words[0]).name, ("{file}",))
    return [*words, *(argument.format(line=line, file=file) for argument in arguments)]
