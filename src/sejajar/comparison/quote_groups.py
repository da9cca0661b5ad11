"""Quotes grouped for a list: one group per utterance, of both languages, in order of appearance."""

from __future__ import annotations

from dataclasses import dataclass

from sejajar.comparison.model import Comparison, ItemMatch
from sejajar.extraction.items import Quote, QuoteType


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """An utterance: all parts of a split one; reported statements and mentions are groups of one quote.

    Attributes:
        speaker, target_speaker: the name in the source and in the target.
        kind: of the first part; direct if any part is.
        matches: indices into :attr:`Comparison.quotes`, in order.
    """

    speaker: str | None
    target_speaker: str | None
    kind: QuoteType
    matches: tuple[int, ...]


def quote_groups(comparison: Comparison) -> tuple[QuoteGroup, ...]:
    """Return the groups in order of appearance."""
    groups: dict[tuple[object, ...], list[int]] = {}
    of_target: dict[tuple[QuoteType, int], tuple[object, ...]] = {}
    for index, match in enumerate(comparison.quotes):
        key = _group_key(comparison, match, index, of_target)
        groups.setdefault(key, []).append(index)
    return tuple(_group(comparison, tuple(indices)) for indices in groups.values())


def _group_key(
    comparison: Comparison, match: ItemMatch, index: int, of_target: dict[tuple[QuoteType, int], tuple[object, ...]]
) -> tuple[object, ...]:
    """Return what parts of one utterance share: its number in the source, or in the target for a part only there."""
    source, target = comparison.matched_quotes(match)
    shown = source or target
    assert shown is not None
    if shown.kind in ("indirect", "mention"):
        return ("alone", index)
    if source is None:
        assert target is not None
        return of_target.get((_class(target), target.utterance), ("target", target.utterance))
    key = ("source", source.utterance)
    if target is not None:
        of_target.setdefault((_class(target), target.utterance), key)
    return key


def _class(quote: Quote) -> QuoteType:
    return "direct" if quote.kind == "phrase" else quote.kind


def _group(comparison: Comparison, indices: tuple[int, ...]) -> QuoteGroup:
    quotes = [comparison.matched_quotes(comparison.quotes[index]) for index in indices]
    sources = [source for source, _ in quotes if source is not None]
    targets = [target for _, target in quotes if target is not None]
    kinds: list[QuoteType] = [quote.kind for quote in sources or targets]
    return QuoteGroup(
        _first_speaker(sources),
        _first_speaker(targets),
        "direct" if "direct" in kinds else kinds[0],
        indices,
    )


def _first_speaker(quotes: list[Quote]) -> str | None:
    return next((quote.speaker for quote in quotes if quote.speaker), None)
