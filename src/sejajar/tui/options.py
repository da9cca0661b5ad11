"""The options of the reader, as one value that travels from the command line to the app.

Imports nothing of Textual: the command line makes the options before it knows whether there is a screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from sejajar.layout.digits import Digits
    from sejajar.session.memory.recent import PairChoice
    from sejajar.session.positions.notation import TextPosition

Harakat = Literal["auto", "show", "hide"]


class ReaderOptions(NamedTuple):
    """How the reader looks, what its keys are, and what it shows first.

    The defaults are those of the command line and of ``config.toml``.

    Attributes:
        start: where to open; None for where the user left the bitext, or the top.
        ui_language: the language of the interface and of its numbers, "auto" for the locale's.
        theme: one of :data:`sejajar.tui.themes.THEMES`, or "auto".
        bidi, bidi_setup: as :func:`sejajar.terminal.detect.detect` takes them.
        harakat: "auto" shows vowel marks if the terminal places them correctly.
        digits: the shape of digits on the screen.
        linear: print a line for each action instead of drawing.
        preset, key_map: the keys, as :func:`sejajar.keyboard.user_keymap.effective_table` takes them.
        keyboard: the layout of the keyboard, as :func:`sejajar.keyboard.layouts.layout` takes it.
        view_options: how a bitext is shown that was not read before, as ``ReaderState.stored_options`` returns it.
        notice: a line for the status line at the start.
        offered: bitexts to choose from, listed over the reader at the start.
    """

    start: TextPosition | None = None
    ui_language: str = "auto"
    theme: str = "auto"
    bidi: str = "auto"
    bidi_setup: str = "auto"
    harakat: Harakat = "auto"
    digits: Digits = "as-written"
    linear: bool = False
    preset: str = "default"
    key_map: Mapping[str, Sequence[str]] = MappingProxyType({})
    keyboard: str | Mapping[str, str] = "auto"
    view_options: Mapping[str, object] = MappingProxyType({})
    notice: str = ""
    offered: Sequence[PairChoice] = ()
