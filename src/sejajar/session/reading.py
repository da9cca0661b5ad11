"""The state of one reading: where the reader is, what is selected, what was searched.

:class:`Reading` owns all of it and knows no screen. A place is a passage index; it survives a new alignment
because it is found again by the characters it shows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from sejajar.session.hits import Hits
from sejajar.session.jumps import JumpList
from sejajar.session.links import first_span
from sejajar.session.listing import LIST_NAMES, Entry, ListName, Occurrence
from sejajar.session.pair import Pair, Side
from sejajar.session.peeking import passage_place, passages_of, with_place
from sejajar.session.percent import percent_at
from sejajar.session.start import StartPlace
from sejajar.text.folding import fold


class Selection(NamedTuple):
    """The item of a list that was jumped to: which list, which entry, which of its places."""

    list_name: ListName
    entry_index: int
    occurrence_index: int


Place = tuple[Occurrence, int, int]
"""A place that can be walked to, the entry it belongs to, and its number in the entry."""


class Reading:
    """One pair being read."""

    def __init__(self, pair: Pair, start: StartPlace | None = None, dismissed: frozenset[str] = frozenset()) -> None:
        """Begin at ``start`` of ``pair``, the lists empty; ``dismissed`` are the ids of findings that were settled."""
        self.pair = pair
        self.start = start
        self.dismissed = dismissed
        self.passage_index = start.passage_index(pair) if start and pair.passages else 0
        self._started_at = self.passage_index
        self._open_issues: tuple[tuple[Entry, ...], frozenset[str], tuple[Entry, ...]] = ((), dismissed, ())
        self.active_side: Side = "source"
        self.list_name: ListName = "quotes"
        self.list_filter = ""
        self.by_value = False
        self._list: tuple[tuple[object, ...], tuple[Entry, ...], tuple[tuple[int, ...], list[Place]]] | None = None
        """Whether the figures are listed by what they measure and their value, not in the order of the text."""
        self.list_cursor: int | None = None
        self.selection: Selection | None = None
        self.hits: Hits | None = None
        self.is_matching = False
        """Whether only the passages with hits are to be shown."""
        self._matching: tuple[tuple[Occurrence, ...], tuple[int, ...]] = ((), ())
        self.peek: int | None = None
        """The passage whose translation is shown while one language is read."""
        self.peeked: tuple[Occurrence, ...] = ()
        """The passages whose translation was looked at, whole, in reading order."""
        self.jumps = JumpList()
        self.place_signs: dict[int, str] = {}
        """The signs of bookmarks, notes and marks, by passage."""
        self.entries: dict[ListName, tuple[Entry, ...]] = dict.fromkeys(LIST_NAMES, ())

    # -- the pair ---------------------------------------------------------------------------------------------

    def replace_pair(self, pair: Pair, entries: dict[ListName, tuple[Entry, ...]]) -> None:
        """Read on in a newer state of the same pair, at the same characters, the same item still selected."""
        selected = self.selected_occurrence
        shown = first_span(self.pair, self.passage_index)
        if self.passage_index != self._started_at or selected is not None:
            self.start = None
        self.pair = pair
        is_peeking = self.peek == self.passage_index
        if shown:
            side, span = shown
            self.passage_index = pair.passage_at(side, span.start)
        self.peek = self.passage_index if is_peeking else None
        self.peeked = tuple(self._moved(place) for place in self.peeked)
        self.entries = dict.fromkeys(LIST_NAMES, ()) | entries
        if self.hits:
            self.hits = Hits(self.hits.label, tuple(self._moved(hit) for hit in self.hits.places), self.hits.current)
        if selected is not None:
            self.select_place(selected)
        if self.start:
            self._begin_again(self.start)
        self.follow_place()

    def read_other(self, pair: Pair, start: StartPlace) -> None:
        """Read texts that have changed, from ``start`` on: what was known by its characters is known no more."""
        self.pair, self.start = pair, start
        self.passage_index = self._started_at = start.passage_index(pair) if pair.passages else 0
        self.selection, self.hits, self.is_matching = None, None, False
        self.peek, self.peeked, self.jumps = None, (), JumpList()
        self.entries = dict.fromkeys(LIST_NAMES, ())
        self.follow_place()

    def replace_list(self, list_name: ListName, entries: tuple[Entry, ...]) -> None:
        """Give a list other entries; the item selected in it stays so if it is still there."""
        selected = self.selected_occurrence if self.selection and self.selection.list_name == list_name else None
        self.entries[list_name] = entries
        if selected:
            self.selection = next(
                (
                    Selection(list_name, entry_index, number)
                    for entry_index, entry in enumerate(entries)
                    for number, place in enumerate(entry.occurrences)
                    if place == selected
                ),
                None,
            )

    def _begin_again(self, start: StartPlace) -> None:
        """Go to where the reading was to begin: a better alignment may have it elsewhere."""
        self.passage_index = self._started_at = start.passage_index(self.pair)
        if self.pair.comparison is not None:
            self.start = None
            self._select_at(start)

    def _select_at(self, start: StartPlace) -> None:
        """Select the item that begins at the character ``start`` names, an issue before others."""
        for list_name in sorted(self.entries, key=lambda name: name != "issues"):
            for entry_index, entry in enumerate(self.entries[list_name]):
                for number, place in enumerate(entry.occurrences):
                    span = place.span(start.side) if start.side else None
                    if span is not None and span.start == start.number:
                        self.list_name, self.list_filter = list_name, ""
                        self.selection = Selection(list_name, entry_index, number)
                        return

    def _moved(self, place: Occurrence) -> Occurrence:
        side: Side = "source" if place.source else "target"
        span = place.span(side)
        assert span is not None
        return Occurrence(self.pair.passage_at(side, span.start), place.source, place.target)

    # -- moving -----------------------------------------------------------------------------------------------

    @property
    def last_passage(self) -> int:
        """The index of the last passage; -1 in an empty pair."""
        return len(self.pair.passages) - 1

    def go_to(self, passage_index: int) -> bool:
        """Make a passage (clamped to the text) the current one; False if it already was."""
        wanted = max(0, min(passage_index, self.last_passage))
        moved = wanted != self.passage_index
        if moved:
            self.peek = None
        self.passage_index = wanted
        return moved

    def leap(self, passage_index: int | None = None) -> None:
        """Remember the reading place, or another one, in the jump list: a jump leaves it."""
        left = first_span(self.pair, self.passage_index if passage_index is None else passage_index)
        if left:
            self.jumps.leave((left[0], left[1].start))

    def step_jump(self, steps: int) -> bool:
        """Go back (-1) or forward (1) in the jump list; whether there was anywhere to go."""
        here = first_span(self.pair, self.passage_index)
        if here is None:
            return False
        step = self.jumps.forward if steps > 0 else self.jumps.back
        place = step((here[0], here[1].start))
        if place is None:
            return False
        self.go_to(self.pair.passage_at(*place))
        return True

    def toggle_peek(self) -> bool:
        """Show the translation of the current passage, or no longer; whether it is shown. It counts as peeked at."""
        self.peek = None if self.peek is not None or not self.pair.passages else self.passage_index
        if self.peek is not None:
            self.peeked = with_place(self.peeked, passage_place(self.pair, self.peek))
        return self.peek is not None

    @property
    def shown_passages(self) -> tuple[int, ...] | None:
        """The passages to show, those with hits; None for all. The same tuple until there are other hits."""
        if not self.is_matching or not self.hits or not self.hits.places:
            return None
        if self._matching[0] is not self.hits.places:
            self._matching = (self.hits.places, passages_of(self.hits.places))
        return self._matching[1]

    def paragraph_start(self, steps: int) -> int:
        """The passage that opens the paragraph ``steps`` further on.

        Going back from the middle of a paragraph, its own beginning counts as the first step.
        """
        passages = self.pair.passages
        index = self.passage_index
        direction = 1 if steps > 0 else -1
        for _ in range(min(abs(steps), len(passages))):
            index += direction
            while 0 < index < len(passages) and not passages[index].opens_paragraph:
                index += direction
        return max(0, min(index, self.last_passage))

    @property
    def percent(self) -> int:
        """How much of the text lies before the end of the current passage, 0 to 100."""
        return percent_at(self.pair, self.passage_index)

    @property
    def paragraph_number(self) -> tuple[int, int]:
        """The current paragraph, from 1, and how many there are, in the source (the target where it is blank)."""
        side: Side = "target" if self.pair.source.is_blank else "source"
        paragraphs = self.pair.document(side).paragraphs
        spans = self.pair.passages[self.passage_index].spans(side) if self.pair.passages else ()
        if not spans:
            return (0, len(paragraphs))
        return (bisect_right(paragraphs, spans[0].start, key=lambda paragraph: paragraph.start), len(paragraphs))

    # -- the lists --------------------------------------------------------------------------------------------

    def choose_list(self, list_name: ListName) -> None:
        """Turn to a list, unfiltered, at the reading place."""
        self.list_name = list_name
        self.filter_list("")

    def filter_list(self, text: str) -> None:
        """Narrow the list to the entries that have all the words of ``text``."""
        self.list_filter = text
        self.follow_place()

    def move_list_cursor(self, steps: int) -> None:
        """Move the list's cursor among the shown entries, no further than the ends."""
        shown = self.shown_entries
        if shown:
            here = shown.index(self.list_cursor) if self.list_cursor in shown else -steps
            self.list_cursor = shown[max(0, min(len(shown) - 1, here + steps))]

    def follow_place(self) -> None:
        """Move the list's cursor to the reading place."""
        self.list_cursor = self._entry_here()

    @property
    def counts(self) -> dict[ListName, int]:
        """How many entries each list has; of the issues, those that are not dismissed."""
        counts: dict[ListName, int] = {name: len(entries) for name, entries in self.entries.items()}
        counts["issues"] = len(self.open_issues)
        return counts

    @property
    def shown_entries(self) -> tuple[int, ...]:
        """The indices of the entries of the current list that the filter lets through, in the order to show them."""
        return self._listed()[0]

    def _listed(self) -> tuple[tuple[int, ...], list[Place]]:
        """The shown entries and their places; made anew only when what they are made of has changed."""
        entries = self.entries[self.list_name]
        made_of = (self.list_name, self.list_filter, self.by_value, self.dismissed)
        if self._list is None or self._list[0] != made_of or self._list[1] is not entries:
            shown = self._filtered(entries)
            self._list = (made_of, entries, (shown, self._places(entries, shown)))
        return self._list[2]

    def _filtered(self, entries: tuple[Entry, ...]) -> tuple[int, ...]:
        words = fold(self.list_filter).text.split()
        # Who types a name wants what that person said, not what was said of them.
        spoken = tuple(index for index, entry in enumerate(entries) if words and entry.is_spoken_by(words))
        shown = spoken or tuple(index for index, entry in enumerate(entries) if not words or entry.answers(words))
        if self.list_name == "figures" and self.by_value:
            return tuple(sorted(shown, key=lambda index: entries[index].value_rank))
        return shown

    @property
    def selected_occurrence(self) -> Occurrence | None:
        """The place of the selected item."""
        if self.selection is None:
            return None
        entry = self.entries[self.selection.list_name][self.selection.entry_index]
        return entry.occurrences[self.selection.occurrence_index]

    # -- findings ---------------------------------------------------------------------------------------------

    @property
    def open_issues(self) -> tuple[Entry, ...]:
        """The findings that are not dismissed; the same tuple until one is, or the pair is read anew."""
        made_of = (self.entries["issues"], self.dismissed)
        if self._open_issues[0] is not made_of[0] or self._open_issues[1] is not made_of[1]:
            found = tuple(entry for entry in made_of[0] if entry.finding_id not in made_of[1])
            self._open_issues = (*made_of, found)
        return self._open_issues[2]

    def settle(self, finding_id: str, *, is_dismissed: bool) -> None:
        """Dismiss a finding, or take it up again."""
        self.dismissed = self.dismissed | {finding_id} if is_dismissed else self.dismissed - {finding_id}

    def issue_here(self) -> int | None:
        """The issue at the reading place: the selected one, else the first of the passage that is not dismissed."""
        if self.selection and self.selection.list_name == "issues":
            return self.selection.entry_index
        for entry_index, entry in enumerate(self.entries["issues"]):
            is_here = entry.occurrences[0].passage_index == self.passage_index
            if is_here and entry.finding_id not in self.dismissed:
                return entry_index
        return None

    # -- walking the lists ------------------------------------------------------------------------------------

    def walk(self) -> list[Place]:
        """Every place of the filtered list in reading order, with its entry and its number in the entry.

        Findings that were dismissed are passed over.
        """
        return self._listed()[1]

    def _places(self, entries: tuple[Entry, ...], shown: tuple[int, ...]) -> list[Place]:
        places = [
            (place, entry_index, occurrence_index)
            for entry_index in shown
            if entries[entry_index].finding_id not in self.dismissed
            for occurrence_index, place in enumerate(entries[entry_index].occurrences)
        ]
        return sorted(places, key=lambda item: item[0].order)

    def step_item(self, steps: int) -> Occurrence | None:
        """Select the item ``steps`` further on in the list; from the reading place if nothing here is selected.

        Wraps round at both ends. None when the list is empty.
        """
        walk = self.walk()
        if not walk:
            return None
        here = self.selected_occurrence
        selection = self.selection
        if (
            here is not None
            and selection is not None
            and selection.list_name == self.list_name
            and here.passage_index == self.passage_index
            and (here, selection.entry_index, selection.occurrence_index) in walk
        ):
            position = walk.index((here, selection.entry_index, selection.occurrence_index)) + steps
        else:
            passage_of = [place.passage_index for place, _, _ in walk]
            after = bisect_left(passage_of, self.passage_index)
            position = after + steps - (1 if steps > 0 else 0)
        place, entry_index, occurrence_index = walk[position % len(walk)]
        return self._select(place, entry_index, occurrence_index)

    def select_entry(self, entry_index: int) -> Occurrence | None:
        """Select an entry of the current list; again, and it goes on to the entry's next place."""
        entries = self.entries[self.list_name]
        if not 0 <= entry_index < len(entries) or not entries[entry_index].occurrences:
            return None
        occurrences = entries[entry_index].occurrences
        number = 0
        if self.selection and (self.selection.list_name, self.selection.entry_index) == (self.list_name, entry_index):
            number = (self.selection.occurrence_index + 1) % len(occurrences)
        return self._select(occurrences[number], entry_index, number)

    def select_place(self, place: Occurrence) -> None:
        """Select the item with the spans of ``place``, in whichever list has it; nothing if none has."""
        for list_name, entries in self.entries.items():
            for entry_index, entry in enumerate(entries):
                for number, occurrence in enumerate(entry.occurrences):
                    if (occurrence.source, occurrence.target) == (place.source, place.target):
                        self.selection = Selection(list_name, entry_index, number)
                        return
        self.selection = None

    def _select(self, place: Occurrence, entry_index: int, occurrence_index: int) -> Occurrence:
        self.selection = Selection(self.list_name, entry_index, occurrence_index)
        self.list_cursor = entry_index
        self.go_to(place.passage_index)
        return place

    def _entry_here(self) -> int | None:
        """The entry for the reading place: the selected one, else the first at or after it."""
        selection = self.selection
        place = self.selected_occurrence
        if selection and place and selection.list_name == self.list_name and place.passage_index == self.passage_index:
            return selection.entry_index
        walk = self.walk()
        if not walk:
            return None
        passage_of = [place.passage_index for place, _, _ in walk]
        if self.list_name == "contents":
            # The heading one reads under.
            return walk[max(0, bisect_right(passage_of, self.passage_index) - 1)][1]
        return walk[min(bisect_left(passage_of, self.passage_index), len(walk) - 1)][1]

    # -- searching --------------------------------------------------------------------------------------------

    def show_hits(
        self, label: str, places: tuple[Occurrence, ...], from_passage: int, *, backward: bool = False
    ) -> Occurrence | None:
        """Take the result of a search and go to the first hit at or after ``from_passage``, wrapping round.

        With ``backward`` to the last hit before it.
        """
        if not places:
            self.hits = Hits(label)
            return None
        return self._look_at(Hits(label, places).at_or_after(from_passage, backward=backward))

    def step_hit(self, steps: int) -> tuple[Occurrence | None, bool]:
        """Go to the hit ``steps`` further on; also whether that went round the end of the text."""
        if self.hits is None or not self.hits.places:
            return None, False
        hits, went_round = self.hits.stepped(steps, self.passage_index)
        return self._look_at(hits), went_round

    def _look_at(self, hits: Hits) -> Occurrence | None:
        self.hits = hits
        if hits.looked_at:
            self.go_to(hits.looked_at.passage_index)
        return hits.looked_at
