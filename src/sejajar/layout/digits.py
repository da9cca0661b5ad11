"""Digits as the reader wants to see them.

Owns a change of text for display only, one character for one: offsets stay, so search, marks and copies go on with the
text as it is. It has to come before everything else in the pipeline, because the direction of a number depends on
its digits (UAX #9 classes EN and AN).
"""

from __future__ import annotations

import re
from typing import Literal

Digits = Literal["as-written", "western", "arabic-indic"]
"""Which digits are shown: those of the text, 0-9, or ٠-٩."""

_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")
_ARABIC_INDIC = str.maketrans("0123456789۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩" * 2)

_NUMBER = r"[٠-٩۰-۹]++(?:[٫٬][٠-٩۰-۹]++)*+٪?"
_LATIN = r"A-Za-z\u00c0-\u024f"
# Digits of names such as GPT-4.5, H100 or 5G belong to the name.
_FREE_NUMBER = rf"(?<![\d{_LATIN}])(?<![{_LATIN}][-./])(?<!\d[-.,/:])[0-9۰-۹]++(?:[-.,/:][0-9۰-۹]++)*+(?![{_LATIN}])"


def show_digits(text: str, digits: Digits) -> str:
    """``text`` with the digits of its numbers replaced, as long as before.

    To western digits the Arabic decimal, thousands and per cent signs of a number go along; the other way the signs
    stay, because a point or a comma does not tell which of the two it is.
    """
    if digits == "as-written":
        return text
    pattern, table = (_NUMBER, _WESTERN) if digits == "western" else (_FREE_NUMBER, _ARABIC_INDIC)
    # Not compiled ahead: most readers never ask for other digits.
    return re.sub(pattern, lambda match: match[0].translate(table), text)
