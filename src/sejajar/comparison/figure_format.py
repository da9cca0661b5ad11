"""Figures written out for the user, in the language of the interface.

The door to babel: :mod:`sejajar.comparison.cldr_patterns` is imported when the first figure is written, since babel
takes 60 ms and no figure is on the first frame.
"""

from __future__ import annotations

from typing import Protocol

from sejajar.extraction.items import Approximator

_SIGNS: dict[Approximator, str] = {
    "more_than": ">",
    "less_than": "<",
    "about": "≈",
    "up_to": "≤",
    "at_least": "≥",
    "almost": "~",
}


class Valued(Protocol):
    """The fields of a figure, or of a group of equal figures, that are written out."""

    @property
    def kind(self) -> str:
        """What it measures."""
        ...

    @property
    def value(self) -> str | None:
        """Its value, as in ``Figure``."""
        ...

    @property
    def upper_value(self) -> str | None:
        """The upper end of a range."""
        ...

    @property
    def unit(self) -> str | None:
        """Its unit."""
        ...

    @property
    def order_of_magnitude(self) -> str | None:
        """Of an indefinite figure."""
        ...


def approx_sign(approximator: Approximator | None) -> str:
    """Return the sign of an approximator: ``≈ > < ≤ ≥ ~``; empty without one."""
    return _SIGNS[approximator] if approximator is not None else ""


def format_value(figure: Valued, ui_language: str) -> str:
    """Return the figure as readers of ``ui_language`` write it: ``US$40 miliar``, ``$40 billion``, ``42%``."""
    from sejajar.comparison.cldr_patterns import format_figure, locale_of

    return format_figure(
        figure.kind,
        figure.value,
        figure.upper_value,
        figure.unit,
        figure.order_of_magnitude,
        locale_of(ui_language),
    )
