"""Random keys, bytes, pastes, mouse events, sizes and changes of the files: the reader shows no exception and loses nothing.

Hypothesis makes sequences of actions, prints the shortest that fails and how to run it again. ``SEJAJAR_FUZZ_EXAMPLES``
is the number of sequences, ``--hypothesis-seed`` the seed; ``pytest -m full -n0 -s tests/fuzz/test_screen.py`` runs at least
20,000 events and prints what it did.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
import threading
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.pilot import Pilot

from fuzz.screen_actions import ACTIONS, Action, Bytes, ChangeFile, Keys, Paste, Resize, Wait, change_file
from fuzz.screen_texts import TEXTS
from reader_on_screen import read_once  # noqa: F401
from sejajar.formats.plain_text import load_document
from sejajar.keyboard.key_names import name_of_key
from sejajar.keyboard.presets import PRESETS
from sejajar.session import opening
from sejajar.session.bitext import SIDES, Bitext
from sejajar.session.memory.lazy_store import LazyStore, memory_file
from sejajar.session.memory.store import ReadingStore
from sejajar.session.opening import open_bitext, recall, start_position
from sejajar.session.pipeline import align_by_length
from sejajar.session.text_files import TextFiles
from sejajar.text.document import Document
from sejajar.tui.app import SejajarApp
from sejajar.tui.options import ReaderOptions
from sejajar.tui.reader import files as reader_files
from sejajar.tui.reader.state import ReaderHost

EXAMPLES = int(os.environ.get("SEJAJAR_FUZZ_EXAMPLES", "12"))
FULL_EVENTS = 20_000
HANGS_AFTER = 60

Ending = Literal["quit", "signal", "with keys behind", "in the middle"]


class Scenario(NamedTuple):
    """How a reader is opened, what is done to it, and how it ends."""

    text: str
    actions: list[Action]
    ending: Ending = "quit"
    preset: str = "default"
    keyboard: str = "auto"
    size: tuple[int, int] = (120, 32)
    is_read_behind: bool = False
    """Whether the sentences are found in the background, as those of long texts are."""
    ui_language: str = "en"


SCENARIOS = st.builds(
    Scenario,
    text=st.sampled_from(list(TEXTS)),
    actions=ACTIONS,
    ending=st.sampled_from(["quit", "signal", "with keys behind", "in the middle"]),
    preset=st.sampled_from(list(PRESETS)),
    keyboard=st.sampled_from(["auto", "ar-pc", "ar-mac", "none"]),
    size=st.sampled_from([(120, 32), (80, 24), (40, 10), (200, 60), (3, 2)]),
    is_read_behind=st.booleans(),
    ui_language=st.sampled_from(["en", "id", "ar"]),
)


class FuzzedApp(SejajarApp):
    """The app, which remembers what the status line said."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.notices: list[str] = []

    def reader_host(self) -> ReaderHost:
        return super().reader_host()._replace(on_notice=self.notices.append)


