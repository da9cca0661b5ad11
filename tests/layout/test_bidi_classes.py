"""Bidirectional classes, mirror images and brackets against the Unicode character database."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

from sejajar.layout.bidi_classes import (
    CLASS_LETTERS,
    CLOSING_BRACKETS,
    MIRROR_IMAGES,
    bidi_class,
    canonical_bracket,
    class_string,
    holds_ltr_letter,
    holds_rtl_letter,
)

UNICODE = Path(__file__).parents[1] / "data" / "unicode"


def test_mirror_images_are_those_of_unicode():
    pairs = dict(re.findall(r"^([0-9A-F]+); ([0-9A-F]+)", (UNICODE / "BidiMirroring.txt").read_text("utf-8"), re.M))
    assert {f"{ord(a):04X}": f"{ord(b):04X}" for a, b in MIRROR_IMAGES.items()} == pairs


def test_paired_brackets_are_neutral_and_mirrored():
    assert len(CLOSING_BRACKETS) == 63, "64 pairs, two of which are canonically equivalent"
    for pair in CLOSING_BRACKETS.items():
        assert all(bidi_class(char) == "ON" and unicodedata.mirrored(char) for char in pair)


def test_unassigned_characters_have_the_class_of_their_block():
    assert [bidi_class(char) for char in "\u05ff\u08c8\u20cf\ufdd0\U0010ffff\u0378\U00010efd"] == [
        "R", "AL", "ET", "BN", "BN", "L", "NSM",
    ]  # fmt: skip
    assert class_string("aا1") == "LAE"


def test_assigned_characters_have_the_class_of_the_database():
    for code in range(0, sys.maxunicode, 7):
        char = chr(code)
        if unicodedata.category(char) != "Cn":
            assert bidi_class(char) == unicodedata.bidirectional(char), f"{code:04X}"
            assert class_string(char) == CLASS_LETTERS[bidi_class(char)]


def test_letters_of_either_direction():
    assert holds_rtl_letter("a 1 ب")
    assert holds_rtl_letter("א")
    assert not holds_rtl_letter("a 1 ١ (")
    assert holds_ltr_letter("ب a")
    assert not holds_ltr_letter("ب 1 ١ (")


def test_canonically_equivalent_brackets():
    assert [canonical_bracket(char) for char in "\u2329\u232a(a"] == ["\u3008", "\u3009", "(", "a"]
    assert CLOSING_BRACKETS["("] == ")"
    assert CLOSING_BRACKETS["\u3008"] == "\u3009"
    assert "\u2329" not in CLOSING_BRACKETS
