"""Where two texts disagree: the issues that the reader's list and ``sejajar check`` both show.

A figure that differs is an error; what only one text has is a warning, or a note where translations do so without
harm (a weekday, a number in words); a hedge or a preposition that differs is a note.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sejajar.comparison.model import Comparison, ItemMatch
from sejajar.comparison.speaker_agreement import exchanged_speakers
from sejajar.comparison.time_words import time_relation
from sejajar.extraction.items import Approximator, Figure, FigureKind, Quote, QuoteType
from sejajar.text.document import Document
from sejajar.text.span import Span

IssueKind = Literal[
    "figure-differs", "figure-missing", "figure-added", "hedge-differs", "date-relation-differs",
    "quote-missing", "quote-added", "quote-reported", "speaker-differs",
]  # fmt: skip
Severity = Literal["error", "warning", "note"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Loudest first."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One place where the texts disagree.

    Attributes:
        id: the same for the same kind and words whatever is edited elsewhere; one issue's only, in its pair.
        kind, severity: what it is, and how loud.
        source, target: the characters on each side; at least one is there.
    """

    id: str
    kind: IssueKind
    severity: Severity
    source: Span | None
    target: Span | None


_Found = tuple[IssueKind, Severity, Span | None, Span | None]

_QUIET_KINDS: frozenset[FigureKind] = frozenset({"weekday", "month", "ordinal"})
_LOUD_KINDS: frozenset[FigureKind] = frozenset({"money", "percent"})
"""Worth a warning however they are written; of other kinds only what has digits."""
_DATED: frozenset[FigureKind] = frozenset({"date", "month", "year", "time"})
_MARKED: frozenset[QuoteType] = frozenset({"direct", "phrase"})
_WHOLE = 0.85
"""The least share of an utterance's length, for one that is whole though it has fewer parts."""
_TENDENCY: dict[Approximator | None, int] = {
    "more_than": 1, "at_least": 1, "less_than": -1, "up_to": -1, "almost": -1, "about": 0, None: 0,
}  # fmt: skip
"""Which way a hedge moves the value."""


def find_issues(
    comparison: Comparison,
    source: Document,
    target: Document,
    order_of: Callable[[Span | None, Span | None], tuple[int, ...]],
) -> tuple[Issue, ...]:
    """Everything the two texts disagree on.

    In the order of ``order_of``, which says where in the reading a place of either text, or of both, stands.
    """
    found = [*_figure_issues(comparison, source, target), *_quote_issues(comparison, source, target)]
    found.sort(key=lambda item: order_of(item[2], item[3]))
    return tuple(_with_ids(found, source, target))


def _with_ids(found: list[_Found], source: Document, target: Document) -> Iterator[Issue]:
    """Equal issues are told apart by their number, in that order."""
    seen: Counter[str] = Counter()
    for kind, severity, one, other in found:
        surfaces = [_surface(one, source), _surface(other, target)]
        words = "\0".join([kind, *surfaces])
        seen[words] += 1
        digest = hashlib.sha256(f"{words}\0{seen[words]}".encode()).hexdigest()[:16]
        yield Issue(digest, kind, severity, one, other)


def _surface(span: Span | None, document: Document) -> str:
    # Blanks do not count: rewrapping a paragraph keeps its issues.
    return "" if span is None else " ".join(span.of(document.text).split())


# -- figures --------------------------------------------------------------------------------------------------


def _figure_issues(comparison: Comparison, source: Document, target: Document) -> Iterator[_Found]:
    for pair in comparison.figures:
        one = None if pair.source is None else comparison.source.figures[pair.source]
        other = None if pair.target is None else comparison.target.figures[pair.target]
        if one is not None and other is not None:
            yield from _paired_figures(pair, one, other, source, target)
        elif one is not None and not one.is_dual:
            yield "figure-missing", _alone(one, source), one.span, None
        elif other is not None and not other.is_dual:
            yield "figure-added", _alone(other, target), None, other.span


