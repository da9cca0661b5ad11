"""A headless browser, driven over chromedriver's HTTP with nothing but the standard library.

Needs Debian's ``chromium chromium-driver``.
"""

import base64
import json
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHROMIUM_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)
WITHOUT_WEBGL = ("--disable-gpu", "--enable-unsafe-swiftshader")
WITH_WEBGL = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004"}
"""WebDriver's names of keys that type no character."""

SCREEN = """
const box = document.querySelector(".xterm-screen").getBoundingClientRect();
return [box.x, box.y, box.width, box.height];
"""
"""Asks for the place of xterm.js's grid on a page."""


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

    def __init__(self, driver: str, profile: str, more: tuple[str, ...] = WITHOUT_WEBGL) -> None:
        self._driver = driver
        arguments = [*CHROMIUM_ARGUMENTS, *more, f"--user-data-dir={profile}", "--window-size=1240,900"]
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
def browser(*, with_webgl: bool = False) -> Iterator[Browser]:
    """Run a browser while the block runs."""
    port = free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = subprocess.Popen(
            ["chromedriver", f"--port={port}", "--log-level=OFF"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/status")
            opened = Browser(f"http://127.0.0.1:{port}", profile, WITH_WEBGL if with_webgl else WITHOUT_WEBGL)
            try:
                yield opened
            finally:
                opened.quit()
        finally:
            driver.terminate()
            driver.wait(10)
