"""A place in a text as editors name it: the file as it was named, line and column from 1, columns in code points."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from sejajar.text.document import Document
from sejajar.text.sanitize import printable, without_open_bidi
from sejajar.text.span import Span

SURFACE_CHARS = 80
NOTHING = "—"
"""Stands for the words of a text that has none."""


class TextPlaces:
    """The places of one text."""

    def __init__(self, path: str, document: Document) -> None:
        """``path`` is how the command line named the text."""
        self.path = path
        self.document = document
        lines = document.text.split("\n")
        self._line_starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]

    def line_and_column(self, char_offset: int) -> tuple[int, int]:
        """Both from 1."""
        line = bisect_right(self._line_starts, char_offset)
        return line, char_offset - self._line_starts[line - 1] + 1

    def shown(self, span: Span) -> str:
        """``FILE:LINE:COLUMN``."""
        line, column = self.line_and_column(span.start)
        return f"{printable(self.path)}:{line}:{column}"

    def surface(self, span: Span | None) -> str:
        """The words on one line, cut where they are long."""
        if span is None:
            return NOTHING
        words = " ".join(span.of(self.document.text).split())
        cut = words if len(words) <= SURFACE_CHARS else words[: SURFACE_CHARS - 1].rstrip() + "…"
        return without_open_bidi(cut)
