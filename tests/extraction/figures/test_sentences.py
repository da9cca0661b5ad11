"""Sentences with every figure marked: the reader must find those and no others, exactly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sejajar.extraction.figures.reader import read_figures_in
from sejajar.extraction.items import Figure

DATA = Path(__file__).parents[2] / "data" / "extract"
_MARKED = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")


def expectations(line: str) -> tuple[str, list[str]]:
    """The sentence without its marks, and one line for each marked figure."""
    text, expected, at = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[at : match.start()]
        fields = [*match[2].split("|"), "", "", "", ""][:4]
        expected.append(f"{len(text)} {match[1]} | " + " | ".join(fields))
        text += match[1]
        at = match.end()
    return text + line[at:], expected


def described(figure: Figure, text: str) -> str:
    value = f"?{figure.order_of_magnitude}" if figure.is_indefinite else figure.value
    if figure.upper_value:
        value = f"{value}..{figure.upper_value}"
    fields = [figure.kind + "*" * figure.is_dual, value or "", figure.unit or "", figure.approximator or ""]
    return f"{figure.span.start} {figure.span.of(text)} | " + " | ".join(fields)


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
    assert [described(figure, text) for figure in read_figures_in(text, language)] == expected
