"""The sidebar's lists: quotes by utterance, figures by value, each item once, with all its places; and the issues.

Turns the lines and findings of ``comparison`` into :class:`Entry` values: what a reader sees, and where it is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from sejajar.session.bitext import Bitext, Side
from sejajar.text.folding import fold
from sejajar.text.span import Span

if TYPE_CHECKING:
    from sejajar.comparison.issues import Issue, Severity
    from sejajar.comparison.model import Comparison, MatchStatus

ListName = Literal["quotes", "figures", "issues", "contents", "bookmarks"]
LIST_NAMES: tuple[ListName, ...] = get_args(ListName)


class Occurrence(NamedTuple):
    """A place that can be jumped to: its passage, and the exact characters on each side that has any."""

    passage_index: int
    source: Span | None
    target: Span | None

    def span(self, side: Side) -> Span | None:
        """The characters of one side."""
        return self.source if side == "source" else self.target

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts places in reading order: by passage, then by where they stand in it."""
        return (
            self.passage_index,
            self.source.start if self.source else 0,
            self.target.start if self.target else 0,
        )


class Entry(NamedTuple):
    """One item of a list.

    Attributes:
        heading: the speaker, or the value as a reader of the interface language expects it; of an issue, its title.
        target_heading: the speaker's name in the other text.
        kind: a quote's type, a figure's kind or an issue's.
        sign: a figure's approximator as a sign, or empty.
        source_text, target_text: the words as each text has them; empty where a text has nothing.
        status: how the two sides agree.
        is_inferred: the speaker was carried over from the other text.
        occurrences: where it is said, in reading order.
        value_rank: of a figure only: its number in the order of values, unit after unit.
        severity, finding_id, message: of an issue only.
    """

    heading: str
    target_heading: str
    kind: str
    sign: str
    source_text: str
    target_text: str
    status: MatchStatus
    is_inferred: bool
    occurrences: tuple[Occurrence, ...]
    value_rank: int = 0
    severity: Severity | None = None
    issue_id: str = ""
    message: str = ""

    def answers(self, folded_words: list[str]) -> bool:
        """Whether every word occurs in what the entry shows; the words are folded."""
        shown = fold(" ".join((self.heading, self.target_heading, self.source_text, self.target_text, self.kind))).text
        return all(word in shown for word in folded_words)

    def is_spoken_by(self, folded_words: list[str]) -> bool:
        """Whether every word begins a word of the speaker's name, in one script or the other."""
        if self.kind not in ("direct", "phrase", "indirect"):
            return False
        names = (fold(self.heading).text.split(), fold(self.target_heading).text.split())
        return any(all(any(part.startswith(word) for part in name) for word in folded_words) for name in names)


def list_entries(bitext: Bitext, ui_language: str) -> dict[ListName, tuple[Entry, ...]]:
    """What was found in the texts, by list; empty while the pair is not extracted yet.

    Takes time on a long pair, and loads CLDR.
    """
    return {"quotes": list_quotes(bitext), "figures": list_figures(bitext, ui_language), "issues": list_issues(bitext)}


def list_quotes(bitext: Bitext) -> tuple[Entry, ...]:
    """The quotes of both texts, an utterance an entry, in order of appearance. Mentions are not quotes."""
    comparison = bitext.comparison
    if comparison is None:
        return ()
    from sejajar.comparison.quote_groups import quote_groups

    entries: list[Entry] = []
    for line in quote_groups(comparison):
        if line.kind == "mention":
            continue
        pairs = [comparison.quotes[index] for index in line.matches]
        spans = [
            (
                None if link.source is None else comparison.source.quotes[link.source].span,
                None if link.target is None else comparison.target.quotes[link.target].span,
            )
            for link in pairs
        ]
        inferred = any(
            quote.is_inferred
            for link in pairs
            for quote in (
                *(() if link.source is None else (comparison.source.quotes[link.source],)),
                *(() if link.target is None else (comparison.target.quotes[link.target],)),
            )
        )
        entries.append(
            Entry(
                heading=line.speaker or line.target_speaker or "",
                target_heading=line.target_speaker or "",
                kind=line.kind,
                sign="",
                source_text=" … ".join(source.of(bitext.source.text) for source, _ in spans if source),
                target_text=" … ".join(target.of(bitext.target.text) for _, target in spans if target),
                status=_loudest([link.status for link in pairs]),
                is_inferred=inferred,
                occurrences=_occurrences(bitext, spans),
            )
        )
    return tuple(entries)


