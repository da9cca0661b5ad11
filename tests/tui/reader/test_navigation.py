"""What matters now is on the screen: the current passage while the prompt is open, and news in a narrow window."""

from __future__ import annotations

from typing import Any

Opener = Any


def is_in_sight(reader: Any) -> bool:
    screen = reader.screen
    rows = screen.window.viewport.rows_from(screen.state.top, screen.window.pane_rows)
    return any(row.passage_index == reader.passage for row in rows)


async def test_the_prompt_does_not_hide_the_passage_it_asks_about(open_reader: Opener) -> None:
    async with open_reader() as reader:
        screen = reader.screen
        # Until the current passage has one row, the last.
        for _step in range(200):
            rows = screen.window.viewport.rows_from(screen.state.top, screen.window.pane_rows)
            if rows[-1].passage_index != rows[-2].passage_index and rows[-1].line("source"):
                break
            await reader.press("ctrl+e")
        screen.reading.go_to(rows[-1].passage_index)
        screen.window.show()
        await reader.press("a")
        assert screen.window.is_asking
        assert is_in_sight(reader)


async def test_esc_finds_the_place_again_in_a_window_of_another_size(open_reader: Opener) -> None:
    async with open_reader(size=(160, 50)) as reader:
        await reader.press("5", "0", "percent_sign")
        while is_in_sight(reader):
            here = reader.passage
            reader.screen.reading.go_to(here + 1)
        reader.screen.reading.go_to(here)
        reader.screen.window.show()
        await reader.press("slash", "z")
        await reader.pilot.resize_terminal(80, 12)
        await reader.press("escape")
        assert reader.passage == here
        assert is_in_sight(reader)


async def test_news_of_the_pair_does_not_move_where_a_search_began(open_reader: Opener) -> None:
    async with open_reader() as reader:
        screen = reader.screen
        await reader.press("4", "j", "slash")
        await reader.type("Gemini")
        assert reader.passage != 4
        screen.controllers.updates.renew(screen.reading.bitext, screen.reading.lists.entries)
        await reader.press("escape")
        assert reader.passage == 4
        assert screen.reading.bitext.first_span(4)
        assert is_in_sight(reader)


async def test_news_takes_the_room_of_the_place_in_a_narrow_window(open_reader: Opener) -> None:
    async with open_reader(size=(50, 20)) as reader:
        await reader.press("slash")
        await reader.type("zzz")
        await reader.press("enter", "alt+left")
        said = reader.line("#status")
        assert "no earlier jump" in said
        assert "3%" in said
        assert "/zzz" in said
        await reader.press("j")
        assert "passage 2/27" in reader.line("#status")


async def test_the_pane_that_stood_still_shows_its_passage_in_a_smaller_window(open_reader: Opener) -> None:
    async with open_reader(size=(160, 50)) as reader:
        await reader.press(*"jjjjjjjjj", "l", "g")
        await reader.pilot.resize_terminal(100, 12)
        await reader.press("tab")
        assert reader.passage == 9
        assert is_in_sight(reader)
