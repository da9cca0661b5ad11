"""Evidence that two sentences translate each other, as features both sides may have.

A feature is anything that a translation tends to keep: a number, a word written the same, a kind of punctuation, a
meaning of the dictionary, a name across scripts, a pair of words the texts themselves taught. Each sentence has a set
of them; how much a shared or a missing one says is reckoned in :mod:`sejajar.alignment.evidence`.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, cast

import numpy as np
import numpy.typing as npt

from sejajar.alignment.lexicon import LexiconLookup
from sejajar.alignment.stems import bare_word
from sejajar.alignment.tokens import Tokens, plain
from sejajar.alignment.transliteration import ConsonantSkeleton, name_similarity, skeleton_of

Indices = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

RETENTION = {
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
"""Likeness of two words (``transliteration.name_similarity``) to the probability that they are one name."""


@dataclass(frozen=True, slots=True)
class Features:
    """Sentences of one side by the features they have, in compressed rows.

    ``ids[starts[i]:starts[i + 1]]`` are the sorted features of sentence ``i``.
    """

    row_starts: Indices
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
        retention: probability that a translation of a sentence with the feature has it too.
        reliability: probability that it is one feature at all, and not two that look alike.
    """

    source: Features
    target: Features
    names: tuple[str, ...]
    retention: Floats
    reliability: Floats


IdRow: TypeAlias = "array[int]"
"""What one sentence has, as numbers: features, or words."""


class FeatureReader:
    """Reads the features of two texts once; makes tables of them, with what was learnt meanwhile.

    Attributes:
        words: for both sides, the words of each sentence without their particles, numbered per side.
    """

    def __init__(
        self, source: Sequence[Tokens], target: Sequence[Tokens], source_language: str, target_language: str
    ) -> None:
        """Look every word up; this is most of the work."""
        texts = (source, source_language), (target, target_language)
        self._numbers: dict[str, int] = {}
        rows = [_plain_rows(sentences, language, self._numbers) for sentences, language in texts]
        self._trust = _add_names(texts, rows, self._numbers)
        self._rows = rows
        self.words = _word_rows(source, source_language), _word_rows(target, target_language)

    def table(self, word_pairs: Mapping[tuple[int, int], float]) -> FeatureTable:
        """The features sentences of both texts share, those of ``word_pairs`` pairs of :attr:`words` among them."""
        plain_count = len(self._numbers)
        names = [*self._numbers, *(f"+{mine}|{yours}" for mine, yours in word_pairs)]
        ids: list[Indices] = []
        counts: list[Indices] = []
        for side in (0, 1):
            by_word: dict[int, list[int]] = {}
            for place, pair in enumerate(word_pairs):
                by_word.setdefault(pair[side], []).append(plain_count + place)
            rows = self._rows[side]
            if by_word:
                rows = [
                    row + array("i", [number for word in bag if word in by_word for number in by_word[word]])
                    for row, bag in zip(rows, self.words[side], strict=True)
                ]
            ids.append(np.concatenate([np.array(row, dtype=np.int32) for row in rows]))
            counts.append(np.array([len(row) for row in rows], dtype=np.int32))
        shared = np.asarray(np.intersect1d(ids[0], ids[1]), dtype=np.int32)
        kept_names = tuple(names[number] for number in cast("list[int]", shared.tolist()))
        return FeatureTable(
            _renumbered(ids[0], counts[0], shared),
            _renumbered(ids[1], counts[1], shared),
            kept_names,
            np.array([RETENTION[_kind(name)] if name[0] != "+" else 0.0 for name in kept_names])
            + _learnt_shares(shared, plain_count, word_pairs),
            np.array([self._trust.get(name, 1.0) for name in kept_names]),
        )


def _learnt_shares(shared: Indices, plain_count: int, learnt: Mapping[tuple[int, int], float]) -> Floats:
    """For each shared feature the probability it was learnt with; zero for the others."""
    shares = np.array([0.0, *learnt.values()])
    return shares[np.maximum(shared - plain_count + 1, 0)]


def _kind(name: str) -> str:
    return name if name in RETENTION else name[0]


def _renumbered(ids: Indices, counts: Indices, shared: Indices) -> Features:
    """Rows of ``ids``, ``counts[i]`` in row ``i``, with only the shared ones, as places in ``shared``."""
    sentences = np.repeat(np.arange(len(counts)), counts)
    places = np.minimum(np.searchsorted(shared, ids), max(0, len(shared) - 1))
    keep = shared[places] == ids if len(shared) else np.zeros(len(ids), dtype=np.bool_)
    places, sentences = places[keep], sentences[keep]
    order = np.lexsort((places, sentences))
    starts = np.zeros(len(counts) + 1, dtype=np.int32)
    np.cumsum(np.bincount(sentences, minlength=len(counts)), out=starts[1:])
    return Features(starts, places[order].astype(np.int32), len(counts))


