"""The dialogue of linear mode: one line for each key, questions answered by a line, and updates as they come."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.message_pump import MessagePump

from sejajar.i18n import N_, _
from sejajar.linear.announcements import (
    State,
    counts_line,
    line_after,
    line_from_behind,
    nothing_done,
    opening_line,
    passage_line,
    state_of,
)
from sejajar.session.bitext import Bitext
from sejajar.text.folding import fold

if TYPE_CHECKING:
    from sejajar.linear.line_terminal import LineTerminal
    from sejajar.tui.app import SejajarApp
    from sejajar.tui.screens.palette import Command

QUIET_ROUNDS = 3
"""Rounds without a message before the app counts as idle: a widget may be about to post the next message."""

MOST_ROUNDS = 60
ROUND_SECONDS = 1.0
"""A widget that was removed meanwhile never answers, so a round has a limit."""

PAIR_SECONDS = 0.05
PATIENCE = 2.0
"""The longest, in seconds, that a line waits for a result from the background."""

ANSWER_SECONDS = 0.01
NEWS_SECONDS = 0.25
LONG_SECONDS = 1.0
"""Background work that takes longer is announced when it starts and when it is done."""

QUESTIONS = {"/": N_("search"), "?": N_("search backwards"), "#": N_("figures")}
"""The question for each sign of the prompt; for other signs only the hint is announced."""

EMPTIES = "-"
"""The line that clears the current text of a prompt; an empty line keeps it."""


class Announcements:
    """What the app has to announce at the next line.

    Attributes:
        actions: the names of the actions that were run since the last line.
        notices: the notices of the status line since then.
        pages: lines to announce instead of one.
        pending_keys: the repeat count or the pending prefix that waits for a key.
        wants_command: whether to ask for a command by name.
    """

    def __init__(self) -> None:
        self.actions: list[str] = []
        self.notices: list[str] = []
        self.pages: list[str] = []
        self.pending_keys = ""
        self.wants_command = False

    def clear(self) -> None:
        """Start to collect for the next line."""
        self.actions.clear()
        self.notices.clear()
        self.pages = []


class Conversation:
    """One dialogue between the app and the user, on one terminal."""

    def __init__(self, app: SejajarApp, announcements: Announcements, terminal: LineTerminal) -> None:
        self._app = app
        self._announcements = announcements
        self._terminal = terminal
        self._busy_since = 0.0
        self._said_stage = ""
        self._has_lists = False

    async def run(self) -> None:
        """Run the dialogue until the app ends."""
        await self._settle()
        await self._wait_for_text()
        reader = self._app.reader
        self._terminal.say(opening_line(reader))
        self._terminal.say(
            _("; ").join(filter(None, [reader.state.notice or reader.window.standing_notice(), passage_line(reader)]))
        )
        self._announcements.notices.clear()
        self._before = self._state()
        while self._app.return_code is None:
            reader = self._app.reader
            # The work behind the reader begins only after its first frame.
            is_busy = not reader.background.is_idle or reader.reading.bitext.comparison is None
            event = await self._terminal.next_event(NEWS_SECONDS if is_busy else None)
            await self._step(event)

    async def _step(self, event: events.Key | events.Paste | None) -> None:
        """Run the action of a key and announce a line; without a key, announce what is new."""
        if event is None:
            await self._settle()
        else:
            await self._do(lambda: self._app.post_message(event))
            await self._ask_all()
        if self._app.return_code is not None:
            return
        app, announcements = self._app, self._announcements
        said = (
            self._line() if event else line_from_behind(app.reader, self._before, self._state(), announcements.notices)
        )
        if not (said or announcements.pages) and isinstance(event, events.Key):
            # Of the two letters that one key of some keyboards sends, the first waits for the second.
            await self._do(lambda: None, PAIR_SECONDS)
            said = self._line() or nothing_done(app.reader, event.key)
        for line in filter(None, [*(announcements.pages or [said]), self._news()]):
            self._terminal.say(line)
        announcements.clear()
        self._before = self._state()

    def _line(self) -> str:
        announcements = self._announcements
        if announcements.pages:
            return ""
        state = self._state()
        return line_after(self._app.reader, self._before, state, announcements.actions, announcements.notices)

    def _state(self) -> State:
        return state_of(self._app.reader, self._announcements.pending_keys)

    # -- waiting ----------------------------------------------------------------------------------------------

    async def _settle(self) -> None:
        """Wait until every widget has handled the messages that the last key caused."""
        quiet = 0
        for _round in range(MOST_ROUNDS):
            parts = self._parts()
            await self._pass_through(parts)
            quiet = 0 if any(part.message_queue_size for part in parts) else quiet + 1
            if quiet == QUIET_ROUNDS or self._app.return_code is not None:
                return

    def _parts(self) -> list[MessagePump]:
        screens = self._app.screen_stack
        return [self._app, *(part for screen in screens for part in screen.walk_children(with_self=True))]

    async def _pass_through(self, parts: list[MessagePump]) -> None:
        """Wait until all messages that are queued now are handled."""
        left = 1
        is_through = asyncio.Event()

        def count() -> None:
            nonlocal left
            left -= 1
            if not left:
                is_through.set()

        for part in parts:
            left += part.call_later(count)
        count()
        try:
            await asyncio.wait_for(is_through.wait(), ROUND_SECONDS)
        except TimeoutError:
            return

    async def _wait_for_text(self) -> None:
        """Wait until the sentences of a long bitext are found, or finding them failed."""
        app, loop = self._app, asyncio.get_running_loop()
        notices, begun, is_said = len(self._announcements.notices), loop.time(), False
        while not (_is_read(app.reader.reading.bitext) or len(self._announcements.notices) > notices):
            if not is_said and app.reader.background.progress and loop.time() - begun > LONG_SECONDS:
                self._terminal.say(app.reader.background.progress)
                is_said = True
            await asyncio.sleep(ANSWER_SECONDS)

    async def _do(self, act: Callable[[], object], seconds: float = 0.0) -> None:
        """Run ``act`` and wait until its effects are complete, also those of a background thread such as a search."""
        running, waited = _running(), 0.0
        act()
        await asyncio.sleep(seconds)
        await self._settle()
        while not self._announcements.notices and _running() - running and waited < PATIENCE:
            await asyncio.sleep(ANSWER_SECONDS)
            waited += ANSWER_SECONDS
        if waited:
            await self._settle()

    # -- news -------------------------------------------------------------------------------------------------

    def _news(self) -> str:
        """Return what the background is doing if it takes long, and what it found when it is done."""
        reader = self._app.reader
        now = asyncio.get_running_loop().time()
        if reader.background.is_idle:
            was_long, self._said_stage, self._busy_since = bool(self._said_stage), "", 0.0
            has_lists, self._has_lists = self._has_lists, reader.reading.bitext.comparison is not None
            return counts_line(reader) if self._has_lists and (was_long or not has_lists) else ""
        self._busy_since = self._busy_since or now
        if now - self._busy_since > LONG_SECONDS and reader.background.progress != self._said_stage:
            self._said_stage = reader.background.progress
            return self._said_stage
        return ""

    # -- questions --------------------------------------------------------------------------------------------

    async def _ask_all(self) -> None:
        """Ask every question that is open, each answered by a line."""
        while self._app.return_code is None:
            if self._announcements.wants_command:
                self._announcements.wants_command = False
                await self._ask_command()
            elif self._app.reader.window.is_asking:
                await self._ask_prompt()
            else:
                return

    async def _ask_prompt(self) -> None:
        prompt = self._app.reader.window.prompt
        question = ": ".join(
            filter(None, [_(QUESTIONS.get(prompt.sign, "")) if prompt.sign in QUESTIONS else "", prompt.hint])
        )
        if prompt.value:
            self._terminal.say(
                _("current text: {text}; Enter keeps it, {sign} clears it").format(text=prompt.value, sign=EMPTIES)
            )
        line = await self._terminal.read_line(f"{question}: ")
        if line is None:
            await self._press("escape")
            if prompt.is_open:
                await self._press("escape")
            return
        if line and prompt.value:
            await self._press("end", "ctrl+u")
            line = "" if line == EMPTIES else line
        if line:
            await self._post(events.Paste(line))
        # Some questions are answered by their first letter.
        if prompt.is_open:
            await self._press("enter")

    async def _press(self, *keys: str) -> None:
        for key in keys:
            await self._post(events.Key(key, None))

    async def _post(self, event: events.Key | events.Paste) -> None:
        await self._do(lambda: self._app.post_message(event))

    async def _ask_command(self) -> None:
        """Ask for a command by words of its name, then by number if several match."""
        words = await self._terminal.read_line(_("command: "))
        found = self._commands(words or "")
        if not found:
            self._announcements.notices.append(
                _("no command contains these words") if words else _("no command chosen")
            )
            return
        if len(found) > 1:
            for number, command in enumerate(found, 1):
                self._terminal.say(
                    f"{number} {command.title}: {command.help}" + (f"  ({command.keys})" if command.keys else "")
                )
            number = await self._terminal.read_line(_("number: "))
            if not (number and number.isdecimal() and 1 <= int(number) <= len(found)):
                self._announcements.notices.append(_("no command chosen"))
                return
            found = [found[int(number) - 1]]
        await self._do(lambda: self._app.reader.call_later(found[0].run))

    def _commands(self, typed: str) -> list[Command]:
        """Return the commands with all these words in their name, else in their help; an exact name alone."""
        words = fold(typed).text.split()
        if not words:
            return []
        commands = list(self._app.overlays.commands())
        named = [command for command in commands if _has(command.title, words)]
        whole = [command for command in named if fold(command.title).text.split() == words]
        return whole or named or [command for command in commands if _has(f"{command.title} {command.help}", words)]


def _has(text: str, words: list[str]) -> bool:
    folded = fold(text).text
    return all(word in folded for word in words)


def _is_read(bitext: Bitext) -> bool:
    return bool(bitext.passages) or (bitext.source.is_blank and bitext.target.is_blank)


def _running() -> set[threading.Thread]:
    """Return the threads that will have a result: no timers, and no idle threads of a pool."""
    return {
        thread
        for thread in threading.enumerate()
        if not isinstance(thread, threading.Timer) and not thread.name.startswith(("asyncio", "ThreadPool"))
    }
