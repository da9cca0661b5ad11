"""A reader that costs little, for tests of what serves it: the protocol is that of Textual's web driver."""

import asyncio
import json
import os
import signal
from contextlib import suppress
from pathlib import Path

import aiohttp

FAKE_READER = r"""
import base64, json, os, signal, sys, time

# However it hangs, and whatever became of the tests: it ends.
signal.alarm(120)
out, source = sys.stdout.buffer, sys.stdin.buffer

def send(kind, content):
    out.write(kind + len(content).to_bytes(4, "big") + content)
    out.flush()

def say(**values):
    send(b"D", json.dumps(values).encode())

out.write(b"__GANGLION__\n")
say(pid=os.getpid(), environment=dict(os.environ))
is_deaf = False
while head := source.read(5):
    content = source.read(int.from_bytes(head[1:], "big"))
    if head[:1] == b"M":
        order = json.loads(content)
        if order["type"] == "quit" and not is_deaf:
            break
        say(order=order)
        continue
    word, _, rest = content.decode().partition(" ")
    if word == "quit":
        break
    elif word == "fail":
        sys.exit(f"Traceback (most recent call last):\n\x1b[31mline two\nsejajar: {rest}")
    elif word == "file":
        send(b"M", json.dumps({"type": "file", "name": rest, "content": base64.b64encode(b"<script>").decode()}).encode())
    elif word == "url":
        send(b"M", json.dumps({"type": "open_url", "url": rest, "new_tab": True}).encode())
    elif word == "keep":
        with open(os.environ["XDG_DATA_HOME"] + "/kept", "w") as file:
            file.write(rest)
        say(kept=sorted(os.listdir(os.environ["XDG_DATA_HOME"])))
    elif word == "flood":
        while True:
            send(b"D", b"x" * 60000)
    elif word == "hang":
        is_deaf = True
        say(hangs=True)
        while True:
            try:
                time.sleep(1000)
            except BaseException:
                pass
    else:
        say(typed=content.decode())
send(b"M", b'{"type": "exit"}')
"""


def is_running(pid: int) -> bool:
    """Whether a process is there; one that has ended and was waited for is not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def children_of(pid: int) -> set[int]:
    """The processes that ``pid`` started and that have not ended."""
    children = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == pid and state != "Z":
            children.add(int(stat.parent.name))
    return children


def kill_all(script: Path) -> None:
    """Kill the processes that run ``script``, whoever started them."""
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if os.fsencode(script) in command.read_bytes().split(b"\0"):
                os.kill(int(command.parent.name), signal.SIGKILL)


async def said(page: aiohttp.ClientWebSocketResponse, word: str):
    """Read what the fake reader says until it says ``word``, and return that."""
    async with asyncio.timeout(30):
        while True:
            message = await page.receive()
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), message
            if message.type is aiohttp.WSMsgType.BINARY and word in (values := json.loads(message.data)):
                return values[word]


async def until(is_so) -> None:
    """Wait until ``is_so`` returns True."""
    async with asyncio.timeout(30):
        while not is_so():
            await asyncio.sleep(0.02)
