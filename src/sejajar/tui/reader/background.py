"""Background work of the reader: alignment, extraction, searches. The threads only post messages.

The threads are daemons, not Textual's thread workers: Textual waits for its workers at the end, and quitting must not
wait for the extraction of a book. The results of a superseded run are dropped.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sejajar.alignment.aligner import AlignmentCancelledError
from sejajar.i18n import N_, _
from sejajar.session.bitext import Bitext, Side
from sejajar.session.memory.lazy_store import LazyStore
from sejajar.session.opening import is_small, recall, start_position
from sejajar.session.pipeline import Stage, reading_steps
from sejajar.session.positions.notation import TextPosition
from sejajar.text.notices import Notice, failure_notice
from sejajar.tui.messages import BitextRead, NoticePosted, SearchDone, StoreRead
from sejajar.wording import in_words

if TYPE_CHECKING:
    from textual.screen import Screen

    from sejajar.session.memory.store import ReadingStore

T = TypeVar("T")

TURN_SECONDS = 0.0005
"""After this time a thread that computes hands Python's lock to one that waits for it (see decision 037)."""

PROGRESS: dict[Stage, str] = {
    "sentences": N_("finding sentences…"),
    "alignment": N_("aligning…"),
    "extraction": N_("reading quotes and figures…"),
}
"""The text of the status line while a stage runs."""

POSITION_STORED_AFTER = 1.0
"""Seconds from a change of the position until it is saved: what is lost if the process is killed."""


def run_in_background(screen: Screen[None], bitext: Bitext, make: Callable[[], T], take: Callable[[T], None]) -> None:
    """Call ``take`` with the result of ``make``: at once if the texts are short, else after a thread has made it.

    ``make`` may run in a thread: capture what it needs before, and do not read screen state in it.
    """
    if is_small(bitext.source, bitext.target):
        return take(make())

    def run() -> None:
        made = make()
        with suppress(RuntimeError):
            # The app may have ended meanwhile.
            screen.app.call_later(take, made)

    threading.Thread(target=run, daemon=True).start()
    return None


class ReadingPosition(NamedTuple):
    """The user's position: a passage of a bitext, the side being read, and the view options."""

    bitext: Bitext
    passage_index: int
    side: Side
    view_options: dict[str, object]


