"""Both sides of a match."""

from sejajar.comparison.model import Comparison, ItemMatch
from sejajar.extraction.items import Extracts, Figure, Quote
from sejajar.text.span import Span


def test_the_items_of_a_match() -> None:
    figures = tuple(Figure(Span(n, n + 1), "count", str(n)) for n in range(2))
    quotes = tuple(Quote(Span(n, n + 1), "direct", str(n)) for n in range(2))
    comparison = Comparison(Extracts(figures, quotes), Extracts(figures[:1], quotes[:1]), (), ())
    for items, of_match in ((figures, comparison.matched_figures), (quotes, comparison.matched_quotes)):
        assert of_match(ItemMatch(1, 0, "match")) == (items[1], items[0])
        assert of_match(ItemMatch(0, None, "only_source")) == (items[0], None)
        assert of_match(ItemMatch(None, 0, "only_target")) == (None, items[0])
