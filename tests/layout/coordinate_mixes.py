"""Mixes of offsets, columns and rows that the type checker must reject; checked by ``./check types``, never run.

Each ``ignore`` names the one error expected on its line. If a signature accepts the mix again, the comment is
unnecessary, and pyright reports that as an error.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=error

from sejajar.layout.lines import CellColumn, Line
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.text.span import CharOffset, Span
from sejajar.tui.messages import RowClicked, ScreenColumn, ScreenRow
from sejajar.tui.rows.viewport import PassageLayout, PassageRow, PositionedLine, ScrollPosition
from sejajar.tui.widgets.pane import Pane


def right(line: Line, span: Span, column: CellColumn) -> None:
    """What each function does take."""
    line.logical_to_visual(span.start, span.end)
    line.logical_to_visual(line.visual_to_logical(column), line.end)
    line.cluster_at(column, is_rtl=True)


def mixes_in_a_line(line: Line, offset: CharOffset, column: CellColumn) -> None:
    """Offsets and columns of a line."""
    line.logical_to_visual(column, offset)  # pyright: ignore[reportArgumentType]
    line.logical_to_visual(offset, line.width)  # pyright: ignore[reportArgumentType]
    line.visual_to_logical(offset)  # pyright: ignore[reportArgumentType]
    line.cluster_at(line.start, is_rtl=True)  # pyright: ignore[reportArgumentType]
    line.cluster_at(Span(3, 4).start, is_rtl=False)  # pyright: ignore[reportArgumentType]


def mixes_in_a_paragraph(layout: ParagraphLayout, width: int, offset: CharOffset) -> None:
    """The width of a line and the offset where it begins."""
    layout.lay_out(offset, width)  # pyright: ignore[reportArgumentType]
    layout.line_count(offset, width)  # pyright: ignore[reportArgumentType]


def mixes_in_a_passage(passage: PassageLayout, line: PositionedLine, passage_index: int, row: PassageRow) -> None:
    """Rows of a passage, the passage's own index, offsets and rows of the screen."""
    ScrollPosition(row, passage_index)  # pyright: ignore[reportArgumentType]
    passage.line("source", line.span.start)  # pyright: ignore[reportArgumentType]
    passage.line("source", ScreenRow(2))  # pyright: ignore[reportArgumentType]
    line.cluster_at(row, is_rtl=True)  # pyright: ignore[reportArgumentType]
    line.logical_to_visual(row)  # pyright: ignore[reportArgumentType]


def mixes_on_the_screen(pane: Pane, column: ScreenColumn, row: ScreenRow, line: PositionedLine) -> None:
    """Columns and rows of a pane, and those of the lines in it."""
    pane.characters_at(row, column)  # pyright: ignore[reportArgumentType]
    pane.characters_at(CellColumn(1), row)  # pyright: ignore[reportArgumentType]
    pane.clicked_row(column)  # pyright: ignore[reportArgumentType]
    pane.clicked_row(PassageRow(1))  # pyright: ignore[reportArgumentType]
    RowClicked("source", column)  # pyright: ignore[reportArgumentType]
    line.cluster_at(column, is_rtl=True)  # pyright: ignore[reportArgumentType]
