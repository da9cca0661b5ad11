"""What runs behind the screen: threads that give way to it, runs that are overtaken, the place that is stored."""

from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from sejajar.session import opening
from sejajar.session.memory.lazy_store import LazyStore
from sejajar.tui.messages import BitextRead
from sejajar.tui.reader.background import TURN_SECONDS, BackgroundTasks, ReadingPosition, run_in_background

Opener = Any


async def test_threads_that_compute_give_way_to_the_screen(
    open_reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    sys.setswitchinterval(0.005)
    frozen: list[bool] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    async with open_reader():
        assert sys.getswitchinterval() == pytest.approx(TURN_SECONDS)
        assert frozen, "what was read is not collected again"


async def test_a_run_that_was_overtaken_shows_nothing(open_reader: Opener) -> None:
    async with open_reader() as reader:
        background, screen = reader.screen.background, reader.screen
        posted: list[Any] = []
        before = background.generation
        background.generation += 1
        real = screen.post_message
        screen.post_message = lambda message: posted.append(message) or real(message)
        background._read(screen, screen.reading.bitext, before, realigns=False, recalls=False)
        assert not [message for message in posted if isinstance(message, BitextRead)]


async def test_short_texts_are_worked_on_at_once_and_long_ones_in_a_thread(
    open_reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as reader:
        bitext = reader.screen.reading.bitext
        made_in: list[threading.Thread] = []
        taken: list[threading.Thread] = []
        for limit in (10**9, 0):
            monkeypatch.setattr(opening, "SMALL_BITEXT_CHARS", limit)
            run_in_background(
                reader.screen,
                bitext,
                lambda: made_in.append(threading.current_thread()),
                lambda _made: taken.append(threading.current_thread()),
            )
            while len(taken) < len(made_in) or not made_in:
                await reader.pilot.pause(0.01)
            await reader.pilot.pause(0.05)
        here = threading.current_thread()
        assert made_in[0] is here and made_in[1] is not here
        assert taken == [here, here], "what is shown is shown by the screen's thread"


async def test_a_place_is_stored_once_and_only_if_it_changed(open_reader: Opener, tmp_path: Path) -> None:
    async with open_reader() as reader:
        bitext = reader.screen.reading.bitext
    background = BackgroundTasks(LazyStore(tmp_path / "memory.sqlite3"))
    background.store.begin(bitext)
    saved: list[int] = []
    background.store.save_position = lambda _bitext, passage_index, *rest: saved.append(passage_index)
    for passage_index in (1, 2, 2):
        background.record_position(ReadingPosition(bitext, passage_index, "source", {}))
        background.finish()
    background.finish()
    assert saved == [1, 2]
