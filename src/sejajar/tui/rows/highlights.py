"""The highlights of a row: spans of the session as columns of the panes, each with a role.

Pure: from a reading, rows of the viewport and a side to :class:`~sejajar.tui.rows.pane_row.PaneRow` values.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sejajar.session.bitext import OTHER, SIDES, Bitext, Side
from sejajar.session.reading.entries import IssueEntry, Occurrence, figure_spans, is_figure_shown
from sejajar.session.reading.hits import Hits
from sejajar.session.reading.state import Reading
from sejajar.session.reading.uncertain import is_uncertain
from sejajar.text.span import Span
from sejajar.tui.rows.pane_row import Highlight, PaneRow
from sejajar.tui.rows.viewport import DisplayRow, PositionedLine

if TYPE_CHECKING:
    from sejajar.comparison.issues import Severity


class SpanSet:
    """Sorted spans that do not overlap; finding those of a line takes logarithmic time."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Keep ``spans``; of overlapping ones, the one that begins first."""
        kept: list[Span] = []
        for span in sorted(spans):
            if len(span) and (not kept or span.start >= kept[-1].end):
                kept.append(span)
        self._spans = kept
        self._starts = [span.start for span in kept]

    def within(self, place: Span) -> Iterator[Span]:
        """Return the spans that share a character with ``place``."""
        for index in range(max(0, bisect_right(self._starts, place.start) - 1), len(self._spans)):
            if self._spans[index].start >= place.end:
                return
            if self._spans[index].overlaps(place):
                yield self._spans[index]


class ItemSpans(NamedTuple):
    """What is always highlighted on one side: the quoted words and the figures."""

    quotes: SpanSet
    figures: SpanSet


def item_spans(bitext: Bitext) -> dict[Side, ItemSpans]:
    """Return the spans of the quotes and figures of a bitext; none before they are extracted."""
    comparison = bitext.comparison
    if comparison is None:
        return {side: ItemSpans(SpanSet(), SpanSet()) for side in SIDES}
    figures = [
        figure_spans(comparison, index)
        for index in range(len(comparison.figures))
        if is_figure_shown(comparison, index)
    ]
    quotes = {"source": comparison.source.quotes, "target": comparison.target.quotes}
    return {
        side: ItemSpans(
            SpanSet(quote.span for quote in quotes[side] if quote.kind in ("direct", "phrase")),
            SpanSet(span for spans in figures if (span := spans[SIDES.index(side)])),
        )
        for side in SIDES
    }


def hit_spans(hits: Hits | None) -> dict[Side, SpanSet]:
    """Return the spans of the hits of a search."""
    places = hits.places if hits else ()
    return {side: SpanSet(span for place in places if (span := place.span(side))) for side in SIDES}


ISSUE_SIGNS: dict[Severity, str] = {"error": "!", "warning": "!", "note": "·"}
"""The sign in the margin of a row where an issue begins."""


def issue_signs(bitext: Bitext, issues: Sequence[IssueEntry]) -> dict[Side, dict[str, SpanSet]]:
    """Where the signs of ``issues`` stand on each side, by sign, the most severe first.

    An issue that a side has no words for stands where its passage begins on that side.
    """
    starts: dict[Side, dict[str, list[int]]] = {side: {"!": [], "·": []} for side in SIDES}
    for issue in issues:
        for place in issue.occurrences:
            for side in SIDES:
                shown = (place.span(side), *bitext.passages[place.passage_index].spans(side))
                starts[side][ISSUE_SIGNS[issue.severity]] += [span.start for span in shown if span][:1]
    return {
        side: {sign: SpanSet(Span(start, start + 1) for start in found) for sign, found in by_sign.items()}
        for side, by_sign in starts.items()
    }


DOUBT_SIGN = "?"
"""The sign in the margin of a passage whose alignment is uncertain."""


class LineHighlights(NamedTuple):
    """The highlights of a line that do not depend on the position: quotes, figures, hits, signs of issues."""

    line: PositionedLine
    highlights: tuple[Highlight, ...]
    hits: tuple[Highlight, ...]
    signs: str


MOST_LINES = 2000
"""The number of lines whose highlights are cached; after that, the cache is emptied."""

Pointed = dict[Side, tuple[tuple[str, Span], ...]]
"""The spans in focus on each side, with their roles: the current item, the current hit, the selection."""


