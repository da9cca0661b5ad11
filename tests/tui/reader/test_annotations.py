"""Jumps, marks, bookmarks and notes, by keys."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sejajar.alignment.editing import EditedAlignment, merge_with_next
from sejajar.session.reading.uncertain import moved_entries
from sejajar.tui.rows.entry_words import label_of

Opener = Callable[..., AbstractAsyncContextManager[Any]]


async def test_jumps_are_gone_back_and_forward(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j", "G")
        last = reader.passage
        await reader.press("ctrl+o")
        assert reader.passage == 2
        await reader.press("alt+right")
        assert reader.passage == last
        await reader.press("right_square_bracket")
        first_item = reader.passage
        await reader.press("alt+left", "alt+left")
        assert reader.passage == 2
        await reader.press("alt+right", "alt+right")
        assert reader.passage == first_item
        await reader.press("alt+right")
        assert reader.screen.state.notice == "no later jump"


async def test_a_search_is_a_jump_from_where_it_was_asked(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("j", "slash")
        await reader.type("Zuckerberg")
        await reader.press("enter")
        assert reader.passage != 1
        await reader.press("ctrl+o")
        assert reader.passage == 1


async def test_a_mark_names_a_passage_by_one_letter(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j", "m", "a")
        assert reader.screen.state.notice == "mark a set"
        assert not reader.screen.window.prompt.is_open
        await reader.press("G", "apostrophe", "a")
        assert reader.passage == 2
        await reader.press("grave_accent", "grave_accent")
        assert reader.passage == reader.screen.reading.last_passage
        await reader.press("apostrophe", "q")
        assert reader.screen.state.is_problem and reader.passage == reader.screen.reading.last_passage
        await reader.press("m", "a", "g", "apostrophe", "a")
        assert reader.passage == reader.screen.reading.last_passage


async def test_bookmarks_and_notes_are_listed_in_reading_order(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j", "j", "B", "g", "a")
        await reader.type("periksa angka ini")
        await reader.press("enter", "f12")
        entries = reader.screen.reading.lists.entries["bookmarks"]
        assert [label_of(entry) for entry in entries] == ["✎ periksa angka ini", "★ passage 4"]
        assert "periksa angka ini" in reader.line("#sidebar", 2)
        await reader.press("end", "enter")
        assert reader.passage == 3
        await reader.press("escape", "B")
        assert [entry.signs for entry in reader.screen.reading.lists.entries["bookmarks"]] == ["✎"]


async def test_a_note_is_changed_and_taken_away(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("a")
        await reader.type("satu")
        await reader.press("enter", "insert")
        assert reader.screen.window.prompt.value == "satu"
        await reader.type(" dua")
        await reader.press("enter")
        assert reader.screen.reading.lists.entries["bookmarks"][0].note == "satu dua"
        await reader.press("a", "ctrl+u", "enter")
        assert reader.screen.state.notice == "note removed"
        assert reader.screen.reading.lists.entries["bookmarks"] == ()
        # What was taken away is still in the prompt's history.
        await reader.press("a", "up")
        assert reader.screen.window.prompt.value == "satu dua"


async def test_highlights_stay_on_their_characters_when_beads_are_edited(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j", "j", "m", "x", "g", "e", "m", "escape")
        assert reader.passage == 0
        await reader.press("apostrophe", "x")
        assert reader.passage == 2


async def test_notes_are_exported_once(open_reader: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_reader() as reader:
        await reader.screen.run_action("export_notes")
        assert reader.screen.state.notice.startswith("no bookmark")
        await reader.press("j", "B", "a")
        await reader.type("a *star*")
        await reader.press("enter")
        await reader.screen.run_action("export_notes")
        await reader.press("enter")
        page = next(tmp_path.glob("*-notes.md")).read_text()
        assert "a \\*star\\*" in page and "## passage 2 ★" in page
        assert 'dir="rtl" lang="ar"' in page
        await reader.screen.run_action("export_notes")
        await reader.press("enter")
        assert reader.screen.state.is_problem and "choose another name" in reader.screen.state.notice
        for name in ("~nobody-of-that-name/x.md", "no/such/folder/x.md"):
            await reader.screen.run_action("export_notes")
            await reader.press("ctrl+u")
            await reader.type(name)
            await reader.press("enter")
            assert reader.screen.state.is_problem and "does not exist" in reader.screen.state.notice


async def test_a_key_that_finds_nothing_is_no_jump(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("G", "alt+left")
        assert reader.passage == 0
        await reader.press("n", "quotation_mark", "x", "q", "z", "right_square_bracket", "alt+right")
        assert reader.passage == reader.screen.reading.last_passage


async def test_a_note_is_on_its_passage_when_the_alignment_changed_meanwhile(open_reader: Opener) -> None:
    async with open_reader() as reader:
        screen = reader.screen
        await reader.press("5", "j", "a")
        bitext = screen.reading.bitext
        mended = merge_with_next(EditedAlignment(bitext.alignment, bitext.manual_beads, 0))
        screen.controllers.updates.renew(
            replace(bitext, alignment=mended.alignment, manual_beads=mended.manual_beads), moved_entries(bitext, {})
        )
        assert reader.passage == 4
        await reader.type("di sini")
        await reader.press("enter")
        assert [note.text for note in screen.background.store.at_passage("note", 4)] == ["di sini"]
