"""The word that a reader points at: by a click, by the item or the hit they went to, or by where they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sejajar.session.bitext import OTHER, Side
from sejajar.session.reading.state import Reading
from sejajar.text.language import LANGUAGES
from sejajar.text.span import Span

_APOSTROPHES = "'’ʼ"


def pointed_word(reading: Reading, clicked: tuple[Side, Span] | None) -> str:
    """The word of the current passage that was clicked, else the first of the selected item or of the hit looked at,
    else the passage's first that is not a mere function word, on the active side if that has any; or nothing.
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
    """The word round a character, or the next one where that is in none, in lower case; or nothing.

    A word is letters and digits with the marks over them, apostrophes inside it included.
    """
    return _word_span(text, char_offset).of(text).lower()


def first_content_word(text: str, language: str) -> str:
    """The first word that carries meaning: none of the language's function words, and no single letter."""
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
