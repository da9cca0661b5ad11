"""The reader as its user meets it: keys in, rows out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from sejajar.session.bitext import SIDES
from sejajar.text.document import Document
from sejajar.text.span import Span
from sejajar.tui.messages import RowClicked, ScreenRow
from sejajar.tui.widgets.pane import MARGIN_COLUMNS, TITLE_ROWS

Opener = Any


def words_of(rows: list[str]) -> list[str]:
    return re.findall(r"[^\s▌▐·]+", " ".join(rows))


async def test_the_first_screen_shows_both_texts_level(open_reader: Opener) -> None:
    async with open_reader() as reader:
        source, target = reader.rows("source"), reader.rows("target")
        assert source[0].startswith("▌ Manajemen chip-chip")
        assert target[0].endswith("▐")
        starts = {row.passage_index: y for y, row in reversed(list(enumerate(shown_rows(reader))))}
        for passage_index, y in starts.items():
            passage = reader.screen.reading.bitext.passages[passage_index]
            for side in SIDES:
                line = shown_rows(reader)[y].line(side)
                assert line is not None and line.span.start == passage.spans(side)[0].start


def shown_rows(reader: Any) -> tuple[Any, ...]:
    return reader.screen.window.viewport.rows_from(reader.screen.state.top, reader.screen.window.pane_rows)


async def test_arabic_is_joined_and_flush_right(open_reader: Opener) -> None:
    async with open_reader() as reader:
        row = reader.screen.window.pane("target").render_line(TITLE_ROWS).text
        assert len(row) == reader.screen.window.pane("target").size.width
        assert re.search("[\ufe80-\ufefc]", row)
        assert not re.search("[\u0621-\u064a]", row), "a letter was left unjoined"
        assert row.endswith(" ▐") and row[0] == " " and row[-3] != " "


async def test_reading_down_shows_every_word_once(open_reader: Opener, seeds: tuple[Document, Document]) -> None:
    async with open_reader() as reader:
        shown: dict[tuple[int, int], str] = {}
        while True:
            for row, text in zip(shown_rows(reader), reader.rows(), strict=False):
                shown[row.passage_index, row.row] = text
            before = reader.screen.state.top
            await reader.press("space")
            if reader.screen.state.top == before:
                break
        # Joined without blanks: a line may also end after a hyphen.
        assert "".join(words_of([shown[place] for place in sorted(shown)])) == "".join(seeds[0].text.split())


async def test_passages_scroll_only_as_far_as_needed(open_reader: Opener) -> None:
    async with open_reader() as reader:
        tops = []
        for _ in range(reader.screen.reading.last_passage):
            await reader.press("j")
            rows = [row for row in shown_rows(reader) if row.passage_index == reader.passage]
            block = reader.screen.window.viewport.passage_layout(reader.passage)
            assert len(rows) >= len(block.source), "the passage is not wholly on the screen"
            tops.append(reader.screen.state.top)
        assert reader.passage == reader.screen.reading.last_passage
        assert all(earlier <= later for earlier, later in pairwise(tops))
        for _ in range(3):
            await reader.press("k")
        assert reader.passage == reader.screen.reading.last_passage - 3


@pytest.mark.parametrize(("there", "back"), [("space", "b"), ("d", "u"), ("ctrl+e", "ctrl+y"), ("pagedown", "pageup")])
async def test_scrolling_there_and_back(open_reader: Opener, there: str, back: str) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j")
        before = reader.screen.state.top
        await reader.press(there)
        assert reader.screen.state.top > before
        first, last = shown_rows(reader)[0].passage_index, shown_rows(reader)[-1].passage_index
        assert first <= reader.passage <= last
        await reader.press(back)
        assert reader.screen.state.top == before


async def test_top_bottom_paragraph(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("G")
        assert reader.passage == reader.screen.reading.last_passage
        assert reader.rows()[-1].strip(), "the last row of the text stands on the last row of the screen"
        assert reader.line("#status").startswith(" 100%")
        await reader.press("left_curly_bracket")
        assert reader.screen.reading.paragraph_number == (10, 10)
        await reader.press("left_curly_bracket")
        assert reader.screen.reading.paragraph_number == (9, 10)
        await reader.press("g", "right_curly_bracket")
        assert reader.screen.reading.paragraph_number == (2, 10)
        await reader.press("g")
        assert reader.passage == 0


async def test_paging_past_the_end_takes_the_last_passage(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press(*["space"] * 12)
        assert reader.passage == reader.screen.reading.last_passage
        await reader.press(*["b"] * 12)
        assert reader.passage == 0


@pytest.mark.parametrize("size", [(160, 40), (100, 20), (80, 24), (70, 18), (50, 24), (30, 10), (20, 8)])
async def test_a_resize_keeps_the_passage(open_reader: Opener, size: tuple[int, int]) -> None:
    async with open_reader() as reader:
        await reader.press(*["j"] * 12)
        await reader.pilot.resize_terminal(*size)
        await reader.settle()
        assert reader.passage == 12
        assert 12 in {row.passage_index for row in shown_rows(reader)}
        await reader.pilot.resize_terminal(120, 32)
        await reader.settle()
        assert reader.passage == 12
        assert 12 in {row.passage_index for row in shown_rows(reader)}


@pytest.mark.parametrize("width", [200, 120, 96, 80, 79, 60])
async def test_the_split_follows_the_texts(open_reader: Opener, width: int) -> None:
    async with open_reader((width, 24)) as reader:
        source, target = (reader.screen.window.pane(side).size.width for side in SIDES)
        assert source > target
        assert reader.screen.window.sidebar.display == (width >= 80)
        for side in SIDES:
            assert (
                reader.screen.window.viewport.widths[side]
                == reader.screen.window.pane(side).size.width - MARGIN_COLUMNS
            )


async def test_the_split_can_be_changed(open_reader: Opener) -> None:
    async with open_reader() as reader:
        width = reader.screen.window.pane("source").size.width
        await reader.press("plus", "plus")
        wider = reader.screen.window.pane("source").size.width
        assert wider > width
        await reader.press("minus")
        assert width < reader.screen.window.pane("source").size.width < wider
        await reader.press("tab", "plus", "plus")
        assert reader.screen.window.pane("source").size.width < width
        await reader.press("equals_sign")
        assert reader.screen.window.pane("source").size.width == width


async def test_one_pane_at_a_time_when_narrow(open_reader: Opener) -> None:
    async with open_reader((50, 20)) as reader:
        assert reader.rows("source")[0].startswith("▌ Manajemen")
        assert not reader.screen.window.pane("target").region
        await reader.press("j", "tab")
        assert reader.screen.window.pane("target").region.width == 50
        assert not reader.screen.window.pane("source").region
        assert reader.passage == 1


async def test_the_sidebar_lists_quotes_with_speakers(open_reader: Opener) -> None:
    async with open_reader((140, 44)) as reader:
        shown = "\n".join(reader.line("#sidebar", y) for y in range(40))
        assert "Quotes" in shown and "Figures" in shown
        assert "Sam Altman" in shown
        speakers = {entry.speaker for entry in reader.screen.reading.lists.entries["quotes"]}
        assert {"Sam Altman", "Susan Li"} <= speakers


async def test_a_quote_jump_marks_the_exact_characters_on_both_sides(open_reader: Opener) -> None:
    async with open_reader() as reader:
        reader.screen.reading.lists.filter_list("loncatan")
        await reader.press("right_square_bracket")
        place = reader.screen.reading.lists.selected_occurrence
        assert "loncatan signifikan" in reader.styled("source", "item").replace("|", " ")
        marked = reader.styled("target", "item")
        words = place.target.of(reader.screen.reading.bitext.target.text).split()
        assert len(re.findall(r"[^ |]+", marked)) >= len(words)
        # Every cell is a letter of the span; blanks at line ends are not drawn.
        drawn = re.sub("[ |]", "", marked)
        lam_alefs = len(re.findall("[\ufef5-\ufefc]", drawn))
        assert len(drawn) + lam_alefs == len("".join(words))


async def test_stepping_through_the_list_wraps_around(open_reader: Opener) -> None:
    async with open_reader() as reader:
        count = len(reader.screen.reading.lists.walk())
        assert count > 10
        seen = []
        for _ in range(count):
            await reader.pilot.press("right_square_bracket")
            seen.append(reader.screen.reading.lists.selected_occurrence)
        assert [place.order for place in seen] == sorted(place.order for place in seen)
        assert len(set(seen)) == count
        await reader.press("right_square_bracket")
        assert reader.screen.reading.lists.selected_occurrence == seen[0]
        await reader.press("left_square_bracket")
        assert reader.screen.reading.lists.selected_occurrence == seen[-1]


async def test_figures_are_listed_once(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("number_sign", "enter")
        assert reader.screen.window.sidebar.has_focus
        shown = [reader.line("#sidebar", y) for y in range(30)]
        assert sum("100.000" in row for row in shown) == 1
        await reader.press("home", "down", "enter")
        assert reader.screen.reading.lists.selection.entry_index == 1
        assert reader.passage == reader.screen.reading.lists.selected_occurrence.passage_index


async def test_typing_in_the_sidebar_narrows_the_list(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("quotation_mark")
        everything = len(reader.screen.reading.lists.shown_entries)
        await reader.type("susan")
        assert len(reader.screen.reading.lists.shown_entries) == 1 < everything
        assert "susan" in reader.line("#sidebar", 1)
        await reader.press("enter")
        assert "Akan ada serangkaian" in reader.styled("source", "item")
        await reader.press("escape")
        assert len(reader.screen.reading.lists.shown_entries) == everything
        await reader.press("escape")
        assert reader.screen.window.pane("source").has_focus


async def test_in_a_narrow_window_the_list_covers_the_panes(open_reader: Opener) -> None:
    async with open_reader((56, 20)) as reader:
        await reader.press("quotation_mark")
        assert reader.screen.window.sidebar.region.width == 56
        await reader.press("down", "enter")
        assert not reader.screen.window.sidebar.display
        assert reader.screen.window.pane("source").has_focus
        assert reader.styled("source", "item")


async def test_search_as_typed(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j", "slash")
        await reader.type("meta")
        hits = reader.screen.reading.hits
        assert reader.passage >= 2, "the search begins at the reading place"
        assert f"/meta  {hits.counter}" in reader.line("#status")
        await reader.press("enter", "n")
        assert reader.screen.reading.hits.current == hits.current + 1
        assert reader.styled("source", "hit-current") or reader.styled("target", "hit-current")
        await reader.press(*["N"] * (hits.current + 2))
        assert "continued from the end" in reader.line("#status")


async def test_search_folds_arabic(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("نموا")  # the text has نموًا
        assert reader.screen.reading.hits.counter == "1/1"
        assert reader.styled("target", "hit-current")


async def test_escape_goes_back_to_where_the_search_began(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j", "j", "ctrl+e")
        top, passage = reader.screen.state.top, reader.passage
        await reader.press("slash")
        await reader.type("Susan")
        assert reader.passage > passage
        await reader.press("escape")
        assert (reader.screen.state.top, reader.passage) == (top, passage)
        assert reader.screen.reading.hits is None


async def test_a_phrase_across_line_wraps_is_found_and_marked(open_reader: Opener) -> None:
    async with open_reader((64, 24)) as reader:
        await reader.press("slash")
        await reader.type("pengeluaran yang lebih tinggi lagi")
        marked = reader.styled("source", "hit-current")
        assert marked.replace("|", "").replace(" ", "") == "pengeluaranyanglebihtinggilagi"
        assert "|" in marked


async def test_not_found_stays(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("j", "slash")
        await reader.type("xyzzy")
        assert reader.passage == 1
        assert "not found" in reader.line("#status")


@pytest.mark.parametrize(
    ("query", "count"), [("42%", 1), (">1jt", 3), ("usd>=10bn", 1), ("100rb..500rb", 1), ("mw", 2), ("40 مليار", 1)]
)
async def test_figure_search(open_reader: Opener, query: str, count: int) -> None:
    async with open_reader() as reader:
        await reader.press("number_sign")
        await reader.type(query)
        hits = reader.screen.reading.hits
        found = {place.source for place in hits.places}
        assert query == ">1jt" or len(found) == count
        assert hits.places and all(place.source and place.target for place in hits.places)
        await reader.press("enter")
        assert reader.styled("source", "hit-current") and reader.styled("target", "hit-current")


async def test_an_invalid_query_is_reported(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("number_sign")
        await reader.type(">>")
        assert reader.screen.state.is_problem
        assert reader.line("#status").split("  ")[-1]


async def test_a_click_goes_to_the_passage(open_reader: Opener) -> None:
    async with open_reader() as reader:
        y = next(y for y, row in enumerate(shown_rows(reader)) if row.passage_index == 2)
        await reader.pilot.click("#target-pane", offset=(5, TITLE_ROWS + y))
        await reader.settle()
        assert reader.passage == 2
        assert reader.screen.reading.active_side == "target"


async def test_help_lists_every_key(open_reader: Opener) -> None:
    async with open_reader((100, 60)) as reader:
        await reader.press("question_mark")
        assert type(reader.pilot.app.screen).__name__ == "HelpScreen"
        await reader.press("q")
        assert reader.pilot.app.screen is reader.screen


async def test_palette_runs_an_action_by_name(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("colon")
        await reader.type("Bottom")
        await reader.press("enter")
        await reader.settle()
        assert reader.passage == reader.screen.reading.last_passage


async def test_theme_changes(open_reader: Opener) -> None:
    async with open_reader() as reader:
        before = reader.pilot.app.theme
        await reader.press("c")
        assert reader.pilot.app.theme != before


async def test_q_quits(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.pilot.press("q")
        await reader.pilot.pause()
        assert reader.pilot.app.return_code == 0


@pytest.mark.parametrize(
    ("source", "target", "said"), [("", "", "are empty"), ("Satu kalimat.", "", "is empty"), ("", "جملة.", "is empty")]
)
async def test_an_empty_text_opens_and_is_reported(open_reader: Opener, source: str, target: str, said: str) -> None:
    texts = Document.from_text(source, name="a.txt"), Document.from_text(target, language="ar", name="b.txt")
    async with open_reader(texts=texts) as reader:
        assert said in reader.line("#status")
        await reader.press("j", "k", "space", "b", "G", "g", "right_square_bracket", "n", "right_curly_bracket", "tab")
        await reader.press("slash")
        await reader.type("kata")
        await reader.press("enter", "number_sign")
        await reader.type("42")
        await reader.press("escape")


async def test_escape_sequences_of_a_text_are_shown_not_sent(open_reader: Opener) -> None:
    evil = "aman \x1b]52;c;ZXZpbA==\x07 \x1b[31m merah \x9b31m “kutip \x1b[2J” kata Budi."
    texts = Document.from_text(evil, name="evil\x1b[31m.txt"), Document.from_text("نص \x1b]0;x\x07", name="b")
    async with open_reader(texts=texts) as reader:
        await reader.press("quotation_mark", "right_square_bracket")
        painted = "".join(segment.text for strip in reader.screen._compositor.render_strips() for segment in strip)
        assert "␛]52" in painted
        assert not re.search("[\x00-\x1f\x7f-\x9f]", painted)


async def test_digits_change_on_the_screen_only(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j", "w", "w")
        assert "digits" in reader.line("#status")
        assert any("\u0661\u0665\u0660" in row for row in reader.rows("target")), "150 in Arabic-Indic digits"
        assert any("150" in row for row in reader.rows("source")), "the left-to-right text keeps its digits"
        await reader.press("slash")
        await reader.type("150")
        assert reader.screen.reading.hits.counter.endswith("/2")
        await reader.press("escape", "w")
        assert any("150" in row for row in reader.rows("target"))


VOCALISED = "كَتَبَ الْوَلَدُ الدَّرْسَ."


async def test_vowel_marks_are_hidden_and_shown(open_reader: Opener) -> None:
    texts = Document.from_text("Anak itu menulis.", name="a"), Document.from_text(VOCALISED, language="ar", name="b")
    async with open_reader(texts=texts) as reader:
        assert "\u064e" in reader.rows("target")[0]
        await reader.press("h")
        assert not re.search("[\u064b-\u0652]", reader.rows("target")[0])
        await reader.press("slash")
        await reader.type("كتب")
        assert reader.screen.reading.hits.places
    async with open_reader(texts=texts, harakat="hide") as reader:
        assert not re.search("[\u064b-\u0652]", reader.rows("target")[0])
        assert "hidden" in reader.line("#status")


# -- the order of what one message or key does ------------------------------------------------------------------


def spy(monkeypatch: pytest.MonkeyPatch, *methods: tuple[Any, str]) -> list[str]:
    """The names of these methods in the order in which they are called from now on."""
    called: list[str] = []

    def noted(name: str, method: Any) -> Any:
        def run(*arguments: Any) -> Any:
            called.append(name)
            return method(*arguments)

        return run

    for owner, name in methods:
        monkeypatch.setattr(owner, name, noted(name, getattr(owner, name)))
    return called


async def test_a_click_ends_the_selection_then_is_noted_then_goes_to_the_row(
    open_reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as reader:
        screen, controllers = reader.screen, reader.screen.controllers
        screen.window.highlighter.selected = ("source", Span(0, 3))
        called = spy(
            monkeypatch,
            (controllers.navigation, "go_to_clicked_row"),
            (controllers.copying, "select"),
            (controllers.navigation, "note_click"),
        )
        rows = shown_rows(reader)
        y = next(y for y, row in enumerate(rows) if row.passage_index == 3 and row.source)
        screen.post_message(RowClicked("source", ScreenRow(y)))
        await reader.settle()
        assert called == ["select", "note_click", "go_to_clicked_row"]
        assert screen.state.pointed_at == ("source", rows[y].source.span.start)
        assert reader.passage == 3


async def test_what_was_clicked_is_noted_in_the_rows_that_were_clicked(open_reader: Opener) -> None:
    # The last row is of a passage that goes on below: going there scrolls the rows away from the click.
    async with open_reader(size=(100, 12)) as reader:
        rows = shown_rows(reader)
        y = len(rows) - 1
        line = rows[y].source
        assert line is not None
        reader.screen.post_message(RowClicked("source", ScreenRow(y)))
        await reader.settle()
        assert shown_rows(reader)[y] != rows[y]
        assert reader.screen.state.pointed_at == ("source", line.span.start)


async def test_esc_leaves_one_thing_after_the_other(open_reader: Opener) -> None:
    async with open_reader() as reader:
        screen, state = reader.screen, reader.screen.state

        def there() -> list[object]:
            return [
                screen.window.highlighter.selected is not None,
                state.locked_pane is not None,
                screen.window.sidebar.has_focus,
                state.view_options.is_zen,
                screen.reading.shown_passages is not None,
                screen.reading.hits is not None,
            ]

        await reader.press("slash", *"meta", "enter", "ampersand", "z", "l")
        screen.controllers.copying.select(("source", Span(0, 3)))
        screen.window.sidebar.display = True
        screen.window.sidebar.focus()
        await reader.settle()
        assert there() == [True] * 6
        for left in range(1, 7):
            screen.action_cancel()
            await reader.settle()
            assert there() == [False] * left + [True] * (6 - left)
