"""The jump list: the places that jumps left from, to go back to and forward again.

A place is what :class:`Reading` can find again in a newer alignment: a side and a character of its text.
"""

from __future__ import annotations

from sejajar.session.bitext import Side

Place = tuple[Side, int]
"""A side and a code-point offset into its text."""

MOST_PLACES = 100


class JumpList:
    """Works as the history of a browser: going back keeps the way forward until the next jump."""

    def __init__(self) -> None:
        """No jump yet."""
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, here: Place) -> None:
        """A jump leaves ``here``; the way forward is forgotten."""
        if not self._behind or self._behind[-1] != here:
            self._behind.append(here)
            del self._behind[:-MOST_PLACES]
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        """The place the last jump left from, or None; ``here`` becomes the way forward."""
        return self._pass(here, self._behind, self._ahead)

    def forward(self, here: Place) -> Place | None:
        """The place the last step back came from, or None."""
        return self._pass(here, self._ahead, self._behind)

    @property
    def last(self) -> Place | None:
        """The place the last jump left from, or None."""
        return self._behind[-1] if self._behind else None

    @staticmethod
    def _pass(here: Place, taken: list[Place], left: list[Place]) -> Place | None:
        # A jump that ended where it began is no step.
        while taken and taken[-1] == here:
            taken.pop()
        if not taken:
            return None
        left.append(here)
        return taken.pop()
