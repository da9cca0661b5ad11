"""Grapheme clusters: the characters that are drawn together.

Owns where one cluster ends and the next begins, in logical order, and how wide each is. The rule is that of UAX #29
as far as a grid of cells needs it: a base with its marks (``b`` + U+0301), a lam with the alef it forms one letter with
(لا), a flag, a sequence of emoji. Characters without any shape (joiners, bidirectional controls, the soft hyphen)
belong to the cluster before them, or to the first one, and are not drawn. Prepended signs and Indic conjuncts stay
clusters of their own, as terminals draw them.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from sejajar.layout.widths import CHAR_WIDTHS, WIDENED_BY_SELECTOR, ZWJ, code_points, text_width
from sejajar.text.diacritics import RTL_MARKS, members

LONGEST_DRAWN = 16
"""The most characters of one cluster that are sent. The longest emoji in use has ten, a letter of the Qur'an five."""

ORPHAN_BASE = "\u25cc"
"""The dotted circle, which carries marks that have no letter (Unicode Standard, section 5.13)."""

_LAM = "\u0644"
_ALEFS = "\u0622\u0623\u0625\u0627"

# The class of a character, one letter: o one column, w two, p emoji of two columns, q emoji of one,
# r regional indicator, l lam, a alef, s blank, S wide blank; after a base: x mark, y mark that separates letters,
# v emoji selector, g tag, z joiner; not drawn: t transparent to joining, n not.
_CLASSES: dict[int, str] = {
    **dict.fromkeys(code_points("1F1E6-1F1FF"), "r"),
    **dict.fromkeys(code_points("E0020-E007F"), "g"),
    **dict.fromkeys(code_points("00AD 034F 061C 180B-180D 180F 200B 200E-200F 2060-2064 FEFF"), "t"),
    **dict.fromkeys(code_points("FE00-FE0E E0100-E01EF"), "t"),
    **dict.fromkeys(code_points("115F 180E 200C 202A-202E 2066-2069 3164 FFA0"), "n"),
    **dict.fromkeys(code_points("0020 000A 0009 1680 2000-2006 2008-200A 205F"), "s"),
    **dict.fromkeys(map(ord, _ALEFS), "a"),
    ord(_LAM): "l",
    ord(ZWJ): "z",
    0xFE0F: "v",
    0x3000: "S",
}
_EMOJI_RANGES = (
    (0xA9, 0xA9), (0xAE, 0xAE), (0x203C, 0x203C), (0x2049, 0x2049), (0x2122, 0x2122), (0x2139, 0x2139),
    (0x2194, 0x21AA), (0x231A, 0x23FF), (0x24C2, 0x24C2), (0x25AA, 0x25FE), (0x2600, 0x27BF), (0x2934, 0x2935),
    (0x2B05, 0x2B55), (0x3030, 0x3030), (0x303D, 0x303D), (0x3297, 0x3299), (0x1F000, 0x1FAFF),
)  # fmt: skip


class _ClassTable(dict[int, str]):
    def __missing__(self, code_point: int) -> str:
        cluster_class = self[code_point] = _class_of(chr(code_point))
        return cluster_class


def _class_of(char: str) -> str:
    width = CHAR_WIDTHS[char]
    if width == 0:
        return {"Mn": "x", "Me": "x", "Cn": "n" if char >= "\U000e0000" else "x", "Mc": "y", "Lo": "y", "Sk": "y"}.get(
            unicodedata.category(char), "n"
        )
    if any(first <= ord(char) <= last for first, last in _EMOJI_RANGES):
        return "p" if width == 2 else "q"
    return "w" if width == 2 else "o"


_TABLE = _ClassTable(_CLASSES)

_TAIL = "[xyvgtnz]"
_BASE = "[opqrlawsS]"
_EMOJI_SEQUENCE = "[pq][xyvgt]*(?:z[pq][xyvgt]*)+"
LAM_ALEF_CLASSES = "l[xt]*a"
"""The classes of a lam and the alef that forms one letter with it, as a regular expression."""

_LONGER = re.compile(f"(?:rr|{_EMOJI_SEQUENCE}|{LAM_ALEF_CLASSES}){_TAIL}*|{_BASE}{_TAIL}+|^{_TAIL}+")
_WIDTHS_OF_CLASSES = bytes.maketrans(b"oqrlaspwS", bytes((1, 1, 1, 1, 1, 1, 2, 2, 2)))

