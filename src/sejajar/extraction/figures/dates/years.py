"""Decide which four-digit numbers are years, by the words around them."""

from __future__ import annotations

from sejajar.extraction.figures.window import TokenWindow

MIN_YEAR, MAX_YEAR = 1000, 2199
"""No number outside these is a year, whatever stands before it …"""
_EARLIEST_BARE, _LATEST_BARE = 1500, 2100
"""… and outside these, only after a word for "year"."""


def is_year(window: TokenWindow, first: int, next_index: int, year: int) -> bool:
    """Return whether the bare number ``year`` at tokens ``[first, next_index)`` is a year rather than a count.

    "sejak 1998" is a year, "2000 tentara" a count; "tahun 1200" is a year only because of "tahun".
    """
    table = window.table
    if window.is_word(first - 1, table.year_words):
        return True
    if not _EARLIEST_BARE <= year <= _LATEST_BARE:
        return False
    if window.is_word(next_index, table.counted):
        return False
    if table.approximators.match_before(window.tokens, first) is not None and not window.is_word(
        first - 1, table.until_words | table.year_prepositions
    ):
        return False
    if window.is_word(first - 1, table.year_prepositions):
        return not window.at(next_index).key.endswith(table.counted_endings)
    return not _counts_what_follows(window, first, next_index)


def _counts_what_follows(window: TokenWindow, first: int, next_index: int) -> bool:
    """Return whether the number counts the next word: it follows a verb or function word; a year follows its noun."""
    table = window.table
    following = window.at(next_index)
    if following.kind != "word" or following.is_capitalised or following.word in table.function_words:
        return False
    if window.starts_sentence(first) and window.is_verb(next_index):
        return False
    if following.stem_start != following.start or following.word.startswith(table.article_letters):
        return False
    before = window.at(first - 1)
    if before.kind != "word":
        return True
    if before.word in table.function_words or before.key in table.function_words:
        return True
    return window.is_verb(first - 1)
