"""One-line labels: text that is cut, not wrapped.

A label is ordered and joined like a line of text and cut at its logical end, so that the beginning of a
right-to-left label stays: ``…`` then stands at its left.
"""

from __future__ import annotations

from sejajar.layout.lines import DisplayCluster
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.text.language import Direction


def label_clusters(
    text: str, direction: Direction, width: int | None = None, *, show_harakat: bool = True
) -> tuple[DisplayCluster, ...]:
    """Return the clusters of ``text`` on one row of at most ``width`` columns, from left to right, without padding.

    ``text`` is sanitised; line feeds in it are blanks, and the blanks at its end are left out. If it is too long its
    last cluster, in logical order, is an ellipsis whose range is what was cut off.
    """
    return ParagraphLayout(text, direction, show_harakat=show_harakat).lay_out_row(width)


def visual_line(text: str, direction: Direction, width: int | None = None, *, show_harakat: bool = True) -> str:
    """Return what :func:`label_clusters` draws, from left to right, as one string."""
    return "".join([cluster.text for cluster in label_clusters(text, direction, width, show_harakat=show_harakat)])
