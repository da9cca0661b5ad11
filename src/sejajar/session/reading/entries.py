"""The sidebar's lists: quotes by utterance, figures by value, each item once, with all its places; and the issues.

Turns the groups and issues of ``comparison`` into entries: what the sidebar lists, with its places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from sejajar.session.bitext import Bitext, Side
from sejajar.text.folding import fold
from sejajar.text.span import Span

if TYPE_CHECKING:
    from sejajar.comparison.issues import Issue, IssueKind, Severity
    from sejajar.comparison.model import Comparison, MatchStatus
    from sejajar.extraction.items import FigureKind, QuoteType

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


class QuoteEntry(NamedTuple):
    """A quotation: all pieces of one utterance, in both texts.

    Attributes:
        speaker: the speaker's name in the source, or in the target if only that names anyone; empty if neither does.
        target_speaker: the name in the target, or empty.
        kind: how the words are quoted.
        source_text, target_text: the words in each text; empty where it does not have them.
        status: how well the two sides agree.
        is_inferred: the speaker was carried over from the other text.
        occurrences: its places, in reading order.
    """

    speaker: str
    target_speaker: str
    kind: QuoteType
    source_text: str
    target_text: str
    status: MatchStatus
    is_inferred: bool
    occurrences: tuple[Occurrence, ...]

    @property
    def searchable(self) -> str:
        """What the list's filter looks in, beside the entry's title."""
        return f"{self.speaker} {self.target_speaker} {self.source_text} {self.target_text} {self.kind}"

    def is_spoken_by(self, folded_words: list[str]) -> bool:
        """Whether every word begins a word of the speaker's name, in one script or the other."""
        names = (fold(self.speaker).text.split(), fold(self.target_speaker).text.split())
        return any(all(any(part.startswith(word) for part in name) for word in folded_words) for name in names)


class FigureEntry(NamedTuple):
    """A figure: all places where the texts give one value.

    Attributes:
        value: the value as the language of the interface writes it.
        approximator: the sign of its approximation (``≈``), or empty.
        kind: what it measures.
        source_text, target_text: the words of its first place in each text, or empty.
        status: how well the two sides agree.
        occurrences: its places, in reading order.
        value_rank: its number in the order of values, unit after unit.
    """

    value: str
    approximator: str
    kind: FigureKind
    source_text: str
    target_text: str
    status: MatchStatus
    occurrences: tuple[Occurrence, ...]
    value_rank: int

    @property
    def searchable(self) -> str:
        """What the list's filter looks in, beside the entry's title."""
        return f"{self.value} {self.source_text} {self.target_text} {self.kind}"


class IssueEntry(NamedTuple):
    """An issue: one place where the texts disagree.

    Attributes:
        issue_id: the same for the same kind and words, whatever is edited elsewhere.
        kind, severity: what it is, and how severe.
        source_text, target_text: the words of each text, or empty.
        status: which texts have the words.
        occurrences: its one place.
    """

    issue_id: str
    kind: IssueKind
    severity: Severity
    source_text: str
    target_text: str
    status: MatchStatus
    occurrences: tuple[Occurrence, ...]

    @property
    def searchable(self) -> str:
        """What the list's filter looks in, beside the entry's title."""
        return f"{self.source_text} {self.target_text} {self.kind}"


class HeadingEntry(NamedTuple):
    """A line of the contents: a heading, or the first words of a paragraph.

    Attributes:
        source_text, target_text: the words in each text, or empty.
        is_heading: it is a heading, not a paragraph.
        status: which texts have it.
        occurrences: its one place.
    """

    source_text: str
    target_text: str
    is_heading: bool
    status: MatchStatus
    occurrences: tuple[Occurrence, ...]

    @property
    def searchable(self) -> str:
        """What the list's filter looks in, beside the entry's title."""
        return f"{self.source_text} {self.target_text} {'heading' if self.is_heading else 'paragraph'}"


class AnnotationEntry(NamedTuple):
    """What the user put on one passage: a bookmark, a note, named marks.

    Attributes:
        signs: which of these it is, such as ``★✎'ab``.
        note: the text of the note, or empty.
        source_text, target_text: the passage in each text; of a lost passage, the sentence as it was.
        occurrences: its one place; none if the passage is lost.
    """

    signs: str
    note: str
    source_text: str
    target_text: str
    occurrences: tuple[Occurrence, ...]

    @property
    def searchable(self) -> str:
        """What the list's filter looks in, beside the entry's title."""
        return f"{self.note} {self.source_text} {self.target_text}"


# A union, not a protocol: the type checker then tells which kind of entry a ``match`` forgets.
Entry = QuoteEntry | FigureEntry | IssueEntry | HeadingEntry | AnnotationEntry
"""An item of a list. Every kind has its texts, its occurrences and what a filter looks in."""


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
    from sejajar.comparison.quote_groups import quote_groups

    entries: list[QuoteEntry] = []
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
            QuoteEntry(
                speaker=line.speaker or line.target_speaker or "",
                target_speaker=line.target_speaker or "",
                kind=line.kind,
                source_text=" … ".join(source.of(bitext.source.text) for source, _ in spans if source),
                target_text=" … ".join(target.of(bitext.target.text) for _, target in spans if target),
                status=_loudest([link.status for link in pairs]),
                is_inferred=inferred,
                occurrences=_occurrences(bitext, spans),
            )
        )
    return tuple(entries)


def list_figures(bitext: Bitext, ui_language: str) -> tuple[FigureEntry, ...]:
    """The figures of both texts, all occurrences of one figure an entry, in order of appearance."""
    comparison = bitext.comparison
    if comparison is None:
        return ()
    from sejajar.comparison.figure_format import approx_sign, format_value
    from sejajar.comparison.figure_groups import figure_groups, value_order

    entries: list[FigureEntry] = []
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
            FigureEntry(
                value=format_value(line, ui_language),
                approximator=approx_sign(line.approximator),
                kind=line.kind,
                source_text=source.of(bitext.source.text) if source else "",
                target_text=target.of(bitext.target.text) if target else "",
                status=_loudest([link.status for link in pairs]),
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
