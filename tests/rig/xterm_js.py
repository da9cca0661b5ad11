"""xterm.js, the terminal of VS Code and many web pages, in a headless browser, with each of its two renderers.

The page has xterm.js alone; what the program writes is handed to it, and what it answers handed back, over the
browser's driver. Needs Debian's ``chromium chromium-driver``, and in ``RIG_NODE_MODULES`` the folder ``node_modules``
that ``npm install @xterm/xterm @xterm/addon-webgl`` made.
"""

import base64
import fcntl
import json
import os
import pty
import select
import shutil
import struct
import tempfile
import termios
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from virtual_screen import RigError, end_processes, private_environment
from web_driver import SCREEN, Browser, browser

RENDERERS = {"xtermjs-webgl": "webgl", "xtermjs-dom": "dom"}
"""The terminals' names in the matrix. VS Code takes the second where it gets no WebGL."""
CHARACTERS = {"question": "?"}
"""X key names that the rig presses here, too."""
QUIET_SECONDS = 0.8
SMALLEST_SCREEN = 2000
"""Fewer bytes than the reader's first screen has."""

PAGE = """<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="{modules}/@xterm/xterm/css/xterm.css"><style>body{{margin:0;background:#000}}</style>
<div id="terminal"></div>
<script src="{modules}/@xterm/xterm/lib/xterm.js"></script>
<script src="{modules}/@xterm/addon-webgl/lib/addon-webgl.js"></script>
<script>
const term = new Terminal({{cols: {columns}, rows: {rows}, fontFamily: {font}, fontSize: {pixels},
  allowProposedApi: true, cursorBlink: false, scrollback: 0, logLevel: "off",
  theme: {{background: "#000000", foreground: "#dddddd"}}}});
window.answered = "";
term.onData(data => {{ window.answered += data; }});
term.open(document.getElementById("terminal"));
if ({webgl}) term.loadAddon(new WebglAddon.WebglAddon());
term.focus();
</script>"""
TAKE = "const taken = window.answered; window.answered = ''; return taken;"
WRITE = "term.write(Uint8Array.from(atob(arguments[0]), c => c.charCodeAt(0)));" + TAKE


def modules() -> Path | None:
    """Return the folder of npm packages, None where xterm.js or the browser is missing."""
    folder = Path(os.environ.get("RIG_NODE_MODULES", "node_modules"))
    found = (folder / "@xterm/xterm").is_dir() and shutil.which("chromedriver") and shutil.which("chromium")
    return folder.resolve() if found else None


class XtermJs:
    """A running xterm.js: as ``virtual_screen.Screen``."""

    def __init__(self, opened: Browser, page: str, size: tuple[int, int]) -> None:
        self._browser, self._size = opened, size
        opened.resize(size[0] * 12, size[1] * 24)
        opened.open(page)
        # The first frame of a software renderer takes longer than a terminal may take to answer.
        opened.evaluate(WRITE, base64.b64encode("\x1b[41m \ufee1\ufee2\x1b[0m\x1b[2J\x1b[H".encode()).decode())
        time.sleep(2.0)
        self._left, self._top, self._width, self._height = opened.evaluate(SCREEN)
        self._master, self._drawn = -1, 0

    def start(self, command: list[str], environment: dict[str, str]) -> int:
        """Run the program; return its process."""
        pid, self._master = pty.fork()
        if pid == 0:
            os.execvpe(command[0], command, environment)
        columns, rows = self._size
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return pid

    def close(self) -> None:
        """Hang up."""
        os.close(self._master)

    def wait(self, seconds: float) -> None:
        """Carry bytes to and fro for a while, and until the program has drawn."""
        start = time.monotonic()
        while (waited := time.monotonic() - start) < seconds or (self._drawn < SMALLEST_SCREEN and waited < 30):
            self._carry()

    def settle(self, seconds: float = 20.0) -> None:
        """Carry bytes to and fro until neither side has any for a while."""
        end, quiet_since = time.monotonic() + seconds, time.monotonic()
        while time.monotonic() < min(end, quiet_since + QUIET_SECONDS):
            if self._carry():
                quiet_since = time.monotonic()

    def press(self, key: str) -> None:
        """Press one key."""
        self._browser.press(CHARACTERS.get(key, key))
        self.settle()

    def picture(self, path: Path) -> Path:
        """Write a PNG of the page."""
        self._browser.picture(path)
        return path

    def pixels_of(self, column: int, row: int, columns: int, rows: int) -> tuple[int, int, int, int]:
        """Return x, y, width, height of a block of cells in the picture; ``column`` and ``row`` count from 0."""
        width, height = self._width / self._size[0], self._height / self._size[1]
        left, top = self._left + column * width, self._top + row * height
        return round(left), round(top), round(columns * width), round(rows * height)

    def _carry(self) -> bool:
        """Hand on what was written and what was answered; return whether there was anything."""
        written = self._read()
        self._drawn += len(written)
        if written:
            answered = str(self._browser.evaluate(WRITE, base64.b64encode(written).decode()))
        else:
            answered = str(self._browser.evaluate(TAKE))
        os.write(self._master, answered.encode())
        return bool(written or answered)

    def _read(self) -> bytes:
        """Return what the program has written, waiting a moment for it."""
        written = b""
        try:
            while select.select([self._master], [], [], 0.02)[0]:
                written += os.read(self._master, 65536)
        except OSError as error:
            if not written:
                raise RigError("the program has ended") from error
        return written


@contextmanager
def running(
    terminal: str,
    command: list[str],
    *,
    size: tuple[int, int] = (120, 32),
    font: str = "DejaVu Sans Mono",
    points: int = 12,
    variables: dict[str, str] | None = None,
) -> Iterator[XtermJs]:
    """Run ``command`` in xterm.js with the renderer that ``terminal`` names; everything ends with the block."""
    found, run = modules(), uuid.uuid4().hex
    if found is None:
        raise RigError(f"{terminal}: no xterm.js, or no browser")
    folder = Path(tempfile.mkdtemp(prefix="rig-"))
    environment = private_environment(folder, run) | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    page = folder / "page.html"
    page.write_text(
        PAGE.format(
            modules=found.as_uri(),
            columns=size[0],
            rows=size[1],
            font=json.dumps(f'"{font}", monospace'),
            pixels=round(points * 96 / 72),
            webgl=json.dumps(RENDERERS[terminal] == "webgl"),
        ),
        encoding="utf-8",
    )
    try:
        with browser(with_webgl=True) as opened:
            shown = XtermJs(opened, page.as_uri(), size)
            pid = shown.start(command, environment | (variables or {}))
            try:
                yield shown
            finally:
                shown.close()
                end_processes(run)
                os.waitpid(pid, 0)
    finally:
        end_processes(run)
        shutil.rmtree(folder, ignore_errors=True)
