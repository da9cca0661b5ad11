"""The footer: the keys that matter now, from the bindings in force."""

from __future__ import annotations

from textual.widgets import Footer


class KeyFooter(Footer):
    """Textual's footer, without the palette's key: that one is in the table like any other."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, show_command_palette=False, compact=True)
