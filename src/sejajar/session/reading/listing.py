"""Makes the sidebar's lists of a comparison: quotes by utterance, figures by value, each item once; and the issues.

Loads CLDR, so the reader imports it in the background.
"""

from __future__ import annotations

from sejajar.comparison.figure_format import approx_sign, format_value
from sejajar.comparison.figure_groups import figure_groups, value_order
from sejajar.comparison.issues import Issue, find_issues
from sejajar.comparison.model import STATUSES_BY_SEVERITY, ItemMatch, MatchStatus
from sejajar.comparison.quote_groups import quote_groups
from sejajar.session.bitext import Bitext
from sejajar.session.reading.entries import (
    Entry,
    FigureEntry,
    IssueEntry,
    ListName,
    Occurrence,
    QuoteEntry,
    figure_spans,
    is_figure_shown,
    occurrence,
)
from sejajar.text.span import Span


def list_entries(bitext: Bitext, ui_language: str) -> dict[ListName, tuple[Entry, ...]]:
    """What was found in the texts, by list; empty while the pair is not extracted yet.

    Takes time on a long pair, and loads CLDR.
    """
    return {"quotes": list_quotes(bitext), "figures": list_figures(bitext, ui_language), "issues": list_issues(bitext)}


def list_quotes(bitext: Bitext) -> tuple[QuoteEntry, ...]:
    """The quotes of both texts, an utterance an entry, in order of appearance. Mentions are not quotes."""
    comparison = bitext.comparison
    if comparison is None:
        return ()
    entries: list[QuoteEntry] = []
    for group in quote_groups(comparison):
        if group.kind == "mention":
            continue
        matches = [comparison.quotes[index] for index in group.matches]
        quotes = [comparison.matched_quotes(match) for match in matches]
        spans = [(source and source.span, target and target.span) for source, target in quotes]
        entries.append(
            QuoteEntry(
                speaker=group.speaker or group.target_speaker or "",
                target_speaker=group.target_speaker or "",
                kind=group.kind,
                source_text=" … ".join(source.of(bitext.source.text) for source, _ in spans if source),
                target_text=" … ".join(target.of(bitext.target.text) for _, target in spans if target),
                status=_most_severe(matches),
                is_inferred=any(quote.is_inferred for pair in quotes for quote in pair if quote),
                occurrences=_occurrences(bitext, spans),
            )
        )
    return tuple(entries)


def list_figures(bitext: Bitext, ui_language: str) -> tuple[FigureEntry, ...]:
    """The figures of both texts, all occurrences of one figure an entry, in order of appearance."""
    comparison = bitext.comparison
    if comparison is None:
        return ()
    entries: list[FigureEntry] = []
    groups = figure_groups(comparison)
    by_value = sorted(range(len(groups)), key=lambda index: value_order(groups[index]))
    ranks = {group_index: rank for rank, group_index in enumerate(by_value)}
    for group_index, group in enumerate(groups):
        indices = [index for index in group.matches if is_figure_shown(comparison, index)]
        if not indices:
            continue
        matches = [comparison.figures[index] for index in indices]
        spans = [figure_spans(comparison, index) for index in indices]
        source = next((source for source, _ in spans if source), None)
        target = next((target for _, target in spans if target), None)
        entries.append(
            FigureEntry(
                value=format_value(group, ui_language),
                approximator=approx_sign(group.approximator),
                kind=group.kind,
                source_text=source.of(bitext.source.text) if source else "",
                target_text=target.of(bitext.target.text) if target else "",
                status=_most_severe(matches),
                occurrences=_occurrences(bitext, spans),
                value_rank=ranks[group_index],
            )
        )
    return tuple(entries)


def issues_of(bitext: Bitext) -> tuple[Issue, ...]:
    """Where the two texts disagree, in reading order; nothing while the pair is not extracted yet."""
    if bitext.comparison is None:
        return ()
    return find_issues(
        bitext.comparison, bitext.source, bitext.target, lambda source, target: occurrence(bitext, source, target).order
    )


def list_issues(bitext: Bitext) -> tuple[IssueEntry, ...]:
    """The issues, an entry each, in reading order."""
    return tuple(
        IssueEntry(
            issue_id=issue.id,
            kind=issue.kind,
            severity=issue.severity,
            source_text=issue.source.of(bitext.source.text) if issue.source else "",
            target_text=issue.target.of(bitext.target.text) if issue.target else "",
            status="only_target" if not issue.source else "mismatch" if issue.target else "only_source",
            occurrences=(occurrence(bitext, issue.source, issue.target),),
        )
        for issue in issues_of(bitext)
    )


def _occurrences(bitext: Bitext, spans: list[tuple[Span | None, Span | None]]) -> tuple[Occurrence, ...]:
    places = (occurrence(bitext, source, target) for source, target in spans)
    return tuple(sorted(places, key=lambda place: place.order))


def _most_severe(matches: list[ItemMatch]) -> MatchStatus:
    statuses = {match.status for match in matches}
    for status in STATUSES_BY_SEVERITY:
        if status in statuses:
            return status
    return "match"
