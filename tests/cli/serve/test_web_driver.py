"""The reader that is served: what a visitor can do with it, and what not."""

import asyncio
import io
import json
import os
import subprocess
from pathlib import Path

import aiohttp
import pytest

from sejajar.cli.pair_request import PairRequest
from sejajar.cli.serve.command import reader_command
from sejajar.cli.serve.web_driver import PageDriver
from sejajar.terminal.browser import is_browser_session
from sejajar.tui.options import ReaderOptions
from served_reader import until

QUOTED = "“Kita akan menang.”"


class Received:
    """What a page was sent: the bytes to draw, and the other messages."""

    def __init__(self, page):
        self.page = page
        self.drawn = ""
        self.messages = []

    async def until(self, is_so):
        async with asyncio.timeout(60):
            while not is_so(self):
                message = await self.page.receive()
                if message.type is aiohttp.WSMsgType.BINARY:
                    self.drawn += message.data.decode("utf-8", "replace")
                else:
                    assert message.type is aiohttp.WSMsgType.TEXT, message
                    self.messages.append(message.json())

    async def type(self, *keys, shows):
        """Type keys one after the other; wait until the reader draws ``shows``."""
        self.drawn = ""
        for key in keys:
            await self.page.send_json(["stdin", key])
        await self.until(lambda received: shows in received.drawn)


@pytest.fixture
def reader():
    return reader_command(PairRequest("a.txt", "b.txt"), ReaderOptions())


def files_below(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


async def test_a_visitor_writes_no_file_and_starts_no_program(texts, reader, visiting, monkeypatch, tmp_path):
    trap = texts / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{texts}/started'\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in ("EDITOR", "VISUAL", "BROWSER", "PAGER"):
        monkeypatch.setenv(name, str(trap))
    monkeypatch.setenv("HOME", str(texts))
    before = files_below(texts)
    async with visiting(command=reader) as (server, client), client.ws_connect(f"/{server.token}/ws?width=140") as page:
        received = Received(page)
        await received.until(lambda received: "menang" in received.drawn)
        await received.type("o", shows="a browser page cannot open an editor")
        await received.type("\x1a", "?", shows="Moving")
        await received.type("\x1b", shows="menang")
        await received.type("E", shows="↧")
        await received.type(*"html", "\r", shows="sent to the browser")
        await received.type("B", shows="bookmark")
        for command in ("export notes", "screenshot"):
            count = len(received.messages)
            await received.type(":", *command, shows=command.capitalize())
            await page.send_json(["stdin", "\r"])
            await received.until(lambda received, count=count: len(received.messages) > count)
        assert [what for what, _ in received.messages] == ["open_url"] * 3
        names = []
        for _, values in received.messages:
            async with client.get(f"/{server.token}/{values['url']}") as answer:
                names.append(answer.headers["Content-Disposition"].rpartition("'")[2])
                assert answer.content_type == "application/octet-stream"
                assert len(await answer.read()) > 50
        assert names[:2] == ["a-b.id-ar.html", "a-notes.md"]
        assert names[2].endswith(".svg")
        await received.type("Y", shows="copied")
    assert files_below(texts) == before
    assert not (texts / "started").exists()


async def test_a_visitor_sees_no_notes_of_another(texts, reader, visiting, own_data_folder):
    async with visiting(command=reader) as (server, client):
        async with client.ws_connect(f"/{server.token}/ws?width=140") as page:
            received = Received(page)
            await received.until(lambda received: "menang" in received.drawn)
            await received.type("a", *"rahasia", "\r", shows="note")
        await until(lambda: not server._visits)
        assert files_below(own_data_folder) == []
        async with client.ws_connect(f"/{server.token}/ws?width=140") as page:
            received = Received(page)
            await received.until(lambda received: "menang" in received.drawn)
            await received.type(":", *"bookmarks", "\r", shows="no bookmark")
            assert "rahasia" not in received.drawn


@pytest.mark.parametrize(
    "typed",
    ["\x1b[48;99999;99999;99999;99999t", "\x1b[8;9999;9999t", "\x1b[?2026;2$y\x1b[?2048;2$y\x1b[48;9999;9999;0;0t", "\x1b[<0;999999999;999999999M",
     "\x1b[<64;-1;-1M", "\x1b]52;c;!\x07", "\x1bP" + "x" * 5000, "\x1b[200~" + "x" * 50_000, "\x00\x01\x1b", "\x1b[" + "9" * 5000 + "u"],
    ids=lambda typed: repr(typed[:20]),
)  # fmt: skip
async def test_what_is_typed_is_no_order_of_a_terminal(texts, reader, visiting, capfd, typed):
    async with visiting(command=reader) as (server, client), client.ws_connect(f"/{server.token}/ws?width=100") as page:
        received = Received(page)
        await received.until(lambda received: "menang" in received.drawn)
        received.drawn = ""
        await page.send_json(["stdin", typed])
        # The end of what may have been begun.
        await page.send_json(["stdin", "\x1b\\\x1b[201~\x1b"])
        await asyncio.sleep(0.3)
        await page.send_json(["resize", {"width": 101, "height": 25}])
        await received.until(lambda received: "menang" in received.drawn)
        assert "\x1b[99" not in received.drawn
    assert capfd.readouterr() == ("", "")


async def test_the_reader_ends_with_its_input(texts, reader):
    environment = os.environ | {"TEXTUAL_DRIVER": "sejajar.cli.serve.web_driver:PageDriver"}
    process = subprocess.Popen(
        reader, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    try:
        assert (await asyncio.to_thread(process.stdout.readline)) == b"__GANGLION__\n"
        # What was half sent when the server was killed.
        process.stdin.write(b"M\x00\x00")
        _out, err = await asyncio.to_thread(process.communicate, timeout=60)
        assert (process.returncode, err) == (0, b"")
    finally:
        process.kill()


def test_the_driver_is_known_for_a_pages():
    assert is_browser_session({"TEXTUAL_DRIVER": f"{PageDriver.__module__}:{PageDriver.__name__}"})
    assert PageDriver.is_web.fget(None)


@pytest.mark.parametrize(
    ("file", "encoding", "content"),
    [
        (io.StringIO("aب\ud800"), None, "YdioPw=="),
        (io.StringIO("é"), "latin-1", "6Q=="),
        (io.BytesIO(b"\xff\x00"), None, "/wA="),
    ],
)
def test_a_file_is_handed_over_whole(monkeypatch, file, encoding, content):
    sent = []
    monkeypatch.setattr(PageDriver, "write_meta", lambda _driver, order: sent.append(json.loads(json.dumps(order))))
    driver = PageDriver.__new__(PageDriver)
    file.read()
    PageDriver.deliver_binary(
        driver, file, delivery_key="k", save_path=Path("/tmp/../x y.txt"), encoding=encoding, open_method="browser"
    )
    PageDriver.open_url(driver, "javascript:alert(1)")
    assert sent == [{"type": "file", "name": "x y.txt", "content": content}]