def _alone(figure: Figure, document: Document) -> Severity:
    if figure.kind in _QUIET_KINDS or figure.is_indefinite:
        return "note"
    has_digits = any(character.isdigit() for character in figure.span.of(document.text))
    return "warning" if has_digits or figure.kind in _LOUD_KINDS else "note"


def _paired_figures(
    pair: ItemMatch, one: Figure, other: Figure, source: Document, target: Document
) -> Iterator[_Found]:
    if pair.status == "mismatch":
        is_vague = one.is_indefinite or other.is_indefinite or one.is_dual or other.is_dual
        yield "figure-differs", "warning" if is_vague else "error", one.span, other.span
        return
    hedge = _hedge_severity(one.approximator, other.approximator)
    # A range that the other text tells as two figures has its hedge in its words.
    if hedge is not None and (one.upper_value is None) == (other.upper_value is None):
        yield "hedge-differs", hedge, one.span, other.span
    if one.kind in _DATED and other.kind in _DATED:
        relation = time_relation(source.text, one.span, source.language)
        partner = time_relation(target.text, other.span, target.language)
        if relation is not None and partner is not None and relation != partner:
            yield "date-relation-differs", "note", one.span, other.span


def _hedge_severity(one: Approximator | None, other: Approximator | None) -> Severity | None:
    """None where the two hedges come to the same; a warning where they point opposite ways."""
    if one == other or (_TENDENCY[one] == _TENDENCY[other] != 0):
        return None
    return "warning" if _TENDENCY[one] * _TENDENCY[other] < 0 else "note"


# -- quotes ---------------------------------------------------------------------------------------------------


def _quote_issues(comparison: Comparison, source: Document, target: Document) -> Iterator[_Found]:
    exchanged = frozenset(exchanged_speakers(comparison))
    pairs = _quotes_of(comparison)
    ratio = len(target.text) / max(1, len(source.text))
    joined = (
        _joined_utterances(pairs, ratio),
        _joined_utterances([(other, one) for one, other in pairs], 1 / ratio if ratio else 1.0),
    )
    for index, (one, other) in enumerate(pairs):
        if one is not None and other is not None:
            if comparison.quotes[index].status == "mismatch":
                yield "quote-reported", _reported_severity(one, other), one.span, other.span
            if index in exchanged:
                yield "speaker-differs", "warning", one.span, other.span
        elif one is not None and one.kind in _MARKED:
            yield "quote-missing", _lost(one, joined[0]), one.span, None
        elif other is not None and other.kind in _MARKED:
            yield "quote-added", _lost(other, joined[1]), None, other.span


def _quotes_of(comparison: Comparison) -> list[tuple[Quote | None, Quote | None]]:
    return [
        (
            None if pair.source is None else comparison.source.quotes[pair.source],
            None if pair.target is None else comparison.target.quotes[pair.target],
        )
        for pair in comparison.quotes
    ]


def _joined_utterances(pairs: Sequence[tuple[Quote | None, Quote | None]], ratio: float) -> frozenset[int]:
    """The first side's utterances all of whose words the other text has in fewer parts, to judge by their length.

    ``ratio`` is how much longer the other text is.
    """
    lengths: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for one, other in pairs:
        if one is None or one.kind not in _MARKED:
            continue
        lengths[one.utterance][0] += len(one.span)
        if other is not None and other.kind in _MARKED:
            lengths[one.utterance][1] += len(other.span)
    return frozenset(
        utterance for utterance, (ours, theirs) in lengths.items() if theirs and theirs >= _WHOLE * ratio * ours
    )


def _lost(quote: Quote, joined: frozenset[int]) -> Severity:
    """Words that stand in the other text as a part of another quotation are only worth a note; so are nobody's."""
    return "note" if quote.utterance in joined or (quote.speaker is None and quote.kind == "phrase") else "warning"


def _reported_severity(one: Quote, other: Quote) -> Severity:
    return "warning" if "direct" in (one.kind, other.kind) else "note"
