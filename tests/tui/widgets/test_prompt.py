"""The line editor of the search: editing, history, and Arabic as it is typed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from textual import events

from sejajar.tui.widgets import prompt as prompt_module

Opener = Any


async def test_arabic_is_shown_joined_as_it_is_typed(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("سلام 42")
        assert reader.screen.window.prompt.value == "سلام 42"
        line = reader.line("#prompt")
        assert "42 \ufee1\ufefc\ufeb3" in line, "joined, from right to left, the number on the left"
        assert not re.search("[\u0621-\u064a]", line)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["a", "b", "c", "backspace"], "ab"),
        (["a", "b", "left", "x"], "axb"),
        (["a", "b", "home", "x", "end", "y"], "xaby"),
        (["a", "b", "left", "left", "delete"], "b"),
        (["a", "space", "b", "ctrl+w"], "a "),
        (["a", "b", "ctrl+u", "c"], "c"),
        (["a", "b", "left", "right", "right", "c"], "abc"),
    ],
)
async def test_editing(open_reader: Opener, keys: list[str], value: str) -> None:
    async with open_reader() as reader:
        await reader.press("slash", *keys)
        assert reader.screen.window.prompt.value == value


async def test_arrows_move_as_the_eye_sees_it_in_arabic(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("سل")
        await reader.press("right", "ا")
        assert reader.screen.window.prompt.value == "سال"


async def test_backspace_on_nothing_leaves_the_prompt(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("slash", "a", "backspace")
        assert reader.screen.window.prompt.is_open
        await reader.press("backspace")
        assert not reader.screen.window.prompt.is_open
        assert reader.screen.window.pane("source").has_focus


async def test_deleting_the_query_goes_back_to_where_it_began(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("slash")
        await reader.type("Susan")
        assert reader.passage > 0
        await reader.press("ctrl+u")
        assert reader.passage == 0
        assert reader.screen.reading.hits is None


async def test_what_was_searched_is_recalled(open_reader: Opener) -> None:
    async with open_reader() as reader:
        for text in ("meta", "llama"):
            await reader.press("slash")
            await reader.type(text)
            await reader.press("enter")
        await reader.press("slash", "up")
        assert reader.screen.window.prompt.value == "llama"
        await reader.press("up")
        assert reader.screen.window.prompt.value == "meta"
        await reader.press("down", "down")
        assert reader.screen.window.prompt.value == ""
        await reader.press("escape", "number_sign", "up")
        assert reader.screen.window.prompt.value == "", "words and values have histories of their own"


async def test_pasting_takes_the_first_line(open_reader: Opener) -> None:
    from textual import events

    async with open_reader() as reader:
        await reader.press("slash")
        reader.screen.window.prompt.post_message(events.Paste("Susan Li\nzzz"))
        await reader.settle()
        assert reader.screen.window.prompt.value == "Susan Li"
        assert reader.screen.reading.hits.places


async def test_a_long_query_keeps_its_end_in_sight(open_reader: Opener) -> None:
    async with open_reader((40, 12)) as reader:
        await reader.press("slash")
        await reader.type("abcdefghij" * 6)
        line = reader.line("#prompt")
        assert line.endswith("hij")
        assert len(line) <= 40


async def test_the_empty_prompt_shows_what_can_be_typed(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("number_sign")
        assert ">1jt" in reader.line("#prompt") and "usd>=10bn" in reader.line("#prompt")


async def test_what_is_pasted_is_as_harmless_as_a_file(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("a")
        reader.pilot.app.post_message(events.Paste("satu\x1b[2J\x07 \ud800\tdua\nbaris lain"))
        await reader.settle()
        await reader.press("enter")
        assert [note.text for note in reader.screen.background.store.notes] == ["satu␛[2J␇ \ufffd dua"]


async def test_a_pasted_book_is_laid_out_only_as_far_as_it_is_seen(
    open_reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths: list[int] = []
    real = prompt_module.label_clusters

    def noted(text: str, *rest: Any, **options: Any) -> Any:
        lengths.append(len(text))
        return real(text, *rest, **options)

    monkeypatch.setattr(prompt_module, "label_clusters", noted)
    async with open_reader() as reader:
        await reader.press("slash")
        reader.pilot.app.post_message(events.Paste("panjang " * 131072))
        await reader.press("home")
        assert reader.line("#prompt").startswith("/ panjang panjang")
        assert max(lengths) < 10_000
