"""What comparison yields: pairs of figures and of quotes, by index into each side's :class:`Extracts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sejajar.extraction.items import Extracts

MatchStatus = Literal["match", "mismatch", "only_source", "only_target"]


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """One item of both texts: indices into the source's and the target's figures (or quotes); a side may be None."""

    source: int | None
    target: int | None
    status: MatchStatus


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both texts' extracts (speakers carried over where only one side names them) and their pairs in text order."""

    source: Extracts
    target: Extracts
    figures: tuple[ItemMatch, ...]
    quotes: tuple[ItemMatch, ...]
