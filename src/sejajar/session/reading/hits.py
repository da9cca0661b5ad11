"""The hits of a search, and stepping through them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from sejajar.session.reading.entries import Occurrence


class Hits(NamedTuple):
    """The hits of a search in reading order, and the index of the current one (None before the first)."""

    label: str
    places: tuple[Occurrence, ...] = ()
    current: int | None = None

    @property
    def counter(self) -> str:
        """``3/17``, or ``0/0``."""
        return f"{0 if self.current is None else self.current + 1}/{len(self.places)}"

    @property
    def looked_at(self) -> Occurrence | None:
        """The current hit."""
        return None if self.current is None else self.places[self.current]

    def at_or_after(self, passage_index: int, *, backward: bool = False) -> Hits:
        """Make the first hit at or after a passage current, or with ``backward`` the last one before it; both wrap."""
        return self._at(bisect_left(self._passages, passage_index) - backward)

    def stepped(self, steps: int, passage_index: int) -> tuple[Hits, bool]:
        """Move the current hit by ``steps``; also return whether that wrapped around an end of the text.

        Steps count from the current hit if it is in the passage, else from the passage.
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
