"""Bookmarks, marks and notes as a Markdown page: each with both sentences and its position, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable

from sejajar.session.bitext import SIDES, Bitext
from sejajar.session.memory.annotations import BOOKMARK_SIGN, PassageAnnotations
from sejajar.text.document import Document
from sejajar.text.span import Span

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&]|^[+=-])", re.MULTILINE)
_NUMBER = re.compile(r"^(\d{1,9})([.)])", re.MULTILINE)
"""What CommonMark 0.31 would take as markup in running text."""


def write_markdown(
    bitext: Bitext, annotated: tuple[PassageAnnotations, ...], passage_in_words: Callable[[int | None], str]
) -> str:
    """Return the page with these annotations of ``bitext``; ``passage_in_words`` gives the heading of each.

    Right-to-left text is an HTML block with ``dir``, since a Markdown paragraph has no direction of its own.
    """
    blocks = ["# " + " / ".join(_escaped(bitext.document(side).name) for side in SIDES)]
    for each in annotated:
        index = each.passage_index
        letters = "".join(f" '{letter}" for letter in each.letters)
        blocks.append(f"## {passage_in_words(index)}{f' {BOOKMARK_SIGN}' if each.bookmark else ''}{letters}")
        if each.note:
            blocks.append(_escaped(each.note.text))
        if index is None:
            blocks.append(f"> {_escaped(each.quote)}")
            continue
        for side in SIDES:
            blocks += [_quoted(bitext.document(side), span) for span in bitext.passages[index].spans(side)]
    return "\n\n".join(blocks) + "\n"


def _quoted(document: Document, span: Span) -> str:
    text = _escaped(" ".join(span.of(document.text).split()))
    if not document.is_rtl:
        return f"> {text}"
    return f'<blockquote dir="rtl" lang="{document.language}">\n\n{text}\n\n</blockquote>'


def _escaped(text: str) -> str:
    return _NUMBER.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
