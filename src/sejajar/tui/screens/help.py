"""The help: every key by heading, generated from the table of keys in force."""

from __future__ import annotations

from collections.abc import Iterator

from sejajar.i18n import N_, _
from sejajar.keyboard.keymap import Key, KeyTable, groups, shown_key
from sejajar.keyboard.layouts import Layout
from sejajar.tui.rows.text_renderer import TextRenderer
from sejajar.tui.screens.page import PageScreen
from sejajar.tui.widgets.sheet import SheetLine

SIGNS = (
    ("↑ ↓ Enter", N_("Select an item and go to it in both panes; Enter again goes to its next occurrence")),
    ("❝  ‹›  »", N_("Direct speech, quoted words, reported statement; ? means that the other text names the speaker")),
    (">  <  ≈  ≤  ≥", N_("More than, less than, about, up to, at least the value shown")),
    ("≠  ◧  ◨", N_("The two texts differ; only in the left text; only in the right text")),
    ("!  ·  ✓", N_("Issue, minor issue, dismissed issue; in the margin, ! and · show where one begins")),
    (N_("letters, digits"), N_("Filter the list; Backspace and Esc undo the filter")),
)
"""What the signs of the sidebar mean, and what keys do in it."""


class HelpScreen(PageScreen):
    """A page over the reader; Esc, q or ? closes it."""

    def __init__(self, table: KeyTable, layout: Layout | None, renderer: TextRenderer) -> None:
        """The keys of ``table``; with a ``layout`` also what its keyboard has on them, drawn with ``renderer``."""
        super().__init__(renderer, tuple(help_page(table, layout)), name="help")


def help_page(table: KeyTable, layout: Layout | None) -> Iterator[SheetLine]:
    """The table of keys as a page: the keys, and what each does."""
    for group, keys in groups(table).items():
        yield _(group), None
        for key in keys:
            yield _keys(key, layout), _(key.help)
        yield "", ""
    yield _("Counts"), None
    said = _("A count before a key: number of steps, passage number, or percentage; Esc clears it")
    yield "12j  12g  50%", said
    yield "", ""
    yield _("In the sidebar"), None
    for signs, what in SIGNS:
        yield _(signs), _(what)


def _keys(key: Key, layout: Layout | None) -> str | tuple[str, ...]:
    """The keys of an action; ``j ت`` where a keyboard has two signs on one, each drawn by itself.

    Of ``' ط`` one line would begin on the right.
    """
    if not key.keys:
        return _("palette")
    if layout is None:
        return key.shown_keys
    marked = [(shown_key(name), *filter(None, [layout.marked(name)])) for name in key.keys]
    # An empty part is one more blank.
    return tuple(part for number, parts in enumerate(marked) for part in (("",) if number else ()) + parts)
