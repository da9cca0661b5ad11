"""The configuration on the command line: defaults of options, and ``sejajar config``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from sejajar.cli.output import INPUT_ERROR, CommandFailedError, MisuseError, complain
from sejajar.keyboard.keymap import shown_key
from sejajar.keyboard.user_keymap import effective_table
from sejajar.storage.config import Configuration, config_file, config_text, read_config
from sejajar.storage.files import write_new_file
from sejajar.text.sanitize import printable
from sejajar.tui.options import ReaderOptions

_APPEARANCE = ("theme", "bidi", "bidi_setup", "harakat", "digits", "ui.language", "keys.preset")
READ_BY = {
    "open": (*_APPEARANCE, "linear"),
    "serve": _APPEARANCE,
    "doctor": ("bidi", "bidi_setup"),
}
"""The commands that take defaults of their options from the file, and the keys of those."""

_PARAMETERS = {"keys.preset": "preset", "ui.language": "ui_language"}
"""The parameters of the command line that are not called as their keys are."""


def _parameter(key: str) -> str:
    """What the parameter of a key is called."""
    return _PARAMETERS.get(key, key.replace(".", "_"))


def configure(context: click.Context, command: str) -> None:
    """Have the options of ``command`` take their defaults from the file; what is wrong with that is said.

    The command finds the :class:`Configuration` as the context's object.
    """
    configuration = read_config(config_file(os.environ))
    context.obj = configuration
    context.default_map = {
        command: {_parameter(key): configuration.values[key] for key in READ_BY[command] if key in configuration.values}
    }
    for line in (*configuration.warnings, configuration.problem):
        if line:
            complain(line)


def current_configuration() -> Configuration:
    """What the file says, in a command of :data:`READ_BY`."""
    return click.get_current_context().find_object(Configuration) or Configuration()


def notice_of(configuration: Configuration) -> str:
    """What the reader is told of the file on its status line; nothing where all of it is followed."""
    first, *rest = (*configuration.warnings, configuration.problem)
    if configuration.problem or not rest:
        return configuration.problem
    return first if len(rest) == 1 else f"{first} (+{len(rest) - 1})"


def reader_options(parameters: Mapping[str, Any], configuration: Configuration) -> ReaderOptions:
    """Return the options of the reader: those of the command line, by their parameters, and the rest of the file."""
    view = ("sidebar", "view", "spacing", "margins")
    return ReaderOptions(
        **parameters,
        key_map=configuration.key_map,
        keyboard=configuration.value("keyboard.layout"),
        view_options={name: configuration.values[name] for name in view if name in configuration.values},
        notice=notice_of(configuration),
    )


def printed_config() -> str:
    """The configuration in force, as a file.

    Raises:
        CommandFailedError: the file cannot be read; the reason was printed.
    """
    configuration = read_config(config_file(os.environ))
    if configuration.problem:
        complain(configuration.problem)
        raise CommandFailedError(INPUT_ERROR)
    for line in configuration.warnings:
        complain(line)
    return config_text(configuration, os.environ, _actions(configuration.value("keys.preset")))


def start_config() -> str:
    """Write a file of all the defaults, if there is none; returns what was done, in a line.

    Raises:
        MisuseError: it cannot be written.
    """
    path = config_file(os.environ)
    try:
        written = write_new_file(path, config_text(Configuration(), {}, _actions("default")))
    except OSError as error:
        reason = error.strerror or error
        raise MisuseError(f"{printable(path)}: {reason}; make the folder writable, or set XDG_CONFIG_HOME") from error
    return f"{printable(path)}: {'written' if written else 'already exists, unchanged'}"


def _actions(preset: str) -> Iterator[tuple[str, str, Sequence[str]]]:
    for key in effective_table(preset).all_keys():
        yield key.id, key.help, [written_key(name) for name in key.keys]


def written_key(name: str) -> str:
    """A key of the table as people type it into a file: ``}`` for ``right_curly_bracket``, ``down`` as it is."""

    def one(part: str) -> str:
        *modifiers, last = part.split("+")
        shown = shown_key(last)
        return "+".join([*modifiers, shown if len(shown) == 1 and shown.isascii() else last])

    return " ".join(map(one, name.split(" ")))


def print_or_start(*, show_path: bool, init: bool) -> str:
    """What ``sejajar config`` prints."""
    if show_path:
        return f"{printable(config_file(os.environ))}\n"
    return f"{start_config()}\n" if init else printed_config()
