"""The manual page ``sejajar(1)`` in roff, from the commands, the table of keys and the configuration.

ASCII throughout: other characters are written as roff names them, so that every formatter shows them alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click

import sejajar
from sejajar.keyboard.keymap import groups
from sejajar.storage.config import OPTIONS

EXIT_CODES = (
    ("0", "Success."),
    ("1", "check found issues; find found nothing."),
    ("2", "Wrong usage, or a file that cannot be read or written: one line on standard error says what to do."),
    ("3", "An internal error: one line says where. Report it; --debug shows the traceback."),
    ("130", "Interrupted."),
    ("141", "The program that reads the output has ended (128 + SIGPIPE)."),
)
VARIABLES = (
    ("NO_COLOR", "If not empty, sejajar sends no colours."),
    ("TERM", "If dumb, sejajar prints the pair instead of drawing it."),
    ("COLORFGBG", "Tells the theme auto whether the terminal is light."),
    ("LC_ALL, LC_MESSAGES, LANG", "The language of the interface, unless ui.language is set."),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "The folders of the files below."),
)
FILES = (
    ("$XDG_CONFIG_HOME/sejajar/config.toml", "The configuration (~/.config). sejajar config prints it."),
    ("$XDG_DATA_HOME/sejajar/", "Your alignment edits, marks, bookmarks and notes (~/.local/share)."),
    ("$XDG_STATE_HOME/sejajar/", "State that can be deleted without loss (~/.local/state)."),
)
EXAMPLES = (
    ("sejajar laporan.id.txt laporan.ar.txt", "Show a text beside its translation."),
    ("curl -s https://example.org/ar.txt | sejajar id.txt -", "Read one text from a pipe; keys still work."),
    ("sejajar check --severity error id.txt ar.txt", "Fail where figures differ."),
    ("sejajar find '>1jt' id.txt ar.txt", "Find every figure above a million in both texts."),
)


def man_page(cli: click.Group, reader: click.Command) -> str:
    """Return the page of the commands ``cli``; ``reader`` is the command that runs if none is named."""
    root = click.Context(cli, info_name="sejajar", terminal_width=200, **cli.context_settings)
    lines = [
        f'.TH SEJAJAR 1 "" "sejajar {sejajar.__version__}" "User Commands"',
        ".SH NAME",
        r"sejajar \- show a text beside its translation, sentences aligned row by row",
        ".SH SYNOPSIS",
        ".B sejajar",
        r"[\fIoptions\fR] [\fISOURCE TARGET\fR]",
        ".br",
        ".B sejajar",
        r"\fICOMMAND\fR [\fIoptions\fR] [\fISOURCE TARGET\fR]",
        ".SH DESCRIPTION",
        *_paragraphs(cli.help),
        ".SH OPTIONS",
        *_options((*reader.params, *cli.get_params(root)), root),
        ".SH COMMANDS",
    ]
    for name, command in sorted(cli.commands.items()):
        if not command.hidden:
            child = click.Context(command, parent=root, info_name=name)
            usage = " ".join(piece for piece in command.collect_usage_pieces(child))
            lines += [f".SS sejajar {_roff(name)} {_roff(usage)}", *_paragraphs(command.help)]
            lines += _options(command.get_params(child), child)
    lines += [".SH KEYS", *_keys()]
    lines += [".SH CONFIGURATION", *_configuration()]
    for title, entries in (("ENVIRONMENT", _variables()), ("FILES", FILES), ("EXIT STATUS", EXIT_CODES)):
        lines += [f".SH {title}", *_list(entries)]
    lines += [".SH EXAMPLES", *_list(EXAMPLES)]
    return "\n".join(lines) + "\n"


def _paragraphs(text: str | None) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", (text or "").strip()):
        yield ".PP"
        yield _line(" ".join(paragraph.split()))


def _options(parameters: Iterable[click.Parameter], context: click.Context) -> Iterator[str]:
    for parameter in parameters:
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record:
            names, what = record
            yield ".TP"
            yield " ".join(
                rf"\fB{_roff(word)}\fR" if word.startswith("-") else rf"\fI{_roff(word)}\fR" if word != "/" else word
                for word in names.split()
            )
            yield _line(what)


def _keys() -> Iterator[str]:
    for group, keys in groups().items():
        yield f".SS {_roff(group)}"
        yield from _list((key.shown_keys or f"(palette) {key.description}", key.help) for key in keys)


def _configuration() -> Iterator[str]:
    yield from _paragraphs(
        "Keys of config.toml. A command-line option overrides an environment variable, which overrides the file. "
        "Bind keys under [keys], by the action names that sejajar config prints."
    )
    yield from _list(
        (option.key, f"{option.help} {_choices(option.choices)}Default: {_default(option.default)}.")
        for option in OPTIONS
    )


def _choices(choices: tuple[str | int, ...]) -> str:
    return f"One of {', '.join(map(str, choices))}. " if choices else ""


def _default(value: str | bool | int) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _variables() -> tuple[tuple[str, str], ...]:
    ours = [(option.variable, f"Overrides {option.key} in the configuration.") for option in OPTIONS]
    return (*VARIABLES, *((variable, what) for variable, what in ours if variable))


def _list(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, what in entries:
        yield ".TP"
        yield rf"\fB{_roff(name)}\fR"
        yield _line(what)


def _line(text: str) -> str:
    """``text`` as a line of its own: none that roff takes for a request."""
    shown = _roff(text)
    return rf"\&{shown}" if shown.startswith((".", "'")) else shown


def _roff(text: str) -> str:
    """``text`` with nothing in it that roff takes for a command, in ASCII."""
    return "".join(map(_roff_character, text))


def _roff_character(character: str) -> str:
    named = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", '"': r"\(dq"}
    if character in named:
        return named[character]
    return character if character.isascii() else rf"\[u{ord(character):04X}]"
