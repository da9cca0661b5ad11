"""The word to search for with one key: clicked, else of the selected item or hit, else of the current passage."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sejajar.session.bitext import OTHER, Side
from sejajar.session.reading.state import Reading
from sejajar.text.language import LANGUAGES
from sejajar.text.span import Span

_APOSTROPHES = "'’ʼ"


def pointed_word(reading: Reading, clicked: tuple[Side, Span] | None) -> str:
    """Return the clicked word of the current passage; else the first word of the selected item or of the current hit;
    else the first content word of the passage, preferably on the active side; empty if there is none.
    """
    here = reading.bitext.passages[reading.passage_index]
    for side, span in _places(reading, clicked):
        document = reading.bitext.document(side)
        if any(span.start in part for part in here.spans(side)) and (word := word_at(document.text, span.start)):
            return word
    for side in (reading.active_side, OTHER[reading.active_side]):
        document = reading.bitext.document(side)
        for part in here.spans(side):
            if word := first_content_word(part.of(document.text), document.language):
                return word
    return ""


def _places(reading: Reading, clicked: tuple[Side, Span] | None) -> Iterator[tuple[Side, Span]]:
    if clicked:
        yield clicked
    hits = reading.hits
    hit = hits.looked_at if hits else None
    for place in (reading.lists.selected_occurrence, hit):
        for side in (reading.active_side, OTHER[reading.active_side]):
            span = place.span(side) if place else None
            if span:
                yield side, span


def word_at(text: str, char_offset: int) -> str:
    """Return the word around a character, or the next one if it is in none, in lower case; empty if there is none.

    A word consists of letters and digits with their diacritics, and of apostrophes inside it.
    """
    return _word_span(text, char_offset).of(text).lower()


def first_content_word(text: str, language: str) -> str:
    """Return the first content word: not a function word of the language, and longer than one letter."""
    known = LANGUAGES.get(language)
    function_words = known.function_words if known else frozenset[str]()
    place = 0
    while word := (span := _word_span(text, place)).of(text).lower():
        if word not in function_words and len(word) > 1:
            return word
        place = span.end
    return word_at(text, 0)


def _word_span(text: str, char_offset: int) -> Span:
    start = char_offset
    while start < len(text) and not _is_in_word(text, start):
        start += 1
    end = start
    while end < len(text) and _is_in_word(text, end):
        end += 1
    while start < end and start > 0 and _is_in_word(text, start - 1):
        start -= 1
    return Span(start, end)


def _is_in_word(text: str, place: int) -> bool:
    char = text[place]
    if char in _APOSTROPHES:
        return 0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalnum()
    return char.isalnum() or unicodedata.category(char) == "Mn"
