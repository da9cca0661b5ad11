"""Showing a newer state of the bitext: aligned better, edited, or reloaded; the user stays at the same characters."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sejajar.formats.source_file import STANDARD_INPUT, UnreadableFile
from sejajar.i18n import _
from sejajar.session.bitext import OTHER, SIDES, Bitext, Side
from sejajar.session.memory.reload import find_position_again, has_changed
from sejajar.session.pipeline import align_by_length
from sejajar.session.reading.entries import Entry, ListName
from sejajar.text.span import Span
from sejajar.tui.messages import BitextRead, BitextReloaded, NoticePosted
from sejajar.tui.reader.annotations import Annotations
from sejajar.tui.reader.state import LockedPane
from sejajar.tui.reader.window import ReaderWindow
from sejajar.tui.rows.viewport import ScrollPosition
from sejajar.wording import in_words

if TYPE_CHECKING:
    from sejajar.session.positions.notation import TextPosition
    from sejajar.session.text_files import TextFiles


class Updates:
    """What replaces the bitext that is read."""

    def __init__(self, window: ReaderWindow, annotations: Annotations) -> None:
        self.window = window
        self.state = window.state
        self.reading = window.reading
        self.annotations = annotations
        self._reloads = 0
        """How often the files were reloaded: only what the latest reload finds is shown."""

    # -- the same texts ---------------------------------------------------------------------------------------

    def take_read(self, message: BitextRead) -> None:
        """Show what the background has read, unless a newer run has begun."""
        background = self.window.background
        if message.generation != background.generation:
            return
        if message.bitext.notice and message.bitext.notice != self.reading.bitext.notice:
            self.window.set_notice(message.bitext.notice, is_problem=True)
        if message.start:
            self.reading.start = message.start
            if background.start_problem:
                self.window.set_notice(background.start_problem, is_problem=True)
        self.renew(message.bitext, message.entries)

    def renew(
        self, bitext: Bitext, entries: Mapping[ListName, tuple[Entry, ...]], passage_index: int | None = None
    ) -> None:
        """Read on in a newer state of the same texts: what is being read stays on its row of the screen.

        ``passage_index`` is the passage to make the current one, if not the one that shows the same characters.
        """
        reading, window = self.reading, self.window
        window.background.store.begin(bitext)
        first_read = self._first_characters_read()
        locked_at = self._first_characters_locked()
        origin = reading.bitext.first_span(self.state.search_origin[1]) if self.state.search_origin else None
        reading.replace_bitext(bitext, dict(entries))
        window.viewport = window.viewport.with_bitext(bitext)
        window.update_viewport()
        shown_by: int | None = None
        if first_read:
            shown_by = self._scroll_to_characters(*first_read)
            if self.state.locked_pane and locked_at:
                reading.go_to(shown_by)
                self._lock_at(self.state.locked_pane.side, *locked_at)
            if passage_index is not None:
                reading.go_to(passage_index)
                reading.lists.follow_place()
        window.scroll_to(self.state.top)
        if passage_index is not None or reading.passage_index != shown_by:
            window.reveal()
        self.state.search_origin = self._find_origin(origin)
        self.annotations.list_places()
        window.show()
        window.host.on_renewed()

    def _first_characters_read(self) -> tuple[Side, int, int] | None:
        """Where the current passage's first line on the screen begins, and how many rows are above it."""
        active, here = self.reading.active_side, self.reading.passage_index
        # With unlocked panes it is the active one that scrolls; else passages are found again by the source.
        sides = (active, OTHER[active]) if self.state.locked_pane else SIDES
        for y, row in enumerate(self.window.viewport.rows_from(self.state.top, self.window.pane_rows)):
            for side in sides:
                line = row.line(side)
                if row.passage_index == here and line:
                    return side, line.span.start, y
        first = self.reading.bitext.first_span(here, sides)
        return (first[0], first[1].start, 0) if first else None

    def _first_characters_locked(self) -> tuple[Side, Span] | None:
        """The first characters of the passage that the locked pane shows."""
        active, locked = self.reading.active_side, self.state.locked_pane
        return self.reading.bitext.first_span(locked.passage_index, (OTHER[active], active)) if locked else None

    def _scroll_to_characters(self, side: Side, char_offset: int, rows_above: int) -> int:
        """Show a character with that many rows above it; return the passage that has it."""
        viewport, passage_index = self.window.viewport, self.reading.bitext.passage_at(side, char_offset)
        row = viewport.passage_layout(passage_index).row_of(side, Span(char_offset, char_offset + 1))
        self.window.scroll_to(viewport.scrolled(ScrollPosition(passage_index, row), -rows_above))
        return passage_index

    def _lock_at(self, locked_side: Side, side: Side, characters: Span) -> None:
        passage_index = self.reading.bitext.passage_at(side, characters.start)
        self.state.locked_pane = LockedPane(locked_side, ScrollPosition(passage_index), passage_index)

    def _find_origin(self, first: tuple[Side, Span] | None) -> tuple[ScrollPosition, int] | None:
        """Where the search began, in the passage that shows these characters now."""
        if first is None:
            return None
        side, characters = first
        passage_index = self.reading.bitext.passage_at(side, characters.start)
        is_here = passage_index == self.reading.passage_index
        return (self.state.top if is_here else ScrollPosition(passage_index), passage_index)

    # -- the files again --------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the files again, and go on at the same place."""
        files = self.window.host.files
        if files is None or not any(files.is_file(side) or files.path(side) != "-" for side in SIDES):
            return self.window.refuse(_("these texts are not from files"))
        self.window.show_notice(_("reloading the files…"))
        self._reloads += 1
        reading = self.reading
        # All of it is captured here: the thread must not read what the screen changes meanwhile.
        arguments = (files, reading.bitext, reading.passage_index, reading.active_side, self._reloads)
        threading.Thread(target=self._reload, args=arguments, daemon=True).start()
        return None

    def _reload(self, files: TextFiles, bitext: Bitext, passage_index: int, active_side: Side, generation: int) -> None:
        """Read the files and find the place in them. In a thread: only messages leave it."""
        post = self.window.post_message
        try:
            source, target = (
                bitext.document(side) if files.path(side) == STANDARD_INPUT else files.read(side) for side in SIDES
            )
            if has_changed(bitext, source, target):
                new = align_by_length(source, target, line_aligned=files.line_aligned)
                self.window.background.store.preload(new)
                post(BitextReloaded(find_position_again(bitext, passage_index, active_side, new), generation))
            else:
                post(NoticePosted(_("the files have not changed")))
        except UnreadableFile as error:
            post(NoticePosted(in_words(error.notice), is_problem=True))
        except MemoryError:
            post(NoticePosted(_("not enough memory"), is_problem=True))
        except Exception as error:
            self.window.background.note_failure(error, self.window.screen)

    def take_reloaded(self, message: BitextReloaded) -> None:
        """Show the texts of reloaded files, unless the files are being reloaded again."""
        if message.generation != self._reloads:
            return
        reread, was_imported = message.reread, self.reading.bitext.is_imported
        self._replace_texts(reread.bitext, reread.start)
        said = _("reloaded at the same passage") if reread.is_found else _("reloaded; this passage no longer exists")
        if was_imported:
            said = _("{said}; realigned, because the file's alignment belongs to the previous texts").format(said=said)
        self.window.show_notice(said, is_problem=was_imported or not reread.is_found)

    def _replace_texts(self, bitext: Bitext, start: TextPosition) -> None:
        """Read changed texts, the current passage on the row of the screen it was on."""
        state, window, reading = self.state, self.window, self.reading
        here = ScrollPosition(reading.passage_index)
        row = window.viewport.rows_between(state.top, here, 2 * window.pane_rows) if reading.bitext.passages else None
        # What names characters or edits of the previous texts means nothing in these.
        state.locked_pane = state.search_origin = state.clicked = state.pointed_at = None
        window.highlighter.selected = None
        state.edits = None
        reading.read_other(bitext, start)
        window.viewport = window.viewport.with_bitext(bitext)
        window.update_viewport()
        window.scroll_to(window.viewport.scrolled(ScrollPosition(reading.passage_index), -(row or 0)))
        window.reveal()
        window.background.store.begin(bitext)
        window.background.begin(window.screen, bitext, recalls=True)
