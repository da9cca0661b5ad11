"""Evidence that two sentences translate each other, as features both sides may have.

A feature is anything that a translation tends to keep: a number, a word written the same, a kind of punctuation, a
meaning of the dictionary, a name across scripts, a pair of words the texts themselves taught. Each sentence has a set
of them; how much a shared or a missing one says is reckoned in :mod:`sejajar.alignment.evidence`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from sejajar.alignment.concepts import MeaningReader
from sejajar.alignment.names import Skeleton, likeness, skeleton_of
from sejajar.alignment.stems import bare_word
from sejajar.alignment.tokens import Tokens, plain

Indices = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

KEPT = {
    "#": 0.85,
    "=": 0.8,
    "?": 0.9,
    '"': 0.75,
    '""': 0.5,
    ":": 0.6,
    "(": 0.75,
    "!": 0.5,
    "…": 0.5,
    ";": 0.25,
    "%": 0.4,
    "c": 0.5,
    "~": 0.7,
    "+": 0.7,
}
"""How often a translation keeps a feature of each kind; ``#`` number, ``=`` same word, ``c`` meaning, ``~`` name."""

NAME_TRUST = ((4.5, 0.95), (3.6, 0.85), (3.0, 0.6), (2.5, 0.35))
"""Likeness of two words to the probability that they are one name (see :func:`sejajar.alignment.names.likeness`)."""


@dataclass(frozen=True, slots=True)
class Features:
    """Sentences of one side by the features they have, in compressed rows.

    ``ids[starts[i]:starts[i + 1]]`` are the sorted features of sentence ``i``.
    """

    starts: Indices
    ids: Indices
    sentence_count: int

    def document_counts(self, size: int) -> Floats:
        """In how many sentences each of ``size`` features is."""
        return np.bincount(self.ids, minlength=size).astype(np.float64)


@dataclass(frozen=True, slots=True)
class FeatureTable:
    """The features both texts have, with what is believed of each before looking at any pair.

    Attributes:
        names: the key of each feature, its kind first.
        kept: probability that a translation of a sentence with the feature has it too.
        trusted: probability that it is one feature at all, and not two that look alike.
    """

    source: Features
    target: Features
    names: tuple[str, ...]
    kept: Floats
    trusted: Floats


class FeatureReader:
    """Reads the features of two texts once; makes tables of them, with what was learnt meanwhile."""

    def __init__(
        self, source: Sequence[Tokens], target: Sequence[Tokens], source_language: str, target_language: str
    ) -> None:
        """Look every word up; this is most of the work."""
        self._texts = (source, source_language), (target, target_language)
        self._keys = _plain_keys(source, source_language), _plain_keys(target, target_language)
        self._trust = _add_names(self._texts, self._keys)
        self._bare = tuple(
            [{bare_word(piece, language) for piece in sentence.pieces if piece[0] != "#" and len(piece) > 1}
             for sentence in sentences]
            for sentences, language in self._texts
        )  # fmt: skip

    @property
    def bare_words(self) -> tuple[list[set[str]], list[set[str]]]:
        """The words of each sentence of both sides without their particles, for learning pairs."""
        return self._bare[0], self._bare[1]

    def table(self, learnt: Mapping[tuple[str, str], float]) -> FeatureTable:
        """The features sentences of both texts share, those of ``learnt`` word pairs among them."""
        kept = {f"+{mine}|{yours}": probability for (mine, yours), probability in learnt.items()}
        keys = [
            _with_learnt(self._keys[side], self._bare[side], [pair[side] for pair in learnt], tuple(kept))
            for side in (0, 1)
        ]
        shared = sorted(set[str]().union(*keys[0]) & set[str]().union(*keys[1]))
        numbered = {name: index for index, name in enumerate(shared)}
        return FeatureTable(
            _compress(keys[0], numbered),
            _compress(keys[1], numbered),
            tuple(shared),
            np.array([kept.get(name) or KEPT[_kind(name)] for name in shared]),
            np.array([self._trust.get(name, 1.0) for name in shared]),
        )


def _with_learnt(
    keys: Sequence[set[str]], words: Sequence[set[str]], learnt: Sequence[str], names: Sequence[str]
) -> Sequence[set[str]]:
    by_word: dict[str, list[str]] = {}
    for word, name in zip(learnt, names, strict=True):
        by_word.setdefault(word, []).append(name)
    if not by_word:
        return keys
    return [
        row.union(*(by_word[word] for word in bag if word in by_word)) for row, bag in zip(keys, words, strict=True)
    ]


def _kind(name: str) -> str:
    return name if name in KEPT else name[0]


