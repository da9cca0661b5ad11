"""Open what ``sejajar serve`` serves in a headless browser, and measure how right it is; screenshots as well.

    python tests/rig/browser.py [--out FOLDER] [--program SEJAJAR]

The browser is driven over chromedriver's HTTP, with nothing but the standard library. Measured on pictures: the
Arabic pane as tesseract reads it, its pieces of ink, the lines; on what the page receives: that keys arrive, that ``]``
jumps and ``/`` searches; on what the browser asks for: that nothing comes from another host. The SVG that the palette's
Screenshot saves is opened and measured the same way. Needs Debian's ``chromium chromium-driver``.
"""

import argparse
import asyncio
import base64
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import arabic_ocr_score as ocr
from matrix import GRID, Cells, Geometry, Result, excerpt, geometry, popup_unbroken, unbroken

BACKEND = "textual-serve"
CHROMIUM_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-unsafe-swiftshader",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004"}
"""WebDriver's names of keys that type no character."""

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
SCREEN = """
const box = document.querySelector(".xterm-screen").getBoundingClientRect();
return [box.x, box.y, box.width, box.height];
"""


class BrowserError(Exception):
    """The browser or the server did not do as it was told."""


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, seconds: float = 20) -> None:
    """Wait until something answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise BrowserError(f"{url} does not answer")


class Browser:
    """A headless browser of its own profile."""

    def __init__(self, driver: str, profile: str, size: tuple[int, int] = (1240, 900)) -> None:
        self._driver = driver
        arguments = [*CHROMIUM_ARGUMENTS, f"--user-data-dir={profile}", f"--window-size={size[0]},{size[1]}"]
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": arguments, "binary": shutil.which("chromium")},
            "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
        }
        self._session = self._ask("session", {"capabilities": {"alwaysMatch": wanted}}, base=driver)["sessionId"]

    def _ask(self, what: str, body: dict | None = None, *, base: str = "", method: str = "") -> dict:
        url = f"{base or f'{self._driver}/session/{self._session}'}/{what}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url.rstrip("/"), data, method=method or ("GET" if data is None else "POST"))
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise BrowserError(f"{what}: {json.load(error)['value']['message'].splitlines()[0]}") from error

    def run_first(self, script: str) -> None:
        """Run ``script`` in every page that is opened from now on, before the page's own."""
        command = {"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": {"source": script}}
        self._ask("goog/cdp/execute", command)

    def open(self, url: str) -> None:
        """Go to ``url``."""
        self._ask("url", {"url": url})

    def evaluate(self, script: str, *arguments):
        """Return what the script returns."""
        return self._ask("execute/sync", {"script": script, "args": list(arguments)})

    def resize(self, width: int, height: int) -> None:
        """Give the page this size in pixels."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._ask("goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics})

    def press(self, *keys: str) -> None:
        """Press keys one after the other: characters, or names of :data:`KEYS`."""
        steps = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("actions", {"actions": [{"type": "key", "id": "keyboard", "actions": steps}]})

    def picture(self, out: Path) -> None:
        """Take a picture of the page."""
        out.write_bytes(base64.b64decode(str(self._ask("screenshot"))))

    def settle(self, seconds: float = 20) -> None:
        """Wait until two pictures are the same."""
        last, end = "", time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(0.7)
            now = str(self._ask("screenshot"))
            if now == last:
                return
            last = now

    def asked_urls(self) -> list[str]:
        """Return what the pages asked for since the last call, sockets included."""
        urls = []
        for entry in self._ask("se/log", {"type": "performance"}):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                urls.append(message["params"]["request"]["url"])
            elif message["method"] == "Network.webSocketCreated":
                urls.append(message["params"]["url"])
        return urls

    def complaints(self) -> list[str]:
        """Return what went wrong in the pages."""
        log = self._ask("se/log", {"type": "browser"})
        return [entry["message"] for entry in log if entry["level"] in ("SEVERE", "WARNING")]

    def quit(self) -> None:
        """Close it."""
        self._ask("", method="DELETE")


@contextmanager
def browser() -> Iterator[Browser]:
    """Run a browser while the block runs."""
    port = free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = subprocess.Popen(
            ["chromedriver", f"--port={port}", "--log-level=OFF"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/status")
            opened = Browser(f"http://127.0.0.1:{port}", profile)
            try:
                yield opened
            finally:
                opened.quit()
        finally:
            driver.terminate()
            driver.wait(10)


@contextmanager
def serving(program: str, arguments: list[str]) -> Iterator[str]:
    """Run ``sejajar serve`` while the block runs; gives the page's address."""
    port = free_port()
    server = subprocess.Popen([*program.split(), "serve", "--port", str(port), *arguments], stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
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
        self.browser.settle()
        asked = self.browser.asked_urls()
        self.asked |= set(asked)
        query = parse_qs(next(urlsplit(one).query for one in reversed(asked) if "/ws?" in one))
        self.size = int(query["width"][0]), int(query["height"][0])
        self.left, self.top, width, height = self.browser.evaluate(SCREEN)
        self.cell = width / self.size[0], height / self.size[1]

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
    result = Result(BACKEND, "auto", {"name": "browser", "form": "visual"})
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
                "; ".join(complaints),
            )
            result.problem = "; ".join(filter(None, faults))
    except (BrowserError, OSError, subprocess.SubprocessError) as error:
        result.problem = str(error).splitlines()[0]
    return result


def save_screenshot(files: list[Path], out: Path) -> None:
    """Write the reader's own screenshot."""
    from sejajar.formats.plain_text import load_document
    from sejajar.tui.app import SejajarApp

    async def export() -> str:
        app = SejajarApp(*(load_document(str(file)) for file in files))
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
