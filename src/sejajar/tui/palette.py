"""What each role looks like: one table from roles to theme variables.

The line-API widgets paint hundreds of pieces of text in some thirty roles. As component classes of the style sheets
these took a sixth of the first frame, since every class is matched as if it were a widget; so their look is kept
here, and the style sheets say where the parts stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style


class Look(NamedTuple):
    """The theme variables of a role's colours, each None where it leaves what is beneath; and its weight."""

    color: str | None = None
    background: str | None = None
    is_bold: bool = False


ROLES: dict[str, Look] = {
    "text": Look("foreground", "background"),
    "bar": Look("muted", "surface"),
    "sidebar": Look("foreground", "surface"),
    "prompt": Look("foreground", "panel"),
    "title": Look("muted", "surface", True),
    "title-active": Look("foreground", "panel", True),
    "current": Look(None, "passage"),
    "gutter": Look("primary"),
    "sign": Look("warning", None, True),
    "sign-problem": Look("error", None, True),
    "quote": Look("quote"),
    "figure": Look("figure"),
    "item": Look("background", "item"),
    "hit": Look("foreground", "hit"),
    "hit-current": Look("hit-current-text", "hit-current"),
    "tab": Look("muted"),
    "tab-active": Look("foreground", "panel", True),
    "filter": Look("accent"),
    "heading": Look(None, None, True),
    "cursor": Look(None, "passage"),
    "cursor-focused": Look(None, "panel"),
    "selected": Look("item"),
    "muted": Look("muted"),
    "mismatch": Look("error", None, True),
    "warning": Look("warning", None, True),
    "prompt-sign": Look("accent", None, True),
    "caret": Look("background", "foreground"),
    "place": Look("foreground"),
    "counter": Look("accent"),
    "notice": Look("success"),
    "problem": Look("error", None, True),
    "key": Look("accent", None, True),
}


def styles(variables: Mapping[str, str]) -> dict[str, Style]:
    """The style of every role under a theme; ``variables`` are the theme's, as colours in hexadecimal."""
    return {role: _style(look, variables) for role, look in ROLES.items()}


def _style(look: Look, variables: Mapping[str, str]) -> Style:
    color, background = (None if name is None else variables[name] for name in (look.color, look.background))
    return Style(color=color, bgcolor=background, bold=look.is_bold or None)
