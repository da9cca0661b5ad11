"""What each role looks like: one table from roles to theme variables, and to what stands for colours without them.

The line-API widgets paint hundreds of pieces of text in some thirty roles. As component classes of the style sheets
these took a sixth of the first frame, since every class is matched as if it were a widget; so their look is kept
here, and the style sheets say where the parts stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style


class StyleSpec(NamedTuple):
    """The theme variables of a role's colours, each None where it leaves what is beneath; and its weight.

    ``without_color`` is the attribute, as Rich calls it, that tells the role apart where there are no colours. None
    is slanted: letters that lean are cut at the edges of their cells, and Arabic ones part from each other.
    """

    color: str | None = None
    background: str | None = None
    is_bold: bool = False
    without_color: str = ""


ROLES: dict[str, StyleSpec] = {
    "text": StyleSpec("foreground", "background"),
    "other": StyleSpec("muted", "background"),
    "bar": StyleSpec("muted", "surface"),
    "sidebar": StyleSpec("foreground", "surface"),
    "prompt": StyleSpec("foreground", "panel"),
    "title": StyleSpec("muted", "surface", True),
    "title-active": StyleSpec("foreground", "panel", True, "reverse"),
    "current": StyleSpec(None, "passage"),
    "gutter": StyleSpec("primary"),
    "sign": StyleSpec("warning", None, True),
    "sign-problem": StyleSpec("error", None, True),
    "quote": StyleSpec("quote"),
    "figure": StyleSpec("figure", without_color="bold"),
    "item": StyleSpec("item-text", "item", without_color="reverse"),
    "hit": StyleSpec("hit-text", "hit", without_color="underline"),
    "hit-current": StyleSpec("hit-current-text", "hit-current", without_color="reverse bold underline"),
    "selection": StyleSpec("background", "foreground", without_color="reverse"),
    "tab": StyleSpec("muted"),
    "tab-active": StyleSpec("foreground", "panel", True, "reverse"),
    "filter": StyleSpec("accent", without_color="underline"),
    "heading": StyleSpec(None, None, True),
    "cursor": StyleSpec(None, "passage"),
    "cursor-focused": StyleSpec(None, "panel", without_color="reverse"),
    "selected": StyleSpec("item"),
    "muted": StyleSpec("muted"),
    "mismatch": StyleSpec("error", None, True),
    "warning": StyleSpec("warning", None, True),
    "prompt-sign": StyleSpec("accent", None, True),
    "caret": StyleSpec("background", "foreground", without_color="reverse"),
    "place": StyleSpec("foreground"),
    "counter": StyleSpec("accent"),
    "notice": StyleSpec("success"),
    "problem": StyleSpec("error", None, True, "reverse"),
    "key": StyleSpec("accent", None, True),
}


def styles(variables: Mapping[str, str], *, has_color: bool = True, has_bold: bool = True) -> dict[str, Style]:
    """The style of every role under a theme; ``variables`` are the theme's, as colours in hexadecimal.

    ``has_bold`` is whether bold letters can be read. Without colour the styles keep their colours all the same, for
    whoever tells roles apart by them: the screen drops them.
    """
    return {role: _style(look, variables, has_color, has_bold or not has_color) for role, look in ROLES.items()}


def _style(look: StyleSpec, variables: Mapping[str, str], has_color: bool, has_bold: bool) -> Style:
    color, background = (None if name is None else variables[name] for name in (look.color, look.background))
    style = Style(color=color, bgcolor=background, bold=(look.is_bold and has_bold) or None)
    return style if has_color else style + Style.parse(look.without_color)
