"""Detects which terminal this is, and decides what it is sent so that Arabic is right in it.

Runs before anything else owns the terminal, and imports no Textual. ``sejajar.terminal.prepare`` switches the terminal.
"""

import os
from collections.abc import Callable, Mapping
from typing import NamedTuple

from sejajar.layout.profiles import PROFILES, SETUPS, Setup
from sejajar.terminal.browser import is_browser_session
from sejajar.terminal.colors import color_count
from sejajar.terminal.kinds import BROWSER, DUMB, UNKNOWN, TerminalKind, kind_by_environment, kind_by_replies
from sejajar.terminal.model import Terminal
from sejajar.terminal.modes import open_terminal
from sejajar.terminal.multiplexers import (
    Tmux,
    is_in_screen,
    is_in_tmux,
    look_through_tmux,
    wrap_for_screen,
    wrap_for_tmux,
)
from sejajar.terminal.query import Replies
from sejajar.terminal.query import ask as ask_terminal
from sejajar.terminal.saved_profiles import saved_profile
from sejajar.text.sanitize import excerpt, printable


class _Finding(NamedTuple):
    """What was detected, before the user's settings. ``wrap`` makes bytes reach the terminal; None if they cannot."""

    kind: TerminalKind
    name: str
    why: str
    wrap: Callable[[str], str] | None = str


def detect(environ: Mapping[str, str], *, ask: bool = True, bidi: str = "auto", setup: str = "auto") -> Terminal:
    """Detect the terminal and decide what to send it.

    One round trip on the controlling terminal, 0.6 s at most; none where there is no terminal, or a dumb one, or
    ``ask`` is false, or ``setup`` is "none". ``bidi`` is "auto" or a profile's name, ``setup`` "auto" or a name in
    ``SETUPS``: the user's wishes win over what is found, and a profile saved by ``sejajar doctor`` over "auto".
    Raises ``ValueError`` for a name that is in neither table.
    """
    replies, typed, was_asked = Replies(), b"", False
    if ask and setup != "none" and _can_be_asked(environ):
        replies, typed, was_asked = _ask_controlling_terminal(environ)
    terminal = decide(
        environ, replies, tmux=look_through_tmux() if is_in_tmux(environ) else None, bidi=bidi, setup=setup
    )
    return terminal._replace(typed_ahead=typed, awaits_replies=was_asked and not replies.is_complete)


def decide(
    environ: Mapping[str, str],
    replies: Replies,
    *,
    tmux: Tmux | None = None,
    bidi: str = "auto",
    setup: str = "auto",
) -> Terminal:
    """Decide what to send from what is known, without a query. ``tmux`` is the reply of tmux, if it was asked."""
    _check("bidi", bidi, PROFILES)
    _check("setup", setup, SETUPS)
    finding = _find(environ, replies, tmux)
    # A terminal may call itself anything, and so may the environment.
    finding = finding._replace(name=excerpt(finding.name), why=printable(finding.why))
    kind, why = finding.kind, finding.why
    if bidi != "auto":
        why = f"{why}; bidi is set to {bidi}"
    elif saved := saved_profile(environ, finding.name):
        bidi, why = saved, f"{why}; {saved} was picked in sejajar doctor"
    wants_switch = bidi == "auto" or bool(PROFILES[bidi].setup)
    switch = _switch(finding, replies, setup if setup != "auto" or wants_switch else "none")
    if bidi == "auto":
        bidi = kind.profile if switch.setup or kind.setup == "none" else kind.unswitched
    shows_truecolor = finding.wrap is not wrap_for_screen
    return Terminal(
        name=finding.name,
        profile=PROFILES[bidi].with_setup(switch),
        setup=switch.setup,
        restore=switch.restore,
        why=why,
        shows_harakat=kind.shows_harakat,
        replies=replies,
        is_browser=kind is BROWSER,
        shows_truecolor=shows_truecolor,
        colors=color_count(environ, tmux, shows_truecolor=shows_truecolor),
    )


def _check(what: str, name: str, table: Mapping[str, object]) -> None:
    if name != "auto" and name not in table:
        raise ValueError(f"{what}: {name!r} is not one of auto, {', '.join(table)}")


