"""What a table of sentence rules holds: abbreviations, titles, and words that continue or begin a sentence.

All entries are case-folded and without their full stop. The tables are in :mod:`sejajar.segmentation.tables`.
"""

from __future__ import annotations

from typing import NamedTuple


class SentenceRules(NamedTuple):
    """How to read a full stop in one language.

    Attributes:
        titles: abbreviations that a name or another word always follows; their stop never ends a sentence.
        before_number: abbreviations whose stop does not end a sentence where a number follows (``hlm. 25``).
        after_number: letters that are a unit or an era after a number, and therefore may end a sentence (``632 ه.``).
        openers: words that usually begin a sentence, and do so after initials (``U.S. It``).
        attributions: words after a closed quotation that continue its sentence (``«…؟» سأل``).
    """

    titles: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    after_number: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    attributions: frozenset[str] = frozenset()


def words(text: str) -> frozenset[str]:
    """Return the words of a table entry."""
    return frozenset(text.split())