def _compress(keys: Sequence[set[str]], numbered: dict[str, int]) -> Features:
    rows = [sorted(numbered[key] for key in row if key in numbered) for row in keys]
    starts = np.zeros(len(rows) + 1, dtype=np.int32)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    return Features(starts, np.array([key for row in rows for key in row], dtype=np.int32), len(rows))


def _plain_keys(sentences: Sequence[Tokens], language: str) -> list[set[str]]:
    reader = MeaningReader(language)
    rows: list[set[str]] = []
    for sentence in sentences:
        keys = set(sentence.marks)
        pieces = sentence.pieces
        for place, piece in enumerate(pieces):
            if piece[0] == "#":
                keys.add(_scaled(piece, pieces[place + 1 : place + 2], reader))
                continue
            number = reader.number(piece)
            if number is not None and not (place and pieces[place - 1][0] == "#"):
                keys.add(f"#{number}")
            keys.update(["c" + meaning for meaning in reader.meanings(pieces, place)])
            keys.add("=" + piece)
        rows.append(keys)
    return rows


def _scaled(piece: str, following: tuple[str, ...], reader: MeaningReader) -> str:
    scale = reader.number(following[0]) if following and following[0][0] != "#" else None
    if scale is None or scale < 100 or len(piece) > 30:
        return piece
    return "#" + plain(Decimal(piece[1:]) * scale)


def _add_names(
    texts: tuple[tuple[Sequence[Tokens], str], ...], keys: tuple[list[set[str]], list[set[str]]]
) -> dict[str, float]:
    """Add to ``keys`` the words that sound alike; returns how far each such feature is trusted."""
    known = set[str]().union(*keys[0]) & set[str]().union(*keys[1])
    mine, yours = (_skeletons(sentences, language, known) for sentences, language in texts)
    by_key: dict[str, list[tuple[str, Skeleton]]] = {}
    for word, skeletons in yours.items():
        for skeleton in skeletons:
            by_key.setdefault(skeleton.key, []).append((word, skeleton))
    trust: dict[str, float] = {}
    names: tuple[dict[str, set[str]], dict[str, set[str]]] = {}, {}
    for word, skeletons in mine.items():
        belief, partners = _partners(skeletons, by_key)
        if partners:
            name = "~" + "|".join(partners)
            trust[name] = max(belief, trust.get(name, 0.0))
            names[0].setdefault(word, set()).add(name)
            for partner in partners:
                names[1].setdefault(partner, set()).add(name)
    for (sentences, _), rows, named in zip(texts, keys, names, strict=True):
        for sentence, row in zip(sentences, rows, strict=True):
            row.update(*(named[piece] for piece in sentence.pieces if piece in named))
    return trust


def _partners(
    skeletons: Sequence[Skeleton], by_key: Mapping[str, Sequence[tuple[str, Skeleton]]]
) -> tuple[float, list[str]]:
    """The words of the other side that sound most like a word, and the belief that they are the same name."""
    scored: dict[str, float] = {}
    for skeleton in skeletons:
        for word, other in by_key.get(skeleton.key, ()):
            score = likeness(skeleton, other)
            if score > scored.get(word, 0.0):
                scored[word] = score
    best = max(scored.values(), default=0.0)
    belief = next((value for least, value in NAME_TRUST if best >= least), 0.0)
    partners = sorted(word for word, score in scored.items() if score >= best - 0.5)
    # A skeleton that fits half the vocabulary names nothing.
    return (belief, partners) if belief and len(partners) <= 6 else (0.0, [])


_PROCLITICS = {
    "ar": ("ال", "و", "ب", "ل", "ف", "ك", "وال", "بال", "لل", "ول", "وب"),
    "he": ("ה", "ו", "ב", "ל", "מ", "ש", "כ", "וה", "של"),
}


def _skeletons(sentences: Sequence[Tokens], language: str, known: set[str]) -> dict[str, list[Skeleton]]:
    counts = Counter(piece for sentence in sentences for piece in set(sentence.pieces) if piece[0] != "#")
    often = max(8, len(sentences) // 10)
    capitals = set[str]().union(*(sentence.capitals for sentence in sentences))
    shortest = 5 if capitals else 3
    found: dict[str, list[Skeleton]] = {}
    for word, count in counts.items():
        if count > often or (len(word) < shortest and word not in capitals) or len(word) < 3 or "=" + word in known:
            continue
        forms = [word]
        forms += [
            word[len(prefix) :]
            for prefix in _PROCLITICS.get(language, ())
            if word.startswith(prefix) and len(word) - len(prefix) >= 3
        ]
        skeletons = map(skeleton_of, forms)
        found[word] = [skeleton for skeleton in skeletons if len(skeleton.key) >= 2]
    return found
