"""The state of one reading: the position, the search, and (:mod:`.lists`) the lists.

:class:`Reading` owns all of it and knows no screen. A position is a passage index; it survives a new alignment
because it is resolved again by the characters it shows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from sejajar.session.bitext import Bitext, Side
from sejajar.session.positions.notation import TextPosition
from sejajar.session.positions.percent import percent_at
from sejajar.session.reading.entries import LIST_NAMES, Entry, ListName, Occurrence
from sejajar.session.reading.hits import Hits
from sejajar.session.reading.jumps import JumpList
from sejajar.session.reading.lists import Lists
from sejajar.session.reading.peeks import passage_place, passages_of, with_place


class Reading:
    """A bitext being read."""

    def __init__(
        self,
        bitext: Bitext,
        start: TextPosition | None = None,
        dismissed: frozenset[str] = frozenset(),
        title_of: Callable[[Entry], str] = lambda _entry: "",
    ) -> None:
        """Start at ``start`` of ``bitext`` with empty lists; for the other arguments see :class:`Lists`."""
        self.passage_index = start.passage_index(bitext) if start and bitext.passages else 0
        """The current passage."""
        self.lists = Lists(lambda: self.passage_index, self.go_to, dismissed, title_of)
        self.bitext = bitext
        self.start = start
        self._started_at = self.passage_index
        self.active_side: Side = "source"
        self.hits: Hits | None = None
        self.is_matching = False
        """Whether only the passages with hits are shown."""
        self._matching: tuple[tuple[Occurrence, ...], tuple[int, ...]] = ((), ())
        self.peek: int | None = None
        """The passage whose translation is shown in the view of one language."""
        self.peeked: tuple[Occurrence, ...] = ()
        """The passages that were peeked at, whole, in reading order."""
        self.jumps = JumpList()
        self.place_signs: dict[int, str] = {}
        """The signs of bookmarks, notes and marks, by passage."""

    # -- the bitext ---------------------------------------------------------------------------------------------

    def replace_bitext(self, bitext: Bitext, entries: dict[ListName, tuple[Entry, ...]]) -> None:
        """Continue in a newer state of the same bitext, at the same characters and with the same item selected."""
        selected = self.lists.selected_occurrence
        shown = self.bitext.first_span(self.passage_index)
        if self.passage_index != self._started_at or selected is not None:
            self.start = None
        self.bitext = bitext
        is_peeking = self.peek == self.passage_index
        if shown:
            side, span = shown
            self.passage_index = bitext.passage_at(side, span.start)
        self.peek = self.passage_index if is_peeking else None
        self.peeked = tuple(self._moved(place) for place in self.peeked)
        self.lists.entries = dict.fromkeys(LIST_NAMES, ()) | entries
        if self.hits:
            self.hits = Hits(self.hits.label, tuple(self._moved(hit) for hit in self.hits.places), self.hits.current)
        if selected is not None:
            self.lists.select_place(selected)
        if self.start:
            self._begin_again(self.start)
        self.lists.follow_place()

    def read_other(self, bitext: Bitext, start: TextPosition) -> None:
        """Continue at ``start`` in texts that have changed: discard all that refers to characters of the old ones."""
        self.bitext, self.start = bitext, start
        self.passage_index = self._started_at = start.passage_index(bitext) if bitext.passages else 0
        self.lists.selection, self.hits, self.is_matching = None, None, False
        self.peek, self.peeked, self.jumps = None, (), JumpList()
        self.place_signs = {}
        self.lists.entries = dict.fromkeys(LIST_NAMES, ())
        self.lists.follow_place()

    def _begin_again(self, start: TextPosition) -> None:
        """Go to the start position again: a better alignment may put it in another passage."""
        self.passage_index = self._started_at = start.passage_index(self.bitext)
        if self.bitext.comparison is not None:
            self.start = None
            if start.side:
                self.lists.select_at(start.side, start.number)

    def _moved(self, place: Occurrence) -> Occurrence:
        side: Side = "source" if place.source else "target"
        span = place.span(side)
        assert span is not None
        return Occurrence(self.bitext.passage_at(side, span.start), place.source, place.target)

    # -- moving -----------------------------------------------------------------------------------------------

    @property
    def last_passage(self) -> int:
        """The index of the last passage; -1 in an empty bitext."""
        return len(self.bitext.passages) - 1

    def go_to(self, passage_index: int) -> bool:
        """Make a passage (clamped to the text) the current one; return False if it already was."""
        wanted = max(0, min(passage_index, self.last_passage))
        moved = wanted != self.passage_index
        if moved:
            self.peek = None
        self.passage_index = wanted
        return moved

    def record_jump(self, passage_index: int | None = None) -> None:
        """Add the current position, or another one, to the jump list, before a jump."""
        left = self.bitext.first_span(self.passage_index if passage_index is None else passage_index)
        if left:
            self.jumps.leave((left[0], left[1].start))

    def step_jump(self, steps: int) -> bool:
        """Go back (-1) or forward (1) in the jump list; return False if there is nothing to go to."""
        here = self.bitext.first_span(self.passage_index)
        if here is None:
            return False
        step = self.jumps.forward if steps > 0 else self.jumps.back
        place = step((here[0], here[1].start))
        if place is None:
            return False
        self.go_to(self.bitext.passage_at(*place))
        return True

    def toggle_peek(self) -> bool:
        """Show or hide the translation of the current passage; return whether it is shown. Record it as peeked at."""
        self.peek = None if self.peek is not None or not self.bitext.passages else self.passage_index
        if self.peek is not None:
            self.peeked = with_place(self.peeked, passage_place(self.bitext, self.peek))
        return self.peek is not None

    @property
    def shown_passages(self) -> tuple[int, ...] | None:
        """The passages with hits, if only those are shown; else None. The same tuple until the hits change."""
        if not self.is_matching or not self.hits or not self.hits.places:
            return None
        if self._matching[0] is not self.hits.places:
            self._matching = (self.hits.places, passages_of(self.hits.places))
        return self._matching[1]

    def paragraph_start(self, steps: int) -> int:
        """Return the passage that opens the paragraph ``steps`` away.

        Going back from the middle of a paragraph, the first step goes to its start.
        """
        passages = self.bitext.passages
        index = self.passage_index
        direction = 1 if steps > 0 else -1
        for _ in range(min(abs(steps), len(passages))):
            index += direction
            while 0 < index < len(passages) and not passages[index].opens_paragraph:
                index += direction
        return max(0, min(index, self.last_passage))

    @property
    def percent(self) -> int:
        """The share of the text up to the end of the current passage, 0 to 100."""
        return percent_at(self.bitext, self.passage_index)

    @property
    def paragraph_number(self) -> tuple[int, int]:
        """The number of the current paragraph, from 1, and of all, in the source (or the target if that is blank)."""
        side: Side = "target" if self.bitext.source.is_blank else "source"
        paragraphs = self.bitext.document(side).paragraphs
        spans = self.bitext.passages[self.passage_index].spans(side) if self.bitext.passages else ()
        if not spans:
            return (0, len(paragraphs))
        return (bisect_right(paragraphs, spans[0].start, key=lambda paragraph: paragraph.start), len(paragraphs))

    # -- searching --------------------------------------------------------------------------------------------

    def show_hits(
        self, label: str, places: tuple[Occurrence, ...], from_passage: int, *, backward: bool = False
    ) -> Occurrence | None:
        """Store the hits of a search and go to the first one at or after ``from_passage``, wrapping around.

        With ``backward``, go to the last one before it.
        """
        if not places:
            self.hits = Hits(label)
            return None
        return self._look_at(Hits(label, places).at_or_after(from_passage, backward=backward))

    def step_hit(self, steps: int) -> tuple[Occurrence | None, bool]:
        """Move by ``steps`` hits; also return whether that wrapped around an end of the text."""
        if self.hits is None or not self.hits.places:
            return None, False
        hits, wrapped = self.hits.stepped(steps, self.passage_index)
        return self._look_at(hits), wrapped

    def _look_at(self, hits: Hits) -> Occurrence | None:
        self.hits = hits
        if hits.looked_at:
            self.go_to(hits.looked_at.passage_index)
        return hits.looked_at
