"""Issues: where two texts disagree, for the reader's list and for ``sejajar check``.

A figure that differs is an error; one that is in one text only is a warning, or a note if translations often omit its
kind (a weekday, a number in words); a different approximation or date relation is a note.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sejajar.comparison.date_relations import date_relation
from sejajar.comparison.model import Comparison, ItemMatch
from sejajar.comparison.speaker_agreement import exchanged_speakers
from sejajar.extraction.items import Approximator, Figure, FigureKind, Quote, QuoteType
from sejajar.text.document import Document
from sejajar.text.span import Span

IssueKind = Literal[
    "figure-differs", "figure-missing", "figure-added", "hedge-differs", "date-relation-differs",
    "quote-missing", "quote-added", "quote-reported", "speaker-differs",
]  # fmt: skip
Severity = Literal["error", "warning", "note"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Most severe first."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One place where the texts disagree.

    Attributes:
        id: unique in its bitext, and stable while its kind and words stay the same, whatever is edited elsewhere.
        kind: what it is.
        severity: how severe.
        source, target: the characters on each side; at most one is None.
    """

    id: str
    kind: IssueKind
    severity: Severity
    source: Span | None
    target: Span | None


_Found = tuple[IssueKind, Severity, Span | None, Span | None]

_LOW_SEVERITY_KINDS: frozenset[FigureKind] = frozenset({"weekday", "month", "ordinal"})
_HIGH_SEVERITY_KINDS: frozenset[FigureKind] = frozenset({"money", "percent"})
"""A warning however they are written; figures of other kinds only if they have digits."""
_DATED: frozenset[FigureKind] = frozenset({"date", "month", "year", "time"})
_MARKED: frozenset[QuoteType] = frozenset({"direct", "phrase"})
MIN_WHOLE_SHARE = 0.85
"""Of an utterance's length: a counterpart of this length or more has all its words, though it may have fewer parts."""
_DIRECTION: dict[Approximator | None, int] = {
    "more_than": 1, "at_least": 1, "less_than": -1, "up_to": -1, "almost": -1, "about": 0, None: 0,
}  # fmt: skip
"""Whether the true value is above (1) or below (-1) the figure; 0 for neither."""


def find_issues(
    comparison: Comparison,
    source: Document,
    target: Document,
    order_of: Callable[[Span | None, Span | None], tuple[int, ...]],
) -> tuple[Issue, ...]:
    """Return everything the two texts disagree on, sorted by ``order_of`` of the two spans."""
    found = [*_figure_issues(comparison, source, target), *_quote_issues(comparison, source, target)]
    found.sort(key=lambda item: order_of(item[2], item[3]))
    return tuple(_with_ids(found, source, target))


def _with_ids(found: list[_Found], source: Document, target: Document) -> Iterator[Issue]:
    """Yield the issues; those with the same kind and words get ids by their number, in this order."""
    seen: Counter[str] = Counter()
    for kind, severity, one, other in found:
        surfaces = [_surface(one, source), _surface(other, target)]
        words = "\0".join([kind, *surfaces])
        seen[words] += 1
        digest = hashlib.sha256(f"{words}\0{seen[words]}".encode()).hexdigest()[:16]
        yield Issue(digest, kind, severity, one, other)


def _surface(span: Span | None, document: Document) -> str:
    # Blanks are unified, so that the ids survive rewrapping a paragraph.
    return "" if span is None else " ".join(span.of(document.text).split())


# -- figures --------------------------------------------------------------------------------------------------


def _figure_issues(comparison: Comparison, source: Document, target: Document) -> Iterator[_Found]:
    for match in comparison.figures:
        one, other = comparison.matched_figures(match)
        if one is not None and other is not None:
            yield from _matched_figure_issues(match, one, other, source, target)
        elif one is not None and not one.is_dual:
            yield "figure-missing", _unmatched_severity(one, source), one.span, None
        elif other is not None and not other.is_dual:
            yield "figure-added", _unmatched_severity(other, target), None, other.span


