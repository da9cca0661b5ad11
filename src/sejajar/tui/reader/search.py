"""The reader's search: asking, finding as the query is typed, going from hit to hit, and back."""

from __future__ import annotations

from textual import on

from sejajar.i18n import N_, _
from sejajar.session.reading.entries import Occurrence
from sejajar.tui.messages import SearchDone
from sejajar.tui.reader.lists import ListActions
from sejajar.tui.reader.prompting import Question

SEARCH_HINT = N_("words in either language")
BACKWARD_SIGN = "?"
FIGURE_HINT = "42%   >1jt   usd>=10bn   100rb..500rb   mw   40 مليار   !"


class SearchActions(ListActions):
    """What a reader does to find words and values."""

    searches_backward = False
    """Whether the search went towards the beginning: then so does the next hit."""

    def action_search(self, backward: bool = False) -> None:
        """Ask for words to find, from here on or backward."""
        self._ask_search(BACKWARD_SIGN if backward else "/", _(SEARCH_HINT))

    def action_figure_search(self) -> None:
        """Show the figures and ask for a value to find."""
        self.reading.choose_list("figures")
        self._ask_search("#", FIGURE_HINT)

    def _ask_search(self, sign: str, hint: str) -> None:
        self.search_origin = (self.top, self.reading.passage_index)
        self.searches_backward = sign == BACKWARD_SIGN
        self.prompt.take_history(sign, self.work.memory.searches(sign))
        self.ask(Question(sign, hint, self._keep_search, self._search_as_typed, self._give_up_search))

    def _search_as_typed(self, text: str) -> None:
        if text:
            self.work.search(self, self.reading.bitext, self.prompt.sign, text)
        else:
            self.work.forget_search()
            self._go_back_to_origin()

    def _keep_search(self, text: str) -> None:
        if not text and self.prompt.sign == "#":
            self.action_list("figures")
            return
        if text:
            self.work.memory.add_search(self.prompt.sign, text)
        if self.search_origin:
            self.reading.leap(self.search_origin[1])
        self.reveal(self._looked_at)
        self.show()

    def _give_up_search(self) -> None:
        self.work.forget_search()
        self._go_back_to_origin()

    def _go_back_to_origin(self) -> None:
        self.reading.hits = None
        self.tell()
        if self.search_origin:
            top, passage_index = self.search_origin
            self.reading.go_to(passage_index)
            self.take_up()
            self.top = self.viewport.kept(top, self.pane_rows)
            self.keep_in_sight()
        self.show()

    @property
    def _looked_at(self) -> Occurrence | None:
        hits = self.reading.hits
        return hits.places[hits.current] if hits and hits.current is not None else None

    @on(SearchDone)
    def _show_search(self, message: SearchDone) -> None:
        if message.generation != self.work.search_generation:
            return None
        origin = self.search_origin or (self.top, self.reading.passage_index)
        if message.problem:
            self.reading.hits = None
            self.tell(message.problem, is_problem=True)
            return self.show()
        place = self.reading.show_hits(message.label, message.places, origin[1], backward=self.searches_backward)
        self.tell("" if place else _("not found"), is_problem=place is None)
        if place is None:
            self.top = origin[0]
            self.reading.go_to(origin[1])
        self.reading.follow_place()
        self.reveal(place)
        return self.show()

    def action_hit(self, steps: int) -> None:
        """Go to the next hit of the search, or the one before."""
        left = self.reading.passage_index
        steps = -steps if self.searches_backward else steps
        place, went_round = self.reading.step_hit(steps)
        if place is None:
            self.tell(_("no search yet: / for words, # for figures") if self.reading.hits is None else _("not found"))
            return self.show()
        self.reading.leap(left)
        self.tell((_("continued from the top") if steps > 0 else _("continued from the end")) if went_round else "")
        self.reading.follow_place()
        self.reveal(place)
        return self.show()

    def action_cancel(self) -> None:
        """Step back: out of the list, out of the search to where it began, off the selected item."""
        if self.list_covers_panes:
            self.cover_panes(False)
        elif self.sidebar.has_focus:
            self.pane(self.reading.active_side).focus()
        elif self.reading.hits:
            looked_at = self._looked_at
            if looked_at and looked_at.passage_index != self.reading.passage_index:
                # The reader has read on since: the place is theirs, only the marks go.
                self.search_origin = None
            self._go_back_to_origin()
        else:
            self.reading.selection = None
            self.tell()
            self.show()
