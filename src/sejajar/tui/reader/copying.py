"""Selecting text with the mouse, and copying it, passages, citations and permalinks."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

from sejajar.i18n import _, ngettext
from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.positions.permalinks import passage_permalink
from sejajar.session.reading.citations import attribution, cite
from sejajar.session.reading.copying import characters, sentence_at, swept_span, word_at
from sejajar.session.reading.entries import FigureEntry, QuoteEntry
from sejajar.storage.files import home_folder
from sejajar.terminal.clipboard import copied_file, fits_terminal, hand_over, keep_copy
from sejajar.terminal.multiplexers import is_in_tmux
from sejajar.text.sanitize import printable, without_surrogates
from sejajar.text.span import Span
from sejajar.tui.messages import CharactersClicked, CharactersSelected, NoticePosted
from sejajar.tui.reader.background import run_in_background
from sejajar.tui.reader.window import ReaderWindow
from sejajar.wording import citation_in_words


class Copying:
    """What selects text and copies it."""

    def __init__(self, window: ReaderWindow) -> None:
        self.window = window
        self.reading = window.reading

    # -- selecting --------------------------------------------------------------------------------------------

    def select(self, selected: tuple[Side, Span] | None) -> None:
        """Show these characters as selected, or none."""
        self.window.highlighter.selected = selected
        if selected:
            count = len(selected[1])
            said = ngettext(
                "{count} character selected: y copies it", "{count} characters selected: y copies them", count
            )
            self.window.set_notice(said.format(count=count))
        self.window.show()

    def select_dragged(self, message: CharactersSelected) -> None:
        """Select what the mouse was dragged over."""
        self.select((message.side, swept_span(message.start, message.end)))

    def select_clicked(self, message: CharactersClicked) -> None:
        """Select the word that was clicked twice, or the sentence that was clicked three times."""
        bitext, side = self.reading.bitext, message.side
        is_word = message.clicks == 2
        span = word_at(bitext.document(side), message.place) if is_word else sentence_at(bitext, side, message.place)
        self.select((side, span))

    def drag_on(self) -> None:
        """Select on to the pointer after the text has moved beneath it."""
        for side in SIDES:
            if self.window.pane(side).is_selecting:
                self.window.pane(side).extend_selection()

    def deselect(self) -> None:
        """Select no characters any more."""
        self.window.set_notice()
        self.select(None)

    # -- what is copied ---------------------------------------------------------------------------------------

    def copy_text(self) -> None:
        """Copy what is selected, else the passage of the active pane."""
        reading = self.reading
        side, span = self.window.highlighter.selected or (
            reading.active_side,
            reading.bitext.passage_span(reading.passage_index, reading.active_side),
        )
        if span is None:
            return self.window.refuse(_("this text is empty here; Tab goes to the other"))
        text = characters(reading.bitext.document(side), span)
        count = len(text)
        notice = ngettext("{count} character copied", "{count} characters copied", count).format(count=count)
        return self.copy(text, notice)

    def copy_citation(self) -> None:
        """Copy both sides of the passage, with the speaker, the figure and the place."""
        reading, files = self.reading, self.window.host.files
        if not reading.bitext.passages:
            return self.window.refuse(_("no passage here"))
        said = attribution(reading.lists.quotes, self._item_here(), reading.passage_index)
        names = (_shown_name(files.source), _shown_name(files.target)) if files else ("", "")
        bitext, passage_index, side = reading.bitext, reading.passage_index, reading.active_side

        def make() -> tuple[str, str]:
            command = self._command_at(bitext, passage_index, side)
            return citation_in_words(cite(bitext, passage_index, said, names), command), _("citation copied")

        return run_in_background(self.window.screen, bitext, make, lambda made: self.copy(*made))

    def copy_permalink(self) -> None:
        """Copy the command that opens the reader at this passage."""
        reading = self.reading
        if self.window.host.files is None or not reading.bitext.passages:
            return self.window.refuse(_("no permalink: these texts are not from files"))
        bitext, passage_index, side = reading.bitext, reading.passage_index, reading.active_side

        def make() -> tuple[str, str]:
            command = self._command_at(bitext, passage_index, side)
            return command, _("permalink copied: {link}").format(link=command)

        return run_in_background(self.window.screen, bitext, make, lambda made: self.copy(*made))

    def command_here(self) -> str:
        """The command that opens the reader at this passage; empty where the texts are not from files."""
        return self._command_at(self.reading.bitext, self.reading.passage_index, self.reading.active_side)

    def _command_at(self, bitext: Bitext, passage_index: int, side: Side) -> str:
        files = self.window.host.files
        place = passage_permalink(bitext, passage_index, side) if files else ""
        return files.command(place) if files and place else ""

    def _item_here(self) -> QuoteEntry | FigureEntry | None:
        """The quote or the figure that was gone to, by a list or by a search for values, if it is here."""
        reading = self.reading
        selection, place = reading.lists.selection, reading.lists.selected_occurrence
        is_item = selection is not None and selection.list_name in ("quotes", "figures")
        if selection and is_item and place and place.passage_index == reading.passage_index:
            entry = reading.lists.entries[selection.list_name][selection.entry_index]
            return entry if isinstance(entry, QuoteEntry | FigureEntry) else None
        hit = reading.hits.looked_at if reading.hits else None
        if hit is None or hit.passage_index != reading.passage_index:
            return None
        return next((entry for entry in reading.lists.figures if hit in entry.occurrences), None)

    # -- the clipboard ----------------------------------------------------------------------------------------

    def copy(self, text: str, notice: str) -> None:
        """Copy ``text`` by every way there is, and say ``notice``."""
        app = self.window.app
        text = without_surrogates(text)
        if app.is_web:
            app.copy_to_clipboard(text)
            return self.window.show_notice(notice)
        asks_terminal = fits_terminal(text)
        if asks_terminal and not is_in_tmux(os.environ):
            app.copy_to_clipboard(text)
        # Not a daemon: a text that was copied just before quitting is copied.
        threading.Thread(target=self._hand_over, args=(text, notice, asks_terminal)).start()
        return None

    def _hand_over(self, text: str, notice: str, asks_terminal: bool) -> None:
        """Store what was copied and hand it over. In a thread: disks and programs take their time."""
        app = self.window.app
        problem = keep_copy(text, os.environ)
        tool = hand_over(text, os.environ)
        with suppress(RuntimeError):
            # The app may have ended meanwhile.
            if asks_terminal and not tool and os.environ.get("TMUX"):
                app.call_later(app.copy_to_clipboard, text)
            ways = [] if tool or asks_terminal else [_("too long for the terminal's clipboard")]
            file = "" if problem else f" ({_short_path(copied_file(os.environ))})"
            said = _("; ").join([notice, *ways]) + file
            self.window.post_message(
                NoticePosted(_("; ").join(filter(None, [said, problem])), is_problem=bool(problem))
            )


def _shown_name(path: str) -> str:
    return printable(Path(path).name)


def _short_path(path: Path) -> str:
    """``path``, from ``~`` where it is in the home folder."""
    home = home_folder(os.environ)
    return printable(Path("~", path.relative_to(home)) if path.is_relative_to(home) else path)
