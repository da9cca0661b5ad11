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


class PositionError(ValueError):
    """What was typed names no place; the message is one line for the reader."""


class TextPosition(NamedTuple):
    """A passage, or a character of one text.

    Attributes:
        side: the text that ``number`` counts in; None for a passage.
        number: a code-point offset into that text, or the index of a passage, from 0. Past the end means the end.
        is_percent: whether ``number`` is instead how many percent of the texts lie before the passage's end.
        permalink: of a sentence that was at ``number`` (:mod:`sejajar.session.positions.permalinks`); or empty.
    """

    side: Side | None
    number: int
    is_percent: bool = False
    permalink: str = ""

    def resolve(self, bitext: Bitext) -> tuple[TextPosition, str]:
        """The place without its link, where the sentence is now; and a line if that cannot be told.

        Takes a while in a long text that was edited.
        """
        if not self.permalink or self.side is None:
            return self, ""
        from sejajar.session.positions.permalinks import find_permalink, parse_permalink

        found = find_permalink(parse_permalink(self.permalink), bitext.document(self.side), bitext.sentences(self.side))
        if found:
            return TextPosition(self.side, found.span.start), ""
        return (
            TextPosition(self.side, self.number),
            _("the sentence of the permalink was not found in this text; this is where it was"),
        )

    def passage_index(self, bitext: Bitext) -> int:
        """The passage meant, in the pair as it is aligned now."""
        if self.permalink:
            return self.resolve(bitext)[0].passage_index(bitext)
        if self.is_percent:
            return passage_at_percent(bitext, self.number)
        wanted = self.number if self.side is None else bitext.passage_at(self.side, self.number)
        return max(0, min(wanted, len(bitext.passages) - 1))


def parse_position(text: str) -> TextPosition:
    """The place that ``text`` names: ``12`` a passage, ``50%``, ``s:3400`` or ``t:2900`` a character of one text.

    Or a sentence, by a link as :func:`sejajar.session.positions.permalinks.passage_permalink` makes them.

    Raises :class:`PositionError`.
    """
    if "~" in text:
        return _read_linked(text.strip())
    found = re.fullmatch(_PLACE, text.strip())
    if found is None or (found["side"] and found["percent"]):
        raise PositionError(
            _("{text} is not a passage number, a percentage such as 50%, or an offset such as s:3400 or t:2900").format(
                text=repr(text)
            )
        )
    number = int(found["number"])
    if found["percent"]:
        return TextPosition(None, number, is_percent=True)
    side = _SIDES.get(found["side"] or "")
    return TextPosition(side, number if side else max(0, number - 1))


def _read_linked(text: str) -> TextPosition:
    from sejajar.session.positions.permalinks import PermalinkError, parse_permalink

    try:
        link = parse_permalink(text)
    except PermalinkError:
        raise PositionError(
            _("{text} is not a valid permalink: it was truncated or changed").format(text=repr(text))
        ) from None
    return TextPosition(link.side, link.start, permalink=text)


def format_position(place: TextPosition) -> str:
    """``place`` as :func:`parse_position` takes it."""
    if place.permalink:
        return place.permalink
    if place.is_percent:
        return f"{place.number}%"
    return str(place.number + 1) if place.side is None else f"{place.side[0]}:{place.number}"
