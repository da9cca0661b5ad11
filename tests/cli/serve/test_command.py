import asyncio
import os
import re
import signal
import socket
import subprocess
import sys

import aiohttp
import click
import pytest

from sejajar.cli.commands import READER, cli
from sejajar.cli.pair_request import PairRequest
from sejajar.cli.serve.command import reader_command
from sejajar.cli.serve.server import PageServer
from sejajar.tui.options import ReaderOptions
from served_reader import children_of, is_running, until


@pytest.fixture
def served(monkeypatch):
    """Servers that were started, in place of serving."""
    servers = []
    monkeypatch.setattr(PageServer, "serve", lambda server: servers.append(server))
    return servers


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def arguments_of(server):
    """What the reader is called with."""
    program, *arguments = server.command
    assert program == sys.executable
    assert arguments[:3] == ["-P", "-m", "sejajar"]
    return arguments[3:]


def test_without_the_extra_it_says_what_to_install(sejajar, texts, monkeypatch):
    monkeypatch.delitem(sys.modules, "sejajar.cli.serve.server")
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    code, out, err = sejajar("serve", "a.txt", "b.txt")
    assert (code, out) == (2, "")
    assert err.startswith("sejajar: serve requires textual-serve: pip install 'sejajar[serve]'")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["a.txt"], "a.txt: its translation is missing"),
        (["missing.txt", "b.txt"], "missing.txt: no such file"),
        (["a.txt", "."], ".: is a folder"),
        (["-", "b.txt"], "-: can be read only once; name a regular file"),
        (["a.txt", "pipe"], "pipe: can be read only once; name a regular file"),
        (["--from", "-", "a.txt", "b.txt"], "-: can be read only once; name a regular file"),
        (["--from", "b.txt", "a.txt", "b.txt"], "b.txt: "),
        (["--port", "0", "a.txt", "b.txt"], "invalid value for '--port'"),
        (["--goto", "x", "a.txt", "b.txt"], "invalid value for '--goto'"),
        (["--bidi", "x", "a.txt", "b.txt"], "invalid value for '--bidi'"),
    ],
)
def test_every_mistake_is_one_line_and_exit_code_2(sejajar, texts, served, arguments, line):
    os.mkfifo("pipe")
    code, out, err = sejajar("serve", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"sejajar: {line}")
    assert err.count("\n") == 1
    assert not served


def test_a_port_that_is_taken(sejajar, texts):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, out, err = sejajar("serve", "--port", port, "a.txt", "b.txt")
    assert (code, out) == (2, "")
    assert err.startswith(f"sejajar: 127.0.0.1:{port}: Address already in use; choose another")
    assert err.count("\n") == 1


def test_it_listens_to_this_machine_only(sejajar, texts, served):
    assert sejajar("serve", "a.txt", "b.txt") == (0, "", "")
    assert (served[0].host, served[0].port) == ("127.0.0.1", 8000)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "box.lan", "192.0.2.7"])
def test_listening_to_others_is_said_in_one_line(sejajar, texts, served, host):
    code, out, err = sejajar("serve", "--host", host, "a.txt", "b.txt")
    assert (code, out) == (0, "")
    assert err.startswith(f"sejajar: {host} can be reached from other machines: anyone with the address below can read")
    assert err.count("\n") == 1


def test_a_host_that_is_none_is_one_line(sejajar, texts):
    for host in ("no such\x1b[31m host", "a" * 300, "256.256.256.256", "\u202egnp"):
        code, out, err = sejajar("serve", "--host", host, "a.txt", "b.txt")
        assert (code, out) == (2, ""), err
        assert "\x1b" not in err
        assert "\u202e" not in err
        assert "; choose another --host" in err.splitlines()[-1]
        assert err.count("\n") == 2


def test_notes_are_shared_only_if_asked_for(sejajar, texts, served):
    assert sejajar("serve", "a.txt", "b.txt")[0] == 0
    assert sejajar("serve", "--share-notes", "a.txt", "b.txt")[0] == 0
    assert [server.shares_notes for server in served] == [False, True]


def test_alone_it_serves_the_seeds(sejajar, served):
    assert sejajar("serve")[0] == 0
    assert "--" not in arguments_of(served[0])


