"""A visit: an open page and its own reader process, until either ends."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import secrets
import signal
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import nullcontext, suppress
from typing import Any, NamedTuple

from aiohttp import WSCloseCode, WSMsgType, web

from sejajar.cli.serve.messages import Allowance, quit_packet, reader_packet
from sejajar.text.sanitize import printable

READY = b"__GANGLION__\n"
"""The first line that Textual's web driver writes, before the packets."""

SECONDS_TO_END = 5
"""How long a reader may take to end before it is killed."""

MAX_DOWNLOADS = 4
"""The most files that a visit keeps for download; a new one replaces the oldest."""

MAX_REASON_BYTES = 120
"""RFC 6455 limits the reason for closing a WebSocket to 123 bytes."""


class Download(NamedTuple):
    """A file that a reader offers for download."""

    name: str
    content: bytes


class Visit:
    """One open page and the reader started for it.

    Attributes:
        downloads: the files that the reader offers, by their keys.
    """

    def __init__(self, page: web.WebSocketResponse, *, shares_notes: bool) -> None:
        """Prepare ``page`` before :meth:`run`. With ``shares_notes`` the reader uses the notes of this user."""
        self._page = page
        self._shares_notes = shares_notes
        self.downloads: dict[str, Download] = {}

    async def run(self, command: Sequence[str], size: tuple[int, int]) -> None:
        """Run ``command`` with a screen of ``size``, columns and rows, until the page or the reader ends.

        If the reader fails, the page is closed with its error message. No process is left, and no file unless notes are
        shared.
        """
        with nullcontext() if self._shares_notes else _private_folder() as memory:
            reader = await asyncio.create_subprocess_exec(
                *command,
                stdin=PIPE,
                stdout=PIPE,
                stderr=PIPE,
                env=_environment(size, memory),
                # Ctrl+C in the terminal must reach the server only, which ends its readers.
                start_new_session=True,
            )
            assert reader.stderr is not None
            error = asyncio.create_task(_tail(reader.stderr))
            sides = [asyncio.create_task(side) for side in (self._serve_page(reader), self._serve_reader(reader))]
            try:
                await asyncio.wait(sides, return_when=asyncio.FIRST_COMPLETED)
            finally:
                await _finish(self._end(reader, sides, error))

    async def _serve_page(self, reader: Process) -> None:
        """Pass on the messages of the page until it closes."""
        assert reader.stdin is not None
        allowance = Allowance()
        async for message in self._page:
            # Nothing is read meanwhile, so the connection of a page that sends too much fills up.
            await asyncio.sleep(allowance.seconds_to_wait(len(message.data)))
            if message.type is WSMsgType.TEXT and (packet := reader_packet(str(message.data))):
                reader.stdin.write(packet)
                await reader.stdin.drain()

    async def _serve_reader(self, reader: Process) -> None:
        """Pass on the output of the reader until it ends."""
        assert reader.stdout is not None
        async for kind, content in _packets(reader.stdout):
            if kind == b"D":
                await self._page.send_bytes(content)
            elif kind == b"M":
                await self._take_order(content)

    async def _end(self, reader: Process, sides: Sequence[asyncio.Task[None]], error: asyncio.Task[bytes]) -> None:
        """Stop the two ``sides``, the reader and the page."""
        for side in sides:
            side.cancel()
        await asyncio.gather(*sides, return_exceptions=True)
        await _end_reader(reader)
        lines = (await error).decode("utf-8", "replace").strip().splitlines()
        # A reader that was killed has a negative status.
        reason = lines[-1] if lines and (reader.returncode or 0) > 0 else ""
        reason = printable(reason).encode()[:MAX_REASON_BYTES].decode("utf-8", "ignore")
        code = WSCloseCode.INTERNAL_ERROR if reason else WSCloseCode.OK
        # A page that reads nothing is not waited for: its connection is closed after this.
        closing = asyncio.ensure_future(self._page.close(code=code, message=reason.encode()))
        await asyncio.wait([closing], timeout=SECONDS_TO_END)
        closing.cancel()
        await asyncio.gather(closing, return_exceptions=True)

    async def _take_order(self, content: bytes) -> None:
        """Keep a file that the reader offers, and make the page request it."""
        order = json.loads(content)
        if order["type"] == "file":
            key = secrets.token_urlsafe(16)
            self.downloads[key] = Download(order["name"], base64.b64decode(order["content"]))
            while len(self.downloads) > MAX_DOWNLOADS:
                del self.downloads[next(iter(self.downloads))]
            # The script opens its own kind of download below the root, but resolves a URL against that of the page.
            await self._page.send_json(["open_url", {"url": f"download/{key}", "new_tab": True}])


def _private_folder() -> tempfile.TemporaryDirectory[str]:
    """Return a temporary folder that only this user can open."""
    return tempfile.TemporaryDirectory(prefix="sejajar-visit-", ignore_cleanup_errors=True)


def _environment(size: tuple[int, int], memory: str | None) -> dict[str, str]:
    """Return the environment of a reader: this process's, with the page as screen and ``memory`` as data folder.

    The variables of sejajar are omitted: they are in the reader's options already.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SEJAJAR_")}
    environment |= {
        "TEXTUAL_DRIVER": "sejajar.cli.serve.web_driver:PageDriver",
        "TEXTUAL_FPS": "60",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM_PROGRAM": "textual",
        "COLUMNS": str(size[0]),
        "ROWS": str(size[1]),
    }
    return environment | ({"XDG_DATA_HOME": memory, "XDG_STATE_HOME": memory} if memory else {})


async def _packets(stream: asyncio.StreamReader) -> AsyncIterator[tuple[bytes, bytes]]:
    """Yield the packets of a reader's standard output, as kind and content; none if it is not a reader."""
    with suppress(asyncio.IncompleteReadError):
        if await stream.readexactly(len(READY)) != READY:
            return
        while True:
            kind = await stream.readexactly(1)
            length = int.from_bytes(await stream.readexactly(4), "big")
            yield kind, await stream.readexactly(length)


async def _end_reader(reader: Process) -> None:
    """Ask the reader to quit; kill it and its children if it does not."""
    assert reader.stdin is not None
    assert reader.stdout is not None
    with suppress(ConnectionError, RuntimeError):
        reader.stdin.write(quit_packet())
        reader.stdin.close()
    # A process blocks while nobody reads its output, and asyncio reports its end only after the end of its pipes.
    ended = asyncio.gather(_tail(reader.stdout), reader.wait())
    # Not a timeout: one that meets a cancelled task raises the wrong error on Python 3.11.
    await asyncio.wait([ended], timeout=SECONDS_TO_END)
    if not ended.done():
        with suppress(ProcessLookupError):
            os.killpg(reader.pid, signal.SIGKILL) if hasattr(os, "killpg") else reader.kill()
    await ended


async def _tail(stream: asyncio.StreamReader) -> bytes:
    """Read to the end. Return the last 4 KiB."""
    last = b""
    while piece := await stream.read(4096):
        last = (last + piece)[-4096:]
    return last


async def _finish(work: Coroutine[Any, Any, None]) -> None:
    """Await ``work`` to its end, even if the task that waits is cancelled meanwhile, as all are by a server's end."""
    task = asyncio.ensure_future(work)
    while not task.done():
        with suppress(asyncio.CancelledError):
            await asyncio.shield(task)
