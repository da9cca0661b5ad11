"""The reader's views: side by side, interleaved, one language with peeks; zen; only the rows with hits; margins.

They change which rows are drawn and where. The reading place stays, on its row of the screen where that can be.
"""

from __future__ import annotations

from bisect import bisect_left

from textual import on
from textual.containers import Horizontal

from sejajar.i18n import N_, _, ngettext
from sejajar.session.bitext import OTHER, Bitext, Side
from sejajar.session.reading.entries import ListName
from sejajar.text.span import Span
from sejajar.tui.messages import RowClicked
from sejajar.tui.reader.goto import GoingActions
from sejajar.tui.reader.pane_layout import (
    MARGINS,
    MOST_SPACING,
    ONE_PANE_BELOW,
    SIDEBAR_FOLDS_BELOW,
    VIEWS,
    Margins,
    ViewOptions,
    read_settings,
    read_share,
)
from sejajar.tui.reader.search import SEARCH_HINT
from sejajar.tui.rows.viewport import FIRST_ROW, ScrollPosition, View

VIEW_NAMES: dict[View, str] = {
    "beside": N_("side by side"),
    "interleaved": N_("interleaved"),
    "one": N_("one language: p shows the translation, Tab switches to it"),
}
MARGIN_NAMES: dict[Margins, str] = {
    "narrow": N_("narrow margins"),
    "middling": N_("medium margins"),
    "wide": N_("wide margins"),
}


