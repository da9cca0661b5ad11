"""The themes, the theme for a terminal, and the next theme.

Every role of :mod:`sejajar.tui.rows.styles` keeps a contrast of 4.5 to what is beneath it (signs and dividers 3), in
24-bit colours and after their reduction to 256; those of high contrast 7 and 4.5 (WCAG 2.2: 1.4.3, 1.4.6, 1.4.11).
Reduced to 16 colours hardly any theme would stay readable, so terminals of so few have two of their own.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

AUTO = "auto"

DARK = Theme(
    name="sejajar-dark",
    primary="#7aa2d6",
    secondary="#9a8fc4",
    accent="#e0a458",
    warning="#e0a458",
    error="#e87d72",
    success="#7fb685",
    foreground="#d8d8d2",
    background="#16181d",
    surface="#1c1f26",
    panel="#2a2e38",
    dark=True,
    variables={
        "passage": "#262c3a",
        "quote": "#a8c99a",
        "figure": "#e0b070",
        "item": "#e0a458",
        "item-text": "#16181d",
        "hit": "#5e5200",
        "hit-text": "#e6e6e0",
        "hit-current": "#f2d24b",
        "hit-current-text": "#16181d",
        "muted": "#979ca7",
        "divider": "#666d7c",
        "footer-key-foreground": "#e0a458",
    },
)

LIGHT = Theme(
    name="sejajar-light",
    primary="#2a5c99",
    secondary="#6a5aa0",
    accent="#6f3800",
    warning="#6f3800",
    error="#a81f18",
    success="#27693f",
    foreground="#22242a",
    background="#fbfaf6",
    surface="#f1efe8",
    panel="#dcd8cc",
    dark=False,
    variables={
        "passage": "#e8e4d6",
        "quote": "#23592e",
        "figure": "#6f3800",
        "item": "#9a4f00",
        "item-text": "#fffdf8",
        "hit": "#f3e39a",
        "hit-text": "#22242a",
        "hit-current": "#ffc400",
        "hit-current-text": "#16181d",
        "muted": "#54565c",
        "divider": "#85827a",
        "footer-key-foreground": "#6f3800",
    },
)

CONTRAST_DARK = Theme(
    name="sejajar-contrast-dark",
    primary="#8fc4ff",
    secondary="#d0c4ff",
    accent="#ffd24a",
    warning="#ffd24a",
    error="#ffb3ab",
    success="#8ff0a4",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#2b2b2b",
    dark=True,
    variables={
        "passage": "#1d1d3a",
        "quote": "#a6f5a6",
        "figure": "#ffd08a",
        "item": "#ffb454",
        "item-text": "#000000",
        "hit": "#00468a",
        "hit-text": "#ffffff",
        "hit-current": "#ffff5f",
        "hit-current-text": "#000000",
        "muted": "#d0d0d0",
        "divider": "#b0b0b0",
        "footer-key-foreground": "#ffd24a",
    },
)

CONTRAST_LIGHT = Theme(
    name="sejajar-contrast-light",
    primary="#003f8c",
    secondary="#3d2a80",
    accent="#5c2e00",
    warning="#5c2e00",
    error="#870000",
    success="#004d1f",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#dedede",
    dark=False,
    variables={
        "passage": "#ebebdd",
        "quote": "#14147a",
        "figure": "#5c2e00",
        "item": "#00439a",
        "item-text": "#ffffff",
        "hit": "#ffe98a",
        "hit-text": "#000000",
        "hit-current": "#5f0000",
        "hit-current-text": "#ffffff",
        "muted": "#383838",
        "divider": "#4a4a4a",
        "footer-key-foreground": "#5c2e00",
    },
)


def _stock(on_cursor: str, cursor: str, faint: str) -> dict[str, str]:
    """The colours that Textual would otherwise mix from the others, for its own widgets."""
    shades = {
        f"block-cursor{blurred}-{part}": color
        for blurred in ("", "-blurred")
        for part, color in (("foreground", on_cursor), ("background", cursor))
    }
    return {**shades, "block-hover-background": cursor, "text-disabled": faint, "text-muted": faint}


# Reducing these colours to 16 leaves them unchanged. They stay readable on terminals that show the bright half as the
# other half (the Linux console for backgrounds, tmux in a terminal of 8 colours).
ANSI_DARK = Theme(
    name="sejajar-ansi-dark",
    primary="#55ffff",
    secondary="#55ffff",
    accent="#55ffff",
    warning="#55ffff",
    error="#ffffff",
    success="#55ff55",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#0000aa",
    dark=True,
    variables={
        "passage": "#000000",
        "quote": "#55ff55",
        "figure": "#55ffff",
        "item": "#00aaaa",
        "item-text": "#000000",
        "hit": "#0000aa",
        "hit-text": "#ffffff",
        "hit-current": "#aaaaaa",
        "hit-current-text": "#000000",
        "muted": "#aaaaaa",
        "divider": "#aaaaaa",
        "footer-key-foreground": "#55ffff",
        **_stock("#ffffff", "#000000", "#aaaaaa"),
    },
)

ANSI_LIGHT = Theme(
    name="sejajar-ansi-light",
    primary="#0000aa",
    secondary="#0000aa",
    accent="#0000aa",
    warning="#0000aa",
    error="#000000",
    success="#0000aa",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#00aaaa",
    dark=False,
    variables={
        "passage": "#ffffff",
        "quote": "#000000",
        "figure": "#0000aa",
        "item": "#0000aa",
        "item-text": "#ffffff",
        "hit": "#00aaaa",
        "hit-text": "#000000",
        "hit-current": "#000000",
        "hit-current-text": "#ffffff",
        "muted": "#000000",
        "divider": "#000000",
        "footer-key-foreground": "#0000aa",
        **_stock("#ffffff", "#0000aa", "#000000"),
    },
)

THEMES: dict[str, Theme] = {
    "dark": DARK,
    "light": LIGHT,
    "contrast-dark": CONTRAST_DARK,
    "contrast-light": CONTRAST_LIGHT,
    "ansi-dark": ANSI_DARK,
    "ansi-light": ANSI_LIGHT,
}
"""The themes by the names that the user chooses from."""

FEW_COLORS = 16
"""A terminal with at most this number of colours gets the themes made for it."""

UNBOLDED = (ANSI_LIGHT.name,)
"""Themes without bold letters: terminals of 16 colours show bold as bright, and bright black is grey."""

_CYCLE = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT)
_CYCLE_OF_FEW = (ANSI_DARK, ANSI_LIGHT)
_LIGHT_GROUNDS = ("7", "9", "10", "11", "12", "13", "14", "15")


def chosen_theme(name: str, environ: Mapping[str, str], colors: int) -> Theme:
    """Return the theme for a terminal of this many ``colors``: the one called ``name``, of :data:`THEMES` or "auto".

    "auto" is dark unless ``COLORFGBG`` says that the terminal is light. Inside a multiplexer that variable may be left
    from another terminal, and is not believed.
    """
    if name == AUTO:
        is_inside = environ.get("TMUX") or environ.get("STY")
        ground = "" if is_inside else environ.get("COLORFGBG", "").rpartition(";")[2]
        name = "light" if ground in _LIGHT_GROUNDS else "dark"
    theme = THEMES[name]
    if colors <= FEW_COLORS:
        return ANSI_DARK if theme.dark else ANSI_LIGHT
    return theme


def next_theme(name: str, colors: int) -> Theme:
    """Return the theme after Textual's ``name``, among those for a terminal with this number of ``colors``."""
    cycle = _CYCLE_OF_FEW if colors <= FEW_COLORS else _CYCLE
    names = [theme.name for theme in cycle]
    return cycle[(names.index(name) + 1) % len(cycle) if name in names else 0]
