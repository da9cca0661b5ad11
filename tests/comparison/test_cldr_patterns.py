"""Bounds and branches of the patterns."""

from __future__ import annotations

import pytest

from sejajar.comparison.cldr_patterns import format_figure, locale_of


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("999999", "999,999"),
        ("1000000", "1 million"),
        ("1234000", "1.234 million"),
        ("1234500", "1,234,500"),
        ("999000000000000", "999 trillion"),
        ("1000000000000000", "1,000,000,000,000,000"),
        ("-2000000", "-2 million"),
        ("0.5", "0.5"),
        ("1/3", "1/3"),
    ],
)
def test_large_numbers_are_compact_if_three_decimals_suffice(value: str, written: str) -> None:
    assert format_figure("count", value, None, None, None, "en") == written


@pytest.mark.parametrize(
    ("language", "locale"), [("id", "id"), ("ar", "ar"), ("pt-BR", "pt_BR"), ("xx-unknown", "en"), ("", "en")]
)
def test_a_language_that_cldr_lacks_is_english(language: str, locale: str) -> None:
    assert locale_of(language) == locale


@pytest.mark.parametrize(
    ("order_of_magnitude", "unit", "locale", "written"),
    [
        ("1000000", None, "id", "jutaan"),
        ("1000000", "USD", "ar", "ملايين دولار أمريكي"),
        ("1000000", "USD", "id", "jutaan US$"),
        ("1000", "percent", "en", "thousands %"),
        ("7", None, "en", "7+"),
        ("1000000", None, "fr", "millions"),
    ],
)
def test_orders_of_magnitude(order_of_magnitude: str, unit: str | None, locale: str, written: str) -> None:
    assert format_figure("count", None, None, unit, order_of_magnitude, locale) == written


@pytest.mark.parametrize(
    ("value", "locale", "written"),
    [("1", "en", "1st"), ("2", "en", "2nd"), ("3", "en", "3rd"), ("11", "en", "11th"), ("3", "ms", "ke-3"),
     ("3", "de", "3."), ("3", "ar", "الـ3")],
)  # fmt: skip
def test_ordinals(value: str, locale: str, written: str) -> None:
    assert format_figure("ordinal", value, None, None, None, locale) == written


@pytest.mark.parametrize("value", ["2023-02-29", "1000-02-29", "0000-05-17", "--02-30"])
def test_a_date_that_no_calendar_has_is_written_as_it_is(value: str) -> None:
    assert format_figure("date", value, None, None, None, "id") == value
