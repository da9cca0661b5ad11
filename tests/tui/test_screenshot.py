import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

from sejajar.layout.profiles import PROFILES
from sejajar.terminal.detect import decide
from sejajar.terminal.query import Replies
from sejajar.text.document import Document
from sejajar.tui.app import SejajarApp
from sejajar.tui.screens.help import HelpScreen
from sejajar.tui.screenshot import made_safe

VISUAL_WORD = "\ufe94\ufedb\ufeae\ufeb7"
"""شركة in presentation forms, from the left to the right of the screen."""


def texts_of(svg):
    return [element for element in ElementTree.fromstring(svg).iter() if element.tag.endswith("}text")]


def words_of(svg):
    return "\n".join(element.text or "" for element in texts_of(svg))


def without_identifier(svg):
    """Rich numbers its style classes by the content."""
    return re.sub(r"terminal-\d+-", "", svg)


def in_terminal(**environ):
    return decide(environ, Replies())


async def test_every_text_of_the_picture_keeps_its_order(open_reader):
    async with open_reader() as reader:
        svg = reader.pilot.app.export_screenshot()
    assert len(texts_of(svg)) > 50
    for element in texts_of(svg):
        assert element.get("direction") == "ltr"
        assert element.get("unicode-bidi") == "bidi-override"
        assert element.get("lengthAdjust") == "spacingAndGlyphs"
    words = words_of(svg)
    assert VISUAL_WORD in words
    assert not re.search("[\u0621-\u063a\u0641-\u064a]", words)


async def test_the_picture_asks_no_other_host(open_reader):
    async with open_reader() as reader:
        svg = reader.pilot.app.export_screenshot(title="A <title>")
    assert set(re.findall(r"https?://[^\"' )]+", svg)) <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
    assert "@font-face" not in svg
    assert 'font-family: "DejaVu Sans Mono"' in svg
    assert "A <title>" in {element.text.replace("\xa0", " ") for element in texts_of(svg)}


@pytest.mark.parametrize("name", ["words", "isolated", "styled", "letter-marks", "override-runs", "logical", "off"])
async def test_the_picture_is_the_same_whatever_the_terminal_is_sent(open_reader, name):
    terminal = decide({"TERM": "xterm"}, Replies(), bidi=name)
    assert terminal.profile.form == PROFILES[name].form
    async with open_reader(terminal=terminal, harakat="show") as reader:
        shown = [reader.screen.window.pane("target").render_line(y).text for y in range(20)]
        svg = reader.pilot.app.export_screenshot()
        await reader.settle()
        assert [reader.screen.window.pane("target").render_line(y).text for y in range(20)] == shown
        assert reader.screen.window.renderer.profile.form == PROFILES[name].form
    assert VISUAL_WORD in words_of(svg)
    assert not re.search("[\u0621-\u063a\u0641-\u064a\u200e\u202a-\u202e\u2800]", words_of(svg))


async def test_of_kitty_it_is_the_very_picture_of_xterm(open_reader):
    pictures = []
    for environ in ({"TERM": "xterm-kitty"}, {"TERM": "xterm-256color"}):
        async with open_reader(terminal=in_terminal(**environ), harakat="hide") as reader:
            pictures.append(without_identifier(reader.pilot.app.export_screenshot()))
    assert pictures[0] == pictures[1]


async def test_signs_over_letters_take_no_room(open_reader):
    texts = (
        Document.from_text("Dengan nama Allah. 漢字.", name="a", language="id"),
        Document.from_text("بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ.", name="b", language="ar"),
    )
    async with open_reader(texts=texts) as reader:
        svg = reader.pilot.app.export_screenshot()
    measured = [element for element in texts_of(svg) if element.get("textLength")]
    assert any(len(element.text) > cell_len(element.text) for element in measured)
    assert any(len(element.text) < cell_len(element.text) for element in measured)
    for element in measured:
        assert float(element.get("textLength")) == pytest.approx(12.2 * cell_len(element.text), rel=1e-4)


def test_a_text_without_words_is_left_alone():
    assert made_safe('<text x="1" textLength="5"></text>').endswith('x="1" textLength="5"></text>')


async def test_the_palette_saves_a_picture_without_itself(open_reader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with open_reader() as reader:
        await reader.press("colon")
        await reader.pilot.app.workers.wait_for_complete()
        await reader.pilot.press(*"screenshot")
        await reader.pilot.pause(0.3)
        await reader.pilot.press("enter")
        await reader.pilot.pause(0.4)
        (picture,) = tmp_path.iterdir()
        assert reader.screen.state.notice == f"saved {picture}"
        assert not reader.screen.state.is_problem
    words = words_of(picture.read_text(encoding="utf-8"))
    assert picture.suffix == ".svg"
    assert VISUAL_WORD in words
    assert "screenshot" not in words.lower()


async def test_the_help_is_on_its_picture(open_reader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with open_reader() as reader:
        await reader.pilot.press("question_mark")
        await reader.pilot.pause(0.2)
        assert isinstance(reader.pilot.app.screen, HelpScreen)
        reader.pilot.app.action_save_screenshot()
        await reader.pilot.pause(0.4)
    (picture,) = tmp_path.iterdir()
    assert "Moving" in words_of(picture.read_text(encoding="utf-8"))


def _no_folder():
    raise FileNotFoundError(2, "No such file or directory")


async def test_where_the_folder_is_gone_it_is_saved_at_home(open_reader, tmp_path, monkeypatch):
    async with open_reader() as reader:
        monkeypatch.setattr(Path, "cwd", _no_folder)
        monkeypatch.setattr(Path, "home", lambda: tmp_path)
        reader.pilot.app.action_save_screenshot()
        await reader.pilot.pause(0.4)
        assert reader.screen.state.notice == f"saved {next(tmp_path.iterdir())}"


async def test_a_screenshot_that_cannot_be_saved_is_reported(open_reader, tmp_path, monkeypatch):
    async with open_reader() as reader:
        monkeypatch.setattr(Path, "cwd", _no_folder)
        monkeypatch.setattr(Path, "home", lambda: tmp_path / "missing")
        reader.pilot.app.action_save_screenshot()
        await reader.pilot.pause(0.4)
        assert reader.screen.state.notice == "the screenshot cannot be saved: No such file or directory"
        assert reader.screen.state.is_problem


async def test_a_page_hands_the_picture_to_the_browser(open_reader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    delivered = []
    monkeypatch.setattr(SejajarApp, "is_web", property(lambda _: True))
    monkeypatch.setattr(SejajarApp, "deliver_screenshot", lambda _: delivered.append(1))
    async with open_reader() as reader:
        reader.pilot.app.action_save_screenshot()
        await reader.pilot.pause(0.4)
    assert delivered == [1]
    assert not list(tmp_path.iterdir())
