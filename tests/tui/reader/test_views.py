"""The views as a reader meets them: keys in, rows out, at the widths of windows."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rich.cells import cell_len

from reader_on_screen import app_arguments
from sejajar.session.bitext import OTHER, SIDES, Side
from sejajar.session.memory.kept_pair import KeptPair
from sejajar.text.document import Document
from sejajar.text.notices import Notice
from sejajar.text.span import Span
from sejajar.tui.app import SejajarApp
from sejajar.tui.reader.screen import ReaderScreen
from sejajar.tui.rows.highlights import ISSUE_SIGNS
from sejajar.tui.rows.viewport import View

Opener = Any

WIDTHS = [50, 80, 120, 200]


def shown(reader: Any) -> tuple[Any, ...]:
    return reader.screen.window.viewport.rows_from(reader.screen.state.top, reader.screen.window.pane_rows)


async def to_view(reader: Any, view: View) -> None:
    for _ in range(3):
        if reader.screen.window.view == view:
            return
        await reader.press("v")
    assert reader.screen.window.view == view


def characters(reader: Any, side: Side) -> list[int]:
    return [
        place for row in shown(reader) if (line := row.line(side)) for place in range(line.span.start, line.span.end)
    ]


# -- the views ------------------------------------------------------------------------------------------------


async def test_v_cycles_through_the_views(open_reader: Opener) -> None:
    async with open_reader() as reader:
        views = [reader.screen.window.view]
        for _ in range(3):
            await reader.press("v")
            views.append(reader.screen.window.view)
        assert views == ["side_by_side", "interleaved", "single", "side_by_side"]
        assert "side by side" in reader.line("#status")


async def test_in_a_narrow_window_v_has_the_two_views_of_one_column(open_reader: Opener) -> None:
    async with open_reader((50, 20)) as reader:
        views = [reader.screen.window.view]
        for _ in range(2):
            await reader.press("v")
            views.append(reader.screen.window.view)
        assert views == ["single", "interleaved", "single"]
        await reader.pilot.resize_terminal(120, 30)
        await reader.settle()
        assert reader.screen.window.view == "side_by_side"


@pytest.mark.parametrize("width", WIDTHS)
async def test_interleaved_rows(open_reader: Opener, width: int) -> None:
    async with open_reader((width, 24)) as reader:
        await to_view(reader, "interleaved")
        pane = reader.screen.window.pane("source")
        assert pane.display and not reader.screen.window.pane("target").display
        dump = [
            reader.screen.window.pane("source").render_line(1 + y).text for y in range(reader.screen.window.pane_rows)
        ]
        assert {cell_len(row) for row in dump} == {pane.size.width}
        block = reader.screen.window.viewport.passage_layout(0)
        source, target = dump[: len(block.source)], dump[len(block.source) : block.text_rows]
        assert source[0].startswith("▌ Manajemen chip-chip")
        for row, line in zip(target, block.target, strict=True):
            # Flush right, joined, the words of the line and no others.
            assert row.endswith(" ▕") and row[-3] != " "
            assert not re.search("[\u0621-\u064a]", row)
            assert row[1:-2].strip() == line.line.text.strip()
        assert not dump[block.text_rows].strip(), "a blank row parts it from the next"
        following = dump[block.height : block.height + reader.screen.window.viewport.passage_layout(1).text_rows]
        assert following[0].startswith("  Eksekutif Meta")
        assert following[-1].endswith("▕")


@pytest.mark.parametrize(("view", "width"), [("interleaved", 50), ("interleaved", 120), ("single", 80)])
async def test_reading_down_a_view_shows_every_word_once(
    open_reader: Opener, seeds: tuple[Document, Document], view: View, width: int
) -> None:
    async with open_reader((width, 30)) as reader:
        await to_view(reader, view)
        seen: dict[Side, dict[int, None]] = {side: {} for side in SIDES}
        while True:
            for side in SIDES:
                seen[side] |= dict.fromkeys(characters(reader, side))
            before = reader.screen.state.top
            await reader.press("space")
            if reader.screen.state.top == before:
                break
        for side, document in zip(SIDES, seeds, strict=True):
            text = "".join("".join(document.text[place] for place in sorted(seen[side])).split())
            assert text == ("".join(document.text.split()) if view != "single" or side == "source" else "")


async def test_what_is_read_stays_on_its_row_through_the_views(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press(*["j"] * 9)
        passage = reader.passage
        at = next(y for y, row in enumerate(shown(reader)) if row.passage_index == passage)
        for _ in range(3):
            await reader.press("v")
            assert reader.passage == passage
            rows = [y for y, row in enumerate(shown(reader)) if row.passage_index == passage]
            assert rows[0] == at


async def test_marks_signs_and_dials_are_the_same_interleaved(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await to_view(reader, "interleaved")
        await reader.press("slash")
        await reader.type("GPT-5")
        await reader.press("enter")
        assert reader.styled("source", "hit-current").strip("|") == "GPT-5"
        while reader.screen.reading.hits.places[reader.screen.reading.hits.current].target is None:
            await reader.press("n")
        assert reader.styled("source", "hit-current").strip("|") == "GPT-5", "in the rows of the other language"
        await reader.press("escape", "escape", "exclamation_mark", "escape", "right_square_bracket")
        assert reader.styled("source", "item")
        sign = ISSUE_SIGNS[reader.screen.reading.lists.open_issues[0].severity]
        assert any(row.startswith(sign) or row.endswith(sign) for row in reader.rows())
        await reader.press("g", "j", "j", "w", "w")
        assert any("\u0661\u0665\u0660" in row for row in reader.rows()), "150 in Arabic-Indic digits"


async def test_tab_turns_to_the_other_language_interleaved(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await to_view(reader, "interleaved")
        top = reader.screen.state.top
        muted = reader.screen.window.renderer.style("other").color
        await reader.press("tab")
        assert reader.screen.reading.active_side == "target"
        assert reader.screen.state.top == top
        assert reader.screen.window.pane("target").has_focus
        rows = [reader.screen.window.pane("target").render_line(1 + y) for y in range(10)]
        other = [strip.text for strip in rows if any(part.style and part.style.color == muted for part in strip)]
        assert other and not any(re.search("[\ufe80-\ufefc]", text) for text in other)
        await reader.press("tab")
        assert reader.screen.window.sidebar.has_focus
        await reader.press("tab")
        assert reader.screen.reading.active_side == "source"


async def test_a_click_interleaved_takes_the_language_that_was_clicked(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await to_view(reader, "interleaved")
        y = next(y for y, row in enumerate(shown(reader)) if row.passage_index == 1 and row.target)
        await reader.pilot.click("#source-pane", offset=(70, 1 + y))
        await reader.settle()
        assert (reader.passage, reader.screen.reading.active_side) == (1, "target")
        side, place = reader.screen.state.clicked
        assert side == "target" and any(place.start in span for span in reader.screen.reading.bitext.passages[1].target)
        await reader.press("ctrl+e")
        assert reader.screen.state.top.row == 1


async def test_unlocked_panes_stand_side_by_side(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await to_view(reader, "interleaved")
        await reader.press("l")
        assert reader.screen.window.view == "side_by_side"
        assert reader.screen.window.pane("target").display
        await reader.press("v")
        assert reader.screen.window.view == "side_by_side"
        await reader.press("escape")
        assert reader.screen.window.view == "interleaved"
        assert not reader.screen.window.pane(OTHER[reader.screen.reading.active_side]).display


# -- one language, and peeks ----------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["p", "enter"])
async def test_a_peek_lasts_until_the_next_move(open_reader: Opener, key: str) -> None:
    async with open_reader() as reader:
        await to_view(reader, "single")
        assert not characters(reader, "target")
        await reader.press("j", key)
        passage = reader.screen.reading.bitext.passages[1]
        found = characters(reader, "target")
        assert passage.target[0].start == found[0] and passage.target[-1].end == found[-1] + 1
        await reader.press("j")
        assert not characters(reader, "target")
        await reader.press("k")
        assert not characters(reader, "target"), "it was a look, not a change of the view"
        await reader.press(key, key)
        assert not characters(reader, "target")
        assert [place.passage_index for place in reader.screen.reading.peeked] == [1]


async def test_peeks_are_stored_in_reading_order(open_reader: Opener) -> None:
    async with open_reader((100, 24)) as reader:
        await to_view(reader, "single")
        await reader.press(*"jjjpkkpjp")
        peeked = reader.screen.reading.peeked
        assert [place.passage_index for place in peeked] == [1, 2, 3]
        passage = reader.screen.reading.bitext.passages[3]
        assert peeked[2].source.start == passage.source[0].start and peeked[2].target.end == passage.target[-1].end


async def test_a_peek_at_the_bottom_scrolls_no_more_than_it_must(open_reader: Opener) -> None:
    async with open_reader((100, 16)) as reader:
        await to_view(reader, "single")
        last = shown(reader)[-1].passage_index - 1
        await reader.press(*["j"] * last)
        before = reader.screen.state.top
        await reader.press("p")
        rows = [row for row in shown(reader) if row.passage_index == last]
        assert reader.screen.state.top > before
        assert (
            len(rows)
            == reader.screen.window.viewport.passage_layout(last).text_rows
            == len([row for row in rows if row.source or row.target])
        )
        assert shown(reader)[-1].passage_index == last


async def test_where_both_are_shown_there_is_nothing_to_peek_at(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("p")
        assert "already shown" in reader.line("#status")
        assert reader.screen.reading.peeked == ()


async def test_peeking_in_a_narrow_window(open_reader: Opener) -> None:
    async with open_reader((50, 20)) as reader:
        await reader.press("p")
        assert characters(reader, "target")
        await reader.press("tab")
        assert reader.screen.reading.active_side == "target"
        assert characters(reader, "target")


async def test_a_passage_without_translation_is_reported(open_reader: Opener) -> None:
    texts = Document.from_text("Satu kalimat.", name="a"), Document.from_text("", language="ar", name="b")
    async with open_reader(texts=texts) as reader:
        await to_view(reader, "single")
        await reader.press("p")
        assert "no translation" in reader.line("#status")


# -- swapped sides, zen, spacing, margins ---------------------------------------------------------------------


async def test_sides_are_swapped(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("x")
        source, target = reader.screen.window.pane("source"), reader.screen.window.pane("target")
        assert target.region.x == 0 and source.region.x == target.region.right
        assert source.has_class("-divided") and not target.has_class("-divided")
        assert source.size.width + source.styles.border_left[0].count("solid") == source.region.width
        await reader.press("tab")
        assert reader.screen.window.sidebar.has_focus, "the source is the last pane now"
        await reader.press("tab")
        assert target.has_focus
        await to_view(reader, "interleaved")
        assert shown(reader)[0].target and not shown(reader)[0].source
        await reader.press("x")
        assert shown(reader)[0].source and not shown(reader)[0].target


async def test_swapping_one_language_turns_to_the_other(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await to_view(reader, "single")
        await reader.press("x")
        assert reader.screen.reading.active_side == "target"
        assert characters(reader, "target") and not characters(reader, "source")


@pytest.mark.parametrize("leave", ["z", "escape"])
async def test_zen_is_the_text_alone(open_reader: Opener, leave: str) -> None:
    async with open_reader((160, 24)) as reader:
        await reader.press("z", "j")
        assert not any(reader.screen.query_one(name).display for name in ("#footer", "#status", "#sidebar"))
        assert len(reader.rows()) == 24 == reader.screen.window.pane_rows
        assert "Bahasa" not in reader.screen.window.pane("source").render_line(0).text
        row = reader.screen.window.pane("source").render_line(0).text
        left, right = (len(row) - len(part) for part in (row.lstrip(" "), row.rstrip(" ")))
        assert left >= 2 and right >= 2
        await reader.press("slash")
        await reader.type("xyzzy")
        assert reader.screen.query_one("#prompt").display
        assert "not found" in reader.line("#status") and reader.screen.query_one("#status").display
        await reader.press("escape")
        assert reader.screen.state.view_options.is_zen
        assert not reader.screen.query_one("#status").display
        await reader.press(leave)
        assert reader.screen.query_one("#footer").display and reader.screen.window.sidebar.display
        assert "Bahasa" in reader.screen.window.pane("source").render_line(0).text


async def test_a_list_that_is_asked_for_ends_zen(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("z", "quotation_mark")
        assert reader.screen.window.sidebar.has_focus and reader.screen.window.sidebar.display
        await reader.press("escape", "z", "s")
        assert reader.screen.window.sidebar.display and not reader.screen.state.view_options.is_zen


async def test_spacing_and_margins_by_name(open_reader: Opener) -> None:
    async with open_reader() as reader:
        gaps = [len([row for row in shown(reader)[:20] if not (row.source or row.target)])]
        widths = [reader.screen.window.viewport.widths["source"]]
        for _ in range(2):
            reader.screen.action_spacing()
            reader.screen.action_margins()
            await reader.settle()
            gaps.append(len([row for row in shown(reader)[:20] if not (row.source or row.target)]))
            widths.append(reader.screen.window.viewport.widths["source"])
            pane = reader.screen.window.pane("source")
            assert {len(pane.render_line(1 + y).text) for y in range(8)} == {pane.size.width}
        assert gaps == sorted(set(gaps)) and widths == sorted(set(widths), reverse=True)
        reader.screen.action_spacing()
        reader.screen.action_margins()
        assert reader.screen.state.stored_options()["spacing"] == 0
        assert "margins" in reader.screen.state.notice


async def test_settings_are_given_and_taken_as_plain_values(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("v", "x", "s", "plus")
        kept = reader.screen.state.stored_options()
        assert kept["view"] == "interleaved" and kept["is_swapped"] is True and kept["sidebar"] is False
        await reader.press("v", "x", "s")
        reader.screen.controllers.views.restore(kept)
        await reader.settle()
        assert reader.screen.state.stored_options() == kept
        assert shown(reader)[0].target and not reader.screen.window.sidebar.display
        reader.screen.controllers.views.restore(
            {"view": "sideways", "spacing": 99, "margins": 3, "is_swapped": "no", "source_share": "x", "more": ()}
        )
        await reader.settle()
        assert reader.screen.window.view == "side_by_side" and reader.screen.window.sidebar.display
        assert reader.screen.state.stored_options()["source_share"] is None


async def test_settings_of_an_earlier_reading_are_there_in_the_first_frame(seeds: tuple[Document, Document]) -> None:
    kept = {"view": "beside", "is_swapped": True, "spacing": 1, "margins": "wide", "source_share": 0.4}
    app = SejajarApp(**app_arguments(seeds, {"view_options": kept}))
    async with app.run_test(size=(120, 32)):
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        assert screen.window.pane("target").region.x == 0 < screen.window.pane("source").region.x
        assert screen.state.stored_options() == {**kept, "sidebar": True}
        assert screen.window.viewport.arrangement.spacing == 1


# -- only the rows with hits ----------------------------------------------------------------------------------


async def test_only_the_rows_with_hits(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("zuckerberg")
        await reader.press("enter", "ampersand")
        reading = reader.screen.reading
        found = {place.passage_index for place in reading.hits.places}
        assert {row.passage_index for row in shown(reader)} == found
        assert f"{len(found)} passages with hits" in reader.line("#status")
        await reader.press("g")
        assert reader.passage == min(found)
        await reader.press(*["j"] * (len(found) + 2))
        assert reader.passage == max(found) == reading.last_passage or reader.passage == max(found)
        await reader.press("n")
        assert reader.passage in found
        assert f"passage {reader.passage + 1}/27" in reader.line("#status")
        await reader.press("slash")
        await reader.type("altman")
        await reader.press("enter")
        again = {place.passage_index for place in reading.hits.places}
        assert again != found and {row.passage_index for row in shown(reader)} == again
        await reader.press("escape")
        assert len({row.passage_index for row in shown(reader)} - again) > 0
        assert reading.hits is not None, "the search is left by the next Esc"
        await reader.press("escape")
        assert reading.hits is None


async def test_a_jump_to_a_hidden_passage_shows_all_rows(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("altman")
        await reader.press("enter", "ampersand", "number_sign", "escape", "right_square_bracket")
        while reader.screen.reading.shown_passages is not None:
            await reader.press("right_square_bracket")
        assert reader.passage in {row.passage_index for row in shown(reader)}
        assert len({row.passage_index for row in shown(reader)}) > 3


async def test_without_hits_there_are_no_rows_to_choose(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("ampersand")
        assert "no search yet" in reader.line("#status")
        await reader.press("slash")
        await reader.type("xyzzy")
        await reader.press("enter", "ampersand")
        assert "not found" in reader.line("#status")
        assert len({row.passage_index for row in shown(reader)}) > 3


# -- the word pointed at --------------------------------------------------------------------------------------


async def test_the_word_that_was_clicked_is_searched(open_reader: Opener) -> None:
    async with open_reader() as reader:
        text = reader.screen.reading.bitext.target.text
        offset = text.index("Meta")
        y, row = next((y, row) for y, row in enumerate(shown(reader)) if row.target and offset in row.target.span)
        column = row.target.logical_to_visual(Span(offset, offset + 1))[0][0]
        left = reader.screen.window.pane("target").size.width - 2 - row.target.line.width + column
        await reader.pilot.click("#target-pane", offset=(left + 1, 1 + y))
        await reader.settle()
        await reader.press("asterisk")
        assert reader.screen.reading.hits.label == "/meta"
        assert reader.screen.reading.hits.counter.startswith("1/") or reader.screen.reading.hits.current is not None
        assert not reader.screen.window.prompt.is_open
        await reader.press("j", "j", "j", "asterisk")
        assert reader.screen.reading.hits.label != "/meta", "another passage: the click is old"


async def test_contents_are_listed_and_followed(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("t")
        assert reader.screen.window.sidebar.has_focus
        assert len(reader.screen.reading.lists.shown_entries) == 10, "a paragraph an entry"
        assert reader.line("#sidebar", 2).strip(" ▌").startswith("Manajemen chip-chip")
        assert re.search("[\ufe80-\ufefc]", reader.line("#sidebar", 3))
        await reader.press("escape", "right_curly_bracket", "j")
        assert reader.screen.window.sidebar.listing.cursor == 1, "the paragraph one reads in"
        await reader.press("right_square_bracket")
        assert reader.screen.reading.paragraph_number[0] == 3
        await reader.press("t")
        await reader.type("zuckerberg")
        assert 0 < len(reader.screen.reading.lists.shown_entries) < 10


async def test_from_a_row_without_hits_the_next_one_with_some_is_gone_to(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("altman")
        await reader.press("enter", "k", "ampersand")
        shown_passages = reader.screen.reading.shown_passages
        assert reader.passage == shown_passages[0]
        await reader.press("ampersand")
        assert reader.screen.reading.shown_passages is None
        assert reader.passage == shown_passages[0], "all rows again, at the same place"
        assert "all passages" in reader.line("#status")


async def test_zen_in_a_narrow_window(open_reader: Opener) -> None:
    async with open_reader((50, 16)) as reader:
        await reader.press("z", "t")
        assert reader.screen.window.sidebar.has_focus and not reader.screen.state.view_options.is_zen
        await reader.press("escape", "z", "s")
        assert reader.screen.window.sidebar.display and not reader.screen.state.view_options.is_zen
        await reader.press("f11")  # letters narrow the list
        assert not reader.screen.window.sidebar.display and reader.screen.window.pane("source").has_focus


async def test_empty_texts_in_every_view(open_reader: Opener) -> None:
    texts = Document.from_text("", name="a"), Document.from_text("", language="ar", name="b")
    async with open_reader(texts=texts) as reader:
        await reader.press("asterisk")
        assert "no word here" in reader.line("#status")
        for _ in range(3):
            await reader.press("v", "p", "x", "z", "j", "space", "z", "ampersand", "t", "escape")
        assert reader.screen.reading.peeked == ()


async def test_a_peek_that_cannot_be_stored_is_reported(open_reader: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_reader() as reader:

        def full(*_change: object) -> Notice:
            return Notice("not-saved-yet", {"reason": "the disk is full"})

        monkeypatch.setattr(KeptPair, "_write", full)
        await to_view(reader, "single")
        await reader.press("p")
        assert "the disk is full" in reader.line("#status")
        assert characters(reader, "target"), "the translation is shown all the same"


async def test_a_list_over_the_panes_stands_beside_them_in_a_window_that_grows(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("s")
        await reader.pilot.resize_terminal(60, 20)
        await reader.press("f2")
        assert reader.screen.state.list_covers_panes
        await reader.pilot.resize_terminal(120, 32)
        await reader.settle()
        assert reader.screen.window.sidebar.display
        assert reader.screen.window.sidebar.has_focus
        await reader.press("tab")
        assert reader.screen.window.pane("source").has_focus
