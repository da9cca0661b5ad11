"""Digits as the user wants to see them.

Owns a replacement for display only, one character for one: offsets stay, so search, bookmarks and copies work on the
text as written. It has to come first in the pipeline, because the direction of a number depends on its digits (UAX #9
classes EN and AN).
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
    """Return ``text`` with the digits of its numbers replaced; its length stays.

    To western digits, the Arabic decimal, thousands and per cent signs of a number are replaced too: ``٣٫٥٪`` gives
    ``3.5%``. The other way the signs stay (``3.5%`` gives ``٣.٥%``), because a point may be a decimal or a thousands
    sign. Digits of names stay: ``GPT-4`` gives ``GPT-4``.
    """
    if digits == "as-written":
        return text
    pattern, table = (_NUMBER, _WESTERN) if digits == "western" else (_FREE_NUMBER, _ARABIC_INDIC)
    # Not compiled at import: most users never ask for other digits.
    return re.sub(pattern, lambda match: match[0].translate(table), text)
