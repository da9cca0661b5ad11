"""Open what ``sejajar serve`` serves in a headless browser, and measure how right it is; screenshots as well.

    python tests/rig/browser.py [--out FOLDER] [--program SEJAJAR]

Measured on pictures: the Arabic pane as tesseract reads it, its pieces of ink, the lines; on what the page receives:
that keys arrive, that ``]`` jumps and ``/`` searches; on what the browser asks for: that nothing comes from another
host. The SVG that the palette's Screenshot saves is opened and measured the same way.
"""

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import arabic_ocr_score as ocr
from measuring import (
    GRID,
    Cells,
    Geometry,
    Marks,
    Result,
    compare_marks,
    excerpt,
    geometry,
    popup_unbroken,
    unbroken,
    verses,
)
from web_driver import SCREEN, Browser, BrowserError, browser, free_port

BACKEND = "textual-serve"
SMALLEST_SCREEN = 2000
"""Fewer characters than the reader's first screen has."""
LISTENER = """
window.received = "";
const Plain = WebSocket;
window.WebSocket = class extends Plain {
  constructor(...arguments_) {
    super(...arguments_);
    const decoder = new TextDecoder();
    this.addEventListener("message", (event) => {
      if (typeof event.data !== "string") window.received += decoder.decode(event.data, { stream: true });
    });
  }
};
"""


def is_installed() -> bool:
    """Whether there is a browser, and what serves the page."""
    return all(shutil.which(name) for name in ("chromium", "chromedriver")) and bool(find_spec("textual_serve"))


@contextmanager
def serving(program: str, arguments: list[str]) -> Iterator[str]:
    """Run ``sejajar serve`` while the block runs; gives the page's address."""
    port = free_port()
    command = [*program.split(), "serve", "--port", str(port), *arguments]
    with tempfile.TemporaryDirectory() as folder:
        own = {f"XDG_{kind}_HOME": folder for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | own)
        try:
            # sejajar: http://127.0.0.1:8000/token/  (press Ctrl+C to stop)
            yield server.stdout.readline().split()[1]
        finally:
            server.terminate()
            server.stdout.close()
            if server.wait(15):
                raise BrowserError(f"the server ended with {server.returncode}")


def strange_hosts(urls: list[str], own: str) -> list[str]:
    """Return the hosts that were asked besides ``own``; the browser's own first page is no host."""
    parts = (urlsplit(url) for url in urls)
    return sorted({part.netloc for part in parts if part.scheme != "chrome"} - {own, ""})


class Page:
    """The reader on a page, of the rig's grid."""

    def __init__(self, opened: Browser, url: str) -> None:
        self.browser = opened
        self.asked: set[str] = set()
        opened.run_first(LISTENER)
        self._fit(url)

    def _fit(self, url: str) -> None:
        """Give the window the size at which the reader has the rig's grid."""
        columns, rows = GRID
        self._open(url)
        width, height = self.cell
        self.browser.resize(int(width * (columns + 0.5)), int(height * (rows + 0.5)))
        self._open(url)
        if self.size != GRID:
            raise BrowserError(f"the page has {self.size[0]}×{self.size[1]} cells")

    def _open(self, url: str) -> None:
        """Open the page and learn its grid from what it asks the server for."""
        self.browser.open(url)
        self._wait_for_reader()
        self.browser.settle()
        asked = self.browser.asked_urls()
        self.asked |= set(asked)
        query = parse_qs(next(urlsplit(one).query for one in reversed(asked) if "/ws?" in one))
        self.size = int(query["width"][0]), int(query["height"][0])
        self.left, self.top, width, height = self.browser.evaluate(SCREEN)
        self.cell = width / self.size[0], height / self.size[1]

    def _wait_for_reader(self, seconds: float = 30) -> None:
        """Wait until the reader has drawn: before, the page shows its title, and stands as still."""
        end = time.monotonic() + seconds
        while self.browser.evaluate("return window.received.length") < SMALLEST_SCREEN:
            if time.monotonic() > end:
                raise BrowserError("the reader drew nothing")
            time.sleep(0.3)

    def pixels_of(self, column: int, row: int, columns: int, rows: int) -> ocr.Crop:
        """Return the part of a picture that shows these cells."""
        width, height = self.cell
        left, top = self.left + column * width, self.top + row * height
        return round(left), round(top), round(columns * width), round(rows * height)

    def press(self, *keys: str) -> str:
        """Press keys; return what the reader drew because of them."""
        before = self.browser.evaluate("return window.received.length")
        self.browser.press(*keys)
        self.browser.settle()
        return self.browser.evaluate("return window.received.slice(arguments[0])", before)


