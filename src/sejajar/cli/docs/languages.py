"""Which files know a language, and which languages they have: a generated part of CONTRIBUTING (see :mod:`.manual`)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from importlib import resources
from typing import NamedTuple

from sejajar.alignment.tables.registry import LANGUAGES as ALIGNMENT
from sejajar.comparison.tables.registry import LANGUAGES as COMPARISON
from sejajar.extraction.figures.tables.registry import LANGUAGES as FIGURES
from sejajar.extraction.quotes.tables.registry import LANGUAGES as QUOTES
from sejajar.search.figure_query import QUERY_LANGUAGES
from sejajar.segmentation.tables.registry import LANGUAGES as SENTENCES
from sejajar.session.reading.headings import CHAPTER_WORDS
from sejajar.text.language import LANGUAGES as KNOWN


class LanguageFile(NamedTuple):
    """A file that a new language needs, below ``src/sejajar``.

    Attributes:
        path: with ``<code>`` for the language's BCP 47 code.
        content: what it has for a language.
        languages: the codes it has now, sorted.
    """

    path: str
    content: str
    languages: tuple[str, ...]


def language_files() -> tuple[LanguageFile, ...]:
    """Return every file with tables of languages, in the order in which to add them."""

    def entry(path: str, content: str, codes: Iterable[str]) -> LanguageFile:
        return LanguageFile(path, content, tuple(sorted(codes)))

    return (
        entry("text/language.py", "names, script, words and letters to detect it by: a row of `LANGUAGES`", KNOWN),
        entry("segmentation/tables/<code>.py", "abbreviations and sentence starts", SENTENCES),
        entry("alignment/tables/<code>.py", "affixes, article and proclitics", ALIGNMENT),
        entry("alignment/dictionaries/*.tsv", "words by meaning and number words: a column", _dictionary_columns()),
        entry("extraction/figures/tables/<code>.py", "numbers, units, dates, approximators", FIGURES),
        entry("extraction/quotes/tables/<code>.py", "reporting verbs, titles, pronouns", QUOTES),
        entry("comparison/tables/<code>.py", "prepositions of dates, how figures are written", COMPARISON),
        entry("search/figure_query.py", "queries in its words: `QUERY_LANGUAGES`", QUERY_LANGUAGES),
        entry("session/reading/headings.py", "words of headings: `CHAPTER_WORDS`, `LONE_WORDS`", CHAPTER_WORDS),
    )


def language_table() -> str:
    """Return :func:`language_files` as a Markdown table."""
    lines = ["| file in `src/sejajar` | what it has | languages |", "| --- | --- | --- |"]
    lines += [f"| `{path}` | {content} | {' '.join(codes)} |" for path, content, codes in language_files()]
    return "\n".join(lines) + "\n"


def _dictionary_columns() -> set[str]:
    """Return the languages that have a column in every dictionary."""
    columns: list[set[str]] = []
    for name in ("concepts.tsv", "numbers.tsv"):
        with (resources.files("sejajar.alignment") / "dictionaries" / name).open(encoding="utf-8") as lines:
            header = next(csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t"))
        columns.append(set(header) & KNOWN.keys())
    return set.intersection(*columns)
