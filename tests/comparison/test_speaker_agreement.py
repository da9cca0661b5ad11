"""Names across scripts."""

from __future__ import annotations

import pytest

from sejajar.comparison.speaker_agreement import KnownNames, is_same_name


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Mark Zuckerberg", "زوكربيرج", True),
        ("Bashar Assad", "الأسد", True),
        ("Susan", "susan li", True),
        ("Sam Altman", "سوزان لي", False),
        ("Li", "لي", False),
        ("Budi", "بودي", True),
    ],
)
def test_a_word_of_one_name_sounds_like_a_word_of_the_other(one: str, other: str, is_same: bool) -> None:
    assert is_same_name(one, other) is is_same


def test_names_are_known_by_any_of_their_words() -> None:
    known = KnownNames(["Susan Li", "Budi Santoso"])
    assert "سانتوسو" in known
    assert "Li" in known
    assert "Siti" not in known
    assert "" not in known
