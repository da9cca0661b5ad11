"""Where a line may end.

Owns the break opportunities of a text: the part of UAX #14 that prose in alphabetic scripts and in Chinese and
Japanese needs. Offsets are code points, in logical order; cutting a word that is longer than the line is left to
:mod:`sejajar.layout.paragraph`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sejajar.text.diacritics import ARABIC_MARKS, COMBINING_ACCENTS, members

_BLANK = r" \n\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"


# General categories Ps, Pi, Pf and Pe (UAX #44) of the Basic Multilingual Plane, as ranges of a character class.
_OPENING = (
    r"\u00a1\u00bf"
    r"\x28\x5b\x7b\u0f3a\u0f3c\u169b\u201a\u201e\u2045\u207d\u208d\u2308\u230a\u2329\u2768\u276a\u276c\u276e"
    r"\u2770\u2772\u2774\u27c5\u27e6\u27e8\u27ea\u27ec\u27ee\u2983\u2985\u2987\u2989\u298b\u298d\u298f\u2991"
    r"\u2993\u2995\u2997\u29d8\u29da\u29fc\u2e22\u2e24\u2e26\u2e28\u2e42\u2e55\u2e57\u2e59\u2e5b\u3008\u300a"
    r"\u300c\u300e\u3010\u3014\u3016\u3018\u301a\u301d\ufd3f\ufe17\ufe35\ufe37\ufe39\ufe3b\ufe3d\ufe3f\ufe41"
    r"\ufe43\ufe47\ufe59\ufe5b\ufe5d\uff08\uff3b\uff5b\uff5f\uff62"
)
_OPENING_QUOTE = r"\xab\u2018\u201b\u201c\u201f\u2039\u2e02\u2e04\u2e09\u2e0c\u2e1c\u2e20"
_CLOSING_QUOTE = r"\xbb\u2019\u201d\u203a\u2e03\u2e05\u2e0a\u2e0d\u2e1d\u2e21"
_CLOSING_BRACKET = (
    r"\x29\x5d\x7d\u0f3b\u0f3d\u169c\u2046\u207e\u208e\u2309\u230b\u232a\u2769\u276b\u276d\u276f\u2771\u2773"
    r"\u2775\u27c6\u27e7\u27e9\u27eb\u27ed\u27ef\u2984\u2986\u2988\u298a\u298c\u298e\u2990\u2992\u2994\u2996"
    r"\u2998\u29d9\u29db\u29fd\u2e23\u2e25\u2e27\u2e29\u2e56\u2e58\u2e5a\u2e5c\u3009\u300b\u300d\u300f\u3011"
    r"\u3015\u3017\u3019\u301b\u301e\u301f\ufd3e\ufe18\ufe36\ufe38\ufe3a\ufe3c\ufe3e\ufe40\ufe42\ufe44\ufe48"
    r"\ufe5a\ufe5c\ufe5e\uff09\uff3d\uff5d\uff60\uff63"
)
# UAX #14 classes CL, CP, EX, SY, WJ and NS.
_CLOSING = (
    _CLOSING_BRACKET
    + r"!?/\u05c6\u061b\u061d-\u061f\u06d4\u07f9\u203c\u203d\u2047-\u2049\u2060\ufeff\ufe15\ufe16\ufe56\ufe57\uff01"
    r"\uff1f\u3001\u3002\ufe50\ufe52\uff0c\uff0e\uff61\uff64"
    r"\u3005\u301c\u303b\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u309b-\u309e\u30a0"
    r"\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fb-\u30fe\uff1a\uff1b\uff65"
)
# Class IS: never first, unless a number begins with it (LB15c).
_SEPARATOR = r",.:;\u037e\u0589\u060c\u060d\u07f8\u2044\ufe10\ufe13\ufe14"
_IDEOGRAPH = (
    r"\u2e80-\u2fff\u3041-\u309a\u309f\u30a1-\u30fa\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003fffd"
)
_LETTER = rf"(?:[^\W\d_]|[{COMBINING_ACCENTS}{ARABIC_MARKS}])"


class _Classes(NamedTuple):
    """What stands for each class in a pattern, as the inside of a character class."""

    blank: str
    opening: str
    opening_quote: str
    closing_quote: str
    closing: str
    separator: str

    @property
    def not_first(self) -> str:
        """What no line begins with."""
        return (
            rf"(?![{self.closing}])(?![{self.separator}](?!\d))"
            rf"(?![{self.closing_quote}]+(?:[{self.blank}{self.closing}{self.separator}]|\Z))"
        )

    @property
    def alphabetic(self) -> str:
        """The opportunities of alphabetic scripts."""
        after_blanks = (
            rf"(?<![{self.opening}{self.blank}])(?<![{self.blank}][{self.opening_quote}])[{self.blank}]++(?!\Z)"
        )
        after_dash = rf"\u2014(?![\u2014{self.blank}{self.closing_quote}]|\Z)"
        after_hyphen = rf"(?<={_LETTER})[-\u2010\u2013/](?={_LETTER})"
        after_zero_width_space = rf"\u200b[{self.blank}]*+(?!\Z)"
        return rf"(?:{after_blanks}|{after_dash}){self.not_first}|{after_hyphen}|{after_zero_width_space}"

    @property
    def at_ideograph(self) -> str:
        """The opportunities around ideographs."""
        after_closing = rf"(?<=[{self.closing}{self.separator}{self.closing_quote}])(?=[{_IDEOGRAPH}])"
        return (
            rf"(?:(?<=[{_IDEOGRAPH}])|{after_closing}|(?<=\w)(?=[{_IDEOGRAPH}]))"
            rf"(?![-\u2010\u2013\u2014%{self.blank}{self.closing_quote}\u200b\u00a0]|\Z){self.not_first}"
        )


class _SignTable(dict[int, str | int]):
    def __missing__(self, code_point: int) -> int:
        self[code_point] = code_point
        return code_point


_WRITTEN_OUT = _Classes(_BLANK, _OPENING, _OPENING_QUOTE, _CLOSING_QUOTE, _CLOSING, _SEPARATOR)
# One sign for all members of a class: compiling the classes themselves would take milliseconds of every start. A slash
# is a closing sign, and stays, because a line may end after it between letters.
_BY_SIGN = _Classes(" ", "(", "«", "»", ")/", ",")
_SIGN_OF = _SignTable(
    (ord(char), sign)
    for written, sign in zip(_WRITTEN_OUT, " («»),", strict=True)
    for char in members(written.encode("ascii").decode("unicode_escape"))
    if char != "/"
)

_BREAK = re.compile(_BY_SIGN.alphabetic)
_FIRST_IDEOGRAPH = "\u2e80"


def break_offsets(text: str) -> list[int]:
    """Return the offsets at which a line may begin, ascending, without the beginning of the text.

    ``"satu dua-tiga"`` gives ``[5, 9]``: after the blank and after the hyphen.

    Sources: UAX #14 rules LB7, LB8, LB11, LB13 (also after a blank), LB14, LB15, LB18, LB21 and, around ideographs,
    LB31. An offset may be inside a cluster: the caller has to check.
    """
    # Compiling the class of ideographs takes longer than laying out a screen: only for texts that may have one.
    if max(text, default="") >= _FIRST_IDEOGRAPH:
        return [match.end() for match in _break_with_ideographs().finditer(text)]
    return [match.end() for match in _BREAK.finditer(text.translate(_SIGN_OF))]


@cache
def _break_with_ideographs() -> re.Pattern[str]:
    return re.compile(f"{_WRITTEN_OUT.alphabetic}|{_WRITTEN_OUT.at_ideograph}")
