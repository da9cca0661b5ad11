"""Whether speakers of two texts have the same name, across scripts; and quotes whose speakers were exchanged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sejajar.alignment.transliteration import ConsonantSkeleton, name_similarity, skeleton_of
from sejajar.comparison.model import Comparison
from sejajar.extraction.items import Quote
from sejajar.text.folding import fold

MIN_CONSONANTS = 2
"""Names with fewer consonants are similar by chance."""
MIN_SIMILARITY = 2.0
"""Of two spellings of a name, see :func:`sejajar.alignment.transliteration.name_similarity`."""
_ARTICLE = "ال"


class KnownNames:
    """The names of a text's speakers, by their words and the consonant skeletons of these, for look-ups in O(1)."""

    def __init__(self, names: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._by_key: defaultdict[str, set[ConsonantSkeleton]] = defaultdict(set)
        for name in names:
            for word in _words(name):
                self._words.add(word)
                skeleton = skeleton_of(word)
                if len(skeleton.key) >= MIN_CONSONANTS:
                    self._by_key[skeleton.key].add(skeleton)

    def __contains__(self, name: str) -> bool:
        """Whether a word of ``name`` is, or sounds like, a word of one of the names."""
        for word in _words(name):
            if word in self._words:
                return True
            skeleton = skeleton_of(word)
            for known in self._by_key.get(skeleton.key, ()):
                if len(skeleton.sounds) == len(known.sounds) and name_similarity(skeleton, known) >= MIN_SIMILARITY:
                    return True
        return False


def is_same_name(one: str, other: str) -> bool:
    """Whether a word of one name sounds like a word of the other.

    Example:
        >>> is_same_name("Mark Zuckerberg", "زوكربيرج")
        True
    """
    return one in KnownNames([other])


def exchanged_speakers(comparison: Comparison) -> tuple[int, ...]:
    """Return the matches, indices into ``Comparison.quotes``, for which the texts name different people.

    Names are compared by sound, so a match counts only if each name is also among the speakers of the other text: then
    both texts know both people, and disagree on who spoke. Roles, pronouns and nicknames never count.
    """
    ours, theirs = KnownNames(_named(comparison.source.quotes)), KnownNames(_named(comparison.target.quotes))
    found: list[int] = []
    for index, match in enumerate(comparison.quotes):
        one, other = comparison.matched_quotes(match)
        if one is None or other is None:
            continue
        if one.speaker is None or other.speaker is None or one.is_inferred or other.is_inferred:
            continue
        if not is_same_name(one.speaker, other.speaker) and one.speaker in theirs and other.speaker in ours:
            found.append(index)
    return tuple(found)


def _named(quotes: Iterable[Quote]) -> Iterator[str]:
    return (quote.speaker for quote in quotes if quote.speaker is not None and not quote.is_inferred)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    words = fold(name).text.split()
    return (*words, *(word.removeprefix(_ARTICLE) for word in words if word.startswith(_ARTICLE)))
