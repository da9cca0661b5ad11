"""One row of a pane as it is handed over to be drawn."""

from __future__ import annotations

from typing import NamedTuple

from sejajar.layout.lines import CellColumn
from sejajar.tui.rows.viewport import PositionedLine

Highlight = tuple[CellColumn, CellColumn, str]
"""Columns ``[from, to)`` of a line's cells and the role they are shown in, a name of :mod:`sejajar.tui.rows.styles`."""


class PaneRow(NamedTuple):
    """What a pane shows on one row: a line or None for padding, and how.

    ``signs`` are characters one cell wide for the margin where lines end; the first is shown. ``is_other``: the
    line is of the other text, which this pane shows beneath its own or above it.
    """

    line: PositionedLine | None
    is_current: bool
    highlights: tuple[Highlight, ...] = ()
    signs: str = ""
    is_other: bool = False
