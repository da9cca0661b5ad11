"""How the parts share the window: columns add up, lines stay readable, kept settings mean what they meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.tui.reader.pane_layout import (
    MARGINS,
    SHORTEST_LINE,
    VIEWS,
    ViewOptions,
    columns_in,
    read_share,
    read_view_options,
)
from sejajar.tui.reader.state import ReaderState
from sejajar.tui.widgets.pane import MARGIN_COLUMNS

SETTINGS = st.builds(
    ViewOptions, st.sampled_from(VIEWS), st.booleans(), st.booleans(), st.integers(0, 2), st.sampled_from(MARGINS)
)


@given(st.integers(1, 400), SETTINGS, st.integers(0, 4))
def test_a_pane_is_its_text_its_margins_and_what_is_taken(pane: int, settings: ViewOptions, taken: int) -> None:
    columns = columns_in(pane, settings, taken)
    if pane > MARGIN_COLUMNS + taken:
        assert columns.text + 2 * columns.blank + MARGIN_COLUMNS + taken == pane
    assert columns.text >= 1 and columns.blank >= 0
    if columns.blank:
        assert columns.text >= SHORTEST_LINE


def test_wider_margins_leave_shorter_lines() -> None:
    texts = [columns_in(120, ViewOptions(margins=margins), 0).text for margins in MARGINS]
    assert texts == sorted(set(texts), reverse=True)
    assert columns_in(120, ViewOptions(is_zen=True), 0).text < texts[0]
    assert columns_in(0, ViewOptions(margins="wide"), 0) == (0, 0, 0)


@pytest.mark.parametrize("width", [50, 120])
def test_the_view_a_window_has_room_for(width: int) -> None:
    views = {view: ViewOptions(view).view_in(width, is_unlocked=False) for view in VIEWS}
    assert views == (
        {"side_by_side": "single", "interleaved": "interleaved", "single": "single"}
        if width < 60
        else {v: v for v in VIEWS}
    )
    assert ViewOptions("interleaved").view_in(width, is_unlocked=True) == ("single" if width < 60 else "side_by_side")


@given(SETTINGS)
def test_settings_survive_storing(settings: ViewOptions) -> None:
    assert read_view_options(ReaderState(view_options=settings).stored_options()) == settings._replace(is_zen=False)


@given(
    st.dictionaries(
        st.sampled_from([*ViewOptions._fields, "source_share"]), st.none() | st.text() | st.floats() | st.binary()
    )
)
def test_what_means_nothing_was_never_chosen(kept: dict[str, object]) -> None:
    settings = read_view_options(kept)
    assert settings.view in VIEWS and settings.margins in MARGINS and settings.spacing == 0
    share = read_share(kept)
    assert share is None or 0 < share < 1


@pytest.mark.parametrize(
    ("pane", "blank", "text"),
    [(3 + 24, 0, 24), (3 + 27, 1, 25), (3 + 29, 2, 25), (3 + 36, 6, 24), (3 + 76, 6, 64), (3 + 80, 8, 64)],
)
def test_margins_leave_lines_of_24_columns(pane: int, blank: int, text: int) -> None:
    assert columns_in(pane, ViewOptions(margins="wide"), 0) == (pane, blank, text)
