"""Counts, places by number, translated keys and presets, as the reader meets them on the screen."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from textual import events

from sejajar.keyboard.key_names import name_of_key
from sejajar.session.positions.percent import percent_at
from sejajar.tui.screens.help import HelpScreen
from sejajar.tui.screens.palette import PaletteScreen
from sejajar.tui.widgets.prompt import Prompt

Opener = Any


def status(reader: Any) -> str:
    """The status line, letters in no particular form."""
    return unicodedata.normalize("NFKC", reader.line("#status"))


def page_text(reader: Any) -> str:
    """The help, letters in no particular form."""
    page = reader.screen.app.screen.query_one("#help-page")
    return unicodedata.normalize("NFKC", "\n".join(page.render_line(y).text for y in range(page.size.height)))


async def at_once(reader: Any, text: str) -> None:
    """Characters that arrive in one read."""
    for character in text:
        reader.screen.app.post_message(events.Key(name_of_key(character), character))
    await reader.settle()


async def test_a_count_before_a_step(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.type("12")
        assert status(reader).endswith(" 12")
        await reader.press("j")
        assert reader.passage == 12
        assert not status(reader).endswith(" 12")
        await reader.type("5k")
        assert reader.passage == 7
        await reader.type("k")
        assert reader.passage == 6


async def test_keys_that_are_typed_ahead_keep_their_counts(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await at_once(reader, "G3kj2k")
        assert reader.passage == reader.screen.reading.last_passage - 4


async def test_a_count_before_an_end_is_a_passage(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.type("12g")
        assert reader.passage == 11
        await reader.type("4G")
        assert reader.passage == 3
        await reader.press("G")
        assert reader.passage == reader.screen.reading.last_passage
        await reader.press("ctrl+o")
        assert reader.passage == 3
        await reader.type("9999g")
        assert reader.passage == reader.screen.reading.last_passage
        await reader.press("g")
        assert reader.passage == 0


async def test_esc_drops_a_count(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("5", "escape")
        assert reader.screen.query_one("#status").typed == ("", "")
        await reader.press("j")
        assert reader.passage == 1


async def test_counts_of_items_paragraphs_and_rows(open_reader: Opener) -> None:
    async with open_reader() as reader:
        one_by_one = []
        for _ in range(3):
            await reader.press("right_square_bracket")
            one_by_one.append(reader.passage)
        await reader.press("g", "3", "right_square_bracket")
        assert reader.passage == one_by_one[-1]
        await reader.press("g", "4", "ctrl+e")
        assert (
            reader.screen.window.viewport.rows_between(
                reader.screen.window.viewport.clamped(reader.screen.state.top, 1), reader.screen.state.top, 99
            )
            == 0
        )
        assert reader.screen.state.top.passage_index or reader.screen.state.top.row == 4


async def test_a_count_that_means_nothing_is_gone(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("7", "s", "j")
        assert reader.passage == 1
        await reader.press("7", "5", "f5", "j")
        assert reader.passage == 2


async def test_percent(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("5", "0", "percent_sign")
        assert (
            percent_at(reader.screen.reading.bitext, reader.passage)
            >= 50
            > percent_at(reader.screen.reading.bitext, reader.passage - 1)
        )
        await reader.press("percent_sign")
        assert "type a number first" in status(reader)


@pytest.mark.parametrize(("typed", "passage"), [("12", 11), ("١٢", 11), ("s:0", 0), ("t:0", 0), ("100%", -1)])
async def test_the_question_for_a_place(open_reader: Opener, typed: str, passage: int) -> None:
    async with open_reader() as reader:
        await reader.type("8g")
        await reader.press("ctrl+g", *typed, "enter")
        assert reader.passage == (reader.screen.reading.last_passage if passage < 0 else passage)


async def test_an_invalid_position_is_reported_and_moves_nothing(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("3", "ctrl+g")
        assert reader.passage == 2
        await reader.press("ctrl+g", *"xyz", "enter")
        assert "'xyz' is not a passage number" in status(reader)
        await reader.press("ctrl+g", "enter")
        assert reader.passage == 2


async def test_a_character_of_a_text_is_in_sight(open_reader: Opener) -> None:
    async with open_reader() as reader:
        passage = reader.screen.reading.bitext.passages[20]
        await reader.press("ctrl+g", *f"t:{passage.spans('target')[0].start}", "enter")
        assert reader.passage == 20


async def test_an_empty_pair_has_no_places(open_reader: Opener) -> None:
    from sejajar.text.document import Document

    empty = (Document.from_text("", name="a"), Document.from_text("", name="b"))
    async with open_reader(texts=empty) as reader:
        await reader.type("12g5G")
        await reader.press("3", "j", "5", "percent_sign")
        assert reader.passage == 0


async def test_arabic_letters_are_keys(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.type("١٢ت")
        assert reader.passage == 12
        assert status(reader).endswith("ع")
        await reader.type("k")
        assert not status(reader).endswith("ع")
        await reader.press("؟")
        assert isinstance(reader.screen.app.screen, HelpScreen)
        await reader.type("ض")
        assert reader.screen.app.screen is reader.screen


async def test_lam_alef_in_one_read_is_one_key(open_reader: Opener) -> None:
    async with open_reader(keyboard="ar-pc") as reader:
        await reader.press("space", "space")
        top = reader.screen.state.top
        await at_once(reader, "لا")
        await reader.pilot.pause(0.05)
        assert reader.screen.state.top.passage_index < top.passage_index
        assert reader.passage > 0
        await reader.type("ل")
        await reader.pilot.pause(0.05)
        assert reader.passage == 0
        await reader.type("\ufefb")
        assert reader.passage == 0


async def test_text_is_not_translated(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("ظ")
        prompt = reader.screen.query_one(Prompt)
        assert prompt.is_open
        await at_once(reader, "لا ١٢؟")
        assert prompt.value == "لا ١٢؟"
        await reader.press("escape")
        await reader.press("quotation_mark")
        await reader.type("قال")
        assert reader.screen.reading.lists.list_filter == "قال"


async def test_a_mark_s_name_is_read_by_its_key(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.type("5g")
        await reader.press("ة", "ش")
        await reader.press("G", "apostrophe", "a")
        assert reader.passage == 4
        await reader.press("g", "ط", "ش")
        assert reader.passage == 4


async def test_chords_are_translated(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("ctrl+ب")
        assert reader.passage > 0


async def test_no_keyboard_translates_nothing(open_reader: Opener) -> None:
    async with open_reader(keyboard="none") as reader:
        await reader.type("١٢ت")
        assert reader.passage == 0
        assert reader.screen.app.layout_used is None


async def test_an_unknown_keyboard_is_reported(open_reader: Opener) -> None:
    async with open_reader(keyboard={"j": "k"}, size=(160, 30)) as reader:
        assert "'j' is not one character outside ASCII" in status(reader)
        await reader.type("ت")
        assert reader.passage == 1


async def test_the_help_has_both_signs_once_the_layout_was_used(open_reader: Opener) -> None:
    async with open_reader(size=(120, 60)) as reader:
        await reader.press("question_mark")
        assert "ت" not in page_text(reader)
        await reader.press("q", "ت", "question_mark")
        assert "j ت  ↓" in page_text(reader)


# -- presets and the reader's own map -------------------------------------------------------------------------------


async def test_less_searches_backward(open_reader: Opener) -> None:
    async with open_reader(preset="less") as reader:
        await reader.press("G", "question_mark", *"Meta", "enter")
        last, hits = reader.screen.reading.last_passage, reader.screen.reading.hits
        before = [number for number, place in enumerate(hits.places) if place.passage_index < last]
        assert hits.current == before[-1]
        await reader.press("n")
        assert reader.screen.reading.hits.current == before[-2]
        await reader.press("N")
        assert reader.screen.reading.hits.current == before[-1]
        await reader.press("5", "0", "p")
        assert reader.screen.reading.percent >= 50
        await reader.press("h")
        assert isinstance(reader.screen.app.screen, HelpScreen)


async def test_vim_has_keys_in_a_row(open_reader: Opener) -> None:
    async with open_reader(preset="vim") as reader:
        await reader.type("5gg")
        assert reader.passage == 4
        await reader.press("g")
        assert status(reader).endswith(" g")
        await reader.press("g")
        assert reader.passage == 0
        await reader.press("g", "j")
        assert "g j has no function" in status(reader)
        assert reader.passage == 0
        await reader.press("ctrl+w", "w")
        assert reader.screen.reading.active_side == "target"
        await reader.press("Z", "Z")
        assert reader.screen.app.return_code == 0


async def test_emacs_chords(open_reader: Opener) -> None:
    async with open_reader(preset="emacs") as reader:
        await reader.press("ctrl+n", "ctrl+n", "ctrl+p")
        assert reader.passage == 1
        await reader.press("ctrl+s")
        assert reader.screen.query_one(Prompt).is_open
        await reader.press("ctrl+g")
        await reader.press("escape", "ctrl+x", "o")
        assert reader.screen.reading.active_side == "target"


async def test_the_reader_s_own_keys_are_everywhere(open_reader: Opener) -> None:
    async with open_reader(key_map={"help": ["H"], "search": ["?"], "nope": ["x"]}, size=(160, 50)) as reader:
        assert "keys: unknown action 'nope'" in status(reader)
        assert " H " in reader.line("#footer")
        await reader.press("question_mark")
        assert reader.screen.query_one(Prompt).is_open
        await reader.press("escape", "slash")
        assert not reader.screen.query_one(Prompt).is_open
        await reader.press("H")
        assert isinstance(reader.screen.app.screen, HelpScreen)
        app = reader.screen.app
        commands = {command.title: command.keys for command in app.overlays.commands()}
        assert commands["Search"] == "?"


async def test_the_palette_opens_by_its_keys_only(open_reader: Opener) -> None:
    async with open_reader(preset="less") as reader:
        await reader.press("j", "ctrl+p")
        assert reader.passage == 0
        assert not isinstance(reader.screen.app.screen, PaletteScreen)
        await reader.press("colon")
        assert isinstance(reader.screen.app.screen, PaletteScreen)
