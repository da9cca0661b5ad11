"""What opens over the reader: the help, the command palette, pages, and the list of pairs."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Sequence

from sejajar.i18n import _
from sejajar.session.memory.recent import PairChoice
from sejajar.tui.key_dispatch import KeyedApp
from sejajar.tui.rows.text_renderer import TextRenderer
from sejajar.tui.screens.help import HelpScreen
from sejajar.tui.screens.page import PageScreen
from sejajar.tui.screens.palette import Command, PaletteScreen
from sejajar.tui.screens.recent import RecentScreen
from sejajar.tui.widgets.sheet import SheetLine


class Overlays:
    """Opens each screen over the reader of ``app``, never the same one twice."""

    def __init__(self, app: KeyedApp) -> None:
        self._app = app

    @property
    def _renderer(self) -> TextRenderer:
        return self._app.reader.window.renderer

    def open_help(self) -> None:
        """Show every key."""
        app = self._app
        if not isinstance(app.screen, HelpScreen):
            app.push_screen(HelpScreen(app.key_table, app.layout_used, self._renderer))

    def open_page(self, lines: Sequence[SheetLine]) -> None:
        """Show lines of labels and values."""
        self._app.push_screen(PageScreen(self._renderer, lines))

    def open_pairs(self, choices: Sequence[PairChoice], open_pair: Callable[[PairChoice | None], None]) -> None:
        """Offer ``choices``; ``open_pair`` gets the chosen one, or None."""
        if not isinstance(self._app.screen, RecentScreen):
            self._app.push_screen(RecentScreen(self._renderer, choices), open_pair)

    def open_palette(self) -> None:
        """Offer every command; the chosen one runs once the palette has closed."""
        app = self._app

        def run(command: Command | None) -> None:
            if command:
                app.reader.call_later(command.run)

        if not isinstance(app.screen, PaletteScreen):
            app.push_screen(PaletteScreen(self._renderer, self.commands()), run)

    def commands(self) -> Iterator[Command]:
        """Yield every action of the key tables as a command; those of a mode enter the mode first."""
        for key in self._app.key_table.reading:
            if key.id not in ("palette", "cancel"):
                yield Command(_(key.description), _(key.help), key.shown_keys, self._runner(key.call()))
        for key in self._app.key_table.editing:
            if key.id != "mend.leave":
                title = _("{command} (alignment)").format(command=_(key.description))
                run = self._runner("alignment_editing(True)", key.call())
                yield Command(title, _(key.help), key.shown_keys, run)
        yield Command(_("Screenshot"), _("Save a screenshot as SVG"), "", self._runner("app.save_screenshot"))

    def _runner(self, *actions: str) -> Callable[[], Coroutine[None, None, None]]:
        async def run() -> None:
            for action in actions:
                await self._app.reader.run_action(action)

        return run
