"""A text as the program holds it: sanitised characters, language, direction and paragraphs.

All offsets are code points into :attr:`Document.text`, which has the same length as the text as it was read, so
they are offsets into that as well. What is copied out comes from :attr:`Document.raw`.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from sejajar.text.language import Direction, detect_language, direction_of
from sejajar.text.notices import Notice
from sejajar.text.sanitize import sanitize
from sejajar.text.span import Span


class Sentence(NamedTuple):
    """A sentence: its span, without blanks at either end, and the index of its paragraph."""

    span: Span
    paragraph_index: int


class Document(NamedTuple):
    """One text.

    Attributes:
        text: what is shown and searched; sanitised, as long as ``raw``.
        raw: the text as decoded, for copying out.
        language: BCP 47 primary subtag, ``und`` if unknown.
        direction: the direction of its paragraphs.
        paragraphs: the non-blank paragraphs in order, each without blanks at either end. A paragraph of a
            hard-wrapped file holds line feeds; all code that reads the text takes them for blanks.
        name: its name for the user, usually the file's; one harmless line.
        notices: what was doubtful in reading it.
        encoding: what its bytes were read as; empty if it never was bytes.
    """

    text: str
    raw: str
    language: str
    direction: Direction
    paragraphs: tuple[Span, ...]
    name: str = ""
    notices: tuple[Notice, ...] = ()
    encoding: str = ""

    @classmethod
    def from_text(
        cls,
        raw: str,
        *,
        language: str | None = None,
        name: str = "",
        line_aligned: bool = False,
        notices: tuple[Notice, ...] = (),
        encoding: str = "",
    ) -> Document:
        """Return a document of ``raw``, its language detected unless given.

        With ``line_aligned`` each line is a sentence and a blank line ends a paragraph; otherwise each line is a
        paragraph, or each block of lines where the file is hard-wrapped.
        """
        text = sanitize(raw)
        code = language or detect_language(text)
        joined = line_aligned or is_hard_wrapped(text)
        paragraphs = tuple(split_paragraphs(text, join_lines=joined))
        return cls(text, raw, code, direction_of(code, text), paragraphs, name, notices, encoding)

    @property
    def is_rtl(self) -> bool:
        """Whether its paragraphs run from right to left."""
        return self.direction == "rtl"

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing to read."""
        return not self.paragraphs


_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_END = tuple(".!?…؟۔:;”»\"')")

HARD_WRAP_LONGEST = 100
"""A file with a line longer than this many characters is not hard-wrapped."""
HARD_WRAP_SHORTEST = 40
"""Nor is one whose lines are all shorter than this, as in verse."""
HARD_WRAP_FULL = 0.85
"""More than this share of its lines were full when they were broken."""
HARD_WRAP_UNFINISHED = 0.3
"""More than this share of its lines do not end a sentence."""


def split_paragraphs(text: str, *, join_lines: bool) -> list[Span]:
    """Return the paragraphs of a sanitised text: its non-blank lines, or with ``join_lines`` its blocks of lines."""
    if not join_lines:
        return [_trim(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    spans: list[Span] = []
    for match in _LINE.finditer(text):
        line = _trim(text, match.start(), match.end())
        if spans and text.count("\n", spans[-1].end, line.start) == 1:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(line)
    return spans


def is_hard_wrapped(text: str) -> bool:
    """Return whether a sanitised text was broken into lines of a fixed width, with blank lines between its paragraphs.

    True when there are blank lines, no line is longer than :data:`HARD_WRAP_LONGEST`, almost every line that is
    followed by another was so full that the next word did not fit (:data:`HARD_WRAP_FULL`), and enough of those lines
    do not end a sentence (:data:`HARD_WRAP_UNFINISHED`), unlike the items of a list.
    """
    if "\n\n" not in text.replace(" ", ""):
        return False
    lines = [line.strip() for line in text[:200_000].split("\n")]
    inner = [(line, following) for line, following in itertools.pairwise(lines) if line and following]
    margin = max((len(line) for line, _ in inner), default=0)
    if len(inner) < 3 or not HARD_WRAP_SHORTEST <= margin <= HARD_WRAP_LONGEST:
        return False
    full = sum(len(line) + 1 + len(following.split(None, 1)[0]) > margin for line, following in inner)
    unfinished = sum(not line.endswith(_SENTENCE_END) for line, _ in inner)
    return full > HARD_WRAP_FULL * len(inner) and unfinished > HARD_WRAP_UNFINISHED * len(inner)


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip())))
