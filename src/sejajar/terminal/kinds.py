"""The kinds of terminals that need different bytes for the same Arabic, and how each is recognised.

Two tables: how each kind is handled, and which reply or variable identifies it. Verified in screenshots of the running
terminals (docs/terminals.md); a row says so if only source or documentation was read.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from sejajar.terminal.query import Replies


class TerminalKind(NamedTuple):
    """How one kind of terminal is handled.

    ``setup`` names what turns its own reordering off (``sejajar.layout.profiles.SETUPS``); ``profile`` is the output
    profile to use then, ``unswitched`` the one to use if it could not be turned off.
    ``shows_harakat``: vowel signs sent after their letter are drawn on it, and take no cell.
    """

    name: str
    setup: str = "bdsm"
    profile: str = "visual"
    unswitched: str = "visual"
    shows_harakat: bool = False


VTE = TerminalKind("VTE", unswitched="override-runs", shows_harakat=True)
IMPLICIT = TerminalKind("terminal with a bidirectional mode", unswitched="override-runs")
KONSOLE = TerminalKind("Konsole", "konsole", unswitched="marked-words", shows_harakat=True)
MLTERM = TerminalKind("mlterm", "mlterm", unswitched="logical", shows_harakat=True)
KITTY = TerminalKind("kitty", "none", "words", "words")
PUTTY = TerminalKind("PuTTY", "none", "isolated", "isolated")
QTERMINAL = TerminalKind("QTerminal", "none", "styled", "styled")
# Its WebGL renderer draws cells as sent; its DOM renderer, which answers the same, leaves a row to the browser.
XTERM_JS = TerminalKind("xterm.js", "none", "letter-marks", "letter-marks", shows_harakat=True)
XTERM = TerminalKind("xterm", shows_harakat=True)
URXVT = TerminalKind("urxvt", shows_harakat=True)
BROWSER = TerminalKind("browser", "none", shows_harakat=True)
DUMB = TerminalKind("dumb", "none")
UNKNOWN = TerminalKind("unknown")

_BY_REPLY: tuple[tuple[str, str, TerminalKind], ...] = (
    ("xtversion", r"kitty.*", KITTY),
    ("xtversion", r"Konsole.*", KONSOLE),
    ("xtversion", r"VTE.*", VTE),
    ("xtversion", r"XTerm.*", XTERM),
    ("xtversion", r"xterm\.js.*", XTERM_JS),
    ("da2", r"24;279;0", MLTERM),
    ("da2", r"1;4000;\d+", KITTY),
    ("da2", r"6[15];\d{4,};1", VTE),
    ("da2", r"1;115;0", KONSOLE),
    ("da2", r"41;\d+;0", XTERM),
    ("da2", r"85;\d+;0", URXVT),
    ("da2", r"0;136;0", PUTTY),
    ("da2", r"0;276;0", XTERM_JS),
    ("da2", r"0;115;0", QTERMINAL),
    ("bdsm", r"[123]", IMPLICIT),
)

_BY_VARIABLE: tuple[tuple[str, str, TerminalKind], ...] = (
    ("TERM", r"xterm-kitty", KITTY),
    ("TERM", r"mlterm.*", MLTERM),
    ("TERM", r"rxvt-unicode.*", URXVT),
    ("TERM", r"putty.*", PUTTY),
    ("TERM", r"konsole.*", KONSOLE),
    ("TERM", r"vte.*", VTE),
    ("KITTY_WINDOW_ID", r".+", KITTY),
    ("KONSOLE_VERSION", r".+", KONSOLE),
    ("MLTERM", r".+", MLTERM),
    ("VTE_VERSION", r".+", VTE),
    ("XTERM_VERSION", r".+", XTERM),
    ("TERM_PROGRAM", r"vscode", XTERM_JS),
)
"""TERM first: it is the one that ssh carries over."""


def kind_by_replies(replies: Replies) -> tuple[TerminalKind, str]:
    """Return the kind that ``replies`` identify and the reply that did; (``UNKNOWN``, "") if none does."""
    for field, pattern, kind in _BY_REPLY:
        value = getattr(replies, field)
        if re.fullmatch(pattern, value):
            return kind, f"it answered {_QUESTION_NAMES[field]} with {value}"
    return UNKNOWN, ""


def kind_by_environment(environ: Mapping[str, str], *, is_remote: bool) -> tuple[TerminalKind, str]:
    """Return the kind that the environment identifies, and the variable; over ssh only ``TERM`` is trusted.

    A program passes the variables of its terminal on to any other terminal that it opens, so this is a guess, used if
    the terminal itself did not answer.
    """
    for variable, pattern, kind in _BY_VARIABLE:
        value = environ.get(variable, "")
        if (variable == "TERM" or not is_remote) and re.fullmatch(pattern, value):
            return kind, f"{variable}={value}"
    return UNKNOWN, ""


_QUESTION_NAMES = {"xtversion": "XTVERSION", "bdsm": "DECRQM 8", "da2": "DA2", "da1": "DA1"}
