"""The lists of the sidebar: showing and filtering them, going from item to item, dismissing issues."""

from __future__ import annotations

from sejajar.i18n import N_, _
from sejajar.session.reading.entries import IssueEntry, ListName, Occurrence
from sejajar.tui.messages import EntryChosen, FilterTyped, StoreRead
from sejajar.tui.reader.state import Question
from sejajar.tui.reader.views import Views
from sejajar.tui.reader.window import ReaderWindow
from sejajar.tui.rows.entry_words import label_of, title_of

NONE_HERE: dict[ListName, str] = {
    "quotes": N_("no quotes here"),
    "figures": N_("no figures here"),
    "issues": N_("no issues here"),
    "contents": N_("no headings here"),
    "bookmarks": N_("no bookmarks, marks or notes here"),
}
"""The notice where a list has nothing to go to."""


class SidebarLists:
    """What is done with the quotes, the figures and the issues."""

    def __init__(self, window: ReaderWindow, views: Views) -> None:
        self.window = window
        self.state = window.state
        self.reading = window.reading
        self.views = views

    # -- showing them -----------------------------------------------------------------------------------------

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar; in zen, leave zen and show it."""
        state, window = self.state, self.window
        if state.view_options.is_zen:
            state.sidebar_wanted = window.is_narrow and state.sidebar_wanted
            self.views.toggle_zen()
        if window.is_narrow:
            return window.cover_panes(not state.list_covers_panes)
        state.sidebar_wanted = not state.sidebar_wanted
        if not state.sidebar_wanted:
            window.active_pane.focus()
        return window.fit()

    def enter(self, list_name: ListName) -> None:
        """Show a list and move into it."""
        self.state.list_takes_text = True
        self._show(list_name)
        self.window.sidebar.focus()

    def leave(self) -> None:
        """Focus the active pane again."""
        self.window.active_pane.focus()

    def _show(self, list_name: ListName) -> None:
        if self.state.view_options.is_zen:
            self.views.toggle_zen()
        self.reading.lists.choose_list(list_name)
        if self.window.is_narrow:
            self.state.list_covers_panes = True
        else:
            self.state.sidebar_wanted = True
        self.window.fit()

    def toggle_figure_order(self) -> None:
        """Show the figures by value, or in the order of the text again."""
        self.reading.lists.by_value = not self.reading.lists.by_value
        self.window.set_notice(_("figures by value") if self.reading.lists.by_value else _("figures in text order"))
        if self.reading.lists.list_name != "figures":
            self._show("figures")
        self.window.show()

    def move_cursor(self, steps: int) -> None:
        """Move the list's cursor; the texts stay."""
        self.reading.lists.move_list_cursor(steps)
        self.window.show_list()

    def edit_filter(self, message: FilterTyped) -> None:
        """Narrow the list by what was typed, or widen it by what was erased."""
        before = self.reading.lists.list_filter
        self.reading.lists.filter_list(before[: max(0, len(before) - message.erased)] + message.text)
        self.window.show_list()

    # -- going to items ---------------------------------------------------------------------------------------

    def step_item(self, steps: int) -> None:
        """Go to the next item of the list, or the one before."""
        passage_before = self.reading.passage_index
        place = self.reading.lists.step_item(steps)
        if place is None:
            return self.window.show_notice(_(NONE_HERE[self.reading.lists.list_name]))
        return self._arrive(place, passage_before)

    def go_to_entry(self, message: EntryChosen) -> None:
        """Go to the entry that was chosen, and on to its next occurrence if it is selected already."""
        chosen = self.reading.lists.list_cursor if message.entry_index is None else message.entry_index
        if chosen is None:
            return
        passage_before = self.reading.passage_index
        place = self.reading.lists.select_entry(chosen)
        if place is None:
            return
        if self.state.list_covers_panes:
            self.window.cover_panes(False)
        # Letters are keys again, for reading, copying or noting; the arrows still move in the list.
        self.state.list_takes_text = False
        self._arrive(place, passage_before)

    def _arrive(self, place: Occurrence, passage_before: int) -> None:
        self.reading.record_jump(passage_before)
        selection = self.reading.lists.selection
        entry = self.reading.lists.entries[selection.list_name][selection.entry_index] if selection else None
        said = label_of(entry) if entry else ""
        if isinstance(entry, IssueEntry) and entry.issue_id in self.reading.lists.dismissed:
            said = f"✓ {self.window.background.store.dismissed.get(entry.issue_id) or said}"
        self.window.set_notice(said)
        self.window.reveal(place)
        self.window.show()

    def deselect_item(self) -> None:
        """Select no item any more."""
        self.reading.lists.selection = None
        self.window.show_notice()

    # -- issues -----------------------------------------------------------------------------------------------

    def toggle_dismissed(self) -> None:
        """Dismiss the current issue, or restore it: that of the sidebar where it has the focus."""
        if issue := self._current_issue():
            is_dismissed = issue.issue_id not in self.reading.lists.dismissed
            said = _("dismissed: {title}") if is_dismissed else _("restored: {title}")
            self._settle_issue(issue, said, is_dismissed=is_dismissed)

    def ask_reason(self) -> None:
        """Ask why the current issue is dismissed; with an answer it is."""
        if issue := self._current_issue():
            known = self.window.background.store.dismissed.get(issue.issue_id, "")

            def take(text: str) -> None:
                said = _("dismissed: {title}: {note}") if text.strip() else _("dismissed: {title}")
                self._settle_issue(issue, said, is_dismissed=True, note=text.strip())

            self.window.ask(Question("✓", _("why this is not an issue"), take), known)

    def _current_issue(self) -> IssueEntry | None:
        reading = self.reading
        in_list = self.window.sidebar.has_focus and reading.lists.list_name == "issues"
        entry_index = reading.lists.list_cursor if in_list else reading.lists.issue_here()
        if entry_index is None:
            self.window.show_notice(_("no issue here: ! lists all issues"))
            return None
        return reading.lists.issues[entry_index]

    def _settle_issue(self, issue: IssueEntry, said: str, *, is_dismissed: bool, note: str = "") -> None:
        memory, issue_id = self.window.background.store, issue.issue_id
        self.reading.lists.set_dismissed(issue_id, is_dismissed=is_dismissed)
        done = self.window.confirm(said.format(title=title_of(issue), note=note))
        if is_dismissed:
            memory.dismiss(issue_id, note, done)
        else:
            memory.restore(issue_id, done)
        self.window.show()

    def take_dismissed(self, message: StoreRead) -> None:
        """Take the issues that were dismissed before."""
        self.reading.lists.dismissed = message.dismissed
        if message.problem:
            self.window.set_notice(message.problem, is_problem=True)
        self.window.show()
