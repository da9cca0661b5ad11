"""Editing the alignment: going to uncertain passages, the edits, and unlocking the panes to align two passages."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from sejajar.alignment.editing import (
    EditedAlignment,
    EditError,
    History,
    align_passages,
    confirm,
    merge_with_next,
    separate,
    shift,
    split,
    split_point,
)
from sejajar.i18n import N_, _
from sejajar.keyboard.keymap import KeyTable, shown_key
from sejajar.session.bitext import OTHER, SIDES, Side
from sejajar.session.memory.recall import save_edits, set_aside_edits
from sejajar.session.reading.uncertain import count_uncertain, moved_entries, passage_of_bead, step_uncertain
from sejajar.tui.reader.navigation import Navigation
from sejajar.tui.reader.state import LockedPane
from sejajar.tui.reader.updates import Updates
from sejajar.tui.reader.window import ReaderWindow
from sejajar.tui.widgets.mode_bar import ModeBar
from sejajar.wording import in_words

DONE = {
    "merge": N_("merged with the next"),
    "split": N_("split in two"),
    "up": N_("first sentence moved up"),
    "down": N_("last sentence moved down"),
    "unlink": N_("separated"),
    "confirm": N_("confirmed"),
    "undo": N_("undone"),
    "redo": N_("redone"),
}
"""The notice after each edit, by the edit's name in the table of keys."""


