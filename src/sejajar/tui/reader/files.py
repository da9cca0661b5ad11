"""The files of the reader: writing the texts and the notes for other programs, and the files the texts are from."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from textual.app import SuspendNotSupported

from sejajar.i18n import _, ngettext
from sejajar.interchange.export import (
    FORMS,
    ExportError,
    ExportFileExistsError,
    annotated_passages,
    export_paths,
    export_texts,
    has_content,
    proposed_name,
    write_export,
)
from sejajar.interchange.markdown import write_markdown
from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.reading.copying import editor_line
from sejajar.session.text_files import TextFiles
from sejajar.storage.files import expand_path
from sejajar.terminal.editor import editor_command
from sejajar.text.sanitize import excerpt, printable
from sejajar.tui.messages import NoticePosted
from sejajar.tui.reader.annotations import Annotations
from sejajar.tui.reader.copying import Copying
from sejajar.tui.reader.state import Question
from sejajar.tui.reader.updates import Updates
from sejajar.tui.reader.window import ReaderWindow
from sejajar.tui.screens.info import alignment_lines, count_lines, passage_lines, text_lines
from sejajar.wording import in_words, passage_in_words

EXPORT_SIGN, FILE_SIGN = "↧", "→"
"""The prompt's signs for a form, and for the name of a file."""


class Exporting:
    """What writes the texts and the notes to files."""

    def __init__(self, window: ReaderWindow, annotations: Annotations) -> None:
        self.window = window
        self.reading = window.reading
        self.annotations = annotations

    # -- the notes --------------------------------------------------------------------------------------------

    def ask_notes_file(self) -> None:
        """Ask for a file's name and write bookmarks, marks and notes to it as Markdown."""
        if not self.annotations.found:
            return self.window.show_notice(_("no bookmark, mark or note to export: B, m and a create them"))
        name = f"{Path(self.reading.bitext.source.name or 'sejajar').stem}-notes.md"
        if self.window.app.is_web:
            page = write_markdown(self.reading.bitext, self.annotations.found, passage_in_words)
            return self._deliver([(name, page)])
        hint = _("a file to write the notes to")
        return self.window.ask(Question(FILE_SIGN, hint, self._write_notes), name)

    def _write_notes(self, typed: str) -> None:
        path = expand_path(typed)
        try:
            page = write_markdown(self.reading.bitext, self.annotations.found, passage_in_words)
            write_export((page,), (path,))
        except ExportFileExistsError:
            said = _("{file} cannot be written: {reason}")
            self.window.refuse(said.format(file=printable(path), reason=_("the file exists; choose another name")))
        except ExportError as error:
            self.window.refuse(in_words(error.notice))
        else:
            self.window.show_notice(_("notes written to {file}").format(file=printable(path.absolute())))

    # -- the texts --------------------------------------------------------------------------------------------

    def ask_form(self) -> None:
        """Ask what to write, then where."""
        if not self.reading.bitext.passages:
            return self.window.refuse(_("no passage here"))
        hint = _("{forms}; add peeked, bookmarked or noted to export only those passages").format(forms=" ".join(FORMS))
        return self.window.ask(Question(EXPORT_SIGN, hint, self._take_form))

    def _take_form(self, typed: str) -> None:
        words = typed.casefold().split()
        choices = self._choices()
        forms = [word for word in words if word in FORMS]
        unknown = [word for word in words if word not in (*FORMS, *choices)]
        if unknown or len(forms) > 1:
            what = _("{word} is not one of {forms}").format(word=(unknown or forms)[0], forms=" ".join(FORMS))
            return self.window.refuse(what)
        form = (forms or ["tmx"])[0]
        named = [passages for choice, passages in choices.items() if choice in words]
        chosen = frozenset().union(*named) if named else None
        if chosen is not None and not chosen:
            return self.window.refuse(_("no passage is {choice} yet").format(choice=typed.split()[-1]))
        name = proposed_name(self.reading.bitext, form)
        if self.window.app.is_web:
            bitext = self.reading.bitext
            texts = export_texts(bitext, form, chosen, passage_word=_("passage"))
            return self._deliver(
                (path.name, text) for text, path in zip(texts, export_paths(Path(name), bitext, form), strict=True)
            )
        return self._ask_file(form, chosen, name)

    def _choices(self) -> dict[str, frozenset[int]]:
        """The passages that were peeked at, bookmarked and noted, by the word that chooses them."""
        found = annotated_passages(self.window.background.store, self.reading.bitext)
        return found | {"peeked": found["peeked"] | {place.passage_index for place in self.reading.peeked}}

    def _ask_file(self, form: str, chosen: frozenset[int] | None, name: str, *, replaces: bool = False) -> None:
        def give_up() -> None:
            self.window.refuse(_("nothing was written"))

        def take(typed: str) -> None:
            if not typed.strip():
                return give_up()
            bitext, path = self.reading.bitext, expand_path(typed)
            is_same = replaces and typed == name
            if not is_same and any(map(has_content, export_paths(path, bitext, form))):
                self._ask_file(form, chosen, typed, replaces=True)
                return self.window.refuse(
                    _("{file} exists: Enter replaces it, Esc cancels").format(file=excerpt(typed))
                )
            threading.Thread(target=self._write, args=(bitext, form, chosen, path, is_same)).start()
            return self.window.show()

        self.window.ask(Question(FILE_SIGN, _("a file to write to"), take, give_up=give_up), name)

    def _write(self, bitext: Bitext, form: str, chosen: frozenset[int] | None, path: Path, replaces: bool) -> None:
        """Write the file. In a thread that the program waits for, so that the file is there at the end."""
        try:
            paths = export_paths(path, bitext, form)
            texts = export_texts(bitext, form, chosen, passage_word=_("passage"))
            write_export(texts, paths, replaces=replaces)
        except ExportError as error:
            self.window.post_message(NoticePosted(in_words(error.notice), is_problem=True))
        else:
            count = len(bitext.passages) if chosen is None else len(chosen)
            said = ngettext("{count} passage written to {file}", "{count} passages written to {file}", count)
            self.window.post_message(NoticePosted(said.format(count=count, file=", ".join(map(printable, paths)))))

    def _deliver(self, files: Iterable[tuple[str, str]]) -> None:
        """Hand files, by name and text, to the browser: a visitor must not write on the disk of the server."""
        for name, text in files:
            self.window.app.deliver_text(StringIO(text), save_filename=name)
        self.window.show_notice(_("sent to the browser"))


