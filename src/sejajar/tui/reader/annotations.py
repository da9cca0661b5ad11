"""The reader's places: the jump list, marks named by a letter, bookmarks, notes and their export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from sejajar.i18n import _
from sejajar.session.bitext import Bitext
from sejajar.session.reading.entries import Entry, ListName
from sejajar.tui.messages import MemoryRead
from sejajar.tui.reader.alignment_editing import MendingActions
from sejajar.tui.reader.prompting import Question
from sejajar.wording import in_words

if TYPE_CHECKING:
    from sejajar.session.memory.annotations import PassageAnnotations
    from sejajar.session.memory.store import Kind, ReadingStore

NOTE_SIGN, FILE_SIGN = "✎", "→"
"""The prompt's signs for notes, and for the names of files."""
JUMP_SIGNS = "'`"
"""Typed for a mark's letter, they mean the place the last jump left from, as in vi."""


class PlaceActions(MendingActions):
    """What a reader puts on passages, and going back to where they were."""

    places: tuple[PassageAnnotations, ...] = ()

    @property
    def memory(self) -> ReadingStore:
        """What is kept of the pair."""
        return self.work.memory

    def renew(
        self, bitext: Bitext, entries: dict[ListName, tuple[Entry, ...]], passage_index: int | None = None
    ) -> None:
        """Read on in a newer state of the pair; what was put on passages is found in it again."""
        super().renew(bitext, entries, passage_index)
        self.list_places()
        self.show()

    @on(MemoryRead)
    def _take_places(self, message: MemoryRead) -> None:
        self.list_places()
        self.show()

    # -- the jump list ----------------------------------------------------------------------------------------

    def action_jump(self, steps: int) -> None:
        """Go back in the jump list, or forward."""
        for _step in range(abs(steps)):
            if not self.reading.step_jump(1 if steps > 0 else -1):
                self.tell(_("no earlier jump") if steps < 0 else _("no later jump"))
                return self.show()
        return self._arrive()

    def _arrive(self) -> None:
        self.reading.follow_place()
        self.tell()
        self.reveal()
        self.show()

    # -- marks ------------------------------------------------------------------------------------------------

    def action_set_mark(self) -> None:
        """Ask for a letter and name the current passage by it."""
        self._ask_letter(_("a letter for the mark on this passage"), self._set_mark)

    def action_jump_to_mark(self) -> None:
        """Ask for a letter and go to the passage it names."""
        letters = " ".join(sorted(mark.name for mark in self.memory.marks))
        hint = _("letter of the mark: {letters}").format(letters=letters) if letters else _("no marks set yet")
        self._ask_letter(hint, self._jump_to_mark)

    def _ask_letter(self, hint: str, take: Callable[[str], None]) -> None:
        def take_first(text: str) -> None:
            if text:
                # The first letter is the answer: no Enter is waited for.
                self.answer(text)

        answer = Question("'", hint, lambda text: take(text[:1]) if text else None, take_first, wants_letter=True)
        self.ask(answer)

    def _set_mark(self, letter: str) -> None:
        if not letter.isalnum():
            self.tell(_("a mark must be a letter or a digit"), is_problem=True)
            return self.show()
        return self._leave("mark", _("mark {letter} set").format(letter=letter), name=letter)

    def _jump_to_mark(self, letter: str) -> None:
        bitext = self.reading.bitext
        mark = self.memory.mark(letter)
        last = self.reading.jumps.last if letter in JUMP_SIGNS else None
        passage_index = bitext.passage_at(*last) if last else mark.passage_index(bitext) if mark else None
        if passage_index is None:
            said = _("the sentence of mark {letter} no longer exists") if mark else _("no mark {letter}")
            self.tell(said.format(letter=letter), is_problem=True)
            return self.show()
        self.reading.leap()
        self.reading.go_to(passage_index)
        return self._arrive()

    # -- bookmarks and notes ----------------------------------------------------------------------------------

    def action_bookmark(self) -> None:
        """Bookmark the current passage, or no longer."""
        if not self.reading.bitext.passages:
            return
        here = self.memory.at_passage("bookmark", self.reading.passage_index)
        if here:
            self._said([self.memory.remove(left.item_id) for left in here], _("bookmark removed"))
        else:
            self._leave("bookmark", _("bookmarked"))

    def action_note(self) -> None:
        """Write a note on the current passage, or change the one there is."""
        if not self.reading.bitext.passages:
            return
        bitext, passage_index = self.reading.bitext, self.reading.passage_index
        known = next(iter(self.memory.at_passage("note", passage_index)), None)

        def take(text: str) -> None:
            note = text.strip()
            if note == (known.text if known else ""):
                self.show()
            elif known is None:
                # Not where a click has gone meanwhile; but a pair that was read anew counts its passages otherwise.
                here = passage_index if self.reading.bitext is bitext else None
                self._leave("note", _("note saved"), here, text=note)
            elif note:
                self._said([self.memory.change_text(known.item_id, note)], _("note saved"))
            else:
                self.prompt.remember(NOTE_SIGN, known.text)
                self._said([self.memory.remove(known.item_id)], _("note removed"))

        self.ask(Question(NOTE_SIGN, _("a note on this passage"), take), known.text if known else "")

    def _leave(self, kind: Kind, said: str, passage_index: int | None = None, **what: str) -> None:
        reading = self.reading
        if reading.bitext.passages:
            here = reading.passage_index if passage_index is None else passage_index
            self._said([self.memory.leave(kind, here, reading.active_side, **what)[1]], said)

    def _said(self, problems: list[str], said: str) -> None:
        """Say what was kept, or why it could not be, once it is on the disk; and show the list as it is now."""
        problem = next(filter(None, problems), "")
        self.list_places()
        self.tell(problem or said, is_problem=bool(problem))
        self.show()

    def list_places(self) -> None:
        """Make the list of places anew."""
        from sejajar.session.memory.annotations import annotations_by_passage, list_annotations

        bitext = self.reading.bitext
        self.places = annotations_by_passage(bitext, self.memory)
        self.reading.replace_list("bookmarks", list_annotations(bitext, self.places))
        self.reading.place_signs = {
            kept.passage_index: kept.signs for kept in self.places if kept.passage_index is not None
        }
        self.reading.follow_place()

    def action_export_notes(self) -> None:
        """Ask for a file's name and write bookmarks, marks and notes to it as Markdown."""
        if not self.places:
            self.tell(_("no bookmark, mark or note to export: B, m and a create them"))
            return self.show()
        name = Path(self.reading.bitext.source.name or "sejajar").stem
        hint = _("a file to write the notes to")
        return self.ask(Question(FILE_SIGN, hint, self._export_notes), f"{name}-notes.md")

    def _export_notes(self, text: str) -> None:
        from sejajar.interchange.export import ExportError, ExportFileExistsError, write_export
        from sejajar.interchange.markdown import write_markdown
        from sejajar.storage.files import typed_path

        path = typed_path(text)
        try:
            write_export((write_markdown(self.reading.bitext, self.places),), (path,))
        except ExportFileExistsError:
            said = _("{file} cannot be written: {reason}")
            self.tell(said.format(file=path, reason=_("the file exists; choose another name")), is_problem=True)
        except ExportError as error:
            self.tell(in_words(error.notice), is_problem=True)
        else:
            self.tell(_("notes written to {file}").format(file=path.absolute()))
        return self.show()
