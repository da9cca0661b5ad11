"""Take the README's pictures: the reader itself, in a real terminal on a virtual screen.

    .venv/bin/python screenshots/make.py [NAME...]

Needs Debian's ``xvfb xdotool imagemagick x11-utils dbus fonts-dejavu`` and ``xfce4-terminal``.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "rig"))

from termshot import take  # noqa: E402
from virtual_screen import running  # noqa: E402

TERMINAL = "xfce4-terminal"


@dataclass(frozen=True)
class Picture:
    """A file, the keys that lead to it, the terminal's columns and rows, and options of the reader."""

    name: str
    keys: str = ""
    size: tuple[int, int] = (120, 32)
    options: tuple[str, ...] = ()


PICTURES = (
    Picture("reader"),
    Picture("quote-jump", "quotedbl Down Down Return"),
    Picture("figure-search", "numbersign type:usd>=10bn Return"),
    Picture("interleaved", "v j shift+b"),
    Picture("narrow", "Tab", (56, 32)),
    Picture("help", "question"),
    Picture("ui-id", "numbersign Return", options=("--ui-language", "id")),
    Picture("ui-ar", "exclam Return", options=("--ui-language", "ar")),
    Picture("ui-ar-help", "question", options=("--ui-language", "ar")),
)


def main() -> None:
    """Take the pictures that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help=", ".join(picture.name for picture in PICTURES))
    wanted = parser.parse_args().names
    command = [str(Path(sys.executable).parent / "sejajar")]
    for picture in PICTURES:
        if not wanted or picture.name in wanted:
            with running(TERMINAL, [*command, *picture.options], size=picture.size) as screen:
                take(screen, HERE / f"{picture.name}.png", picture.keys)
            print(f"screenshots/{picture.name}.png")


if __name__ == "__main__":
    main()
