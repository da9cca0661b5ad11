"""What a search found, and going from hit to hit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from sejajar.session.reading.entries import Occurrence


class Hits(NamedTuple):
    """What a search found, in reading order, and which of it is looked at (an index, or None before the first)."""

    label: str
    places: tuple[Occurrence, ...] = ()
    current: int | None = None

    @property
    def counter(self) -> str:
        """``3/17``, or ``0/0``."""
        return f"{0 if self.current is None else self.current + 1}/{len(self.places)}"

    @property
    def looked_at(self) -> Occurrence | None:
        """The hit that is looked at."""
        return None if self.current is None else self.places[self.current]

    def at_or_after(self, passage_index: int, *, backward: bool = False) -> Hits:
        """The first hit at or after a passage looked at, or ``backward`` the last before it, round the text's ends."""
        return self._at(bisect_left(self._passages, passage_index) - backward)

    def stepped(self, steps: int, passage_index: int) -> tuple[Hits, bool]:
        """The hit ``steps`` further on looked at, and whether that went round an end of the text.

        Steps are taken from the hit looked at if it is in the passage, else from the passage.
        """
        if self.looked_at is not None and self.looked_at.passage_index == passage_index:
            position = (self.current or 0) + steps
        elif steps > 0:
            position = bisect_right(self._passages, passage_index) + steps - 1
        else:
            position = bisect_left(self._passages, passage_index) + steps
        return self._at(position), not 0 <= position < len(self.places)

    @property
    def _passages(self) -> list[int]:
        return [place.passage_index for place in self.places]

    def _at(self, position: int) -> Hits:
        return self._replace(current=position % len(self.places))
