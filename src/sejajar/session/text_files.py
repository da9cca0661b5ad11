"""The files of a bitext: their paths, reloading them, and the command that opens them."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from sejajar.formats.plain_text import load_document
from sejajar.formats.source_file import STANDARD_INPUT
from sejajar.session.bitext import SIDES, Side
from sejajar.text.document import Document
from sejajar.text.sanitize import printable


class TextFiles(NamedTuple):
    """The two files and the options they were opened with.

    Attributes:
        source, target: the paths as given; ``-`` is standard input.
        source_language, target_language: BCP 47 primary subtags, if given.
        line_aligned: each line is a sentence.
        is_shipped: they are the article included with the program, opened because no file was given.
    """

    source: str
    target: str
    source_language: str | None = None
    target_language: str | None = None
    line_aligned: bool = False
    is_shipped: bool = False

    def path(self, side: Side) -> str:
        """Return the path of one side, as given."""
        return self.source if side == "source" else self.target

    def is_file(self, side: Side) -> bool:
        """Return whether one side can be reloaded: standard input and pipes cannot."""
        path = self.path(side)
        return path != STANDARD_INPUT and Path(path).is_file()

    @property
    def absolute(self) -> tuple[str, str]:
        """Both absolute paths, the key of what is stored; empty for what is not a file."""
        source, target = (str(Path(self.path(side)).absolute()) if self.is_file(side) else "" for side in SIDES)
        return source, target

    def read(self, side: Side) -> Document:
        """Return one side as it is on disk now.

        Raises:
            UnreadableFile: it cannot be read (of ``sejajar.formats.source_file``).
        """
        language = self.source_language if side == "source" else self.target_language
        return load_document(self.path(side), language=language, line_aligned=self.line_aligned)

    def command(self, place: str) -> str:
        """Return the shell command that opens these texts at ``place``, a value of ``--goto``; every word is quoted."""
        words = ["sejajar"]
        for option, value in (("--source-lang", self.source_language), ("--target-lang", self.target_language)):
            words += [option, value] if value else []
        words += ["--lines"] if self.line_aligned else []
        words += ["--goto", place]
        if not self.is_shipped:
            # A path that begins with a dash is not an option, but ``-`` alone is standard input.
            dashed = any(path.startswith("-") and path != STANDARD_INPUT for path in (self.source, self.target))
            words += [*(["--"] if dashed else []), self.source, self.target]
        return " ".join(map(shell_word, words))


def shell_word(word: str) -> str:
    r"""Return ``word`` quoted for a shell, in printable characters.

    A name with control characters or bytes that are no UTF-8 is written as ``$'a\x1b'`` (bash, zsh, ksh, POSIX
    2024), so that the line can be shown, copied and run.
    """
    if printable(word) == word:
        return quote(word)
    escaped = "".join(char if printable(char) == char and char not in "\\'" else _escaped_bytes(char) for char in word)
    return f"$'{escaped}'"


def _escaped_bytes(char: str) -> str:
    # Octal digits: three at most, so that no digit of the name that follows is taken for one of them.
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(char))
