"""The issues in the reader: their list, their signs in the margin, dismissing them, opening at one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from textual import events

from sejajar.session.memory.lazy_store import LazyStore
from sejajar.session.positions.notation import TextPosition
from sejajar.session.reading.listing import list_issues
from sejajar.text.document import Document

Opener = Callable[..., AbstractAsyncContextManager[Any]]

SOURCE = "Harga naik 42 persen.\n\nIa menjual 1.200 mobil pada bulan Desember.\n\n“Kami menang,” kata Budi.\n\nSelesai sudah sekarang.\n"
TARGET = "ارتفع السعر 24 بالمئة.\n\nباع 1200 سيارة بحلول ديسمبر.\n\nفرح بودي.\n\nانتهى الأمر وبلغت الكلفة 7 بالمئة.\n"


@pytest.fixture
def texts() -> tuple[Document, Document]:
    return (
        Document.from_text(SOURCE, language="id", name="a.txt"),
        Document.from_text(TARGET, language="ar", name="b.txt"),
    )


def sign(reader: Any, side: str, row: int) -> str:
    """What stands in the margin where a row's line ends."""
    text = reader.screen.window.pane(side).render_line(1 + row).text
    return text[0] if side == "target" else text[-1]


def row_of(reader: Any, words: str) -> int:
    return next(row for row, text in enumerate(reader.rows()) if words in text)


async def test_the_list_of_issues(open_reader: Opener, texts: tuple[Document, Document]) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("exclamation_mark")
        assert reader.screen.window.sidebar.has_focus
        assert "Issues 4" in reader.line("#sidebar")
        rows = [reader.line("#sidebar", y) for y in range(2, 18)]
        assert "! figures differ" in rows[0] and rows[0].endswith("≠")
        assert "42 persen" in rows[1] and "24" in rows[2]
        assert "· different date relation" in rows[4]
        assert "! quotation missing" in rows[8] and rows[8].endswith("◧")
        assert "! figure added" in rows[12] and rows[12].endswith("◨")
        assert rows[13].strip("│▌ ") == ""
        assert list_issues(reader.screen.reading.bitext) == reader.screen.reading.lists.entries["issues"]


async def test_walking_shows_what_is_wrong(open_reader: Opener, texts: tuple[Document, Document]) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("f7", "escape")
        seen = []
        for _ in range(4):
            await reader.press("right_square_bracket")
            seen.append((reader.passage, reader.styled("source", "item"), reader.line("#status")))
        assert [(passage, shown) for passage, shown, _ in seen] == [
            (0, "42 persen"),
            (1, "Desember"),
            (2, "Kami menang,"),
            (3, ""),
        ]
        assert "The two texts give different figures." in seen[0][2]
        assert "The source does not have this figure." in seen[3][2]
        await reader.press("left_square_bracket")
        assert reader.passage == 2


async def test_signs_in_the_margin(open_reader: Opener, texts: tuple[Document, Document]) -> None:
    async with open_reader(texts=texts) as reader:
        rows = [row_of(reader, words) for words in ("Harga", "menjual", "menang", "Selesai")]
        assert [sign(reader, "source", row) for row in rows] == ["!", "·", "!", "!"]
        assert [sign(reader, "target", row) for row in rows] == ["!", "·", "!", "!"]
        signs = [sign(reader, side, row) for side in ("source", "target") for row in range(20)]
        assert sum(map(bool, map(str.strip, signs))) == 8


async def test_dismissing_takes_the_sign_away_and_brings_it_back(
    open_reader: Opener, texts: tuple[Document, Document]
) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("full_stop")
        assert sign(reader, "source", 0) == sign(reader, "target", 0) == " "
        assert "Issues 3" in reader.line("#sidebar") or "! 3" in reader.line("#sidebar")
        assert "dismissed: figures differ" in reader.line("#status")
        await reader.press("full_stop")
        assert "no issue here" in reader.line("#status")
        await reader.press("exclamation_mark")
        assert "✓ figures differ" in reader.line("#sidebar", 2)
        await reader.press("up", "delete")
        assert "! figures differ" in reader.line("#sidebar", 2)
        assert "restored: figures differ" in reader.line("#status")
        assert sign(reader, "source", 0) == "!"


async def test_dismissed_issues_are_remembered(
    open_reader: Opener, texts: tuple[Document, Document], tmp_path: Path
) -> None:
    file, paths = tmp_path / "memory.sqlite3", ("/texts/a.txt", "/texts/b.txt")
    async with open_reader(texts=texts, memory=LazyStore(file, paths)) as reader:
        await reader.press("full_stop")
    edited = Document.from_text(SOURCE.replace("Selesai sudah", "Tamat sudah"), language="id", name="a.txt")
    async with open_reader(texts=(edited, texts[1]), memory=LazyStore(file, paths)) as reader:
        assert len(reader.screen.reading.lists.open_issues) == 3
        assert sign(reader, "source", 0) == " "


async def test_what_cannot_be_stored_is_reported_and_reading_goes_on(
    open_reader: Opener, texts: tuple[Document, Document], tmp_path: Path
) -> None:
    (tmp_path / "kept").write_text("no folder")
    async with open_reader(size=(200, 32), texts=texts, memory=LazyStore(tmp_path / "kept" / "memory")) as reader:
        assert "not saved yet: Not a directory" in reader.screen.state.notice and reader.screen.state.is_problem
        await reader.press("full_stop")
        assert reader.screen.state.notice.startswith("dismissed: ")
        assert reader.screen.state.notice.endswith("; not saved yet")
        assert len(reader.screen.reading.lists.open_issues) == 3


