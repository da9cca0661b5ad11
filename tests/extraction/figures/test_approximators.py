"""Approximators before and after a figure."""

from __future__ import annotations

import pytest

from figure_notation import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sekitar 500 orang", ["500|count|500||about"]),
        ("500 lebih orang", ["500|count|500||more_than"]),
        ("hingga 500 orang", ["500|count|500||up_to"]),
        ("hingga 2020", ["2020|year|2020"]),
        ("naik hingga 100.000", ["100.000|count|100000"]),
        ("sekitar total 500 orang", ["500|count|500||about"]),
        ("sekitar total jumlah 500 orang", ["500|count|500||about"]),
        ("sekitar total jumlah angka 500 orang", ["500|count|500"]),
        ("naik a b c hingga 5", ["5|count|5"]),
        ("naik a b c d hingga 5", ["5|count|5||up_to"]),
    ],
)
def test_indonesian(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أكثر من 500 شخص", ["500|count|500||more_than"]),
        ("500 شخص", ["500|count|500"]),
        ("500 على الأقل", ["500|count|500||at_least"]),
    ],
)
def test_arabic(text: str, expected: list[str]) -> None:
    assert figures_of(text, "ar") == expected
