"""Taking text out of the reader: what the mouse selects and what is copied are the characters of the file."""

from __future__ import annotations

import asyncio
import os
import random
import shlex
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from rich.cells import cell_len
from textual import events

from sejajar.formats.plain_text import load_document
from sejajar.formats.seeds import seed_paths
from sejajar.layout.profiles import PROFILES
from sejajar.session import opening
from sejajar.session.bitext import OTHER, SIDES, Side
from sejajar.session.positions.notation import parse_position
from sejajar.session.text_files import TextFiles
from sejajar.terminal import clipboard
from sejajar.terminal.model import Terminal
from sejajar.text.document import Document
from sejajar.text.span import Span
from sejajar.tui.reader import background
from sejajar.tui.widgets.pane import TITLE_ROWS

Opener = Any

ODD_SOURCE = (
    "Harga\tnaik 42 %.\r\nIa \x1b[31msenang\x07 sekali: “Baik,” kata Li. Naik lagi ke 1.000,5 👨‍👩‍👧 hari ini.\r\n"
    "Kalimat yang cukup panjang ini dipotong di beberapa tempat, karena lebarnya tidak muat di satu baris saja.\r\n"
)
ODD_TARGET = (
    "اِرْتَفَعَ السِّعْرُ 42 بالمائة.\r\nقالت لي إنها «open source» سعيدة جدًا: لا إله ٣٫٥ مليار (Meta) دولار! 👨‍👩‍👧\r\n"
    "هذه جملة طويلة نوعًا ما ستقطع في عدة أماكن لأن عرضها لا يتسع له سطر واحد فقط على الشاشة.\r\n"
)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test writes the clipboard or the folders of whoever runs it."""
    for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    for variable in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "TERM_PROGRAM", "__CFBundleIdentifier"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def copied() -> str:
    return clipboard.copied_file(os.environ).read_bytes().decode("utf-8")


async def settle_copy(reader: Any) -> None:
    """Until the thread that copies has told."""
    for _ in range(200):
        await reader.pilot.pause(0.01)
        if "copied" in reader.screen.state.notice:
            return
    raise AssertionError(reader.screen.state.notice)


def terminal_of(profile: str) -> Terminal:
    return Terminal("a terminal", PROFILES[profile], "", "", "", shows_harakat=True)


def mouse(kind: type[events.MouseEvent], pane: Any, column: int, row: int) -> Any:
    """An event on a cell of a pane's content."""
    left, top = pane.gutter.top_left
    x, y = column + left, row + TITLE_ROWS + top
    region = pane.region
    return kind(pane, x, y, 0, 0, 1, False, False, False, screen_x=region.x + x, screen_y=region.y + y)


async def drag(reader: Any, side: Side, start: tuple[int, int], end: tuple[int, int]) -> None:
    pane = reader.screen.window.pane(side)
    reader.screen.window.highlighter.selected = None
    pane.on_mouse_down(mouse(events.MouseDown, pane, *start))
    pane.on_mouse_move(mouse(events.MouseMove, pane, *end))
    pane.on_mouse_up(mouse(events.MouseUp, pane, *end))
    for _ in range(50):
        # What is drawn meanwhile need not be waited for.
        await asyncio.sleep(0)
        if reader.screen.window.highlighter.selected:
            return


class DrawnRow(NamedTuple):
    """What a pane shows on one row: of which side, from which column on, and the characters of each column."""

    side: Side
    is_rtl: bool
    first_column: int
    columns: list[Span]


def drawn_rows(reader: Any, side: Side) -> list[DrawnRow | None]:
    """The rows of a pane, from how the lines are laid out; none of it is asked of the pane."""
    window = reader.screen.window
    width, extra = window.pane(side).content_size.width, window.renderer.profile.extra_columns // 2
    rows: list[DrawnRow | None] = []
    for row in window.viewport.rows_from(reader.screen.state.top, window.pane_rows):
        shown = side if row.line(side) or not window.is_one_pane else OTHER[side]
        line, is_rtl = row.line(shown), reader.screen.reading.bitext.document(shown).is_rtl
        if line is None:
            rows.append(None)
            continue
        clusters = line.line.clusters
        columns = [Span(cell.start, cell.end).shift(line.base) for cell in clusters for _ in range(cell.width)]
        # Two columns at the edge where lines begin: the bar of the current passage and a blank.
        beside = 2 + (extra if any(cell.is_rtl for cell in clusters) else 0)
        rows.append(DrawnRow(shown, is_rtl, width - beside - len(columns) if is_rtl else beside, columns))
    return rows


