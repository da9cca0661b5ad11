"""Sentences with every figure marked: the reader must find those and no others, exactly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from figure_notation import figure_line
from sejajar.extraction.figures.reader import read_figures_in

DATA = Path(__file__).parents[2] / "data" / "extract"
_MARKED = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")


def expectations(line: str) -> tuple[str, list[tuple[int, str]]]:
    """The sentence without its marks, and the offset and line of each marked figure."""
    text, expected, at = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[at : match.start()]
        expected.append((len(text), f"{match[1]}|{match[2]}".rstrip("|")))
        text += match[1]
        at = match.end()
    return text + line[at:], expected


def sentences() -> list[tuple[str, str]]:
    found = []
    for path in sorted(DATA.glob("figure_sentences_*.txt")):
        language = path.stem.rsplit("_", 1)[1]
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [(language, line) for line in lines if line and not line.startswith("#")]
    return found


@pytest.mark.parametrize(("language", "line"), sentences())
def test_reads_the_marked_figures_and_no_others(language: str, line: str) -> None:
    text, expected = expectations(line)
    found = [(figure.span.start, figure_line(figure, text)) for figure in read_figures_in(text, language)]
    assert found == expected
