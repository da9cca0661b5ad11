"""Dates, months and weekdays, at both sides of each bound."""

from __future__ import annotations

import pytest

from figure_notation import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 November", ["6 November|date|--11-06"]),
        ("30 September 1882", ["30 September 1882|date|1882-09-30"]),
        ("September 2017", ["September 2017|date|2017-09"]),
        ("September", ["September|month|--09"]),
        ("5-7 November 2018", ["5-7 November 2018|date|2018-11-05..2018-11-07"]),
        ("1 Mei - 3 Juni 2020", ["1 Mei - 3 Juni 2020|date|2020-05-01..2020-06-03"]),
        ("17 Agustus tahun 1945", ["17 Agustus tahun 1945|date|1945-08-17"]),
        ("bulan mei", ["mei|month|--05"]),
    ],
)
def test_days_and_months(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31 Desember", ["31 Desember|date|--12-31"]),
        ("32 Desember", ["32|count|32", "Desember|month|--12"]),
        ("31 April", ["31|count|31", "April|month|--04"]),
        ("29 Februari 2023", ["29 Februari 2023|date|2023-02-29"]),
        ("30 Februari 2023", ["30|count|30", "Februari 2023|date|2023-02"]),
        ("Mei 1000", ["Mei 1000|date|1000-05"]),
        ("Mei 2199", ["Mei 2199|date|2199-05"]),
        ("Mei 2200", ["Mei|month|--05", "2200|count|2200"]),
    ],
)
def test_bounds_of_days(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17/8/1945", ["17/8/1945|date|1945-08-17"]),
        ("17-08-1945", ["17-08-1945|date|1945-08-17"]),
        ("17.08.1945", ["17.08.1945|date|1945-08-17"]),
        ("2024-05-17", ["2024-05-17|date|2024-05-17"]),
        ("17/8/2199", ["17/8/2199|date|2199-08-17"]),
        ("17/8/2200", []),
        ("8/13/2024", ["8/13/2024|date|2024-08-13"]),
        ("13/13/2024", []),
        ("(15/5)", ["15/5|date|--05-15"]),
        ("(15/13)", ["15|count|15", "13|count|13"]),
        ("15/5", ["15|count|15", "5|count|5"]),
    ],
)
def test_numeric_dates(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pada Rabu", ["Rabu|weekday|W3"]),
        ("hari Rabu", ["hari Rabu|weekday|W3"]),
        ("rabu", []),
        ("Minggu lalu ia pulang", []),
        ("hari Minggu lalu", ["hari Minggu|weekday|W7"]),
    ],
)
def test_weekdays(text: str, expected: list[str]) -> None:
    assert figures_of(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الثاني من مايو", ["الثاني من مايو|date|--05-02"]),
        ("11 سبتمبر/أيلول 2001", ["11 سبتمبر/أيلول 2001|date|2001-09-11"]),
        ("سبتمبر (أيلول) 2001", ["سبتمبر (أيلول) 2001|date|2001-09"]),
        ("الحادي والعشرين من مايو", ["الحادي والعشرين من مايو|date|--05-21"]),
        ("يوم الأربعاء", ["يوم الأربعاء|weekday|W3"]),
    ],
)
def test_arabic_dates(text: str, expected: list[str]) -> None:
    assert figures_of(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("September 30, 1882", ["September 30, 1882|date|1882-09-30"]),
        ("Sept. 5", ["Sept. 5|date|--09-05"]),
        ("It may rain in may", []),
        ("in May", ["May|month|--05"]),
        ("the twenty-first of May", ["twenty-first of May|date|--05-21"]),
    ],
)
def test_english_dates(text: str, expected: list[str]) -> None:
    assert figures_of(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17 Ogos 1945", ["17 Ogos 1945|date|1945-08-17"]),
        ("Khamis", ["Khamis|weekday|W4"]),
    ],
)
def test_malay_months(text: str, expected: list[str]) -> None:
    assert figures_of(text, "ms") == expected