class Files:
    """What is done with the files that the texts are in."""

    def __init__(self, window: ReaderWindow, annotations: Annotations, copying: Copying, updates: Updates) -> None:
        self.window = window
        self.reading = window.reading
        self.exporting = Exporting(window, annotations)
        self.copying = copying
        self.updates = updates

    # -- what is known ----------------------------------------------------------------------------------------

    def show_info(self) -> None:
        """Show what is known of the texts and of this passage."""
        self.window.host.show_page(self.info_lines())

    def info_lines(self) -> tuple[tuple[str, str], ...]:
        """What is known of the texts and of this passage, as labels and values."""
        reading, files, terminal = self.reading, self.window.host.files, self.window.host.terminal
        lines = [
            *passage_lines(reading.bitext, reading.passage_index),
            (_("command"), self.copying.command_here()),
            ("", ""),
        ]
        for side in SIDES:
            lines += [*text_lines(reading.bitext, side, printable(files.path(side)) if files else ""), ("", "")]
        lines += [*alignment_lines(reading.bitext), *count_lines(reading.lists.counts, reading.lists.dismissed)]
        if terminal:
            lines += [("", ""), (_("terminal"), terminal.name), ("", f"{terminal.profile.name}: {terminal.why}")]
        return tuple(line for line in lines if line != (_("command"), ""))

    # -- the editor -------------------------------------------------------------------------------------------

    def open_editor(self) -> None:
        """Open the active text in the user's editor, at this passage; what was changed is reloaded."""
        reading, side, files = self.reading, self.reading.active_side, self.window.host.files
        if self.window.app.is_web:
            return self.window.refuse(_("a browser page cannot open an editor"))
        if files is None or not files.is_file(side):
            return self.window.refuse(_("this text is not from a file"))
        span = reading.bitext.passage_span(reading.passage_index, side)
        line = editor_line(reading.bitext.document(side), span.start) if span else 1
        command = editor_command(os.environ, files.path(side), line)
        if not command:
            return self.window.refuse(_("no editor is set: set EDITOR"))
        return self._edit(command, files, side)

    def _edit(self, command: list[str], files: TextFiles, side: Side) -> None:
        problem = ""
        before = _stamp(files.path(side))
        try:
            # Textual does not take the terminal back from a block that raises.
            with self.window.app.suspend(), _signals_for_the_editor():
                problem = _run(command)
        except SuspendNotSupported:
            problem = _("this terminal cannot run an editor")
        if problem:
            self.window.refuse(problem)
        if _stamp(files.path(side)) != before:
            self.updates.reload()


def _run(command: list[str]) -> str:
    """Run an editor until it ends; the problem if it cannot be started or fails, else nothing."""
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        return f"{excerpt(command[0])}: {error.strerror}"
    if not status:
        return ""
    return _("{editor} exited with status {status}").format(editor=excerpt(command[0]), status=status)


def _stamp(path: str) -> tuple[int, int]:
    """What changes when a file is written: its time in nanoseconds and its size; zeros where it cannot be read."""
    try:
        status = Path(path).stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


@contextmanager
def _signals_for_the_editor() -> Iterator[None]:
    """Leave Ctrl+C to the editor; by a handler, since a signal that is ignored is ignored in the editor too."""
    before = signal.signal(signal.SIGINT, lambda *_signal: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
