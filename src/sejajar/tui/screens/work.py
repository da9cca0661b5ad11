"""What runs behind the screen: refining the alignment, extracting, searching. Threads that only post messages.

The threads are daemons, not Textual's thread workers: those are waited for at the end, and nobody who quits waits for
the extraction of a book. Whatever a newer run has overtaken is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sejajar.session.listing import list_entries
from sejajar.session.pair import Pair, extract, first_reading, refine
from sejajar.tui.messages import DismissedRead, PairRead, SearchDone, WorkFailed

if TYPE_CHECKING:
    from textual.screen import Screen

    from sejajar.storage.findings import DismissedFindings

SMALL_PAIR_CHARS = 60_000
"""A pair of at most so many characters is read before the first frame: it takes milliseconds."""


class Work:
    """The background of one reader screen."""

    def __init__(
        self, *, line_aligned: bool = False, ui_language: str = "en", dismissed_file: Path | None = None
    ) -> None:
        """``ui_language`` is the one figures are written in; without ``dismissed_file`` no dismissals are kept."""
        self.line_aligned = line_aligned
        self.ui_language = ui_language
        self.dismissed_file = dismissed_file
        self._dismissed: DismissedFindings | None = None
        self.stage = ""
        self.generation = 0
        self.search_generation = 0
        self._threads: list[threading.Thread] = []

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs."""
        return not self.running

    @property
    def running(self) -> int:
        """How many things run."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        return len(self._threads)

    def _start(self, run: Callable[[], None]) -> None:
        thread = threading.Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()

    def begin(self, screen: Screen[None], pair: Pair, *, anew: bool = False) -> None:
        """Read on: sentences if there are none yet, then the full alignment, then quotes and figures.

        ``anew`` aligns again what the reader's own beads leave. What is under way is dropped.
        """
        self.generation += 1
        generation = self.generation
        self._start(lambda: self._read(screen, pair, anew, generation))

    def _read(self, screen: Screen[None], pair: Pair, anew: bool, generation: int) -> None:
        # Loaded in the thread: none of it is wanted before the first frame.
        from sejajar.alignment.aligner import AlignmentCancelledError

        def is_stale() -> bool:
            return generation != self.generation

        try:
            for more in self._readings(pair, anew, is_stale):
                entries = list_entries(more, self.ui_language)
                if is_stale():
                    return
                if more.comparison:
                    self._read_dismissed(screen, more)
                    self.stage = ""
                screen.post_message(PairRead(more, entries, generation))
        except AlignmentCancelledError:
            pass
        except Exception as error:
            if not is_stale():
                screen.post_message(WorkFailed(f"{self.stage or 'reading'} failed: {type(error).__name__}: {error}"))

    def _readings(self, pair: Pair, anew: bool, is_stale: Callable[[], bool]) -> Iterator[Pair]:
        """The pair as more and more of it is read."""
        from sejajar.session.keeping import recall_mending

        known = pair.comparison
        if not pair.alignment.beads:
            self.stage = "finding sentences…"
            pair = recall_mending(first_reading(pair.source, pair.target, line_aligned=self.line_aligned))
            yield pair
        if anew or not pair.is_refined:
            self.stage = "aligning…"
            pair = refine(pair, is_cancelled=is_stale)
        if not is_stale():
            self.stage = "reading quotes and figures…"
            yield extract(pair, known=known)

    def _read_dismissed(self, screen: Screen[None], pair: Pair) -> None:
        if self.dismissed_file is None or self._dismissed is not None:
            return
        from sejajar.storage.findings import DismissedFindings, UnreadableMarksError

        self._dismissed = DismissedFindings(self.dismissed_file, pair.source, pair.target)
        try:
            screen.post_message(DismissedRead(self._dismissed.load()))
        except UnreadableMarksError as error:
            screen.post_message(DismissedRead(frozenset(), str(error)))

    def keep_dismissed(self, dismissed: Collection[str]) -> str:
        """Keep the ids of the dismissed findings; why that failed, in a line, or nothing."""
        from sejajar.storage.findings import UnreadableMarksError

        try:
            if self._dismissed is not None:
                self._dismissed.save(dismissed)
        except UnreadableMarksError as error:
            return str(error)
        return ""

    def search(self, screen: Screen[None], pair: Pair, sign: str, text: str) -> None:
        """Search words (sign ``/``) or figures by value (``#``), instead of any search under way."""
        self.forget_search()
        generation = self.search_generation
        self._start(lambda: self._search(screen, pair, sign, text, generation))

    def forget_search(self) -> None:
        """Drop whatever a search under way finds."""
        self.search_generation += 1

    def _search(self, screen: Screen[None], pair: Pair, sign: str, text: str, generation: int) -> None:
        from sejajar.search.figure_query import FigureQueryError
        from sejajar.search.text_query import TextQuery
        from sejajar.session.searching import SearchCancelledError, find_figures, find_words

        label = f"{sign}{text}"
        try:
            if sign == "#":
                places = find_figures(pair, text)
            else:
                places = find_words(pair, TextQuery(text), lambda: generation != self.search_generation)
        except FigureQueryError as error:
            screen.post_message(SearchDone(label, (), generation, str(error)))
        except SearchCancelledError:
            pass
        except Exception as error:
            screen.post_message(WorkFailed(f"search failed: {type(error).__name__}: {error}"))
        else:
            screen.post_message(SearchDone(label, places, generation))
