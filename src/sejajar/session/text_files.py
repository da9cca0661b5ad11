"""Where the two texts of a reading came from, so that they can be named, read again and opened in an editor."""

from __future__ import annotations

from pathlib import Path
from shlex import join
from typing import NamedTuple

from sejajar.formats.plain_text import load_document
from sejajar.formats.source_file import STANDARD_INPUT
from sejajar.session.bitext import SIDES, Side
from sejajar.text.document import Document


class TextFiles(NamedTuple):
    """The two files and what was said about them when they were opened.

    Attributes:
        source, target: the paths as they were named; ``-`` is standard input.
        source_language, target_language: BCP 47 primary subtags, where they were given.
        line_aligned: each line is a sentence.
        is_shipped: they are the article that the program comes with, opened because none was named.
    """

    source: str
    target: str
    source_language: str | None = None
    target_language: str | None = None
    line_aligned: bool = False
    is_shipped: bool = False

    def path(self, side: Side) -> str:
        """The path of one side, as it was named."""
        return self.source if side == "source" else self.target

    def is_file(self, side: Side) -> bool:
        """Whether one side can be read again: standard input and pipes cannot."""
        path = self.path(side)
        return path != STANDARD_INPUT and Path(path).is_file()

    @property
    def absolute(self) -> tuple[str, str]:
        """Both paths from the root, by which they are known the next time; empty for what is no file."""
        source, target = (str(Path(self.path(side)).absolute()) if self.is_file(side) else "" for side in SIDES)
        return source, target

    def read(self, side: Side) -> Document:
        """One side as it is on the disk now.

        Raises:
            UnreadableFile: it cannot be read (of ``sejajar.formats.source_file``).
        """
        language = self.source_language if side == "source" else self.target_language
        return load_document(self.path(side), language=language, line_aligned=self.line_aligned)

    def command(self, place: str) -> str:
        """The line that opens these texts at ``place`` in a shell, as ``--goto`` takes it; every word is quoted."""
        words = ["sejajar"]
        for option, value in (("--source-lang", self.source_language), ("--target-lang", self.target_language)):
            words += [option, value] if value else []
        words += ["--lines"] if self.line_aligned else []
        words += ["--goto", place]
        if not self.is_shipped:
            # A path that begins with a dash is no option; standard input has to be one of the two as it is.
            dashed = any(path.startswith("-") and path != STANDARD_INPUT for path in (self.source, self.target))
            words += [*(["--"] if dashed else []), self.source, self.target]
        return join(words)
