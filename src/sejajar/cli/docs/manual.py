"""What the program knows better than its manuals: ``python -m sejajar.cli.docs.manual [--check] FILE...``.

A part of a Markdown file stands between ``<!-- NAME -->`` and ``<!-- /NAME -->``; a manual page, ``.1``, is written
whole. It is rewritten, or with ``--check`` compared.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from sejajar.cli.commands import READER, cli
from sejajar.cli.docs.languages import language_table
from sejajar.cli.man import man_page
from sejajar.keyboard.keymap import DEFAULT, groups, shown_key
from sejajar.keyboard.layouts import layout
from sejajar.keyboard.presets import PRESETS


def key_table() -> str:
    """Every key of the reader, from the one table of bindings, as Markdown: a table for each group."""
    lines: list[str] = []
    for group, keys in groups().items():
        lines += [f"### {group}", ""]
        lines += ["| keys | on an Arabic keyboard | action | what it does |", "| --- | --- | --- | --- |"]
        for key in keys:
            shown = _key_cell(key.keys) or "palette"
            lines.append(f"| {shown} | {_arabic_cell(key.keys)} | {key.description} | {_cell(key.help)} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _arabic_cell(keys: Sequence[str]) -> str:
    """What Arabic keyboards have on the keys, a PC's, then a Mac's where that has something else."""
    pc, mac = (
        " ".join(_code(glyph) for key in keys if (glyph := layout(name, {}).marked(key)))
        for name in ("ar-pc", "ar-mac")
    )
    return pc if pc == mac else " · ".join(filter(None, [pc, f"Mac {mac or '–'}"]))


def preset_tables() -> str:
    """The keys of each preset, by action, where they are not the default ones."""
    lines: list[str] = []
    for name, preset in PRESETS.items():
        if preset:
            lines += [f"#### {name}", "", "| action | keys |", "| --- | --- |"]
            changed = [key for key in DEFAULT.all_keys() if key.id in preset]
            lines += [f"| {key.description} | {_key_cell(preset[key.id])} |" for key in changed]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _key_cell(keys: Sequence[str]) -> str:
    return " ".join(_code(shown_key(name)) for name in keys)


def command_help() -> str:
    """The help of every command, as it is printed."""
    blocks: list[str] = []
    context = click.Context(cli, info_name="sejajar", terminal_width=100, **cli.context_settings)
    visible = [name for name, command in cli.commands.items() if not command.hidden]
    for name in ("", *sorted(visible)):
        child = click.Context(cli.commands[name], parent=context, info_name=name) if name else context
        blocks.append(f"```text\n$ sejajar {name + ' ' if name else ''}--help\n{child.get_help()}\n```\n")
    return "\n".join(blocks)


PARTS: dict[str, Callable[[], str]] = {
    "keys": key_table,
    "presets": preset_tables,
    "commands": command_help,
    "languages": language_table,
}


def with_parts(text: str) -> str:
    """``text`` with every marked part as it should be now."""
    for name, write in PARTS.items():
        pattern = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
        if pattern.search(text):
            part = f"\n{write()}\n"
            text = pattern.sub(lambda _, part=part: part, text)
    return text


def current_text(path: Path, text: str) -> str:
    """What the file at ``path``, now ``text``, should be."""
    if path.suffix == ".1":
        return man_page(cli, cli.commands[READER])
    return with_parts(text)


def main(args: Sequence[str] | None = None) -> int:
    """Bring manuals up to date; with ``--check`` only say whether they are."""
    arguments = sys.argv[1:] if args is None else list(args)
    code = 0
    for path in (Path(argument) for argument in arguments if argument != "--check"):
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        current = current_text(path, text)
        if current == text:
            continue
        if "--check" in arguments:
            print(f"{path} is not up to date: run python -m sejajar.cli.docs.manual {path}", file=sys.stderr)
            code = 1
        else:
            path.write_text(current, encoding="utf-8")
    return code


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
