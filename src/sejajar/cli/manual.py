"""The parts of the manual that the program knows better: ``python -m sejajar.cli.manual [--check] FILE``.

A part stands between ``<!-- NAME -->`` and ``<!-- /NAME -->``; it is rewritten, or with ``--check`` compared.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def key_table() -> str:
    """Every key of the reader, from the one table of bindings, as Markdown: a table for each group."""
    from sejajar.tui.keymap import groups, shown_key

    lines: list[str] = []
    for group, keys in groups().items():
        lines += [f"### {group}", "", "| keys | action | what it does |", "| --- | --- | --- |"]
        for key in keys:
            shown = " ".join(_code(shown_key(name)) for name in key.keys)
            lines.append(f"| {shown} | {key.description} | {_cell(key.help)} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def command_help() -> str:
    """The help of every command, as it is printed."""
    import click

    from sejajar.cli.commands import cli

    blocks: list[str] = []
    context = click.Context(cli, info_name="sejajar", terminal_width=100, **cli.context_settings)
    visible = [name for name, command in cli.commands.items() if not command.hidden]
    for name in ("", *sorted(visible)):
        child = click.Context(cli.commands[name], parent=context, info_name=name) if name else context
        blocks.append(f"```text\n$ sejajar {name + ' ' if name else ''}--help\n{child.get_help()}\n```\n")
    return "\n".join(blocks)


PARTS: dict[str, Callable[[], str]] = {"keys": key_table, "commands": command_help}


def with_parts(text: str) -> str:
    """``text`` with every marked part as it should be now."""
    for name, write in PARTS.items():
        pattern = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
        if pattern.search(text):
            part = f"\n{write()}\n"
            text = pattern.sub(lambda _, part=part: part, text)
    return text


def main(args: Sequence[str] | None = None) -> int:
    """Bring the manual up to date; with ``--check`` only say whether it is."""
    arguments = sys.argv[1:] if args is None else list(args)
    path = Path(arguments[-1])
    text = path.read_text(encoding="utf-8")
    current = with_parts(text)
    if current == text:
        return 0
    if "--check" in arguments:
        print(f"{path} is not up to date: run python -m sejajar.cli.manual {path}", file=sys.stderr)
        return 1
    path.write_text(current, encoding="utf-8")
    return 0


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
