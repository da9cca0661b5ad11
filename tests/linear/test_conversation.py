"""The reader by ear: what is said after each action of the map, as a transcript."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events

from reader_on_screen import app_arguments
from sejajar.keyboard.key_names import name_of_key
from sejajar.keyboard.keymap import EDITING_KEYS, KEYS, Key
from sejajar.linear import conversation as session
from sejajar.linear.app import LinearApp
from sejajar.linear.line_terminal import LineTerminal
from sejajar.session import opening, pipeline
from sejajar.text.document import Document
from sejajar.tui.reader.pane_layout import ViewOptions
from sejajar.tui.reader.screen import ReaderScreen

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
SECONDS = 20.0


class Ear(LineTerminal):
    """A terminal that keeps what is written to it, echoes lines as a terminal does, and knows when the reader waits."""

    def __init__(self, *, is_dumb: bool = False) -> None:
        super().__init__(-1, -1, is_dumb=is_dumb)
        self.text = ""
        self.waits = False
        self.asks = False

    def write(self, text: str) -> None:
        self.text += text

    def take(self, event: events.Key | events.Paste) -> None:
        super().take(event)
        if self.asks and isinstance(event, events.Key):
            self.text += "\n" if event.key == "enter" else event.character or ""
        self.waits = self.asks = self.asks and event.key not in ("enter", "escape", "ctrl+c", "ctrl+d")

    async def next_event(self, seconds: float | None = None) -> Any:
        self.waits = self._events.empty()
        event = await super().next_event(seconds)
        self.waits = False
        return event

    async def read_line(self, label: str) -> str | None:
        self.asks = self._events.empty()
        return await super().read_line(label)


class Talk:
    """A talk with an open reader."""

    def __init__(self, app: LinearApp, ear: Ear) -> None:
        self.app = app
        self.ear = ear

    @property
    def screen(self) -> ReaderScreen:
        return self.app.reader

    async def hear(self, *typed: str) -> list[str]:
        """Type keys by their names, and text after a blank; the lines that are said then, questions included."""
        start = len(self.ear.text)
        for keys in typed:
            for key in keys[1:] if keys.startswith(" ") else [keys]:
                self.ear.take(events.Key(name_of_key(key) if len(key) == 1 else key, _character(key)))
            await self.quiet()
        return self.ear.text[start:].removesuffix("\n").split("\n")

    async def hear_at_once(self, *typed: str) -> list[str]:
        """The same, but typed ahead."""
        start = len(self.ear.text)
        for key in typed:
            self.ear.take(events.Key(name_of_key(key) if len(key) == 1 else key, _character(key)))
        await self.quiet()
        return self.ear.text[start:].removesuffix("\n").split("\n")

    async def quiet(self) -> None:
        """Until the reader waits for a key, or for a line, or has ended."""
        async with asyncio.timeout(SECONDS):
            while not (self.ear.waits or self.ear.asks or self.app.return_code is not None):
                await asyncio.sleep(0.002)

    async def hear_until(self, words: str) -> None:
        """Until something is said."""
        async with asyncio.timeout(SECONDS):
            while words not in self.ear.text:
                await asyncio.sleep(0.005)
        await self.quiet()


def _character(key: str) -> str | None:
    if len(key) == 1:
        return key
    return {"space": " ", "enter": "\r", "tab": "\t", "escape": "\x1b"}.get(key) or next(
        (chr(code) for code in range(0x21, 0x7F) if name_of_key(chr(code)) == key), None
    )


Talker = Callable[..., AbstractAsyncContextManager[Talk]]


@pytest.fixture
def talk(seeds: tuple[Document, Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Talker:
    monkeypatch.chdir(tmp_path)
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))

    @asynccontextmanager
    async def talked(texts: tuple[Document, Document] | None = None, **options: Any) -> AsyncIterator[Talk]:
        ear = Ear()
        app = LinearApp(**app_arguments(texts or seeds, options), line_terminal=ear)
        async with app.run_test(size=(120, 40)):
            talk = Talk(app, ear)
            await talk.hear_until("found ")
            yield talk

    return talked


# -- each action of the map -----------------------------------------------------------------------------------

ANSWERS: dict[str, tuple[str, ...]] = {
    "goto": (" 5",),
    "mark.set": (" q",),
    "mark.jump": (" q",),
    "note": (" check this",),
    "figures": (" 150",),
    "notes.export": ("",),
    "export": (" tsv", ""),
    "palette": (" bottom",),
}
"""What is answered where an action asks; elsewhere it is :data:`WORD`."""
WORD = " Meta"

BEFORE: dict[str, tuple[str, ...]] = {
    "passage.previous": ("j",),
    "jump.back": ("G",),
    "jump.forward": ("G", "alt+left"),
    "mark.jump": ("m", WORD, "enter"),
    "notes.export": ("B",),
    "hit.next": ("slash", WORD, "enter"),
    "hit.previous": ("slash", WORD, "enter"),
    "rows.matching": ("slash", WORD, "enter"),
    "cancel": ("slash", WORD, "enter"),
    "issue.dismiss": ("!", "enter", "escape"),
    "peek": ("v", "v"),
    "mend.merge": ("e",),
    "mend.split": ("e", "m"),
    "mend.up": ("e", "m", "j"),
    "mend.down": ("e", "m"),
    "mend.unlink": ("e",),
    "mend.confirm": ("e",),
    "mend.undo": ("e", "m"),
    "mend.redo": ("e", "m", "z"),
    "mend.leave": ("e",),
}
"""What is done first, so that the action has something to do."""

SAID: dict[str, str] = {
    "passage.next": r"2/27 \[id\] .+ \[ar\] .+",
    "passage.previous": r"1/27 \[id\] .+ \[ar\] .+",
    "line.down": r"\d+/27 \[id\] .+",
    "bottom": r"27/27 \[id\] .+ \[ar\] .+",
    "goto": r"5/27 \[id\] .+",
    "jump.back": r"1/27 .+",
    "jump.forward": r"27/27 .+",
    "item.next": r"quote 1 of 13: .+; \[id\] .+; \[ar\] .+; passage 3",
    "quotes": r"Quotes: 13; quote 1 of 13: .+",
    "issues": r"Issues: 1; issue 1 of 1: .+",
    "figures": r"#150: hit 1 of \d+; .+",
    "search": r"/Meta: hit 1 of \d+; \d+/27 .+",
    "hit.next": r"/Meta: hit 2 of \d+; \d+/27 .+",
    "focus.next": r"1/27 \[ar\] .+ \[id\] .+",
    "peek": r"1/27 \[ar\] [^\[]+",
    "pane.wider": r"\[id\] \d+%; \[ar\] \d+%",
    "sidebar": r"sidebar hidden",
    "mending": r"editing the alignment; \S+ leaves; .+",
    "palette": r"27/27 .+",
    "redraw": r"1/27 .+",
    "mend.merge": r"merged with the next; alignment .+",
    "mend.leave": r"alignment editing ended",
}
"""What is said at least of some; of the others, that it is a line and tells of what was done."""

ALONE = ("quit", "suspend", "help", "palette", "info")
"""Actions with a test of their own."""


def _groups() -> list[tuple[Key, ...]]:
    """The actions of the map, by what can be done in one reading: edits of the links each begin anew."""
    groups: dict[str, list[Key]] = {}
    for key in KEYS:
        groups.setdefault(key.group, []).append(key)
    return [*map(tuple, groups.values()), *((key,) for key in EDITING_KEYS)]


@pytest.mark.parametrize("group", _groups(), ids=lambda group: group[0].id)
async def test_each_action_is_told_in_one_line_of_plain_text(group: tuple[Key, ...], talk: Talker) -> None:
    async with talk() as reader:
        for key in group:
            if key.id in ALONE:
                continue
            for step in BEFORE.get(key.id, ()):
                await reader.hear(step)
            said = await _told(reader, key)
            assert said, key.id
            assert re.fullmatch(SAID.get(key.id, r".+"), said), (key.id, said)
            assert "has no function here" not in said, key.id
            if key not in EDITING_KEYS:
                await _begin_again(reader)
        assert not CONTROLS.search(reader.ear.text)


async def _told(reader: Talk, key: Key) -> str:
    """Do an action by its key, or by its name where it has none: the one line that tells of it, its questions aside."""
    lines = await reader.hear(key.keys[0]) if key.keys else await reader.hear("colon", f" {key.description}", "enter")
    lines = lines if key.keys else lines[1:]
    answers = list(ANSWERS.get(key.id, ()))
    while reader.ear.asks:
        question = lines.pop()
        assert re.fullmatch(r"\S.+: ", question), question
        # What is there already is said before it is asked for.
        assert all(line.startswith("current text: ") for line in lines), lines
        answer = await reader.hear(answers.pop(0) if answers else WORD, "enter")
        lines = answer[1:]
    assert len(lines) == 1, (key.id, lines)
    return lines[0]


async def _begin_again(reader: Talk) -> None:
    """Back to the first passage, nothing searched, the parts as they were."""
    screen = reader.screen
    await reader.hear("escape", "escape", "escape")
    screen.controllers.views.arrange(ViewOptions())
    screen.state.sidebar_wanted = True
    screen.reading.active_side = "source"
    screen.window.pane("source").focus()
    await reader.hear("r", "g")


async def test_help_says_every_key_of_the_map_a_line_each(talk: Talker) -> None:
    async with talk() as reader:
        lines = await reader.hear("?")
        assert len([line for line in lines if ": " in line]) == len(KEYS) + len(EDITING_KEYS) + 1
        assert "j, Down: Go to the next passage in both panes" in lines
        assert any(line.startswith("Shift+G, End: ") for line in lines)
        assert any(line.startswith('" quotation mark, F2: ') for line in lines)
        assert any(re.match(r": colon, margins: ", line) for line in lines)
        assert (await reader.hear("j"))[0].startswith("2/27 ")


async def test_what_is_known_is_said_a_line_each(talk: Talker) -> None:
    async with talk() as reader:
        lines = await reader.hear("i")
        assert lines[0] == "passage: 1 of 27"
        assert len(lines) > 5
        assert all(lines)
        assert (await reader.hear("j"))[0].startswith("2/27 ")


async def test_commands_are_asked_for_by_words_and_number(talk: Talker) -> None:
    async with talk() as reader:
        said = await reader.hear("colon", " next pa", "enter")
        assert said[0] == "command: next pa"
        assert [line[:2] for line in said[1:-1]] == [f"{number} " for number in range(1, len(said) - 1)]
        assert said[-1] == "number: "
        wanted = next(line[0] for line in said if "Next passage" in line)
        assert (await reader.hear(wanted, "enter"))[-1].startswith("2/27 ")
        assert await reader.hear("colon", " next pa", "enter", " 99", "enter") == [
            *said[:-1],
            "number: 99",
            "no command chosen",
        ]
        assert (await reader.hear("colon", " qqq", "enter"))[-1] == "no command contains these words"
        assert (await reader.hear("colon", "escape"))[-1] == "no command chosen"
        assert (await reader.hear("colon", "enter"))[-1] == "no command chosen"
        # A name that is typed whole is not asked about, though others have its words too.
        assert (await reader.hear("colon", " bottom", "enter"))[-1].startswith("27/27 ")


async def test_stopping_and_ending_are_said(talk: Talker) -> None:
    async with talk() as reader:
        # Where nothing can stop the process it is as if the shell had returned at once.
        assert (await reader.hear("ctrl+z"))[0] == "suspended; fg resumes"
        await reader.hear("j")
        assert await reader.hear("q") == ["closed at 2/27"]
        assert reader.app.return_code == 0


# -- what is said ---------------------------------------------------------------------------------------------


async def test_the_beginning_names_the_texts_their_languages_and_the_way_to_help(talk: Talker) -> None:
    async with talk() as reader:
        first, second, third = reader.ear.text.splitlines()
        assert first == (
            "meta-llama4.id.txt [id] Bahasa Indonesia, beside meta-llama4.ar.txt [ar] العربية; 27 passages; "
            "? question mark for help, q to quit"
        )
        assert second.startswith("1/27 [id] Manajemen ")
        assert third == "found 13 quotes, 13 figures, 1 issue"


async def test_text_is_said_as_it_is_stored(talk: Talker, seeds: tuple[Document, Document]) -> None:
    async with talk() as reader:
        (line,) = await reader.hear("j")
        said = re.fullmatch(r"2/27 \[id\] (.+) \[ar\] (.+)", line)
        assert said
        for text, document in zip(said.groups(), seeds, strict=True):
            assert text in document.text


async def test_a_list_says_its_entries_and_leads_to_their_passages(talk: Talker) -> None:
    async with talk() as reader:
        assert (await reader.hear('"'))[0].startswith("Quotes: 13; quote 1 of 13: ")
        assert (await reader.hear("down"))[0].startswith("quote 2 of 13: ")
        assert (await reader.hear("end"))[0].startswith("quote 13 of 13: ")
        assert (await reader.hear("down"))[0].startswith("Quotes: 13; quote 13 of 13: ")
        said = (await reader.hear(" alt"))[-1]
        assert said.startswith("Quotes: 13, ")
        assert " with alt; quote 1 of " in said
        passage = re.search(r"passage (\d+)$", said)
        assert passage
        assert (await reader.hear("enter"))[0].startswith(f"{passage[1]}/27 [id] ")
        assert (await reader.hear("k"))[0].startswith(f"{int(passage[1]) - 1}/27 [id] ")
        assert (await reader.hear('"', " zzz"))[-1] == "Quotes: 13, 0 with zzz"
        assert (await reader.hear("escape"))[0].startswith("Quotes: 13; quote ")


async def test_a_place_in_the_list_says_what_was_put_on_it(talk: Talker) -> None:
    async with talk() as reader:
        await reader.hear("m", " q", "enter", "B", "a", " check", "enter")
        assert (await reader.hear("f12"))[0].startswith(
            "Bookmarks: 1; mark 1 of 1: bookmark, note, mark q: check; [id] "
        )


async def test_an_issue_says_what_differs_and_whether_it_was_dismissed(talk: Talker) -> None:
    async with talk() as reader:
        said = (await reader.hear("!"))[0]
        assert said.startswith("Issues: 1; issue 1 of 1: ")
        assert (await reader.hear("full_stop"))[0].startswith("dismissed: ")
        assert "; dismissed; passage " in (await reader.hear("escape", "!", "down"))[-1]


async def test_a_search_that_finds_nothing_says_so_and_stays(talk: Talker) -> None:
    async with talk() as reader:
        await reader.hear("j")
        assert (await reader.hear("slash", " qwerty", "enter"))[-1] == "not found"
        assert (await reader.hear("r"))[0].startswith("2/27 ")
        assert (await reader.hear("#", " 12 parsec", "enter"))[-1] != ""


async def test_questions_are_given_up_with_escape_and_ctrl_c(talk: Talker) -> None:
    async with talk() as reader:
        for way_out in ("escape", "ctrl+c", "ctrl+d"):
            assert (await reader.hear("slash", " Meta", way_out))[-1].startswith("1/27 ")
            assert not reader.screen.window.prompt.is_open


async def test_what_is_typed_ahead_of_a_question_is_shown_and_answers_it(talk: Talker) -> None:
    async with talk() as reader:
        said = await reader.hear_at_once("slash", *"Mettx", "backspace", "backspace", *"a", "enter", "n")
        assert said[0].startswith("search: ")
        assert said[1].startswith("/Meta: hit 1 of ")
        assert said[2].startswith("/Meta: hit 2 of ")


async def test_what_was_written_before_is_said_kept_and_emptied(talk: Talker) -> None:
    async with talk() as reader:
        await reader.hear("a", " first", "enter")
        said = await reader.hear("a")
        assert said[0] == "current text: first; Enter keeps it, - clears it"
        await reader.hear("enter")
        assert (await reader.hear("a", " second", "enter"))[-1] == "note written"
        assert (await reader.hear("a"))[0] == "current text: second; Enter keeps it, - clears it"
        assert (await reader.hear(" -", "enter"))[-1] == "note removed"
        assert (await reader.hear("a", "escape"))[0].startswith("a note on this passage: ")


async def test_one_language_is_said_alone_until_it_is_peeked_at(talk: Talker) -> None:
    async with talk() as reader:
        await reader.hear("v", "v")
        assert "[ar]" not in (await reader.hear("j"))[0]
        assert re.fullmatch(r"2/27 \[ar\] [^\[]+", (await reader.hear("p"))[0])
        assert "[ar]" in (await reader.hear("r"))[0]
        assert (await reader.hear("p"))[0] == "translation hidden"
        assert re.fullmatch(r"2/27 \[ar\] [^\[]+", (await reader.hear("tab"))[0])


async def test_parted_panes_say_the_one_that_moves(talk: Talker) -> None:
    async with talk() as reader:
        assert "unlocked" in (await reader.hear("l"))[0]
        (line,) = await reader.hear("j")
        assert re.fullmatch(r"2/27 \[id\] [^\[]+", line)
        assert (await reader.hear("escape"))[0].startswith("locked again")


async def test_counts_are_said_and_reach_their_key(talk: Talker) -> None:
    async with talk() as reader:
        assert await reader.hear("1", "2") == ["1", "12"]
        assert (await reader.hear("g"))[0].startswith("12/27 ")


async def test_arabic_letters_do_what_their_keys_do(talk: Talker) -> None:
    async with talk() as reader:
        assert (await reader.hear("ت"))[0].startswith("2/27 ")
        # The key of g sends two letters, of which the first alone means something else.
        assert (await reader.hear("م"))[0] != ""
        await reader.hear("م")
        assert not (await reader.hear("ل"))[0].startswith("ل")


async def test_marks_and_digits_are_said_as_they_are_shown(talk: Talker) -> None:
    source = Document.from_text("satu 12 dua.\n", name="a", language="id")
    target = Document.from_text("وَاحِدٌ ١٢ اثنان.\n", name="b", language="ar")
    async with talk((source, target)) as reader:
        assert (await reader.hear("r"))[0] == "1/1 [id] satu 12 dua. [ar] وَاحِدٌ ١٢ اثنان."
        assert (await reader.hear("h"))[0] == "vowel marks hidden"
        assert (await reader.hear("r"))[0] == "1/1 [id] satu 12 dua. [ar] واحد ١٢ اثنان."
        await reader.hear("w")
        assert (await reader.hear("r"))[0] == "1/1 [id] satu 12 dua. [ar] واحد 12 اثنان."


@pytest.mark.parametrize(("languages", "tags"), [(("id", "id"), "source target"), (("und", "ar"), "source target")])
async def test_languages_that_no_code_tells_apart_are_called_by_their_side(
    languages: tuple[str, str], tags: str, talk: Talker
) -> None:
    texts = [
        Document.from_text("satu dua tiga.\n", name=name, language=code)
        for name, code in zip("ab", languages, strict=True)
    ]
    async with talk((texts[0], texts[1])) as reader:
        said = (await reader.hear("r"))[0]
        assert " ".join(re.findall(r"\[(\w+)\]", said)) == tags


async def test_an_empty_pair_says_so(talk: Talker) -> None:
    texts = [Document.from_text("", name=name, language=code) for name, code in (("a", "id"), ("b", "ar"))]
    async with talk((texts[0], texts[1])) as reader:
        assert "nothing to read" in reader.ear.text
        for key in ("j", "ctrl+e", "r", "tab", "]", "v", "v", "p"):
            assert (await reader.hear(key))[0]


async def test_a_side_that_has_nothing_says_so(talk: Talker) -> None:
    texts = [
        Document.from_text(text, name=name, language=code)
        for name, code, text in (("a", "id", "Satu.\n"), ("b", "ar", ""))
    ]
    async with talk((texts[0], texts[1])) as reader:
        assert "1/1 [id] Satu. [ar] nothing" in reader.ear.text
        assert "b is empty" in reader.ear.text


# -- what comes from behind -----------------------------------------------------------------------------------


def held_back(monkeypatch: pytest.MonkeyPatch, reading: str) -> threading.Event:
    """Have a reading behind the screen wait for what is returned."""
    may_go_on = threading.Event()
    original = getattr(pipeline, reading)

    def slow(*arguments: Any, **options: Any) -> Any:
        may_go_on.wait(SECONDS)
        return original(*arguments, **options)

    monkeypatch.setattr(pipeline, reading, slow)
    return may_go_on


async def test_what_takes_long_is_said_to_begin_and_to_be_done(
    seeds: tuple[Document, Document], talk: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "LONG_SECONDS", 0.0)
    monkeypatch.setattr(session, "NEWS_SECONDS", 0.01)
    may_go_on = held_back(monkeypatch, "extract")
    ear = Ear()
    app = LinearApp(**app_arguments(seeds, {}), line_terminal=ear)
    async with app.run_test(size=(120, 40)):
        reader = Talk(app, ear)
        await reader.hear_until("reading quotes and figures…\n")
        assert (await reader.hear("j"))[0].startswith("2/27 ")
        assert (await reader.hear('"'))[0] == "Quotes: 0; reading quotes and figures…"
        may_go_on.set()
        await reader.hear_until("found 13 quotes")


async def test_a_long_pair_is_opened_once_its_sentences_are_found(
    seeds: tuple[Document, Document], talk: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SMALL_BITEXT_CHARS", 0)
    monkeypatch.setattr(session, "LONG_SECONDS", 0.0)
    may_go_on = held_back(monkeypatch, "align_by_length")
    ear = Ear()
    app = LinearApp(**app_arguments(seeds, {}), line_terminal=ear)
    async with app.run_test(size=(120, 40)):
        reader = Talk(app, ear)
        async with asyncio.timeout(SECONDS):
            while not ear.text:
                await asyncio.sleep(0.005)
        assert ear.text == "finding sentences…\n"
        may_go_on.set()
        await reader.hear_until("found 13 quotes")
        assert ear.text.splitlines()[1].endswith("; 27 passages; ? question mark for help, q to quit")
        assert ear.text.splitlines()[2].startswith("1/27 ")


async def test_another_place_from_behind_is_said_and_another_list_is_not(talk: Talker) -> None:
    async with talk() as reader:
        length = len(reader.ear.text)
        reader.screen.reading.lists.list_name = "contents"
        reader.ear.wake()
        await reader.hear_until("")
        reader.screen.reading.go_to(4)
        reader.ear.wake()
        await reader.hear_until("5/27 ")
        assert reader.ear.text[length:].startswith("5/27 ")


async def test_notices_are_said_when_they_come(talk: Talker) -> None:
    async with talk() as reader:
        reader.screen.window.set_notice("the disk is full", is_problem=True)
        await reader.hear_until("the disk is full\n")
        reader.app.notify("a corner")
        await reader.hear_until("a corner\n")


async def test_a_control_character_is_never_written(talk: Talker) -> None:
    async with talk() as reader:
        reader.screen.window.set_notice("a\x1b[2Jb\r\nc\x9bd")
        await reader.hear_until("a [2Jb c d\n")
        assert not CONTROLS.search(reader.ear.text)
