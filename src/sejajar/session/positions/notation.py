"""A place as people name it: where a reading begins when it is told to begin elsewhere than at the top, or goes to."""

from __future__ import annotations

import re
from typing import NamedTuple

from sejajar.i18n import _
from sejajar.session.bitext import Bitext, Side
from sejajar.session.positions.percent import passage_at_percent

_SIDES: dict[str, Side] = {"s": "source", "t": "target"}
_PLACE = r"(?:(?P<side>[st]):)?(?P<number>\d{1,12})\s*(?P<percent>[%٪])?"
"""Digits of any script: the question for a place is a text field, and is not translated to a Latin keyboard."""


class PlaceError(ValueError):
    """What was typed names no place; the message is one line for the reader."""


class StartPlace(NamedTuple):
    """A passage, or a character of one text.

    Attributes:
        side: the text that ``number`` counts in; None for a passage.
        number: a code-point offset into that text, or the index of a passage, from 0. Past the end means the end.
        is_percent: whether ``number`` is instead how many percent of the texts lie before the passage's end.
        link: a link to a sentence (:mod:`sejajar.session.positions.permalinks`) that stood at ``number``; or empty.
    """

    side: Side | None
    number: int
    is_percent: bool = False
    link: str = ""

    def found(self, bitext: Bitext) -> tuple[StartPlace, str]:
        """The place without its link, where the sentence is now; and a line if that cannot be told.

        Takes a while in a long text that was edited.
        """
        if not self.link or self.side is None:
            return self, ""
        from sejajar.session.positions.permalinks import find_permalink, read_permalink

        found = find_permalink(read_permalink(self.link), bitext.document(self.side), bitext.sentences(self.side))
        if found:
            return StartPlace(self.side, found.span.start), ""
        return (
            StartPlace(self.side, self.number),
            _("the sentence of the permalink was not found in this text; this is where it was"),
        )

    def passage_index(self, bitext: Bitext) -> int:
        """The passage meant, in the pair as it is aligned now."""
        if self.link:
            return self.found(bitext)[0].passage_index(bitext)
        if self.is_percent:
            return passage_at_percent(bitext, self.number)
        wanted = self.number if self.side is None else bitext.passage_at(self.side, self.number)
        return max(0, min(wanted, len(bitext.passages) - 1))


def read_place(text: str) -> StartPlace:
    """The place that ``text`` names: ``12`` a passage, ``50%``, ``s:3400`` or ``t:2900`` a character of one text.

    Or a sentence, by a link as :func:`sejajar.session.positions.permalinks.permalink` makes them.

    Raises :class:`PlaceError`.
    """
    if "~" in text:
        return _read_linked(text.strip())
    found = re.fullmatch(_PLACE, text.strip())
    if found is None or (found["side"] and found["percent"]):
        raise PlaceError(
            _("{text} is not a passage number, a percentage such as 50%, or an offset such as s:3400 or t:2900").format(
                text=repr(text)
            )
        )
    number = int(found["number"])
    if found["percent"]:
        return StartPlace(None, number, is_percent=True)
    side = _SIDES.get(found["side"] or "")
    return StartPlace(side, number if side else max(0, number - 1))


def _read_linked(text: str) -> StartPlace:
    from sejajar.session.positions.permalinks import PermalinkError, read_permalink

    try:
        link = read_permalink(text)
    except PermalinkError:
        raise PlaceError(
            _("{text} is not a valid permalink: it was truncated or changed").format(text=repr(text))
        ) from None
    return StartPlace(link.side, link.start, link=text)


def spelled_place(place: StartPlace) -> str:
    """``place`` as :func:`read_place` takes it."""
    if place.link:
        return place.link
    if place.is_percent:
        return f"{place.number}%"
    return str(place.number + 1) if place.side is None else f"{place.side[0]}:{place.number}"
