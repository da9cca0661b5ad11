"""A small pair, made by hand: four beads, one of them one-sided, with quotes and figures whose places are known."""

from __future__ import annotations

import pytest

from sejajar.alignment.model import Alignment, Bead
from sejajar.comparison.model import Comparison
from sejajar.comparison.model import ItemMatch as Link
from sejajar.extraction.items import Extracts, Figure, Quote
from sejajar.session.bitext import Bitext
from sejajar.text.document import Document, Sentence
from sejajar.text.span import Span

SOURCE = "Harga naik 42 persen. Ia senang.\nMeta membayar 9 persen. “Baik,” kata Li. Naik 42 persen lagi."
TARGET = "ارتفع السعر 42 بالمائة.\nدفعت ميتا 9 بالمائة. قالت لي: “جيد”. ارتفع 42 بالمائة مجددًا."


def find(text: str, part: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return Span(start, start + len(part))


def sentences(document: Document, *parts: str) -> tuple[Sentence, ...]:
    spans = [find(document.text, part) for part in parts]
    return tuple(
        Sentence(span, next(i for i, paragraph in enumerate(document.paragraphs) if paragraph.covers(span)))
        for span in spans
    )


@pytest.fixture
def bitext() -> Bitext:
    source = Document.from_text(SOURCE, language="id", name="a.txt")
    target = Document.from_text(TARGET, language="ar", name="b.txt")
    source_figures = (
        Figure(find(SOURCE, "42 persen"), "percent", "42", unit="percent"),
        Figure(find(SOURCE, "9 persen"), "percent", "9", unit="percent", approximator="about"),
        Figure(find(SOURCE, "42 persen", 1), "percent", "42", unit="percent"),
    )
    target_figures = (
        Figure(find(TARGET, "42 بالمائة"), "percent", "42", unit="percent"),
        Figure(find(TARGET, "9 بالمائة"), "percent", "9", unit="percent"),
        Figure(find(TARGET, "42 بالمائة", 1), "percent", "42", unit="percent"),
    )
    source_quotes = (Quote(find(SOURCE, "Baik,"), "direct", speaker="Susan Li", cue="kata"),)
    target_quotes = (Quote(find(TARGET, "جيد"), "direct", speaker="لي", cue="قالت"),)
    comparison = Comparison(
        Extracts(source_figures, source_quotes),
        Extracts(target_figures, target_quotes),
        figures=(Link(0, 0, "match"), Link(1, 1, "match"), Link(2, 2, "match")),
        quotes=(Link(0, 0, "match"),),
    )
    return Bitext(
        source,
        target,
        sentences(
            source,
            "Harga naik 42 persen.",
            "Ia senang.",
            "Meta membayar 9 persen.",
            "“Baik,” kata Li.",
            "Naik 42 persen lagi.",
        ),
        sentences(
            target, "ارتفع السعر 42 بالمائة.", "دفعت ميتا 9 بالمائة.", "قالت لي: “جيد”.", "ارتفع 42 بالمائة مجددًا."
        ),
        Alignment(
            (
                Bead((0,), (0,), 0.99),
                Bead((1,), (), 0.8),
                Bead((2,), (1,), 0.99),
                Bead((3,), (2,), 0.99),
                Bead((4,), (3,), 0.99),
            )
        ),
        is_refined=True,
        comparison=comparison,
    )
