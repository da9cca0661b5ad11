"""How many colours reach the eye: what Rich will send by the environment, and what tmux makes of it."""

from __future__ import annotations

from collections.abc import Mapping

from sejajar.terminal.browser import is_browser_session
from sejajar.terminal.multiplexers import Tmux

TRUE_COLOR = 1 << 24
_BY_SYSTEM = {"truecolor": TRUE_COLOR, "256": 256, "standard": 16, "windows": 16}
_BY_TERM = {"256color": 256, "kitty": 256}
"""What Rich knows a terminal type's colours by: the end of its name."""


def color_count(environ: Mapping[str, str], tmux: Tmux | None = None, *, shows_truecolor: bool = True) -> int:
    """The number of colours a program on this terminal has; ``tmux`` is what tmux said, if it was asked."""
    if is_browser_session(environ):
        return TRUE_COLOR
    sent = _BY_SYSTEM.get(environ.get("TEXTUAL_COLOR_SYSTEM", "")) or _sent(environ, shows_truecolor=shows_truecolor)
    behind = _behind(tmux)
    return min(sent, behind) if behind else sent


def _sent(environ: Mapping[str, str], *, shows_truecolor: bool) -> int:
    if shows_truecolor and environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return TRUE_COLOR
    return _BY_TERM.get(environ.get("TERM", "").strip().lower().rpartition("-")[2], 16)


def _behind(tmux: Tmux | None) -> int:
    """The colours of the terminal that tmux is attached to; 0 where that is not known."""
    if tmux is None or not tmux.termname:
        return 0
    if "RGB" in tmux.features or tmux.termname.endswith("-direct"):
        return TRUE_COLOR
    if "256" in tmux.features or tmux.termname.endswith("-256color"):
        return 256
    return _by_terminfo(tmux.termname)


def _by_terminfo(term: str) -> int:
    try:
        import curses
    except ImportError:
        return 0
    try:
        # It wants a descriptor to write to, and for this question writes nothing.
        curses.setupterm(term, 2)
    except (curses.error, OSError):
        return 0
    return max(0, curses.tigetnum("colors"))
