"""The reader by ear: what is said after each action of the map, as a transcript."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events

from sejajar.text.document import Document
from sejajar.tui.keymap import KEYS, MENDING_KEYS, Key
from sejajar.tui.linear.app import LinearApp
from sejajar.tui.linear.line_terminal import LineTerminal
from sejajar.tui.screens.arranging import ViewSettings
from sejajar.tui.screens.reader import ReaderScreen
from sejajar.tui.terminals.keys import name_of_key

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
        self.waits = self.asks = self.asks and event.key not in ("enter", "escape", "ctrl+c")

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
        app = LinearApp(*(texts or seeds), line_terminal=ear, **options)
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
    "mending": r"links are edited; .+",
    "palette": r"27/27 .+",
    "redraw": r"1/27 .+",
    "mend.merge": r"merged with the next; link .+",
    "mend.leave": r"links are no longer edited",
}
"""What is said at least of some; of the others, that it is a line and tells of what was done."""

ALONE = ("quit", "suspend", "help", "palette")
"""Actions with a test of their own."""


def _groups() -> list[tuple[Key, ...]]:
    """The actions of the map, by what can be done in one reading: edits of the links each begin anew."""
    groups: dict[str, list[Key]] = {}
    for key in KEYS:
        groups.setdefault(key.group, []).append(key)
    return [*map(tuple, groups.values()), *((key,) for key in MENDING_KEYS)]


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
            assert "does nothing here" not in said, key.id
            if key not in MENDING_KEYS:
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
        assert all(line.startswith("now: ") for line in lines), lines
        answer = await reader.hear(answers.pop(0) if answers else WORD, "enter")
        lines = answer[1:]
    assert len(lines) == 1, (key.id, lines)
    return lines[0]


async def _begin_again(reader: Talk) -> None:
    """Back to the first passage, nothing searched, the parts as they were."""
    screen = reader.screen
    await reader.hear("escape", "escape", "escape")
    screen.rearrange(ViewSettings())
    screen.sidebar_wanted = True
    screen.reading.active_side = "source"
    screen.pane("source").focus()
    await reader.hear("r", "g")