class Fuzzed:
    """A reader that is open, and what is done to it."""

    def __init__(self, app: FuzzedApp, pilot: Pilot[None], folder: Path, scenario: Scenario) -> None:
        self.app = app
        self.pilot = pilot
        self.folder = folder
        self.scenario = scenario
        self.reader = app.reader
        self.parser = XTermParser()

    @property
    def is_open(self) -> bool:
        return self.app.is_running and not self.app._exit and self.app._exception is None

    def send(self, event: events.Event) -> None:
        """Hand an event to the app as a driver does."""
        driver = self.app._driver
        assert driver is not None
        DONE["scroll" if "Scroll" in type(event).__name__ else type(event).__name__] += 1
        driver.process_message(event)

    def press(self, *names: str) -> None:
        for name in names:
            character = {"enter": "\r", "tab": "\t", "space": " "}.get(name, name if len(name) == 1 else None)
            self.send(events.Key(name_of_key(name) if len(name) == 1 else name, character))

    async def do(self, action: Action) -> None:
        match action:
            case Keys(names):
                self.press(*names)
            case Bytes(sent):
                self.receive(sent)
            case Paste(text, times):
                self.send(events.Paste(text * times))
            case Resize(width, height):
                self.resize(width, height)
            case ChangeFile(side, change):
                DONE["changes of files"] += 1
                change_file(self.folder / f"{side}.txt", change, TEXTS[self.scenario.text][side == "target"])
            case Wait(until_idle):
                await self.settle() if until_idle else await asyncio.sleep(0.01)

    def receive(self, sent: str) -> None:
        """Parse what a terminal sends, as the driver's thread does: what cannot be read is dropped."""
        try:
            for message in (*self.parser.feed(sent), *self.parser.tick()):
                self.send(message)  # type: ignore[arg-type]
        except (ValueError, ArithmeticError):
            self.parser = XTermParser()

    def resize(self, width: int, height: int) -> None:
        driver, size = self.app._driver, events.Size(width, height)
        assert driver is not None
        driver._size = (width, height)
        self.send(events.Resize(size, size))

    async def pause(self) -> None:
        """Until the widgets have taken what was sent."""
        if self.is_open:
            await self.pilot._wait_for_screen(HANGS_AFTER)

    async def settle(self) -> None:
        """Until nothing runs in the background and its messages are taken."""
        await self.pause()
        for _round in range(HANGS_AFTER * 100):
            background = self.reader.background
            # The first run begins after the first frame.
            is_idle = background.generation and background.is_idle
            if not self.is_open or (is_idle and self.app._current_key is None):
                break
            await asyncio.sleep(0.01)
        else:
            pytest.fail("the background does not come to an end")
        await self.pause()
        await self.pause()

    # -- what holds at any time ---------------------------------------------------------------------------------------

    def check(self) -> None:
        """Where the reader stands is in the texts."""
        if not self.is_open:
            return
        reading, state = self.reader.reading, self.reader.state
        assert self.app.screen_stack[0] is self.reader
        passages = len(reading.bitext.passages)
        for index in (reading.passage_index, state.top.passage_index):
            assert 0 <= index < max(1, passages), "the place is within the text"
        if state.locked_pane:
            assert 0 <= state.locked_pane.passage_index < max(1, passages)
            assert 0 <= state.locked_pane.top.passage_index < max(1, passages)
        if state.is_editing and passages:
            assert reading.bitext.alignment.beads
        faults = [notice for notice in self.app.notices if re.search("[A-Z][a-z]+(Error|Exception)", notice)]
        assert not faults, "a thread failed"

    def left(self) -> Left:
        """What the user leaves in the texts now, and where."""
        reading = self.reader.reading
        bitext, passages = reading.bitext, reading.bitext.passages
        spans = (
            [(side, span) for side in SIDES for span in passages[reading.passage_index].spans(side)] if passages else []
        )
        return Left(
            bitext,
            Kept.of(bitext, self.reader.background.store),
            reading.passage_index,
            frozenset(span.of(bitext.document(side).text) for side, span in spans),
        )


class Kept(NamedTuple):
    """What the user left in the texts."""

    annotations: frozenset[tuple[str, str, str, str]]
    dismissed: frozenset[str]
    beads: frozenset[tuple[tuple[int, ...], tuple[int, ...]]]

    @classmethod
    def of(cls, bitext: Bitext, store: ReadingStore) -> Kept:
        left = [*store.marks, *store.bookmarks, *store.notes]
        return cls(
            frozenset((each.kind, each.name, each.text, each.quote) for each in left),
            frozenset(store.dismissed),
            frozenset((bead.source, bead.target) for bead in bitext.manual_beads),
        )


class Left(NamedTuple):
    """What a reader was closed on."""

    bitext: Bitext
    kept: Kept
    passage_index: int
    sentences: frozenset[str]


DONE: Counter[str] = Counter()
"""How many readers were opened, and how much of each kind was done to them."""


def run(scenario: Scenario) -> None:
    """Open a reader, do everything, close it, and look whether all is there again."""
    DONE["readers"] += 1
    with _world(scenario) as folder, _thread_faults() as faults:
        app = _app(folder, scenario)
        left = asyncio.run(_drive(app, folder, scenario))
        _wait_for_threads()
        assert not faults, faults
        if app._exception:
            raise app._exception
        if left:
            _check_reopened(folder, scenario, left)


@contextmanager
def _world(scenario: Scenario) -> Iterator[Path]:
    """A folder of its own with the two files; everything that is written goes there."""
    with tempfile.TemporaryDirectory(prefix="fuzz") as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        for side, text in zip(("source", "target"), TEXTS[scenario.text], strict=True):
            (folder / f"{side}.txt").write_bytes(text.encode("utf-8"))
        for variable in ("DATA", "STATE", "CONFIG"):
            patch.setenv(f"XDG_{variable}_HOME", str(folder / variable))
        for variable in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "EDITOR", "VISUAL"):
            patch.delenv(variable, raising=False)
        patch.setenv("EDITOR", "true")
        patch.chdir(folder)
        # What is typed as a name must not lead out of the folder.
        patch.setattr(
            reader_files, "expand_path", lambda typed: folder / (Path(typed).name[:200].replace("\0", "") or "x")
        )
        if scenario.is_read_behind:
            patch.setattr(opening, "SMALL_BITEXT_CHARS", 0)
        try:
            yield folder
        finally:
            for side in ("source", "target"):
                change_file(folder / f"{side}.txt", "deleted", "")


