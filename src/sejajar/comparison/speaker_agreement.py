"""Whether two speakers of two texts have one name, across scripts; and quotes whose speakers were exchanged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sejajar.alignment.transliteration import ConsonantSkeleton, name_similarity, skeleton_of
from sejajar.comparison.model import Comparison
from sejajar.extraction.items import Quote
from sejajar.text.folding import fold

SHORTEST_NAME = 2
"""Names of fewer consonants are alike too easily."""
ALIKE = 2.0
"""The least likeness, see :func:`sejajar.alignment.transliteration.name_similarity`, of two spellings of one name."""
_ARTICLE = "ال"


class KnownNames:
    """The names of one text's speakers, by their words and how these sound: asking costs the same however many."""

    def __init__(self, names: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._by_key: defaultdict[str, set[ConsonantSkeleton]] = defaultdict(set)
        for name in names:
            for word in _words(name):
                self._words.add(word)
                skeleton = skeleton_of(word)
                if len(skeleton.key) >= SHORTEST_NAME:
                    self._by_key[skeleton.key].add(skeleton)

    def __contains__(self, name: str) -> bool:
        """Whether a word of ``name`` is, or sounds like, a word of one of the names."""
        for word in _words(name):
            if word in self._words:
                return True
            mine = skeleton_of(word)
            yours = self._by_key.get(mine.key, ())
            if any(len(mine.sounds) == len(one.sounds) and name_similarity(mine, one) >= ALIKE for one in yours):
                return True
        return False


def is_one_name(one: str, other: str) -> bool:
    """Whether a word of the one name sounds like a word of the other."""
    return one in KnownNames([other])


def exchanged_speakers(comparison: Comparison) -> tuple[int, ...]:
    """The pairs of quotes, indices into ``Comparison.quotes``, that two different people are named for.

    Names are compared by sound, so a pair counts only where both names have their like among the other text's
    speakers: then each text knows both people, and they disagree on who spoke. A role, a pronoun or a nickname
    never counts.
    """
    ours, theirs = KnownNames(_named(comparison.source.quotes)), KnownNames(_named(comparison.target.quotes))
    found: list[int] = []
    for index, pair in enumerate(comparison.quotes):
        if pair.source is None or pair.target is None:
            continue
        one, other = comparison.source.quotes[pair.source], comparison.target.quotes[pair.target]
        if one.speaker is None or other.speaker is None or one.is_inferred or other.is_inferred:
            continue
        if not is_one_name(one.speaker, other.speaker) and one.speaker in theirs and other.speaker in ours:
            found.append(index)
    return tuple(found)


def _named(quotes: Iterable[Quote]) -> Iterator[str]:
    return (quote.speaker for quote in quotes if quote.speaker is not None and not quote.is_inferred)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    words = fold(name).text.split()
    return (*words, *(word.removeprefix(_ARTICLE) for word in words if word.startswith(_ARTICLE)))
