"""How the texts are shown: views, zen, margins, widths, only the rows with hits; vowel marks and the shape of digits.

They change which rows are drawn, where and how. The current passage stays on its row of the screen where that can be.
"""

from __future__ import annotations

from bisect import bisect_left

from textual.containers import Horizontal

from sejajar.i18n import N_, _, ngettext
from sejajar.layout.digits import Digits
from sejajar.session.bitext import OTHER, Side
from sejajar.text.span import Span
from sejajar.tui.reader.navigation import Navigation
from sejajar.tui.reader.pane_layout import MARGINS, MOST_SPACING, ONE_PANE_BELOW, VIEWS, Margins, ViewOptions
from sejajar.tui.reader.window import ReaderWindow
from sejajar.tui.rows.viewport import FIRST_ROW, ScrollPosition, View

VIEW_NAMES: dict[View, str] = {
    "side_by_side": N_("side by side"),
    "interleaved": N_("interleaved"),
    "single": N_("one language: p shows the translation, Tab switches to it"),
}
MARGIN_NAMES: dict[Margins, str] = {
    "narrow": N_("narrow margins"),
    "middling": N_("medium margins"),
    "wide": N_("wide margins"),
}
DIGIT_NAMES: dict[Digits, str] = {
    "as-written": N_("digits as written"),
    "western": N_("digits 0-9"),
    "arabic-indic": N_("digits ٠-٩"),
}
SHARE_STEP = 0.04
"""How much of the width one press moves from one pane to the other."""


