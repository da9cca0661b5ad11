"""What this terminal does with Arabic and what the reader will send it, as plain lines; and a card to choose by eye.

Draws without Textual: it is for terminals in which the reader comes out wrong, and for reports of such.
"""

import json
from collections.abc import Mapping
from typing import Any

from sejajar.tui.terminal import Terminal
from sejajar.tui.terminals.picks import picked_profile, picks_file

TELLING_VARIABLES = (
    "TERM",
    "COLORTERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "KITTY_WINDOW_ID",
    "MLTERM",
    "XTERM_VERSION",
    "TMUX",
    "STY",
    "SSH_TTY",
    "WT_SESSION",
    "NO_COLOR",
    "LANG",
)
FONT_ADVICE = (
    "If the letters stand apart, or the borders are not straight, take a font that has Arabic: DejaVu Sans Mono."
)
_NAMED_CONTROLS = {"\x1b": "ESC ", "\x07": " BEL", "\r": "CR", "\n": "LF"}


def readable(sequence: str) -> str:
    """Return ``sequence`` with its control characters named, as in ``ESC [8l``."""
    return "".join(_NAMED_CONTROLS.get(c, c if c.isprintable() else f"<{ord(c):02X}>") for c in sequence).strip()


def findings(terminal: Terminal, environ: Mapping[str, str]) -> dict[str, Any]:
    """Return all that was found and decided, for ``--json`` and for the lines of :func:`report`."""
    return {
        "name": terminal.name,
        "why": terminal.why,
        "form": terminal.profile.name,
        "summary": terminal.profile.summary,
        "sends_first": readable(terminal.setup),
        "sends_last": readable(terminal.restore),
        "shows_harakat": terminal.shows_harakat,
        "pick": picked_profile(environ, terminal.name),
        "answers": {
            "XTVERSION": readable(terminal.replies.xtversion),
            "DECRQM 8": terminal.replies.bdsm,
            "DA2": terminal.replies.da2,
            "DA1": terminal.replies.da1,
        },
        "environment": {name: readable(environ[name]) for name in TELLING_VARIABLES if environ.get(name)},
    }


def as_json(terminal: Terminal, environ: Mapping[str, str]) -> str:
    """Return :func:`findings` as one JSON document."""
    return json.dumps(findings(terminal, environ), ensure_ascii=False, indent=1)


def report(terminal: Terminal, environ: Mapping[str, str]) -> str:
    """Return what was found and decided, one line each."""
    found = findings(terminal, environ)
    answers = "  ".join(f"{question} {answer or '–'}" for question, answer in found["answers"].items())
    variables = "  ".join(f"{name}={value}" for name, value in found["environment"].items())
    rows = (
        ("Terminal", found["name"]),
        ("Known by", found["why"]),
        ("Answers", answers if terminal.replies else "none"),
        ("Environment", variables or "none of those that tell"),
        ("Form", f"{found['form']}: {found['summary']}"),
        ("Sent first", found["sends_first"] or "nothing"),
        ("Sent last", found["sends_last"] or "nothing"),
        ("Harakat", _harakat(terminal)),
        ("Pick", f"{found['pick'] or 'none'}, kept in {picks_file(environ)}"),
    )
    return "\n".join(f"{label:<12} {value}" for label, value in rows)


def _harakat(terminal: Terminal) -> str:
    if terminal.shows_harakat:
        return "drawn on their letters"
    return "hidden: not drawn right here; h in the reader shows them, search and copy always have them"
