"""Searching: asking for words or a value, finding while it is typed, going from hit to hit, and back to the start."""

from __future__ import annotations

from sejajar.i18n import N_, _
from sejajar.session.reading.entries import Occurrence
from sejajar.session.reading.word import pointed_word
from sejajar.tui.messages import SearchDone
from sejajar.tui.reader.lists import SidebarLists
from sejajar.tui.reader.state import Question
from sejajar.tui.reader.window import ReaderWindow
from sejajar.tui.rows.viewport import ScrollPosition

SEARCH_HINT = N_("words in either language")
BACKWARD_SIGN = "?"
FIGURE_HINT = "42%   >1jt   usd>=10bn   100rb..500rb   mw   40 مليار   !"


class Search:
    """What finds words and values."""

    def __init__(self, window: ReaderWindow, lists: SidebarLists) -> None:
        self.window = window
        self.state = window.state
        self.reading = window.reading
        self.lists = lists

    def ask_words(self, *, backward: bool = False) -> None:
        """Ask for words to find, from here on or backward."""
        self._ask(BACKWARD_SIGN if backward else "/", _(SEARCH_HINT))

    def ask_figure(self) -> None:
        """Show the figures and ask for a value to find."""
        self.reading.lists.choose_list("figures")
        self._ask("#", FIGURE_HINT)

    def search_word(self) -> None:
        """Search both panes for the word clicked last in this passage, else that of the item or hit, else its first."""
        word = pointed_word(self.reading, self.state.clicked) if self.reading.bitext.passages else ""
        if not word:
            return self.window.show_notice(_("no word here"))
        self._ask("/", SEARCH_HINT)
        self._search_as_typed(word)
        return self.window.answer(word)

    def _ask(self, sign: str, hint: str) -> None:
        self.state.search_origin = (self.state.top, self.reading.passage_index)
        self.state.searches_backward = sign == BACKWARD_SIGN
        self.window.prompt.take_history(sign, self.window.background.store.searches(sign))
        self.window.ask(Question(sign, hint, self._finish, self._search_as_typed, self._give_up))

    def _search_as_typed(self, text: str) -> None:
        background = self.window.background
        if text:
            background.search(self.window.screen, self.reading.bitext, self.window.prompt.sign, text)
        else:
            background.forget_search()
            self._go_back_to_origin()

    def _finish(self, text: str) -> None:
        """Keep the hit that was found; the prompt is closed."""
        if not text and self.window.prompt.sign == "#":
            return self.lists.enter("figures")
        if text:
            self.window.background.store.add_search(self.window.prompt.sign, text)
        if self.state.search_origin:
            self.reading.record_jump(self.state.search_origin[1])
        self.window.reveal(self._current_hit)
        return self.window.show()

    def _give_up(self) -> None:
        self.window.background.forget_search()
        self._go_back_to_origin()

    def leave(self) -> None:
        """Forget the hits and go back to where the search began, unless the user has moved on since."""
        hit = self._current_hit
        if hit and hit.passage_index != self.reading.passage_index:
            self.state.search_origin = None
        self._go_back_to_origin()

    def _go_back_to_origin(self) -> None:
        self.reading.hits = None
        self.window.set_notice()
        if self.state.search_origin:
            self._go_back_to(*self.state.search_origin)
            self.window.keep_in_sight()
        self.window.show()

    def _go_back_to(self, top: ScrollPosition, passage_index: int) -> None:
        self.reading.go_to(passage_index)
        # The rows that were hidden are there again before they are scrolled to.
        self.window.update_viewport()
        self.window.scroll_to(top)

    @property
    def _current_hit(self) -> Occurrence | None:
        return self.reading.hits.looked_at if self.reading.hits else None

    def show_found(self, message: SearchDone) -> None:
        """Show what a search found, unless a newer one has begun."""
        if message.generation != self.window.background.search_generation:
            return None
        origin = self.state.search_origin or (self.state.top, self.reading.passage_index)
        if message.problem:
            self.reading.hits = None
            return self.window.refuse(message.problem)
        place = self.reading.show_hits(message.label, message.places, origin[1], backward=self.state.searches_backward)
        self.window.set_notice("" if place else _("not found"), is_problem=place is None)
        if place is None:
            self._go_back_to(*origin)
        return self._arrive(place)

    def step_hit(self, steps: int) -> None:
        """Go to the next hit of the search, or the one before."""
        passage_before = self.reading.passage_index
        steps = -steps if self.state.searches_backward else steps
        place, has_wrapped = self.reading.step_hit(steps)
        if place is None:
            return self.window.show_notice(
                _("no search yet: / for words, # for figures") if self.reading.hits is None else _("not found")
            )
        self.reading.record_jump(passage_before)
        wrapped = _("continued from the top") if steps > 0 else _("continued from the end")
        self.window.set_notice(wrapped if has_wrapped else "")
        return self._arrive(place)

    def _arrive(self, place: Occurrence | None) -> None:
        self.reading.lists.follow_place()
        self.window.reveal(place)
        self.window.show()
