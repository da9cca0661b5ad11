"""Names across scripts: skeletons and how similar they sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejajar.alignment.transliteration import name_similarity, skeleton_of


@pytest.mark.parametrize(
    ("latin", "other"),
    [
        ("zuckerberg", "زوكربيرج"), ("altman", "التمان"), ("parlemen", "برلمان"), ("trump", "ترامب"),
        ("netanyahu", "נתניהו"), ("putin", "путин"), ("kyriakos", "κυριακος"),
    ],
)  # fmt: skip
def test_names_sound_alike_across_scripts(latin: str, other: str) -> None:
    mine, yours = skeleton_of(latin), skeleton_of(other)
    assert mine.key == yours.key
    assert name_similarity(mine, yours) >= 2.5
    assert name_similarity(mine, mine) >= name_similarity(mine, yours)


def test_other_words_of_the_same_key_sound_less_alike() -> None:
    name, chance = skeleton_of("زوكربيرج"), skeleton_of("سكرابرك")
    assert name.key == chance.key
    assert name_similarity(skeleton_of("zuckerberg"), name) > name_similarity(skeleton_of("zuckerberg"), chance)


@given(st.text(max_size=30))
def test_any_word_has_a_skeleton(word: str) -> None:
    skeleton = skeleton_of(word)
    assert len(skeleton.vowels) == len(skeleton.sounds) + 1
    assert len(skeleton.key) <= len(skeleton.sounds)
