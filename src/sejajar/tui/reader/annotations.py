"""What the user puts on passages: marks named by a letter, bookmarks, notes; and the jump list."""

from __future__ import annotations

from collections.abc import Callable

from sejajar.i18n import _
from sejajar.session.memory.annotations import PassageAnnotations, annotations_by_passage, list_annotations
from sejajar.session.memory.store import AnnotationKind, ReadingStore
from sejajar.tui.reader.state import Question
from sejajar.tui.reader.window import ReaderWindow

NOTE_SIGN = "✎"
"""The prompt's sign for notes."""
JUMP_SIGNS = "'`"
"""Typed for a mark's letter, they mean the place the last jump left from, as in vi."""


class Annotations:
    """What is put on passages, and going back to it."""

    def __init__(self, window: ReaderWindow) -> None:
        self.window = window
        self.reading = window.reading
        self.found: tuple[PassageAnnotations, ...] = ()
        """What is put on passages, as found in the texts that are read."""

    @property
    def _memory(self) -> ReadingStore:
        return self.window.background.store

    def list_places(self) -> None:
        """Find what was put on passages in the texts as they are now, and list it."""
        bitext = self.reading.bitext
        self.found = annotations_by_passage(bitext, self._memory)
        self.reading.lists.replace_list("bookmarks", list_annotations(bitext, self.found))
        self.reading.place_signs = {
            kept.passage_index: kept.signs for kept in self.found if kept.passage_index is not None
        }
        self.reading.lists.follow_place()

    # -- the jump list ----------------------------------------------------------------------------------------

    def step_jump(self, steps: int) -> None:
        """Go back in the jump list, or forward."""
        for _step in range(abs(steps)):
            if not self.reading.step_jump(1 if steps > 0 else -1):
                return self.window.show_notice(_("no earlier jump") if steps < 0 else _("no later jump"))
        return self._arrive()

    def _arrive(self) -> None:
        self.reading.lists.follow_place()
        self.window.set_notice()
        self.window.reveal()
        self.window.show()

    # -- marks ------------------------------------------------------------------------------------------------

    def ask_new_mark(self) -> None:
        """Ask for a letter and name the current passage by it."""
        self._ask_letter(_("a letter for the mark on this passage"), self._set_mark)

    def ask_mark(self) -> None:
        """Ask for a letter and go to the passage it names."""
        letters = " ".join(sorted(mark.name for mark in self._memory.marks))
        hint = _("letter of the mark: {letters}").format(letters=letters) if letters else _("no marks set yet")
        self._ask_letter(hint, self._go_to_mark)

    def _ask_letter(self, hint: str, take: Callable[[str], None]) -> None:
        def take_first(text: str) -> None:
            if text:
                # The first letter is the answer: the user need not press Enter.
                self.window.answer(text)

        answer = Question("'", hint, lambda text: take(text[:1]) if text else None, take_first, wants_letter=True)
        self.window.ask(answer)

    def _set_mark(self, letter: str) -> None:
        if not letter.isalnum():
            return self.window.refuse(_("a mark must be a letter or a digit"))
        return self._add("mark", _("mark {letter} set").format(letter=letter), name=letter)

    def _go_to_mark(self, letter: str) -> None:
        bitext = self.reading.bitext
        mark = self._memory.mark(letter)
        last = self.reading.jumps.last if letter in JUMP_SIGNS else None
        passage_index = bitext.passage_at(*last) if last else mark.passage_index(bitext) if mark else None
        if passage_index is None:
            problem = _("the sentence of mark {letter} no longer exists") if mark else _("no mark {letter}")
            return self.window.refuse(problem.format(letter=letter))
        self.reading.record_jump()
        self.reading.go_to(passage_index)
        return self._arrive()

    # -- bookmarks and notes ----------------------------------------------------------------------------------

    def toggle_bookmark(self) -> None:
        """Bookmark the current passage, or remove its bookmark."""
        if not self.reading.bitext.passages:
            return
        here = self._memory.at_passage("bookmark", self.reading.passage_index)
        if here:
            done = self.window.confirm(_("bookmark removed"))
            self._memory.remove([bookmark.annotation_id for bookmark in here], done)
            self._show_changed()
        else:
            self._add("bookmark", _("bookmarked"))

    def ask_note(self) -> None:
        """Ask for a note on the current passage, or change the one there is."""
        if not self.reading.bitext.passages:
            return
        bitext, passage_index = self.reading.bitext, self.reading.passage_index
        known = next(iter(self._memory.at_passage("note", passage_index)), None)

        def take(text: str) -> None:
            note = text.strip()
            if note == (known.text if known else ""):
                self.window.show()
            elif known is None:
                # Not where a click has gone meanwhile; but an alignment made again counts its passages otherwise.
                here = passage_index if self.reading.bitext is bitext else None
                self._add("note", _("note written"), here, text=note)
            elif note:
                self._memory.change_text(known.annotation_id, note, self.window.confirm(_("note written")))
                self._show_changed()
            else:
                self.window.prompt.remember(NOTE_SIGN, known.text)
                self._memory.remove([known.annotation_id], self.window.confirm(_("note removed")))
                self._show_changed()

        self.window.ask(Question(NOTE_SIGN, _("a note on this passage"), take), known.text if known else "")

    def _add(self, kind: AnnotationKind, notice: str, passage_index: int | None = None, **what: str) -> None:
        reading = self.reading
        if reading.bitext.passages:
            here = reading.passage_index if passage_index is None else passage_index
            done = self.window.confirm(notice)
            self._memory.add(kind, here, reading.active_side, **what, done=done)
            self._show_changed()

    def _show_changed(self) -> None:
        """Show the list as it is now; the status line confirms the change once it is saved."""
        self.list_places()
        self.window.show()
