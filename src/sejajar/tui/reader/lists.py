"""The reader's lists: walking from item to item, choosing in the sidebar, filtering it, dismissing issues."""

from __future__ import annotations

from textual import on

from sejajar.i18n import N_, _
from sejajar.session.reading.entries import Entry, ListName, Occurrence
from sejajar.tui.messages import CursorMoved, EntryChosen, FilterTyped, ListWanted, MemoryRead
from sejajar.tui.reader.display import DialActions
from sejajar.tui.reader.pane_layout import SIDEBAR_FOLDS_BELOW
from sejajar.tui.reader.prompting import Question

NONE_HERE: dict[ListName, str] = {
    "quotes": N_("no quotes here"),
    "figures": N_("no figures here"),
    "issues": N_("no issues here"),
    "contents": N_("no headings here"),
    "bookmarks": N_("no bookmarks, marks or notes here"),
}
"""What is said where a list has nothing to go to."""


class ListActions(DialActions):
    """What a reader does with the quotes, the figures and the issues."""

    def action_sidebar(self) -> None:
        """Show or hide the sidebar."""
        if self.size.width < SIDEBAR_FOLDS_BELOW:
            self.cover_panes(not self.list_covers_panes)
        else:
            self.sidebar_wanted = not self.sidebar_wanted
            if not self.sidebar_wanted:
                self.pane(self.reading.active_side).focus()
            self.fit_parts()

    def action_list(self, list_name: ListName) -> None:
        """Show a list and move into it."""
        self.list_takes_text = True
        self._show_list_of(list_name)
        self.sidebar.focus()

    def _show_list_of(self, list_name: ListName) -> None:
        self.reading.choose_list(list_name)
        if self.size.width < SIDEBAR_FOLDS_BELOW:
            self.list_covers_panes = True
        else:
            self.sidebar_wanted = True
        self.fit_parts()

    def action_item(self, steps: int) -> None:
        """Go to the next item of the list, or the one before."""
        left = self.reading.passage_index
        place = self.reading.step_item(steps)
        if place is None:
            self.tell(_(NONE_HERE[self.reading.list_name]))
            return self.show()
        self.reading.leap(left)
        return self._arrive_at_item(place)

    def _arrive_at_item(self, place: Occurrence) -> None:
        selection = self.reading.selection
        entry = self.reading.entries[selection.list_name][selection.entry_index] if selection else None
        said = (entry.message or f"{entry.sign} {entry.heading}".strip()) if entry else ""
        if entry and entry.issue_id in self.reading.dismissed:
            said = f"✓ {self.work.memory.dismissed.get(entry.issue_id) or said}"
        self.tell(said)
        self.reveal(place)
        self.show()

    @on(EntryChosen)
    def _go_to_entry(self, message: EntryChosen) -> None:
        chosen = self.reading.list_cursor if message.entry_index is None else message.entry_index
        if chosen is None:
            return
        left = self.reading.passage_index
        place = self.reading.select_entry(chosen)
        if place is None:
            return
        self.reading.leap(left)
        if self.list_covers_panes:
            self.cover_panes(False)
        # Who went somewhere reads, copies or notes next; the arrows still walk the list.
        self.list_takes_text = False
        self._arrive_at_item(place)

    @on(CursorMoved)
    def _move_list_cursor(self, message: CursorMoved) -> None:
        self.reading.move_list_cursor(message.steps)
        self.show_list()

    @on(FilterTyped)
    def _filter_list(self, message: FilterTyped) -> None:
        kept = self.reading.list_filter
        self.reading.filter_list(kept[: max(0, len(kept) - message.erased)] + message.text)
        self.show_list()

    @on(ListWanted)
    def _show_wanted_list(self, message: ListWanted) -> None:
        self.action_list(message.list_name)

    def action_sort_figures(self) -> None:
        """Show the figures by value, or in the order of the text again."""
        self.reading.by_value = not self.reading.by_value
        self.tell(_("figures by value") if self.reading.by_value else _("figures in text order"))
        if self.reading.list_name != "figures":
            self._show_list_of("figures")
        self.show()

    # -- issues -----------------------------------------------------------------------------------------------

    def action_dismiss_issue(self) -> None:
        """Dismiss the issue at hand, or take it up again: the sidebar's when that has the focus."""
        if issue := self._issue_at_hand():
            is_dismissed = issue.issue_id not in self.reading.dismissed
            said = _("dismissed: {title}") if is_dismissed else _("restored: {title}")
            self._settle_issue(issue, said, is_dismissed=is_dismissed)

    def action_note_issue(self) -> None:
        """Ask why the issue at hand is dismissed; with an answer it is."""
        if issue := self._issue_at_hand():
            known = self.work.memory.dismissed.get(issue.issue_id, "")

            def take(text: str) -> None:
                said = _("dismissed: {title}: {note}") if text.strip() else _("dismissed: {title}")
                self._settle_issue(issue, said, is_dismissed=True, note=text.strip())

            self.ask(Question("✓", _("why this is not an issue"), take), known)

    def _issue_at_hand(self) -> Entry | None:
        reading = self.reading
        in_list = self.sidebar.has_focus and reading.list_name == "issues"
        entry_index = reading.list_cursor if in_list else reading.issue_here()
        if entry_index is None:
            self.tell(_("no issue here: ! lists all issues"))
            self.show()
            return None
        return reading.entries["issues"][entry_index]

    def _settle_issue(self, issue: Entry, said: str, *, is_dismissed: bool, note: str = "") -> None:
        memory, issue_id = self.work.memory, issue.issue_id
        self.reading.settle(issue_id, is_dismissed=is_dismissed)
        problem = memory.dismiss(issue_id, note) if is_dismissed else memory.take_up(issue_id)
        self.tell(problem or said.format(title=issue.heading, note=note), is_problem=bool(problem))
        self.show()

    @on(MemoryRead)
    def _take_dismissed(self, message: MemoryRead) -> None:
        self.reading.dismissed = message.dismissed
        if message.problem:
            self.tell(message.problem, is_problem=True)
        self.show()
