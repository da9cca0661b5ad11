"""The row model: both sides start level, rows cover the text once, anchors stay inside it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.pipeline import align_by_length
from sejajar.text.document import Document
from sejajar.text.span import Span
from sejajar.tui.rows.viewport import Arrangement, ScrollPosition, View, Viewport, split_width

SOURCE = "Harga naik. Meta membayar lebih dari sembilan persen tahun ini, kata Zuckerberg.\nSatu.\nDua tiga. Empat lima enam."
TARGET = "ارتفع السعر كثيرًا في هذا العام كما قال زوكربيرج. دفعت ميتا.\nواحد.\nاثنان ثلاثة. أربعة خمسة ستة."


@pytest.fixture(scope="module")
def bitext() -> Bitext:
    return align_by_length(Document.from_text(SOURCE, language="id"), Document.from_text(TARGET, language="ar"))


def viewport(bitext: Bitext, source: int = 20, target: int = 16) -> Viewport:
    return Viewport(bitext, {"source": source, "target": target})


@pytest.mark.parametrize("widths", [(20, 16), (12, 12), (80, 70), (1, 3), (30, 0), (0, 14)])
def test_rows_show_every_character_once(bitext: Bitext, widths: tuple[int, int]) -> None:
    view = viewport(bitext, *widths)
    rows = view.rows_from(ScrollPosition(), 10_000)
    for side, width in zip(SIDES, widths, strict=True):
        shown = [line.span for row in rows if (line := row.line(side))]
        wanted = [span for passage in bitext.passages for span in passage.spans(side)] if width else []
        assert sum(map(len, shown)) == sum(map(len, wanted))
        assert shown == sorted(shown)


def test_both_sides_of_a_passage_start_on_the_same_row(bitext: Bitext) -> None:
    rows = viewport(bitext).rows_from(ScrollPosition(), 10_000)
    for row in rows:
        if row.row == 0:
            passage = bitext.passages[row.passage_index]
            for side in SIDES:
                if passage.spans(side):
                    line = row.line(side)
                    assert line is not None and line.span.start == passage.spans(side)[0].start


def test_a_gap_stands_before_each_paragraph_but_the_first(bitext: Bitext) -> None:
    rows = viewport(bitext).rows_from(ScrollPosition(), 10_000)
    for above, row in pairwise(rows):
        if row.row == 0:
            is_gap = above.source is None and above.target is None
            assert is_gap == bitext.passages[row.passage_index].opens_paragraph


@given(st.integers(0, 200), st.integers(-300, 300))
@settings(max_examples=60, deadline=None)
def test_moving_by_rows_is_moving_on_the_list_of_rows(start: int, distance: int) -> None:
    bitext = align_by_length(Document.from_text(SOURCE, language="id"), Document.from_text(TARGET, language="ar"))
    view = viewport(bitext)
    rows = [ScrollPosition(row.passage_index, row.row) for row in view.rows_from(ScrollPosition(), 10_000)]
    begin = rows[min(start, len(rows) - 1)]
    wanted = max(0, min(len(rows) - 1, rows.index(begin) + distance))
    assert view.scrolled(begin, distance) == rows[wanted]
    between = view.rows_between(begin, rows[wanted], limit=1000)
    assert between == wanted - rows.index(begin)


@given(st.integers(0, 30), st.integers(0, 10), st.integers(1, 12), st.sampled_from(SIDES))
@settings(max_examples=80, deadline=None)
def test_a_revealed_passage_is_seen(top: int, passage_index: int, height: int, side: Side) -> None:
    bitext = align_by_length(Document.from_text(SOURCE, language="id"), Document.from_text(TARGET, language="ar"))
    view = viewport(bitext)
    passage_index = min(passage_index, len(bitext.passages) - 1)
    spans = bitext.passages[passage_index].spans(side)
    last_character = type(spans[0])(spans[-1].end - 1, spans[-1].end) if spans else None
    anchor = view.revealed(view.scrolled(ScrollPosition(), top), passage_index, height, last_character, side)
    rows = [row for row in view.rows_from(anchor, height) if row.passage_index == passage_index]
    block = view.passage_layout(passage_index)
    text_rows = max(len(block.source), len(block.target))
    if text_rows <= height:
        assert len([row for row in rows if row.source or row.target]) == text_rows
    elif last_character:
        assert any(line.span.overlaps(last_character) for row in rows if (line := row.line(side)))


def test_what_is_seen_whole_does_not_move(bitext: Bitext) -> None:
    view = viewport(bitext)
    anchor = view.scrolled(ScrollPosition(), 2)
    second = view.rows_from(anchor, 30)[8].passage_index
    assert view.revealed(anchor, second, 30, None, "source") == anchor


def test_the_last_row_can_stand_at_the_bottom_but_no_higher(bitext: Bitext) -> None:
    view = viewport(bitext)
    assert len(view.rows_from(view.bottom(5), 100)) == 5
    assert view.clamped(ScrollPosition(len(bitext.passages) - 1, 0), 5) <= view.bottom(5)
    assert view.bottom(10_000) == ScrollPosition(0, 0)


def test_an_empty_pair_has_no_rows() -> None:
    blank = Document.from_text("", language="id")
    view = viewport(align_by_length(blank, blank))
    assert view.rows_from(ScrollPosition(), 10) == ()
    assert (
        view.bottom(10) == view.scrolled(ScrollPosition(), 5) == view.clamped(ScrollPosition(), 3) == ScrollPosition()
    )


def test_new_widths_lay_out_again(bitext: Bitext) -> None:
    view = viewport(bitext)
    before = view.rows_from(ScrollPosition(), 10_000)
    view.arrange(view.arrangement, {"source": 40, "target": 40})
    assert len(view.rows_from(ScrollPosition(), 10_000)) < len(before)
    view.set_letters(show_harakat=False, digits="as-written")
    rows = view.rows_from(ScrollPosition(), 10_000)
    assert "\u064b" not in "".join(cell.text for row in rows if row.target for cell in row.target.line.clusters)


def test_the_width_is_split_by_the_lengths(bitext: Bitext) -> None:
    widths = split_width(bitext, 100)
    assert sum(widths.values()) == 100
    assert widths["source"] > widths["target"]
    assert split_width(bitext, 100, 0.9) == {"source": 70, "target": 30}
    blank = Document.from_text("", language="id")
    assert split_width(align_by_length(bitext.source, blank), 100) == {"source": 50, "target": 50}


VIEWS = st.sampled_from(["side_by_side", "interleaved", "single"])
WORDS = st.lists(
    st.text(st.sampled_from("abcd efgh.\n"), min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=6
).map("\n".join)
ARABIC_WORDS = st.lists(
    st.text(st.sampled_from("ابتث جحخد.\u064b\n"), min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=6
).map("\n".join)


@given(WORDS, ARABIC_WORDS, VIEWS, st.sampled_from(SIDES), st.integers(0, 2), st.integers(3, 30))
@settings(max_examples=120, deadline=None)
def test_every_view_shows_each_character_of_its_texts_once(
    source: str, target: str, view: View, lead: Side, spacing: int, width: int
) -> None:
    bitext = align_by_length(Document.from_text(source, language="id"), Document.from_text(target, language="ar"))
    rows = Viewport(bitext, dict.fromkeys(SIDES, width), arrangement=Arrangement(view, lead, spacing)).rows_from(
        ScrollPosition(), 10_000
    )
    for side in SIDES:
        shown = [place for row in rows if (line := row.line(side)) for place in range(line.span.start, line.span.end)]
        wanted = [
            place for passage in bitext.passages for span in passage.spans(side) for place in range(*bounds(span))
        ]
        assert shown == (wanted if view != "single" or side == lead else [])
    if view != "side_by_side":
        assert not any(row.source and row.target for row in rows)


def bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


@given(st.sets(st.integers(0, 4), min_size=1), VIEWS, st.integers(0, 60), st.integers(-80, 80), st.integers(0, 2))
@settings(max_examples=120, deadline=None)
def test_among_some_passages_moving_is_moving_on_the_list_of_their_rows(
    chosen: set[int], view: View, start: int, distance: int, spacing: int
) -> None:
    bitext = align_by_length(Document.from_text(SOURCE, language="id"), Document.from_text(TARGET, language="ar"))
    only = tuple(sorted(index for index in chosen if index < len(bitext.passages))) or (0,)
    view_port = Viewport(bitext, {"source": 20, "target": 16}, arrangement=Arrangement(view, "source", spacing))
    view_port.show_only(only)
    rows = [ScrollPosition(row.passage_index, row.row) for row in view_port.rows_from(ScrollPosition(), 10_000)]
    assert sorted({row.passage_index for row in rows}) == list(only)
    begin = rows[min(start, len(rows) - 1)]
    wanted = max(0, min(len(rows) - 1, rows.index(begin) + distance))
    assert view_port.scrolled(begin, distance) == rows[wanted]
    assert view_port.rows_between(begin, rows[wanted], limit=1000) == wanted - rows.index(begin)
    assert view_port.scrolled(view_port.bottom(4), 0) == rows[max(0, len(rows) - 4)]


def test_steps_among_some_passages(bitext: Bitext) -> None:
    view = viewport(bitext)
    last = len(bitext.passages) - 1
    assert (view.step_from(0, -1), view.step_from(1, 1), view.step_from(0, 99), view.last_shown) == (0, 2, last, last)
    view.show_only((1, 3))
    assert [view.step_from(index, 1) for index in (0, 1, 2, 3)] == [1, 3, 3, 3]
    assert [view.step_from(index, -1) for index in (0, 1, 2, 3, 4)] == [1, 1, 1, 1, 3]
    assert [view.nearest_shown(index) for index in (0, 1, 2, 3, 4)] == [1, 1, 3, 3, 3]
    # A gap says that something is left out between.
    block = view.passage_layout(1)
    assert block.height == block.text_rows + 1
    view.show_only(None)
    assert view.nearest_shown(2) == 2


def test_a_peek_stands_under_its_passage_alone(bitext: Bitext) -> None:
    view = Viewport(bitext, {"source": 20, "target": 20}, arrangement=Arrangement("single", "source"))
    assert not any(row.target for row in view.rows_from(ScrollPosition(), 1000))
    view.show_peek(1)
    rows = [row for row in view.rows_from(ScrollPosition(), 1000) if row.target]
    assert {row.passage_index for row in rows} == {1}
    assert rows[0].row == len(view.passage_layout(1).source) > 0
    assert view.passage_layout(1).row_of("target", bitext.passages[1].target[0]) == rows[0].row
    view.show_peek(2)
    assert not view.passage_layout(1).target and view.passage_layout(2).target
    view.show_peek(None)
    assert not view.passage_layout(2).target


@pytest.mark.parametrize(
    ("view", "spacing", "gap"), [("side_by_side", 0, 1), ("side_by_side", 2, 3), ("interleaved", 0, 1)]
)
def test_spacing_comes_beside_the_gap_of_a_paragraph(bitext: Bitext, view: View, spacing: int, gap: int) -> None:
    view_port = Viewport(bitext, {"source": 40, "target": 40}, arrangement=Arrangement(view, "source", spacing))
    for index, following in enumerate(bitext.passages[1:]):
        block = view_port.passage_layout(index)
        inside = max(spacing, 1 if view == "interleaved" else 0)
        assert block.height - block.text_rows == (gap if following.opens_paragraph else inside)


def test_a_newer_pair_is_looked_at_in_the_same_way(bitext: Bitext) -> None:
    view = Viewport(bitext, {"source": 20, "target": 20}, arrangement=Arrangement("single", "target"))
    view.show_only((1,))
    renewed = view.with_bitext(bitext)
    assert (renewed.arrangement, renewed.widths, renewed.only) == (view.arrangement, view.widths, None)


def test_a_passage_from_below_comes_to_stand_a_third_of_the_way_down() -> None:
    lines = "\n".join(f"Kalimat {number}." for number in range(60))
    bitext = align_by_length(
        Document.from_text(lines, language="id"), Document.from_text(lines, language="id"), line_aligned=True
    )
    view = viewport(bitext, 30, 30)
    # Each passage has one row and the gap of its paragraph: passage n begins on row 2n.
    far_below = view.revealed(ScrollPosition(), 30, 12, None, "source")
    assert view.rows_between(far_below, ScrollPosition(30), 100) == 4
    # From above: a third of the rows is left beneath the passage, which has one row.
    far_above = view.revealed(ScrollPosition(40), 30, 12, None, "source")
    assert view.rows_between(far_above, ScrollPosition(30), 100) == 12 - 1 - 4
    just_below = view.revealed(ScrollPosition(), 6, 12, None, "source")
    assert view.rows_between(just_below, ScrollPosition(6), 100) == 4