def measure_page(program: str, files: list[Path], arabic: str, places: Geometry, out: Path) -> Result:
    """Serve the reader, open its page, take two pictures and measure them; try the keys."""
    result = Result(BACKEND, "auto", {"name": "browser", "form": "visual", "shows_harakat": True})
    picture, popup = out / f"{BACKEND}.auto.png", out / f"{BACKEND}.auto.popup.png"
    try:
        with serving(program, list(map(str, files))) as url, browser() as opened:
            page = Page(opened, url)
            opened.picture(picture)
            jumped = page.press("]")
            opened.picture(out / f"{BACKEND}.jump.png")
            searched = page.press("/", *"Meta", "Enter")
            opened.picture(out / f"{BACKEND}.search.png")
            page.press("Escape")
            page.press("?")
            opened.picture(popup)
            strangers = strange_hosts([*page.asked, *opened.asked_urls()], urlsplit(url).netloc)
            complaints = opened.complaints()
            score, bodies, _ = ocr.measure(picture, arabic, page.pixels_of(*places.arabic), places.arabic[3])
            result.score, result.bodies = round(score, 3), round(bodies, 3)
            result.divider = round(unbroken(picture, page.pixels_of(*places.divider)), 3)
            result.popup = round(popup_unbroken(popup, page, places.popup), 3)
            faults = (
                "" if jumped else "] drew nothing",
                "" if "Meta" in searched else "/ found nothing",
                f"asked {', '.join(strangers)}" if strangers else "",
                "; ".join(complaint for complaint in complaints if "allotted deadline" not in complaint),
            )
            result.problem = "; ".join(filter(None, faults))
        result.verses, result.marks = measure_vowels(program, places, out)
    except (BrowserError, OSError, subprocess.SubprocessError) as error:
        result.problem = str(error).splitlines()[0]
    return result


def measure_vowels(program: str, places: Geometry, out: Path) -> tuple[float, Marks]:
    """Serve a text with vowel signs; return how well it reads as shown first, and what they change."""
    files, arabic = verses()
    first, toggled = (out / f"{BACKEND}.{name}.png" for name in ("verses", "verses-h"))
    with serving(program, list(map(str, files))) as url, browser() as opened:
        page = Page(opened, url)
        opened.picture(first)
        page.press("h")
        opened.picture(toggled)
        crop, rows = page.pixels_of(*places.arabic), places.arabic[3]
        score, _, _ = ocr.measure(first, arabic, crop, rows)
        return round(score, 3), compare_marks(first, toggled, crop, rows, are_first=True)


def save_screenshot(files: list[Path], out: Path) -> None:
    """Write the reader's own screenshot."""
    from sejajar.formats.plain_text import load_document
    from sejajar.session.memory.lazy_store import LazyStore
    from sejajar.session.opening import open_bitext
    from sejajar.tui.app import SejajarApp

    async def export() -> str:
        store = LazyStore()
        app = SejajarApp(open_bitext(*(load_document(str(file)) for file in files), store=store), store=store)
        async with app.run_test(size=GRID) as pilot:
            await pilot.pause(2.0)
            return app.export_screenshot()

    out.write_text(asyncio.run(export()), encoding="utf-8")


def measure_screenshot(files: list[Path], arabic: str, places: Geometry, out: Path) -> Result:
    """Open the reader's screenshot in the browser and measure it as any picture."""
    result = Result("screenshot.svg", "auto")
    svg, picture = out / "screenshot.svg", out / "screenshot.png"
    save_screenshot(files, svg)
    try:
        with browser() as opened:
            opened.resize(1500, 1100)
            opened.open(svg.resolve().as_uri())
            opened.settle()
            opened.picture(picture)
            box = opened.evaluate(
                "const at = document.querySelector('g[clip-path] g').getScreenCTM();"
                "const root = document.documentElement.getScreenCTM();"
                "return [at.e, at.f, root.a, ...['width', 'height'].map("
                "n => document.querySelector('[id$=clip-terminal] rect')[n].baseVal.value)];"
            )
            strangers = strange_hosts(opened.asked_urls(), "")
        left, top, scale, width, height = box

        def pixels_of(cells: Cells) -> ocr.Crop:
            column, row, columns, rows = cells
            across, down = width * scale / GRID[0], height * scale / GRID[1]
            return int(left + column * across), int(top + row * down), int(columns * across), int(rows * down)

        score, bodies, _ = ocr.measure(picture, arabic, pixels_of(places.arabic), places.arabic[3])
        result.score, result.bodies = round(score, 3), round(bodies, 3)
        result.divider = result.popup = round(unbroken(picture, pixels_of(places.divider)), 3)
        result.problem = f"asked {', '.join(strangers)}" if strangers else ""
    except (BrowserError, OSError, subprocess.SubprocessError) as error:
        result.problem = str(error).splitlines()[0]
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("build/terminals"))
    parser.add_argument("--program", default=str(Path(sys.executable).parent / "sejajar"))
    options = parser.parse_args()
    out = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    files, arabic = excerpt(out)
    places = geometry(files)
    results = [
        measure_page(options.program, files, arabic, places, out),
        measure_screenshot(files, arabic, places, out),
    ]
    for result in results:
        print(
            f"{result.terminal:24} ocr {result.score:.3f} ink {result.bodies:.3f} "
            f"divider {result.divider:.2f} popup {result.popup:.2f} {result.problem}"
        )
    return 0 if all(result.is_right and not result.problem for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
