"""The server behind ``sejajar serve``: a page, the script of textual-serve that draws it, and a reader for each page.

The one module that needs the extra ``serve``; importing it without raises ``ModuleNotFoundError``.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import signal
from collections.abc import Awaitable, Callable, Sequence
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote

import textual_serve
from aiohttp import web

from sejajar.cli.output import write
from sejajar.cli.serve.guard import SECURITY_HEADERS, is_allowed, page_policy
from sejajar.cli.serve.messages import MAX_MESSAGE_BYTES, is_screen_size
from sejajar.cli.serve.visit import SECONDS_TO_END, Visit
from sejajar.i18n import _

PAGE_FOLDER = Path(__file__).parent / "page"
SCRIPT_FOLDER = Path(textual_serve.__file__).parent / "static"

ASSETS = {
    path.name: path
    for path in (
        PAGE_FOLDER / "page.css",
        PAGE_FOLDER / "page.js",
        SCRIPT_FOLDER / "js" / "textual.js",
        SCRIPT_FOLDER / "css" / "xterm.css",
        SCRIPT_FOLDER / "fonts" / "RobotoMono-VariableFont_wght.ttf",
    )
}
"""The files that the page requests, by name; the server sends no others."""

MAX_PAGES = 16
"""The most pages that can be open at once: each is a process of about 100 MB."""

HEARTBEAT_SECONDS = 15
"""A page that does not answer within this time and a half is closed."""

DEFAULT_SIZE = (80, 24)
"""The columns and rows of a page that requests no valid size."""

FONT_SIZES = range(6, 73)
DEFAULT_FONT_SIZE = 16
"""In CSS pixels."""

EVERY_INTERFACE = ("", "0.0.0.0", "::")
"""The addresses to listen on that stand for every address of this machine."""

POLICY = "Content-Security-Policy"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PageServer:
    """Runs ``command`` once for every page that is open.

    Attributes:
        token: the first segment of every path that is answered; anyone who knows it can read.
    """

    def __init__(
        self, command: Sequence[str], host: str, port: int, *, shares_notes: bool = False, language: str = "en"
    ) -> None:
        """Serve the reader that ``command``, a program and its arguments, starts.

        ``language`` is the current language of the interface; see :class:`Visit` for ``shares_notes``.
        """
        self.command = command
        self.host, self.port = host, port
        self.shares_notes = shares_notes
        self.language = language
        self.token = secrets.token_urlsafe(16)
        self._visits: dict[asyncio.Task[object], Visit] = {}

    @property
    def address(self) -> str:
        """The URL to open."""
        return f"{page_url(self.host, self.port)}/{self.token}/"

    def serve(self) -> None:
        """Serve until Ctrl+C, SIGTERM or SIGHUP. Raise ``OSError`` if the server cannot listen on the address."""
        # aiohttp logs malformed requests and lost connections with tracebacks.
        logging.getLogger().addHandler(logging.NullHandler())
        web.run_app(
            self.application(),
            host=self.host,
            port=self.port,
            shutdown_timeout=SECONDS_TO_END,
            print=self._tell_address,
            access_log=None,
        )

    def application(self) -> web.Application:
        """Return the application: the page, its files and its WebSocket, below the token."""
        application = web.Application(middlewares=[self._guard])
        application.add_routes(
            [
                web.get("/{token}", self._add_slash),
                web.get("/{token}/", self._give_page),
                web.get("/{token}/ws", self._open_visit),
                web.get("/{token}/download/{key}", self._give_download),
                web.get("/{token}/{asset}", self._give_asset),
            ]
        )
        application.on_startup.append(_end_on_hangup)
        application.on_shutdown.append(self._close_visits)
        application.on_response_prepare.append(_secure)
        return application

    def _tell_address(self, *_unused: object) -> None:
        write([f"sejajar: {self.address}  (press Ctrl+C to stop)\n"])

    async def _close_visits(self, _application: web.Application) -> None:
        """Close all open pages, which the server waits for at its end."""
        for task in self._visits:
            task.cancel()
        await asyncio.gather(*self._visits, return_exceptions=True)

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse, on every path, requests from other pages, to other host names, or without the token."""
        given = request.path.removeprefix("/").partition("/")[0]
        if not is_allowed(request.headers, self.host) or not secrets.compare_digest(
            given.encode("utf-8", "replace"), self.token.encode()
        ):
            raise web.HTTPForbidden(text=_("Open the address that sejajar serve printed.") + "\n")
        return await handler(request)

    async def _add_slash(self, _request: web.Request) -> web.StreamResponse:
        raise web.HTTPPermanentRedirect(f"/{self.token}/")

    async def _give_page(self, request: web.Request) -> web.StreamResponse:
        self._refuse_if_full()
        nonce = secrets.token_urlsafe(16)
        size = _number(request.query.get("fontsize"))
        page = Template((PAGE_FOLDER / "index.html").read_text(encoding="utf-8")).substitute(
            nonce=nonce,
            font_size=size if size in FONT_SIZES else DEFAULT_FONT_SIZE,
            language=self.language,
            closed=escape(_("sejajar is closed.")),
            refused=escape(_("sejajar could not start: too many pages are open, or the server has ended.")),
            again=escape(_("Open it again")),
        )
        # The header that the guard has judged: aiohttp's host is that of an address in the request's first line.
        policy = page_policy(request.headers["Host"], nonce)
        return web.Response(text=page, content_type="text/html", headers={POLICY: policy})

    def _refuse_if_full(self) -> None:
        if len(self._visits) >= MAX_PAGES:
            full = _("{count} pages are open, as many as sejajar serve allows: close one, then reload this page.")
            raise web.HTTPServiceUnavailable(text=full.format(count=MAX_PAGES) + "\n")

    async def _give_asset(self, request: web.Request) -> web.StreamResponse:
        path = ASSETS.get(request.match_info["asset"])
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path)

    async def _give_download(self, request: web.Request) -> web.StreamResponse:
        """Send a file that a reader made, as an attachment: a browser must not show content of a text as a page."""
        key = request.match_info["key"]
        for visit in self._visits.values():
            if download := visit.downloads.get(key):
                name = quote(download.name, safe="", errors="replace")
                return web.Response(
                    body=download.content,
                    content_type="application/octet-stream",
                    headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
                )
        raise web.HTTPNotFound

    async def _open_visit(self, request: web.Request) -> web.StreamResponse:
        """Run a reader for the page until one of the two ends."""
        self._refuse_if_full()
        task = asyncio.current_task()
        assert task is not None
        page = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, max_msg_size=MAX_MESSAGE_BYTES)
        visit = Visit(page, shares_notes=self.shares_notes)
        # Before the first await, so that pages opened at the same time are counted.
        self._visits[task] = visit
        try:
            await page.prepare(request)
            await visit.run(self.command, _screen_size(request))
        finally:
            del self._visits[task]
        return page


def page_url(host: str, port: int) -> str:
    """Return the URL of a server that listens on ``host``, without a path; an IPv6 address is in brackets."""
    name = "localhost" if host in EVERY_INTERFACE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def _screen_size(request: web.Request) -> tuple[int, int]:
    width, height = (_number(request.query.get(name)) for name in ("width", "height"))
    return (width, height) if is_screen_size(width, height) and width and height else DEFAULT_SIZE


def _number(text: str | None) -> int | None:
    """Return the number in a query parameter; None if it has none, or more than four digits."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 4 else None


async def _secure(_request: web.Request, response: web.StreamResponse) -> None:
    policy = response.headers.get(POLICY, SECURITY_HEADERS[POLICY])
    response.headers.update(SECURITY_HEADERS | {POLICY: policy})


async def _end_on_hangup(_application: web.Application) -> None:
    """Handle SIGHUP, sent when the window is closed, as SIGTERM."""
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, _exit)


def _exit() -> None:
    raise web.GracefulExit
