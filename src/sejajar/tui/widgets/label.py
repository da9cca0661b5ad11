"""One-line labels in any script: cut in reading order, drawn in the order of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style

from sejajar.layout.labels import label_cells
from sejajar.layout.lines import Cell
from sejajar.text.language import Direction, detect_direction

CHARS_PER_COLUMN = 8
"""A label is cut from no more characters than this a column: a row has few marks, a text may be long."""


def label_segments(text: str, width: int, style: Style, *, fill: bool = False) -> list[Segment]:
    """``text`` on at most ``width`` columns, with … where it was cut.

    With ``fill`` it takes all the columns: right-to-left text flush right, other text flush left.
    """
    direction, cells = _label(text[: CHARS_PER_COLUMN * max(0, width) + 1], max(0, width))
    segments = [Segment("".join(cell.text for cell in cells), style)] if cells else []
    if fill:
        blank = Segment(" " * max(0, width - sum(cell.width for cell in cells)), style)
        return [blank, *segments] if direction == "rtl" else [*segments, blank]
    return segments


def columns(segments: Sequence[Segment]) -> int:
    """How many columns the segments take."""
    return sum(segment.cell_length for segment in segments)


@lru_cache(maxsize=512)
def _label(text: str, width: int) -> tuple[Direction, tuple[Cell, ...]]:
    direction = detect_direction(text)
    return direction, label_cells(text, direction, width)
