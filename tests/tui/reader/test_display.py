"""Vowel signs: where they are hidden, no part of the screen shows one, and the reader is told."""

import re
from pathlib import Path

import pytest

from sejajar.formats.plain_text import load_document

VERSES = Path(__file__).parents[2] / "data" / "harakat"
SIGN = re.compile("[\u064b-\u0652\u0670]")


@pytest.fixture
def verses():
    return tuple(load_document(str(VERSES / f"verses.{language}.txt")) for language in ("id", "ar"))


def signs_of(reader) -> dict[str, int]:
    """How many vowel signs each part of the screen shows."""
    parts = (reader.screen.window.pane("target"), reader.screen.window.sidebar)
    return {
        part.id: sum(len(SIGN.findall(part.render_line(y).text)) for y in range(part.size.height)) for part in parts
    }


async def test_the_list_shows_vowel_signs_as_the_pane_does(open_reader, verses):
    async with open_reader(texts=verses, harakat="hide") as reader:
        await reader.press("t")
        assert signs_of(reader) == {"target-pane": 0, "sidebar": 0}
        assert "vowel marks are hidden" in reader.screen.state.notice
        await reader.press("tab", "h")
        shown = signs_of(reader)
        assert shown["target-pane"] > 50
        assert shown["sidebar"] > 50
        await reader.press("tab", "h")
        assert signs_of(reader) == {"target-pane": 0, "sidebar": 0}


async def test_words_are_found_where_their_vowel_signs_are_hidden(open_reader, verses):
    async with open_reader(texts=verses, harakat="hide") as reader:
        await reader.press("slash")
        await reader.type("الصمد")
        await reader.press("enter")
        assert reader.passage == 8