class AlignmentEditing:
    """What changes the alignment of the two texts."""

    def __init__(self, window: ReaderWindow, navigation: Navigation, updates: Updates, table: KeyTable) -> None:
        """Edit with the keys of ``table``, which the bar of the mode names."""
        self.window = window
        self.state = window.state
        self.reading = window.reading
        self.navigation = navigation
        self.updates = updates
        self._table = table

    @property
    def _history(self) -> History:
        if self.state.edits is None:
            self.state.edits = History()
        return self.state.edits

    # -- uncertain passages -----------------------------------------------------------------------------------

    def step_uncertain(self, steps: int) -> None:
        """Go to the next passage whose alignment is uncertain, or the one before."""
        bitext = self.reading.bitext
        passage_index = step_uncertain(bitext, self.reading.passage_index, steps) if bitext.passages else None
        if passage_index is None:
            return self.window.show_notice(_("no uncertain alignment") if bitext.is_refined else _("still aligning"))
        self.reading.record_jump()
        self.navigation.go_to(passage_index)
        bead = bitext.alignment.beads[bitext.passages[passage_index].bead_index]
        said = _("uncertain ({percent}%): check this passage; {count} in all")
        return self.window.show_notice(said.format(percent=round(100 * bead.confidence), count=count_uncertain(bitext)))

    # -- the mode ---------------------------------------------------------------------------------------------

    @cached_property
    def _mode_bar(self) -> ModeBar:
        """The bar of the mode, mounted when the mode is first begun."""
        # How to get out stands first, for narrow windows cut the rest.
        keys = self._table.editing
        words = [(shown_key(key.keys[0]), _(key.footer)) for key in (keys[-1], *keys[:-1]) if key.keys]
        bar = ModeBar(self.window.renderer, _("Alignment"), tuple(words), id="mending")
        self.window.screen.mount(bar, before="#status")
        return bar

    def set_mode(self, is_on: bool) -> None:
        """Begin to edit the alignment, or end it."""
        self.state.is_editing = is_on
        self._mode_bar.display = is_on
        if is_on:
            if self.state.list_covers_panes:
                self.window.cover_panes(False)
            self.window.active_pane.focus()
        self.window.screen.refresh_bindings()
        self.window.set_notice()
        self.window.fit()

    # -- the edits --------------------------------------------------------------------------------------------

    def edit(self, name: str) -> None:
        """Make an edit by its name in the table of keys, at the current passage."""
        try:
            before = self._edited_now()
            after = self._history.undo(before) if name == "undo" else None
            after = self._history.redo(before) if name == "redo" else after
            if after is None:
                after = self._apply(name, before)
                self._history.remember(before)
        except EditError as error:
            return self.window.refuse(in_words(error.notice))
        return self._show_edited(after, _(DONE[name]))

    def _edited_now(self) -> EditedAlignment:
        bitext = self.reading.bitext
        here = bitext.passages[self.reading.passage_index].bead_index if bitext.passages else 0
        return EditedAlignment(bitext.alignment, bitext.manual_beads, here)

    def _apply(self, name: str, before: EditedAlignment) -> EditedAlignment:
        if name == "split":
            return split(before, *self._split_point(before))
        if name in ("up", "down"):
            return shift(before, self.reading.active_side, 1 if name == "down" else -1)
        return {"merge": merge_with_next, "unlink": separate, "confirm": confirm}[name](before)

    def _split_point(self, before: EditedAlignment) -> tuple[int, int]:
        """Before the sentence that was pointed at, after it if it is the first; else where the lengths agree best."""
        bead, bitext = before.bead, self.reading.bitext
        source, target = ([len(bitext.sentences(side)[index].span) for index in bead.sentences(side)] for side in SIDES)
        if pointed := self._pointed_at():
            side, char_offset = pointed
            ends = [bitext.sentences(side)[index].span.end for index in bead.sentences(side)]
            sentence = sum(end <= char_offset for end in ends)
            if len(ends) > 1 and sentence < len(ends):
                return split_point(bead, source, target, after=(SIDES.index(side), max(1, sentence)))
        return split_point(bead, source, target)

    def _pointed_at(self) -> tuple[Side, int] | None:
        """The character of the passage that was clicked last, else that of the item or the hit gone to last."""
        reading = self.reading
        pointed = [self.state.pointed_at]
        for place in (reading.lists.selected_occurrence, reading.hits.looked_at if reading.hits else None):
            for side in (reading.active_side, OTHER[reading.active_side]):
                span = place.span(side) if place else None
                pointed.append((side, span.start) if span else None)
        passage = reading.bitext.passages[reading.passage_index]
        return next((at for at in pointed if at and any(at[1] in span for span in passage.spans(at[0]))), None)

    def _show_edited(self, edited: EditedAlignment, notice: str) -> None:
        """Show the edited alignment, store it, and have the rest aligned around it."""
        background = self.window.background
        bitext = replace(self.reading.bitext, alignment=edited.alignment, manual_beads=edited.manual_beads)
        if self.state.replaces_stored_edits:
            self.state.replaces_stored_edits = False
            set_aside_edits(background.store)
        background.store.begin(bitext)
        save_edits(background.store, bitext, self.window.confirm(notice))
        entries = moved_entries(bitext, self.reading.lists.entries)
        background.begin(self.window.screen, bitext, realigns=True)
        self.updates.renew(bitext, entries, passage_of_bead(bitext, edited.bead_index))

    # -- unlocking the panes ----------------------------------------------------------------------------------

    def toggle_lock(self) -> None:
        """Let the active pane scroll alone; when it does, align the passages of both panes and lock them again."""
        reading, locked = self.reading, self.state.locked_pane
        if not reading.bitext.passages:
            return None
        if locked is None:
            self.state.locked_pane = LockedPane(OTHER[reading.active_side], self.state.top, reading.passage_index)
            return self.window.show_notice()
        if locked.passage_index == reading.passage_index:
            return self.lock(_("locked"))
        return self._align_with(locked)

    def _align_with(self, locked: LockedPane) -> None:
        """Align the current passage with that of the locked pane."""
        before = self._edited_now()
        there = self.reading.bitext.passages[locked.passage_index].bead_index
        here = before.bead_index
        source, target = (there, here) if locked.side == "source" else (here, there)
        try:
            linked = align_passages(before, source, target)
        except EditError as error:
            return self.window.refuse(_("{problem}; Esc locks the panes again").format(problem=in_words(error.notice)))
        self._history.remember(before)
        self.state.locked_pane = None
        return self._show_edited(linked, _("aligned and locked"))

    def lock(self, notice: str) -> None:
        """Have both panes scroll together again."""
        self.state.locked_pane = None
        self.window.set_notice(notice)
        self.window.reveal()
        self.window.show()