def test_the_served_reader_has_all_of_the_readers_options(sejajar, texts, served):
    reader = cli.commands[READER]
    (texts / "links.tsv").write_text("0\t0\t1\n1\t1\t1\n2\t2\t1\n", encoding="utf-8")
    given = {
        "--source-lang": "ms",
        "--target-lang": "fa",
        "--lines": None,
        "--bidi": "words",
        "--bidi-setup": "none",
        "--harakat": "hide",
        "--digits": "western",
        "--theme": "light",
        "--ui-language": "id",
        "--keys": "vim",
        "--goto": "t:12",
    }
    names = {name for option in reader.params if isinstance(option, click.Option) for name in option.opts}
    assert names - {"--linear", "--debug"} == {*given, "--from"}
    arguments = [part for name, value in given.items() for part in (name, value) if part]
    for extra in ([], ["--goto", "2"], ["--goto", "s:0"]):
        served.clear()
        assert sejajar("serve", *arguments, *extra, "a.txt", "b.txt")[0] == 0
        wanted = reader.make_context(READER, [*arguments, *extra, "a.txt", "b.txt"])
        assert reader.make_context(READER, arguments_of(served[0])).params == wanted.params
    command = reader_command(PairRequest("a", "b", alignment_file="x y"), ReaderOptions())
    assert command[command.index("--from") + 1] == "x y"
    assert command[-3:] == ["--", "a", "b"]


@pytest.mark.parametrize("name", ['it\'s $(touch x) `id` & "b".txt', "-x.txt", "--lines", "open", "ملف.txt"])
def test_names_reach_the_reader_as_they_are(texts, name):
    (texts / name).write_bytes((texts / "a.txt").read_bytes())
    command = reader_command(PairRequest(name, "b.txt"), ReaderOptions())
    done = subprocess.run(command, capture_output=True, check=True)
    assert "Paragraf lain pendek saja." in done.stdout.decode()
    assert not (texts / "x").exists()


def test_no_module_is_taken_from_the_folder_of_the_texts(texts):
    (texts / "click.py").write_text("raise SystemExit('taken')")
    subprocess.run(reader_command(PairRequest("a.txt", "b.txt"), ReaderOptions()), check=True)


async def drawn_until(page, wanted):
    """Read what the reader draws until it holds ``wanted``."""
    drawn = b""
    async with asyncio.timeout(30):
        while wanted.encode() not in drawn:
            message = await page.receive()
            assert message.type is aiohttp.WSMsgType.BINARY, message
            drawn += message.data
    return drawn


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_a_page_gets_the_reader_and_the_end_closes_it(texts, free_port, ending):
    server = subprocess.Popen(
        [sys.executable, "-m", "sejajar", "serve", "--port", str(free_port), "a.txt", "b.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        said = (await asyncio.to_thread(server.stdout.readline)).decode()
        url = re.fullmatch(rf"sejajar: (http://127\.0\.0\.1:{free_port}/[\w-]+/)  \(press Ctrl\+C to stop\)\n", said)[1]
        own = f"http://127.0.0.1:{free_port}"
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{url}?fontsize=20") as answer:
                assert 'data-font-size="20"' in await answer.text()
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await session.ws_connect(f"{url}ws", origin="http://evil.example")
            async with session.ws_connect(f"{url}ws?width=100&height=30", origin=own) as page:
                # The word الأخرى from the left to the right of the screen, in presentation forms.
                await drawn_until(page, "\ufeef\ufeae\ufea7\ufef7\ufe8d")
                await page.send_json(["stdin", "?"])
                await drawn_until(page, "Moving")
                assert len(children_of(server.pid)) == 1
                server.send_signal(ending)
                while (message := await page.receive(timeout=20)).type is aiohttp.WSMsgType.BINARY:
                    pass
                assert message.type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING)
        assert await asyncio.to_thread(server.wait, 20) == 0
        assert server.stdout.read() == server.stderr.read() == b""
    finally:
        server.kill()
        server.wait()
        server.stdout.close()
        server.stderr.close()


async def test_a_server_that_is_killed_leaves_no_reader(texts, free_port):
    server = subprocess.Popen(
        [sys.executable, "-m", "sejajar", "serve", "--port", str(free_port), "a.txt", "b.txt"],
        stdout=subprocess.PIPE,
        # What the visit kept is left behind.
        env=os.environ | {"TMPDIR": str(texts)},
    )
    try:
        url = (await asyncio.to_thread(server.stdout.readline)).decode().split()[1]
        async with aiohttp.ClientSession() as session, session.ws_connect(f"{url}ws") as page:
            await drawn_until(page, "\ufeef\ufeae\ufea7\ufef7\ufe8d")
            (reader,) = children_of(server.pid)
            server.kill()
            await until(lambda: not is_running(reader))
    finally:
        server.kill()
        server.wait()
        server.stdout.close()
