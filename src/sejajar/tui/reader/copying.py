"""The reader's ways of taking text out: selecting with the mouse, and copying passages, citations and links."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from sejajar.i18n import _, ngettext
from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.reading.entries import Entry
from sejajar.text.span import Span
from sejajar.tui.messages import (
    CharactersClicked,
    CharactersSelected,
    RowClicked,
    SelectionDraggedOut,
    TextCopied,
    WheelTurned,
)
from sejajar.tui.reader.annotations import PlaceActions
from sejajar.tui.reader.background import run_in_background

if TYPE_CHECKING:
    from sejajar.session.text_files import TextFiles


class TakingActions(PlaceActions):
    """What a reader does to have the text elsewhere."""

    @property
    def files(self) -> TextFiles | None:
        """Where the texts came from, if they came from files."""
        return getattr(self.app, "files", None)

    # -- selecting --------------------------------------------------------------------------------------------

    def choose(self, chosen: tuple[Side, Span] | None) -> None:
        """Show these characters as selected, or none."""
        self.painter.chosen = chosen
        if chosen:
            count = len(chosen[1])
            said = ngettext(
                "{count} character selected: y copies it", "{count} characters selected: y copies them", count
            )
            self.tell(said.format(count=count))
        self.show()

    @on(CharactersSelected)
    def _choose_swept(self, message: CharactersSelected) -> None:
        from sejajar.session.reading.copying import swept_span

        self.choose((message.side, swept_span(message.start, message.end)))

    @on(CharactersClicked)
    def _choose_clicked(self, message: CharactersClicked) -> None:
        from sejajar.session.reading.copying import sentence_at, word_at

        bitext, side = self.reading.bitext, message.side
        is_word = message.clicks == 2
        span = word_at(bitext.document(side), message.place) if is_word else sentence_at(bitext, side, message.place)
        self.choose((side, span))

    @on(SelectionDraggedOut)
    def _scroll_on(self, message: SelectionDraggedOut) -> None:
        self.scroll_rows(message.rows)
        self._sweep_on()

    @on(WheelTurned)
    def _sweep_after_wheel(self) -> None:
        # The text is yet to move: what is furthest from the root of the classes hears first.
        self.call_later(self._sweep_on)

    def _sweep_on(self) -> None:
        """The text has moved beneath the pointer."""
        for side in SIDES:
            if self.pane(side).is_swept:
                self.pane(side).sweep()

    @on(RowClicked)
    def _choose_nothing(self) -> None:
        if self.painter.chosen:
            self.choose(None)

    def action_cancel(self) -> None:
        """Let go of what is selected, before anything else."""
        if self.painter.chosen:
            self.tell()
            return self.choose(None)
        return super().action_cancel()

    # -- copying ----------------------------------------------------------------------------------------------

    def action_yank(self) -> None:
        """Copy what is selected, else the passage of the active pane."""
        from sejajar.session.reading.copying import characters

        reading = self.reading
        side, span = self.painter.chosen or (
            reading.active_side,
            reading.bitext.passage_span(reading.passage_index, reading.active_side),
        )
        if span is None:
            return self._refuse(_("this text is empty here; Tab goes to the other"))
        text = characters(reading.bitext.document(side), span)
        count = len(text)
        return self.copy(
            text, ngettext("{count} character copied", "{count} characters copied", count).format(count=count)
        )

    def action_yank_pair(self) -> None:
        """Copy both sides of the passage, with who speaks, the figure and the place."""
        from sejajar.session.reading.copying import attribution, citation

        reading = self.reading
        if not reading.bitext.passages:
            return self._refuse(_("no passage here"))
        said = attribution(reading.entries["quotes"], self._item_here(), reading.passage_index)
        names = ("", "")
        if self.files:
            names = (Path(self.files.source).name, Path(self.files.target).name)
        bitext, passage_index, side = reading.bitext, reading.passage_index, reading.active_side

        def make() -> tuple[str, str]:
            link = self._link_to(bitext, passage_index, side)
            return citation(bitext, passage_index, said, names=names, link=link), _("citation copied")

        return run_in_background(self, bitext, make, lambda made: self.copy(*made))

    def action_yank_link(self) -> None:
        """Copy the command that opens the reader at this passage."""
        reading = self.reading
        if self.files is None or not reading.bitext.passages:
            return self._refuse(_("no permalink: these texts are not from files"))
        bitext, passage_index, side = reading.bitext, reading.passage_index, reading.active_side

        def make() -> tuple[str, str]:
            link = self._link_to(bitext, passage_index, side)
            return link, _("permalink copied: {link}").format(link=link)

        return run_in_background(self, bitext, make, lambda made: self.copy(*made))

    def link_here(self) -> str:
        """The command that opens the reader at this passage; nothing where the texts are no files."""
        return self._link_to(self.reading.bitext, self.reading.passage_index, self.reading.active_side)

    def _link_to(self, bitext: Bitext, passage_index: int, side: Side) -> str:
        from sejajar.session.positions.permalinks import permalink

        place = permalink(bitext, passage_index, side) if self.files else ""
        return self.files.command(place) if self.files and place else ""

    def _item_here(self) -> Entry | None:
        """The quote or the figure that the reader went to, by a list or by a search for values, if it is here."""
        reading, hits = self.reading, self.reading.hits
        selection, place = reading.selection, reading.selected_occurrence
        is_item = selection is not None and selection.list_name in ("quotes", "figures")
        if selection and is_item and place and place.passage_index == reading.passage_index:
            return reading.entries[selection.list_name][selection.entry_index]
        hit = hits.places[hits.current] if hits and hits.current is not None else None
        if hit is None or hit.passage_index != reading.passage_index:
            return None
        return next((entry for entry in reading.entries["figures"] if hit in entry.occurrences), None)

    def _refuse(self, why: str) -> None:
        self.tell(why, is_problem=True)
        self.show()

    def copy(self, text: str, said: str) -> None:
        """Take ``text`` to the clipboard by every way there is, and say so."""
        from sejajar.terminal.clipboard import fits_terminal
        from sejajar.terminal.multiplexers import is_in_tmux

        if self.app.is_web:
            self.app.copy_to_clipboard(text)
            return self._tell_copied(TextCopied(said))
        asks_terminal = fits_terminal(text)
        if asks_terminal and not is_in_tmux(os.environ):
            self.app.copy_to_clipboard(text)
        # Not a daemon: who copies and quits has copied.
        threading.Thread(target=self._copy, args=(text, said, asks_terminal)).start()
        return None

    def _copy(self, text: str, said: str, asks_terminal: bool) -> None:
        """Keep and hand over what was copied. In a thread: disks and programs take their time."""
        from sejajar.terminal.clipboard import copied_file, hand_over, keep_copy

        problem = keep_copy(text, os.environ)
        tool = hand_over(text, os.environ)
        with suppress(RuntimeError):
            # The app may have ended meanwhile.
            if asks_terminal and not tool and os.environ.get("TMUX"):
                self.app.call_later(self.app.copy_to_clipboard, text)
            ways = [] if tool or asks_terminal else [_("too long for the terminal's clipboard")]
            kept = "" if problem else str(copied_file(os.environ))
            self.post_message(TextCopied(_("; ").join([said, *ways]), kept, problem))

    @on(TextCopied)
    def _tell_copied(self, message: TextCopied) -> None:
        from sejajar.storage.files import home_folder

        home = str(home_folder(os.environ)).rstrip(os.sep)
        kept = f"~{message.kept[len(home) :]}" if message.kept.startswith(home + os.sep) else message.kept
        self.tell(
            _("; ").join(filter(None, [message.said + (f" ({kept})" if kept else ""), message.problem])),
            is_problem=bool(message.problem),
        )
        self.show()