def list_figures(bitext: Bitext, ui_language: str) -> tuple[Entry, ...]:
    """The figures of both texts, all occurrences of one figure an entry, in order of appearance."""
    comparison = bitext.comparison
    if comparison is None:
        return ()
    from sejajar.comparison.figure_groups import approx_sign, figure_groups, format_value, value_order

    entries: list[Entry] = []
    lines = figure_groups(comparison)
    by_value = sorted(range(len(lines)), key=lambda index: value_order(lines[index]))
    ranks = {line_index: rank for rank, line_index in enumerate(by_value)}
    for line_index, line in enumerate(lines):
        indices = [index for index in line.matches if is_figure_shown(comparison, index)]
        if not indices:
            continue
        pairs = [comparison.figures[index] for index in indices]
        spans = [figure_spans(comparison, index) for index in indices]
        source = next((source for source, _ in spans if source), None)
        target = next((target for _, target in spans if target), None)
        entries.append(
            Entry(
                heading=format_value(line, ui_language),
                target_heading="",
                kind=line.kind,
                sign=approx_sign(line.approximator),
                source_text=source.of(bitext.source.text) if source else "",
                target_text=target.of(bitext.target.text) if target else "",
                status=_loudest([link.status for link in pairs]),
                is_inferred=False,
                occurrences=_occurrences(bitext, spans),
                value_rank=ranks[line_index],
            )
        )
    return tuple(entries)


def issues_of(bitext: Bitext) -> tuple[Issue, ...]:
    """Where the two texts disagree, in reading order; nothing while the pair is not extracted yet."""
    if bitext.comparison is None:
        return ()
    from sejajar.comparison.issues import find_issues

    return find_issues(
        bitext.comparison, bitext.source, bitext.target, lambda source, target: occurrence(bitext, source, target).order
    )


def list_issues(bitext: Bitext) -> tuple[Entry, ...]:
    """The issues, an entry each, in reading order."""
    return tuple(
        Entry(
            heading=issue.title,
            target_heading="",
            kind=issue.kind,
            sign="",
            source_text=issue.source.of(bitext.source.text) if issue.source else "",
            target_text=issue.target.of(bitext.target.text) if issue.target else "",
            status="only_target" if not issue.source else "mismatch" if issue.target else "only_source",
            is_inferred=False,
            occurrences=(occurrence(bitext, issue.source, issue.target),),
            severity=issue.severity,
            issue_id=issue.id,
            message=issue.message,
        )
        for issue in issues_of(bitext)
    )


def figure_spans(comparison: Comparison, pair_index: int) -> tuple[Span | None, Span | None]:
    """Where the two sides of a pair of figures stand."""
    link = comparison.figures[pair_index]
    return (
        None if link.source is None else comparison.source.figures[link.source].span,
        None if link.target is None else comparison.target.figures[link.target].span,
    )


def is_figure_shown(comparison: Comparison, pair_index: int) -> bool:
    """Whether a pair of figures is worth a reader's eye.

    A dual noun with no partner is not: that it says "two" is grammar until the other text says two as well.
    """
    link = comparison.figures[pair_index]
    if link.source is not None and link.target is not None:
        return True
    figure = (
        comparison.source.figures[link.source]
        if link.source is not None
        else comparison.target.figures[link.target or 0]
    )
    return not figure.is_dual


def occurrence(bitext: Bitext, source: Span | None, target: Span | None) -> Occurrence:
    """The place of an item with its spans; at least one must be given."""
    if source is not None:
        return Occurrence(bitext.passage_at("source", source.start), source, target)
    assert target is not None
    return Occurrence(bitext.passage_at("target", target.start), source, target)


def _occurrences(bitext: Bitext, spans: list[tuple[Span | None, Span | None]]) -> tuple[Occurrence, ...]:
    places = (occurrence(bitext, source, target) for source, target in spans)
    return tuple(sorted(places, key=lambda place: place.order))


_LOUDNESS: tuple[MatchStatus, ...] = ("mismatch", "only_source", "only_target", "match")


def _loudest(statuses: list[MatchStatus]) -> MatchStatus:
    for status in _LOUDNESS:
        if status in statuses:
            return status
    return "match"
