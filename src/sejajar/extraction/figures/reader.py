"""Figures of a text: numbers with units, dates, times, ordinals, as :class:`~sejajar.extraction.items.Figure`.

The reader goes over the tokens of a paragraph once. At each it asks in turn: is it a name, label or telephone
number (passed over), a date, a time, an ordinal, a number with its unit? What is read is never read again, and no
part looks further than a phrase is long, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from sejajar.extraction.figures.amounts.amounts import read_amount, read_dual_noun
from sejajar.extraction.figures.dates.dates import read_date
from sejajar.extraction.figures.dates.times import read_time
from sejajar.extraction.figures.lexicon import FigureTable
from sejajar.extraction.figures.non_figures import skip_blocked
from sejajar.extraction.figures.numbers.ordinals import read_ordinal
from sejajar.extraction.figures.tables.registry import figure_table
from sejajar.extraction.figures.window import ParseResult, TokenWindow
from sejajar.extraction.items import Figure
from sejajar.text.document import Document
from sejajar.text.span import Span

LONGEST_STRETCH = 50_000
"""How much of a paragraph is read at once, in characters: the tokens of a longer one would fill the memory."""
_BLANK = re.compile(r"\s")
_READERS: tuple[Callable[[TokenWindow, int], ParseResult | None], ...] = (
    read_date,
    read_time,
    read_ordinal,
    read_amount,
)
_STARTING_MARKS = frozenset("%$£€¥₹₽₩₺฿₱₫₪₴₦₿-+(½¼¾⅓⅔")


def read_figures(document: Document) -> tuple[Figure, ...]:
    """The figures of ``document`` in order, by its language's table; digits and signs only where there is none."""
    return tuple(_read_spans(document.text, document.paragraphs, document.language))


def read_figures_in(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a bare string, offsets into it."""
    return tuple(_read_spans(text, (Span(0, len(text)),), language))


def _read_spans(text: str, spans: Iterable[Span], language: str) -> Iterator[Figure]:
    table = figure_table(language)
    homes: tuple[str, ...] = ()
    for span in spans:
        for start, end in _stretches(text, span):
            passage = TokenWindow.of(text, start, end, table, homes)
            yield from _read(passage)
            homes = passage.homes


def _stretches(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """``span`` in parts that end at a blank, after a full stop if there is one: a book in one line is read in steps."""
    start = span.start
    while span.end - start > LONGEST_STRETCH:
        limit = start + LONGEST_STRETCH
        cut = max(text.rfind(". ", start + LONGEST_STRETCH // 2, limit), text.rfind("\n", start + 1, limit)) + 1
        if cut <= start:
            blank = _BLANK.search(text, limit, span.end)
            cut = blank.end() if blank else span.end
        yield start, cut
        start = cut
    yield start, span.end


def _read(passage: TokenWindow) -> list[Figure]:
    starters = _starters(passage.table)
    dual_endings = passage.table.dual_endings
    figures: list[Figure] = []
    index = 0
    tokens = passage.tokens
    while index < len(tokens):
        token = tokens[index]
        if token.kind != "digits" and token.key not in starters and token.word not in starters:
            dual = (
                read_dual_noun(passage, index) if token.kind == "word" and token.word.endswith(dual_endings) else None
            )
            figures += dual.figures if dual is not None else ()
            index += 1
            continue
        after = skip_blocked(passage, index)
        if after > index:
            index = after
            continue
        reading = _read_at(passage, index)
        if reading is None:
            index += 1
        else:
            figures += reading.figures
            index = reading.next
    return figures


def _read_at(passage: TokenWindow, index: int) -> ParseResult | None:
    for read in _READERS:
        reading = read(passage, index)
        if reading is not None:
            return reading
    return None


@lru_cache(maxsize=16)
def _starters(table: FigureTable) -> frozenset[str]:
    """Every word and mark that a figure, or a name that holds one, may begin with."""
    books = (table.halves, table.multiples, table.months, table.weekdays, table.currency_prefixes, table.names)
    words: set[str] = set(_STARTING_MARKS)
    for book in books:
        words |= book.first_words
    mappings = (
        table.numerals,
        table.ordinals,
        table.indefinites,
        table.dual_units,
        table.singular_units,
        table.plural_units,
        table.decades,
    )
    for mapping in mappings:
        words |= mapping.keys()
    return frozenset(words | table.ordinal_prefixes | table.weekday_prefixes | table.hour_numerals | table.articles)
