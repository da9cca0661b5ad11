"""The sidebar's lines of figures: each figure of the two texts once, with all its occurrences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sejajar.comparison.figure_format import approx_sign, format_value
from sejajar.comparison.model import Comparison, ItemMatch, MatchStatus
from sejajar.extraction.figures.units import in_base_units
from sejajar.extraction.items import Approximator, Figure, FigureKind, number_of

__all__ = ["FigureGroup", "approx_sign", "figure_groups", "format_value", "value_order"]

_LOUDNESS: tuple[MatchStatus, ...] = ("mismatch", "only_source", "only_target", "match")
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """One figure, as both texts give it.

    Attributes:
        kind, value, upper_value, unit, order_of_magnitude, approximator: as in :class:`Figure`, of its first
            occurrence, in the source where it is there.
        matches: indices into ``Comparison.figures``, in order of appearance.
        status: the loudest of its pairs.
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
    """The lines in order of first appearance. Figures that differ in their partner only (a mismatch) stay apart."""
    groups: dict[_Key, list[int]] = {}
    for index, pair in enumerate(comparison.figures):
        groups.setdefault(_line_key(comparison, pair), []).append(index)
    return tuple(_line(comparison, indices) for indices in groups.values())


_KIND_ORDER: tuple[FigureKind, ...] = (
    "money", "percent", "fraction", "multiple", "quantity", "count", "ordinal", "score", "year", "date", "month",
    "weekday", "time",
)  # fmt: skip


def value_order(line: FigureGroup) -> tuple[int, str, Fraction, str]:
    """Sorts lines by what they measure, one currency or dimension after the other, and then from small to large."""
    number = number_of(line.value if line.value is not None else line.order_of_magnitude)
    group, base = line.unit or "", number or Fraction(0)
    if line.unit is not None:
        group, base = in_base_units(base, line.unit)
    kind = "percent" if group == "proportion" else line.kind
    return (_KIND_ORDER.index(kind), group, base, line.value or "")


def _line(comparison: Comparison, indices: list[int]) -> FigureGroup:
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
        next(status for status in _LOUDNESS if status in statuses),
    )


def _sides(comparison: Comparison, pair: ItemMatch) -> tuple[Figure | None, Figure | None]:
    return (
        None if pair.source is None else comparison.source.figures[pair.source],
        None if pair.target is None else comparison.target.figures[pair.target],
    )


def _shown(comparison: Comparison, pair: ItemMatch) -> Figure:
    source, target = _sides(comparison, pair)
    figure = source or target
    assert figure is not None
    return figure


def _line_key(comparison: Comparison, pair: ItemMatch) -> _Key:
    source, target = _sides(comparison, pair)
    if pair.status == "mismatch" and source is not None and target is not None:
        return (_figure_key(source), _figure_key(target))
    return _figure_key(_shown(comparison, pair))


def _figure_key(figure: Figure) -> _Key:
    number = figure.number
    value = number if number is not None else figure.value
    return (figure.kind, value, figure.upper_value, figure.unit, figure.order_of_magnitude)
