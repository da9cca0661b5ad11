"""Whether two speakers of two texts have one name, across scripts; and quotes whose speakers were exchanged."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sejajar.alignment.names import likeness, skeleton_of
from sejajar.comparison.pairs import Comparison
from sejajar.extraction.items import Quote
from sejajar.text.folding import fold

SHORTEST_NAME = 2
"""Names of fewer consonants are alike too easily."""
ALIKE = 2.0
"""The least likeness, see :func:`sejajar.alignment.names.likeness`, of two spellings of one name."""
_ARTICLE = "ال"


def is_one_name(one: str, other: str) -> bool:
    """Whether a word of the one name sounds like a word of the other."""
    return any(_sounds_alike(mine, yours) for mine in _words(one) for yours in _words(other))


def exchanged_speakers(comparison: Comparison) -> tuple[int, ...]:
    """The pairs of quotes, indices into ``Comparison.quotes``, that two different people are named for.

    Names are compared by sound, so a pair counts only where both names have their like among the other text's
    speakers: then each text knows both people, and they disagree on who spoke. A role, a pronoun or a nickname
    never counts.
    """
    ours, theirs = _named(comparison.source.quotes), _named(comparison.target.quotes)
    known = {name: any(is_one_name(name, other) for other in theirs) for name in ours}
    known_there = {name: any(is_one_name(name, other) for other in ours) for name in theirs}
    found: list[int] = []
    for index, pair in enumerate(comparison.quotes):
        if pair.source is None or pair.target is None:
            continue
        one, other = comparison.source.quotes[pair.source], comparison.target.quotes[pair.target]
        if one.speaker is None or other.speaker is None or one.inferred or other.inferred:
            continue
        is_known = known.get(one.speaker, False) and known_there.get(other.speaker, False)
        if is_known and not is_one_name(one.speaker, other.speaker):
            found.append(index)
    return tuple(found)


def _named(quotes: Iterable[Quote]) -> tuple[str, ...]:
    return tuple({quote.speaker: None for quote in quotes if quote.speaker is not None and not quote.inferred})


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    words = fold(name).text.split()
    return (*words, *(word.removeprefix(_ARTICLE) for word in words if word.startswith(_ARTICLE)))


@lru_cache(maxsize=65_536)
def _sounds_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    mine, yours = skeleton_of(one), skeleton_of(other)
    return (
        len(mine.key) >= SHORTEST_NAME
        and mine.key == yours.key
        and len(mine.sounds) == len(yours.sounds)
        and likeness(mine, yours) >= ALIKE
    )