def _switch(finding: _Finding, replies: Replies, setup: str) -> Setup:
    """Return the sequences to send, wrapped for the multiplexer; empty where they are unwanted or cannot get there."""
    switch = SETUPS[finding.kind.setup if setup == "auto" else setup]
    if finding.wrap is None:
        return SETUPS["none"]
    # A terminal that was in explicit order before is left in it.
    restore = "" if switch.name == "bdsm" and replies.bdsm in ("2", "4") else switch.restore
    return Setup(switch.name, finding.wrap(switch.setup), finding.wrap(restore))


def _find(environ: Mapping[str, str], replies: Replies, tmux: Tmux | None) -> _Finding:
    """Identify the terminal: a browser, else a multiplexer and the terminal behind it, else the terminal itself."""
    if is_browser_session(environ):
        return _Finding(BROWSER, "browser", "textual-serve draws it")
    if environ.get("TERM") == "dumb":
        return _Finding(DUMB, "dumb", "TERM=dumb")
    is_remote = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))
    if is_in_tmux(environ) or replies.xtversion.startswith("tmux"):
        return _find_behind_tmux(environ, tmux, is_remote)
    kind, why = kind_by_replies(replies)
    if kind is UNKNOWN and not replies.is_complete:
        kind, why = kind_by_environment(environ, is_remote=is_remote)
    name = _name(kind, replies.xtversion, environ, is_remote)
    why = why or "not recognised: the form that most terminals draw correctly"
    if is_in_screen(environ) or _is_remote_screen(environ, replies):
        return _Finding(kind, f"screen in {name}", why, wrap_for_screen)
    return _Finding(kind, name, why)


def _find_behind_tmux(environ: Mapping[str, str], tmux: Tmux | None, is_remote: bool) -> _Finding:
    if tmux is None or not tmux.termname:
        # Over ssh tmux runs elsewhere and cannot be asked; where it lets nothing through, it drops what is wrapped.
        return _Finding(UNKNOWN, "tmux in an unknown terminal", "tmux could not be asked", wrap_for_tmux)
    kind, _ = kind_by_replies(Replies(xtversion=tmux.termtype))
    why = f"tmux is attached to {tmux.termtype or tmux.termname}"
    if kind is UNKNOWN and not tmux.termtype:
        # The variables are those of the terminal the server was started from: believed only if the type allows it.
        seen = environ if tmux.termname.startswith("xterm") and not is_remote else {}
        kind, variable = kind_by_environment({**seen, "TERM": tmux.termname}, is_remote=is_remote)
        why = f"{why}, {variable}" if variable else why
    name = tmux.termtype or (tmux.termname if kind is UNKNOWN else kind.name)
    why = why if tmux.lets_through else f"{why}; allow-passthrough is off"
    return _Finding(kind, f"tmux in {name}", why, wrap_for_tmux if tmux.lets_through else None)


def _name(kind: TerminalKind, xtversion: str, environ: Mapping[str, str], is_remote: bool) -> str:
    """Return the most specific name: its own, that of its kind, or the environment's."""
    if xtversion:
        return xtversion
    if kind is not UNKNOWN:
        return kind.name
    program = "" if is_remote else environ.get("TERM_PROGRAM", "")
    version = environ.get("TERM_PROGRAM_VERSION", "") if program else ""
    return f"{program} {version}".strip() or environ.get("TERM", "") or "unknown"


def _is_remote_screen(environ: Mapping[str, str], replies: Replies) -> bool:
    return replies.da2.startswith("83;") or (environ.get("TERM", "").startswith("screen") and not replies.is_complete)


def _can_be_asked(environ: Mapping[str, str]) -> bool:
    """Return whether there is a terminal that would answer, and not show the queries."""
    return (
        not is_browser_session(environ)
        and environ.get("TERM", "") not in ("", "dumb")
        and any(os.isatty(fd) for fd in (0, 1, 2))
    )


def _ask_controlling_terminal(environ: Mapping[str, str]) -> tuple[Replies, bytes, bool]:
    """Ask; return the replies, what was typed, and whether it could be asked at all (not from the background)."""
    fd = open_terminal()
    if fd is None:
        return Replies(), b"", False
    try:
        if os.tcgetpgrp(fd) != os.getpgrp():
            return Replies(), b"", False
        replies, typed = ask_terminal(fd, wrap_for_screen if is_in_screen(environ) else str)
        return replies, typed, True
    except OSError:
        return Replies(), b"", False
    finally:
        os.close(fd)
