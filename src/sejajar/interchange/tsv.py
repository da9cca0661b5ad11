"""Tab-separated alignments: sentence numbers, read and written, and sentence texts, written only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sejajar.alignment.model import Alignment, Bead
from sejajar.interchange.aligned_text import (
    MAX_DIGITS,
    AlignedText,
    complete_alignment,
    confidence_text,
    quoted,
)
from sejajar.text.sanitize import without_open_bidi

FORMULA_SIGNS = ("=", "+", "-", "@")
"""What spreadsheets take for the beginning of a formula, which may fetch from the network or start a program."""


def write_tsv(alignment: Alignment) -> str:
    r"""Return a line per bead: source indices, target indices, confidence; indices count from 0.

    Example:
        >>> write_tsv(Alignment((Bead((5, 6), (4,), 0.98), Bead((), (5,), 0.71))))
        '5,6\t4\t0.98\n\t5\t0.71\n'
    """
    return "".join(
        f"{_index_list(bead.source)}\t{_index_list(bead.target)}\t{confidence_text(bead.confidence)}\n"
        for bead in alignment.beads
    )


def table_cell(text: str) -> str:
    """Return a text, without blanks at its ends, as a cell of a table: no spreadsheet takes it for a formula.

    A blank stands before what would be one; without the blanks at its ends the cell is the text again.
    """
    return f"{' ' if text.startswith(FORMULA_SIGNS) else ''}{without_open_bidi(text)}"


def write_text_pairs(alignment: Alignment, source: AlignedText, target: AlignedText) -> str:
    """Return a line per bead: source text, target text, confidence, separated by tabs; an absent side is empty."""
    return "".join(
        f"{table_cell(source.joined(bead.source))}\t{table_cell(target.joined(bead.target))}"
        f"\t{confidence_text(bead.confidence)}\n"
        for bead in alignment.beads
    )


def read_tsv(text: str, source_count: int, target_count: int) -> Alignment:
    """Read the alignment of ``source_count`` and ``target_count`` sentences that :func:`write_tsv` wrote.

    Blank lines and lines that begin with ``#`` are skipped; without a third field the confidence is 1. Sentences
    that no line names become one-sided beads.

    Raises:
        ValueError: an index is not a number, out of range, repeated or out of order; the message names the line.
    """
    beads: list[Bead] = []
    labels: list[str] = []
    # Not splitlines(), which knows ten more kinds of line ends than editors do.
    for line_number, line in enumerate(re.split("\r\n?|\n", text), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) < 2:
            raise ValueError(
                f"line {line_number}: no tab; write source indices, a tab, target indices, as in '5,6<TAB>4<TAB>0.98'"
            )
        source, target = (_indices(field, line_number) for field in fields[:2])
        beads.append(Bead(source, target, _confidence(fields[2] if len(fields) > 2 else "", line_number)))
        labels.append(f"line {line_number}")
    return complete_alignment(beads, labels, source_count, target_count)


def _index_list(indices: Sequence[int]) -> str:
    return ",".join(map(str, indices))


def _indices(field: str, line_number: int) -> tuple[int, ...]:
    try:
        return tuple(_index(index.strip()) for index in field.split(",") if index.strip())
    except ValueError:
        raise ValueError(
            f"line {line_number}: {quoted(field.strip())} is not a list of sentence numbers; "
            "write them as '5,6', from 0"
        ) from None


def _index(digits: str) -> int:
    # Not what int() also takes: signs, underscores, digits of other scripts, thousands of them.
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > MAX_DIGITS:
        raise ValueError
    return int(digits)


def _confidence(field: str, line_number: int) -> float:
    try:
        confidence = float(field) if field.strip() else 1.0
    except ValueError:
        confidence = -1.0
    if not 0 <= confidence <= 1:
        raise ValueError(
            f"line {line_number}: confidence {quoted(field.strip())} is not a number from 0 to 1; omit it or correct it"
        )
    return confidence
