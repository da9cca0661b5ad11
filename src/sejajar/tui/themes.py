"""The two themes. Roles are told apart by more than hue, so 16 colours and no colour stay readable."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="sejajar-dark",
    primary="#7aa2d6",
    secondary="#9a8fc4",
    accent="#e0a458",
    warning="#e0a458",
    error="#e06c60",
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
        "hit": "#6e6000",
        "hit-current": "#f2d24b",
        "hit-current-text": "#16181d",
        "muted": "#868b96",
        "footer-key-foreground": "#e0a458",
    },
)

LIGHT = Theme(
    name="sejajar-light",
    primary="#2a5c99",
    secondary="#6a5aa0",
    accent="#a35a00",
    warning="#a35a00",
    error="#b3261e",
    success="#2e7d4f",
    foreground="#22242a",
    background="#fbfaf6",
    surface="#f1efe8",
    panel="#dcd8cc",
    dark=False,
    variables={
        "passage": "#e8e4d6",
        "quote": "#2e6b3a",
        "figure": "#8a4b00",
        "item": "#c46a00",
        "hit": "#f3e39a",
        "hit-current": "#ffc400",
        "hit-current-text": "#16181d",
        "muted": "#6d6f76",
        "footer-key-foreground": "#a35a00",
    },
)
