"""How the parts share the window: which panes are shown, their columns, margins, and the rows round them.

Pure: from what the reader chose and the size of the window to columns and rows of the terminal.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from sejajar.session.bitext import OTHER, SIDES, Bitext, Side
from sejajar.tui.rows.viewport import View, split_width
from sejajar.tui.widgets.pane import MARGIN_COLUMNS

SIDEBAR_FOLDS_BELOW = 80
ONE_PANE_BELOW = 60
DIVIDER_COLUMNS = 1
SHORTEST_LINE = 24
"""Margins leave lines at least so many columns, if the pane has them."""
MOST_SPACING = 2

STORED_VIEWS: dict[str, View] = {"beside": "side_by_side", "interleaved": "interleaved", "one": "single"}
"""The views by the names that config.toml and the database have for them."""
Margins = Literal["narrow", "middling", "wide"]
VIEWS: tuple[View, ...] = ("side_by_side", "interleaved", "single")
MARGINS: tuple[Margins, ...] = ("narrow", "middling", "wide")
STORED_MARGINS: dict[str, Margins] = {name: name for name in MARGINS}


class MarginSizes(NamedTuple):
    """What margins leave of a pane: at least ``blank`` columns at both edges, and lines of at most ``longest``."""

    blank: int
    longest: int


MEASURES: dict[Margins, MarginSizes] = {
    "narrow": MarginSizes(0, 10_000),
    "middling": MarginSizes(2, 84),
    "wide": MarginSizes(6, 64),
}
ZEN = MarginSizes(2, 76)
"""Where nothing is round the text, its lines are no longer than eyes follow easily."""


class ViewOptions(NamedTuple):
    """What the reader chose of how the texts stand.

    Attributes:
        view: side by side, interleaved, or one language.
        is_swapped: the target is on the left, or above.
        is_zen: the text alone, without bars.
        spacing: blank rows between passages, 0 to :data:`MOST_SPACING`.
        margins: how much of the panes stays blank.
    """

    view: View = "side_by_side"
    is_swapped: bool = False
    is_zen: bool = False
    spacing: int = 0
    margins: Margins = "narrow"

    @property
    def order(self) -> tuple[Side, Side]:
        """The sides from left to right, or from above."""
        return (SIDES[1], SIDES[0]) if self.is_swapped else SIDES

    def view_in(self, width: int, *, is_unlocked: bool) -> View:
        """The view that a window of so many columns has room for; unlocked panes must stay side by side."""
        if width < ONE_PANE_BELOW:
            return "interleaved" if self.view == "interleaved" and not is_unlocked else "single"
        return "side_by_side" if is_unlocked else self.view


class PaneColumns(NamedTuple):
    """The columns of a pane: all of them, those blank at either edge, and those of its text; all 0 if it is hidden."""

    pane: int = 0
    blank: int = 0
    text: int = 0


def sidebar_columns(width: int) -> int:
    """The columns of a sidebar beside the panes."""
    return max(30, min(44, width * 3 // 10))


def pane_columns(bitext: Bitext, view: View, active: Side, total: int, share: float | None) -> dict[Side, int]:
    """How ``total`` columns are divided between the panes; 0 hides one. ``share`` is the source's, if it was chosen."""
    if view != "side_by_side":
        return {active: total, OTHER[active]: 0}
    return split_width(bitext, total, share)


def columns_in(pane: int, options: ViewOptions, taken: int) -> PaneColumns:
    """The columns of a pane that is ``pane`` wide, ``taken`` of them by its divider and the form of its letters."""
    if pane == 0:
        return PaneColumns()
    room = max(1, pane - MARGIN_COLUMNS - taken)
    measure = MEASURES[options.margins]
    least, longest = measure
    if options.is_zen:
        least, longest = max(least, ZEN.blank), min(longest, ZEN.longest)
    blank = max(least, (room - longest) // 2)
    blank = max(0, min(blank, (room - SHORTEST_LINE) // 2))
    return PaneColumns(pane, blank, room - 2 * blank)


def read_view_options(stored: dict[str, object]) -> ViewOptions:
    """Return the options that were stored as plain values; what is missing or invalid is as if never chosen."""
    spacing = stored.get("spacing")
    return ViewOptions(
        view=STORED_VIEWS.get(str(stored.get("view")), VIEWS[0]),
        is_swapped=stored.get("is_swapped") is True,
        spacing=spacing if type(spacing) is int and 0 <= spacing <= MOST_SPACING else 0,
        margins=STORED_MARGINS.get(str(stored.get("margins")), MARGINS[0]),
    )


def read_share(stored: dict[str, object]) -> float | None:
    """Return the source's share of the width that was stored; None for the one by the texts' lengths."""
    share = stored.get("source_share")
    return share if isinstance(share, float) and 0 < share < 1 else None
