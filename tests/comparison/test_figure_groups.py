"""Figures grouped: each once, with all its occurrences."""

from __future__ import annotations

from sejajar.comparison.figure_groups import FigureGroup, figure_groups, value_order
from sejajar.comparison.figure_matching import match_figures
from sejajar.comparison.model import Comparison
from sejajar.extraction.figures.reader import read_figures_in
from sejajar.extraction.items import Extracts


def compared(source: str, target: str) -> Comparison:
    ours, theirs = read_figures_in(source, "id"), read_figures_in(target, "ar")
    pairs = match_figures(ours, theirs, [0] * len(ours), [0] * len(theirs))
    return Comparison(Extracts(ours), Extracts(theirs), pairs, ())


def groups(source: str, target: str) -> tuple[FigureGroup, ...]:
    return figure_groups(compared(source, target))


def test_all_occurrences_of_a_figure_are_one_group() -> None:
    found = groups("lebih dari 42 persen, 5 kg, lalu 42%", "42 بالمئة و5 كجم ثم 42٪")
    assert [(group.kind, group.value, group.unit, group.matches, group.status) for group in found] == [
        ("percent", "42", "percent", (0, 2), "match"),
        ("quantity", "5", "mass-kilogram", (1,), "match"),
    ]
    assert found[0].approximator == "more_than"


def test_a_group_has_the_most_severe_status() -> None:
    (group,) = groups("42 persen dan 42 persen", "42 بالمئة")
    assert group.status == "only_source"


def test_a_mismatch_is_a_group_of_its_own() -> None:
    found = groups("42 persen lalu 42 persen", "42 بالمئة ثم 24 بالمئة")
    assert [(group.value, group.status) for group in found] == [("42", "match"), ("42", "mismatch")]


def test_a_figure_of_the_target_only_is_shown() -> None:
    (group,) = groups("banyak", "42 بالمئة")
    assert (group.value, group.status) == ("42", "only_target")


def test_indefinite_figures_of_one_magnitude_are_one_group() -> None:
    (group,) = groups("jutaan orang dan jutaan rumah", "ملايين الناس وملايين المنازل")
    assert (group.value, group.order_of_magnitude, group.matches) == (None, "1000000", (0, 1))


def test_the_order_of_values():
    found = groups("1.000 m, 40 persen, dua pertiga, 2 km, 5 dolar, pada 2019, beberapa ribu, 3 orang", "")
    ordered = sorted(found, key=value_order)
    assert [(group.kind, group.value) for group in ordered if group.value] == [
        ("money", "5"), ("percent", "40"), ("fraction", "2/3"), ("quantity", "1000"), ("quantity", "2"), ("count", "3"),
        ("year", "2019"),
    ]  # fmt: skip
