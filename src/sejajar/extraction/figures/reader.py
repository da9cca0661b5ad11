"""Find the figures of a text: numbers with units, dates, times and ordinals.

The reader goes over the tokens of a paragraph once. At each token it tries, in this order: a name, label or telephone
number (skipped), a date, a time, an ordinal, a number with its unit. No token is read twice and no reader looks
further than a phrase is long, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from sejajar.extraction.figures.amounts.amounts import read_amount, read_dual_noun
from sejajar.extraction.figures.dates.dates import read_date
from sejajar.extraction.figures.dates.times import read_time
from sejajar.extraction.figures.lexicon import FigureTable
from sejajar.extraction.figures.non_figures import skip_non_figure
from sejajar.extraction.figures.numbers.ordinals import read_ordinal
from sejajar.extraction.figures.tables.registry import figure_table
from sejajar.extraction.figures.window import ParseResult, TokenWindow
from sejajar.extraction.items import Figure
from sejajar.text.document import Document
from sejajar.text.span import Span

LONGEST_STRETCH = 50_000
"""Characters of a paragraph that are read at once; the tokens of a longer paragraph would fill the memory."""
_BLANK = re.compile(r"\s")
_READERS: tuple[Callable[[TokenWindow, int], ParseResult | None], ...] = (
    read_date,
    read_time,
    read_ordinal,
    read_amount,
)
_STARTING_MARKS = frozenset("%$£€¥₹₽₩₺฿₱₫₪₴₦₿-+(½¼¾⅓⅔'’‘")


def read_figures(document: Document) -> tuple[Figure, ...]:
    """Return the figures of ``document`` in order of appearance; spans are offsets into its text.

    A language without a table (see ``tables/registry.py``) yields digits and signs only.
    """
    return tuple(_read_spans(document.text, document.paragraphs, document.language))


def read_figures_in(text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of a string in order of appearance; spans are offsets into it.

    >>> [(figure.kind, figure.value, figure.unit) for figure in read_figures_in("Harga naik 12,5 persen.", "id")]
    [('percent', '12.5', 'percent')]
    """
    return tuple(_read_spans(text, (Span(0, len(text)),), language))


def _read_spans(text: str, spans: Iterable[Span], language: str) -> Iterator[Figure]:
    table = figure_table(language)
    home_currencies: tuple[str, ...] = ()
    for span in spans:
        for start, end in _stretches(text, span):
            window = TokenWindow.of(text, start, end, table, home_currencies)
            yield from _read(window)
            home_currencies = window.home_currencies


def _stretches(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Split a long ``span`` at blanks, after a full stop where possible: a book in one line is read piece by piece."""
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


def _read(window: TokenWindow) -> list[Figure]:
    starters = _starters(window.table)
    dual_endings = window.table.dual_endings
    figures: list[Figure] = []
    index = 0
    tokens = window.tokens
    while index < len(tokens):
        token = tokens[index]
        if token.kind != "digits" and token.key not in starters and token.word not in starters:
            if token.kind == "word" and token.word.endswith(dual_endings):
                dual = read_dual_noun(window, index)
                figures += dual.figures if dual is not None else ()
            index += 1
            continue
        after = skip_non_figure(window, index)
        if after > index:
            index = after
            continue
        result = _read_at(window, index)
        if result is None:
            index += 1
        else:
            figures += result.figures
            index = result.next
    return figures


def _read_at(window: TokenWindow, index: int) -> ParseResult | None:
    for read in _READERS:
        result = read(window, index)
        if result is not None:
            return result
    return None


@lru_cache(maxsize=16)
def _starters(table: FigureTable) -> frozenset[str]:
    """Return every word and mark that a figure, or a name that contains one, may begin with."""
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
    words |= table.prefixed_numerals.keys()
    return frozenset(
        words
        | table.ordinal_prefixes
        | table.minus_words
        | table.weekday_prefixes
        | table.hour_numerals
        | table.articles
    )
