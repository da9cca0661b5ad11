"""Going to a place by its number: counts before a key, a percentage, and the question for a place."""

from __future__ import annotations

from sejajar.i18n import _
from sejajar.session.positions.notation import PlaceError, StartPlace, read_place
from sejajar.session.reading.entries import occurrence
from sejajar.text.span import Span
from sejajar.tui.reader.background import run_in_background
from sejajar.tui.reader.prompting import Question
from sejajar.tui.reader.search import SearchActions

PLACE_SIGN = "→"


class GoingActions(SearchActions):
    """What a reader does to be at a place that has a number.

    A count reaches these actions as ``number``, None without one; see :func:`sejajar.keyboard.keymap.counted`.
    """

    def action_passage(self, steps: int) -> None:
        """So many passages on or back; a single step scrolls through a passage that is longer than the screen."""
        if abs(steps) > 1:
            return self.go_to(self.viewport.stepped(self.reading.passage_index, steps))
        return super().action_passage(steps)

    def action_top(self, number: int | None = None) -> None:
        """Go to the first passage, or to the one of a number."""
        if number is None:
            return super().action_top()
        return self.go_to_place(StartPlace(None, number - 1))

    def action_bottom(self, number: int | None = None) -> None:
        """Go to the last passage, or to the one of a number."""
        if number is None:
            return super().action_bottom()
        return self.go_to_place(StartPlace(None, number - 1))

    def action_percent(self, number: int | None = None) -> None:
        """Go so many percent into the text; without a number, say how."""
        if number is None:
            self.tell(_("type a number first: 50% is the middle"))
            return self.show()
        return self.go_to_place(StartPlace(None, number, is_percent=True))

    def action_goto(self, number: int | None = None) -> None:
        """Go to the passage of a number; without one, ask for a place."""
        if number is not None:
            return self.go_to_place(StartPlace(None, number - 1))
        return self.ask(
            Question(PLACE_SIGN, _("a passage number, 50%, s:3400, t:2900 or a permalink"), self._go_to_answer)
        )

    def _go_to_answer(self, text: str) -> None:
        if not text.strip():
            return self.show()
        try:
            place = read_place(text)
        except PlaceError as error:
            self.tell(str(error), is_problem=True)
            return self.show()
        if not place.link:
            return self.go_to_place(place)
        bitext = self.reading.bitext

        def take(found: tuple[StartPlace, str]) -> None:
            # Texts that were read again meanwhile have other places.
            if self.reading.bitext.source is bitext.source and self.reading.bitext.target is bitext.target:
                self._go_to_found(*found)

        return run_in_background(self, bitext, lambda: place.found(bitext), take)

    def _go_to_found(self, place: StartPlace, problem: str) -> None:
        self.go_to_place(place)
        if problem:
            self.tell(problem, is_problem=True)
            self.show()

    def go_to_place(self, place: StartPlace) -> None:
        """Jump to ``place``, its character in sight where it names one."""
        bitext = self.reading.bitext
        if not bitext.passages:
            return
        self.reading.leap()
        self.go_to(self.viewport.nearest(place.passage_index(bitext)))
        if place.side is not None:
            span = Span(place.number, place.number + 1)
            self.reveal(occurrence(bitext, *((span, None) if place.side == "source" else (None, span))))
            self.show()
