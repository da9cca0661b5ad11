"""Which four-digit numbers are years: by the words around them."""

from __future__ import annotations

from sejajar.extraction.figures.window import TokenWindow

_EARLIEST_BARE, _LATEST_BARE = 1500, 2100


def is_year(passage: TokenWindow, first: int, next_index: int, year: int) -> bool:
    """Whether the bare number ``year`` at tokens ``[first, next_index)`` is a year rather than a count."""
    table = passage.table
    if passage.is_word(first - 1, table.year_words):
        return True
    if not _EARLIEST_BARE <= year <= _LATEST_BARE:
        return False
    if passage.is_word(next_index, table.counted):
        return False
    if table.approximators.match_before(passage.tokens, first) is not None and not passage.is_word(
        first - 1, table.until_words | table.year_prepositions
    ):
        return False
    if passage.is_word(first - 1, table.year_prepositions):
        return not passage.at(next_index).key.endswith(table.counted_endings)
    return not _counts_what_follows(passage, first, next_index)


def _counts_what_follows(passage: TokenWindow, first: int, next_index: int) -> bool:
    """A count stands before its noun and after a verb or function word; a year stands after its noun."""
    table = passage.table
    following = passage.at(next_index)
    if following.kind != "word" or following.capital or following.word in table.function_words:
        return False
    if following.stem_start != following.start or following.word.startswith(table.article_letters):
        return False
    before = passage.at(first - 1)
    if before.kind != "word":
        return True
    if before.word in table.function_words or before.key in table.function_words:
        return True
    return before.word.startswith(table.verb_prefixes) and len(before.word) > 5