_HIDEABLE = frozenset(members(RTL_MARKS))
"""What a user may hide. The hamza of an alef stays: :mod:`sejajar.layout.shaping` makes one letter of the two."""


class Clusters(NamedTuple):
    """The clusters of a text in logical order.

    Attributes:
        starts: the code-point offset where each begins; one entry more, the length of the text.
        first_base: the offset of the first one's base, after characters that are not drawn.
        classes: the class of each one's base, one letter each; ``s`` and ``S`` are blanks and nothing else.
        widths: the columns of each, 1 or 2, one byte each.
    """

    starts: Sequence[int]
    first_base: int
    classes: str
    widths: bytes

    def cumulative_widths(self) -> Sequence[int]:
        """Return the columns before each cluster, and the columns of all of them as the last entry."""
        if self.widths.count(1) == len(self.widths):
            return range(len(self.widths) + 1)
        return array("l", accumulate(self.widths, initial=0))


def grapheme_classes(text: str) -> str:
    """Return the class of each character as one letter, for :func:`split_clusters` and :func:`drawn_cluster`.

    ``لا b`` gives ``laso``.
    """
    return text.translate(_TABLE)


def split_clusters(text: str, char_classes: str) -> Clusters:
    """Return the clusters of ``text``, whose classes are ``char_classes``, in linear time."""
    if not _LONGER.search(char_classes):
        widths = char_classes.encode("ascii").translate(_WIDTHS_OF_CLASSES)
        return Clusters(range(len(text) + 1), 0, char_classes, widths)
    starts = array("l")
    classes: list[str] = []
    first_base = next_start = 0
    for match in _LONGER.finditer(char_classes):
        start, end = match.span()
        cluster_class = _class_of_cluster(text, char_classes, start, end)
        if cluster_class:
            starts.extend(range(next_start, start + 1))
            classes.append(char_classes[next_start:start])
            classes.append(cluster_class)
            next_start = end
        else:
            first_base = next_start = end
    starts.extend(range(next_start, len(text) + 1))
    classes.append(char_classes[next_start:])
    if len(starts) > 1:
        starts[0] = 0
    all_classes = "".join(classes)
    return Clusters(starts, first_base, all_classes, all_classes.encode("ascii").translate(_WIDTHS_OF_CLASSES))


def _class_of_cluster(text: str, char_classes: str, start: int, end: int) -> str:
    """Return the class of a longer cluster as a whole; empty for characters before any base that are not drawn."""
    base = char_classes[start]
    if base in "xyvgtnz":
        return "o" if re.search("[xy]", char_classes[start:end]) else ""
    if char_classes.startswith("rr", start):
        return "w"
    tail = char_classes[start + 1 : end]
    if "v" in tail and (base in "pq" or text[start] in WIDENED_BY_SELECTOR):
        return "ow"[text_width(drawn_cluster(text[start:end], char_classes[start:end])) - 1]
    if base in "sS" and re.search("[xy]", tail):
        return "o" if base == "s" else "w"
    return base


def drawn_cluster(chars: Sequence[str], char_classes: str, *, show_harakat: bool = True) -> str:
    """Return what is sent for a cluster: its base and the marks after it.

    ``chars`` are its characters, shaped or not, one entry per code point; characters without a shape are left out, and
    so are marks beyond :data:`LONGEST_DRAWN`.
    """
    base_class = char_classes[0]
    is_emoji = base_class in "pq"
    drawn: list[str] = []
    if base_class in "xyvgtnz":
        drawn.append(ORPHAN_BASE)
    for index, cluster_class in enumerate(char_classes):
        char = chars[index]
        if cluster_class in "vgz":
            if cluster_class == "z":
                keep = is_emoji and char_classes[index + 1 : index + 2] in ("p", "q")
            else:
                keep = is_emoji or (cluster_class == "v" and index > 0 and chars[0] in WIDENED_BY_SELECTOR)
        else:
            keep = cluster_class not in "tn" and (show_harakat or char not in _HIDEABLE)
        if keep:
            drawn.append(char)
            if len(drawn) == LONGEST_DRAWN:
                break
    return "".join(drawn).rstrip(ZWJ)