@pytest.mark.parametrize(
    ("start", "passage", "item"),
    [
        (TextPosition("source", SOURCE.index("Desember")), 1, "Desember"),
        (TextPosition("source", SOURCE.index("Kami")), 2, "Kami menang,"),
        (TextPosition("target", TARGET.index("7 ")), 3, ""),
        (TextPosition(None, 2), 2, ""),
    ],
)
async def test_opening_at_a_place(
    open_reader: Opener, texts: tuple[Document, Document], start: TextPosition, passage: int, item: str
) -> None:
    async with open_reader(size=(120, 9), texts=texts, start=start) as reader:
        assert reader.passage == passage
        assert reader.styled("source", "item") == item
        assert any(row.startswith("▌") for row in reader.rows())
        assert reader.screen.reading.lists.list_name == ("quotes" if start.side is None else "issues")


@pytest.mark.parametrize(
    ("width", "tabs"), [(150, " Quotes 1   Figures 4   Issues 4  t B"), (100, " Quotes 1   # 4   ! 4  t B")]
)
async def test_tabs_give_way_to_their_keys(
    open_reader: Opener, texts: tuple[Document, Document], width: int, tabs: str
) -> None:
    async with open_reader(size=(width, 24), texts=texts) as reader:
        line = reader.line("#sidebar")
        assert line == tabs
        await reader.pilot.click("#sidebar", offset=(1 + line.index("4", line.index("4") + 1), 0))
        await reader.settle()
        assert reader.screen.reading.lists.list_name == "issues"
        assert "Issues 4" in reader.line("#sidebar")


async def test_texts_that_agree_have_no_issues(open_reader: Opener) -> None:
    agreeing = (
        Document.from_text("Harga naik 42 persen.\n", language="id"),
        Document.from_text("ارتفع السعر 42 بالمئة.\n", language="ar"),
    )
    async with open_reader(texts=agreeing) as reader:
        await reader.press("exclamation_mark")
        assert "no issues found" in reader.line("#sidebar", 3)
        await reader.press("right_square_bracket")
        assert "no issues here" in reader.line("#status")


async def test_figures_by_value(open_reader: Opener) -> None:
    source = "Ia punya 7 km, 40 miliar dolar dan 300 m.\nLalu 5 juta dolar, 9 persen dan 3 orang.\n"
    target = "لديه 7 كم و40 مليار دولار و300 متر.\nثم 5 ملايين دولار و9 بالمئة و3 أشخاص.\n"
    texts = (Document.from_text(source, language="id"), Document.from_text(target, language="ar"))
    async with open_reader(texts=texts) as reader:
        await reader.press("dollar_sign")
        assert "figures by value" in reader.line("#status")
        headings = [reader.line("#sidebar", 2 + 3 * y).strip(" ▌▐") for y in range(6)]
        assert headings == ["$5 million", "$40 billion", "9%", "300 m", "7 km", "3"]
        await reader.press("number_sign", "enter", "home", "enter")
        assert reader.styled("source", "item") == "5 juta dolar"
        await reader.press("right_square_bracket")
        assert reader.styled("source", "item") == "9 persen", "walking keeps the order of the text"
        await reader.press("dollar_sign")
        assert [reader.line("#sidebar", 2 + 3 * y).strip(" ▌▐") for y in range(2)] == ["7 km", "$40 billion"]


async def test_keys_typed_faster_than_the_list_follows_all_count(
    open_reader: Opener, texts: tuple[Document, Document]
) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("exclamation_mark")
        sidebar = reader.screen.window.sidebar
        for key in "differ":
            sidebar.post_message(events.Key(key, key))
        await reader.settle()
        assert reader.screen.reading.lists.list_filter == "differ"
        sidebar.post_message(events.Key("ctrl+u", None))
        for _ in range(2):
            sidebar.post_message(events.Key("down", None))
        sidebar.post_message(events.Key("enter", "\r"))
        await reader.settle()
        selection = reader.screen.reading.lists.selection
        assert selection is not None and selection.entry_index == 2


async def test_an_issue_is_dismissed_with_a_note(open_reader: Opener, texts: tuple[Document, Document]) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("exclamation_mark", "enter", "comma")
        await reader.type("dibulatkan")
        await reader.press("enter")
        assert reader.screen.state.notice.endswith(": dibulatkan")
        assert len(reader.screen.reading.lists.open_issues) == 3
        assert list(reader.screen.background.store.dismissed.values()) == ["dibulatkan"]
        await reader.press("comma")
        assert reader.screen.window.prompt.value == "dibulatkan"
        await reader.press("escape", "exclamation_mark", "enter")
        assert reader.screen.state.notice == "✓ dibulatkan"


async def test_letters_are_keys_again_once_an_entry_was_gone_to(
    open_reader: Opener, texts: tuple[Document, Document]
) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("exclamation_mark", "down", "enter")
        here = reader.passage
        await reader.press("j")
        assert reader.screen.reading.lists.list_filter == ""
        assert reader.passage == here + 1
        await reader.press("exclamation_mark", "j")
        assert reader.screen.reading.lists.list_filter == "j"
