"""Keys that arrive faster than the reader does what they mean: over a slow line, from a macro."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual import events

from sejajar.keyboard.key_names import name_of_key
from sejajar.tui.screens.help import HelpScreen
from sejajar.tui.screens.palette import PaletteScreen

Opener = Any
Opened = Any

NAMED = {"\r": "enter", "\x1b": "escape", "\t": "tab"}


async def at_once(reader: Opened, text: str) -> None:
    """Have the keys of ``text`` arrive in one read."""
    for character in text:
        key = NAMED.get(character) or name_of_key(character)
        reader.pilot.app.post_message(events.Key(key, None if character == "\x1b" else character))
    await reader.pilot.pause(0.1)
    await reader.settle()


async def test_the_letter_of_a_mark_is_no_key(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await at_once(reader, "jjmaj")
        assert [mark.name for mark in reader.screen.background.store.marks] == ["a"]
        assert reader.passage == 3
        await at_once(reader, "5j'aj")
        assert reader.passage == 3


async def test_what_is_searched_is_no_keys_and_what_follows_is(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await at_once(reader, "/Zuckerberg\rj")
        hits = reader.screen.reading.hits
        assert hits is not None and hits.label == "/Zuckerberg"
        assert not reader.screen.window.is_asking
        assert reader.passage > 1


async def test_a_search_from_the_list_has_all_its_letters(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("f2")
        assert reader.screen.window.sidebar.has_focus
        await at_once(reader, "/Meta\r")
        assert reader.screen.reading.hits.label == "/Meta"


async def test_a_note_is_written_whole(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await at_once(reader, "ajaga ini: كتاب\rj")
        assert [note.text for note in reader.screen.background.store.notes] == ["jaga ini: كتاب"]
        assert reader.passage == 1


async def test_esc_gives_the_keys_back(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await at_once(reader, "/z\x1bjj")
        assert reader.passage == 2


async def test_a_list_is_narrowed_and_left(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await at_once(reader, '"altman\r')
        assert reader.screen.reading.lists.list_filter == "altman"
        assert reader.screen.reading.lists.selection is not None


async def test_a_command_is_named_and_run(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await at_once(reader, ":bottom\r")
        assert not isinstance(reader.pilot.app.screen, PaletteScreen)
        assert reader.passage == reader.screen.reading.last_passage


async def test_the_help_is_opened_and_closed(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await at_once(reader, "?qjj")
        assert not isinstance(reader.pilot.app.screen, HelpScreen)
        assert reader.pilot.app.is_running
        assert reader.passage == 2


POINTER = {"x": 5, "y": 5, "delta_x": 0, "delta_y": 0, "shift": False, "meta": False, "ctrl": False}


@pytest.mark.parametrize(
    "arriving",
    [
        [events.Key("question_mark", "?"), events.Key("q", "q"), events.Key("i", "i")],
        [events.Key("slash", "/"), events.Key("a", "a"), events.Key("enter", "\r")],
        [events.Key("ل", "ل")],
        [events.MouseDown(None, button=1, **POINTER), events.MouseUp(None, button=1, **POINTER)],
        [events.MouseScrollDown(None, button=0, **POINTER)],
        [events.Paste("kata")],
        [events.Resize(events.Size(50, 20), events.Size(50, 20))],
    ],
    ids=lambda arriving: type(arriving[0]).__name__ + str(len(arriving)),
)
@pytest.mark.parametrize("yields", [0, 1])
async def test_what_arrives_while_the_reader_closes_is_dropped(
    open_reader: Opener, arriving: list[events.Event], yields: int
) -> None:
    async with open_reader() as reader:
        for event in arriving:
            reader.pilot.app.post_message(event)
        # The screens are removed while these are on their way.
        for _yield in range(yields):
            await asyncio.sleep(0)
