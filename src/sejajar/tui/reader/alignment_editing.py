"""The reader's links: going to doubtful ones, mending them, and parting the panes to link two passages anew."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual import on

from sejajar.i18n import N_, _
from sejajar.keyboard.keymap import shown_key
from sejajar.session.bitext import OTHER, SIDES, Bitext, Side
from sejajar.session.reading.doubts import count_uncertain, moved_entries, passage_of_bead, step_uncertain
from sejajar.tui.messages import RowClicked
from sejajar.tui.reader.background import BackgroundTasks
from sejajar.tui.reader.stage import LockedPane
from sejajar.tui.reader.updates import NewsActions
from sejajar.wording import in_words

if TYPE_CHECKING:
    from sejajar.alignment.editing import EditedAlignment, History
    from sejajar.tui.widgets.mode_bar import ModeBar

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
"""What is said after each edit, by its name in the actions."""


class MendingActions(NewsActions):
    """What a reader does with the links between the texts."""

    def __init__(self, bitext: Bitext, work: BackgroundTasks, **appearance: Any) -> None:
        """As a stage; nothing is mended yet in this reading."""
        super().__init__(bitext, work, **appearance)
        self.pointed_at: tuple[Side, int] | None = None
        self._history: History | None = None
        # An alignment that came from a file takes the place of what was mended before only once it is mended itself.
        self.replaces_kept = bitext.is_imported

    @property
    def history(self) -> History:
        """The edits of this reading, to undo and redo."""
        if self._history is None:
            from sejajar.alignment.editing import History

            self._history = History()
        return self._history

    def forget_edits(self) -> None:
        """The texts are others: no edit of theirs can be undone, nothing in them was pointed at."""
        self._history = None
        self.clicked = self.pointed_at = None

    @cached_property
    def _mode_bar(self) -> ModeBar:
        """The bar of the mode, there from the first time that links are edited."""
        from sejajar.tui.widgets.mode_bar import ModeBar

        # How to get out stands first, for narrow windows cut the rest.
        keys = self.key_table.mending
        words = [(shown_key(key.keys[0]), _(key.footer)) for key in (keys[-1], *keys[:-1]) if key.keys]
        bar = ModeBar(self.ink, _("Alignment"), tuple(words), id="mending")
        self.mount(bar, before="#status")
        return bar

    # -- doubtful links ---------------------------------------------------------------------------------------

    def action_doubt(self, steps: int) -> None:
        """Go to the next doubtful link, or the one before."""
        bitext = self.reading.bitext
        passage_index = step_uncertain(bitext, self.reading.passage_index, steps) if bitext.passages else None
        if passage_index is None:
            self.tell(_("no uncertain alignment") if bitext.is_refined else _("still aligning"))
            return self.show()
        self.reading.leap()
        self.go_to(passage_index)
        bead = bitext.alignment.beads[bitext.passages[passage_index].bead_index]
        said = _("uncertain ({percent}%): check this passage; {count} in all")
        self.tell(said.format(percent=round(100 * bead.confidence), count=count_uncertain(bitext)))
        return self.show()

    def _link_in_words(self) -> str:
        bitext = self.reading.bitext
        bead = bitext.alignment.beads[bitext.passages[self.reading.passage_index].bead_index]
        belief = (
            _("manual")
            if bead in bitext.manual_beads
            else _("{percent}% confidence").format(percent=round(100 * bead.confidence))
        )
        return _("alignment {source}:{target}, {belief}").format(
            source=len(bead.source), target=len(bead.target), belief=belief
        )

    # -- the mode ---------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the mode count only in it."""
        return self.is_mending if action == "mend" else super().check_action(action, parameters)

    def action_mending(self, begins: bool | None = None) -> None:
        """Begin to edit links, or end it."""
        self.is_mending = not self.is_mending if begins is None else begins
        self._mode_bar.display = self.is_mending
        if self.is_mending:
            if self.list_covers_panes:
                self.cover_panes(False)
            self.pane(self.reading.active_side).focus()
        self.refresh_bindings()
        self.tell()
        self.fit_parts()

    def standing_notice(self) -> str:
        """The link at hand while links are edited; that the panes are parted while they are."""
        if self.held:
            return _("unlocked: this pane scrolls alone; l aligns the passages of both panes")
        if self.is_mending and self.reading.bitext.passages:
            return self._link_in_words()
        return super().standing_notice()

    def action_mend(self, edit: str) -> None:
        """Make an edit by its name, at the current passage."""
        if edit == "leave":
            return self.action_mending(False)
        from sejajar.alignment.editing import EditError

        try:
            before = self._state()
            after = self.history.undo(before) if edit == "undo" else None
            after = self.history.redo(before) if edit == "redo" else after
            if after is None:
                after = self._edited(edit, before)
                self.history.remember(before)
        except EditError as error:
            self.tell(in_words(error.notice), is_problem=True)
            return self.show()
        return self._take_mended(after, _(DONE[edit]))

    def _state(self) -> EditedAlignment:
        from sejajar.alignment.editing import EditedAlignment

        bitext = self.reading.bitext
        here = bitext.passages[self.reading.passage_index].bead_index if bitext.passages else 0
        return EditedAlignment(bitext.alignment, bitext.manual_beads, here)

    def _edited(self, edit: str, state: EditedAlignment) -> EditedAlignment:
        from sejajar.alignment.editing import confirm, merge_with_next, separate, shift, split

        if edit == "split":
            return split(state, *self._split_point(state))
        if edit in ("up", "down"):
            return shift(state, self.reading.active_side, 1 if edit == "down" else -1)
        return {"merge": merge_with_next, "unlink": separate, "confirm": confirm}[edit](state)

    def _split_point(self, state: EditedAlignment) -> tuple[int, int]:
        """Before the sentence that was pointed at, after it if it is the first; else where the lengths agree best."""
        from sejajar.alignment.editing import split_point

        bead, bitext = state.bead, self.reading.bitext
        source, target = ([len(bitext.sentences(side)[index].span) for index in bead.sentences(side)] for side in SIDES)
        if pointed := self._pointed_at():
            side, char_offset = pointed
            ends = [bitext.sentences(side)[index].span.end for index in bead.sentences(side)]
            place = sum(end <= char_offset for end in ends)
            if len(ends) > 1 and place < len(ends):
                return split_point(bead, source, target, after=(SIDES.index(side), max(1, place)))
        return split_point(bead, source, target)

    def _pointed_at(self) -> tuple[Side, int] | None:
        """The character of the passage that was clicked last, else that of the item or the hit the reader went to."""
        hits = self.reading.hits
        hit = hits.places[hits.current] if hits and hits.current is not None else None
        places = [self.pointed_at]
        for place in (self.reading.selected_occurrence, hit):
            for side in (self.reading.active_side, OTHER[self.reading.active_side]):
                span = place.span(side) if place else None
                places.append((side, span.start) if span else None)
        here = self.reading.bitext.passages[self.reading.passage_index]
        return next(
            (place for place in places if place and any(place[1] in span for span in here.spans(place[0]))), None
        )

    @on(RowClicked)
    def _point_at_row(self, message: RowClicked) -> None:
        rows = self.viewport.rows_from(self.top, self.pane_rows)
        line = rows[message.row].line(message.side) if message.row < len(rows) else None
        self.pointed_at = (message.side, line.span.start) if line else None

    def _take_mended(self, state: EditedAlignment, said: str) -> None:
        """Show the mended alignment, keep it, and have the rest aligned round it."""
        from sejajar.session.memory.recall import set_aside_edits, store_edits

        bitext = replace(self.reading.bitext, alignment=state.alignment, manual_beads=state.manual_beads)
        if self.replaces_kept:
            self.replaces_kept = False
            set_aside_edits(self.work.memory)
        self.work.memory.begin(bitext)
        problem = store_edits(self.work.memory, bitext)
        self.tell(problem or said, is_problem=bool(problem))
        entries = moved_entries(bitext, self.reading.entries)
        self.work.begin(self, bitext, anew=True)
        self.renew(bitext, entries, passage_of_bead(bitext, state.bead_index))

    # -- parting the panes ------------------------------------------------------------------------------------

    def action_lock(self) -> None:
        """Let the active pane move alone; when it does, link the passages of the two panes and move both again."""
        reading = self.reading
        if not reading.bitext.passages:
            return None
        held = self.held
        if held is None:
            self.held = LockedPane(OTHER[reading.active_side], self.top, reading.passage_index)
            self.tell()
        elif held.passage_index == reading.passage_index:
            self._lock(_("locked"))
        else:
            from sejajar.alignment.editing import EditError, align_passages

            here = self._state()
            there = reading.bitext.passages[held.passage_index].bead_index
            source, target = (there, here.bead_index) if held.side == "source" else (here.bead_index, there)
            try:
                linked = align_passages(here, source, target)
            except EditError as error:
                self.tell(
                    _("{problem}; Esc locks the panes again").format(problem=in_words(error.notice)), is_problem=True
                )
            else:
                self.history.remember(here)
                self.held = None
                return self._take_mended(linked, _("aligned and locked"))
        return self.show()

    def _lock(self, said: str) -> None:
        self.held = None
        self.tell(said)
        self.reveal()

    def action_cancel(self) -> None:
        """Step back: lock the panes again, before anything else."""
        if self.held:
            self._lock(_("locked again"))
            return self.show()
        return super().action_cancel()
