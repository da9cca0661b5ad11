r"""How characters from outside become harmless: a text that is read, and a piece of one that a message quotes.

A file may hold escape sequences that would write to the user's clipboard or repaint the screen, and a terminal
library passes them on. :func:`sanitize` replaces every such character by a visible one, **one for one**, so that
an offset into the result is the same offset into the text as it was read: ``\x1b[2J`` becomes ``␛[2J``.

Bidirectional controls and other format characters stay (UAX #9 needs them); ``layout`` gives them no cell and
never sends them. A message has no layout: :func:`printable` escapes format characters too, and
:func:`excerpt` shortens the piece as well.
"""

from __future__ import annotations

import os
import re

EXCERPT_LENGTH = 80
"""The most characters of a key, a value or another piece of a file that a message quotes."""

_REPLACEMENTS: dict[int, str] = {
    # Control pictures: U+2400 + code is the symbol of that control.
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    # Line and page breaks of every kind are one kind here (UAX #14 classes BK and NL).
    **dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n"),
    0x0A: "\n",
    0x0D: "\n",
    # A tab is a blank: its width would depend on the column, which right-to-left text does not have.
    0x09: " ",
}
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_HARMFUL = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
"""Not compiled at import: few texts have one, and compiling takes as long as loading a text."""


def sanitize(raw: str) -> str:
    """Return ``raw`` with every control, line separator and lone surrogate replaced, character by character.

    The result has the same length. The CR of a CR LF pair becomes a blank, so the pair stays one line break.
    """
    if _is_harmless(raw):
        return raw
    return re.sub(_HARMFUL, _replace, raw.replace("\r\n", " \n"))


def terminal_line(text: str) -> str:
    """Return ``text`` as one line for a terminal: no control character, and no bidirectional control left open."""
    return without_open_bidi(sanitize(text).replace("\n", " "))


def without_open_bidi(line: str) -> str:
    """Return ``line`` with the embeddings, overrides and isolates that it opens closed at its end (UAX #9, BD9, X1-X8).

    What stands after it on a terminal's row, or follows it in a message, would be reordered by them.
    """
    if not re.search("[\u202a-\u202e\u2066-\u2068]", line):
        return line
    closers: list[str] = []
    isolate_count = 0
    for char in line:
        if char in "\u202a\u202b\u202d\u202e":
            closers.append("\u202c")
        elif char in "\u2066\u2067\u2068":
            closers.append("\u2069")
            isolate_count += 1
        elif char == "\u202c" and closers[-1:] == ["\u202c"]:
            closers.pop()
        elif char == "\u2069" and isolate_count:
            # It closes the embeddings inside its isolate too.
            while closers.pop() != "\u2069":
                pass
            isolate_count -= 1
    return line + "".join(reversed(closers))


def _is_harmless(raw: str) -> bool:
    """Return whether :data:`_HARMFUL` is found nowhere; what cannot be encoded is a lone surrogate."""
    try:
        raw.encode()
    except UnicodeEncodeError:
        return False
    return not (_CONTROL.search(raw) or "\u2028" in raw or "\u2029" in raw)


def _replace(match: re.Match[str]) -> str:
    return _REPLACEMENTS.get(ord(match[0]), "\ufffd")


def printable(text: str | os.PathLike[str]) -> str:
    r"""Return a text or a path on one harmless line: characters that are not printable become escapes (``\x1b``)."""
    text = os.fspath(text)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def without_surrogates(text: str) -> str:
    """Return ``text`` with a question mark for each lone surrogate, which UTF-8 cannot encode."""
    return text.encode("utf-8", "replace").decode("utf-8")


def excerpt(text: str) -> str:
    """Return ``text`` as a message quotes it: printable, and cut at :data:`EXCERPT_LENGTH` characters.

    Its cost does not grow with ``text``.
    """
    shown = printable(text[: EXCERPT_LENGTH + 1])
    return shown if len(shown) <= EXCERPT_LENGTH else f"{shown[: EXCERPT_LENGTH - 1]}…"
