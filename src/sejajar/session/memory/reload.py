"""Finding the current passage again after the files have changed, by its sentences."""

from __future__ import annotations

from typing import NamedTuple

from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.positions.notation import TextPosition
from sejajar.session.positions.selectors import find_in_bitext, passage_selectors
from sejajar.text.document import Document


class ReloadedBitext(NamedTuple):
    """The texts as they are now, and where reading goes on.

    Attributes:
        bitext: aligned by length.
        start: where reading goes on: a character, because a better alignment may make other passages.
        is_found: whether that is the sentence that was read; otherwise it is as far into the text as that was.
    """

    bitext: Bitext
    start: TextPosition
    is_found: bool


def has_changed(bitext: Bitext, source: Document, target: Document) -> bool:
    """Return whether the texts differ from those of ``bitext``."""
    return (bitext.source.raw, bitext.target.raw) != (source.raw, target.raw)


def find_position_again(old: Bitext, passage_index: int, active_side: Side, new: Bitext) -> ReloadedBitext:
    """Return where a passage of ``old`` is in ``new``, a newer state of the texts; past the end, its last passage."""
    if not new.passages or not old.passages:
        return ReloadedBitext(new, TextPosition(None, 0), False)
    passage_index = min(passage_index, len(old.passages) - 1)
    found = find_in_bitext(new, passage_selectors(old, passage_index, active_side))
    if found is not None:
        return ReloadedBitext(new, TextPosition(found.side, found.span.start), True)
    for side in (active_side, *SIDES):
        spans = old.passages[passage_index].spans(side)
        length = max(1, len(old.document(side).text))
        if spans:
            # As far into the text as before.
            char_offset = spans[0].start * len(new.document(side).text) // length
            return ReloadedBitext(new, TextPosition(side, char_offset), False)
    return ReloadedBitext(new, TextPosition(None, passage_index), False)
