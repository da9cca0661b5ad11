"""A comparison: matches of figures and of quotes, by index into each side's :class:`Extracts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sejajar.extraction.items import Extracts, Figure, Quote

MatchStatus = Literal["match", "mismatch", "only_source", "only_target"]

STATUSES_BY_SEVERITY: tuple[MatchStatus, ...] = ("mismatch", "only_source", "only_target", "match")
"""Most severe first."""


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """A figure or quote of one text and its counterpart in the other.

    Attributes:
        source, target: indices into the figures or quotes of each side; one of them may be None.
        status: ``mismatch`` if the counterparts differ.
    """

    source: int | None
    target: int | None
    status: MatchStatus


@dataclass(frozen=True, slots=True)
class Comparison:
    """The extracts of both texts, and their matches in text order.

    Attributes:
        source, target: the extracts; a speaker that one text does not name is transferred from the other.
        figures, quotes: the matches.
    """

    source: Extracts
    target: Extracts
    figures: tuple[ItemMatch, ...]
    quotes: tuple[ItemMatch, ...]

    def matched_figures(self, match: ItemMatch) -> tuple[Figure | None, Figure | None]:
        """Return the source's and the target's figure of a match."""
        return (
            None if match.source is None else self.source.figures[match.source],
            None if match.target is None else self.target.figures[match.target],
        )

    def matched_quotes(self, match: ItemMatch) -> tuple[Quote | None, Quote | None]:
        """Return the source's and the target's quote of a match."""
        return (
            None if match.source is None else self.source.quotes[match.source],
            None if match.target is None else self.target.quotes[match.target],
        )
