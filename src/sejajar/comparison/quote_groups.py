"""The sidebar's lines of quotes: one for each utterance, both languages, in order of appearance."""

from __future__ import annotations

from dataclasses import dataclass

from sejajar.comparison.model import Comparison, ItemMatch
from sejajar.extraction.items import Quote, QuoteType


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """One line: the parts of one split utterance together, reported statements and mentions each on their own.

    Attributes:
        speaker: the name in the source.
        target_speaker: the name in the target.
        kind: direct before phrase where the parts differ.
        matches: indices into :attr:`Comparison.quotes`, in order.
    """

    speaker: str | None
    target_speaker: str | None
    kind: QuoteType
    matches: tuple[int, ...]


def quote_groups(comparison: Comparison) -> tuple[QuoteGroup, ...]:
    """The lines of a comparison, in order of appearance."""
    groups: dict[tuple[object, ...], list[int]] = {}
    of_target: dict[tuple[QuoteType, int], tuple[object, ...]] = {}
    for index, pair in enumerate(comparison.quotes):
        key = _group_of(comparison, pair, index, of_target)
        groups.setdefault(key, []).append(index)
    return tuple(_line(comparison, tuple(indices)) for indices in groups.values())


def _group_of(
    comparison: Comparison, pair: ItemMatch, index: int, of_target: dict[tuple[QuoteType, int], tuple[object, ...]]
) -> tuple[object, ...]:
    """What parts of one utterance share: its number in the source, or in the target where the source lacks it."""
    source = comparison.source.quotes[pair.source] if pair.source is not None else None
    target = comparison.target.quotes[pair.target] if pair.target is not None else None
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


def _line(comparison: Comparison, indices: tuple[int, ...]) -> QuoteGroup:
    pairs = [comparison.quotes[index] for index in indices]
    sources = [comparison.source.quotes[pair.source] for pair in pairs if pair.source is not None]
    targets = [comparison.target.quotes[pair.target] for pair in pairs if pair.target is not None]
    types: list[QuoteType] = [quote.kind for quote in sources or targets]
    return QuoteGroup(
        _first_speaker(sources),
        _first_speaker(targets),
        "direct" if "direct" in types else types[0],
        indices,
    )


def _first_speaker(quotes: list[Quote]) -> str | None:
    return next((quote.speaker for quote in quotes if quote.speaker), None)
