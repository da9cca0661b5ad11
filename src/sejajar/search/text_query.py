"""Search for words in one text.

The one definition of a match, for the jump, the counter and the highlight: the folded query occurs in the folded
text (:mod:`sejajar.text.folding`). Searching runs over the document, never over wrapped rows, so a phrase that
the margin cuts is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sejajar.text.folding import Folded, fold
from sejajar.text.span import Span


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What the user typed. Smart case: an upper-case letter in it makes the search case-sensitive."""

    text: str

    @property
    def keeps_case(self) -> bool:
        """Whether upper and lower case count as different."""
        return any(char.isupper() for char in self.text)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is left to look for once the query is folded."""
        return not fold(self.text).text.strip()


def find_all(folded: Folded, query: TextQuery) -> Iterator[Span]:
    """Return the spans of the original where ``query`` occurs, in order, not overlapping.

    ``folded`` must be folded with ``keep_case=query.keeps_case``. A run of blanks in the query is any run of
    blanks in the text.
    """
    words = [word for word in fold(query.text, keep_case=query.keeps_case).text.split(" ") if word]
    if not words:
        return
    for match in re.finditer(" +".join(map(re.escape, words)), folded.text):
        yield folded.original(*match.span())
