"""What each role looks like: one table from roles to theme variables, and to what stands for colours without them.

The line-API widgets paint hundreds of pieces of text in some thirty roles. As component classes of the style sheets
these took a sixth of the first frame, since every class is matched as if it were a widget; so their look is kept
here, and the style sheets say where the parts stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style


class Look(NamedTuple):
    """The theme variables of a role's colours, each None where it leaves what is beneath; and its weight.

    ``without_color`` is the attribute, as Rich calls it, that tells the role apart where there are no colours. None
    is slanted: letters that lean are cut at the edges of their cells, and Arabic ones part from each other.
    """

    color: str | None = None
    background: str | None = None
    is_bold: bool = False
    without_color: str = ""


ROLES: dict[str, Look] = {
    "text": Look("foreground", "background"),
    "other": Look("muted", "background"),
    "bar": Look("muted", "surface"),
    "sidebar": Look("foreground", "surface"),
    "prompt": Look("foreground", "panel"),
    "title": Look("muted", "surface", True),
    "title-active": Look("foreground", "panel", True, "reverse"),
    "current": Look(None, "passage"),
    "gutter": Look("primary"),
    "sign": Look("warning", None, True),
    "sign-problem": Look("error", None, True),
    "quote": Look("quote"),
    "figure": Look("figure", without_color="bold"),
    "item": Look("item-text", "item", without_color="reverse"),
    "hit": Look("hit-text", "hit", without_color="underline"),
    "hit-current": Look("hit-current-text", "hit-current", without_color="reverse bold underline"),
    "chosen": Look("background", "foreground", without_color="reverse"),
    "tab": Look("muted"),
    "tab-active": Look("foreground", "panel", True, "reverse"),
    "filter": Look("accent", without_color="underline"),
    "heading": Look(None, None, True),
    "cursor": Look(None, "passage"),
    "cursor-focused": Look(None, "panel", without_color="reverse"),
    "selected": Look("item"),
    "muted": Look("muted"),
    "mismatch": Look("error", None, True),
    "warning": Look("warning", None, True),
    "prompt-sign": Look("accent", None, True),
    "caret": Look("background", "foreground", without_color="reverse"),
    "place": Look("foreground"),
    "counter": Look("accent"),
    "notice": Look("success"),
    "problem": Look("error", None, True, "reverse"),
    "key": Look("accent", None, True),
}


def styles(variables: Mapping[str, str], *, has_color: bool = True, has_bold: bool = True) -> dict[str, Style]:
    """The style of every role under a theme; ``variables`` are the theme's, as colours in hexadecimal.

    ``has_bold`` is whether bold letters can be read. Without colour the styles keep their colours all the same, for
    whoever tells roles apart by them: the screen drops them.
    """
    return {role: _style(look, variables, has_color, has_bold or not has_color) for role, look in ROLES.items()}


def _style(look: Look, variables: Mapping[str, str], has_color: bool, has_bold: bool) -> Style:
    color, background = (None if name is None else variables[name] for name in (look.color, look.background))
    style = Style(color=color, bgcolor=background, bold=(look.is_bold and has_bold) or None)
    return style if has_color else style + Style.parse(look.without_color)