class Highlighter:
    """Turns rows into the rows of a pane, with the highlights of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._items = item_spans(reading.bitext)
        self._hits = hit_spans(None)
        self._shown_hits: tuple[Occurrence, ...] = ()
        self._shown_bitext = reading.bitext
        self._issues = issue_signs(reading.bitext, ())
        self._shown_issues: tuple[IssueEntry, ...] = ()
        self.selected: tuple[Side, Span] | None = None
        """The selected characters, and their side."""
        self._found: dict[int, LineHighlights] = {}

    def refresh(self) -> None:
        """Take over what changed in the reading: its bitext, its hits, its issues."""
        places = self.reading.hits.places if self.reading.hits else ()
        issues = self.reading.lists.open_issues
        if self._shown_bitext is not self.reading.bitext:
            self._shown_bitext = self.reading.bitext
            self._items = item_spans(self.reading.bitext)
            self._found = {}
        if places is not self._shown_hits:
            self._shown_hits = places
            self._hits = hit_spans(self.reading.hits)
            self._found = {}
        if issues is not self._shown_issues:
            self._shown_issues = issues
            self._issues = issue_signs(self.reading.bitext, issues)
            self._found = {}

    def pane_rows(
        self, rows: Sequence[DisplayRow], side: Side, current: int, *, is_mixed: bool = False
    ) -> tuple[PaneRow, ...]:
        """Return the rows of one side, with the passage ``current`` marked as the current one.

        Where they are ``is_mixed``, the rows of the other side stand among them.
        """
        pointed = self._pointed()
        return tuple(self._pane_row(row, side, current, pointed, is_mixed=is_mixed) for row in rows)

    def _pane_row(self, row: DisplayRow, side: Side, current: int, pointed: Pointed, *, is_mixed: bool) -> PaneRow:
        line = row.line(side)
        is_other = is_mixed and line is None and row.line(OTHER[side]) is not None
        if is_other:
            side = OTHER[side]
            line = row.line(side)
        is_current = row.passage_index == current and _is_text_row(row)
        found = self._found_on(line, side) if line else None
        highlights = self._highlights(found, pointed[side]) if found else ()
        return PaneRow(line, is_current, highlights, self._signs(row, found), is_other)

    def _signs(self, row: DisplayRow, found: LineHighlights | None) -> str:
        """Return the signs of a row: of issues that begin on it, of annotations, of an uncertain alignment."""
        signs = found.signs if found else ""
        if row.row == 0:
            signs += self.reading.place_signs.get(row.passage_index, "")
            signs += DOUBT_SIGN if is_uncertain(self.reading.bitext, row.passage_index) else ""
        return signs

    def _found_on(self, line: PositionedLine, side: Side) -> LineHighlights:
        found = self._found.get(id(line))
        # The line is kept with its highlights, so that no other object gets its id.
        if found is None or found.line is not line:
            if len(self._found) >= MOST_LINES:
                self._found = {}
            found = self._found[id(line)] = self._find(line, side)
        return found

    def _find(self, line: PositionedLine, side: Side) -> LineHighlights:
        here = line.span
        quotes, figures = self._items[side]
        return LineHighlights(
            line,
            (*_highlighted(line, "quote", quotes.within(here)), *_highlighted(line, "figure", figures.within(here))),
            tuple(_highlighted(line, "hit", self._hits[side].within(here))),
            "".join(sign for sign, places in self._issues[side].items() if any(places.within(here))),
        )

    def _pointed(self) -> Pointed:
        item, hits = self.reading.lists.selected_occurrence, self.reading.hits
        current_hit = hits.looked_at if hits else None
        places = {
            side: (
                ("item", item.span(side) if item else None),
                ("hit-current", current_hit.span(side) if current_hit else None),
                ("selection", self.selected[1] if self.selected and self.selected[0] == side else None),
            )
            for side in SIDES
        }
        return {side: tuple((role, span) for role, span in places[side] if span) for side in SIDES}

    def _highlights(self, found: LineHighlights, pointed: tuple[tuple[str, Span], ...]) -> tuple[Highlight, ...]:
        """Return every highlight of a line: the item, over it the hits, the current hit and the selection."""
        if not pointed:
            return found.highlights + found.hits
        beneath = [one for role, span in pointed if role == "item" for one in _highlighted(found.line, role, [span])]
        above = [one for role, span in pointed if role != "item" for one in _highlighted(found.line, role, [span])]
        return (*found.highlights, *beneath, *found.hits, *above)


def _highlighted(line: PositionedLine, role: str, spans: Iterable[Span]) -> Iterator[Highlight]:
    return ((start, end, role) for span in spans for start, end in line.logical_to_visual(span))


def _is_text_row(row: DisplayRow) -> bool:
    """Whether a row has text of the passage, and is not the gap after it."""
    return row.source is not None or row.target is not None
