"""The reader's files: what is known of them, reading them again, and opening them in an editor."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from sejajar.i18n import _
from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.tui.messages import BitextReloaded, NoticePosted
from sejajar.tui.reader.export import ExportActions
from sejajar.tui.rows.viewport import ScrollPosition
from sejajar.wording import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sejajar.session.positions.notation import StartPlace
    from sejajar.session.text_files import TextFiles


class FileActions(ExportActions):
    """What a reader does with the files the texts are in."""

    # -- what is known ----------------------------------------------------------------------------------------

    def action_info(self) -> None:
        """Show what is known of the texts and of this passage."""
        self.app.show_page(self.known_lines())  # pyright: ignore[reportAttributeAccessIssue]

    def known_lines(self) -> tuple[tuple[str, str], ...]:
        """What is known of the texts and of this passage, as labels and values."""
        from sejajar.session.reading.info import found_lines, link_lines, passage_lines, text_lines

        reading, files = self.reading, self.files
        lines = [
            *passage_lines(reading.bitext, reading.passage_index),
            (_("command"), self.link_here()),
            ("", ""),
        ]
        for side in SIDES:
            lines += [*text_lines(reading.bitext, side, files.path(side) if files else ""), ("", "")]
        lines += [*link_lines(reading.bitext), *found_lines(reading.counts, reading.dismissed)]
        terminal = getattr(self.app, "terminal", None)
        if terminal:
            lines += [("", ""), (_("terminal"), terminal.name), ("", f"{terminal.profile.name}: {terminal.why}")]
        return tuple(line for line in lines if line != (_("command"), ""))

    # -- reading again ----------------------------------------------------------------------------------------

    def action_reload(self) -> None:
        """Read the files again, and go on at the same place."""
        files = self.files
        if files is None or not any(files.is_file(side) or files.path(side) != "-" for side in SIDES):
            return self._refuse(_("these texts are not from files"))
        self.tell(_("reloading the files…"))
        self.show()
        threading.Thread(target=self._reread, args=(files,), daemon=True).start()
        return None

    def _reread(self, files: TextFiles) -> None:
        """Read the files and find the place in them. In a thread: only messages leave it."""
        from sejajar.formats.source_file import STANDARD_INPUT, UnreadableFile
        from sejajar.session.memory.reload import find_place_again, has_changed
        from sejajar.session.pipeline import align_by_length

        bitext, reading = self.reading.bitext, self.reading
        try:
            source, target = (
                bitext.document(side) if files.path(side) == STANDARD_INPUT else files.read(side) for side in SIDES
            )
            if not has_changed(bitext, source, target):
                self.post_message(NoticePosted(_("the files have not changed")))
                return
            new = align_by_length(source, target, line_aligned=files.line_aligned)
            self.post_message(BitextReloaded(find_place_again(bitext, reading.passage_index, reading.active_side, new)))
        except UnreadableFile as error:
            self.post_message(NoticePosted(in_words(error.notice), is_problem=True))
        except MemoryError:
            self.post_message(NoticePosted(_("not enough memory"), is_problem=True))
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
            said = _("{stage} failed: {problem}").format(stage=_("reading"), problem=problem)
            self.post_message(NoticePosted(said, is_problem=True))

    @on(BitextReloaded)
    def _take_reread(self, message: BitextReloaded) -> None:
        reread = message.reread
        was_given = self.reading.bitext.is_imported
        self._read_other(reread.bitext, reread.start)
        said = _("reloaded at the same passage") if reread.is_found else _("reloaded; this passage no longer exists")
        if was_given:
            said = _("{said}; realigned, because the file's alignment belongs to the previous texts").format(said=said)
        self.tell(said, is_problem=was_given or not reread.is_found)
        self.show()

    def _read_other(self, bitext: Bitext, start: StartPlace) -> None:
        """Read changed texts, the current passage on the row of the screen it was on."""
        here = ScrollPosition(self.reading.passage_index)
        row = self.viewport.rows_between(self.top, here, 2 * self.pane_rows) if self.reading.bitext.passages else None
        self.held = None
        self.search_origin = None
        self.painter.chosen = None
        self.forget_edits()
        self.reading.read_other(bitext, start)
        self.viewport = self.viewport.renewed(bitext)
        self.take_up()
        self.top = self.viewport.kept(
            self.viewport.moved(ScrollPosition(self.reading.passage_index), -(row or 0)), self.pane_rows
        )
        self.reveal()
        self.work.memory.begin(bitext)
        self.work.begin(self, bitext, recalls=True)

    # -- the editor -------------------------------------------------------------------------------------------

    def action_editor(self) -> None:
        """Open the active text in the reader's editor, at this passage; what was changed is read again."""
        from sejajar.session.reading.copying import editor_line
        from sejajar.terminal.editor import editor_command

        reading, side = self.reading, self.reading.active_side
        if self.app.is_web:
            return self._refuse(_("a browser page cannot open an editor"))
        if self.files is None or not self.files.is_file(side):
            return self._refuse(_("this text is not from a file"))
        document = reading.bitext.document(side)
        span = reading.bitext.passage_span(reading.passage_index, side)
        line = editor_line(document, span.start) if span else 1
        command = editor_command(os.environ, self.files.path(side), line)
        if not command:
            return self._refuse(_("no editor is set: set EDITOR"))
        return self._edit(command, side)

    def _edit(self, command: list[str], side: Side) -> None:
        from textual.app import SuspendNotSupported

        assert self.files is not None
        problem = ""
        before = _stamp(self.files.path(side))
        try:
            with self.app.suspend(), _signals_are_the_editors():
                status = subprocess.run(command, check=False).returncode
            if status:
                problem = _("{editor} exited with status {status}").format(editor=command[0], status=status)
        except OSError as error:
            problem = f"{command[0]}: {error.strerror}"
        except SuspendNotSupported:
            problem = _("this terminal cannot run an editor")
        if problem:
            self._refuse(problem)
        if _stamp(self.files.path(side)) != before:
            self.action_reload()


def _stamp(path: str) -> tuple[int, int]:
    """What changes when a file is written; zeros where it cannot be looked at."""
    try:
        state = Path(path).stat()
    except OSError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


@contextmanager
def _signals_are_the_editors() -> Iterator[None]:
    """Ctrl+C in an editor is for the editor; a handler, since what is ignored would be ignored there too."""
    before = signal.signal(signal.SIGINT, lambda *_signal: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
