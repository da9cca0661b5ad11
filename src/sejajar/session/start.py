"""Where a reading begins, when it is told to begin elsewhere than at the top."""

from __future__ import annotations

from dataclasses import dataclass

from sejajar.session.pair import Pair, Side


@dataclass(frozen=True, slots=True)
class StartPlace:
    """A passage, or a character of one text.

    Attributes:
        side: the text that ``number`` counts in; None for a passage.
        number: a code-point offset into that text, or the index of a passage, from 0. Past the end means the end.
    """

    side: Side | None
    number: int

    def passage_index(self, pair: Pair) -> int:
        """The passage meant, in the pair as it is aligned now."""
        wanted = self.number if self.side is None else pair.passage_at(self.side, self.number)
        return max(0, min(wanted, len(pair.passages) - 1))
