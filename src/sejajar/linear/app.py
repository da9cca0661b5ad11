"""The app in line mode: the reader screen runs but is not drawn, and what it would show is announced."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from textual.driver import Driver

from sejajar.i18n import _
from sejajar.layout.profiles import DEFAULT_PROFILE
from sejajar.linear.announced_keys import help_lines
from sejajar.linear.announcements import closing_line, page_lines
from sejajar.linear.conversation import Announcements, Conversation
from sejajar.linear.driver import line_driver
from sejajar.linear.line_terminal import LineTerminal
from sejajar.session.memory.recent import pair_choices
from sejajar.session.text_files import shell_word
from sejajar.terminal.model import Terminal
from sejajar.text.sanitize import printable
from sejajar.tui.app import SejajarApp
from sejajar.tui.reader.state import ReaderHost

NO_SCREEN = Terminal(
    name="linear", profile=DEFAULT_PROFILE, setup="", restore="", why="nothing is drawn", shows_harakat=True
)
"""What is known of a terminal that is only written to: it is asked nothing and switched to nothing."""

NO_CLIPBOARD = ("dumb", "linux")
"""Terminals, by TERM, that would print what is meant for a clipboard, or have none."""


class LinearApp(SejajarApp):
    """The reader of one bitext in line mode."""

    def __init__(self, *arguments: Any, line_terminal: LineTerminal | None = None, **options: Any) -> None:
        """As the app with a screen; ``line_terminal`` is to be given if the driver has none."""
        super().__init__(*arguments, **options)
        self.line_terminal: LineTerminal = line_terminal or options["driver_class"].line_terminal
        self.announcements = Announcements()

    def reader_host(self) -> ReaderHost:
        """Announce what the reader screen would show."""
        # Nobody sees whether the list has the focus: after an entry was chosen the next key is to read on.
        return (
            super()
            .reader_host()
            ._replace(
                on_notice=self.announce,
                on_keys_waiting=self._take_pending_keys,
                on_renewed=self.wake,
                list_keeps_focus=False,
            )
        )

    def on_ready(self) -> None:
        """Start the conversation."""
        self.run_worker(Conversation(self, self.announcements, self.line_terminal).run())

    def announce(self, notice: str) -> None:
        """Add a notice to the next line, and have that written soon."""
        self.announcements.notices.append(notice)
        self.line_terminal.wake()

    def _take_pending_keys(self, keys: str) -> None:
        self.announcements.pending_keys = keys

    def wake(self) -> None:
        """Have what is new announced soon."""
        self.line_terminal.wake()

    async def run_action(self, action: Any, default_namespace: Any = None, namespaces: Any = None) -> bool:
        """Run an action and remember its name."""
        is_done = await super().run_action(action, default_namespace, namespaces)
        if is_done:
            name = action if isinstance(action, str) else action[1]
            self.announcements.actions.append(name.partition("(")[0].rpartition(".")[2])
        return is_done

    def notify(self, message: str, **options: Any) -> None:
        """Announce what would be shown in a corner."""
        self.announce(message)

    def action_help(self) -> None:
        """Announce every key."""
        self.announcements.pages = help_lines(self.key_table)

    def action_recent(self) -> None:
        """Announce the bitexts read before, each with the command that opens it."""
        self.announcements.pages = [
            f"{printable(', '.join(choice.names))}: {' '.join(['sejajar', *map(shell_word, choice.paths or ())])}"
            for choice in pair_choices(os.environ)
        ] or [_("no other pair has been read yet")]

    def show_page(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Announce lines of labels and values."""
        self.announcements.pages = page_lines(lines)

    def action_palette(self) -> None:
        """Have the conversation ask for a command."""
        self.announcements.wants_command = True

    def action_suspend_process(self) -> None:
        """Announce how to return, then stop."""
        self.line_terminal.say(_("suspended; fg resumes"))
        super().action_suspend_process()

    def exit(self, *result: Any, **options: Any) -> None:
        """Announce the position, then end."""
        if self.return_code is None and self.screen_stack:
            self.line_terminal.say(closing_line(self.reader))
        super().exit(*result, **options)


@contextmanager
def line_mode(environ: Mapping[str, str]) -> Iterator[tuple[Terminal, type[Driver]]]:
    """Yield the terminal of standard input and output and its driver; the terminal is restored at the end."""
    kind = environ.get("TERM", "dumb")
    line_terminal = LineTerminal(0, 1, is_dumb=kind == "dumb", copies=kind not in NO_CLIPBOARD)
    with line_driver(NO_SCREEN, line_terminal) as driver_class:
        yield NO_SCREEN, driver_class
