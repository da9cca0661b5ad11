"""Where a line may end.

Owns the break opportunities of a text: the part of UAX #14 that prose in alphabetic scripts and in Chinese and
Japanese needs. Offsets are code points, in logical order; that a word longer than the line is cut is decided where
lines are made.
"""

from __future__ import annotations

import re
import sys
import unicodedata

_BLANK = r" \n\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"


def _of_category(category: str) -> str:
    chars = (chr(code) for code in range(sys.maxunicode + 1) if code < 0x3100 or 0xFD00 <= code < 0x10000)
    return re.escape("".join(char for char in chars if unicodedata.category(char) == category))


_OPENING = _of_category("Ps") + "\u00a1\u00bf"
_OPENING_QUOTE = _of_category("Pi")
_CLOSING_QUOTE = _of_category("Pf")
# UAX #14 classes CL, CP, EX, SY, WJ and NS.
_CLOSING = _of_category("Pe") + (
    r"!?/\u05c6\u061b\u061d-\u061f\u06d4\u07f9\u203c\u203d\u2047-\u2049\u2060\ufeff\ufe15\ufe16\ufe56\ufe57\uff01\uff1f"
    r"\u3001\u3002\ufe50\ufe52\uff0c\uff0e\uff61\uff64"
    r"\u3005\u301c\u303b\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u309b-\u309e\u30a0"
    r"\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fb-\u30fe\uff1a\uff1b\uff65"
)
# Class IS: never first, unless a number begins with it (LB15c).
_SEPARATOR = r",.:;\u037e\u0589\u060c\u060d\u07f8\u2044\ufe10\ufe13\ufe14"
_IDEOGRAPH = (
    r"\u2e80-\u2fff\u3041-\u309a\u309f\u30a1-\u30fa\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003fffd"
)
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670])"

_NOT_FIRST = rf"(?![{_CLOSING}])(?![{_SEPARATOR}](?!\d))(?![{_CLOSING_QUOTE}]+(?:[{_BLANK}{_CLOSING}{_SEPARATOR}]|\Z))"
_AFTER_BLANKS = rf"(?<![{_OPENING}{_BLANK}])(?<![{_BLANK}][{_OPENING_QUOTE}])[{_BLANK}]++(?!\Z){_NOT_FIRST}"
_AFTER_HYPHEN = rf"(?<={_LETTER})[-\u2010\u2013/](?={_LETTER})"
_AFTER_DASH = rf"\u2014(?![\u2014{_BLANK}{_CLOSING_QUOTE}]|\Z){_NOT_FIRST}"
_AFTER_ZERO_WIDTH_SPACE = rf"\u200b[{_BLANK}]*+(?!\Z)"
_ALPHABETIC = rf"{_AFTER_BLANKS}|{_AFTER_HYPHEN}|{_AFTER_DASH}|{_AFTER_ZERO_WIDTH_SPACE}"
_AT_IDEOGRAPH = (
    rf"(?:(?<=[{_IDEOGRAPH}])|(?<=[{_CLOSING}{_SEPARATOR}{_CLOSING_QUOTE}])(?=[{_IDEOGRAPH}])|(?<=\w)(?=[{_IDEOGRAPH}]))"
    rf"(?![-\u2010\u2013\u2014%{_BLANK}{_CLOSING_QUOTE}\u200b\u00a0]|\Z){_NOT_FIRST}"
)

_BREAK = re.compile(_ALPHABETIC)
_BREAK_WITH_IDEOGRAPHS = re.compile(f"{_ALPHABETIC}|{_AT_IDEOGRAPH}")
_HAS_IDEOGRAPH = re.compile(f"[{_IDEOGRAPH}]")


def break_offsets(text: str) -> list[int]:
    """The offsets at which a line may begin, ascending, the beginning of the text not among them.

    Sources: UAX #14 rules LB7, LB8, LB11, LB13 (also after a blank), LB14, LB15, LB18, LB21 and, around ideographs,
    LB31. Whether an offset is inside a cluster is not looked at.
    """
    has_ideograph = not text.isascii() and _HAS_IDEOGRAPH.search(text)
    pattern = _BREAK_WITH_IDEOGRAPHS if has_ideograph else _BREAK
    return [match.end() for match in pattern.finditer(text)]
