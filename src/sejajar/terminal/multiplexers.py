"""Looking through tmux and screen at the terminal behind them, and sending it bytes through them."""

import re
import subprocess
from collections.abc import Callable, Mapping
from typing import NamedTuple

_TMUX_FORMAT = "#{client_termtype}\t#{client_termname}\t#{allow-passthrough}\t#{version}\t#{client_termfeatures}"
_TMUX_SECONDS = 1.0
_PASSTHROUGH_IS_AN_OPTION = (3, 3)
"""Older tmux passes everything through."""

SCREEN_CHUNK = 240
"""GNU screen passes on strings of at most 768 bytes, older versions 256."""


class Tmux(NamedTuple):
    """What tmux says of the terminal it is attached to, with its ``features``, and whether bytes get through to it."""

    termtype: str = ""
    termname: str = ""
    lets_through: bool = False
    features: tuple[str, ...] = ()


def wrap_for_tmux(sequence: str) -> str:
    """Return ``sequence`` as tmux hands it on: in a DCS of its own, every ESC doubled."""
    return f"\x1bPtmux;{sequence.replace(chr(27), chr(27) * 2)}\x1b\\" if sequence else ""


def wrap_for_screen(sequence: str) -> str:
    """Return ``sequence`` in the DCS that GNU screen hands on as it is."""
    return f"\x1bP{sequence}\x1b\\" if sequence else ""


def through_multiplexer(sequence: str, terminal_name: str) -> str:
    """Return an OSC 52 sequence in the form that reaches the clipboard from a terminal of this name.

    tmux executes it if ``set-clipboard`` is on, passes a wrapped one on if ``allow-passthrough`` is, and drops the
    other: it is sent both. GNU screen passes it on in pieces.
    """
    if terminal_name.startswith("tmux"):
        return sequence + wrap_for_tmux(sequence)
    if terminal_name.startswith("screen"):
        return "".join(wrap_for_screen(piece) for piece in re.findall(f".{{1,{SCREEN_CHUNK}}}", sequence, re.DOTALL))
    return sequence


def run_tmux() -> str:
    """Return what tmux prints for ``_TMUX_FORMAT``, or "" where it cannot be asked."""
    try:
        done = subprocess.run(
            ["tmux", "display-message", "-p", _TMUX_FORMAT],
            capture_output=True,
            text=True,
            timeout=_TMUX_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.rstrip("\n") if done.returncode == 0 else ""


def look_through_tmux(run: Callable[[], str] = run_tmux) -> Tmux:
    """Ask tmux what it is attached to. The environment only tells where its server was started."""
    fields = run().split("\t")
    if len(fields) != 5:
        return Tmux()
    termtype, termname, passthrough, version, features = fields
    number = re.search(r"(\d+)\.(\d+)", version)
    is_older = number is not None and (int(number[1]), int(number[2])) < _PASSTHROUGH_IS_AN_OPTION
    return Tmux(
        termtype, termname, is_older or passthrough in ("on", "all", "1", "2"), tuple(filter(None, features.split(",")))
    )


def is_in_tmux(environ: Mapping[str, str]) -> bool:
    """Whether tmux is the terminal, by its own variable."""
    return bool(environ.get("TMUX"))


def is_in_screen(environ: Mapping[str, str]) -> bool:
    """Whether GNU screen is the terminal, by its own variable (tmux may call its terminal type screen, too)."""
    return bool(environ.get("STY")) and not is_in_tmux(environ)
