"""A server of a reader that costs little."""

import sys
from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from sejajar.cli.serve.server import PageServer
from served_reader import FAKE_READER, kill_all


@pytest.fixture
def fake_reader(tmp_path: Path) -> Iterator[list[str]]:
    """The command of the reader that costs little; none is left after the test, not one that hangs either."""
    path = tmp_path / "reader.py"
    path.write_text(FAKE_READER, encoding="utf-8")
    yield [sys.executable, "-S", "-E", str(path)]
    kill_all(path)


@pytest.fixture
def visiting(fake_reader: list[str]):
    """Serve readers while a block runs; gives the server and a client of it."""

    @asynccontextmanager
    async def visiting(*, command: list[str] | None = None, **options):
        server = PageServer(command or fake_reader, "127.0.0.1", 8000, **options)
        async with TestClient(TestServer(server.application())) as client:
            yield server, client

    return visiting
