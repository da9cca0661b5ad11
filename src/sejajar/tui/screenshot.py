"""Screenshots as SVG, correct in every program that shows them.

A browser orders the letters of a text element by itself, spaces them out to the length the element names, and fetches
the font from another host. Here each element is told to keep the order it has, to stretch its letters so that they
stay joined, and to take a font of the machine it is seen on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import unescape

from rich.cells import cell_len
from textual.widget import Widget

from sejajar.layout.profiles import DEFAULT_PROFILE, Profile
from sejajar.tui.reader.screen import ReaderScreen

AS_SENT = 'direction="ltr" unicode-bidi="bidi-override" lengthAdjust="spacingAndGlyphs"'
"""Attributes, not a style sheet: programs other than browsers read these."""

FONTS = '"DejaVu Sans Mono", "Courier New", "Simplified Arabic Fixed", FreeMono, monospace'
"""Monospaced fonts whose Arabic joins."""


def made_safe(svg: str) -> str:
    """Return ``svg``, an export of Rich, with rows that stand as on the screen."""
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {FONTS}")
    return re.sub(r"<text\b([^>]*)>([^<]*)", _kept_in_order, svg)


def _kept_in_order(found: re.Match[str]) -> str:
    attributes, text = found.groups()
    # Rich measures characters; combining marks take no cell, and ideographs two.
    shown = unescape(text)
    scale = cell_len(shown) / len(shown) if shown else 1
    attributes = re.sub(
        r'textLength="([^"]+)"', lambda length: f'textLength="{float(length[1]) * scale:g}"', attributes
    )
    return f"<text {AS_SENT}{attributes}>{text}"


@contextmanager
def drawn_visually(screens: Iterable[ReaderScreen]) -> Iterator[None]:
    """Draw the rows in visual order, whatever output form the terminal needs.

    Only for what is drawn inside the block, with no pause in it: the terminal sees nothing of it.
    """
    profiles = [(screen, screen.window.renderer.profile) for screen in screens]
    for screen, _ in profiles:
        _draw_in(screen, DEFAULT_PROFILE)
    try:
        yield
    finally:
        for screen, profile in profiles:
            _draw_in(screen, profile)


def _draw_in(screen: ReaderScreen, profile: Profile) -> None:
    if screen.window.renderer.profile is profile:
        return
    screen.window.renderer.profile = profile
    for widget in screen.walk_children(Widget):
        # They drop their cached rows, as after a change of colours.
        widget.notify_style_update()
        widget.refresh()
