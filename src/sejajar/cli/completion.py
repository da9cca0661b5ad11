"""Completion in the shell: the scripts that ask the program, and what it offers where no command is named yet."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem, get_completion_class

PROGRAM, VARIABLE = "sejajar", "_SEJAJAR_COMPLETE"


def completion_script(command: click.Command, shell: str) -> str:
    """What ``shell`` is to source so that it completes ``command``."""
    kind = get_completion_class(shell)
    assert kind is not None
    return kind(command, {}, PROGRAM, VARIABLE).source()


def offer_reader(
    commands: list[CompletionItem], context: click.Context, reader: click.Command, incomplete: str
) -> list[CompletionItem]:
    """What can stand first: ``commands``, the options of the ``reader``, which needs no naming, or else a file."""
    if incomplete.startswith("-"):
        known = {item.value for item in commands}
        options = reader.shell_complete(click.Context(reader, parent=context), incomplete)
        return [*commands, *(item for item in options if item.value not in known)]
    # A shell that is offered both takes the words only.
    return commands or [CompletionItem(incomplete, type="file")]
