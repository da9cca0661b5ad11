"""Answers that arrive when Textual reads already: it takes each character of a sequence it does not know for a key.

Over a slow line the answers to ``query`` may come after the waiting for them has ended. Without this, the ``c`` that
ends one would be the reader's ``c``.
"""

import re
from typing import Generic, TypeVar

_WHOLE = r"\^P>\|[^\\]*\\|\^?\[8;\d+\$y|\^?\[>[\d;]*c|\^?(?P<last>\[\?[\d;]*c)"
"""The answers as Textual 8 turns them into characters: ESC is a circumflex, or nothing before a bracket."""
_BEGUN = r"\^(P(>(\|[^\\]*)?)?)?|\^?\[(8(;(\d+\$?)?)?|[>?][\d;]*)?"

Item = TypeVar("Item")


class LateReplies(Generic[Item]):
    """Holds back what may be the beginning of an answer; drops it when it is one, gives it back when it is not.

    An ``Item`` is whatever carries a character. ``is_over`` once the last answer was seen.
    """

    def __init__(self) -> None:
        self._held: list[Item] = []
        self._text = ""
        self.is_over = False

    @property
    def is_holding(self) -> bool:
        """Whether something is held that only the next character, or its absence, can decide."""
        return bool(self._held)

    def take(self, character: str, item: Item) -> list[Item]:
        """Take the next one; return those that are known to be keys, in order."""
        if re.fullmatch(_BEGUN, self._text + character):
            self._held.append(item)
            self._text += character
            return []
        whole = re.fullmatch(_WHOLE, self._text + character)
        if whole:
            self.is_over |= whole["last"] is not None
            self.give_up()
            return []
        before = self.give_up()
        return [*before, *self.take(character, item)] if before else [item]

    def give_up(self) -> list[Item]:
        """Return what is held: no more came, so they were keys."""
        held, self._held, self._text = self._held, [], ""
        return held
