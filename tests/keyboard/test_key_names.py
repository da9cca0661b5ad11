"""Keys that were typed before Textual was listening, from the bytes that terminals send for them."""

from __future__ import annotations

import pytest

from sejajar.keyboard.key_names import name_of_key, read_keys


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", []),
        ("jG", [("j", "j"), ("G", "G")]),
        ("/ث?", [("slash", "/"), ("ث", "ث"), ("question_mark", "?")]),
        ("\r\n\t\x7f\x08\x1b", [("enter", "\r"), ("enter", "\n"), ("tab", "\t"), ("backspace", "\x7f"),
                                ("backspace", "\x08"), ("escape", "\x1b")]),
        ("\x04\x1a", [("ctrl+d", "\x04"), ("ctrl+z", "\x1a")]),
        ("\x1b[A\x1bOB\x1b[5~\x1bOF\x1b[Z", [("up", None), ("down", None), ("pageup", None), ("end", None),
                                             ("shift+tab", None)]),
        ("\x1b[1;5Cj", [("j", "j")]),
        ("\x1b[OP", [("P", "P")]),
        ("\x1b[?2026;2$yk", [("k", "k")]),
        ("\x1bOPq", [("q", "q")]),
    ],
)  # fmt: skip
def test_each_key_has_textuals_name_and_its_character(typed, keys):
    assert list(read_keys(typed)) == keys


@pytest.mark.parametrize(
    ("character", "name"),
    [("a", "a"), ("5", "5"), ("ت", "ت"), ("/", "slash"), ("\\", "backslash"), ("@", "at"), ("-", "minus"), ("_", "underscore"),
     ("+", "plus"), ("!", "exclamation_mark"), ("{", "left_curly_bracket"), ("\ue000", "\ue000")],
)  # fmt: skip
def test_a_character_names_its_key(character, name):
    assert name_of_key(character) == name
