"""The Textual application: themes, the palette, and the start and end of a reading."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual.app import App, ScreenStackError
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import WorkerFailed

from sejajar.i18n import _
from sejajar.keyboard.keymap import DEFAULT, KeyTable
from sejajar.layout.profiles import DEFAULT_PROFILE
from sejajar.session.memory.lazy_store import LazyStore
from sejajar.session.memory.recent import PairChoice, pair_choices
from sejajar.session.opening import OpenedBitext
from sejajar.terminal.colors import TRUE_COLOR
from sejajar.terminal.model import Terminal
from sejajar.tui.key_dispatch import KeyedApp
from sejajar.tui.options import ReaderOptions
from sejajar.tui.reader.background import BackgroundTasks
from sejajar.tui.reader.screen import ReaderScreen, reader_with
from sejajar.tui.reader.state import ReaderHost
from sejajar.tui.rows.text_renderer import TextRenderer
from sejajar.tui.themes import chosen_theme, next_theme
from sejajar.wording import in_words

if TYPE_CHECKING:
    from sejajar.session.text_files import TextFiles
    from sejajar.tui.overlays import Overlays

DEFAULT_OPTIONS = ReaderOptions()


class SejajarApp(KeyedApp):
    """The reader of one bitext."""

    TITLE = "sejajar"
    CSS_PATH = Path(__file__).with_name("styles") / "reader.tcss"
    _is_themed = False

    def __init__(
        self,
        opened: OpenedBitext,
        options: ReaderOptions = DEFAULT_OPTIONS,
        *,
        store: LazyStore,
        files: TextFiles | None = None,
        terminal: Terminal | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """Show ``opened`` in ``terminal``; without one, rows are drawn in the form that most terminals need.

        ``store`` is the one that ``opened`` was opened with; it has the user's annotations. ``files`` is where
        the texts came from.
        """
        # Textual would show shades of grey where no colour is wanted; with the terminal's own it sends none.
        super().__init__(
            key_table=_key_table(options),
            keyboard=options.keyboard,
            driver_class=driver_class,
            ansi_color=True if os.environ.get("NO_COLOR") else None,
        )
        self._opened = opened
        self._options = options
        self.terminal = terminal
        self.files = files
        self.next_pair: PairChoice | None = None
        self._colors = terminal.colors if terminal else TRUE_COLOR
        self._set_first_theme(options.theme)
        self._background = BackgroundTasks(
            store, line_aligned=files is not None and files.line_aligned, ui_language=options.ui_language
        )
        self._background.start = options.start
        self._background.start_problem = opened.start_problem

    # -- unexpected exceptions ----------------------------------------------------------------------------------

    @property
    def failure(self) -> Exception | None:
        """The first unexpected exception: of the app, which it ended, or of a thread behind the screen."""
        return self._background.failure

    def note_failure(self, error: Exception) -> None:
        """Note an unexpected exception of a thread, and report on the status line where it happened."""
        reader = None
        with suppress(ScreenStackError, StopIteration):
            reader = self.reader
        self._background.note_failure(error, reader)

    def _handle_exception(self, error: Exception) -> None:
        """End the app; what ran it reports :attr:`failure`."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        self._background.note_failure(cause if isinstance(cause, Exception) else error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End the app without Textual's page, which prints the values of local variables: the texts."""
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End the app without printing ``renderables``: Textual passes tracebacks only."""
        self._close_messages_no_wait()

    # -- appearance -------------------------------------------------------------------------------------------

    def _set_first_theme(self, name: str) -> None:
        theme = chosen_theme(name, os.environ, self._colors)
        self.register_theme(theme)
        # Not by assignment: that would parse every style sheet a second time before the first frame.
        self.set_reactive(App.theme, theme.name)
        self._is_themed = True
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; none while Textual's default is set, whose colours nothing uses."""
        return super().get_css_variables() if self._is_themed else {}

    def get_default_screen(self) -> Screen[None]:
        """The reader is the only screen."""
        opened, options = self._opened, self._options
        profile = self.terminal.profile if self.terminal else DEFAULT_PROFILE
        places_harakat = self.terminal is None or self.terminal.shows_harakat
        renderer = TextRenderer(
            profile,
            shows_shades=self._colors == TRUE_COLOR,
            show_harakat=options.harakat == "show" or (options.harakat == "auto" and places_harakat),
        )
        screen = reader_with(self.key_table)(
            opened.bitext,
            self._background,
            renderer,
            digits=options.digits,
            start=opened.start,
            host=self.reader_host(),
        )
        if view_options := {**options.view_options, **opened.view_options}:
            screen.state.restore_options(view_options)
        start_problem = in_words(opened.start_problem) if opened.start_problem else ""
        notices = (options.notice, start_problem, *self.key_problems)
        if problems := [notice for notice in notices if notice]:
            notice = _("; ").join(filter(None, [*problems, screen.state.notice]))
            screen.window.set_notice(notice, is_problem=True)
        return screen

    def reader_host(self) -> ReaderHost:
        """What the reader screen is given of the app."""
        return ReaderHost(self.files, self.terminal, self.show_page)

    def on_ready(self) -> None:
        """Offer other bitexts after the first frame."""
        if self._options.offered:
            self.offer_pairs(self._options.offered)

    @cached_property
    def overlays(self) -> Overlays:
        """What opens over the reader."""
        from sejajar.tui.overlays import Overlays

        return Overlays(self)

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """Return the screen as SVG; every browser shows its Arabic in the right order."""
        from sejajar.tui.screenshot import drawn_visually, made_safe

        with drawn_visually(screen for screen in self.screen_stack if isinstance(screen, ReaderScreen)):
            return made_safe(super().export_screenshot(title=title, simplify=simplify))

    def action_save_screenshot(self) -> None:
        """Save a screenshot and report where; a page sends it to the browser."""
        # After the palette has closed.
        self.set_timer(0.1, self.deliver_screenshot if self.is_web else self._save_picture)

    def _save_picture(self) -> None:
        window = self.reader.window
        problem = ""
        for folder in (Path.cwd, Path.home):
            try:
                window.set_notice(_("saved {file}").format(file=self.save_screenshot(path=str(folder()))))
            except OSError as error:
                problem = problem or str(error.strerror)
            else:
                return
        window.set_notice(_("the screenshot cannot be saved: {reason}").format(reason=problem), is_problem=True)

    def action_theme(self) -> None:
        """Switch to the next theme that this terminal has colours for."""
        theme = next_theme(self.theme, self._colors)
        self.register_theme(theme)
        self.theme = theme.name

    def action_palette(self) -> None:
        """Open the command palette."""
        self.overlays.open_palette()

    def show_page(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Open a page of labels and values over the reader."""
        self.overlays.open_page(lines)

    def action_recent(self) -> None:
        """Offer the bitexts read before; the chosen one opens after this reader has closed."""
        # The visitor of a page must not see the files of the user who serves it.
        choices = () if self.is_web else pair_choices(os.environ)
        if choices:
            return self.offer_pairs(choices)
        return self.reader.window.show_notice(_("no other pair has been read yet"))

    def offer_pairs(self, choices: Sequence[PairChoice]) -> None:
        """Show a list of bitexts over the reader."""
        files = self.files

        def open_other(choice: PairChoice | None) -> None:
            is_open = files and choice and choice.paths == (None if files.is_shipped else files.absolute)
            if choice and not is_open:
                self.next_pair = choice
                self.exit()

        self.overlays.open_pairs(choices, open_other)

    def action_help(self) -> None:
        """Open the help."""
        self.overlays.open_help()


def _key_table(options: ReaderOptions) -> KeyTable:
    if options.preset == "default" and not options.key_map:
        return DEFAULT
    from sejajar.keyboard.user_keymap import effective_table

    return effective_table(options.preset, options.key_map)
