"""The server behind ``sejajar serve``: textual-serve with this program's page, for nobody but that page.

The one module that needs the extra ``serve``; importing it without raises ``ModuleNotFoundError``.
"""

from __future__ import annotations

import asyncio
import signal
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

PAGE_FOLDER = Path(__file__).parent / "page"


class PageServer(Server):
    """Runs ``command`` once for every page that is open."""

    def __init__(self, command: str, host: str, port: int) -> None:
        """Serve what ``command``, a line for the shell, starts."""
        super().__init__(command, host, port, title="sejajar", public_url=page_url(host, port))
        self.templates_path = PAGE_FOLDER
        self._open_pages: set[asyncio.Task[object]] = set()

    def serve(self, debug: bool = False) -> None:
        """Serve until Ctrl+C, SIGTERM or SIGHUP. Raises ``OSError`` where the address is not to be had."""
        self.debug = debug
        web.run_app(self._make_app(), host=self.host, port=self.port, print=self._tell_address)

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002
        """End on a closed window as on SIGTERM; the address is not said yet, as it may be taken."""
        if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self.request_exit)

    def _tell_address(self, *_: object) -> None:
        print(f"sejajar: {self.public_url}  (press Ctrl+C to stop)", flush=True)

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002
        """Close the pages that are open: the end waits for them."""
        for task in self._open_pages:
            task.cancel()
        await asyncio.gather(*self._open_pages, return_exceptions=True)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Start the reader for a page of this server; any other page the browser has open is refused."""
        if not is_own_page(request.headers.get("Origin"), request.host, self.host):
            raise web.HTTPForbidden(text="only the page of sejajar serve may request this")
        task = asyncio.current_task()
        assert task is not None
        self._open_pages.add(task)
        try:
            return await super().handle_websocket(request)
        finally:
            self._open_pages.discard(task)


def page_url(host: str, port: int) -> str:
    """The address to open; an IPv6 address stands in brackets."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/".removesuffix("/")


def is_own_page(origin: str | None, asked_host: str, served_host: str) -> bool:
    """Whether a page of ``origin`` may have the reader it asks ``asked_host`` (name and port) for.

    Every page of the web can ask the loopback address for a socket, and so read the texts: only pages of the same
    name and port may. A foreign name that was made to point here has the same name and port, so on the loopback
    address that name has to be an address or ``localhost``. Programs that are no browser send no origin.
    """
    if origin is not None and urlsplit(origin).netloc != asked_host:
        return False
    name = urlsplit(f"//{asked_host}").hostname or ""
    return not is_loopback(served_host) or name in ("localhost", served_host) or _is_address(name)


def is_loopback(host: str) -> bool:
    """Whether ``host`` is reached from this machine only."""
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
