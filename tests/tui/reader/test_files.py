"""Export, info, reading again and the editor, as the reader's user meets them."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sejajar.formats.plain_text import load_document
from sejajar.formats.seeds import seed_paths
from sejajar.session.bitext import Side
from sejajar.session.memory.lazy_store import LazyStore, memory_file
from sejajar.session.memory.reload import ReloadedBitext
from sejajar.session.positions.notation import TextPosition
from sejajar.session.text_files import TextFiles
from sejajar.text.document import Document
from sejajar.text.notices import Notice
from sejajar.tui.app import SejajarApp
from sejajar.tui.messages import BitextReloaded
from sejajar.tui.screens.page import PageScreen
from sejajar.tui.widgets.sheet import Sheet

Opener = Any


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TextFiles:
    """The seeds in a folder of their own, in which the program stands."""
    paths = [shutil.copy(path, tmp_path / path.name) for path in seed_paths()]
    monkeypatch.chdir(tmp_path)
    for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    return TextFiles(*map(str, paths))


@contextlib.asynccontextmanager
async def reading(open_reader: Opener, files: TextFiles) -> Any:
    texts = load_document(files.source), load_document(files.target)
    memory = LazyStore(memory_file(os.environ), files.absolute)
    async with open_reader(texts=texts, files=files, memory=memory) as reader:
        yield reader


async def until(reader: Any, is_so: Callable[[], bool]) -> None:
    for _ in range(500):
        await reader.pilot.pause(0.01)
        if is_so():
            await reader.settle()
            return
    raise AssertionError(reader.screen.state.notice)


# -- export -----------------------------------------------------------------------------------------------------


async def test_e_asks_for_a_form_and_a_file_and_writes_it(open_reader: Opener, files: TextFiles) -> None:
    async with reading(open_reader, files) as reader:
        await reader.press("E")
        assert "tmx tsv json html anki lines" in reader.line("#prompt")
        await reader.type("html")
        await reader.press("enter")
        name = reader.screen.window.prompt.value
        assert name == "meta-llama4.id-ar.html"
        await reader.press("enter")
        await until(reader, lambda: "written" in reader.screen.state.notice)
        assert "<table>" in Path(name).read_text(encoding="utf-8")
        assert not reader.screen.state.is_problem


async def test_an_existing_file_is_asked_about(open_reader: Opener, files: TextFiles) -> None:
    mine = Path("meta-llama4.id-ar.tmx")
    mine.write_text("mine")
    async with reading(open_reader, files) as reader:
        await reader.press("E", "enter", "enter")
        assert "exists" in reader.screen.state.notice
        await reader.press("escape")
        assert mine.read_text() == "mine"
        assert "nothing was written" in reader.screen.state.notice
        await reader.press("E", "enter", "enter", "enter")
        await until(reader, lambda: "written" in reader.screen.state.notice)
        assert "<tmx" in mine.read_text(encoding="utf-8")


async def test_another_file_name_is_checked_again(open_reader: Opener, files: TextFiles) -> None:
    for name in ("meta-llama4.id-ar.tmx", "other.tmx"):
        Path(name).write_text("mine")
    async with reading(open_reader, files) as reader:
        await reader.press("E", "enter", "enter", "ctrl+u")
        await reader.type("other.tmx")
        await reader.press("enter")
        assert "other.tmx exists" in reader.screen.state.notice
        await reader.press("ctrl+u", "enter")
        assert "nothing was written" in reader.screen.state.notice
        assert Path("other.tmx").read_text() == "mine"


@pytest.mark.parametrize("typed", ["pdf", "tmx html", "html sometimes"])
async def test_what_is_no_form_is_told(open_reader: Opener, files: TextFiles, typed: str) -> None:
    async with reading(open_reader, files) as reader:
        await reader.press("E")
        await reader.type(typed)
        await reader.press("enter")
        assert reader.screen.state.is_problem
        assert not reader.screen.window.prompt.is_open


async def test_a_folder_that_is_not_there_is_told(open_reader: Opener, files: TextFiles) -> None:
    async with reading(open_reader, files) as reader:
        await reader.press("E", "enter", "ctrl+u")
        await reader.type("no/x.tmx")
        await reader.press("enter")
        await until(reader, lambda: reader.screen.state.is_problem)
        assert "does not exist" in reader.screen.state.notice


async def test_only_the_bookmarked_passages(open_reader: Opener, files: TextFiles) -> None:
    async with reading(open_reader, files) as reader:
        await reader.press("E")
        await reader.type("tsv bookmarked")
        await reader.press("enter")
        assert "no passage is bookmarked" in reader.screen.state.notice
        await reader.press("j", "B", "E")
        await reader.type("tsv bookmarked")
        await reader.press("enter", "enter")
        await until(reader, lambda: "written" in reader.screen.state.notice)
        assert "1 passage written" in reader.screen.state.notice
        assert Path("meta-llama4.id-ar.tsv").read_text(encoding="utf-8").startswith("Eksekutif Meta")


async def test_a_page_hands_the_export_to_the_browser(
    open_reader: Opener, files: TextFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[tuple[str, str]] = []
    monkeypatch.setattr(SejajarApp, "is_web", property(lambda _app: True))
    monkeypatch.setattr(
        SejajarApp, "deliver_text", lambda _app, file, save_filename: handed.append((save_filename, file.read()))
    )
    async with reading(open_reader, files) as reader:
        await reader.press("E")
        await reader.type("lines")
        await reader.press("enter")
        assert [name for name, _ in handed] == ["meta-llama4.id-ar.id", "meta-llama4.id-ar.ar"]
        assert all(text.count("\n") > 20 for _, text in handed)
        await reader.press("o")
        assert reader.screen.state.is_problem
        await reader.press("y")
        assert reader.pilot.app.clipboard.startswith("Manajemen")
        assert "copied.txt" not in reader.screen.state.notice
        await reader.press("B")
        before = sorted(Path.cwd().iterdir())
        await reader.screen.run_action("export_notes")
        name, text = handed[-1]
        assert name == "meta-llama4.id-notes.md"
        assert "Manajemen" in text
        # No question for a path of the server.
        assert not reader.screen.window.prompt.is_open
        assert sorted(Path.cwd().iterdir()) == before
        monkeypatch.undo()


# -- info -------------------------------------------------------------------------------------------------------


async def test_i_shows_what_is_known(open_reader: Opener, files: TextFiles) -> None:
    async with reading(open_reader, files) as reader:
        await reader.press("j", "i")
        page = reader.pilot.app.screen
        assert isinstance(page, PageScreen)
        shown = "\n".join(f"{label} {value}" for label, value in page.lines)
        for part in (
            "2 of 27",
            "alignment 1:1",
            files.source,
            files.target,
            "utf-8",
            "27 sentences",
            "quotes",
            "s:147–",
        ):
            assert part in shown
        sheet = page.query_one(Sheet)
        rows = [sheet.render_line(y).text for y in range(sheet.size.height + 1)]
        assert "2 of 27" in rows[0] and not rows[-1].strip()
        await reader.press("j", "k", "escape")
        assert not isinstance(reader.pilot.app.screen, PageScreen)


async def test_info_of_texts_that_are_no_files(open_reader: Opener) -> None:
    texts = (
        Document.from_text("\n", language="id"),
        Document.from_text(" \n", language="ar", notices=(Notice("no-text"),)),
    )
    async with open_reader(texts=texts) as reader:
        lines = reader.screen.controllers.files.info_lines()
        assert ("source", "no file") in lines and ("", "contains no text") in lines
        assert not any("sejajar" in value for _, value in lines)


# -- reading again ----------------------------------------------------------------------------------------------


def change(path: str, how: Callable[[str], str]) -> None:
    Path(path).write_text(how(Path(path).read_text(encoding="utf-8")), encoding="utf-8")


def current(reader: Any, side: Side = "source") -> str:
    bitext = reader.screen.reading.bitext
    return bitext.passages[reader.passage].spans(side)[0].of(bitext.document(side).raw)


async def reload(reader: Any) -> None:
    await reader.press("R")
    await until(reader, lambda: "reloading" not in reader.screen.state.notice)


async def test_an_edited_file_goes_on_at_the_same_sentence(open_reader: Opener, files: TextFiles) -> None:
    async with reading(open_reader, files) as reader:
        await reader.press(*"jjjjjjj")
        before, row = (
            current(reader),
            reader.screen.window.viewport.rows_between(reader.screen.state.top, here(reader), 100),
        )
        change(files.source, lambda text: "Kalimat baru di awal sekali. Dan satu lagi di sini.\n" + text)
        change(files.target, lambda text: "جملة جديدة في البداية. وأخرى هنا.\n" + text)
        await reload(reader)
        assert current(reader) == before
        assert reader.screen.reading.bitext.source.raw.startswith("Kalimat baru")
        assert reader.screen.window.viewport.rows_between(reader.screen.state.top, here(reader), 100) == row
        assert reader.screen.reading.lists.entries["quotes"]
        assert "same passage" in reader.screen.state.notice and not reader.screen.state.is_problem


def here(reader: Any) -> Any:
    from sejajar.tui.rows.viewport import ScrollPosition

    return ScrollPosition(reader.passage, 0)


async def test_edits_are_restored(open_reader: Opener, files: TextFiles) -> None:
    async with reading(open_reader, files) as reader:
        await reader.press("j", "j", "e", "m", "e")
        own = reader.screen.reading.bitext.manual_beads
        assert own
        change(files.source, lambda text: text + "\nKalimat terakhir yang baru.\n")
        await reload(reader)
        bitext = reader.screen.reading.bitext
        assert {(len(bead.source), len(bead.target)) for bead in bitext.manual_beads} == {(2, 2)}


async def test_edits_of_the_links_of_other_texts_are_not_undone(open_reader: Opener, files: TextFiles) -> None:
    async with reading(open_reader, files) as reader:
        await reader.press("G", "k", "e", "m", "escape")
        Path(files.source).write_text("Satu kalimat saja.\n", encoding="utf-8")
        await reload(reader)
        await reader.press("e", "z")
        assert reader.screen.state.is_problem
        assert "undo" in reader.screen.state.notice


async def test_a_passage_that_is_gone_is_told(open_reader: Opener, files: TextFiles) -> None:
    async with reading(open_reader, files) as reader:
        await reader.press("j", "j", "j", "j", "j", "j", "j", "j")
        change(files.source, lambda _text: "Sesuatu yang lain sama sekali. Tidak ada apa-apa lagi di sini.\n")
        change(files.target, lambda _text: "شيء آخر تماما. لا يوجد شيء هنا بعد الآن.\n")
        await reload(reader)
        assert "no longer exists" in reader.screen.state.notice and reader.screen.state.is_problem
        change(files.source, lambda _text: "")
        change(files.target, lambda _text: "")
        await reload(reader)
        assert reader.screen.reading.bitext.passages == ()


async def test_files_that_have_not_changed_or_are_gone(open_reader: Opener, files: TextFiles) -> None:
    async with reading(open_reader, files) as reader:
        await reader.press("j")
        await reload(reader)
        assert "have not changed" in reader.screen.state.notice and reader.passage == 1
        Path(files.target).unlink()
        await reload(reader)
        assert "no such file" in reader.screen.state.notice and reader.screen.state.is_problem
        assert reader.passage == 1


async def test_whatever_keeps_files_from_being_read_is_told(
    open_reader: Opener, files: TextFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(files=files) as reader:

        def fail(*texts: object) -> bool:
            raise ValueError("a slip")

        monkeypatch.setattr("sejajar.tui.reader.updates.has_changed", fail)
        await reload(reader)
        assert reader.screen.state.is_problem and "internal error (ValueError at " in reader.screen.state.notice
        assert "a slip" not in reader.screen.state.notice


async def test_what_an_earlier_reload_finds_late_is_dropped(open_reader: Opener, files: TextFiles) -> None:
    async with open_reader(files=files) as reader:
        before = reader.screen.reading.bitext
        late = ReloadedBitext(before, TextPosition(None, 3), True)
        await reload(reader)
        reader.screen.post_message(BitextReloaded(late, generation=0))
        await reader.settle()
        assert reader.passage == 0 and "reloaded" not in reader.screen.state.notice
        reader.screen.post_message(BitextReloaded(late, generation=1))
        await reader.settle()
        assert reader.passage == 3 and "reloaded" in reader.screen.state.notice


async def test_texts_that_are_no_files_are_not_read_again(open_reader: Opener) -> None:
    async with open_reader() as reader:
        for key in ("R", "o"):
            await reader.press(key)
            assert reader.screen.state.is_problem and "file" in reader.screen.state.notice


# -- the editor -------------------------------------------------------------------------------------------------


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that notes what it was told and puts a sentence at the end of the text."""
    program = tmp_path / "vi"
    program.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/told\nprintf "Kalimat dari penyunting.\\n" >> "$2"\n')
    program.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(program))
    monkeypatch.setattr(SejajarApp, "suspend", lambda _app: contextlib.nullcontext())
    return program