@contextmanager
def _thread_faults() -> Iterator[list[str]]:
    """The exceptions that end threads."""
    faults: list[str] = []
    before = threading.excepthook
    threading.excepthook = lambda args: faults.append(f"{args.exc_type.__name__}: {args.exc_value}")
    try:
        yield faults
    finally:
        threading.excepthook = before


def _wait_for_threads() -> None:
    """Until the threads that the reader started have ended."""
    for thread in threading.enumerate():
        if thread.name.startswith("Thread-") and thread is not threading.current_thread():
            thread.join(HANGS_AFTER)
            if thread.is_alive():
                stack = traceback.format_stack(sys._current_frames()[thread.ident or 0])
                pytest.fail(f"a thread hangs:\n{''.join(stack)}")


def _load(folder: Path) -> tuple[Document, Document]:
    source, target = (load_document(str(folder / f"{side}.txt")) for side in ("source", "target"))
    return source, target


def _app(folder: Path, scenario: Scenario) -> FuzzedApp:
    files = TextFiles(str(folder / "source.txt"), str(folder / "target.txt"))
    store = LazyStore(memory_file(os.environ), files.absolute)
    options = ReaderOptions(ui_language=scenario.ui_language, preset=scenario.preset, keyboard=scenario.keyboard)
    return FuzzedApp(open_bitext(*_load(folder), store=store), options, store=store, files=files)


async def _drive(app: FuzzedApp, folder: Path, scenario: Scenario) -> Left | None:
    """Do the actions in a running app, and end it; return what must be there again."""
    left: list[Left] = []

    async def drive(pilot: Pilot[None]) -> None:
        reader = Fuzzed(app, pilot, folder, scenario)
        try:
            for number, action in enumerate(scenario.actions):
                await reader.do(action)
                if number % 3 == 0 or isinstance(action, Wait):
                    await reader.pause()
                    reader.check()
                if not reader.is_open:
                    break
            if scenario.ending != "in the middle":
                await reader.settle()
                reader.check()
                # What the user still types is no part of what is kept.
                reader.press("escape", "escape", "escape")
                await reader.settle()
                if reader.is_open:
                    left.append(reader.left())
            await _end(reader, scenario.ending)
        finally:
            app.exit()

    async with asyncio.timeout(HANGS_AFTER * 4):
        await app.run_async(headless=True, size=scenario.size, auto_pilot=drive)  # type: ignore[arg-type]
    return left[0] if left else None


async def _end(reader: Fuzzed, ending: Ending) -> None:
    if ending == "quit":
        reader.press("ctrl+q")
        await reader.pause()
    else:
        reader.app.exit(return_code=143)
    if ending in ("with keys behind", "in the middle"):
        for _round in range(5):
            reader.press("j", "/", "m", "a", "1", "ل", "ا", ":", "q")
            await reader.do(Bytes("\x1b[<0;5;5M\x1b[<32;9;9M\x1b[<0;9;9m\x1b[<64;5;5M"))
            reader.send(events.Paste("kata"))
            reader.resize(50, 20)
            await asyncio.sleep(0)


def _check_reopened(folder: Path, scenario: Scenario, left: Left) -> None:
    """Who opens the same texts again finds what was left in them."""
    paths = (str(folder / "source.txt"), str(folder / "target.txt"))
    store = LazyStore(memory_file(os.environ), paths)
    bitext = recall(align_by_length(left.bitext.source, left.bitext.target), store)
    assert Kept.of(bitext, store.get()) == left.kept, "what was left in the texts is there again"
    start, _problem = start_position(bitext, store, None)
    if start is None:
        # Of sentences that are alike, none is the one.
        assert left.passage_index == 0 or scenario.text in REPETITIVE, "the reading goes on where it was left"
    elif start.side:
        sentences = bitext.sentences(start.side)
        here = next(each for each in sentences if each.span.start <= start.number < each.span.end)
        text = here.span.of(bitext.document(start.side).text)
        assert any(text in sentences for sentences in left.sentences), "the reading goes on where it was left"


REPETITIVE = ("refrains", "one long line", "both empty")
"""Texts with sentences that cannot be told from others."""

FUZZING = settings(
    max_examples=EXAMPLES,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)


@FUZZING
@given(SCENARIOS)
def test_nothing_ends_the_reader_but_its_end(scenario: Scenario) -> None:
    run(scenario)


@pytest.mark.full
def test_twenty_thousand_events() -> None:
    DONE.clear()

    @settings(FUZZING, max_examples=max(EXAMPLES, 330))
    @given(SCENARIOS)
    def many(scenario: Scenario) -> None:
        run(scenario)

    many()
    readers = DONE.pop("readers")
    print(f"\n{DONE.total()} events in {readers} readers: {dict(DONE)}")
    assert DONE.total() >= FULL_EVENTS
