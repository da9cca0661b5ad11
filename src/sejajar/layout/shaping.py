"""Arabic letters in the form their neighbours ask for.

Owns joining: every code point of a text gets one string, its presentation form (or itself), so that the index is the
map. The form of an alef that is written as one letter with the lam before it is empty: ``بلا`` has the forms U+FE91,
U+FEFC and "".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from arabic_reshaper import ArabicReshaper  # pyright: ignore[reportMissingTypeStubs]
from arabic_reshaper.arabic_reshaper import HARAKAT_RE  # pyright: ignore[reportMissingTypeStubs]

from sejajar.layout.clusters import LAM_ALEF_CLASSES, grapheme_classes
from sejajar.layout.widths import code_points
from sejajar.text.diacritics import HAMZA_MARKS, TATWEEL, members

_FATHA = "\u064e"
_ZWJ = "\u200d"

_WORD = re.compile(r"[^\x00-\xac\xae-\u02ff\s]+")
"""What may join: joining never crosses a blank or a character of Latin script."""

_JOINING = frozenset(map(chr, code_points("620-64a 66e-6d3 6d5 6ee-6ff 750-77f 870-8c9")))
# Not transparent to joining (ArabicShaping: Joining_Type U), though the library or the category says so.
_NON_JOINING = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u06e5\u06e6\u0890\u0891\u08e2\u180e\u200c\u2066\u2067\u2068\u2069"
)
_HAMZA_MARKS = frozenset(members(HAMZA_MARKS))
_DECOMPOSED = f"[\u0627\u0648\u064a\u06c1\u06d2\u06d5][{HAMZA_MARKS}]"
_LAM_ALEF = {
    ("\ufedf", "\ufe82"): "\ufef5",
    ("\ufee0", "\ufe82"): "\ufef6",
    ("\ufedf", "\ufe84"): "\ufef7",
    ("\ufee0", "\ufe84"): "\ufef8",
    ("\ufedf", "\ufe88"): "\ufef9",
    ("\ufee0", "\ufe88"): "\ufefa",
    ("\ufedf", "\ufe8e"): "\ufefb",
    ("\ufee0", "\ufe8e"): "\ufefc",
}
_LAM_ALEF_PAIR = re.compile(LAM_ALEF_CLASSES)

LONGEST_CACHED = 64
"""Longer words, which no language has, are shaped each time, so that they cannot fill the memory."""


class _PreparationTable(dict[int, str]):
    """What the library is shown instead of a character it would misjudge, filled as characters are met."""

    def __missing__(self, code_point: int) -> str:
        char = chr(code_point)
        shown = char
        if char == _ZWJ:
            shown = TATWEEL
        elif char in _NON_JOINING:
            shown = " "
        elif _is_transparent(char) and not HARAKAT_RE.match(char):
            shown = _FATHA
        self[code_point] = shown
        return shown


def _is_transparent(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me", "Cf") or grapheme_classes(char) == "x"


_PREPARATION = _PreparationTable()


class _Settings(dict[str, bool]):
    """The library's settings. It asks for six of them at every word, and its own parser takes longer than joining."""

    def getboolean(self, name: str) -> bool:
        """Return the setting of that name."""
        return self[name]


@cache
def _reshaper() -> ArabicReshaper:
    # The language here as well, because an environment variable can change any setting that is not given.
    reshaper = ArabicReshaper({"language": "Arabic"})
    # All settings that the library reads: its defaults delete marks and fold whole words into one ligature.
    reshaper.configuration = _Settings(  # pyright: ignore[reportAttributeAccessIssue]
        support_ligatures=False,
        delete_harakat=False,
        delete_tatweel=False,
        support_zwj=True,
        shift_harakat_position=False,
        use_unshaped_instead_of_isolated=False,
    )
    return reshaper


def shape(text: str) -> list[str]:
    """Return the form of each code point of ``text``, in logical order: as many entries as ``text`` has code points."""
    shaped = list(text)
    if text.isascii():
        return shaped
    for match in _WORD.finditer(text):
        word = match[0]
        shape_of = shape_word if len(word) <= LONGEST_CACHED else shape_word.__wrapped__
        shaped[match.start() : match.end()] = shape_of(word)
    return shaped


@lru_cache(maxsize=32_768)
def shape_word(word: str) -> tuple[str, ...]:
    """Return the form of each code point of a word, a run of characters without blanks; no entries but these.

    A hamza or madda that follows its letter is drawn as one letter with it, so that a terminal which cannot place
    marks still shows it; its own entry is empty.
    """
    if _JOINING.isdisjoint(word):
        return tuple(word)
    composed = word if _HAMZA_MARKS.isdisjoint(word) else re.sub(_DECOMPOSED, _compose, word)
    prepared = composed.translate(_PREPARATION)
    shaped = list(_reshaper().reshape(prepared))
    for index, char in enumerate(word):
        if composed[index] != char:
            if char in _HAMZA_MARKS:
                shaped[index] = ""
        elif prepared[index] != char:
            shaped[index] = char
    for match in _LAM_ALEF_PAIR.finditer(grapheme_classes(word)):
        lam, alef = match.start(), match.end() - 1
        shaped[lam], shaped[alef] = _LAM_ALEF[shaped[lam], shaped[alef]], ""
    return tuple(shaped)


def _compose(match: re.Match[str]) -> str:
    composed = unicodedata.normalize("NFC", match[0])
    return composed + _FATHA if len(composed) == 1 else match[0]
