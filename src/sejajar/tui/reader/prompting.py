"""Asking the reader for a line of text: one prompt, whatever it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual import on

from sejajar.tui.reader.navigation import MovingActions
from sejajar.tui.widgets.prompt import Prompt


class Question(NamedTuple):
    """What is asked, and what is done with the answer.

    Attributes:
        sign: stands before the text; answers of one sign share a history.
        hint: stands in its place while there is none.
        take: called with the text once Enter was pressed; the prompt is closed by then.
        take_typed: called with the text at each change.
        give_up: called when the reader leaves without an answer.
        wants_letter: whether one letter is asked for, which is read by its place on the keyboard, as keys are.
    """

    sign: str
    hint: str
    take: Callable[[str], None]
    take_typed: Callable[[str], None] | None = None
    give_up: Callable[[], None] | None = None
    wants_letter: bool = False


class AskingActions(MovingActions):
    """The prompt as questions and answers."""

    question: Question | None = None

    def ask(self, question: Question, text: str = "") -> None:
        """Open the prompt with ``text`` in it."""
        if self.list_covers_panes:
            self.cover_panes(False)
        self.question = question
        self.prompt.open(question.sign, question.hint, text)
        self.keep_in_sight()
        self.show()

    def answer(self, text: str) -> None:
        """Close the prompt and take ``text`` as if Enter had been pressed."""
        question = self._close()
        if question:
            question.take(text)

    def cover_panes(self, covers: bool) -> None:
        """Put the list over the panes, in a window that has no room for both, or take it away."""
        self.list_covers_panes = covers
        self.fit_parts()
        (self.sidebar if covers else self.pane(self.reading.active_side)).focus()

    def _close(self) -> Question | None:
        question, self.question = self.question, None
        self.prompt.close()
        self.pane(self.reading.active_side).focus()
        return question

    @on(Prompt.Changed)
    def _take_typed(self, message: Prompt.Changed) -> None:
        if type(message) is Prompt.Changed and self.question and self.question.take_typed:
            self.question.take_typed(message.value)

    @on(Prompt.Submitted)
    def _take_answer(self, message: Prompt.Submitted) -> None:
        self.answer(message.value)

    @on(Prompt.Dismissed)
    def _give_up(self) -> None:
        question = self._close()
        if question and question.give_up:
            question.give_up()
        self.show()
