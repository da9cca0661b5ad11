"""The list of pairs over the reader."""

import pytest

from sejajar.session.memory.recent import PairChoice
from sejajar.session.text_files import TextFiles
from sejajar.tui.screens.recent import RecentScreen

CHOICES = (
    PairChoice(("/x/a.txt", "/x/b.txt"), ("id", "ar"), ("a.txt", "تقرير.txt")),
    PairChoice(("/y/c.txt", "/z/d.txt"), ("id", "ar"), ("c.txt", "d.txt")),
    PairChoice(None, ("", ""), ("meta.id.txt", "meta.ar.txt")),
)
MANY = tuple(PairChoice((f"/n/{n}", f"/m/{n}"), ("id", "ar"), (f"s{n}", f"t{n}")) for n in range(30))


def shown(app):
    widget = app.screen.query_one("RecentList")
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


async def test_the_list_opens_first_and_shows_the_choices(open_reader):
    async with open_reader(offered=CHOICES) as reader:
        app = reader.pilot.app
        assert isinstance(app.screen, RecentScreen)
        rows = shown(app)
        assert rows[0] == "Recent pairs"
        assert rows[2].startswith(" 1  a.txt  |  ")
        assert rows[3].strip() == "/x"
        assert rows[5].strip() == "/y  /z"
        assert rows[6] == " 3  meta.id.txt  |  meta.ar.txt"


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["enter"], 0), (["j", "enter"], 1), (["down", "down", "enter"], 2), (["G", "enter"], 2),
        (["G", "k", "enter"], 1), (["end", "home", "enter"], 0), (["3"], 2), (["2"], 1),
    ],
)  # fmt: skip
async def test_arrows_or_a_number_choose(open_reader, keys, chosen):
    async with open_reader(offered=CHOICES) as reader:
        app = reader.pilot.app
        await reader.pilot.press(*keys)
        await reader.pilot.pause()
        assert app.next_pair == CHOICES[chosen]


@pytest.mark.parametrize(("key", "is_shipped"), [("1", False), ("3", True)])
async def test_what_is_open_is_not_opened_again(open_reader, monkeypatch, key, is_shipped):
    monkeypatch.setattr(TextFiles, "is_file", lambda self, side: True)
    files = TextFiles("/x/a.txt", "/x/b.txt", is_shipped=is_shipped)
    async with open_reader(offered=CHOICES, files=files) as reader:
        await reader.pilot.press(key)
        await reader.pilot.pause()
        assert reader.pilot.app.next_pair is None
        assert reader.pilot.app.screen is reader.screen


@pytest.mark.parametrize("keys", [["escape"], ["q"]])
async def test_the_reader_goes_on_with_what_is_open(open_reader, keys):
    async with open_reader(offered=CHOICES) as reader:
        app = reader.pilot.app
        await reader.pilot.press("9", "0", "x", *keys)
        await reader.pilot.pause()
        assert app.screen is reader.screen
        assert app.next_pair is None
        await reader.press("j")
        assert reader.passage == 1


async def test_a_click_chooses(open_reader):
    async with open_reader(offered=CHOICES) as reader:
        app = reader.pilot.app
        list_ = app.screen.query_one("RecentList")
        # The border and the padding round the rows.
        await reader.pilot.click(list_, offset=(8, 2 + 2 + 2))
        await reader.pilot.pause()
        assert app.next_pair == CHOICES[1]


async def test_a_long_list_follows_its_cursor(open_reader):
    async with open_reader(offered=MANY, size=(80, 20)) as reader:
        app = reader.pilot.app
        assert "s0" in shown(app)[2]
        await reader.pilot.press("G")
        rows = shown(app)
        assert "s29" in "".join(rows)
        assert "s0 " not in "".join(rows)
        await reader.pilot.press("g")
        assert "s0" in shown(app)[2]


async def test_the_command_reports_that_there_is_no_other_bitext(open_reader):
    async with open_reader() as reader:
        await reader.pilot.app.run_action("recent")
        await reader.settle()
        assert reader.pilot.app.screen is reader.screen
        assert "no other pair has been read yet" in reader.line("#status")


async def test_the_command_lists_what_was_read(open_reader, monkeypatch):
    monkeypatch.setattr("sejajar.tui.app.pair_choices", lambda _environ: CHOICES)
    async with open_reader() as reader:
        await reader.pilot.app.run_action("recent")
        await reader.pilot.pause()
        assert isinstance(reader.pilot.app.screen, RecentScreen)
        await reader.pilot.app.run_action("recent")
        await reader.pilot.pause()
        assert len(reader.pilot.app.screen_stack) == 2


async def test_a_page_lists_nothing(open_reader, monkeypatch):
    monkeypatch.setattr("sejajar.tui.app.pair_choices", lambda _environ: CHOICES)
    async with open_reader() as reader:
        monkeypatch.setattr(type(reader.pilot.app), "is_web", property(lambda self: True))
        await reader.pilot.app.run_action("recent")
        await reader.settle()
        assert reader.pilot.app.screen is reader.screen
