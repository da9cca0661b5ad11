"""Missing and misplaced quotation marks."""

from __future__ import annotations

import pytest

from quote_reading import read, table_of
from sejajar.extraction.quotes.breaks import BreakFinder
from sejajar.text.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Kami siap, kata Budi. Lalu hujan.", [11]),
        ("“Kami siap, katanya lagi. Lalu hujan.", [11]),
        ("“Kami siap, kata sandi baru.", []),
        ("“Kami siap, lalu pulang.", []),
    ],
)
def test_a_quote_breaks_off_before_its_attribution(text: str, expected: list[int]):
    assert BreakFinder(text, table_of("id")).after_commas(Span(0, len(text))) == expected


@pytest.mark.parametrize(("length", "is_stray"), [(120, True), (121, False)])
def test_a_mark_before_the_attribution_opens_nothing(length: int, is_stray: bool):
    lead = "قال عمر زيد "
    text = f"“{lead.ljust(length, 'ا')}«السوق مغلق دائما أمام الناس»"
    words = [quote.span.of(text) for quote in read(text, "ar") if quote.outer is not None and quote.outer.start == 0]
    assert (words == []) is is_stray