def characters_drawn(rows: list[DrawnRow | None], column: int, y: int, side: Side | None = None) -> tuple[Side, Span]:
    """The characters at a cell, else those nearest in reading order: of the text above, or of the first below."""
    shown = {index: row for index, row in enumerate(rows) if row and side in (None, row.side)}
    nearest = max((index for index in shown if index <= y), default=min(shown))
    row = shown[nearest]
    if nearest == y and 0 <= column - row.first_column < len(row.columns):
        return row.side, row.columns[column - row.first_column]
    is_left = column < row.first_column
    begins = nearest > y if nearest != y else is_left != row.is_rtl
    return row.side, min(row.columns) if begins else max(row.columns)


def texts(kind: str) -> tuple[Document, Document]:
    if kind == "odd":
        return Document.from_text(ODD_SOURCE, language="id"), Document.from_text(ODD_TARGET, language="ar")
    source, target = (load_document(path) for path in seed_paths())
    return (target, source) if kind == "swapped" else (source, target)


CONFIGURATIONS = [
    (profile, ("odd", "seeds", "swapped")[number % 3], (61 + 11 * number, 24), number % 4 == 3)
    for number, profile in enumerate(PROFILES)
]
SELECTIONS = -(-1000 // len(CONFIGURATIONS))
"""In all, 1,000 and a few."""


@pytest.mark.parametrize(("profile", "kind", "size", "is_interleaved"), CONFIGURATIONS)
async def test_what_is_selected_and_copied_is_a_slice_of_the_file(
    open_reader: Opener,
    monkeypatch: pytest.MonkeyPatch,
    profile: str,
    kind: str,
    size: tuple[int, int],
    is_interleaved: bool,
) -> None:
    # The file beside the clipboard has a test of its own; a thousand of them would only wear out a disk.
    monkeypatch.setattr("sejajar.tui.reader.copying.keep_copy", lambda *_arguments: "")
    chance = random.Random(f"{profile} {kind}")
    async with open_reader(size=size, texts=texts(kind), terminal=terminal_of(profile)) as reader:
        screen = reader.screen
        if is_interleaved:
            await reader.press("v")
        for number in range(SELECTIONS):
            if number % 8 == 0:
                screen.controllers.navigation.go_to(chance.randrange(len(screen.reading.bitext.passages)))
                await reader.pilot.pause()
            side = chance.choice([side for side in SIDES if screen.window.pane(side).display])
            pane = screen.window.pane(side)
            width, height = pane.content_size.width, pane.content_size.height - TITLE_ROWS
            cells = [(chance.randrange(-2, width + 2), chance.randrange(height)) for _ in range(2)]
            rows = drawn_rows(reader, side)
            pressed, first = characters_drawn(rows, *cells[0])
            last = characters_drawn(rows, *cells[1], pressed)[1]
            await drag(reader, side, *cells)
            if first == last:
                continue
            chosen_side, span = screen.window.highlighter.selected
            assert chosen_side == pressed
            assert (span.start, span.end) == (min(first.start, last.start), max(first.end, last.end))
            screen.action_yank()
            taken = reader.pilot.app.clipboard
            assert taken
            assert taken == screen.reading.bitext.document(pressed).raw[span.start : span.end]
            assert not is_interleaved or not screen.window.pane("target").display


BEYOND = [
    # The pane, the column in it, the row from its first; the characters. "Ab cde." is drawn from column 2 to 9, and
    # the Arabic from the right edge, with "C 1" inside it; a narrow window cuts neither.
    ("source", -2, 0, (0, 1)),
    ("source", 0, 0, (0, 1)),
    ("source", 1, 0, (0, 1)),
    ("source", 2, 0, (0, 1)),
    ("source", 3, 0, (1, 2)),
    ("source", 8, 0, (6, 7)),
    ("source", 9, 0, (6, 7)),
    ("source", 200, 0, (6, 7)),
    ("source", 2, 1, (6, 7)),
    ("source", 0, 9, (10, 11)),
    ("target", 200, 0, (0, 1)),
    ("target", -1, 0, (0, 1)),
    ("target", -2, 0, (0, 1)),
    ("target", -3, 0, (0, 1)),
    ("target", -4, 0, (1, 2)),
    ("target", -12, 0, (9, 10)),
    ("target", -13, 0, (9, 10)),
    ("target", -500, 0, (9, 10)),
    ("target", -3, 1, (9, 10)),
    ("target", -3, 9, (14, 15)),
]
"""For the target, columns count from the pane's right edge, -1 the last; -500 is far beyond the left one."""


@pytest.mark.parametrize(("side", "column", "row", "characters"), BEYOND)
async def test_beyond_the_edges_of_a_line_its_ends_are_meant(
    open_reader: Opener, side: Side, column: int, row: int, characters: tuple[int, int]
) -> None:
    source = Document.from_text("Ab cde.\nFg.", language="id")
    target = Document.from_text("ابج C 1 د.\nهوز.", language="ar")
    async with open_reader(size=(80, 20), texts=(source, target)) as reader:
        pane = reader.screen.window.pane(side)
        column = column + pane.content_size.width if side == "target" and column < 100 else column
        assert pane.characters_at(column, row) == (side, Span(*characters))


@pytest.mark.parametrize("kind", ["seeds", "swapped", "odd"])
async def test_a_cell_is_the_characters_that_stand_in_it(open_reader: Opener, kind: str) -> None:
    async with open_reader(size=(110, 40), texts=texts(kind)) as reader:
        seen = 0
        for side in SIDES:
            pane = reader.screen.window.pane(side)
            for y, row in enumerate(
                reader.screen.window.viewport.rows_from(reader.screen.state.top, reader.screen.window.pane_rows)
            ):
                line = row.line(side)
                if line is None:
                    continue
                shown = pane.render_line(TITLE_ROWS + y).text
                if "\u200d" in shown:
                    # Rich and the layout do not agree on how wide a joined emoji is.
                    continue
                bases = [char for char in shown if cell_len(char)]
                assert len(bases) == pane.content_size.width
                for column, base in enumerate(bases):
                    found = pane.characters_at(column, y)
                    cell = next(cell for cell in line.line.clusters if line.base + cell.start == found[1].start)
                    if base not in " ▌▐?!·":
                        seen += 1
                        assert base == cell.text[0]
        assert seen > 200


async def test_drawing_over_one_text_never_takes_of_the_other(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await drag(reader, "source", (5, 1), (90, 3))
        await reader.pilot.pause()
        side, span = reader.screen.window.highlighter.selected
        assert side == "source"
        line = reader.screen.window.viewport.rows_from(reader.screen.state.top, 4)[3].source
        assert span.end <= line.span.end
        assert reader.styled("source", "selection")
        assert not reader.styled("target", "selection")


async def test_drawing_backwards_takes_the_same(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await drag(reader, "target", (30, 0), (9, 2))
        forwards = reader.screen.window.highlighter.selected
        await drag(reader, "target", (9, 2), (30, 0))
        assert reader.screen.window.highlighter.selected == forwards


async def test_a_selection_stays_until_escape_or_a_click(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await drag(reader, "source", (5, 0), (20, 0))
        await reader.press("j", "k")
        assert reader.screen.window.highlighter.selected
        await reader.press("escape")
        assert reader.screen.window.highlighter.selected is None
        await drag(reader, "source", (5, 0), (20, 0))
        passage = reader.passage
        await reader.pilot.click(reader.screen.window.pane("source"), offset=(5, 4))
        await reader.settle()
        assert reader.screen.window.highlighter.selected is None
        assert reader.passage >= passage


async def test_two_clicks_take_a_word_and_three_the_sentence(open_reader: Opener) -> None:
    async with open_reader() as reader:
        pane, raw = reader.screen.window.pane("source"), reader.screen.reading.bitext.source.raw
        await reader.pilot.click(pane, offset=(17, 1), times=2)
        await reader.settle()
        assert reader.screen.window.highlighter.selected[1].of(raw) == "chip"
        await reader.pilot.click(pane, offset=(17, 1), times=3)
        await reader.settle()
        sentence = reader.screen.reading.bitext.source_sentences[0].span
        assert reader.screen.window.highlighter.selected == ("source", sentence)


async def test_held_below_the_rows_the_text_scrolls_and_the_selection_grows(open_reader: Opener) -> None:
    async with open_reader(size=(100, 14)) as reader:
        pane = reader.screen.window.pane("source")
        top = reader.screen.state.top
        pane.on_mouse_down(mouse(events.MouseDown, pane, 6, 2))
        pane.on_mouse_move(mouse(events.MouseMove, pane, 12, 30))
        for _ in range(100):
            await reader.pilot.pause(0.02)
            if reader.screen.state.top > top:
                break
        assert reader.screen.state.top > top
        before = len(reader.screen.window.highlighter.selected[1])
        pane.on_mouse_move(mouse(events.MouseMove, pane, 12, 3))
        pane.on_mouse_scroll_down(mouse(events.MouseScrollDown, pane, 12, 3))
        await reader.pilot.pause()
        lines = [row.source for row in reader.screen.window.viewport.rows_from(reader.screen.state.top, 4)]
        assert lines[3].cluster_at(10, is_rtl=False).end == reader.screen.window.highlighter.selected[1].end
        assert before
        pane.on_mouse_up(mouse(events.MouseUp, pane, 12, 3))
        await reader.pilot.pause()
        still = reader.screen.state.top
        await reader.pilot.pause(0.3)
        assert reader.screen.state.top == still


async def test_y_takes_the_passage_of_the_active_pane(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("j", "y")
        await settle_copy(reader)
        bitext = reader.screen.reading.bitext
        assert copied() == bitext.passages[1].source[0].of(bitext.source.raw) == reader.pilot.app.clipboard
        reader.screen.window.set_notice()
        await reader.press("tab", "ctrl+c")
        await settle_copy(reader)
        assert copied() == bitext.passages[1].target[0].of(bitext.target.raw)
        assert str(clipboard.copied_file(os.environ)) in reader.screen.state.notice


async def test_a_text_that_has_nothing_here_copies_nothing(open_reader: Opener) -> None:
    documents = Document.from_text("Satu dua tiga empat lima.\n", language="id"), Document.from_text("", language="ar")
    async with open_reader(texts=documents) as reader:
        await reader.press("tab", "y")
        assert reader.screen.state.is_problem
        assert reader.pilot.app.clipboard == ""


async def test_a_disk_that_takes_nothing_is_told(open_reader: Opener, own_folders: Path) -> None:
    (own_folders / "XDG_STATE_HOME").write_text("a file in the way")
    async with open_reader() as reader:
        await reader.press("y")
        await settle_copy(reader)
        assert reader.screen.state.is_problem
        assert "copied.txt" in reader.screen.state.notice
        assert reader.pilot.app.clipboard


async def test_in_a_tmux_that_takes_nothing_the_terminal_is_asked(
    open_reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as reader:
        monkeypatch.setenv("TMUX", "/nowhere,1,0")
        monkeypatch.setenv("PATH", "/nowhere")
        await reader.press("y")
        await settle_copy(reader)
        await reader.pilot.pause()
        assert reader.pilot.app.clipboard == copied()


async def test_what_is_too_long_for_terminals_is_in_the_file(
    open_reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "MOST_BYTES", 10)
    async with open_reader() as reader:
        await reader.press("y")
        await settle_copy(reader)
        assert "too long for the terminal" in reader.screen.state.notice
        assert reader.pilot.app.clipboard == ""
        assert copied().startswith("Manajemen")


async def test_the_right_button_and_the_title_select_nothing(open_reader: Opener) -> None:
    async with open_reader() as reader:
        pane = reader.screen.window.pane("source")
        pane.on_mouse_down(mouse(events.MouseDown, pane, 5, -1))
        pane.on_mouse_move(mouse(events.MouseMove, pane, 9, 2))
        pane.extend_selection()
        await reader.pilot.pause()
        assert reader.screen.window.highlighter.selected is None


async def test_the_citation_of_a_quote(open_reader: Opener) -> None:
    source, target = map(str, seed_paths())
    async with open_reader(files=TextFiles(source, target)) as reader:
        screen = reader.screen
        screen.reading.lists.choose_list("quotes")
        spoken = next(
            index for index, entry in enumerate(screen.reading.lists.entries["quotes"]) if "Zuckerberg" in entry.speaker
        )
        place = screen.reading.lists.select_entry(spoken)
        screen.action_yank_pair()
        await settle_copy(reader)
        text, bitext = copied(), screen.reading.bitext
        lines = text.split("\n")
        passage = bitext.passages[place.passage_index]
        assert passage.source[0].of(bitext.source.raw) in text
        assert passage.target[0].of(bitext.target.raw) in text
        assert any(line.startswith("— ") and "Zuckerberg" in line for line in lines)
        assert any(line.startswith("— ") and "زوكربيرج" in line for line in lines)
        assert any(line.startswith(f"{Path(source).name}, line") for line in lines)
        assert any(line.startswith("sejajar --goto ") and source in line and target in line for line in lines)


async def test_the_citation_of_a_figure_has_its_value(open_reader: Opener) -> None:
    async with open_reader() as reader:
        screen = reader.screen
        screen.reading.lists.choose_list("figures")
        screen.reading.lists.select_entry(0)
        value = screen.reading.lists.entries["figures"][0].value
        screen.action_yank_pair()
        await settle_copy(reader)
        assert f"figure: {value}" in copied()


async def test_the_citation_of_a_figure_that_was_searched_has_its_value(open_reader: Opener) -> None:
    async with open_reader() as reader:
        await reader.press("number_sign")
        await reader.type("usd>=10bn")
        await reader.press("enter", "Y")
        await settle_copy(reader)
        assert "figure: ≤ $40 billion" in copied()


async def test_the_link_leads_back(open_reader: Opener) -> None:
    source, target = map(str, seed_paths())
    async with open_reader(files=TextFiles(source, target)) as reader:
        await reader.press("j", "j")
        screen = reader.screen
        screen.action_yank_link()
        await settle_copy(reader)
        words = shlex.split(copied())
        assert words[:2] == ["sejajar", "--goto"] and words[3:] == [source, target]
        assert parse_position(words[2]).passage_index(screen.reading.bitext) == 2


async def test_a_link_into_a_long_text_is_made_behind_the_screen(
    open_reader: Opener, seeds: tuple[Document, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SMALL_BITEXT_CHARS", 100)
    source, target = map(str, seed_paths())
    async with open_reader(files=TextFiles(source, target)) as reader:
        reader.screen.action_yank_link()
        await settle_copy(reader)
        assert copied() == reader.pilot.app.clipboard == reader.screen.controllers.copying.command_here()


@pytest.mark.parametrize("action", ["yank_link", "yank_pair"])
async def test_a_link_is_to_where_it_was_asked_for(
    open_reader: Opener, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    """Who reads on while it is made still gets that sentence."""
    threads: list[Callable[[], None]] = []

    class Late(threading.Thread):
        def start(self) -> None:
            threads.append(self.run)

    source, target = map(str, seed_paths())
    async with open_reader(files=TextFiles(source, target)) as reader:
        await reader.press("j", "j")
        there = reader.screen.controllers.copying.command_here()
        monkeypatch.setattr(opening, "SMALL_BITEXT_CHARS", 0)
        with monkeypatch.context() as patched:
            patched.setattr(background.threading, "Thread", Late)
            await reader.screen.run_action(action)
        await reader.press("j", "j")
        for run in threads:
            run()
        await settle_copy(reader)
        assert there in copied()


async def test_texts_that_are_no_files_have_no_link(open_reader: Opener) -> None:
    async with open_reader() as reader:
        reader.screen.action_yank_link()
        assert reader.screen.state.is_problem
        assert reader.pilot.app.clipboard == ""


async def test_without_passages_nothing_is_cited(open_reader: Opener) -> None:
    empty = Document.from_text("", language="id"), Document.from_text("", language="ar")
    async with open_reader(texts=empty) as reader:
        await reader.press("Y", "y", "E")
        assert reader.pilot.app.clipboard == ""
        assert reader.screen.state.is_problem
