"""The reader's dials: the panes' widths, vowel marks, the shape of digits. They change what is drawn, nothing else."""

from __future__ import annotations

from sejajar.i18n import N_, _
from sejajar.layout.digits import Digits
from sejajar.tui.reader.prompting import AskingActions
from sejajar.tui.rows.viewport import ScrollPosition

SHARE_STEP = 0.04
"""How much of the width one press moves from one pane to the other."""

DIGIT_NAMES: dict[Digits, str] = {
    "as-written": N_("digits as written"),
    "western": N_("digits 0-9"),
    "arabic-indic": N_("digits ٠-٩"),
}


class DialActions(AskingActions):
    """What a reader does to how the texts look."""

    def action_pane_share(self, steps: int) -> None:
        """Make the active pane wider or narrower; 0 divides by the texts' lengths again."""
        if self.is_one_pane:
            return
        if steps == 0:
            self.source_share = None
        else:
            widths = self.pane_columns(100)
            share = widths["source"] / 100 if self.source_share is None else self.source_share
            towards_source = steps if self.reading.active_side == "source" else -steps
            self.source_share = max(0.3, min(0.7, share + SHARE_STEP * towards_source))
        self.fit_parts()

    def action_harakat(self) -> None:
        """Show or hide the vowel marks."""
        view = self.viewport
        view.set_letters(show_harakat=not view.show_harakat, digits=view.digits)
        self.ink.show_harakat = view.show_harakat
        self.sidebar.refresh()
        self.tell(_("vowel marks as written") if view.show_harakat else _("vowel marks hidden"))
        self._relay()

    def action_digits(self) -> None:
        """The next shape of digits: as written, 0-9, ٠-٩."""
        view = self.viewport
        shapes = list(DIGIT_NAMES)
        view.set_letters(show_harakat=view.show_harakat, digits=shapes[(shapes.index(view.digits) + 1) % len(shapes)])
        self.tell(_(DIGIT_NAMES[view.digits]))
        self._relay()

    def _relay(self) -> None:
        """Lay out anew: other letters may wrap otherwise."""
        self.top = self.viewport.kept(ScrollPosition(self.top.passage_index), self.pane_rows)
        self.reveal()
        self.show()