def _word_rows(sentences: Sequence[Tokens], language: str) -> list[IdRow]:
    numbers: dict[str, int] = {}
    bare = {piece: bare_word(piece, language) for sentence in sentences for piece in sentence.pieces}
    return [
        array("i", dict.fromkeys(
            numbers.setdefault(bare[piece], len(numbers))
            for piece in sentence.pieces if piece[0] != "#" and len(piece) > 1
        ))
        for sentence in sentences
    ]  # fmt: skip


def _plain_rows(sentences: Sequence[Tokens], language: str, numbers: dict[str, int]) -> list[IdRow]:
    reader = LexiconLookup(language)
    rows: list[IdRow] = []
    for sentence in sentences:
        keys = dict.fromkeys(sentence.marks)
        pieces = sentence.pieces
        for place, piece in enumerate(pieces):
            if piece[0] == "#":
                keys[_scaled(piece, pieces[place + 1 : place + 2], reader)] = None
                continue
            number = reader.number(piece)
            if number is not None and not (place and pieces[place - 1][0] == "#"):
                keys[f"#{number}"] = None
            for meaning in reader.meanings(pieces, place):
                keys["c" + meaning] = None
            keys["=" + piece] = None
        rows.append(array("i", [numbers.setdefault(key, len(numbers)) for key in keys]))
    return rows


def _scaled(piece: str, following: tuple[str, ...], reader: LexiconLookup) -> str:
    scale = reader.number(following[0]) if following and following[0][0] != "#" else None
    if scale is None or scale < 100 or len(piece) > 30:
        return piece
    return "#" + plain(Decimal(piece[1:]) * scale)


def _add_names(
    texts: tuple[tuple[Sequence[Tokens], str], ...], rows: list[list[IdRow]], numbers: dict[str, int]
) -> dict[str, float]:
    """Add to ``rows`` the words that sound alike; returns how far each such feature is trusted."""
    both = set[int]().union(*rows[0]) & set[int]().union(*rows[1])
    known = {name[1:] for name, number in numbers.items() if name[0] == "=" and number in both}
    mine, yours = (_skeletons(sentences, language, known) for sentences, language in texts)
    by_key: dict[str, list[tuple[str, ConsonantSkeleton]]] = {}
    for word, skeletons in yours.items():
        for skeleton in skeletons:
            by_key.setdefault(skeleton.key, []).append((word, skeleton))
    trust: dict[str, float] = {}
    names: tuple[dict[str, list[int]], dict[str, list[int]]] = {}, {}
    for word, skeletons in mine.items():
        belief, partners = _partners(skeletons, by_key)
        if partners:
            name = "~" + "|".join(partners)
            if name not in trust:
                for partner in partners:
                    names[1].setdefault(partner, []).append(numbers.setdefault(name, len(numbers)))
            trust[name] = max(belief, trust.get(name, 0.0))
            names[0].setdefault(word, []).append(numbers[name])
    for (sentences, _), side, named in zip(texts, rows, names, strict=True):
        for sentence, row in zip(sentences, side, strict=True):
            row.extend(dict.fromkeys(number for piece in sentence.pieces for number in named.get(piece, ())))
    return trust


def _partners(
    skeletons: Sequence[ConsonantSkeleton], by_key: Mapping[str, Sequence[tuple[str, ConsonantSkeleton]]]
) -> tuple[float, list[str]]:
    """The words of the other side that sound most like a word, and the belief that they are the same name."""
    scored: dict[str, float] = {}
    for skeleton in skeletons:
        for word, other in by_key.get(skeleton.key, ()):
            score = name_similarity(skeleton, other)
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


def _skeletons(sentences: Sequence[Tokens], language: str, known: set[str]) -> dict[str, list[ConsonantSkeleton]]:
    counts = Counter(piece for sentence in sentences for piece in set(sentence.pieces) if piece[0] != "#")
    often = max(8, len(sentences) // 10)
    capitals = set[str]().union(*(sentence.capitals for sentence in sentences))
    shortest = 5 if capitals else 3
    found: dict[str, list[ConsonantSkeleton]] = {}
    for word, count in counts.items():
        if count > often or (len(word) < shortest and word not in capitals) or len(word) < 3 or word in known:
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
