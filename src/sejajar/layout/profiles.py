"""What each kind of terminal is sent, as one table.

Owns the names of the output profiles, the escape sequences that switch a terminal to them and back, and what each
output form costs in columns. :mod:`sejajar.layout.output_forms` writes a line in such a form;
:mod:`sejajar.terminal` chooses the profile of a terminal.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

OutputForm = Literal[
    "visual", "words", "isolated", "styled", "letter-marks", "override-runs", "marked-words", "logical", "raw"
]
"""How the letters of a row are written.

visual: presentation forms from left to right, one cluster each. words: as visual, but the letters inside a
right-to-left word in the order they are read. logical: the row in reading order, joined. raw: the row in reading
order, letters as the file has them.
"""


class Setup(NamedTuple):
    """What a terminal is sent before the first row and after the last; both may be empty."""

    name: str
    setup: str = ""
    restore: str = ""


class Profile(NamedTuple):
    """One way of writing right-to-left text to a terminal.

    Attributes:
        name: its name on the command line.
        form: how the letters of a row are written.
        summary: one line for the help and the test card.
        setup: sent before the screen is drawn; empty if nothing is.
        restore: undoes ``setup``; to be sent at every kind of end, and before the program is suspended.
        extra_columns: columns each row of a pane needs beyond its clusters; lay out at the pane's width less this.
        show_harakat: whether marks over letters are drawn unless the user decides otherwise.
        popup_full_width: whether a popup has to cover the whole width of a right-to-left pane to stay unbroken.
    """

    name: str
    form: OutputForm
    summary: str
    setup: str = ""
    restore: str = ""
    extra_columns: int = 0
    show_harakat: bool = True
    popup_full_width: bool = False

    def with_setup(self, setup: Setup) -> Profile:
        """Return the same form for a terminal that is switched by other sequences."""
        return self._replace(setup=setup.setup, restore=setup.restore)


SETUPS: dict[str, Setup] = {
    setup.name: setup
    for setup in (
        Setup("none"),
        # ECMA-48 BDSM: reset is explicit order, the order of the characters sent; set is the terminal's own.
        Setup("bdsm", "\x1b[8l", "\x1b[8h"),
        Setup("konsole", "\x1b]50;BidiRenderingEnabled=false\x07", "\x1b]50;BidiRenderingEnabled=true\x07"),
        Setup("mlterm", "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"),
    )
}
"""The switches by name. Terminals that do not know ``bdsm`` ignore it."""

PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("visual", "visual", "joined letters in the order of the screen").with_setup(SETUPS["bdsm"]),
        Profile(
            "words",
            "words",
            "words in the order of the screen, their letters in reading order, the rest in bold (kitty)",
            show_harakat=False,
            popup_full_width=True,
        ),
        Profile(
            "isolated",
            "isolated",
            "as words, separated by blank letters (PuTTY)",
            extra_columns=2,
            show_harakat=False,
            popup_full_width=True,
        ),
        Profile(
            "styled",
            "styled",
            "as words, neighbours in two almost equal colours (QTerminal)",
            show_harakat=False,
            popup_full_width=True,
        ),
        Profile(
            "letter-marks", "letter-marks", "as visual, a left-to-right mark after each letter (xterm.js, VS Code)"
        ),
        Profile("override-runs", "override-runs", "as visual, right-to-left runs in an override (tmux in VTE)"),
        Profile("marked-words", "marked-words", "as words, each between left-to-right marks (tmux in Konsole)"),
        Profile("logical", "logical", "joined letters in reading order, for a terminal that orders them itself"),
        Profile("off", "raw", "the letters of the file in reading order: the terminal does everything"),
    )
}
"""The profiles by name; ``visual`` is right wherever the terminal does not reorder, or can be switched not to."""

DEFAULT_PROFILE = PROFILES["visual"]
