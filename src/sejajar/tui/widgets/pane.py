"""A pane for one text of the bitext: paints rows that the viewport prepared, and posts clicks.

A line-API widget. It keeps the rows it shows and repaints only those that changed.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import RenderResult
from textual.cache import LRUCache
from textual.geometry import Region
from textual.strip import Strip

from sejajar.layout.lines import CellColumn
from sejajar.session.bitext import OTHER, Side
from sejajar.tui.messages import PaneFocused, RowClicked, ScreenColumn, ScreenRow, WheelTurned
from sejajar.tui.rows.pane_row import PaneRow
from sejajar.tui.rows.text_renderer import TextRenderer, columns
from sejajar.tui.rows.viewport import PositionedLine
from sejajar.tui.widgets.selection import Characters, SelectableRows

WHEEL_ROWS = 3
TITLE_ROWS = 1
MARGIN_COLUMNS = 3
"""The bar of the current passage and a blank, at the edge where lines begin; a sign's column where they end."""

SIGN_ROLES = {"!": "sign-problem", "·": "muted"}
"""How a sign in the margin is shown; those not named here are ``sign``."""


class Pane(SelectableRows, can_focus=True):
    """A pane of one language, or of both interleaved. Later highlights of a row win over earlier ones."""

    ALLOW_SELECT = False
    first_row_y: int = TITLE_ROWS
    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1fr; }
    """

    def __init__(
        self,
        side: Side,
        title: tuple[str, ...],
        renderer: TextRenderer,
        *,
        is_rtl: bool,
        is_other_rtl: bool | None = None,
        id: str | None = None,
    ) -> None:
        """A pane for ``side`` under the parts of its ``title``; right-to-left text is set flush right.

        ``is_other_rtl`` says it of the other text's lines, if they run otherwise.
        """
        super().__init__(id=id)
        self.side: Side = side
        self.title = title
        self._renderer = renderer
        self.is_rtl = is_rtl
        self.is_other_rtl = is_rtl if is_other_rtl is None else is_other_rtl
        self._other_title: tuple[str, ...] = ()
        self._blank_columns = 0
        self.first_row_y = TITLE_ROWS
        self._rows: tuple[PaneRow, ...] = ()
        self._strips: LRUCache[tuple[object, ...], tuple[PositionedLine | None, Strip]] = LRUCache(512)

    def frame(self, *, blank_columns: int, has_title: bool, other_title: tuple[str, ...] = ()) -> None:
        """Leave ``blank_columns`` at both edges; stand under a title or not, with the other text's at its far end."""
        framed = (blank_columns, TITLE_ROWS if has_title else 0, other_title)
        if framed != (self._blank_columns, self.first_row_y, self._other_title):
            self._blank_columns, self.first_row_y, self._other_title = framed
            self._strips.clear()
            self.refresh()

    def show(self, rows: tuple[PaneRow, ...]) -> None:
        """Show ``rows`` from the top, repainting those that differ from what is there."""
        old, self._rows = self._rows, rows
        width = self.size.width
        blank = PaneRow(None, False)
        changed = [
            Region(0, self.first_row_y + y, width, 1)
            for y in range(max(len(old), len(rows)))
            if (old[y] if y < len(old) else blank) != (rows[y] if y < len(rows) else blank)
        ]
        if changed:
            self.refresh(*changed)

    def on_resize(self) -> None:
        """Drop the strips, which are as wide as the pane was."""
        self._strips.clear()

    def notify_style_update(self) -> None:
        """Drop the strips after a change of colours."""
        super().notify_style_update()
        self._strips.clear()

    def shown_text(self) -> list[str]:
        """The rows as they stand, cells from left to right; for tests and row dumps."""
        return [self.render_line(self.first_row_y + y).text.rstrip() for y in range(len(self._rows))]

    def render(self) -> RenderResult:
        """Nothing: rows are painted by :meth:`render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """The strip of one row."""
        if y < self.first_row_y:
            return self._title_strip()
        y -= self.first_row_y
        row = self._rows[y] if y < len(self._rows) else PaneRow(None, False)
        key = (id(row.line), row.is_current, row.highlights, row.signs, row.is_other)
        cached = self._strips.get(key)
        # The line is kept beside its strip, so that no other object gets its id.
        if cached is None or cached[0] is not row.line:
            cached = self._strips[key] = (row.line, self._row_strip(row))
        return cached[1]

    def _row_strip(self, row: PaneRow) -> Strip:
        width = self.size.width - 2 * self._blank_columns
        # In the current passage, both languages have full contrast.
        style = self._renderer.style("other" if row.is_other and not row.is_current else "text")
        if row.is_current:
            style = self._renderer.style("current", style)
        is_rtl = self._is_rtl(row)
        gutter_style = self._renderer.style("gutter", style)
        bar = _bar(row, is_rtl=is_rtl)
        text = self._text_segments(row, style)
        padding = Segment(" " * max(0, width - 3 - columns(text)), style)
        blank = Segment(" ", style)
        sign = self._sign_segment(row, style) if width - 2 > columns(text) else Segment("", style)
        segments = (
            [sign, padding, *text, blank, Segment(bar, gutter_style)]
            if is_rtl
            else [Segment(bar, gutter_style), blank, *text, padding, sign]
        )
        if self._blank_columns:
            edge = Segment(" " * self._blank_columns, style)
            segments = [edge, *segments, edge]
        return Strip(segments, self.size.width)

    def _sign_segment(self, row: PaneRow, style: Style) -> Segment:
        sign = row.signs[:1]
        return Segment(sign or " ", self._role_style(style, SIGN_ROLES.get(sign, "sign") if sign else None))

    def _title_strip(self) -> Strip:
        """The name and the language of the text, flush with where its lines begin."""
        width = self.size.width
        style = self._renderer.style("title-active" if self.has_focus else "title")
        segments = self._title_segments(self.title, width, style, is_rtl=self.is_rtl)
        other = (
            self._title_segments(
                self._other_title, width - columns(segments), self._renderer.style("title"), is_rtl=not self.is_rtl
            )
            if self._other_title
            else []
        )
        gap = Segment(" " * max(0, width - columns(segments) - columns(other)), style)
        return Strip([*other, gap, *segments] if self.is_rtl else [*segments, gap, *other], width)

    def _title_segments(self, title: tuple[str, ...], width: int, style: Style, *, is_rtl: bool) -> list[Segment]:
        """The parts of a title from the edge inwards, as many columns as there are."""
        segments: list[Segment] = [Segment("  ", style)]
        for number, part in enumerate(title):
            separator = [Segment("  ·  ", style)] if number else []
            label = self._renderer.label(part, width - columns([*segments, *separator]) - 2, style)
            if columns(label):
                segments += [*separator, *label]
        return segments[::-1] if is_rtl else segments

    def _text_segments(self, row: PaneRow, style: Style) -> list[Segment]:
        if row.line is None:
            return []
        by_column: list[str | None] = [None] * row.line.line.width
        for start, end, role in row.highlights:
            by_column[start:end] = [role] * (end - start)
        roles: list[str | None] = []
        column = 0
        for cell in row.line.line.clusters:
            roles.append(by_column[column] if column < len(by_column) else None)
            column += cell.width
        return self._renderer.draw(row.line.line.clusters, roles, lambda role: self._role_style(style, role))

    def _role_style(self, style: Style, role: str | None) -> Style:
        return style if role is None else self._renderer.style(role, style)

    def characters_at(self, column: ScreenColumn, row: ScreenRow, side: Side | None = None) -> Characters | None:
        """The characters in a cell; beside a line, those at its end there, and where no line is, at the nearest."""
        shown = [
            index
            for index, shown in enumerate(self._rows)
            if shown.line is not None and side in (None, self._side_of(shown))
        ]
        if not shown:
            return None
        above = [index for index in shown if index <= row]
        nearest = above[-1] if above else shown[0]
        found = self._rows[nearest]
        line, is_rtl = found.line, self._is_rtl(found)
        assert line is not None
        if nearest == row:
            place = line.cluster_at(CellColumn(column - self._first_column(found)), is_rtl=is_rtl)
        else:
            is_at_start = (nearest > row) != is_rtl
            place = line.cluster_at(CellColumn(-1 if is_at_start else line.line.width), is_rtl=is_rtl)
        return self._side_of(found), place

    def _side_of(self, row: PaneRow) -> Side:
        return OTHER[self.side] if row.is_other else self.side

    def _is_rtl(self, row: PaneRow) -> bool:
        return self.is_other_rtl if row.is_other else self.is_rtl

    def _first_column(self, row: PaneRow) -> ScreenColumn:
        """The column of the widget in which the first cell of the row's line stands."""
        assert row.line is not None
        text_columns = columns(self._text_segments(row, self._renderer.style("text")))
        # The extra columns of a profile are the same on both sides.
        beside = (text_columns - row.line.line.width) // 2
        edge = 2 + self._blank_columns
        return ScreenColumn(beside + (self.size.width - edge - text_columns if self._is_rtl(row) else edge))

    def clicked_row(self, row: ScreenRow) -> RowClicked:
        """A row of this side, or of the other where that is shown here too."""
        if row >= len(self._rows):
            return RowClicked(self.side, row)
        side = self._side_of(self._rows[row])
        return RowClicked(side, row, self._clicked[1] if self._clicked and self._clicked[0] == side else None)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Post that the wheel was turned."""
        event.stop()
        self.post_message(WheelTurned(WHEEL_ROWS))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Post that the wheel was turned."""
        event.stop()
        self.post_message(WheelTurned(-WHEEL_ROWS))

    def on_focus(self) -> None:
        """Post that this pane has the focus."""
        self.post_message(PaneFocused(self.side))


def _bar(row: PaneRow, *, is_rtl: bool) -> str:
    """The sign at the edge where a row's line begins: of the current passage, or of the other text."""
    if row.is_other and row.line:
        return "▕" if is_rtl else "▏"
    if row.is_current:
        return "▐" if is_rtl else "▌"
    return " "