class Views:
    """What changes how the texts are shown."""

    def __init__(self, window: ReaderWindow, navigation: Navigation) -> None:
        self.window = window
        self.state = window.state
        self.reading = window.reading
        self.navigation = navigation

    # -- arranging --------------------------------------------------------------------------------------------

    def arrange(self, options: ViewOptions) -> None:
        """Show the texts by other options; the current passage stays on its row of the screen."""
        where, passage_index = self._where_on_screen(), self.reading.passage_index
        self.state.view_options = options
        self._rearrange(where, passage_index)

    def restore(self, stored: dict[str, object]) -> None:
        """Show the texts as :meth:`~sejajar.tui.reader.state.ReaderState.stored_options` says."""
        where, passage_index = self._where_on_screen(), self.reading.passage_index
        self.state.restore_options(stored)
        self._rearrange(where, passage_index)

    def _where_on_screen(self) -> tuple[int, Side, Span] | None:
        """The row of the screen on which the current passage begins to be shown, and what it shows there."""
        active = self.reading.active_side
        for y, row in enumerate(self.window.viewport.rows_from(self.state.top, self.window.pane_rows)):
            for side in (active, OTHER[active]):
                line = row.line(side)
                if row.passage_index == self.reading.passage_index and line:
                    return y, side, Span(line.span.start, line.span.start + 1)
        return None

    def _rearrange(self, where: tuple[int, Side, Span] | None, passage_before: int) -> None:
        window = self.window
        self._order_panes()
        window.fit()
        passage_index = self.reading.passage_index
        if where:
            y, side, characters = where
            row = window.viewport.passage_layout(passage_index).row_of(side, characters)
            here = ScrollPosition(passage_index, row if passage_index == passage_before else FIRST_ROW)
            window.scroll_to(window.viewport.scrolled(here, -y))
            window.reveal()
        window.show()

    def _order_panes(self) -> None:
        first, second = (self.window.pane(side) for side in self.state.view_options.order)
        desk = self.window.screen.query_one("#desk", Horizontal)
        if desk.children[0] is not first:
            desk.move_child(second, after=first)

    def choose_next_view(self) -> None:
        """The next view: side by side, interleaved, one language; in a narrow window the last two."""
        window = self.window
        if self.state.locked_pane:
            return window.show_notice(_("unlocked panes must stay side by side: l locks them"))
        if window.size.width < ONE_PANE_BELOW:
            chosen: View = "interleaved" if window.view == "single" else "side_by_side"
        else:
            chosen = VIEWS[(VIEWS.index(window.view) + 1) % len(VIEWS)]
        self.arrange(self.state.view_options._replace(view=chosen))
        return window.show_notice(_(VIEW_NAMES[window.view]))

    def swap_sides(self) -> None:
        """Swap the left and the right pane, or what is above and beneath; in one language, show the other one."""
        if self.window.view == "single":
            return self.navigation.focus_side(OTHER[self.reading.active_side])
        options = self.state.view_options
        return self.arrange(options._replace(is_swapped=not options.is_swapped))

    def choose_next_spacing(self) -> None:
        """No, one or two blank rows between passages."""
        spacing = (self.state.view_options.spacing + 1) % (MOST_SPACING + 1)
        self.arrange(self.state.view_options._replace(spacing=spacing))
        said = ngettext("{number} blank row between passages", "{number} blank rows between passages", spacing)
        self.window.show_notice(said.format(number=spacing) if spacing else _("no blank rows between passages"))

    def choose_next_margins(self) -> None:
        """Narrow, medium or wide margins."""
        margins = MARGINS[(MARGINS.index(self.state.view_options.margins) + 1) % len(MARGINS)]
        self.arrange(self.state.view_options._replace(margins=margins))
        self.window.show_notice(_(MARGIN_NAMES[margins]))

    def change_share(self, steps: int) -> None:
        """Make the active pane wider or narrower; 0 divides by the texts' lengths again."""
        if self.window.is_one_pane:
            return
        if steps == 0:
            self.state.source_share = None
        else:
            share = self.state.source_share
            share = self.window.pane_columns(100)["source"] / 100 if share is None else share
            towards_source = steps if self.reading.active_side == "source" else -steps
            self.state.source_share = max(0.3, min(0.7, share + SHARE_STEP * towards_source))
        self.window.fit()

    # -- the translation in the view of one language ----------------------------------------------------------

    def toggle_peek(self) -> None:
        """Show the translation of the current passage, where one language is read, or hide it again."""
        reading, window = self.reading, self.window
        if window.view != "single":
            window.set_notice(_("the translation is already shown; v shows one language"))
        elif reading.bitext.passages:
            other = reading.bitext.passages[reading.passage_index].spans(OTHER[reading.active_side])
            window.set_notice("" if other else _("this passage has no translation"))
            if reading.toggle_peek():
                window.update_viewport()
                self._bring_up_peek()
                window.background.store.add("peek", reading.passage_index)
        window.scroll_to(self.state.top)
        window.show()

    def _bring_up_peek(self) -> None:
        """Scroll no further than shows the translation, and never the passage's own first row away."""
        viewport, pane_rows, passage_index = self.window.viewport, self.window.pane_rows, self.reading.passage_index
        above = viewport.rows_between(self.state.top, ScrollPosition(passage_index), 2 * pane_rows) or 0
        below = above + viewport.passage_layout(passage_index).text_rows - pane_rows
        if below > 0 and above > 0:
            self.window.scroll_to(viewport.scrolled(self.state.top, min(below, above)))

    # -- zen --------------------------------------------------------------------------------------------------

    def toggle_zen(self) -> None:
        """Show the text alone, or with its bars again."""
        is_zen = not self.state.view_options.is_zen
        if is_zen:
            self.state.list_covers_panes = False
            self.window.active_pane.focus()
        self.window.set_notice(_("z or Esc to leave") if is_zen else "")
        self.arrange(self.state.view_options._replace(is_zen=is_zen))

    # -- only the rows with hits ------------------------------------------------------------------------------

    def toggle_matching_rows(self) -> None:
        """Show only the passages that the search found, or all of them again."""
        reading = self.reading
        if reading.shown_passages is not None:
            return self.show_all_rows()
        if not reading.hits or not reading.hits.places:
            return self.window.show_notice(
                _("not found") if reading.hits else _("no search yet: / for words, # for figures")
            )
        reading.is_matching = True
        shown = reading.shown_passages or ()
        nearest = shown[min(bisect_left(shown, reading.passage_index), len(shown) - 1)]
        if nearest != reading.passage_index:
            reading.record_jump()
            reading.go_to(nearest)
            reading.lists.follow_place()
        self.window.set_notice()
        return self.arrange(self.state.view_options)

    def show_all_rows(self) -> None:
        """Show all passages again."""
        self.reading.is_matching = False
        self.window.set_notice(_("all passages shown"))
        self.arrange(self.state.view_options)

    # -- letters ----------------------------------------------------------------------------------------------

    def toggle_harakat(self) -> None:
        """Show or hide the vowel marks."""
        viewport = self.window.viewport
        viewport.set_letters(show_harakat=not viewport.show_harakat, digits=viewport.digits)
        self.window.renderer.show_harakat = viewport.show_harakat
        self.window.sidebar.refresh()
        self._show_letters(_("vowel marks as written") if viewport.show_harakat else _("vowel marks hidden"))

    def choose_next_digits(self) -> None:
        """The next shape of digits: as written, 0-9, ٠-٩."""
        viewport = self.window.viewport
        shapes = list(DIGIT_NAMES)
        digits = shapes[(shapes.index(viewport.digits) + 1) % len(shapes)]
        viewport.set_letters(show_harakat=viewport.show_harakat, digits=digits)
        self._show_letters(_(DIGIT_NAMES[digits]))

    def _show_letters(self, notice: str) -> None:
        """Lay out again, since other letters may wrap differently."""
        self.window.set_notice(notice)
        self.window.scroll_to(ScrollPosition(self.state.top.passage_index))
        self.window.reveal()
        self.window.show()
