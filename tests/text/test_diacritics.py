"""The sets of marks against the Unicode character database, and that no other module has one of its own."""

import re
import unicodedata
from pathlib import Path

from sejajar.text import diacritics
from sejajar.text.diacritics import (
    ARABIC_MARKS,
    HAMZA_MARKS,
    HARAKAT,
    HEBREW_POINTS,
    RTL_MARKS,
    has_harakat,
    members,
    without_harakat,
)

SOURCE = Path(diacritics.__file__).parents[1]


def marks_of_block(first: int, last: int) -> set[str]:
    return {chr(code) for code in range(first, last + 1) if unicodedata.category(chr(code)) == "Mn"}


def test_the_sets_are_the_marks_of_their_blocks():
    assert set(members(ARABIC_MARKS)) == marks_of_block(0x600, 0x6FF)
    assert set(members(HEBREW_POINTS)) == marks_of_block(0x590, 0x5FF)
    assert set(members(RTL_MARKS)) > set(members(ARABIC_MARKS + HEBREW_POINTS))


def test_a_set_can_stand_in_a_pattern():
    for ranges in (ARABIC_MARKS, HEBREW_POINTS, RTL_MARKS):
        pattern = re.compile(f"[{ranges}]")
        found = {chr(code) for code in range(0x10000) if pattern.match(chr(code))}
        assert found == set(members(ranges))


def test_harakat_are_what_may_be_left_out_and_hamza_is_not():
    assert len(set(members(HARAKAT))) == 9
    assert set(members(HARAKAT)).isdisjoint(members(HAMZA_MARKS))
    assert without_harakat("أَبٌ مُحَمَّدٌ هٰذَا آنٌ") == "أب محمد هذا آن"
    assert without_harakat("ا\u0654ب") == "ا\u0654ب"
    assert has_harakat("كتابٌ")
    assert not has_harakat("كتاب, kata é ا\u0653")


def test_no_other_module_writes_down_a_range_of_arabic_marks():
    written = re.compile(r"\\u06(?:4b|10|d6|df)-|\\u0670", re.IGNORECASE)
    paths = [path for path in SOURCE.rglob("*.py") if written.search(path.read_text(encoding="utf-8"))]
    # The keys that type harakat are not a set of marks.
    assert {path.relative_to(SOURCE).as_posix() for path in paths} == {"text/diacritics.py", "keyboard/layouts.py"}
