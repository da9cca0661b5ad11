"""Folded words and cues of the tables."""

from __future__ import annotations

import pytest

from sejajar.extraction.quotes.lexicon import Cue, cue_map, word_key, words


@pytest.mark.parametrize(
    ("word", "key"),
    [("Kata", "kata"), ("إِنَّ", "ان"), ("قـــال", "قال"), ("Jum’at", "jum'at"), ("على", "على"), ("آخر", "اخر")],
)
def test_word_keys(word: str, key: str):
    assert word_key(word) == key


def test_words_are_folded():
    assert words(" Kata  أن ") == {"kata", "ان"}


def test_longer_cues_come_first():
    cues = cue_map([("according kata", Cue("after")), ("according_to", Cue("before", "source"))])
    assert [cue.rest for cue in cues["according"]] == [("to",), ()]
    assert cues["kata"][0].speaker_position == "after"
