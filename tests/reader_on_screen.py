"""The reader on the seed article, driven by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from textual.pilot import Pilot

from sejajar.formats.plain_text import load_document
from sejajar.formats.seeds import seed_paths
from sejajar.session import pipeline
from sejajar.session.bitext import Bitext, Side
from sejajar.session.memory.lazy_store import LazyStore
from sejajar.session.opening import open_bitext
from sejajar.text.document import Document
from sejajar.tui.app import SejajarApp
from sejajar.tui.options import ReaderOptions
from sejajar.tui.reader.screen import ReaderScreen
from sejajar.tui.widgets.pane import TITLE_ROWS


@dataclass
class Opened:
    """A reader that is open, and what can be done with it."""

    pilot: Pilot[None]
    screen: ReaderScreen

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until everything they caused is on the screen."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type characters."""
        await self.press(*text)

    async def settle(self) -> None:
        """Until nothing runs behind the screen and its news is shown."""
        await self.pilot.pause()
        while not self.screen.background.is_idle:
            await self.pilot.pause(0.02)
        await self.pilot.pause()

    @property
    def passage(self) -> int:
        return self.screen.reading.passage_index

    def rows(self, side: Side = "source") -> list[str]:
        """The rows of a pane, cells from left to right."""
        return self.screen.window.pane(side).shown_text()

    def line(self, selector: str, y: int = 0) -> str:
        """A row of any widget that paints lines."""
        return self.screen.query_one(selector).render_line(y).text.rstrip()

    def styled(self, side: Side, role: str) -> str:
        """The characters of a pane that are shown in a role, row by row, joined as they stand."""
        pane = self.screen.window.pane(side)
        wanted = self.screen.window.renderer.style(role)
        found: list[str] = []
        for y in range(TITLE_ROWS + len(pane.shown_text())):
            for segment in pane.render_line(y):
                style = segment.style
                if style and style.bgcolor == wanted.bgcolor and style.color == wanted.color and wanted.bgcolor:
                    found.append(segment.text)
        return "|".join(found)


Opener = Callable[..., AbstractAsyncContextManager[Opened]]


@pytest.fixture(scope="session")
def seeds() -> tuple[Document, Document]:
    source, target = seed_paths()
    return load_document(str(source)), load_document(str(target))


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Align and extract each pair of texts once a run, not once a test."""
    for name in ("refine", "extract"):
        original = getattr(pipeline, name)

        def remembered(bitext: Bitext, _original: Any = original, _name: str = name, **options: Any) -> Bitext:
            texts = ((text.text, text.name, text.language) for text in (bitext.source, bitext.target))
            key = (_name, *texts, bitext.alignment.beads, bitext.manual_beads)
            if key not in _READ:
                _READ[key] = _original(bitext, **options)
            return _READ[key]

        monkeypatch.setattr(pipeline, name, remembered)


_READ: dict[Any, Bitext] = {}


def app_arguments(texts: tuple[Document, Document], arguments: dict[str, Any]) -> dict[str, Any]:
    """What an app takes to open two texts; fields of the options may stand among ``arguments``."""
    rest = {"memory": None, "given": None, "line_aligned": False, **arguments}
    options = {name: rest.pop(name) for name in ReaderOptions._fields if name in rest}
    store = rest.pop("memory") or LazyStore()
    opened = open_bitext(
        *texts,
        store=store,
        line_aligned=rest.pop("line_aligned"),
        imported=rest.pop("given"),
        start=options.get("start"),
    )
    return {"opened": opened, "store": store, "options": ReaderOptions(**{"ui_language": "en", **options}), **rest}


@pytest.fixture
def open_reader(seeds: tuple[Document, Document]) -> Opener:
    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (120, 32), texts: tuple[Document, Document] | None = None, **options: Any
    ) -> AsyncIterator[Opened]:
        app = SejajarApp(**app_arguments(texts or seeds, options))
        async with app.run_test(size=size) as pilot:
            screen = app.screen_stack[0]
            assert isinstance(screen, ReaderScreen)
            reader = Opened(pilot, screen)
            await reader.settle()
            yield reader

    return opened