async def test_o_opens_the_active_text_at_the_passage_and_reads_what_was_changed(
    open_reader: Opener, files: TextFiles, editor: Path
) -> None:
    async with reading(open_reader, files) as reader:
        await reader.press("j", "j", "o")
        await until(reader, lambda: "reloaded" in reader.screen.state.notice)
        assert editor.with_name("told").read_text() == f"+2 {files.source}\n"
        assert "Kalimat dari penyunting." in reader.screen.reading.bitext.source.raw
        assert reader.passage == 2


async def test_an_editor_that_fails_is_told(
    open_reader: Opener, files: TextFiles, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(open_reader, files) as reader:
        editor.write_text("#!/bin/sh\nexit 3\n")
        await reader.press("o")
        assert "status 3" in reader.screen.state.notice and reader.screen.state.is_problem
        monkeypatch.setenv("EDITOR", "/nowhere/editor")
        await reader.press("o")
        assert "/nowhere/editor" in reader.screen.state.notice and reader.screen.state.is_problem
        monkeypatch.setenv("EDITOR", "")
        monkeypatch.setenv("PATH", "/nowhere")
        await reader.press("o")
        assert "EDITOR" in reader.screen.state.notice


async def test_the_terminal_is_taken_back_from_an_editor_that_cannot_be_started(
    open_reader: Opener, files: TextFiles, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    @contextlib.contextmanager
    def suspend(_app: SejajarApp) -> Iterator[None]:
        """As Textual's: nothing follows a block that raises."""
        steps.append("lent")
        yield
        steps.append("taken back")

    monkeypatch.setattr(SejajarApp, "suspend", suspend)
    monkeypatch.setenv("EDITOR", "/nowhere/editor")
    async with reading(open_reader, files) as reader:
        await reader.press("o")
        assert "/nowhere/editor" in reader.screen.state.notice and reader.screen.state.is_problem
    assert steps == ["lent", "taken back"]


async def test_a_terminal_that_cannot_be_lent_is_told(
    open_reader: Opener, files: TextFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "vi")
    async with reading(open_reader, files) as reader:
        await reader.press("o")
        assert "cannot run an editor" in reader.screen.state.notice and reader.screen.state.is_problem
