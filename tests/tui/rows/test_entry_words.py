"""The titles and labels of the entries of the lists."""

from __future__ import annotations

import pytest

from sejajar.session.reading.entries import (
    AnnotationEntry,
    Entry,
    FigureEntry,
    HeadingEntry,
    IssueEntry,
    Occurrence,
    QuoteEntry,
)
from sejajar.tui.rows.entry_words import label_of, title_of

HERE = (Occurrence(3, None, None),)


@pytest.mark.parametrize(
    ("entry", "title", "label"),
    [
        (QuoteEntry("Budi", "بودي", "direct", "a", "b", "match", False, HERE), "Budi", "Budi"),
        (FigureEntry("42%", "", "percent", "a", "b", "match", HERE, 0), "42%", "42%"),
        (FigureEntry("42%", "≈", "percent", "a", "b", "match", HERE, 0), "42%", "≈ 42%"),
        (
            IssueEntry("id", "quote-missing", "note", "a", "", "only_source", HERE),
            "quotation missing",
            "The target does not have this quotation.",
        ),
        (HeadingEntry("Bab 1", "الباب 1", True, "match", HERE), "Bab 1", "Bab 1"),
        (AnnotationEntry("✎", "periksa", "a", "b", HERE), "periksa", "✎ periksa"),
        (AnnotationEntry("★", "", "a", "b", HERE), "passage 4", "★ passage 4"),
        (AnnotationEntry("⚠★", "", "a", "", ()), "no longer found", "⚠★ no longer found"),
    ],
)
def test_title_and_label(entry: Entry, title: str, label: str) -> None:
    assert (title_of(entry), label_of(entry)) == (title, label)
