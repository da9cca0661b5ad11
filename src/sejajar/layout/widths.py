"""How many columns characters take.

The one owner of cell widths. Widths are those of UAX #11 with zero for what has no advance, as the terminals and
the drawing library count them; they do not depend on the interpreter's own Unicode version where that would change
the width of a letter in use.
"""

from __future__ import annotations

import unicodedata

ZWJ = "\u200d"
EMOJI_PRESENTATION = "\ufe0f"
"""VARIATION SELECTOR-16."""

_ZERO_CATEGORIES = frozenset({"Mn", "Me", "Mc", "Cf", "Cc", "Cs", "Zl", "Zp"})

_EXCEPTIONS: tuple[tuple[int, str], ...] = (
    (
        0,
        # Vowels and finals of Hangul, joined to the initial before them; the fillers; skin tones. Then marks of
        # Unicode 15 to 17.
        "1160-11FF 3164 D7B0-D7FF FFA0 1F3FB-1F3FF "
        "0897 0CF3 0ECE 1ACF-1ADD 1AE0-1AEB 2065 FFF0-FFF8 10D69-10D6D 10EFA-10EFF 11241 113B8-113C0 113C2 113C5 "
        "113C7-113CA 113CC-113D0 113D2 113E1-113E2 11B60-11B67 11F00-11F01 11F03 11F34-11F3A 11F3E-11F42 11F5A "
        "13439-13440 13447-13455 1611E-1612F 1E08F 1E4EC-1E4EF 1E5EE-1E5EF 1E6E3 1E6E6 1E6EE-1E6EF 1E6F5",
    ),
    # Signs that are format characters and yet are drawn (Prepended_Concatenation_Mark), and the soft hyphen.
    (1, "00AD 0600-0605 06DD 070F 0890-0891 08E2 110BD 110CD"),
    (
        2,
        "2630-2637 268A-268F 4DC0-4DFF 1D300-1D356 1D360-1D376 "
        "2FFC-2FFF 31E4-31E5 31EF FA6E-FA6F FADA-FAFF 16FF2-16FF6 187F8-187FF 18CFF 18D09-18D1E 18D80-18DF2 1B132 "
        "1B155 1F6D8 1F6DC 1FA75-1FA77 1FA87-1FA8A 1FA8E-1FA8F 1FAAD-1FAAF 1FABB-1FABF 1FAC6 1FAC8 1FACD-1FACF "
        "1FADA-1FADC 1FADF 1FAE8-1FAEA 1FAEF 1FAF7-1FAF8 2A6E0-2A6FF 2B739-2B73F 2B81E-2B81F 2CEA2-2CEAF "
        "2EBE1-2F7FF 2FA1E-2FFFD",
    ),
)
"""Code points whose width does not follow from category and East_Asian_Width, or did not in an older database."""

_WIDENED = (
    "23 2A 30-39 A9 AE 203C 2049 2122 2139 2194-2199 21A9-21AA 2328 23CF 23ED-23EF 23F1-23F2 23F8-23FA 24C2 25AA-25AB "
    "25B6 25C0 25FB-25FC 2600-2604 260E 2611 2618 261D 2620 2622-2623 2626 262A 262E-262F 2638-263A 2640 2642 "
    "265F-2660 2663 2665-2666 2668 267B 267E 2692 2694-2697 2699 269B-269C 26A0 26A7 26B0-26B1 26C8 26CF 26D1 26D3 "
    "26E9 26F0-26F1 26F4 26F7-26F9 2702 2708-2709 270C-270D 270F 2712 2714 2716 271D 2721 2733-2734 2744 2747 "
    "2763-2764 27A1 2934-2935 2B05-2B07 1F170-1F171 1F17E-1F17F 1F321 1F324-1F32C 1F336 1F37D 1F396-1F397 "
    "1F399-1F39B 1F39E-1F39F 1F3CB-1F3CE 1F3D4-1F3DF 1F3F3 1F3F5 1F3F7 1F43F 1F441 1F4FD 1F549-1F54A 1F56F-1F570 "
    "1F573-1F579 1F587 1F58A-1F58D 1F590 1F5A5 1F5A8 1F5B1-1F5B2 1F5BC 1F5C2-1F5C4 1F5D1-1F5D3 1F5DC-1F5DE 1F5E1 "
    "1F5E3 1F5E8 1F5EF 1F5F3 1F5FA 1F6CB 1F6CD-1F6CF 1F6E0-1F6E5 1F6E9 1F6F0 1F6F3"
)


def code_points(ranges: str) -> list[int]:
    """Return the code points of hexadecimal ``ranges`` separated by blanks, such as ``41-43 61``."""
    listed: list[int] = []
    for item in ranges.split():
        first, _, last = item.partition("-")
        listed += range(int(first, 16), int(last or first, 16) + 1)
    return listed


class _WidthTable(dict[str, int]):
    """Columns of each character, computed at the first use."""

    def __missing__(self, char: str) -> int:
        category = unicodedata.category(char)
        if category in _ZERO_CATEGORIES or "\U000e0000" <= char <= "\U000e0fff":
            width = 0
        else:
            width = 2 if unicodedata.east_asian_width(char) in "WF" and category != "Cn" else 1
        self[char] = width
        return width


CHAR_WIDTHS = _WidthTable((chr(code), width) for width, ranges in _EXCEPTIONS for code in code_points(ranges))
"""Columns (0, 1 or 2) of each character by itself; computed at the first use."""

WIDENED_BY_SELECTOR = frozenset(map(chr, code_points(_WIDENED)))
"""Narrow characters that take two columns before VARIATION SELECTOR-16 (emoji-variation-sequences)."""


def cell_width(cluster: str) -> int:
    """Return the columns of one grapheme cluster."""
    return text_width(cluster)


def text_width(text: str) -> int:
    """Return the columns of ``text`` without line breaks; what follows a zero width joiner takes none."""
    if text.isascii():
        return len(text)
    if ZWJ not in text and EMOJI_PRESENTATION not in text:
        return sum(map(CHAR_WIDTHS.__getitem__, text))
    width = 0
    joined = False
    measured = ""
    for char in text:
        if joined:
            joined = False
        elif char == ZWJ:
            joined = True
        elif char == EMOJI_PRESENTATION:
            width += measured in WIDENED_BY_SELECTOR
            measured = ""
        elif own := CHAR_WIDTHS[char]:
            width += own
            measured = char
    return width
