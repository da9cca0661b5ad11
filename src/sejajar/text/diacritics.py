"""Diacritics: the marks over and under letters, each set written down once.

The sets are the inside of a regular expression's character class, so that a pattern can join them with what else it
needs: ``re.compile(f"[{ARABIC_MARKS}{TATWEEL}]")``. A package that needs another set derives it from one of these,
and says there why. What asks for the marks of every script (folding for a search) asks the Unicode category instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

HARAKAT = "\u064b-\u0652\u0670"
"""The vowel signs of Arabic: tanwin, fatha, damma, kasra, shadda, sukun and the dagger alef.

They may be left out: كِتَاب and كتاب are one word. Hamza and madda may not, so they are not here.
"""

SHADDA = "\u0651"
"""Doubles a letter: «ألَّف» "he composed", «ألف» "a thousand"."""

DAGGER_ALEF = "\u0670"
"""A long a; the Qur'an has it where other texts have the letter: «ثَلَٰث» for «ثلاث»."""

HAMZA_MARKS = "\u0653-\u0655"
"""Madda and hamza as marks of their own: with the letter before them they spell another letter (U+0627 U+0654 is أ)."""

ARABIC_MARKS = f"{HARAKAT}{HAMZA_MARKS}\u0610-\u061a\u0656-\u065f\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""Every mark of the Arabic block (general category Mn): also honorifics and the signs of the Qur'an."""

HEBREW_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
"""Every mark of the Hebrew block: vowel points and accents."""

COMBINING_ACCENTS = "\u0300-\u036f\u0483-\u0487"
"""Marks of Latin, Greek and Cyrillic letters: what is left of é after decomposition."""

RTL_MARKS = f"{HEBREW_POINTS}{ARABIC_MARKS}\u0711\u0730-\u074a\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff\ufb1e"
"""Marks of right-to-left scripts in use: Hebrew, Arabic with its extensions, and Syriac."""

TATWEEL = "\u0640"
"""The stroke that makes a word wider and means nothing: كتـــاب is كتاب."""

_HARAKAT = re.compile(f"[{HARAKAT}]")


def has_harakat(text: str) -> bool:
    """Return whether a vowel sign of Arabic is in ``text``."""
    return _HARAKAT.search(text) is not None


def without_harakat(text: str) -> str:
    """Return ``text`` without Arabic vowel signs: ``كِتَابٌ`` gives ``كتاب``, ``أَبٌ`` gives ``أب``."""
    return _HARAKAT.sub("", text)


def members(ranges: str) -> Iterator[str]:
    """Return the characters of a set of this module: ``a-cx`` gives a, b, c and x."""
    for first, last in re.findall("(.)(?:-(.))?", ranges, re.DOTALL):
        yield from map(chr, range(ord(first), ord(last or first) + 1))
