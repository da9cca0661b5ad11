"""What is marked on the lines of a pane, and which marks lie over which."""

from __future__ import annotations

from sejajar.session.bitext import Bitext
from sejajar.session.reading.entries import Occurrence
from sejajar.session.reading.hits import Hits
from sejajar.session.reading.listing import list_entries
from sejajar.session.reading.state import Reading
from sejajar.text.span import Span
from sejajar.tui.rows.highlights import Highlighter, SpanSet
from sejajar.tui.rows.viewport import ScrollPosition, Viewport
from small_bitext import SOURCE, bitext, find  # noqa: F401


def marks(reading: Reading, highlighter: Highlighter) -> list[tuple[int, int, str]]:
    """The marks of the first row of the source, the lowest first."""
    viewport = Viewport(reading.bitext, {"source": 40, "target": 40})
    highlighter.refresh()
    (row,) = highlighter.pane_rows(viewport.rows_from(ScrollPosition(), 1), "source", 0)
    return list(row.highlights)


def test_the_item_lies_beneath_the_hits_and_they_beneath_the_hit_at_hand_and_the_selection(
    bitext: Bitext,  # noqa: F811
) -> None:
    reading = Reading(bitext)
    reading.lists.entries |= list_entries(bitext, "en")
    figure = find(SOURCE, "42 persen")
    reading.lists.select_place(Occurrence(0, figure, bitext.comparison.target.figures[0].span))  # type: ignore[union-attr]
    reading.hits = Hits("/42", (Occurrence(0, Span(11, 13), None), Occurrence(0, Span(14, 20), None)), 0)
    highlighter = Highlighter(reading)
    highlighter.selected = ("source", Span(6, 12))
    assert marks(reading, highlighter) == [
        (11, 20, "figure"),
        (11, 20, "item"),
        (11, 13, "hit"),
        (14, 20, "hit"),
        (11, 13, "hit-current"),
        (6, 12, "selection"),
    ]


def test_marks_follow_the_reading(bitext: Bitext) -> None:  # noqa: F811
    reading = Reading(bitext)
    highlighter = Highlighter(reading)
    assert marks(reading, highlighter) == [(11, 20, "figure")]
    reading.hits = Hits("/naik", (Occurrence(0, Span(6, 10), None),))
    assert marks(reading, highlighter) == [(11, 20, "figure"), (6, 10, "hit")]
    reading.hits = None
    assert marks(reading, highlighter) == [(11, 20, "figure")]


def test_spans_that_share_a_character_with_a_line_are_found() -> None:
    spans = SpanSet([Span(10, 12), Span(0, 5), Span(3, 8), Span(5, 5), Span(20, 30)])
    assert list(spans.within(Span(4, 11))) == [Span(0, 5), Span(10, 12)]
    assert list(spans.within(Span(5, 10))) == []
    assert list(spans.within(Span(29, 40))) == [Span(20, 30)]
