"""Embedding levels of a paragraph, and the order of a line on the screen.

Owns which resolver the program asks (python-bidi, with :mod:`sejajar.layout.uax9` where its answer cannot be
read), the base level of a paragraph in a pane, and rule L2. Levels are one byte per code point, in logical order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import compress, groupby

from bidi import get_display  # pyright: ignore[reportMissingTypeStubs]

from sejajar.layout.bidi_classes import class_string, holds_ltr_letter, holds_rtl_letter
from sejajar.text.language import Direction

_NEEDS_RESOLVING = (re.compile("[^LESTCMbWO]"), re.compile("[^RAMSTCbWO]"))
"""Classes that can raise a character above base level 0 and 1; without them every character is at the base level."""

_NO_LEVEL = 255
"""Above every level: UAX #9 BD2 allows 125, the resolved one more."""


class _BlankTable(dict[int, int | str]):
    """What counts as a blank to a blank, and every other character met to itself; for :meth:`str.translate`."""

    def __missing__(self, code_point: int) -> int | str:
        is_blank = chr(code_point) in "\n\r\x1c\x1d\x1e\x85\u2029" or 0xD800 <= code_point <= 0xDFFF
        shown = self[code_point] = " " if is_blank else code_point
        return shown


_BLANKED = _BlankTable()

_LEVELS_BEGIN = "    levels: [\n"
_LEVELS_END = "    ],\n"
_ITEM_HEAD = "        Level(\n            "
_ITEM_TAIL = ",\n        ),\n"
_ITEM_SIZE = len(_ITEM_HEAD) + 1 + len(_ITEM_TAIL)
_ITEM = re.compile(_ITEM_HEAD.replace("(", r"\(") + r"(\d+)" + _ITEM_TAIL.replace(")", r"\)"))
_DIGIT_VALUES = bytes((byte - ord("0")) & 0xFF for byte in range(256))
_STARTS_CHARACTER = bytes(byte & 0xC0 != 0x80 for byte in range(256))


def base_level_of(text: str, direction: Direction) -> int:
    """Return the paragraph level of ``text`` in a pane of ``direction``: 0 left to right, 1 right to left.

    The pane decides, not the first letter (a higher-level protocol, HL1): «OpenAI قالت» in an Arabic text is right
    to left. Only a paragraph without any letter of the pane's direction follows its own letters (P2, P3).
    """
    if direction == "rtl":
        return int(holds_rtl_letter(text))
    return int(holds_rtl_letter(text) and not holds_ltr_letter(text))


def embedding_levels(text: str, base_level: int) -> bytes:
    """Return the level of each character of one paragraph, before rule L1. Line feeds count as blanks.

    The level of a character that rule X9 removes means nothing.
    """
    paragraph = text.translate(_BLANKED)
    if not _NEEDS_RESOLVING[base_level].search(class_string(paragraph)):
        return bytes((base_level,)) * len(text)
    levels = python_bidi_levels(paragraph, base_level)
    if levels is not None:
        return levels
    # Loaded when it is wanted, which is hardly ever: its tables take milliseconds of every start.
    from sejajar.layout.uax9 import resolve_levels

    return resolve_levels(paragraph, base_level)


def python_bidi_levels(paragraph: str, base_level: int) -> bytes | None:
    """Return the levels as python-bidi finds them, or None if its answer is not as expected.

    The library reports them only in its debug dump, one item for each byte of UTF-8. Except in deeply nested text a
    level is one digit, so the digits are every n-th character of the dump.
    """
    dump = str(get_display(paragraph, base_dir="LR"[base_level], debug=True))
    encoded = paragraph.encode()
    start = dump.rfind(_LEVELS_BEGIN) + len(_LEVELS_BEGIN)
    end = start + _ITEM_SIZE * len(encoded)
    digits = dump[start + len(_ITEM_HEAD) : end : _ITEM_SIZE]
    if dump.startswith(_LEVELS_END, end) and len(digits) == len(encoded) and digits.isdecimal():
        of_bytes = digits.encode().translate(_DIGIT_VALUES)
    else:
        of_bytes = bytes(int(level) for level in _ITEM.findall(dump, start))
    if len(of_bytes) != len(encoded):
        return None
    return bytes(compress(of_bytes, encoded.translate(_STARTS_CHARACTER)))


def visual_order(levels: Iterable[int]) -> list[int]:
    """Return the indices of a line's items from left to right, given the level of each in logical order (rule L2).

    ``[0, 0, 1, 1]``, two Latin letters and then two Arabic ones, gives ``[0, 1, 3, 2]``. At base level 1 the same text
    has the levels ``[2, 2, 1, 1]`` and gives ``[3, 2, 0, 1]``.
    """
    runs: list[tuple[int, range]] = []
    start = 0
    for level, group in groupby(levels):
        end = start + len(list(group))
        runs.append((level, range(start, end) if level % 2 == 0 else range(end - 1, start - 1, -1)))
        start = end
    run_levels = [level for level, _ in runs]
    lowest_odd = min((level for level in run_levels if level % 2), default=_NO_LEVEL)
    for threshold in range(max(run_levels, default=0), lowest_odd - 1, -1):
        for is_reversed, group in groupby(range(len(runs)), key=lambda index: run_levels[index] >= threshold):
            if is_reversed:
                indices = list(group)
                first, last = indices[0], indices[-1] + 1
                runs[first:last] = runs[first:last][::-1]
    return [index for _, run in runs for index in run]
