import asyncio
import os
import stat
import sys
from pathlib import Path

import aiohttp
import pytest

from sejajar.cli.serve import visit
from sejajar.cli.serve.messages import MAX_MESSAGE_BYTES
from served_reader import is_running, said, until

CLOSED = (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING)


async def closing(page):
    """Read until the page is closed; gives the message that says so."""
    async with asyncio.timeout(30):
        while (message := await page.receive()).type not in CLOSED:
            pass
    return message


async def test_what_is_typed_reaches_the_reader(visiting):
    async with visiting() as (server, client), client.ws_connect(f"/{server.token}/ws") as page:
        await page.send_json(["stdin", "/aب"])
        assert await said(page, "typed") == "/aب"
        await page.send_json(["resize", {"width": 90, "height": 20}])
        assert await said(page, "order") == {"type": "resize", "width": 90, "height": 20}
        await page.send_json(["blur"])
        assert await said(page, "order") == {"type": "blur"}


@pytest.mark.parametrize(
    "message",
    ["", "{", "[]", '["stdin"]', '["stdin", 5]', '["resize", {"width": 1e9, "height": 1}]', "[" * 100_000, "\x00", b"", b"\xff\xfe", b'["stdin", "x"]'],
    ids=lambda message: repr(message[:20]),
)  # fmt: skip
async def test_malformed_messages_are_answered_in_silence(visiting, capfd, message):
    async with visiting() as (server, client), client.ws_connect(f"/{server.token}/ws") as page:
        await said(page, "pid")
        await (page.send_str(message) if isinstance(message, str) else page.send_bytes(message))
        await page.send_json(["stdin", "still here"])
        assert await said(page, "typed") == "still here"
    assert capfd.readouterr() == ("", "")


async def test_a_message_that_is_too_long_closes_the_page(visiting, capfd):
    async with visiting() as (server, client), client.ws_connect(f"/{server.token}/ws") as page:
        pid = await said(page, "pid")
        await page.send_json(["stdin", "x" * MAX_MESSAGE_BYTES])
        assert (await closing(page)).data == aiohttp.WSCloseCode.MESSAGE_TOO_BIG
        await until(lambda: not is_running(pid))
    assert capfd.readouterr() == ("", "")


async def test_frames_that_are_no_websocket_close_the_page(visiting, capfd):
    async with visiting() as (server, client):
        page = await client.ws_connect(f"/{server.token}/ws")
        pid = await said(page, "pid")
        page._response.connection.transport.write(b"\xff\xff\xff\xff garbage")
        await until(lambda: not is_running(pid))
    assert capfd.readouterr() == ("", "")


async def test_the_reader_ends_with_its_page(visiting):
    async with visiting() as (server, client):
        async with client.ws_connect(f"/{server.token}/ws") as page:
            pid = await said(page, "pid")
            assert is_running(pid)
        await until(lambda: not is_running(pid))
        gone = await client.ws_connect(f"/{server.token}/ws")
        pid = await said(gone, "pid")
        # A browser that was killed says no goodbye.
        gone._response.connection.transport.abort()
        await until(lambda: not is_running(pid))


async def test_the_page_ends_with_its_reader(visiting):
    async with visiting() as (server, client), client.ws_connect(f"/{server.token}/ws") as page:
        pid = await said(page, "pid")
        await page.send_json(["stdin", "quit"])
        message = await closing(page)
        assert (message.data, message.extra) == (aiohttp.WSCloseCode.OK, "")
        await until(lambda: not is_running(pid))


async def test_a_reader_that_fails_gives_the_page_one_line(visiting, capfd):
    async with visiting() as (server, client), client.ws_connect(f"/{server.token}/ws") as page:
        await page.send_json(["stdin", "fail a.txt: no such file \x1b[2J\u202e" + "ب" * 200])
        message = await closing(page)
        assert message.data == aiohttp.WSCloseCode.INTERNAL_ERROR
        assert message.extra.startswith("sejajar: a.txt: no such file ")
        assert not {"\x1b", "\u202e"} & set(message.extra)
        assert len(message.extra.encode()) <= visit.MAX_REASON_BYTES
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "program", ["print('no reader')", "", "raise SystemExit('sejajar: refused')", "print('x' * 10**6)"]
)
async def test_what_is_no_reader_closes_the_page(visiting, capfd, program):
    command = [sys.executable, "-S", "-c", program]
    async with visiting(command=command) as (server, client), client.ws_connect(f"/{server.token}/ws") as page:
        message = await closing(page)
        assert message.extra == ("sejajar: refused" if "refused" in program else "")
    assert capfd.readouterr() == ("", "")


async def test_a_program_that_is_not_there_closes_the_page(visiting, capfd):
    async with visiting(command=["/nonexistent/program"]) as (server, client):
        async with client.ws_connect(f"/{server.token}/ws") as page:
            await closing(page)
        assert not server._visits
    assert capfd.readouterr() == ("", "")


