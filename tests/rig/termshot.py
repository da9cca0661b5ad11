"""Run a command in a real terminal on a virtual screen and take its picture.

    python tests/rig/termshot.py TERMINAL OUT.png [--size 120x32] [--keys "Down type:x shot:NAME"] -- COMMAND ARG...
    python tests/rig/termshot.py --list

Keys are X key names parted by blanks; ``type:text``, ``sleep:seconds``, ``click:column,row``; ``shot:NAME`` takes
OUT-NAME.png in between. Needs Debian's ``xvfb xdotool imagemagick x11-utils dbus fonts-dejavu`` and the terminal.
"""

import argparse
import shlex
import sys
import time
from pathlib import Path

from backends import BACKENDS
from virtual_screen import RigError, running


def main(arguments: list[str]) -> int:
    own, command = arguments, []
    if "--" in arguments:
        cut = arguments.index("--")
        own, command = arguments[:cut], arguments[cut + 1 :]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("terminal", nargs="?")
    parser.add_argument("out", nargs="?", type=Path)
    parser.add_argument("--list", action="store_true", help="list the terminals, installed or not")
    parser.add_argument("--size", default="120x32")
    parser.add_argument("--font", default="DejaVu Sans Mono")
    parser.add_argument("--points", type=int, default=12)
    parser.add_argument("--keys", default="")
    parser.add_argument("--wait", type=float, default=2.0, help="seconds before the first look")
    parser.add_argument("--env", action="append", default=[], metavar="NAME=VALUE")
    options = parser.parse_args(own)
    if options.list:
        for backend in BACKENDS.values():
            state = f"missing {','.join(backend.missing)}" if backend.missing else "ok"
            print(f"{backend.name:24} {state:24} {backend.note}")
        return 0
    if not (options.terminal in BACKENDS and options.out and command):
        parser.error("a terminal of --list, OUT.png and -- COMMAND are needed")
    columns, rows = map(int, options.size.split("x"))
    variables = dict(item.split("=", 1) for item in options.env)
    try:
        with running(
            options.terminal,
            command,
            size=(columns, rows),
            font=options.font,
            points=options.points,
            variables=variables,
        ) as screen:
            take(screen, options.out, options.keys, options.wait)
    except RigError as error:
        print(f"termshot: {error}", file=sys.stderr)
        return 1
    return 0


def take(screen, out: Path, keys: str = "", wait: float = 2.0) -> None:
    """Wait for the program, type ``keys`` with the pictures asked for among them, and take the last picture."""
    out.parent.mkdir(parents=True, exist_ok=True)
    time.sleep(wait)
    screen.settle()
    for key in shlex.split(keys):
        if key.startswith("shot:"):
            screen.settle()
            screen.picture(out.with_name(f"{out.stem}-{key[5:]}.png"))
        else:
            screen.press(shlex.quote(key))
    if keys:
        time.sleep(0.4)
        screen.settle()
    screen.picture(out)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
