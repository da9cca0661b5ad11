"""Places in a text.

Owns :class:`Span`, the one coordinate of the program: code-point offsets, half-open, into a stored document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

CharOffset = NewType("CharOffset", int)
"""An offset in code points into the stored document."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code-point offsets."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, char_offset: int) -> bool:
        return self.start <= char_offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Whether at least one character belongs to both."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether every character of ``other`` belongs to this span."""
        return self.start <= other.start and other.end <= self.end

    def clip(self, other: Span) -> Span:
        """The part of this span inside ``other``; empty, at an edge of ``other``, when they do not meet."""
        start = min(max(self.start, other.start), other.end)
        return Span(start, max(start, min(self.end, other.end)))

    def shift(self, distance: int) -> Span:
        """The same range ``distance`` code points further on."""
        return Span(self.start + distance, self.end + distance)

    def of(self, text: str) -> str:
        """The characters of ``text`` in this span."""
        return text[self.start : self.end]
