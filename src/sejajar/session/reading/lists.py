"""The lists of what was found, beside the text: which is shown, narrowed by what, what is selected, walking along it.

A list follows the reading place, and an item that is selected takes the reading to its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple, cast

from sejajar.session.bitext import Side
from sejajar.session.reading.entries import (
    LIST_NAMES,
    Entry,
    FigureEntry,
    IssueEntry,
    ListName,
    Occurrence,
    QuoteEntry,
)
from sejajar.text.folding import fold


class Selection(NamedTuple):
    """The item of a list that was jumped to: which list, which entry, which of its places."""

    list_name: ListName
    entry_index: int
    occurrence_index: int


Place = tuple[Occurrence, int, int]
"""A place that can be walked to, the entry it belongs to, and its number in the entry."""


class Lists:
    """The lists of one reading: their entries, which list is shown, the filter, the cursor and the selected item."""

    def __init__(
        self,
        current_passage: Callable[[], int],
        go_to: Callable[[int], object],
        dismissed: frozenset[str] = frozenset(),
        title_of: Callable[[Entry], str] = lambda _entry: "",
    ) -> None:
        """All of them empty.

        Args:
            current_passage: returns the index of the passage that is read.
            go_to: makes the passage of an index the current one.
            dismissed: the ids of dismissed issues.
            title_of: returns the words that the screen shows for an entry: the filter finds these too.
        """
        self._current_passage = current_passage
        self._go_to = go_to
        self._title_of = title_of
        self.entries: dict[ListName, tuple[Entry, ...]] = dict.fromkeys(LIST_NAMES, ())
        self.dismissed = dismissed
        self.list_name: ListName = "quotes"
        self.list_filter = ""
        self.by_value = False
        """Whether the figures are listed by what they measure and their value, not in the order of the text."""
        self.list_cursor: int | None = None
        self.selection: Selection | None = None
        self._list: tuple[tuple[object, ...], tuple[Entry, ...], tuple[tuple[int, ...], list[Place]]] | None = None
        self._open_issues: tuple[tuple[IssueEntry, ...], frozenset[str], tuple[IssueEntry, ...]] = ((), dismissed, ())

    # -- the lists --------------------------------------------------------------------------------------------

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
    def quotes(self) -> tuple[QuoteEntry, ...]:
        """The list of quotes."""
        return cast("tuple[QuoteEntry, ...]", self.entries["quotes"])

    @property
    def figures(self) -> tuple[FigureEntry, ...]:
        """The list of figures."""
        return cast("tuple[FigureEntry, ...]", self.entries["figures"])

    @property
    def issues(self) -> tuple[IssueEntry, ...]:
        """The list of issues."""
        return cast("tuple[IssueEntry, ...]", self.entries["issues"])

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
        spoken = tuple(
            index
            for index, entry in enumerate(entries)
            if words and isinstance(entry, QuoteEntry) and entry.is_spoken_by(words)
        )
        shown = spoken or tuple(index for index, entry in enumerate(entries) if self._answers(entry, words))
        if self.by_value:
            return tuple(sorted(shown, key=lambda index: _value_rank(entries[index])))
        return shown

    def _answers(self, entry: Entry, folded_words: list[str]) -> bool:
        """Whether every word occurs in the entry or in its title."""
        if not folded_words:
            return True
        shown = fold(f"{self._title_of(entry)} {entry.searchable}").text
        return all(word in shown for word in folded_words)

    @property
    def selected_occurrence(self) -> Occurrence | None:
        """The place of the selected item."""
        if self.selection is None:
            return None
        entry = self.entries[self.selection.list_name][self.selection.entry_index]
        return entry.occurrences[self.selection.occurrence_index]

    # -- findings ---------------------------------------------------------------------------------------------

    def _is_dismissed(self, entry: Entry) -> bool:
        return isinstance(entry, IssueEntry) and entry.issue_id in self.dismissed

    @property
    def open_issues(self) -> tuple[IssueEntry, ...]:
        """The issues that are not dismissed; the same tuple until one is, or the pair is read anew."""
        made_of = (self.issues, self.dismissed)
        if self._open_issues[0] is not made_of[0] or self._open_issues[1] is not made_of[1]:
            found = tuple(entry for entry in made_of[0] if not self._is_dismissed(entry))
            self._open_issues = (*made_of, found)
        return self._open_issues[2]

    def set_dismissed(self, issue_id: str, *, is_dismissed: bool) -> None:
        """Dismiss an issue, or restore it."""
        self.dismissed = self.dismissed | {issue_id} if is_dismissed else self.dismissed - {issue_id}

    def issue_here(self) -> int | None:
        """The issue at the reading place: the selected one, else the first of the passage that is not dismissed."""
        if self.selection and self.selection.list_name == "issues":
            return self.selection.entry_index
        for entry_index, issue in enumerate(self.issues):
            is_here = issue.occurrences[0].passage_index == self._current_passage()
            if is_here and not self._is_dismissed(issue):
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
            if not self._is_dismissed(entries[entry_index])
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
            and here.passage_index == self._current_passage()
            and (here, selection.entry_index, selection.occurrence_index) in walk
        ):
            position = walk.index((here, selection.entry_index, selection.occurrence_index)) + steps
        else:
            after = bisect_left(walk, self._current_passage(), key=_passage_of)
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

    def select_at(self, side: Side, char_offset: int) -> None:
        """Select the item that begins at a character and turn to its list, an issue before others; if there is one."""
        for list_name in sorted(self.entries, key=lambda name: name != "issues"):
            for entry_index, entry in enumerate(self.entries[list_name]):
                for number, place in enumerate(entry.occurrences):
                    span = place.span(side)
                    if span is not None and span.start == char_offset:
                        self.list_name, self.list_filter = list_name, ""
                        self.selection = Selection(list_name, entry_index, number)
                        return

    def select_place(self, place: Occurrence) -> None:
        """Select the item with the spans of ``place``, in its own list or whichever has it; nothing if none has."""
        own = self.selection.list_name if self.selection else None
        for list_name in sorted(self.entries, key=lambda name: name != own):
            for entry_index, entry in enumerate(self.entries[list_name]):
                for number, occurrence in enumerate(entry.occurrences):
                    if (occurrence.source, occurrence.target) == (place.source, place.target):
                        self.selection = Selection(list_name, entry_index, number)
                        return
        self.selection = None

    def _select(self, place: Occurrence, entry_index: int, occurrence_index: int) -> Occurrence:
        self.selection = Selection(self.list_name, entry_index, occurrence_index)
        self.list_cursor = entry_index
        self._go_to(place.passage_index)
        return place

    def _entry_here(self) -> int | None:
        """The entry for the reading place: the selected one, else the first at or after it."""
        selection = self.selection
        place = self.selected_occurrence
        if (
            selection
            and place
            and selection.list_name == self.list_name
            and place.passage_index == self._current_passage()
        ):
            return selection.entry_index
        walk = self.walk()
        if not walk:
            return None
        if self.list_name == "contents":
            # The heading one reads under.
            return walk[max(0, bisect_right(walk, self._current_passage(), key=_passage_of) - 1)][1]
        return walk[min(bisect_left(walk, self._current_passage(), key=_passage_of), len(walk) - 1)][1]


def _value_rank(entry: Entry) -> int:
    return entry.value_rank if isinstance(entry, FigureEntry) else 0


def _passage_of(place: Place) -> int:
    return place[0].passage_index
