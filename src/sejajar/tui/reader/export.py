"""The reader's export: asking for a form, the passages and a file, and writing it behind the screen."""

from __future__ import annotations

import threading
from io import StringIO
from pathlib import Path

from textual import on

from sejajar.i18n import _, ngettext
from sejajar.session.bitext import Bitext
from sejajar.tui.messages import NoticePosted
from sejajar.tui.reader.annotations import FILE_SIGN
from sejajar.tui.reader.copying import TakingActions
from sejajar.tui.reader.prompting import Question
from sejajar.wording import in_words

EXPORT_SIGN = "↧"


class ExportActions(TakingActions):
    """What a reader does to have the pair in other programs."""

    def action_export(self) -> None:
        """Ask what to write, then where."""
        from sejajar.interchange.export import FORMS

        if not self.reading.bitext.passages:
            return self._refuse(_("no passage here"))
        hint = _("{forms}; add peeked, bookmarked or noted to export only those passages").format(forms=" ".join(FORMS))
        return self.ask(Question(EXPORT_SIGN, hint, self._take_form))

    def _take_form(self, typed: str) -> None:
        from sejajar.interchange.export import FORMS, proposed_name

        forms = [word for word in typed.casefold().split() if word in FORMS]
        unknown = [word for word in typed.casefold().split() if word not in (*FORMS, *self._choices())]
        if unknown or len(forms) > 1:
            what = _("{word} is not one of {forms}").format(word=(unknown or forms)[0], forms=" ".join(FORMS))
            return self._refuse(what)
        form = (forms or ["tmx"])[0]
        chosen = self._chosen_passages(typed.casefold().split())
        if chosen is not None and not chosen:
            return self._refuse(_("no passage is {choice} yet").format(choice=typed.split()[-1]))
        name = proposed_name(self.reading.bitext, form)
        if self.app.is_web:
            # A page has no business on the disk of who serves it: the browser saves the file.
            return self._deliver(form, chosen, name)
        return self._ask_file(form, chosen, name)

    def _choices(self) -> dict[str, frozenset[int]]:
        """What passages may be chosen by: the passages that were peeked at, bookmarked, noted."""
        from sejajar.interchange.export import annotated_passages

        found = annotated_passages(self.work.memory, self.reading.bitext)
        return found | {"peeked": found["peeked"] | {place.passage_index for place in self.reading.peeked}}

    def _chosen_passages(self, words: list[str]) -> frozenset[int] | None:
        named = [passages for choice, passages in self._choices().items() if choice in words]
        return frozenset().union(*named) if named else None

    def _ask_file(self, form: str, chosen: frozenset[int] | None, name: str, *, replaces: bool = False) -> None:
        def give_up() -> None:
            self._refuse(_("nothing was written"))

        def take(typed: str) -> None:
            if not typed.strip():
                return give_up()
            path = typed_path(typed)
            is_same = replaces and typed == name
            if not is_same and any(file.exists() for file in export_paths(path, self.reading.bitext, form)):
                self._ask_file(form, chosen, typed, replaces=True)
                self.tell(_("{file} exists: Enter replaces it, Esc cancels").format(file=typed), is_problem=True)
                return self.show()
            bitext = self.reading.bitext
            threading.Thread(target=self._write, args=(bitext, form, chosen, path, is_same)).start()
            return self.show()

        from sejajar.interchange.export import export_paths
        from sejajar.storage.files import typed_path

        self.ask(Question(FILE_SIGN, _("a file to write to"), take, give_up=give_up), name)

    def _write(self, bitext: Bitext, form: str, chosen: frozenset[int] | None, path: Path, replaces: bool) -> None:
        """Write the file. In a thread that the program waits for: what was asked for is there."""
        from sejajar.interchange.export import ExportError, export_paths, export_texts, write_export

        try:
            paths = export_paths(path, bitext, form)
            write_export(export_texts(bitext, form, chosen), paths, replaces=replaces)
        except ExportError as error:
            self.post_message(NoticePosted(in_words(error.notice), is_problem=True))
        else:
            count = len(bitext.passages) if chosen is None else len(chosen)
            said = ngettext("{count} passage written to {file}", "{count} passages written to {file}", count)
            self.post_message(NoticePosted(said.format(count=count, file=", ".join(map(str, paths)))))

    def _deliver(self, form: str, chosen: frozenset[int] | None, name: str) -> None:
        from sejajar.interchange.export import export_paths, export_texts

        bitext = self.reading.bitext
        for text, path in zip(export_texts(bitext, form, chosen), export_paths(Path(name), bitext, form), strict=True):
            self.app.deliver_text(StringIO(text), save_filename=path.name)
        self.tell(_("sent to the browser"))
        self.show()

    @on(NoticePosted)
    def _tell_notice(self, message: NoticePosted) -> None:
        self.tell(message.notice, is_problem=message.is_problem)
        self.show()
