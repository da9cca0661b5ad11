"""Rules of UAX #9 by example, levels written by hand; the conformance suites are in test_levels."""

from __future__ import annotations

import pytest

from sejajar.layout.uax9 import MAX_DEPTH, MAX_OPEN_BRACKETS, paragraph_level, resolve_levels

LRE, RLE, LRO, RLO, PDF = "\u202a\u202b\u202d\u202e\u202c"
LRI, RLI, FSI, PDI = "\u2066\u2067\u2068\u2069"


def levels(text: str, base: int) -> str:
    return "".join(map(str, resolve_levels(text, base)))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("a ب", 0),
        ("ب a", 1),
        ("1 (ب", 1),
        ("", 7),
        ("123 !", 7),
        # P2: what is inside an isolate does not count, whether it is closed or not.
        (f"{RLI}ب{PDI}a", 0),
        (f"{LRI}a{PDI}ب", 1),
        (f"{LRI}a ب", 7),
        (f"{LRI}a{RLI}ب{PDI}c{PDI}ب", 1),
        # The letters of an embedding do.
        (f"{RLE}a{PDF}ب", 0),
    ],
)
def test_the_level_of_a_paragraph(text: str, level: int):
    assert paragraph_level(text, 7) == level


@pytest.mark.parametrize(
    ("text", "base", "wanted"),
    [
        # I1 and I2.
        ("aب1", 0, "012"),
        ("aب1", 1, "212"),
        ("a1", 1, "22"),
        ("ب١a", 0, "120"),
        # W1: a mark is of the direction of its letter.
        ("ب\u0301a", 0, "110"),
        # W2 and W3: a European number after an Arabic letter is an Arabic one, after a Hebrew letter it is not.
        ("ب 1", 1, "112"),
        ("ب1%", 1, "121"),
        ("א1%", 1, "122"),
        # W4: one separator between two numbers belongs to them, two do not.
        ("א1,2", 1, "1222"),
        ("א1,,2", 1, "12112"),
        ("ب١,٢", 1, "1222"),
        ("א1-2", 1, "1222"),
        ("ب1-2", 1, "1212"),
        # W5 and W6: signs beside a European number.
        ("א$1", 1, "122"),
        ("א1%%", 1, "1222"),
        ("א$ 1", 1, "1112"),
        # W7: a number after a Latin letter goes with it.
        ("a1ب", 0, "001"),
        ("אa1", 1, "122"),
        # N0: brackets take the direction of what they hold, if the text around them agrees.
        ("א(b)c", 1, "11212"),
        ("aב(b)", 0, "01000"),
        ("אb(א)c", 1, "121112"),
        ("aב(1)", 0, "01121"),
        # N1 and N2.
        ("א!ב", 0, "111"),
        ("א!b", 0, "100"),
        ("א!b", 1, "112"),
        ("a!ב", 1, "211"),
        # X2 to X5: embeddings and overrides; what X9 removes has the level before it.
        (f"a{RLE}b{PDF}c", 0, "00220"),
        (f"a{RLO}b{PDF}c", 0, "00110"),
        (f"ب{LRO}ب{PDF}ب", 1, "11221"),
        # X5a to X6a: the initiator and its end are of the level outside, the text inside is of its own.
        (f"a{RLI}b{PDI}c", 0, "00200"),
        (f"ب{LRI}a ب{PDI}", 1, "112231"),
        (f"a{FSI}ب1{PDI}c", 0, "001200"),
        (f"ب{FSI}a1{PDI}", 1, "11221"),
        (f"a{PDI}{PDF}b", 0, "0000"),
    ],
)
def test_levels_by_hand(text: str, base: int, wanted: str):
    assert levels(text, base) == wanted


def test_what_is_nested_too_deep_stays_at_the_deepest_level():
    text = RLI * 200 + "a" + PDI * 200 + "b"
    found = resolve_levels(text, 0)
    assert max(found) == MAX_DEPTH + 1
    assert found[200] == MAX_DEPTH + 1
    assert found[-1] == 0


def test_brackets_nested_too_deep_are_not_paired():
    def closing_level(depth: int) -> int:
        # Paired, the last bracket takes the direction of the Hebrew inside and before; alone, that of the text.
        return resolve_levels("א" + "(" * depth + "ב" + ")" * depth + "a", 0)[-2]

    assert closing_level(MAX_OPEN_BRACKETS) == 1
    assert closing_level(MAX_OPEN_BRACKETS + 1) == 0
