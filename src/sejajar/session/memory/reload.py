"""Reading the texts again after their files have changed, at the same place: found again by what is said there."""

from __future__ import annotations

from typing import NamedTuple

from sejajar.session.bitext import SIDES, Bitext, Side
from sejajar.session.positions.notation import StartPlace
from sejajar.session.positions.selectors import find_in_bitext, selectors_of
from sejajar.text.document import Document


class Reread(NamedTuple):
    """The texts as they are now, and where the reading goes on.

    Attributes:
        pair: quickly aligned.
        start: where the reading goes on: a character, since a better alignment may make other passages.
        is_found: whether that is the sentence that was read, and not only about as far into the text.
    """

    bitext: Bitext
    start: StartPlace
    is_found: bool


def has_changed(bitext: Bitext, source: Document, target: Document) -> bool:
    """Whether the texts are others than those of the pair."""
    return (bitext.source.raw, bitext.target.raw) != (source.raw, target.raw)


def find_place_again(old: Bitext, passage_index: int, active_side: Side, new: Bitext) -> Reread:
    """Where a passage of a pair is in a newer state of the texts."""
    if not new.passages or not old.passages:
        return Reread(new, StartPlace(None, 0), False)
    found = find_in_bitext(new, selectors_of(old, passage_index, active_side))
    if found is not None:
        return Reread(new, StartPlace(found.side, found.span.start), True)
    for side in (active_side, *SIDES):
        spans = old.passages[passage_index].spans(side)
        length = max(1, len(old.document(side).text))
        if spans:
            # As far into the text as before.
            char_offset = spans[0].start * len(new.document(side).text) // length
            return Reread(new, StartPlace(side, char_offset), False)
    return Reread(new, StartPlace(None, passage_index), False)