def _unmatched_severity(figure: Figure, document: Document) -> Severity:
    if figure.kind in _LOW_SEVERITY_KINDS or figure.is_indefinite:
        return "note"
    has_digits = any(character.isdigit() for character in figure.span.of(document.text))
    return "warning" if has_digits or figure.kind in _HIGH_SEVERITY_KINDS else "note"


def _matched_figure_issues(
    match: ItemMatch, one: Figure, other: Figure, source: Document, target: Document
) -> Iterator[_Found]:
    if match.status == "mismatch":
        is_vague = one.is_indefinite or other.is_indefinite or one.is_dual or other.is_dual
        yield "figure-differs", "warning" if is_vague else "error", one.span, other.span
        return
    severity = _approximation_severity(one.approximator, other.approximator)
    # A range that is two figures in the other text says the approximation in words.
    if severity is not None and (one.upper_value is None) == (other.upper_value is None):
        yield "hedge-differs", severity, one.span, other.span
    if one.kind in _DATED and other.kind in _DATED:
        relation = date_relation(source.text, one.span, source.language)
        counterpart = date_relation(target.text, other.span, target.language)
        if relation is not None and counterpart is not None and relation != counterpart:
            yield "date-relation-differs", "note", one.span, other.span


def _approximation_severity(one: Approximator | None, other: Approximator | None) -> Severity | None:
    """Return None for equivalent approximations, ``warning`` for opposite ones, ``note`` for others."""
    if one == other or (_DIRECTION[one] == _DIRECTION[other] != 0):
        return None
    return "warning" if _DIRECTION[one] * _DIRECTION[other] < 0 else "note"


# -- quotes ---------------------------------------------------------------------------------------------------


def _quote_issues(comparison: Comparison, source: Document, target: Document) -> Iterator[_Found]:
    exchanged = frozenset(exchanged_speakers(comparison))
    quotes = [comparison.matched_quotes(match) for match in comparison.quotes]
    ratio = len(target.text) / max(1, len(source.text))
    joined = (
        _joined_utterances(quotes, ratio),
        _joined_utterances([(other, one) for one, other in quotes], 1 / ratio if ratio else 1.0),
    )
    for index, (one, other) in enumerate(quotes):
        if one is not None and other is not None:
            if comparison.quotes[index].status == "mismatch":
                yield "quote-reported", _reported_severity(one, other), one.span, other.span
            if index in exchanged:
                yield "speaker-differs", "warning", one.span, other.span
        elif one is not None and one.kind in _MARKED:
            yield "quote-missing", _unmatched_quote_severity(one, joined[0]), one.span, None
        elif other is not None and other.kind in _MARKED:
            yield "quote-added", _unmatched_quote_severity(other, joined[1]), None, other.span


def _joined_utterances(quotes: Sequence[tuple[Quote | None, Quote | None]], ratio: float) -> frozenset[int]:
    """Return the first side's utterances whose words are all in the other text, in fewer parts, judging by length.

    ``ratio`` is the length of the other text by that of this one.
    """
    lengths: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for one, other in quotes:
        if one is None or one.kind not in _MARKED:
            continue
        lengths[one.utterance][0] += len(one.span)
        if other is not None and other.kind in _MARKED:
            lengths[one.utterance][1] += len(other.span)
    return frozenset(
        utterance
        for utterance, (ours, theirs) in lengths.items()
        if theirs and theirs >= MIN_WHOLE_SHARE * ratio * ours
    )


def _unmatched_quote_severity(quote: Quote, joined: frozenset[int]) -> Severity:
    """Return ``note`` for words that are part of a longer quotation in the other text, and for a phrase of nobody."""
    return "note" if quote.utterance in joined or (quote.speaker is None and quote.kind == "phrase") else "warning"


def _reported_severity(one: Quote, other: Quote) -> Severity:
    return "warning" if "direct" in (one.kind, other.kind) else "note"
