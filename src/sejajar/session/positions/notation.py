"""Positions as users write them, on the command line and in the reader: ``12``, ``50%``, ``s:3400`` or a permalink."""

from __future__ import annotations

import re
from typing import NamedTuple

from sejajar.session.bitext import Bitext, Side
from sejajar.session.positions.percent import passage_at_percent
from sejajar.text.notices import Notice, NoticeError

_SIDES: dict[str, Side] = {"s": "source", "t": "target"}
_POSITION = r"(?:(?P<side>[st]):)?(?P<number>\d{1,12})\s*(?P<percent>[%٪])?"
"""Digits of any script: the prompt for a position is a text field, whose keys are not translated to Latin ones."""


class PositionError(NoticeError):
    """A text names no position."""


class TextPosition(NamedTuple):
    """A passage, or a character of one text.

    Attributes:
        side: the text that ``number`` counts in; None for a passage.
        number: a code-point offset into that text, or the index of a passage, from 0. Past the end means the end.
        is_percent: ``number`` is the percentage of the texts that lies before the end of the passage.
        permalink: of a sentence that was at ``number`` (:mod:`sejajar.session.positions.permalinks`); or empty.
    """

    side: Side | None
    number: int
    is_percent: bool = False
    permalink: str = ""

    def resolve(self, bitext: Bitext) -> tuple[TextPosition, Notice | None]:
        """Return where the sentence of the permalink is now, and None; if it is not found, where it was, and why.

        A position without a permalink is returned as it is. Slow in a long text that was edited.
        """
        if not self.permalink or self.side is None:
            return self, None
        from sejajar.session.positions.permalinks import find_permalink, parse_permalink

        found = find_permalink(parse_permalink(self.permalink), bitext.document(self.side), bitext.sentences(self.side))
        if found:
            return TextPosition(self.side, found.span.start), None
        return TextPosition(self.side, self.number), Notice("permalink-not-found")

    def passage_index(self, bitext: Bitext) -> int:
        """Return the index of the passage, as ``bitext`` is aligned now; 0 without passages."""
        if self.permalink:
            return self.resolve(bitext)[0].passage_index(bitext)
        if self.is_percent:
            return passage_at_percent(bitext, self.number)
        index = self.number if self.side is None else bitext.passage_at(self.side, self.number)
        return max(0, min(index, len(bitext.passages) - 1))


def parse_position(text: str) -> TextPosition:
    """Return the position that ``text`` names: a passage, a percentage, a character of one text, or a permalink.

    Raises:
        PositionError: it names none.

    Example:
        >>> parse_position("12").number  # the twelfth passage
        11
        >>> parse_position("50%").is_percent
        True
        >>> parse_position("t:2900")[:2]  # s: is the source, t: the target
        ('target', 2900)
    """
    if "~" in text:
        return _parse_permalink(text.strip())
    found = re.fullmatch(_POSITION, text.strip())
    if found is None or (found["side"] and found["percent"]):
        raise PositionError(Notice("not-a-position", {"text": repr(text)}))
    number = int(found["number"])
    if found["percent"]:
        return TextPosition(None, number, is_percent=True)
    side = _SIDES.get(found["side"] or "")
    return TextPosition(side, number if side else max(0, number - 1))


def _parse_permalink(text: str) -> TextPosition:
    from sejajar.session.positions.permalinks import PermalinkError, parse_permalink

    try:
        link = parse_permalink(text)
    except PermalinkError:
        raise PositionError(Notice("permalink-invalid", {"text": repr(text)})) from None
    return TextPosition(link.side, link.start, permalink=text)


def format_position(position: TextPosition) -> str:
    """Return ``position`` as :func:`parse_position` takes it."""
    if position.permalink:
        return position.permalink
    if position.is_percent:
        return f"{position.number}%"
    return str(position.number + 1) if position.side is None else f"{position.side[0]}:{position.number}"
