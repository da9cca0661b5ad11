"""Digits for display."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.layout.digits import Digits, show_digits


@pytest.mark.parametrize(
    ("text", "digits", "shown"),
    [
        ("عام ٢٠٢٤ و2023", "as-written", "عام ٢٠٢٤ و2023"),
        ("عام ٢٠٢٤ و2023", "western", "عام 2024 و2023"),
        ("٣٫٥٪ من ١٬٠٠٠ و۱۲۳", "western", "3.5% من 1,000 و123"),
        ("قال٫ كذا ٪", "western", "قال٫ كذا ٪"),
        ("عام 2024، 3.5% و۱۲", "arabic-indic", "عام ٢٠٢٤، ٣.٥% و١٢"),
        ("GPT-4.5 وH100 و5G عام 2023-2024 Llama 4", "arabic-indic", "GPT-4.5 وH100 و5G عام ٢٠٢٣-٢٠٢٤ Llama ٤"),
    ],
)
def test_digits_are_shown_as_wanted(text: str, digits: Digits, shown: str):
    assert show_digits(text, digits) == shown


@given(st.text("0123٠١٢۰۱.,-/٫٬٪%aا ", max_size=40), st.sampled_from(["as-written", "western", "arabic-indic"]))
def test_length_and_values_stay(text: str, digits: Digits):
    shown = show_digits(text, digits)
    assert len(shown) == len(text)
    assert [unicodedata.decimal(char, None) for char in shown] == [unicodedata.decimal(char, None) for char in text]


def test_long_numbers_take_no_longer_each():
    assert len(show_digits("1" * 300_000 + "a" + "1," * 100_000, "arabic-indic")) == 500_001
