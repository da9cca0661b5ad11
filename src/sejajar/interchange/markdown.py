"""Bookmarks and notes as a Markdown page: each with both sentences in reading order and its place."""

from __future__ import annotations

import re

from sejajar.session.bitext import SIDES, Bitext
from sejajar.session.memory.annotations import BOOKMARK_SIGN, PassageAnnotations
from sejajar.text.document import Document
from sejajar.text.span import Span

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&]|^[+=-])", re.MULTILINE)
_NUMBER = re.compile(r"^(\d{1,9})([.)])", re.MULTILINE)
"""What CommonMark 0.31 would take as markup in running text."""


def notes_markdown(bitext: Bitext, places: tuple[PassageAnnotations, ...]) -> str:
    """The page; right-to-left text in a block that says so, since a Markdown paragraph has no direction of its own."""
    parts = ["# " + " / ".join(_escaped(bitext.document(side).name) for side in SIDES)]
    for kept in places:
        index = kept.passage_index
        letters = "".join(f" '{letter}" for letter in kept.letters)
        parts.append(f"## {kept.place}{f' {BOOKMARK_SIGN}' if kept.bookmark else ''}{letters}")
        if kept.note:
            parts.append(_escaped(kept.note.text))
        if index is None:
            parts.append(f"> {_escaped(kept.quote)}")
            continue
        for side in SIDES:
            parts += [_quoted(bitext.document(side), span) for span in bitext.passages[index].spans(side)]
    return "\n\n".join(parts) + "\n"


def _quoted(document: Document, span: Span) -> str:
    text = _escaped(" ".join(span.of(document.text).split()))
    if not document.is_rtl:
        return f"> {text}"
    return f'<blockquote dir="rtl" lang="{document.language}">\n\n{text}\n\n</blockquote>'


def _escaped(text: str) -> str:
    return _NUMBER.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
