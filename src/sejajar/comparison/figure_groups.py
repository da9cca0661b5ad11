"""Figures grouped for a list: each figure of the two texts once, with all its occurrences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sejajar.comparison.model import STATUSES_BY_SEVERITY, Comparison, ItemMatch, MatchStatus
from sejajar.extraction.figures.units import in_base_units
from sejajar.extraction.items import Approximator, Figure, FigureKind, number_of

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """A figure of both texts with all its occurrences.

    Attributes:
        kind, value, upper_value, unit, order_of_magnitude, approximator: as in :class:`Figure`, of its first
            occurrence, in the source where it is there.
        matches: indices into ``Comparison.figures``, in order of appearance.
        status: the most severe of its matches.
    """

    kind: FigureKind
    value: str | None
    upper_value: str | None
    unit: str | None
    order_of_magnitude: str | None
    approximator: Approximator | None
    matches: tuple[int, ...]
    status: MatchStatus


def figure_groups(comparison: Comparison) -> tuple[FigureGroup, ...]:
    """Return the groups in order of first appearance.

    Equal figures with different counterparts (mismatches) are different groups.
    """
    groups: dict[_Key, list[int]] = {}
    for index, match in enumerate(comparison.figures):
        groups.setdefault(_group_key(comparison, match), []).append(index)
    return tuple(_group(comparison, indices) for indices in groups.values())


_KIND_ORDER: tuple[FigureKind, ...] = (
    "money", "percent", "fraction", "multiple", "quantity", "count", "ordinal", "score", "year", "date", "month",
    "weekday", "time",
)  # fmt: skip


def value_order(group: FigureGroup) -> tuple[int, str, Fraction, str]:
    """Return a sort key: by kind, by currency or dimension, and then by value."""
    number = number_of(group.value if group.value is not None else group.order_of_magnitude)
    dimension, base = group.unit or "", number or Fraction(0)
    if group.unit is not None:
        dimension, base = in_base_units(base, group.unit)
    kind = "percent" if dimension == "proportion" else group.kind
    return (_KIND_ORDER.index(kind), dimension, base, group.value or "")


def _group(comparison: Comparison, indices: list[int]) -> FigureGroup:
    figure = _shown(comparison, comparison.figures[indices[0]])
    statuses: set[MatchStatus] = {comparison.figures[index].status for index in indices}
    return FigureGroup(
        figure.kind,
        figure.value,
        figure.upper_value,
        figure.unit,
        figure.order_of_magnitude,
        figure.approximator,
        tuple(indices),
        next(status for status in STATUSES_BY_SEVERITY if status in statuses),
    )


def _shown(comparison: Comparison, match: ItemMatch) -> Figure:
    source, target = comparison.matched_figures(match)
    figure = source or target
    assert figure is not None
    return figure


def _group_key(comparison: Comparison, match: ItemMatch) -> _Key:
    source, target = comparison.matched_figures(match)
    if match.status == "mismatch" and source is not None and target is not None:
        return (_figure_key(source), _figure_key(target))
    return _figure_key(_shown(comparison, match))


def _figure_key(figure: Figure) -> _Key:
    number = figure.number
    value = number if number is not None else figure.value
    return (figure.kind, value, figure.upper_value, figure.unit, figure.order_of_magnitude)
