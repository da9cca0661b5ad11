"""The results of extraction: :class:`Figure` and :class:`Quote`. Spans are code-point offsets into the document."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from sejajar.text.span import Span

FigureKind = Literal[
    "money", "percent", "quantity", "count", "year", "date", "time", "score", "fraction", "multiple", "ordinal",
    "weekday", "month",
]  # fmt: skip
Approximator = Literal["more_than", "less_than", "about", "up_to", "at_least", "almost"]
QuoteType = Literal["direct", "phrase", "mention", "indirect"]
"""The values are those of the JSON schema: "phrase" is a mixed quotation, "mention" a scare quote, title or name."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, or a date, time, weekday or month.

    Attributes:
        span: the number with its scale word, unit or currency; without approximator, counted noun or proclitic.
        kind: what it measures.
        value: a decimal string (``40000000000``), a fraction (``2/3``), an ISO date (``1882-09-30``,
            ``2017-09``, ``--12``), ``HH:MM``, a score ``3:1``, ``W3`` for a weekday; None when indefinite.
        upper_value: the upper end of a range.
        unit: ISO 4217 code, ``percent``, or a CLDR unit id (``power-megawatt``).
        approximator: "about", "more than" and the like.
        is_indefinite: "tens of thousands": no value, only an ``order_of_magnitude``.
        order_of_magnitude: of an indefinite figure, a decimal string.
        is_dual: an Arabic dual noun that means "two" without a numeral.
    """

    span: Span
    kind: FigureKind
    value: str | None
    upper_value: str | None = None
    unit: str | None = None
    approximator: Approximator | None = None
    is_indefinite: bool = False
    order_of_magnitude: str | None = None
    is_dual: bool = False

    @property
    def number(self) -> Fraction | None:
        """The number of ``value``; None for dates, times, scores and indefinite figures."""
        return number_of(self.value)


@lru_cache(maxsize=8192)
def number_of(value: str | None) -> Fraction | None:
    """Return the number in a value string (``"2/3"``, ``"40000"``), or None if it is none (``"2017-09"``)."""
    if value is None:
        return None
    try:
        return Fraction(value) if "/" in value else Fraction(Decimal(value))
    except (ValueError, ArithmeticError):
        return None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation or reported statement.

    Attributes:
        span: the words inside the marks; of a reported statement, its clause without the conjunction.
        kind: direct speech, a mixed quotation, a title or scare quote (nobody's words), or a reported statement.
        speaker: the name, resolved over the article, or a role if no name is known.
        cue: the reporting verb as written.
        outer: the words with their marks.
        utterance: the parts of one utterance that its attribution splits have the same number.
        speaker_span: where the speaker is named, if in this text.
        is_inferred: the speaker was transferred from the other text.
    """

    span: Span
    kind: QuoteType
    speaker: str | None = None
    cue: str | None = None
    outer: Span | None = None
    utterance: int = 0
    speaker_span: Span | None = None
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Extracts:
    """The figures and quotes of one text, each in order of appearance."""

    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
