"""The items of the sidebar's lists, a type for each list, with their places in the texts.

:mod:`sejajar.session.reading.listing` makes those of a comparison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from sejajar.session.bitext import Bitext, Side
from sejajar.text.folding import fold
from sejajar.text.span import Span

if TYPE_CHECKING:
    from sejajar.comparison.issues import IssueKind, Severity
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


def figure_spans(comparison: Comparison, match_index: int) -> tuple[Span | None, Span | None]:
    """Return where the two sides of a match of figures are."""
    source, target = comparison.matched_figures(comparison.figures[match_index])
    return source and source.span, target and target.span


def is_figure_shown(comparison: Comparison, match_index: int) -> bool:
    """Whether a match of figures is worth the user's attention.

    A dual noun with no counterpart is not: that it says "two" is grammar until the other text says two as well.
    """
    source, target = comparison.matched_figures(comparison.figures[match_index])
    figure = source or target
    return (source is not None and target is not None) or not (figure and figure.is_dual)


def occurrence(bitext: Bitext, source: Span | None, target: Span | None) -> Occurrence:
    """The place of an item with its spans; at least one must be given."""
    if source is not None:
        return Occurrence(bitext.passage_at("source", source.start), source, target)
    assert target is not None
    return Occurrence(bitext.passage_at("target", target.start), source, target)
