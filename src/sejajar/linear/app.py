"""The app without a screen: the reader's own screen is kept in step, and what it would show is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from textual.driver import Driver

from sejajar.i18n import _
from sejajar.layout.profiles import DEFAULT_PROFILE
from sejajar.linear.conversation import Conversation
from sejajar.linear.driver import spoken
from sejajar.linear.line_terminal import LineTerminal
from sejajar.linear.speech import closing_line, page_lines
from sejajar.linear.spoken_keys import help_lines
from sejajar.terminal.model import Terminal
from sejajar.tui.app import SejajarApp
from sejajar.tui.reader.state import ReaderHost

NO_SCREEN = Terminal(
    name="linear", profile=DEFAULT_PROFILE, setup="", restore="", why="nothing is drawn", shows_harakat=True
)
"""What is known of a terminal that is only written to: it is asked nothing and switched to nothing."""

NO_CLIPBOARD = ("dumb", "linux")
"""Terminals, by TERM, that would print what is meant for a clipboard, or have none."""


class LinearApp(SejajarApp):
    """The reader of one pair, by ear.

    Attributes:
        actions: the names of the actions that were done since the last line.
        told: what the screen told since then.
        pages: lines that are said instead of one.
        waiting: the count, or the first keys of several, that wait for a key.
        wants_command: a command is to be asked for by name.
    """

    def __init__(self, *arguments: Any, line_terminal: LineTerminal | None = None, **options: Any) -> None:
        """As the app with a screen; it talks to ``line_terminal``, if that is not the driver's."""
        super().__init__(*arguments, **options)
        self.line_terminal: LineTerminal = line_terminal or options["driver_class"].line_terminal
        self.actions: list[str] = []
        self.told: list[str] = []
        self.pages: list[str] = []
        self.waiting = ""
        self.wants_command = False

    def reader_host(self) -> ReaderHost:
        """Hear what the reader screen would show."""
        # Nobody sees whether the list has the focus: after an entry was chosen the next key is to read on.
        return (
            super()
            .reader_host()
            ._replace(on_notice=self.hear, on_keys_waiting=self.hear_keys, on_renewed=self.wake, list_keeps_focus=False)
        )

    def on_ready(self) -> None:
        """Begin to talk."""
        self.run_worker(Conversation(self, self.line_terminal).run())

    def hear(self, notice: str) -> None:
        """Keep a notice until the next line, and have that said soon."""
        self.told.append(notice)
        self.line_terminal.wake()

    def hear_keys(self, waiting: str) -> None:
        """Keep the count or the first keys that wait for a key."""
        self.waiting = waiting

    def wake(self) -> None:
        """Have what is new said soon."""
        self.line_terminal.wake()

    def forget_said(self) -> None:
        """Begin to listen for the next line."""
        self.actions.clear()
        self.told.clear()
        self.pages.clear()

    async def run_action(self, action: Any, default_namespace: Any = None, namespaces: Any = None) -> bool:
        """Run an action and keep its name."""
        is_done = await super().run_action(action, default_namespace, namespaces)
        if is_done:
            name = action if isinstance(action, str) else action[1]
            self.actions.append(name.partition("(")[0].rpartition(".")[2])
        return is_done

    def notify(self, message: str, **options: Any) -> None:
        """Say what would be shown in a corner."""
        self.hear(message)

    def action_help(self) -> None:
        """Say every key."""
        self.pages = help_lines(self.key_table)

    def action_recent(self) -> None:
        """Say the pairs read before, each with the command that opens it."""
        import shlex

        from sejajar.session.memory.recent import pair_choices

        self.pages = [
            f"{', '.join(choice.names)}: {shlex.join(['sejajar', *(choice.paths or ())])}" for choice in pair_choices()
        ] or [_("no other pair has been read yet")]

    def show_page(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Say a page of labels and values."""
        self.pages = page_lines(lines)

    def action_palette(self) -> None:
        """Have a command asked for."""
        self.wants_command = True

    def action_suspend_process(self) -> None:
        """Say how to return, then stop."""
        self.line_terminal.say(_("suspended; fg resumes"))
        super().action_suspend_process()

    def exit(self, *result: Any, **options: Any) -> None:
        """Say where the reading was left, then end."""
        if self.return_code is None and self.screen_stack:
            self.line_terminal.say(closing_line(self.reader))
        super().exit(*result, **options)


@contextmanager
def line_mode(environ: Mapping[str, str]) -> Iterator[tuple[Terminal, type[Driver]]]:
    """Yield the terminal of standard input and output and its driver; the terminal is restored at the end."""
    kind = environ.get("TERM", "dumb")
    line_terminal = LineTerminal(0, 1, is_dumb=kind == "dumb", copies=kind not in NO_CLIPBOARD)
    with spoken(NO_SCREEN, line_terminal) as driver_class:
        yield NO_SCREEN, driver_class
