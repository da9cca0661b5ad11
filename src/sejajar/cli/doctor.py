"""Reports how this terminal renders Arabic and what the reader will send it, and shows samples to choose from.

Draws without Textual: it is for terminals that show the reader wrongly, and for reports of such.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sejajar.cli.output import MisuseError
from sejajar.interchange.json_text import json_text
from sejajar.layout.output_forms import FontVariant, output_runs
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.layout.profiles import PROFILES, Profile
from sejajar.terminal.detect import detect
from sejajar.terminal.model import Terminal
from sejajar.terminal.modes import TerminalModes
from sejajar.terminal.prepare import prepared_terminal
from sejajar.terminal.saved_profiles import save_profile, saved_profile, saved_profiles_file
from sejajar.text.sanitize import printable

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
SAMPLE = "نموذج GPT-5 (سريع)، لا أقل من 150% في 2024."
SAMPLE_SAYS = "model GPT-5 (fast), no less than 150% in 2024."
CARD_COLUMNS = 50
FONT_ADVICE = "If letters are not joined in any form, use a font with Arabic, such as DejaVu Sans Mono."
_NAMED_CONTROLS = {"\x1b": " ESC ", "\x07": " BEL ", "\r": " CR ", "\n": " LF "}


def with_named_controls(sequence: str) -> str:
    """Return ``sequence`` with its control characters named, as in ``ESC [8l``."""
    named = "".join(_NAMED_CONTROLS.get(c, c if c.isprintable() else f" <{ord(c):02X}> ") for c in sequence)
    return " ".join(named.split())


def findings(terminal: Terminal, environ: Mapping[str, str]) -> dict[str, Any]:
    """Return all that was found and decided, for ``--json`` and for the lines of :func:`report`."""
    return {
        "name": terminal.name,
        "why": terminal.why,
        "form": terminal.profile.name,
        "summary": terminal.profile.summary,
        "sends_first": with_named_controls(terminal.setup),
        "sends_last": with_named_controls(terminal.restore),
        "shows_harakat": terminal.shows_harakat,
        "pick": saved_profile(environ, terminal.name),
        "answers": {
            "XTVERSION": with_named_controls(terminal.replies.xtversion),
            "DECRQM 8": terminal.replies.bdsm,
            "DA2": terminal.replies.da2,
            "DA1": terminal.replies.da1,
        },
        "environment": {name: with_named_controls(environ[name]) for name in TELLING_VARIABLES if environ.get(name)},
    }


def as_json_text(terminal: Terminal, environ: Mapping[str, str]) -> str:
    """Return :func:`findings` as one JSON document."""
    return json_text(findings(terminal, environ), indent=1)


def report(terminal: Terminal, environ: Mapping[str, str], columns: int = 80) -> str:
    """Return what was found and decided, one line each, wrapped to ``columns``."""
    found = findings(terminal, environ)
    answers = "  ".join(f"{question} {answer or '–'}" for question, answer in found["answers"].items())
    variables = "  ".join(f"{name}={value}" for name, value in found["environment"].items())
    rows = (
        ("Terminal", found["name"]),
        ("Detected by", found["why"]),
        ("Answers", answers if terminal.replies else "none"),
        ("Environment", variables or "no relevant variables"),
        ("Form", f"{found['form']}: {found['summary']}"),
        ("Sent first", found["sends_first"] or "nothing"),
        ("Sent last", found["sends_last"] or "nothing"),
        ("Harakat", _harakat(terminal)),
        ("Choice", f"{found['pick'] or 'none'}, saved in {printable(saved_profiles_file(environ))}"),
    )
    indent = " " * 13
    return "\n".join(
        textwrap.fill(f"{label:<12} {value}", columns, subsequent_indent=indent, break_on_hyphens=False)
        for label, value in rows
    )


def _harakat(terminal: Terminal) -> str:
    if terminal.shows_harakat:
        return "shown on their letters"
    return (
        "hidden, because this terminal misplaces them; h in the reader shows them; search and copy always include them"
    )


_STYLES: dict[FontVariant, tuple[str, str]] = {
    "none": ("", ""),
    "bold": ("\x1b[1m", "\x1b[22m"),
    "alternate": ("\x1b[38;2;128;128;129m", "\x1b[39m"),
}
_ALTERNATE_TO = ("\x1b[38;2;128;128;128m", "\x1b[39m")
"""The colour beside ``alternate``: it has to be set, because that of the terminal is not known."""


def sample_row(profile: Profile, columns: int = CARD_COLUMNS) -> str:
    """Return the sample sentence in one form, flush right in ``columns`` columns, styled as the form needs."""
    line = ParagraphLayout(SAMPLE, "rtl", show_harakat=False).lay_out(columns - profile.extra_columns)[0]
    runs = output_runs(line.clusters, profile)
    plain = _ALTERNATE_TO if any(run.font_variant == "alternate" for run in runs) else _STYLES["none"]
    drawn = ""
    for run in runs:
        before, after = plain if run.font_variant == "none" else _STYLES[run.font_variant]
        drawn += f"{before}{run.text}{after}"
    return " " * (columns - sum(run.width for run in runs)) + drawn


def card(profiles: Iterable[Profile]) -> str:
    """Return a box with one row per form, each with the number to press for it."""
    edge = "─" * CARD_COLUMNS
    numbers = {name: number for number, name in enumerate(PROFILES, 1)}
    rows = [f" {numbers[profile.name]} │{sample_row(profile)}│ {profile.name}" for profile in profiles]
    return "\n".join((f"   ┌{edge}┐", *rows, f"   └{edge}┘"))


def consult(
    environ: Mapping[str, str],
    *,
    bidi: str = "auto",
    setup: str = "auto",
    as_json: bool = False,
    with_card: bool = True,
    columns: int = 80,
) -> Iterator[str]:
    """Yield what ``sejajar doctor`` prints: the report, then the result of the choice.

    ``with_card`` needs a user at a terminal. ``bidi`` and ``setup`` are as for ``detect``.
    """
    terminal = detect(environ, bidi=bidi, setup=setup)
    if as_json:
        yield as_json_text(terminal, environ)
        return
    yield report(terminal, environ, columns)
    if with_card:
        yield choose(terminal, environ)


def choose(terminal: Terminal, environ: Mapping[str, str]) -> str:
    """Show the card and save the form that the user chooses; return what was decided, in words.

    The form that will be sent comes first, in the mode that it needs; the others on a second screen, in the mode of the
    terminal, since some terminals redraw all rows when the mode changes.
    """
    others = [profile for profile in PROFILES.values() if profile.name != terminal.profile.name]
    with prepared_terminal(terminal) as modes:
        if modes is None:
            return "No terminal to show the samples on."
        modes.is_drawing = True
        modes.listen()
        modes.write("\x1b[?1049h")
        key = _ask(modes, [terminal.profile], _KEEP_OR_MORE)
        if key == "space":
            modes.switch_back()
            key = _ask(modes, others, _KEEP_OR_LEAVE)
    if key != "0" and not key.isdecimal():
        return "No changes."
    name = None if key == "0" else list(PROFILES)[int(key) - 1]
    path = printable(saved_profiles_file(environ))
    try:
        save_profile(environ, terminal.name, name)
    except OSError as error:
        reason = error.strerror or error
        raise MisuseError(f"{path}: {reason}; make the folder writable, or set XDG_STATE_HOME") from error
    if name is None:
        return f"The saved form for {terminal.name} was removed."
    return f"{name} is saved for {terminal.name}, in {path}."


_LEAVING = ("enter", "escape", "q", "ctrl+c", "ctrl+d")
_KEEP_OR_MORE = "Is this correct? Press its number to save it; Space shows the other forms."
_KEEP_OR_LEAVE = "Press the number of the correct form."


def _ask(modes: TerminalModes, profiles: list[Profile], question: str) -> str:
    """Show a card and wait for a valid key: a number on it, 0, Space, or a key that leaves."""
    lines = (
        question,
        "0 removes an earlier choice; Enter changes nothing.",
        "",
        card(profiles),
        "",
        "Read from the right border, with joined letters and straight borders, it should say:",
        f"{SAMPLE_SAYS}",
        "",
        FONT_ADVICE,
    )
    modes.write("\x1b[2J\x1b[H" + "\r\n".join("\n".join(lines).split("\n")))
    shown = {profile.name for profile in profiles}
    meant = {str(number) for number, name in enumerate(PROFILES, 1) if name in shown} | {"0", "space", *_LEAVING}
    while True:
        for key in modes.read_keys() or ("escape",):
            if key in meant:
                return key
