"""Tokens of the aligner: numbers by value, folded words, capitals and punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.tokens import MARK_KINDS, number_value, read_tokens


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.500.000", "1500000"), ("3,5", "3.5"), ("100.000", "100000"), ("2,80", "2.8"), ("0.125", "0.125"),
        ("1,234.50", "1234.5"), ("1.234,5", "1234.5"), ("007", "7"), ("0", "0"), ("3٫125", "3.125"),
        ("1٬500", "1500"), ("7.30", "7.3"), ("2.0.1", "201"), ("१२", "12"), ("௧௨௩", "123"), ("𞥑𞥒,𞥓", "12.3"),
        ("1234.567", "1234.567"), ("12,34,567", "1234567"), ("00", "0"), ("6281234567890123456", "6281234567890123456"),
    ],
)  # fmt: skip
def test_numbers_by_value(written: str, value: str) -> None:
    assert number_value(written) == value


@given(st.integers(0, 10**12))
def test_grouped_numbers_keep_their_value(number: int) -> None:
    assert number_value(f"{number:,}") == number_value(f"{number:,}".replace(",", ".")) == str(number)


def test_tokens_of_both_scripts_agree() -> None:
    latin, arabic = read_tokens(["Meta membayar 3,5 (persen)?", "دفعت Meta ٣٫٥ (بالمائة)؟"])
    assert latin.pieces == ("meta", "membayar", "#3.5", "persen")
    assert arabic.pieces == ("دفعت", "meta", "#3.5", "بالمايه")
    assert latin.marks == arabic.marks == ("(", "?")
    assert read_tokens(["kata Budi dan Ani"])[0].capitals == {"budi", "ani"}
    assert read_tokens(['"a" "b" c'])[0].marks == ('""',)


def test_words_run_together_come_apart() -> None:
    assert read_tokens(["المملكةالمتحدة"])[0].pieces == ("المملكه", "المتحده")
    assert read_tokens(["كورياالشمالية"])[0].pieces == ("كوريا", "الشماليه")
    assert read_tokens(["الاستقلالية"])[0].pieces == ("الاستقلاليه",)


def test_han_characters_are_words() -> None:
    assert read_tokens(["你好A"])[0].pieces == ("你", "好", "a")


@pytest.mark.parametrize(("text", "length"), [("", 1), (" ", 1), ("a b", 2), ("kata.", 5)])
def test_the_length_is_in_characters_without_blanks_and_never_zero(text: str, length: int) -> None:
    assert read_tokens([text])[0].length == length


@pytest.mark.parametrize(("count", "marks"), [(1, ("?",)), (3, ("?",)), (4, ("??",))])
def test_a_mark_written_four_times_counts_twice(count: int, marks: tuple[str, ...]) -> None:
    assert read_tokens(["? " * count])[0].marks == marks


def test_a_mark_of_the_table_is_a_mark_of_its_kind() -> None:
    for mark, kind in MARK_KINDS.items():
        assert read_tokens([f"a {mark} b"])[0].marks == (kind,), mark


def test_a_full_stop_of_any_script_is_no_feature() -> None:
    assert [tokens.marks for tokens in read_tokens(["a.", "a\u06d4", "a\u3002", "a\uff61", "a\u0964", "a\u1362"])] == [
        ()
    ] * 6
