"""What runs behind the screen: refining the alignment, extracting, searching. Threads that only post messages.

Each kind of work carries a generation number; the screen drops what a newer one has overtaken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import Worker, get_current_worker

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
        self._search: Worker[None] | None = None

    def begin(self, screen: Screen[None], pair: Pair) -> None:
        """Read on: sentences if there are none yet, then the full alignment, then quotes and figures."""
        screen.run_worker(
            lambda: self._read(screen, pair), thread=True, group="pair", exclusive=True, exit_on_error=False
        )

    def _read(self, screen: Screen[None], pair: Pair) -> None:
        worker = get_current_worker()
        try:
            if not pair.alignment.beads:
                self.stage = "finding sentences…"
                pair = first_reading(pair.source, pair.target, line_aligned=self.line_aligned)
                screen.post_message(PairRead(pair, list_entries(pair, self.ui_language)))
            if not pair.is_refined:
                self.stage = "aligning…"
                pair = refine(pair, is_cancelled=lambda: worker.is_cancelled)
            self.stage = "reading quotes and figures…"
            pair = extract(pair)
            entries = list_entries(pair, self.ui_language)
            self.stage = ""
            screen.post_message(PairRead(pair, entries))
        except Exception as error:
            if not worker.is_cancelled:
                screen.post_message(WorkFailed(f"{self.stage or 'reading'} failed: {error}"))

    def search(self, screen: Screen[None], pair: Pair, sign: str, text: str) -> None:
        """Search words (sign ``/``) or figures by value (``#``), instead of any search under way."""
        self.forget_search()
        generation = self.search_generation
        self._search = screen.run_worker(
            lambda: _search(screen, pair, sign, text, generation),
            thread=True,
            group="search",
            exclusive=True,
            exit_on_error=False,
        )

    def forget_search(self) -> None:
        """Drop whatever a search under way finds."""
        self.search_generation += 1
        if self._search:
            self._search.cancel()


def _search(screen: Screen[None], pair: Pair, sign: str, text: str, generation: int) -> None:
    from sejajar.search.figure_query import FigureQueryError
    from sejajar.search.text_query import TextQuery
    from sejajar.session.searching import SearchCancelledError, find_figures, find_words

    worker = get_current_worker()
    label = f"{sign}{text}"
    try:
        if sign == "#":
            places = find_figures(pair, text)
        else:
            places = find_words(pair, TextQuery(text), lambda: worker.is_cancelled)
    except FigureQueryError as error:
        screen.post_message(SearchDone(label, (), generation, str(error)))
    except SearchCancelledError:
        pass
    else:
        screen.post_message(SearchDone(label, places, generation))
