"""Bytes to text: which encoding a plain text is in.

The order is that of certainty: a byte order mark, UTF-16 by its zero bytes, UTF-8, UTF-8 with damage, and only then
a guess at a legacy encoding (with charset-normalizer, loaded for that alone).
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BYTE_ORDER_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEGACY_ENCODINGS = (
    "cp1256", "iso8859_6", "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp874", "cp1258",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
"""The encodings before Unicode in which running text is still met; nothing else is guessed."""

SAMPLE_BYTES = 64 * 1024
"""How much of a file the guesses look at."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_SHARE = 0.02
_ZERO_SHARE = 0.1
_MOST_CHAOS = 0.5
"""How unlikely (charset-normalizer's "chaos") a reading of the bytes may look before it is no text at all."""


class Decoded(NamedTuple):
    """A text out of bytes: the characters without byte order mark, the codec's name, the bytes it could not read."""

    text: str
    encoding: str
    damaged: int = 0

    @property
    def is_guess(self) -> bool:
        """Whether the encoding was guessed from what the text would look like."""
        return self.encoding in LEGACY_ENCODINGS


def decode(data: bytes) -> Decoded | None:
    """Return ``data`` as text, or None when it is no text: binary, or in an encoding nobody can tell."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_damaged(data[len(mark) :], encoding)
    if encoding := _utf16_by_zeros(data):
        return _decode_damaged(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if len(_CONTROLS.findall(data)) > _BINARY_SHARE * len(data):
        return None
    as_utf8 = _decode_damaged(data, "utf-8")
    multibyte = sum(char > "\x7f" for char in as_utf8.text) - as_utf8.damaged
    # Legacy text is valid UTF-8 beyond ASCII by accident only; damaged UTF-8 mostly is.
    return as_utf8 if multibyte > as_utf8.damaged else _decode_legacy(data)


def _decode_damaged(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return Decoded(text, encoding, max(1, text.count("\ufffd")))
    return Decoded(text, encoding)


def _utf16_by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: blanks, digits and Latin letters have a zero byte, always on the same side."""
    sample = data[:SAMPLE_BYTES]
    if len(data) % 2 or not data:
        return None
    units = len(sample) / 2
    zeros_first, zeros_second = sample[::2].count(0) / units, sample[1::2].count(0) / units
    if zeros_first == 0 and zeros_second >= _ZERO_SHARE:
        encoding = "utf-16-le"
    elif zeros_second == 0 and zeros_first >= _ZERO_SHARE:
        encoding = "utf-16-be"
    else:
        return None
    text = sample.decode(encoding, errors="replace")
    odd = sum(not (char.isprintable() or char.isspace()) for char in text)
    return encoding if odd <= _BINARY_SHARE * len(text) else None


def _decode_legacy(data: bytes) -> Decoded | None:
    import charset_normalizer

    sample = data[:SAMPLE_BYTES]
    matches = charset_normalizer.from_bytes(sample, cp_isolation=list(LEGACY_ENCODINGS), threshold=_MOST_CHAOS)
    # Short texts tie: the order of the table, the encodings of this program's readers first, decides.
    ranked = sorted(
        (match.chaos, -match.coherence, LEGACY_ENCODINGS.index(encoding), encoding)
        for match in matches
        for encoding in match.could_be_from_charset
        if encoding in LEGACY_ENCODINGS
    )
    return _decode_damaged(data, ranked[0][-1]) if ranked else None
