"""Places in a text.

Owns :class:`Span`, the one coordinate of the program: code-point offsets, half-open, into a stored document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

CharOffset = NewType("CharOffset", int)
"""An offset in code points, from the beginning of the document or of the paragraph it is about.

A type of its own for the type checker, which then rejects a column or a row in its place; at run time an int.
"""


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range ``[start, end)`` of code-point offsets.

    It is made of plain integers (the matches of a regular expression, sums) and gives :data:`CharOffset` back:
    ``Span(3, 7).start`` can be passed where an offset is wanted, and nowhere that a column or a row is.
    """

    start: CharOffset
    end: CharOffset

    def __init__(self, start: int, end: int) -> None:
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, char_offset: int) -> bool:
        return self.start <= char_offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether at least one character belongs to both."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Return whether every character of ``other`` belongs to this span."""
        return self.start <= other.start and other.end <= self.end

    def clip(self, other: Span) -> Span:
        """Return the part of this span inside ``other``; empty, at an edge of ``other``, when they do not meet."""
        start = min(max(self.start, other.start), other.end)
        return Span(start, max(start, min(self.end, other.end)))

    def shift(self, distance: int) -> Span:
        """Return the same range ``distance`` code points further on."""
        return Span(self.start + distance, self.end + distance)

    def of(self, text: str) -> str:
        """Return the characters of ``text`` in this span."""
        return text[self.start : self.end]
