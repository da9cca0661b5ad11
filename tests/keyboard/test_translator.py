"""Counts, keys in a row and translated letters, without a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.keyboard.key_names import name_of_key
from sejajar.keyboard.layouts import layout
from sejajar.keyboard.translator import PAIR_SECONDS, KeyContext, KeyTranslator, TypedKey

PC = layout("ar-pc", {})


def around(
    *, text: str = "", bound: str = "", counts: bool = True, wants_letter: bool = False, all_text: bool = False
) -> KeyContext:
    return KeyContext(
        takes_text=lambda _, character: character is not None and (all_text or character in text),
        is_bound=lambda key: key in bound.split(),
        counts=counts,
        wants_letter=wants_letter,
    )


def typing(typist: KeyTranslator, typed: str, where: KeyContext | None = None) -> list[TypedKey]:
    """Type characters slowly; those that wait are waited for."""
    where = where or around()
    keys: list[TypedKey] = []
    for number, character in enumerate(typed):
        name = "escape" if character == "\x1b" else name_of_key(character)
        keys += typist.take(name, character, float(number), where)
        keys += typist.release(where)
    return keys


def test_a_count_goes_with_the_next_key_only() -> None:
    typist = KeyTranslator(PC)
    assert typing(typist, "12jj") == [TypedKey("j", "j", 12), TypedKey("j", "j")]
    assert typist.signs == ("", "", "")


def test_zero_counts_only_after_a_digit() -> None:
    typist = KeyTranslator(PC)
    assert typing(typist, "0") == [TypedKey("0", "0")]
    assert typing(typist, "10j") == [TypedKey("j", "j", 10)]


@given(st.text(alphabet="0123456789", min_size=1, max_size=12))
def test_counts_in_arabic_digits_are_the_same_counts(digits: str) -> None:
    western = typing(KeyTranslator(PC), digits + "j")
    for zero in "٠۰":
        typist = KeyTranslator(PC)
        assert typing(typist, "".join(chr(ord(zero) + int(digit)) for digit in digits) + "ت") == western
        assert typist.signs[2] == "ع"


def test_a_count_is_shown_and_dropped_by_escape() -> None:
    typist = KeyTranslator(PC)
    typing(typist, "١٢")
    assert typist.signs == ("12", "", "ع")
    assert typing(typist, "\x1b") == []
    assert typist.signs[0] == ""
    assert typing(typist, "\x1b") == [TypedKey("escape", "\x1b")]


def test_a_count_has_an_end() -> None:
    assert typing(KeyTranslator(PC), "9" * 40 + "j")[0].repeat_count == 999_999


def test_the_sign_stays_until_a_latin_letter_is_typed() -> None:
    typist = KeyTranslator(PC)
    typing(typist, "ت")
    assert typist.signs[2] == "ع"
    assert typist.take("down", None, 0.0, around()) == [TypedKey("down")]
    assert typist.signs[2] == "ع"
    typing(typist, "k")
    assert typist.signs[2] == ""
    assert typist.uses_layout


@pytest.mark.parametrize(("second", "meant"), [("ا", "b"), ("أ", "G"), ("إ", "T"), ("آ", "B")])
def test_lam_and_alef_in_one_read_are_one_key(second: str, meant: str) -> None:
    typist = KeyTranslator(PC)
    assert typist.take("ل", "ل", 1.0, around()) == []
    assert typist.waits_for_alef
    assert typist.take(second, second, 1.0 + PAIR_SECONDS / 2, around()) == [TypedKey(meant, meant)]
    assert not typist.waits_for_alef


def test_modifiers_by_themselves_change_nothing() -> None:
    typist = KeyTranslator(PC, frozenset({"g g"}))
    typing(typist, "5")
    assert typist.take("left_shift", None, 1.0, around()) == [TypedKey("left_shift")]
    assert typing(typist, "G") == [TypedKey("G", "G", 5)]
    typing(typist, "g")
    typist.take("right_alt", None, 1.0, around())
    assert typing(typist, "g") == [TypedKey("g g")]


def test_lam_and_alef_one_after_the_other_are_two_keys() -> None:
    typist = KeyTranslator(PC)
    assert typist.take("ل", "ل", 1.0, around()) == []
    two = typist.take("ا", "ا", 1.0 + 2 * PAIR_SECONDS, around())
    assert two == [TypedKey("g", "g"), TypedKey("h", "h")]


def test_lam_and_another_letter_are_two_keys() -> None:
    typist = KeyTranslator(PC)
    typist.take("ل", "ل", 1.0, around())
    assert typist.take("ت", "ت", 1.0, around()) == [TypedKey("g", "g"), TypedKey("j", "j")]
    assert typist.take("ل", "ل", 2.0, around()) == []
    assert typist.take("ل", "ل", 2.0, around()) == [TypedKey("g", "g")]
    assert typist.release(around()) == [TypedKey("g", "g")]
    assert typist.release(around()) == []


def test_a_mac_sends_no_pairs_and_waits_for_none() -> None:
    assert KeyTranslator(layout("ar-mac", {})).take("ل", "ل", 1.0, around()) == [TypedKey("g", "g")]


@given(st.text(max_size=20))
def test_text_is_never_translated_counted_or_held(typed: str) -> None:
    typist = KeyTranslator(PC, frozenset({"g g"}))
    where = around(all_text=True)
    keys = [key for character in typed for key in typist.take(name_of_key(character), character, 0.0, where)]
    assert "".join(key.character or "" for key in keys) == typed
    assert all(key.repeat_count is None for key in keys)


def test_a_sign_that_would_become_text_stays_what_it_is() -> None:
    typist = KeyTranslator(PC)
    filtering = around(text="QI")
    assert typing(typist, "\u064e÷؟", filtering) == [
        TypedKey("arabic_fatha", "\u064e"),
        TypedKey("division_sign", "÷"),
        TypedKey("question_mark", "?"),
    ]


def test_chords_are_translated_where_text_is_typed_too() -> None:
    typist = KeyTranslator(PC)
    assert typist.take("ctrl+ع", None, 0.0, around(all_text=True)) == [TypedKey("ctrl+u")]
    assert typist.take("alt+ى", "ى", 0.0, around()) == [TypedKey("alt+n")]
    assert typist.take("ctrl+arabic_question_mark", None, 0.0, around()) == [TypedKey("ctrl+question_mark")]


def test_a_letter_that_is_asked_for_is_read_by_its_place() -> None:
    typist = KeyTranslator(PC)
    asked = around(all_text=True, wants_letter=True)
    assert typing(typist, "شa", asked) == [TypedKey("a", "a"), TypedKey("a", "a")]
    assert typist.take("ل", "ل", 9.0, asked) == []
    assert typist.take("ا", "ا", 9.0, asked) == [TypedKey("b", "b")]
    assert typing(typist, "5", asked) == [TypedKey("5", "5")]


def test_keys_in_a_row() -> None:
    typist = KeyTranslator(PC, frozenset({"g g", "ctrl+x r m"}))
    assert typing(typist, "3g") == []
    assert typist.signs == ("3", "g", "")
    assert typing(typist, "g") == [TypedKey("g g", None, 3)]
    assert typing(typist, "لل") == [TypedKey("g g")]
    assert typist.take("ctrl+x", "\x18", 0.0, around()) == []
    assert typing(typist, "ق") == []
    assert typist.signs[1] == "ctrl+x r"
    assert typing(typist, "ة") == [TypedKey("ctrl+x r m")]
    assert typist.undefined == ""


def test_keys_in_a_row_that_mean_nothing_are_said_and_dropped() -> None:
    typist = KeyTranslator(PC, frozenset({"g g"}))
    assert typing(typist, "gx") == []
    assert typist.undefined == "g x"
    assert typing(typist, "x") == [TypedKey("x", "x")]
    assert typist.undefined == ""
    assert typing(typist, "g\x1bg\x1b") == []


def test_digits_can_follow_in_a_row() -> None:
    typist = KeyTranslator(PC, frozenset({"ctrl+x 1"}))
    typist.take("ctrl+x", None, 0.0, around())
    assert typing(typist, "1") == [TypedKey("ctrl+x 1")]


def test_a_key_of_a_mode_does_not_begin_a_row() -> None:
    typist = KeyTranslator(PC, frozenset({"z z"}))
    assert typing(typist, "z", around(bound="z")) == [TypedKey("z", "z")]


def test_elsewhere_digits_are_keys() -> None:
    typist = KeyTranslator(PC, frozenset({"g g"}))
    typing(typist, "4")
    assert typing(typist, "5g", around(counts=False)) == [TypedKey("5", "5"), TypedKey("g", "g")]
    assert typist.signs == ("", "", "")
