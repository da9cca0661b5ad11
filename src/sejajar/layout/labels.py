"""One-line labels: text that is cut, not wrapped.

A label is ordered and joined like a line of text and cut at its logical end, so that the beginning of a
right-to-left label stays.
"""

from __future__ import annotations

from sejajar.layout.lines import DisplayCluster
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.text.language import Direction


def label_cells(
    text: str, direction: Direction, width: int | None = None, *, show_harakat: bool = True
) -> tuple[DisplayCluster, ...]:
    """The cells of ``text`` on one row of at most ``width`` columns, from left to right, without padding.

    ``text`` is sanitised; line feeds in it are blanks, and the blanks at its end are left out. If it is too long its
    last cell, in logical order, is an ellipsis whose range is what was cut off.
    """
    return ParagraphLayout(text, direction, show_harakat=show_harakat).lay_out_row(width)


def visual_line(text: str, direction: Direction, width: int | None = None, *, show_harakat: bool = True) -> str:
    """``text`` as one row from left to right, joined and cut to ``width`` columns; see :func:`label_cells`."""
    return "".join([cell.text for cell in label_cells(text, direction, width, show_harakat=show_harakat)])
