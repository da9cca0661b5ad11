"""The reader screen: every action of its keys, and every message it reacts to.

A key runs an ``action_…`` of the screen, which calls one of the :class:`~sejajar.tui.reader.controllers.Controllers`.
That changes the :class:`~sejajar.tui.reader.state.ReaderState` and the
:class:`~sejajar.session.reading.state.Reading`, and has the :class:`~sejajar.tui.reader.window.ReaderWindow` show them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.screen import Screen

from sejajar.i18n import _
from sejajar.keyboard.keymap import DEFAULT, KeyTable
from sejajar.layout.digits import Digits
from sejajar.session.bitext import SIDES, Bitext
from sejajar.session.positions.notation import TextPosition
from sejajar.session.reading.entries import ListName
from sejajar.session.reading.state import Reading
from sejajar.tui.bindings import bindings
from sejajar.tui.messages import (
    BitextRead,
    BitextReloaded,
    CharactersClicked,
    CharactersSelected,
    CursorMoved,
    EntryChosen,
    FilterTyped,
    ListWanted,
    NoticePosted,
    PaneFocused,
    RowClicked,
    SearchDone,
    SelectionDraggedOut,
    StoreRead,
    WheelTurned,
)
from sejajar.tui.reader.background import BackgroundTasks
from sejajar.tui.reader.controllers import Controllers
from sejajar.tui.reader.state import NO_HOST, ReaderHost
from sejajar.tui.reader.window import ReaderWindow
from sejajar.tui.rows.entry_words import title_of
from sejajar.tui.rows.text_renderer import TextRenderer
from sejajar.tui.rows.viewport import Viewport
from sejajar.tui.themes import UNBOLDED
from sejajar.tui.widgets.prompt import Prompt


class ReaderScreen(Screen[None]):
    """The screen on which two texts are read."""

    # A key of the mode is tried first, and passed on while the mode is off.
    BINDINGS = [*bindings(DEFAULT.editing), *bindings(DEFAULT.reading)]
    key_table: ClassVar[KeyTable] = DEFAULT
    """The keys in force."""

    def __init__(
        self,
        bitext: Bitext,
        background: BackgroundTasks,
        renderer: TextRenderer,
        *,
        digits: Digits = "as-written",
        start: TextPosition | None = None,
        host: ReaderHost = NO_HOST,
    ) -> None:
        """Read ``bitext`` from ``start``; ``background`` reads more of it in the background."""
        super().__init__()
        self.background = background
        self.reading = Reading(bitext, start, title_of=title_of)
        viewport = Viewport(bitext, dict.fromkeys(SIDES, 0), show_harakat=renderer.show_harakat, digits=digits)
        self.window = ReaderWindow(self, self.reading, viewport, renderer, background, host, self.key_table.reading)
        self.state = self.window.state
        self.state.replaces_stored_edits = bitext.is_imported
        self.controllers = Controllers(self.window, self.key_table)

    # -- the life of the screen -------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Panes under their titles, the sidebar, the status line, the footer; other lines are mounted when needed."""
        with Horizontal(id="desk"):
            yield from (self.window.pane(side) for side in self.state.view_options.order)
            yield self.window.sidebar
        yield from (self.window.status_line, self.window.footer)

    def on_mount(self) -> None:
        """Show the first frame, and read on in the background."""
        self.watch(self.app, "theme", self._take_theme)
        self.window.pane("source").focus()
        # Textual draws the first frame before the screen is told its size: the text must stand in that one already.
        self.window.fit()
        # After the first frame: what runs in threads would take its time from it.
        self.call_after_refresh(self.background.begin, self, self.reading.bitext)

    def _take_theme(self) -> None:
        app, renderer = self.app, self.window.renderer
        renderer.take_theme(app.theme_variables, has_color=not app.no_color, has_bold=app.theme not in UNBOLDED)
        for widget in self.query("*"):
            widget.notify_style_update()
            widget.refresh()

    def on_resize(self, event: Resize) -> None:
        """Arrange the parts for the new size; the passage at the top stays there."""
        self.window.fit(event.size.width)

    def on_unmount(self) -> None:
        """Store where the user was."""
        self.background.finish()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that edit the alignment count only in that mode."""
        return self.state.is_editing if action == "edit_alignment" else super().check_action(action, parameters)

    # -- messages: of the widgets -------------------------------------------------------------------------------

    @on(RowClicked)
    def _take_row_click(self, message: RowClicked) -> None:
        # The selection ends; what was clicked is noted in the rows that are shown; going to its passage scrolls them.
        if self.window.highlighter.selected:
            self.controllers.copying.select(None)
        self.controllers.navigation.note_click(message)
        self.controllers.navigation.go_to_clicked_row(message)

    @on(WheelTurned)
    @on(SelectionDraggedOut)
    def _take_scroll(self, message: WheelTurned | SelectionDraggedOut) -> None:
        # The text scrolls first; then the selection follows the pointer, which is over other characters now.
        self.controllers.navigation.scroll(message.rows)
        if any(self.window.pane(side).is_selecting for side in SIDES):
            self.controllers.copying.drag_on()

    @on(CharactersSelected)
    def _take_selection(self, message: CharactersSelected) -> None:
        self.controllers.copying.select_dragged(message)

    @on(CharactersClicked)
    def _take_clicks(self, message: CharactersClicked) -> None:
        self.controllers.copying.select_clicked(message)

    @on(PaneFocused)
    def _take_focus(self, message: PaneFocused) -> None:
        self.controllers.navigation.activate(message.side)

    @on(ListWanted)
    def _take_tab(self, message: ListWanted) -> None:
        self.controllers.lists.enter(message.list_name)

    @on(CursorMoved)
    def _take_cursor(self, message: CursorMoved) -> None:
        self.controllers.lists.move_cursor(message.steps)

    @on(FilterTyped)
    def _take_filter(self, message: FilterTyped) -> None:
        self.controllers.lists.edit_filter(message)

    @on(EntryChosen)
    def _take_entry(self, message: EntryChosen) -> None:
        self.controllers.lists.go_to_entry(message)
        if not self.window.host.list_keeps_focus:
            self.controllers.lists.leave()

    @on(Prompt.Changed)
    def _take_typed(self, message: Prompt.Changed) -> None:
        # Textual hands an answer, which is submitted, to this one too.
        if type(message) is Prompt.Changed:
            self.window.take_typed(message.value)

    @on(Prompt.Submitted)
    def _take_answer(self, message: Prompt.Submitted) -> None:
        self.window.answer(message.value)

    @on(Prompt.Dismissed)
    def _give_up_question(self) -> None:
        self.window.give_up_question()

    # -- messages: of the background --------------------------------------------------------------------------

    @on(StoreRead)
    def _take_memory(self, message: StoreRead) -> None:
        # A problem with the memory is said last, so that no other notice takes its place.
        self.controllers.annotations.list_places()
        if message.view_options:
            self.controllers.views.restore(message.view_options)
        self.controllers.lists.take_dismissed(message)

    @on(BitextRead)
    def _take_read(self, message: BitextRead) -> None:
        self.controllers.updates.take_read(message)

    @on(BitextReloaded)
    def _take_reloaded(self, message: BitextReloaded) -> None:
        self.controllers.updates.take_reloaded(message)

    @on(SearchDone)
    def _take_found(self, message: SearchDone) -> None:
        self.controllers.search.show_found(message)

    @on(NoticePosted)
    def _take_notice(self, message: NoticePosted) -> None:
        self.window.show_notice(message.notice, is_problem=message.is_problem)

    # -- actions: moving --------------------------------------------------------------------------------------

    def action_passage(self, steps: int) -> None:
        """The next passage or the one before."""
        self.controllers.navigation.step(steps)

    def action_line(self, steps: int) -> None:
        """Scroll by rows."""
        self.controllers.navigation.scroll(steps)

    def action_page(self, steps: int) -> None:
        """Scroll by pages."""
        self.controllers.navigation.scroll_pages(steps)

    def action_half_page(self, steps: int) -> None:
        """Scroll by halves of a page."""
        self.controllers.navigation.scroll_half_pages(steps)

    def action_paragraph(self, steps: int) -> None:
        """The next paragraph or the one before."""
        self.controllers.navigation.step_paragraph(steps)

    def action_top(self, number: int | None = None) -> None:
        """The first passage, or the one of a number."""
        self.controllers.navigation.go_to_top(number)

    def action_bottom(self, number: int | None = None) -> None:
        """The last passage, or the one of a number."""
        self.controllers.navigation.go_to_bottom(number)

    def action_percent(self, number: int | None = None) -> None:
        """A percentage of the text."""
        self.controllers.navigation.go_to_percent(number)

    def action_goto(self, number: int | None = None) -> None:
        """The passage of a number; without one, ask for a place."""
        if number is None:
            self.controllers.navigation.ask_place()
        else:
            self.controllers.navigation.go_to_number(number)

    def action_next_pane(self, steps: int = 1) -> None:
        """Focus the next pane or the sidebar."""
        self.controllers.navigation.focus_next(steps)

    def action_jump(self, steps: int) -> None:
        """Back in the jump list, or forward."""
        self.controllers.annotations.step_jump(steps)

    # -- actions: marks and notes -----------------------------------------------------------------------------

    def action_set_mark(self) -> None:
        """Ask for the letter of a new mark."""
        self.controllers.annotations.ask_new_mark()

    def action_jump_to_mark(self) -> None:
        """Ask for the letter of a mark and go there."""
        self.controllers.annotations.ask_mark()

    def action_bookmark(self) -> None:
        """Bookmark this passage, or remove its bookmark."""
        self.controllers.annotations.toggle_bookmark()

    def action_note(self) -> None:
        """Ask for a note on this passage."""
        self.controllers.annotations.ask_note()

    def action_export_notes(self) -> None:
        """Ask for a file to write the notes to."""
        self.controllers.files.exporting.ask_notes_file()

    # -- actions: lists and issues ----------------------------------------------------------------------------

    def action_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self.controllers.lists.toggle_sidebar()

    def action_list(self, list_name: ListName) -> None:
        """Show a list and move into it."""
        self.controllers.lists.enter(list_name)

    def action_item(self, steps: int) -> None:
        """The next item of the list or the one before."""
        self.controllers.lists.step_item(steps)

    def action_sort_figures(self) -> None:
        """Figures by value, or in the order of the text."""
        self.controllers.lists.toggle_figure_order()

    def action_dismiss_issue(self) -> None:
        """Dismiss the current issue, or restore it."""
        self.controllers.lists.toggle_dismissed()

    def action_note_issue(self) -> None:
        """Ask why the current issue is dismissed."""
        self.controllers.lists.ask_reason()

    # -- actions: searching -----------------------------------------------------------------------------------

    def action_search(self, backward: bool = False) -> None:
        """Ask for words to find."""
        self.controllers.search.ask_words(backward=backward)

    def action_figure_search(self) -> None:
        """Ask for a value to find."""
        self.controllers.search.ask_figure()

    def action_search_word(self) -> None:
        """Search for the word that was pointed at."""
        self.controllers.search.search_word()

    def action_hit(self, steps: int) -> None:
        """The next hit or the one before."""
        self.controllers.search.step_hit(steps)

    def action_matching_rows(self) -> None:
        """Show only passages with hits, or all."""
        self.controllers.views.toggle_matching_rows()

    def action_cancel(self) -> None:
        """Step back, out of what is innermost (see CANCEL_STEPS)."""
        leave = next((leave for is_there, leave in CANCEL_STEPS if is_there(self)), None)
        leave(self) if leave else self.controllers.lists.deselect_item()

    # -- actions: the alignment -------------------------------------------------------------------------------

    def action_uncertain(self, steps: int) -> None:
        """The next uncertain alignment or the one before."""
        self.controllers.alignment_editing.step_uncertain(steps)

    def action_alignment_editing(self, begins: bool | None = None) -> None:
        """Begin to edit the alignment, or end it."""
        self.controllers.alignment_editing.set_mode(not self.state.is_editing if begins is None else begins)

    def action_edit_alignment(self, edit: str) -> None:
        """Make an edit by its name."""
        if edit == "leave":
            self.controllers.alignment_editing.set_mode(False)
        else:
            self.controllers.alignment_editing.edit(edit)

    def action_lock(self) -> None:
        """Unlock the panes, or align their passages and lock them."""
        self.controllers.alignment_editing.toggle_lock()

    # -- actions: how the texts are shown ---------------------------------------------------------------------

    def action_view(self) -> None:
        """The next view."""
        self.controllers.views.choose_next_view()

    def action_peek(self) -> None:
        """Show or hide the translation of this passage."""
        self.controllers.views.toggle_peek()

    def action_swap_sides(self) -> None:
        """Swap the two sides."""
        self.controllers.views.swap_sides()

    def action_zen(self) -> None:
        """Show the text alone, or with its bars again."""
        self.controllers.views.toggle_zen()

    def action_spacing(self) -> None:
        """The next number of blank rows between passages."""
        self.controllers.views.choose_next_spacing()

    def action_margins(self) -> None:
        """The next width of margins."""
        self.controllers.views.choose_next_margins()

    def action_pane_share(self, steps: int) -> None:
        """Make the active pane wider or narrower."""
        self.controllers.views.change_share(steps)

    def action_harakat(self) -> None:
        """Show or hide the vowel marks."""
        self.controllers.views.toggle_harakat()

    def action_digits(self) -> None:
        """The next shape of digits."""
        self.controllers.views.choose_next_digits()

    # -- actions: out of the reader ---------------------------------------------------------------------------

    def action_yank(self) -> None:
        """Copy the selection, else the passage."""
        self.controllers.copying.copy_text()

    def action_yank_pair(self) -> None:
        """Copy the passage in both languages, with its place."""
        self.controllers.copying.copy_citation()

    def action_yank_link(self) -> None:
        """Copy a permalink to this passage."""
        self.controllers.copying.copy_permalink()

    def action_export(self) -> None:
        """Ask for a form to write the texts in."""
        self.controllers.files.exporting.ask_form()

    def action_editor(self) -> None:
        """Open the active text in an editor."""
        self.controllers.files.open_editor()

    def action_info(self) -> None:
        """Show details of the texts and of this passage."""
        self.controllers.files.show_info()

    def action_reload(self) -> None:
        """Reload the files."""
        self.controllers.updates.reload()

    def action_redraw(self) -> None:
        """Draw everything again: something else may have written on the terminal."""
        self.app.refresh(layout=True)


CANCEL_STEPS: tuple[tuple[Callable[[ReaderScreen], object], Callable[[ReaderScreen], None]], ...] = (
    (lambda reader: reader.window.highlighter.selected, lambda reader: reader.controllers.copying.deselect()),
    (
        lambda reader: reader.state.locked_pane,
        lambda reader: reader.controllers.alignment_editing.lock(_("locked again")),
    ),
    (lambda reader: reader.state.list_covers_panes, lambda reader: reader.window.cover_panes(False)),
    (lambda reader: reader.window.sidebar.has_focus, lambda reader: reader.controllers.lists.leave()),
    (lambda reader: reader.state.view_options.is_zen, lambda reader: reader.controllers.views.toggle_zen()),
    (lambda reader: reader.reading.shown_passages is not None, lambda reader: reader.controllers.views.show_all_rows()),
    (lambda reader: reader.reading.hits is not None, lambda reader: reader.controllers.search.leave()),
)
"""What Esc leaves, the first that is there: of each, whether it is there, and leaving it."""


def reader_with(table: KeyTable, screen: type[ReaderScreen] = ReaderScreen) -> type[ReaderScreen]:
    """``screen`` with the keys of ``table``.

    A class, since Textual reads the bindings of a screen from its class. Its key maps would not do: they cannot take
    a key away, and are applied again at every key.
    """
    if table is DEFAULT:
        return screen
    bound = {"BINDINGS": [*bindings(table.editing), *bindings(table.reading)], "key_table": table}
    return type(screen.__name__, (screen,), bound, inherit_bindings=False)