async def test_a_reader_that_hangs_is_killed(visiting, monkeypatch):
    monkeypatch.setattr(visit, "SECONDS_TO_END", 0.1)
    async with visiting() as (server, client):
        async with client.ws_connect(f"/{server.token}/ws") as page:
            pid = await said(page, "pid")
            await page.send_json(["stdin", "hang"])
            await said(page, "hangs")
        await until(lambda: not is_running(pid))


async def test_a_page_that_reads_nothing_is_freed_too(visiting, monkeypatch):
    monkeypatch.setattr(visit, "SECONDS_TO_END", 0.1)
    async with visiting() as (server, client):
        page = await client.ws_connect(f"/{server.token}/ws")
        pid = await said(page, "pid")
        await page.send_json(["stdin", "flood"])
        await asyncio.sleep(0.2)
        page._response.connection.transport.abort()
        await until(lambda: not is_running(pid) and not server._visits)


async def test_every_visit_has_a_memory_of_its_own_that_is_deleted(visiting, own_data_folder):
    async with visiting() as (server, client):
        folders = []
        for _ in range(2):
            async with client.ws_connect(f"/{server.token}/ws") as page:
                environment = await said(page, "environment")
                folder = Path(environment["XDG_DATA_HOME"])
                folders.append(folder)
                assert environment["XDG_STATE_HOME"] == str(folder)
                assert environment["XDG_CONFIG_HOME"] == os.environ["XDG_CONFIG_HOME"]
                assert own_data_folder not in (folder, *folder.parents)
                assert stat.S_IMODE(folder.stat().st_mode) == 0o700
                await page.send_json(["stdin", "keep secret"])
                assert await said(page, "kept") == ["kept"]
        assert folders[0] != folders[1]
        await until(lambda: not any(folder.exists() for folder in folders))


async def test_notes_are_shared_if_asked_for(visiting, own_data_folder):
    async with visiting(shares_notes=True) as (server, client), client.ws_connect(f"/{server.token}/ws") as page:
        assert (await said(page, "environment"))["XDG_DATA_HOME"] == str(own_data_folder)
    assert own_data_folder.is_dir()


async def test_the_reader_has_the_screen_of_the_page_and_no_option_of_the_environment(visiting, monkeypatch):
    monkeypatch.setenv("SEJAJAR_LINEAR", "1")
    async with visiting() as (server, client):
        for query, size in (
            ("width=100&height=30", ("100", "30")),
            ("width=99999&height=30", ("80", "24")),
            ("width=-1&height=30", ("80", "24")),
            ("width=0&height=0", ("80", "24")),
            ("width=x", ("80", "24")),
            ("", ("80", "24")),
        ):
            async with client.ws_connect(f"/{server.token}/ws?{query}") as page:
                environment = await said(page, "environment")
                assert (environment["COLUMNS"], environment["ROWS"]) == size
                assert "SEJAJAR_LINEAR" not in environment


async def test_a_file_is_handed_to_the_visitors_browser_only(visiting):
    async with visiting() as (server, client), client.ws_connect(f"/{server.token}/ws") as page:
        name = '../../"x";\r\nSet-Cookie: a=b; نص.html'
        await page.send_json(["stdin", f"file {name}"])
        while (message := await page.receive()).type is not aiohttp.WSMsgType.TEXT:
            pass
        what, values = message.json()
        assert what == "open_url"
        assert values["url"].startswith("download/")
        async with client.get(f"/{server.token}/{values['url']}") as answer:
            assert await answer.read() == b"<script>"
            assert answer.headers["Content-Type"] == "application/octet-stream"
            disposition = answer.headers["Content-Disposition"]
            assert disposition.startswith(
                "attachment; filename*=UTF-8''..%2F..%2F%22x%22%3B%0D%0ASet-Cookie%3A%20a%3Db"
            )
            assert "Set-Cookie" not in answer.headers
        for path in (f"/{values['url']}", f"/{server.token}/download/x", f"/{server.token}/download/"):
            async with client.get(path) as answer:
                assert answer.status in (403, 404)
        for number in range(visit.MAX_DOWNLOADS):
            await page.send_json(["stdin", f"file {number}"])
            while (await page.receive()).type is not aiohttp.WSMsgType.TEXT:
                pass
        async with client.get(f"/{server.token}/{values['url']}") as answer:
            assert answer.status == 404


async def test_no_address_is_opened_in_the_visitors_browser(visiting):
    async with visiting() as (server, client), client.ws_connect(f"/{server.token}/ws") as page:
        await page.send_json(["stdin", "url javascript:alert(1)"])
        await page.send_json(["stdin", "and then"])
        received = []
        while not received or b"and then" not in received[-1].data:
            received.append(await page.receive())
        assert all(message.type is aiohttp.WSMsgType.BINARY for message in received)
