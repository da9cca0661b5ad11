import asyncio
import os
import re
import socket

import aiohttp
import pytest

from sejajar.cli.serve.guard import SECURITY_HEADERS
from sejajar.cli.serve.server import ASSETS, MAX_PAGES, PageServer, page_url
from sejajar.i18n import choose_language
from served_reader import children_of, is_running, said, until

STRANGER = "Open the address that sejajar serve printed.\n"
FULL = "16 pages are open, as many as sejajar serve allows: close one, then reload this page.\n"


async def test_the_page_is_given_with_every_header(visiting):
    async with visiting() as (server, client), client.get(f"/{server.token}/") as answer:
        assert answer.status == 200
        page = await answer.text()
        policy = answer.headers["Content-Security-Policy"]
        for name, value in SECURITY_HEADERS.items():
            if name != "Content-Security-Policy":
                assert answer.headers[name] == value
        nonce = re.search(r"script-src 'nonce-([\w-]{22})'", policy)[1]
        assert page.count(f'nonce="{nonce}"') == len(ASSETS) - 1
        assert "unsafe" not in policy
        assert server.token not in page
        async with client.get(f"/{server.token}/") as other:
            assert nonce not in await other.text()


async def test_every_answer_has_the_headers(visiting):
    async with visiting() as (server, client):
        for path in (
            f"/{server.token}/page.js",
            f"/{server.token}/x",
            "/",
            "/x/ws",
            f"/{server.token}",
            f"/{server.token}/ws",
        ):
            async with client.get(path, allow_redirects=False) as answer:
                assert {name: answer.headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS, path


async def test_nothing_is_given_without_the_token(visiting):
    async with visiting() as (server, client):
        token = server.token
        for path in (
            "/",
            "/ws",
            "/static/js/textual.js",
            "/favicon.ico",
            "/download/x",
            f"/{token[:-1]}/",
            f"/{token}x/",
            f"/{token[:-1]}x/ws",
            f"/{token.swapcase()}/page.js",
            f"/x/{token}/",
            f"/?token={token}",
            "/%00/",
            "/%ff/",
            "/ب/",
        ):
            async with client.get(path) as answer:
                assert (answer.status, await answer.text()) == (403, STRANGER), path
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await client.ws_connect(path)
        assert not server._visits


def test_the_token_is_another_each_time_and_long_enough():
    tokens = {PageServer([], "127.0.0.1", 1).token for _ in range(100)}
    assert len(tokens) == 100
    # 64 signs of 6 bits.
    assert all(re.fullmatch(r"[\w-]{22,}", token, re.ASCII) for token in tokens)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:8000"},
        {"Host": "rebound.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost:{port}"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
async def test_other_pages_and_names_are_refused_on_every_path(visiting, headers):
    async with visiting() as (server, client):
        sent = {name: value.format(port=client.port) for name, value in headers.items()}
        for path in ("", "ws", "page.js", "textual.js", "download/x", "unknown", "a/b/c"):
            async with client.get(f"/{server.token}/{path}", headers=sent) as answer:
                assert (answer.status, await answer.text()) == (403, STRANGER), path
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await client.ws_connect(f"/{server.token}/ws", headers=sent)
        assert not server._visits


async def test_the_own_page_is_answered(visiting):
    async with visiting() as (server, client):
        own = {"Origin": f"http://127.0.0.1:{client.port}", "Sec-Fetch-Site": "same-origin"}
        async with client.ws_connect(f"/{server.token}/ws", headers=own) as page:
            await said(page, "pid")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
async def test_nothing_is_done_by_other_methods(visiting, method):
    async with visiting() as (server, client):
        for path in ("", "ws", "page.js"):
            async with client.request(method, f"/{server.token}/{path}") as answer:
                assert answer.status == 405


async def test_only_the_files_of_the_page_are_given(visiting):
    async with visiting() as (server, client):
        for name, path in ASSETS.items():
            async with client.get(f"/{server.token}/{name}") as answer:
                assert (answer.status, await answer.read()) == (200, path.read_bytes())
                if path.suffix in (".js", ".css"):
                    assert answer.content_type in ("text/javascript", "application/javascript", "text/css")
        for name in ("index.html", "..%2Fserver.py", "%2e%2e/server.py", "%2Fetc%2Fpasswd", "static/", "page/page.js"):
            async with client.get(f"/{server.token}/{name}") as answer:
                assert answer.status in (403, 404), name


async def test_an_address_without_its_last_slash_leads_to_the_page(visiting):
    async with visiting() as (server, client), client.get(f"/{server.token}", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (308, f"/{server.token}/")


@pytest.mark.parametrize(
    ("query", "size"),
    [("", 16), ("?fontsize=20", 20), ("?fontsize=0", 16), ("?fontsize=-5", 16), ('?fontsize="><b', 16),
     ("?fontsize=" + "9" * 5000, 16), ("?fontsize=٢٠", 16), ("?fontsize=20&fontsize=x", 20)],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
async def test_the_size_of_the_letters(visiting, query, size):
    async with visiting() as (server, client), client.get(f"/{server.token}/{query}") as answer:
        assert f'data-font-size="{size}"' in await answer.text()


async def test_sixteen_of_fifty_pages_run_and_the_others_get_503(visiting):
    async with visiting() as (server, client):

        async def visit():
            try:
                return await client.ws_connect(f"/{server.token}/ws")
            except aiohttp.WSServerHandshakeError as error:
                return error.status

        opened = await asyncio.gather(*(visit() for _ in range(50)))
        pages = [page for page in opened if page != 503]
        assert len(pages) == MAX_PAGES == 16
        readers = {await said(page, "pid") for page in pages}
        assert len(readers) == 16
        async with client.get(f"/{server.token}/") as answer:
            assert (answer.status, await answer.text()) == (503, FULL)
            assert FULL.count("\n") == 1
        await pages[0].close()
        await until(lambda: len(server._visits) == 15)
        async with client.get(f"/{server.token}/") as answer:
            assert answer.status == 200
        await asyncio.gather(*(page.close() for page in pages))
        await until(lambda: not server._visits)
        assert not any(map(is_running, readers))


async def test_fifty_pages_opened_and_closed_leave_no_process(visiting):
    before = children_of(os.getpid())
    async with visiting() as (server, client):
        for _ in range(5):
            pages = [await client.ws_connect(f"/{server.token}/ws") for _ in range(10)]
            # Half of them before their reader has said a word.
            await asyncio.gather(*(said(page, "pid") for page in pages[:5]))
            await asyncio.gather(*(page.close() for page in pages))
            await until(lambda: not server._visits)
        assert children_of(os.getpid()) <= before


async def test_the_end_of_the_server_ends_every_reader(visiting):
    async with visiting() as (server, client):
        pages = [await client.ws_connect(f"/{server.token}/ws") for _ in range(3)]
        readers = [await said(page, "pid") for page in pages]
    assert not any(map(is_running, readers))


@pytest.mark.parametrize(
    "request_",
    [b"\x16\x03\x01\x02\x00", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x00" * 100, b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
     b"GET http://[ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"A" * 20_000, b"GET / HTTP/1.1\r\nX: " + b"y" * 20_000 + b"\r\n\r\n",
     b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n",
     b"OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
     b"GET http://127.0.0.1/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"GET ?x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"],
    ids=lambda request: repr(request[:20]),
)  # fmt: skip
async def test_requests_that_are_no_http_start_nothing(visiting, request_):
    async with visiting() as (server, client):
        reader, writer = await asyncio.open_connection("127.0.0.1", client.port)
        writer.write(request_)
        writer.write_eof()
        async with asyncio.timeout(30):
            answer = await reader.read()
        writer.close()
        assert not answer or re.match(rb"HTTP/1\.[01] 40[03] ", answer), answer
        assert b"Traceback" not in answer
        assert not server._visits


async def test_the_policy_has_the_name_that_was_judged(visiting):
    async with visiting() as (server, client):
        reader, writer = await asyncio.open_connection("127.0.0.1", client.port)
        line = f"GET http://evil.example/{server.token}/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        writer.write(line.encode())
        answer = await asyncio.wait_for(reader.read(), 5)
        writer.close()
    assert b"connect-src ws://localhost;" in answer
    assert b"evil.example" not in answer


def test_addresses():
    assert page_url("::1", 80) == "http://[::1]:80"
    assert page_url("localhost", 8000) == "http://localhost:8000"
    assert page_url("0.0.0.0", 8000) == page_url("::", 8000) == page_url("", 8000) == "http://localhost:8000"
    server = PageServer([], socket.gethostname(), 8000)
    assert server.address == f"http://{socket.gethostname()}:8000/{server.token}/"


async def test_the_page_speaks_the_language_of_the_interface(visiting):
    for language, closed in (("id", "sejajar sudah ditutup."), ("ar", "أُغلق sejajar.")):
        choose_language(language)
        async with visiting(language=language) as (server, client):
            async with client.get(f"/{server.token}/") as answer:
                page = await answer.text()
            assert f'lang="{language}" dir="ltr"' in page
            assert closed in page
            async with client.get("/") as answer:
                assert await answer.text() not in (STRANGER, "")
