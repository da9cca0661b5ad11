"""Arabic keyboard layouts: every key of four layouts, against the data they were made from."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.keyboard.key_names import name_of_key
from sejajar.keyboard.layouts import NAMES, UnknownLayoutError, layout

DATA = Path(__file__).parents[1] / "data" / "keyboards" / "arabic-layouts.json"
KEYBOARDS: dict[str, dict[str, str]] = json.loads(DATA.read_text(encoding="utf-8"))
LAYOUT_OF = {"basic": "ar-pc", "digits": "ar-pc", "ms101": "ar-pc", "mac": "ar-mac"}


@pytest.mark.parametrize("keyboard", KEYBOARDS)
def test_every_letter_maps_to_its_key(keyboard: str) -> None:
    arabic = layout(LAYOUT_OF[keyboard], {})
    for key, sent in KEYBOARDS[keyboard].items():
        if sent.isascii():
            assert arabic.translated(name_of_key(sent)) is None
        elif len(sent) == 1:
            assert arabic.translated(name_of_key(sent)) == name_of_key(key)
            assert arabic.names[name_of_key(sent)] == key
        else:
            assert arabic.lam_alefs[sent[1]] == key


@pytest.mark.parametrize("keyboard", KEYBOARDS)
def test_chords_are_mapped_by_position(keyboard: str) -> None:
    arabic = layout(LAYOUT_OF[keyboard], {})
    for key, sent in KEYBOARDS[keyboard].items():
        if len(sent) == 1 and not sent.isascii():
            capital = "shift+" if key.isupper() else ""
            assert arabic.translated(f"ctrl+{name_of_key(sent)}") == f"ctrl+{capital}{name_of_key(key.lower())}"
            assert arabic.translated(f"alt+shift+{name_of_key(sent)}") in (
                f"alt+shift+{name_of_key(key.lower())}",
                f"alt+shift+{name_of_key(key)}",
            )


@given(st.sampled_from(NAMES), st.characters(max_codepoint=127))
def test_ascii_always_means_itself(name: str, character: str) -> None:
    assert layout(name, {}).translated(name_of_key(character)) is None


def test_a_shifted_key_without_its_text() -> None:
    arabic = layout("ar-pc", {})
    assert arabic.translated("shift+ظ") == "question_mark"
    assert arabic.translated("shift+ل") == "G"
    assert arabic.translated("shift+ج") == "left_curly_bracket"


def test_digits_of_both_arabic_scripts_are_digits() -> None:
    for name in ("ar-pc", "ar-mac"):
        assert "".join(layout(name, {}).translated(digit) or "" for digit in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹") == "0123456789" * 2


def test_no_letter_maps_to_two_keys() -> None:
    for name in ("ar-pc", "ar-mac"):
        arabic = layout(name, {})
        assert len(set(arabic.glyphs.values())) == len(arabic.glyphs)


def test_harakat_are_shown_on_a_tatweel_in_the_help() -> None:
    arabic = layout("ar-pc", {})
    assert arabic.marked("j") == "ت"
    assert arabic.marked("Q") == "ـَ"
    assert arabic.marked("question_mark") == "؟"
    assert arabic.marked("ctrl+f") == arabic.marked("down") == arabic.marked("plus") == ""


@pytest.mark.parametrize(
    ("platform", "environ", "name"),
    [
        ("linux", {}, "ar-pc"),
        ("win32", {}, "ar-pc"),
        ("darwin", {}, "ar-mac"),
        ("darwin", {"SSH_CONNECTION": "x"}, "ar-pc"),
        ("linux", {"LC_TERMINAL": "iTerm2", "SSH_CONNECTION": "x"}, "ar-mac"),
        ("linux", {"TERM_PROGRAM": "Apple_Terminal"}, "ar-mac"),
    ],
)
def test_the_layout_is_detected_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, platform: str, environ: dict[str, str], name: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert layout("auto", environ) == layout(name, {})


def test_no_layout_translates_nothing() -> None:
    assert layout("none", {}).translated("ت") is None
    assert layout("none", {}).marked("j") == ""


def test_a_layout_from_the_configuration() -> None:
    cyrillic = layout({"о": "j", "Ж": ":"}, {})
    assert cyrillic.translated("о") == "j"
    assert cyrillic.translated("ctrl+о") == "ctrl+j"
    assert cyrillic.translated("Ж") == "colon"
    assert cyrillic.translated("ت") is None
    assert cyrillic.marked("j") == "о"


@pytest.mark.parametrize(
    ("keyboard", "said"),
    [
        ("qwerty", "unknown keyboard layout 'qwerty'; available: auto, ar-pc, ar-mac, none"),
        ({"j": "k"}, "'j' is not one character outside ASCII"),
        ({"لا": "b"}, "'لا' is not one character"),
        ({"ت": "ن"}, "'ت' is mapped to 'ن', which is not one ASCII key"),
        ({"ت": "jk"}, "which is not one ASCII key"),
    ],
)
def test_an_invalid_layout_is_reported(keyboard: str | dict[str, str], said: str) -> None:
    with pytest.raises(UnknownLayoutError, match=re.escape(said)):
        layout(keyboard, {})
