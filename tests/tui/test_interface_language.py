"""The reader in other languages: no English left on the screen, words joined and in order, bars from their own edge."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from textual import events
from textual.widget import Widget

from sejajar.i18n import _, choose_language
from sejajar.keyboard.key_names import name_of_key
from sejajar.layout.profiles import PROFILES
from sejajar.session.memory.recent import PairChoice
from sejajar.text.document import Document
from sejajar.tui.rows.text_renderer import TextRenderer, across, columns, part_at
from sejajar.tui.screens.help import HelpScreen
from sejajar.tui.screens.palette import CommandList, PaletteScreen, matching
from sejajar.tui.screens.recent import RecentScreen
from sejajar.tui.widgets.pane import Pane
from sejajar.tui.widgets.sidebar import HEADER_ROWS, TITLES, Sidebar

Opener = Any

NO_WORDS = {
    # Keys.
    "Tab", "Esc", "Enter", "Backspace", "Ctrl", "Alt", "Shift", "Space", "PgDn", "PgUp", "Home", "End", "Ins", "Del",
    # What is typed, and names.
    "usd", "Markdown", "TMX", "TSV", "JSON", "HTML", "SVG", "Anki", "sejajar", "txt", "utf", "UTF", "meta", "llama",
    "Bahasa", "Indonesia", "tmx", "tsv", "json", "html", "anki", "lines", "peeked", "bookmarked", "noted", "EDITOR",
}  # fmt: skip


@pytest.fixture
def arabic() -> None:
    choose_language("ar")


def painted(widget: Widget) -> list[str]:
    """The rows of a widget but for what they show of the texts, letters in no particular form."""
    rows = range(widget.size.height)
    if isinstance(widget, Pane):
        return []
    if isinstance(widget, Sidebar) and widget.listing.shown:
        # The headings of issues are the reader's words, all others the text's.
        rows = range(HEADER_ROWS + (widget.listing.list_name == "issues"))
    return [unicodedata.normalize("NFKC", widget.render_line(y).text) for y in rows]


def english_on(reader: Any) -> set[str]:
    """The words of Latin letters on the screen that are neither keys nor names nor paths nor of the texts."""
    shown = [widget for widget in reader.pilot.app.screen.query("*") if widget.display and not widget.children]
    rows = [re.sub(r"\S*/\S*/\S*", "", row) for widget in shown for row in painted(widget)]
    words = {word for row in rows for word in re.findall(r"[A-Za-z]{3,}", row)}
    return words - NO_WORDS


def whole_page(reader: Any) -> str:
    """The rows of the sheet, letters in no particular form."""
    sheet = reader.pilot.app.screen.query_one("Sheet")
    return unicodedata.normalize("NFKC", "\n".join(sheet.render_line(y).text for y in range(sheet.size.height)))


ROUNDS: tuple[tuple[str, ...], ...] = (
    ("", '"', "!", "f4 enter", "t", "f12", '" q q', "! enter", ".", "[", "i", "?", ":", "1 2"),
    ("/", "/ q q q q enter", "n", "*", "&", "# f o o", "# 1 . . 2 . . 3", "ctrl+g", "a", "m", "B", "f12", "'", "%", "alt+left"),
    ("v", "p", "v", "h", "w", "z", "E", "E f o o enter", "y", "Y", "o", "R", "$", "s"),
    (")", "l", "l j", "e", "m", "z", "z", "s", "u", "c"),
)  # fmt: skip
"""Keys, and what is looked at after each of the groups."""


@pytest.mark.parametrize("groups", ROUNDS, ids=["lists", "asking", "views", "links"])
async def test_no_english_in_arabic(open_reader: Opener, arabic: None, groups: tuple[str, ...]) -> None:
    async with open_reader() as reader:
        for keys in groups:
            names = [name_of_key(key) if len(key) == 1 else key for key in keys.split()]
            await reader.press(*names)
            assert english_on(reader) - {"foo", "qqqq", "manajemen"} == set(), keys
            if groups is not ROUNDS[-1]:
                await reader.press("escape", "escape")


async def test_no_english_among_the_recent_pairs(open_reader: Opener, arabic: None) -> None:
    choices = [PairChoice(None, ("id", "ar"), ("meta.id.txt", "meta.ar.txt"))]
    async with open_reader(offered=choices) as reader:
        assert isinstance(reader.pilot.app.screen, RecentScreen)
        assert english_on(reader) == set()


async def test_no_english_in_the_whole_help(open_reader: Opener, arabic: None) -> None:
    async with open_reader() as reader:
        await reader.press("question_mark")
        assert isinstance(reader.pilot.app.screen, HelpScreen)
        page = whole_page(reader)
        assert set(re.findall(r"[A-Za-z]{3,}", page)) <= NO_WORDS | {"100rb", "500rb"}
        assert page.count("\n") > 90


async def test_bars_begin_on_the_right_in_arabic(open_reader: Opener, arabic: None) -> None:
    async with open_reader(size=(120, 32)) as reader:
        footer = reader.screen.query_one("#footer").render_line(0).text
        assert footer.endswith("ﺓﺪﻋﺎﺴﻣ ? ")
        assert footer.startswith(" ")
        assert unicodedata.normalize("NFKC", reader.line("#status")).endswith("%")
        tabs = reader.line("#sidebar")
        assert tabs.endswith("ﺕﺎﺳﺎﺒﺘﻗﺍ")
        await reader.pilot.click("#footer", offset=(118, 0))
        await reader.settle()
        assert isinstance(reader.pilot.app.screen, HelpScreen)


async def test_a_click_on_a_tab_opens_its_list_from_either_edge(open_reader: Opener) -> None:
    for language in ("en", "id", "ar"):
        choose_language(language)
        async with open_reader(size=(160, 40)) as reader:
            sidebar = reader.screen.window.sidebar
            parts = sidebar._tab_parts()
            before = sum(map(columns, parts[:4]))
            x = sidebar.size.width - 2 - before if language == "ar" else before + 1
            await reader.pilot.click(sidebar, offset=(x + 1, 0))
            await reader.settle()
            assert reader.screen.reading.lists.list_name == "issues"


@pytest.mark.parametrize("language", ["en", "id", "ar"])
async def test_the_open_list_is_named_whole_at_80_columns(open_reader: Opener, language: str) -> None:
    choose_language(language)
    async with open_reader(size=(80, 24)) as reader:
        for name, title in TITLES.items():
            reader.screen.action_list(name)
            await reader.settle()
            row = reader.screen.window.sidebar.render_line(0).text
            label = reader.screen.window.renderer.label(_(title), 40, reader.screen.window.renderer.style("tab"))
            assert "".join(segment.text for segment in label) in row
            assert len(row.split()) >= len(TITLES)


@pytest.mark.parametrize("language", ["id", "ar"])
@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
async def test_bars_fit_at_every_width(open_reader: Opener, language: str, width: int) -> None:
    choose_language(language)
    async with open_reader(size=(width, 24)) as reader:
        for selector in ("#footer", "#status", "#sidebar"):
            widget = reader.screen.query_one(selector)
            if widget.display:
                assert widget.render_line(0).cell_length == widget.size.width
        await reader.press("e")
        bar = reader.screen.query_one("#mending")
        assert bar.render_line(0).cell_length == width
        words = unicodedata.normalize("NFKC", bar.render_line(0).text).split()
        assert "Esc" in words and len(words) >= 7


async def test_the_palette_finds_arabic_words_and_runs_the_command(open_reader: Opener, arabic: None) -> None:
    async with open_reader() as reader:
        await reader.press("colon")
        palette = reader.pilot.app.screen
        assert isinstance(palette, PaletteScreen)
        await reader.press(*"النهاية")
        assert (
            palette.query_one(CommandList).chosen
            == palette.commands[[c.title for c in palette.commands].index("النهاية")]
        )
        await reader.press("enter")
        assert reader.passage == reader.screen.reading.last_passage


async def test_the_palette_s_cursor_and_its_end(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("colon", "down", "down", "up", "pagedown", "pageup")
        palette = reader.pilot.app.screen
        entries = palette.query_one(CommandList)
        assert entries.cursor == 1
        await reader.press("up", "up", "pagedown")
        assert entries.cursor == entries.page
        await reader.press(*"zzzz")
        assert entries.choices == ()
        assert "no command contains these words" in entries.render_line(0).text
        await reader.press("down", "enter")
        assert reader.pilot.app.screen is palette
        await reader.press("escape")
        assert reader.pilot.app.screen is reader.screen


async def test_a_click_and_the_wheel_in_the_palette(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("colon")
        entries = reader.pilot.app.screen.query_one(CommandList)
        await reader.pilot.click(entries, offset=(2, 3))
        await reader.settle()
        assert reader.passage == 0 and reader.pilot.app.screen is reader.screen
        await reader.press("j", "colon")
        entries = reader.pilot.app.screen.query_one(CommandList)
        wheel = {"x": 0, "y": 0, "delta_x": 0, "button": 0, "shift": False, "meta": False, "ctrl": False}
        for turn, cursor in ((events.MouseScrollDown, 1), (events.MouseScrollDown, 2), (events.MouseScrollUp, 1)):
            entries.post_message(turn(entries, delta_y=1, **wheel))
            await reader.settle()
            assert entries.cursor == cursor
        await reader.pilot.click(entries, offset=(2, 0))
        await reader.settle()
        assert reader.passage == 2


async def test_words_of_the_name_come_before_words_of_the_help(open_reader: Opener) -> None:
    async with open_reader() as reader:
        commands = list(reader.pilot.app.overlays.commands())
        titles = [command.title for command in matching(commands, "note")]
        assert titles[0] == "Note"
        assert titles.index("Export notes") < titles.index("Bookmarks")
        assert matching(commands, "") == commands


@pytest.mark.parametrize("name", PROFILES)
async def test_help_and_palette_in_every_form(open_reader: Opener, arabic: None, name: str) -> None:
    """Each row is as wide as its widget, whatever letters a terminal is sent."""
    async with open_reader() as reader:
        reader.screen.window.renderer.profile = PROFILES[name]
        for key in ("question_mark", "colon"):
            await reader.press(key)
            for widget in reader.pilot.app.screen.query("Sheet, CommandList, Prompt"):
                for y in range(min(widget.size.height, 40)):
                    assert widget.render_line(y).cell_length == widget.size.width
            await reader.press("escape")


def test_a_row_from_either_edge(arabic: None) -> None:
    renderer = TextRenderer()
    renderer.take_theme(_COLORS)
    style = renderer.style("bar")
    parts = [renderer.label("ab", 9, style), renderer.label("cde", 9, style)]
    assert "".join(segment.text for segment in across(parts, 9, style)) == "    cdeab"
    assert [part_at(parts, x, 9) for x in range(9)] == [None] * 4 + [1, 1, 1, 0, 0]
    assert "".join(segment.text for segment in across(parts, 4, style)) == "deab"
    choose_language("id")
    assert "".join(segment.text for segment in across(parts, 9, style)) == "abcde    "
    assert [part_at(parts, x, 9) for x in range(9)] == [0, 0, 1, 1, 1] + [None] * 4


async def test_a_text_too_short_to_tell_has_no_language_name(open_reader: Opener) -> None:
    texts = Document.from_text("42", name="a.txt"), Document.from_text("٤٢", name="b.txt")
    async with open_reader(texts=texts) as reader:
        assert "und" not in reader.screen.window.pane("source").render_line(0).text


class _Colors(dict):
    def __missing__(self, key: str) -> str:
        return "#808080"


_COLORS = _Colors()