class ViewActions(GoingActions):
    """What a reader does to see the texts otherwise."""

    clicked: tuple[Side, Span] | None = None
    """The characters that were clicked last, and on which side."""

    # -- views ------------------------------------------------------------------------------------------------

    def action_view(self) -> None:
        """The next view: side by side, interleaved, one language; in a narrow window the last two."""
        if self.held:
            self.tell(_("unlocked panes must stay side by side: l locks them"))
            return self.show()
        if self.size.width < ONE_PANE_BELOW:
            chosen: View = "interleaved" if self.view == "one" else "beside"
        else:
            chosen = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        self.rearrange(self.settings._replace(view=chosen))
        self.tell(_(VIEW_NAMES[self.view]))
        return self.show()

    def action_peek(self) -> None:
        """Show the translation of the current passage, where one language is read, or hide it again."""
        reading = self.reading
        if self.view != "one":
            self.tell(_("the translation is already shown; v shows one language"))
        elif reading.bitext.passages:
            other = reading.bitext.passages[reading.passage_index].spans(OTHER[reading.active_side])
            self.tell("" if other else _("this passage has no translation"))
            if reading.toggle_peek():
                self.take_up()
                self._bring_up_peek()
                # After the translation is on the screen: the disk may be slow.
                self.call_after_refresh(self._keep_peek, reading.bitext, reading.passage_index)
        self.top = self.viewport.kept(self.top, self.pane_rows)
        self.show()

    def _keep_peek(self, bitext: Bitext, passage_index: int) -> None:
        if self.reading.bitext is bitext and (problem := self.work.memory.leave("peek", passage_index)[1]):
            self.tell(problem, is_problem=True)
            self.show()

    def _bring_up_peek(self) -> None:
        """Scroll by no more than shows the translation, and never the passage's own first row away."""
        block = self.viewport.block(self.reading.passage_index)
        place = ScrollPosition(self.reading.passage_index)
        above = self.viewport.rows_between(self.top, place, 2 * self.pane_rows) or 0
        below = above + block.text_rows - self.pane_rows
        if below > 0 and above > 0:
            self.top = self.viewport.moved(self.top, min(below, above))

    def action_swap_sides(self) -> None:
        """The left pane on the right, what is above beneath; in one language, the other one."""
        if self.view == "one":
            self.turn_page(OTHER[self.reading.active_side])
            return
        self.rearrange(self.settings._replace(is_swapped=not self.settings.is_swapped))

    def action_spacing(self) -> None:
        """No, one or two blank rows between passages."""
        spacing = (self.settings.spacing + 1) % (MOST_SPACING + 1)
        self.rearrange(self.settings._replace(spacing=spacing))
        said = ngettext("{number} blank row between passages", "{number} blank rows between passages", spacing)
        self.tell(said.format(number=spacing) if spacing else _("no blank rows between passages"))
        self.show()

    def action_margins(self) -> None:
        """Narrow, middling or wide margins."""
        margins = MARGINS[(MARGINS.index(self.settings.margins) + 1) % len(MARGINS)]
        self.rearrange(self.settings._replace(margins=margins))
        self.tell(_(MARGIN_NAMES[margins]))
        self.show()

    def rearrange(self, settings: ViewOptions) -> None:
        """Show the texts by other settings; the reading place stays on its row of the screen."""
        reading = self.reading
        place, passage_index = self._place_on_screen(), reading.passage_index
        self.settings = settings
        self._order_panes()
        self.fit_parts()
        if place:
            y, side, characters = place
            row = self.viewport.block(reading.passage_index).row_of(side, characters)
            here = ScrollPosition(reading.passage_index, row if passage_index == reading.passage_index else FIRST_ROW)
            self.top = self.viewport.kept(self.viewport.moved(here, -y), self.pane_rows)
            self.reveal()
        self.show()

    def _place_on_screen(self) -> tuple[int, Side, Span] | None:
        """The row of the screen on which the current passage begins to be shown, and what it shows there."""
        active = self.reading.active_side
        for y, row in enumerate(self.viewport.rows_from(self.top, self.pane_rows)):
            for side in (active, OTHER[active]):
                line = row.line(side)
                if row.passage_index == self.reading.passage_index and line:
                    return y, side, Span(line.span.start, line.span.start + 1)
        return None

    def _order_panes(self) -> None:
        first, second = (self.pane(side) for side in self.settings.order)
        desk = self.query_one("#desk", Horizontal)
        if desk.children[0] is not first:
            desk.move_child(second, after=first)

    def view_settings(self) -> dict[str, object]:
        """What the reader chose of how the texts stand, as plain values to keep."""
        view, is_swapped, _zen, spacing, margins = self.settings
        return {
            "view": view,
            "is_swapped": is_swapped,
            "spacing": spacing,
            "margins": margins,
            "source_share": self.source_share,
            "sidebar": self.sidebar_wanted,
        }

    def apply_view_settings(self, kept: dict[str, object]) -> None:
        """Show the texts as :meth:`view_settings` had it; what is missing or means nothing was never chosen."""
        settings = read_settings(kept)._replace(is_zen=self.settings.is_zen)
        self.source_share = read_share(kept)
        self.sidebar_wanted = kept.get("sidebar") is not False
        if self.is_mounted:
            self.rearrange(settings)
        else:
            self.settings = settings

    # -- zen --------------------------------------------------------------------------------------------------

    def action_zen(self) -> None:
        """The text alone, or with its bars again."""
        is_zen = not self.settings.is_zen
        if is_zen:
            self.list_covers_panes = False
            self.pane(self.reading.active_side).focus()
        self.tell(_("z or Esc to leave") if is_zen else "")
        self.rearrange(self.settings._replace(is_zen=is_zen))

    def action_sidebar(self) -> None:
        """Show or hide the sidebar; in zen, show it beside the text and its bars."""
        if self.settings.is_zen:
            self.sidebar_wanted = self.size.width < SIDEBAR_FOLDS_BELOW and self.sidebar_wanted
            self.action_zen()
        super().action_sidebar()

    def _show_list_of(self, list_name: ListName) -> None:
        if self.settings.is_zen:
            self.action_zen()
        super()._show_list_of(list_name)

    # -- only the rows with hits ------------------------------------------------------------------------------

    def action_matching_rows(self) -> None:
        """Show only the passages that the search found, or all of them again."""
        reading = self.reading
        if reading.shown_passages is not None:
            return self._show_all_rows()
        if not reading.hits or not reading.hits.places:
            self.tell(_("not found") if reading.hits else _("no search yet: / for words, # for figures"))
            return self.show()
        reading.is_matching = True
        shown = reading.shown_passages or ()
        nearest = shown[min(bisect_left(shown, reading.passage_index), len(shown) - 1)]
        if nearest != reading.passage_index:
            reading.leap()
            reading.go_to(nearest)
            reading.follow_place()
        self.tell()
        return self.rearrange(self.settings)

    def _show_all_rows(self) -> None:
        self.reading.is_matching = False
        self.tell(_("all passages shown"))
        self.rearrange(self.settings)

    def standing_notice(self) -> str:
        """That rows are left out, while they are."""
        shown = self.reading.shown_passages
        if shown is None:
            return super().standing_notice()
        said = ngettext(
            "{number} passage with hits; & shows all", "{number} passages with hits; & shows all", len(shown)
        )
        return said.format(number=len(shown))

    def action_cancel(self) -> None:
        """Step back: out of zen, then to all rows, before the search is left."""
        if self.list_covers_panes or self.sidebar.has_focus:
            return super().action_cancel()
        if self.settings.is_zen:
            return self.action_zen()
        if self.reading.shown_passages is not None:
            return self._show_all_rows()
        return super().action_cancel()

    # -- the word that was pointed at -------------------------------------------------------------------------

    @on(RowClicked)
    def _note_clicked(self, message: RowClicked) -> None:
        self.clicked = (message.side, message.place) if message.place else None

    def action_search_word(self) -> None:
        """Search both panes for the word clicked last in this passage, else that of the item or hit, else its first."""
        from sejajar.session.reading.word import pointed_word

        reading = self.reading
        word = pointed_word(reading, self.clicked) if reading.bitext.passages else ""
        if not word:
            self.tell(_("no word here"))
            return self.show()
        self._ask_search("/", SEARCH_HINT)
        self._search_as_typed(word)
        return self.answer(word)
