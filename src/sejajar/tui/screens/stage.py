"""The stage of the reader: its parts, how they share the window, and moving through the text.

Turns a :class:`~sejajar.session.reading.Reading` into values for the widgets. Rows and columns are cells of the
terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget

from sejajar.layout.digits import Digits
from sejajar.layout.profiles import DEFAULT_PROFILE, Profile
from sejajar.session.listing import Occurrence
from sejajar.session.pair import OTHER, SIDES, Pair, Side
from sejajar.session.reading import Reading
from sejajar.session.start import StartPlace
from sejajar.text.language import language_name
from sejajar.tui.messages import (
    PaneFocused,
    RowClicked,
    WheelTurned,
)
from sejajar.tui.painting import Painter
from sejajar.tui.screens.work import Work
from sejajar.tui.viewport import Anchor, Viewport, split_width
from sejajar.tui.widgets.footer import KeyFooter
from sejajar.tui.widgets.ink import Ink
from sejajar.tui.widgets.pane import MARGIN_COLUMNS, TITLE_ROWS, Pane
from sejajar.tui.widgets.prompt import Prompt
from sejajar.tui.widgets.sidebar import Sidebar, SidebarList
from sejajar.tui.widgets.status import Place, StatusLine

SIDEBAR_FOLDS_BELOW = 80
ONE_PANE_BELOW = 60
DIVIDER_COLUMNS = 1
HARAKAT = re.compile("[\u064b-\u0652\u0670]")


@dataclass(frozen=True, slots=True)
class Held:
    """The pane that stands still while the other moves alone: its side, its top, its current passage."""

    side: Side
    top: Anchor
    passage_index: int


class Stage(Screen[None]):
    """Two panes, the sidebar, the prompt and the status line, kept in step with one reading."""

    def __init__(
        self,
        pair: Pair,
        work: Work,
        *,
        profile: Profile = DEFAULT_PROFILE,
        show_harakat: bool = True,
        digits: Digits = "as-written",
        start: StartPlace | None = None,
        shows_shades: bool = True,
    ) -> None:
        """Read ``pair``; ``work`` reads more of it in the background. ``profile`` is the form the terminal needs."""
        super().__init__()
        self.profile = profile
        self.ink = Ink(profile, shows_shades=shows_shades)
        self.reading = Reading(pair, start)
        self.viewport = Viewport(pair, {"source": 0, "target": 0}, show_harakat=show_harakat, digits=digits)
        self.painter = Painter(self.reading)
        self.top = Anchor()
        self.held: Held | None = None
        self.is_mending = False
        self.work = work
        self.sidebar_wanted = True
        self.list_covers_panes = False
        self.source_share: float | None = None
        notices = [notice for side in SIDES for notice in _notices(pair, side, show_harakat)]
        self.notice = "; ".join([*notices, *filter(None, [pair.notice])])
        # That marks are hidden is said, but nothing is wrong with the texts.
        self.is_problem = bool(pair.notice or any(pair.document(side).notices for side in SIDES))
        self.search_origin: tuple[Anchor, int] | None = None

    # -- the parts --------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Panes under their titles, the sidebar, the prompt, the status line, the footer."""
        ink = self.ink
        with Horizontal(id="desk"):
            for side in SIDES:
                document = self.reading.pair.document(side)
                title = (language_name(document.language), document.name)
                yield Pane(side, title, ink, is_rtl=document.is_rtl, id=f"{side}-pane")
            yield Sidebar(ink, (self.reading.pair.source.direction, self.reading.pair.target.direction), id="sidebar")
        yield Prompt(ink, id="prompt")
        yield from self.compose_bars(ink)
        yield StatusLine(ink, id="status")
        yield KeyFooter(ink, id="footer")

    def compose_bars(self, ink: Ink) -> Iterable[Widget]:
        """Lines above the status line that are there at times."""
        return ()

    def pane(self, side: Side) -> Pane:
        """The pane of one side."""
        return self.query_one(f"#{side}-pane", Pane)

    @property
    def sidebar(self) -> Sidebar:
        """The sidebar."""
        return self.query_one("#sidebar", Sidebar)

    @property
    def prompt(self) -> Prompt:
        """The search prompt."""
        return self.query_one("#prompt", Prompt)

    @property
    def is_one_pane(self) -> bool:
        """Whether the window is too narrow for both panes."""
        return self.size.width < ONE_PANE_BELOW

    @property
    def pane_rows(self) -> int:
        """How many rows the panes have."""
        bar_rows = self.prompt.is_open + self.is_mending
        return max(1, self.size.height - TITLE_ROWS - 2 - bar_rows)

    def on_mount(self) -> None:
        """Begin reading, and read on in the background."""
        self.watch(self.app, "theme", self._take_theme)
        self.pane("source").focus()
        # After the first frame: what runs in threads would take its time from it.
        self.call_after_refresh(self.work.begin, self, self.reading.pair)

    def _take_theme(self) -> None:
        self.ink.take_theme(self.app.theme_variables, has_color=not self.app.no_color)
        for widget in self.query("*"):
            widget.notify_style_update()
            widget.refresh()

    def on_resize(self, event: Resize) -> None:
        """Arrange the parts for the new size; the passage at the top stays there."""
        self.fit_parts(event.size.width)

    # -- showing ----------------------------------------------------------------------------------------------

    def fit_parts(self, width: int | None = None) -> None:
        """Give every part its columns, lay out anew at those widths and show it."""
        width = self.size.width if width is None else width
        if width == 0:
            return
        covers = self.list_covers_panes and width < SIDEBAR_FOLDS_BELOW
        shows_sidebar = covers or (self.sidebar_wanted and width >= SIDEBAR_FOLDS_BELOW)
        sidebar_columns = (width if covers else max(30, min(44, width * 3 // 10))) if shows_sidebar else 0
        self.sidebar.display = shows_sidebar
        self.sidebar.styles.width = sidebar_columns
        columns = self.pane_columns(width - (0 if covers else sidebar_columns))
        for side in SIDES:
            pane = self.pane(side)
            pane.display = columns[side] > 0 and not covers
            pane.styles.width = columns[side]
            pane.set_class(side == "target" and columns["source"] > 0, "-divided")
        margins = dict.fromkeys(SIDES, MARGIN_COLUMNS + self.profile.extra_columns)
        margins["target"] += DIVIDER_COLUMNS if all(columns.values()) else 0
        widths: dict[Side, int] = {
            side: max(1, columns[side] - margins[side]) if columns[side] else 0 for side in SIDES
        }
        if widths != self.viewport.widths:
            self.viewport.set_widths(widths)
            self.top = Anchor(self.top.passage_index, 0)
            self.held = self.held and replace(self.held, top=Anchor(self.held.top.passage_index, 0))
        self.top = self.viewport.kept(self.top, self.pane_rows)
        self.reveal()
        self.show()

    def pane_columns(self, total: int) -> dict[Side, int]:
        """How ``total`` columns are divided between the panes; 0 hides one."""
        if self.is_one_pane:
            shown = self.reading.active_side
            return {"source": total if shown == "source" else 0, "target": total if shown == "target" else 0}
        return split_width(self.reading.pair, total, self.source_share)

    def show(self) -> None:
        """Show the state: rows, list, place."""
        self.painter.refresh()
        for side in SIDES:
            if self.viewport.widths[side]:
                is_held = self.held is not None and self.held.side == side
                here = self.held if self.held and is_held else Held(side, self.top, self.reading.passage_index)
                rows = self.viewport.rows_from(here.top, self.pane_rows)
                self.pane(side).show(self.painter.pane_rows(rows, side, here.passage_index))
        self.show_list()
        self._show_place()

    def show_list(self) -> None:
        """Show the list as it is now."""
        if not self.sidebar.display:
            return
        reading = self.reading
        selection = reading.selection
        self.sidebar.listing = SidebarList(
            list_name=reading.list_name,
            entries=reading.entries[reading.list_name],
            shown=reading.shown_entries,
            cursor=reading.list_cursor,
            selected=selection.entry_index if selection and selection.list_name == reading.list_name else None,
            filter_text=reading.list_filter,
            counts=reading.counts,
            dismissed=reading.dismissed,
            notice="" if reading.pair.comparison else self.work.stage,
        )

    def _show_place(self) -> None:
        reading = self.reading
        passages = len(reading.pair.passages)
        paragraph, paragraphs = reading.paragraph_number
        hits = reading.hits
        self.query_one("#status", StatusLine).place = Place(
            passage=f"passage {reading.passage_index + 1}/{passages}  ¶ {paragraph}/{paragraphs}" if passages else "",
            percent=f"{reading.percent}%",
            search=hits.label if hits else "",
            counter=hits.counter if hits else "",
            notice=self.notice or self.standing_notice(),
            is_problem=self.is_problem,
        )

    def standing_notice(self) -> str:
        """What the status line says while there is no other news."""
        pair = self.reading.pair
        blank = [document.name or side for side in SIDES if (document := pair.document(side)).is_blank]
        names = " and ".join(blank)
        return f"{names} {'are' if len(blank) > 1 else 'is'} empty" if blank else ""

    def tell(self, notice: str = "", *, is_problem: bool = False) -> None:
        """Say something on the status line until the next key."""
        self.notice, self.is_problem = notice, is_problem

    def reveal(self, place: Occurrence | None = None) -> None:
        """Bring the current passage into view, both sides; of a long one, the characters of ``place``."""
        if not self.reading.pair.passages:
            return
        side = self.reading.active_side
        span = place.span(side) if place else None
        if place and span is None:
            side = OTHER[side]
            span = place.span(side)
            if self.is_one_pane and span is not None:
                self.held = None
                self.reading.active_side = side
                self.fit_parts()
        self.top = self.viewport.revealing(self.top, self.reading.passage_index, self.pane_rows, span, side)

    # -- panes ------------------------------------------------------------------------------------------------

    @on(PaneFocused)
    def _take_active_side(self, message: PaneFocused) -> None:
        self.turn_to(message.side)

    def turn_to(self, side: Side) -> None:
        """Make a side the active one. Where the panes are parted, the other stands still from now on."""
        held = self.held
        if held and held.side == side:
            self.held = Held(self.reading.active_side, self.top, self.reading.passage_index)
            self.top = held.top
            self.reading.go_to(held.passage_index)
            self._show_place()
        self.reading.active_side = side

    def action_next_pane(self, steps: int = 1) -> None:
        """Focus the next pane, or turn to the other language where only one fits."""
        if self.is_one_pane and not self.list_covers_panes:
            self.turn_to(OTHER[self.reading.active_side])
            self.fit_parts()
            self.pane(self.reading.active_side).focus()
            return
        stops = [self.pane(side) for side in SIDES if not self.list_covers_panes]
        if self.sidebar.display:
            stops.append(self.sidebar)  # pyright: ignore[reportArgumentType]
        here = next((index for index, stop in enumerate(stops) if stop.has_focus), -steps)
        stops[(here + steps) % len(stops)].focus()

    # -- moving -----------------------------------------------------------------------------------------------

    def go_to(self, passage_index: int) -> None:
        """Make a passage the current one and show it."""
        self.reading.go_to(passage_index)
        self.reading.follow_place()
        self.tell()
        self.reveal()
        self.show()

    def scroll_rows(self, rows: int) -> None:
        """Scroll the panes; the current passage stays, unless it would leave the screen."""
        if not self.reading.pair.passages:
            return
        before = self.top
        self.top = self.viewport.kept(self.viewport.moved(self.top, rows), self.pane_rows)
        if self.top == before and abs(rows) > 1:
            # At an end of the text: what can still move is the current passage.
            self.reading.go_to(self.reading.last_passage if rows > 0 else 0)
        self._keep_passage_on_screen(down=rows > 0)
        self.reading.follow_place()
        self.tell()
        self.show()

    def _keep_passage_on_screen(self, *, down: bool) -> None:
        shown = [row.passage_index for row in self.viewport.rows_from(self.top, self.pane_rows)]
        if not shown or shown[0] <= self.reading.passage_index <= shown[-1]:
            return
        if down:
            whole = shown[0] + (1 if self.top.row and shown[0] < shown[-1] else 0)
            self.reading.go_to(whole)
        else:
            cut = self.viewport.block(shown[-1]).height > shown.count(shown[-1])
            self.reading.go_to(shown[-1] - (1 if cut and shown[0] < shown[-1] else 0))

    def action_passage(self, steps: int) -> None:
        """The next passage or the one before; a passage longer than the screen is scrolled through first."""
        block = self.viewport.block(self.reading.passage_index) if self.reading.pair.passages else None
        top = self.viewport.rows_between(self.top, Anchor(self.reading.passage_index, 0), 10_000) if block else None
        if block and top is not None and block.height > self.pane_rows:
            below = top + block.height - self.pane_rows
            if steps > 0 and below > 1:
                return self.scroll_rows(min(below, self.pane_rows - 2))
            if steps < 0 and top < 0:
                return self.scroll_rows(max(top, 2 - self.pane_rows))
        return self.go_to(self.reading.passage_index + steps)

    def action_line(self, steps: int) -> None:
        """Scroll by one row."""
        self.scroll_rows(steps)

    def action_page(self, steps: int) -> None:
        """Scroll by a page, two rows less."""
        self.scroll_rows(steps * max(1, self.pane_rows - 2))

    def action_half_page(self, steps: int) -> None:
        """Scroll by half a page."""
        self.scroll_rows(steps * max(1, self.pane_rows // 2))

    def action_paragraph(self, steps: int) -> None:
        """Go to the beginning of a paragraph."""
        self.go_to(self.reading.paragraph_start(steps))

    def action_top(self) -> None:
        """Go to the first passage."""
        self.reading.leap()
        self.go_to(0)

    def action_bottom(self) -> None:
        """Go to the last passage."""
        self.reading.leap()
        self.go_to(self.reading.last_passage)

    @on(WheelTurned)
    def _scroll_by_wheel(self, message: WheelTurned) -> None:
        self.scroll_rows(message.rows)

    @on(RowClicked)
    def _go_to_clicked_row(self, message: RowClicked) -> None:
        rows = self.viewport.rows_from(self.top, self.pane_rows)
        if message.row < len(rows):
            self.go_to(rows[message.row].passage_index)


def _notices(pair: Pair, side: Side, show_harakat: bool) -> list[str]:
    document = pair.document(side)
    notices = [f"{document.name}: {notice}" for notice in document.notices]
    if not show_harakat and HARAKAT.search(document.text):
        notices.append("vowel marks are hidden: this terminal misplaces them; h shows them")
    return notices