class BackgroundTasks:
    """The background of one reader screen."""

    def __init__(self, store: LazyStore, *, line_aligned: bool = False, ui_language: str = "en") -> None:
        """Begin ``store`` before; figures are written in ``ui_language``."""
        self.line_aligned = line_aligned
        self.ui_language = ui_language
        self._lazy_store = store
        self.start: TextPosition | None = None
        """Where reading starts; None for the saved position."""
        self.start_problem: Notice | None = None
        self._is_announced = False
        self._position: ReadingPosition | None = None
        self._stored_position: ReadingPosition | None = None
        self._timer: threading.Timer | None = None
        self._storing = threading.Lock()
        self.progress = ""
        self.generation = 0
        self.search_generation = 0
        self._threads: list[threading.Thread] = []
        self.failure: Exception | None = None
        """The first unexpected exception: of a thread, which ends its stage and not the reader, or of the app."""

    @property
    def store(self) -> ReadingStore:
        """The store of the bitext; loaded at its first use."""
        return self._lazy_store.get()

    @property
    def is_idle(self) -> bool:
        """Whether no thread runs."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        return not self._threads and not self._lazy_store.is_busy

    def _start(self, run: Callable[[], None]) -> None:
        thread = threading.Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()

    def begin(self, screen: Screen[None], bitext: Bitext, *, realigns: bool = False, recalls: bool = False) -> None:
        """Start a run: sentences if there are none yet, then the full alignment, then quotes and figures.

        ``realigns`` realigns the sentences outside the manual beads; ``recalls`` first finds the saved beads in texts
        that have changed. A run in progress is dropped.
        """
        sys.setswitchinterval(TURN_SECONDS)
        self.generation += 1
        generation = self.generation
        self._start(lambda: self._read(screen, bitext, generation, realigns=realigns, recalls=recalls))

    def _read(self, screen: Screen[None], bitext: Bitext, generation: int, *, realigns: bool, recalls: bool) -> None:
        # Loaded in the thread: the first frame does not need it.
        from sejajar.session.reading.contents import list_contents
        from sejajar.session.reading.listing import list_entries

        def is_stale() -> bool:
            return generation != self.generation

        try:
            if bitext.passages:
                self._announce_store(screen)
            if recalls:
                bitext = recall(bitext, self._lazy_store)
            for stage, more in reading_steps(
                bitext,
                line_aligned=self.line_aligned,
                realign=realigns,
                recall=lambda found: recall(found, self._lazy_store),
                is_cancelled=is_stale,
            ):
                if stage != "done":
                    self.progress = _(PROGRESS[stage])
                if more is None:
                    continue
                entries = list_entries(more, self.ui_language)
                entries["contents"] = list_contents(more)
                if is_stale():
                    return
                if stage == "done":
                    self.progress = ""
                # Without sentences before the first frame, the saved position could not be found.
                start = None if bitext.passages or self._is_announced else self.start_of(more, self.start)
                # In this thread, because it is slow in a long text that was edited.
                self.store.resolve()
                # These objects stay: the garbage collector need not visit them again, maybe on the screen's thread.
                gc.freeze()
                screen.post_message(BitextRead(more, entries, generation, start))
                self._announce_store(screen, is_late=True)
        except AlignmentCancelledError:
            pass
        except Exception as error:
            if not is_stale():
                self.note_failure(error, screen)

    def note_failure(self, error: Exception, screen: Screen[None] | None = None) -> None:
        """Note an unexpected exception; report on the status line of ``screen``, if given, where it happened."""
        self.failure = self.failure or error
        if screen is not None:
            screen.post_message(NoticePosted(in_words(failure_notice(error)), is_problem=True))

    # -- what is stored ----------------------------------------------------------------------------------------

    def _announce_store(self, screen: Screen[None], *, is_late: bool = False) -> None:
        """Once for each bitext: post its stored annotations, and record that it was opened.

        The view options are posted only if this ``is_late``: they were unknown before the first frame.
        """
        if not self._is_announced:
            self._is_announced = True
            store = self.store
            store.resolve()
            store.listen(lambda trouble: self._tell(screen, trouble))
            store.record_opening(line_aligned=self.line_aligned)
            screen.post_message(
                StoreRead(frozenset(store.dismissed), store.view_options() if is_late else {}, store.notice)
            )

    def _tell(self, screen: Screen[None], trouble: Notice | None) -> None:
        """Say once that changes cannot be written, and once that all are."""
        # What could not be read before may be there now.
        screen.post_message(StoreRead(frozenset(self.store.dismissed), {}))
        if trouble is not None:
            screen.post_message(NoticePosted(in_words(trouble), is_problem=True))
        else:
            screen.post_message(NoticePosted(_("everything is saved now")))

    def start_of(self, bitext: Bitext, start: TextPosition | None) -> TextPosition | None:
        """Return where reading starts: ``start``, else the saved position, else None for the top.

        Set ``start_problem`` to the reason if that is not ``start``.
        """
        found, self.start_problem = start_position(bitext, self._lazy_store, start)
        return found

    def record_position(self, position: ReadingPosition) -> None:
        """Save ``position`` soon, in a thread."""
        self._position = position
        if self._timer is None and position.bitext.passages:
            self._timer = threading.Timer(POSITION_STORED_AFTER, self._store_position)
            self._timer.daemon = True
            self._timer.start()

    def _store_position(self) -> None:
        with self._storing:
            self._timer = None
            position = self._position
            if position is not None and position.bitext.passages and position != self._stored_position:
                self._stored_position = position
                self.store.save_position(*position)

    def finish(self) -> None:
        """Save the position, and wait a little for the changes that are not written yet."""
        if self._timer is not None:
            self._timer.cancel()
        self._store_position()
        self._lazy_store.finish()

    def search(self, screen: Screen[None], bitext: Bitext, sign: str, text: str) -> None:
        """Search words (sign ``/``) or figures by value (``#``); a search in progress is dropped."""
        self.forget_search()
        generation = self.search_generation
        self._start(lambda: self._search(screen, bitext, sign, text, generation))

    def forget_search(self) -> None:
        """Drop the results of a search in progress."""
        self.search_generation += 1

    def _search(self, screen: Screen[None], bitext: Bitext, sign: str, text: str, generation: int) -> None:
        # Loaded in the thread: the first frame needs no search.
        from sejajar.session.reading.search import FigureQueryError, SearchCancelledError, find

        label = f"{sign}{text}"
        try:
            occurrences = find(bitext, sign, text, lambda: generation != self.search_generation)
        except FigureQueryError as error:
            screen.post_message(SearchDone(label, (), generation, in_words(error.notice)))
        except SearchCancelledError:
            pass
        except Exception as error:
            self.note_failure(error, screen)
        else:
            screen.post_message(SearchDone(label, occurrences, generation))
