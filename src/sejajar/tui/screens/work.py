"""What runs behind the screen: refining the alignment, extracting, searching. Threads that only post messages.

The threads are daemons, not Textual's thread workers: those are waited for at the end, and nobody who quits waits for
the extraction of a book. Whatever a newer run has overtaken is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from sejajar.session.listing import list_entries
from sejajar.session.pair import Pair, extract, first_reading, refine
from sejajar.tui.messages import PairRead, SearchDone, WorkFailed

if TYPE_CHECKING:
    from textual.screen import Screen

SMALL_PAIR_CHARS = 60_000
"""A pair of at most so many characters is read before the first frame: it takes milliseconds."""


class Work:
    """The background of one reader screen."""

    def __init__(self, *, line_aligned: bool = False, ui_language: str = "en") -> None:
        """``ui_language`` is the one figures are written in."""
        self.line_aligned = line_aligned
        self.ui_language = ui_language
        self.stage = ""
        self.search_generation = 0
        self._threads: list[threading.Thread] = []

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        return not self._threads

    def _start(self, run: Callable[[], None]) -> None:
        thread = threading.Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()

    def begin(self, screen: Screen[None], pair: Pair) -> None:
        """Read on: sentences if there are none yet, then the full alignment, then quotes and figures."""
        self._start(lambda: self._read(screen, pair))

    def _read(self, screen: Screen[None], pair: Pair) -> None:
        try:
            if not pair.alignment.beads:
                self.stage = "finding sentences…"
                pair = first_reading(pair.source, pair.target, line_aligned=self.line_aligned)
                screen.post_message(PairRead(pair, list_entries(pair, self.ui_language)))
            if not pair.is_refined:
                self.stage = "aligning…"
                pair = refine(pair)
            self.stage = "reading quotes and figures…"
            pair = extract(pair)
            entries = list_entries(pair, self.ui_language)
            self.stage = ""
            screen.post_message(PairRead(pair, entries))
        except Exception as error:
            screen.post_message(WorkFailed(f"{self.stage or 'reading'} failed: {type(error).__name__}: {error}"))

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
