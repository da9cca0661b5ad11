"""Evidence that two sentences translate each other, as features both sides may have.

A feature is anything that a translation tends to retain: a number, a word spelled the same, a kind of punctuation, a
meaning of the lexicon, a name across scripts, a pair of words learnt from the texts. Each sentence has a set of them;
:mod:`sejajar.alignment.evidence` weighs shared and missing ones.
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
from sejajar.alignment.tables.registry import alignment_table
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
"""How often a translation retains a feature of each kind, set by measurement.

``#`` number, ``=`` same word, ``c`` meaning, ``~`` name, ``+`` learnt word pair; the others are punctuation.
"""

MAX_NAME_PARTNERS = 6
"""Words that one name may sound like."""

NAME_TRUST = ((4.5, 0.95), (3.6, 0.85), (3.0, 0.6), (2.5, 0.35))
"""Least similarity of two words (``transliteration.name_similarity``), and the probability that they are one name."""


@dataclass(frozen=True, slots=True)
class Features:
    """The features of each sentence of one side, as a sparse matrix in compressed rows (CSR).

    ``ids[row_starts[i]:row_starts[i + 1]]`` are the sorted feature ids of sentence ``i``.
    """

    row_starts: Indices
    ids: Indices
    sentence_count: int

    def document_counts(self, size: int) -> Floats:
        """Return in how many sentences each of ``size`` features is (document frequency)."""
        return np.bincount(self.ids, minlength=size).astype(np.float64)


@dataclass(frozen=True, slots=True)
class FeatureTable:
    """The features that both texts have, with their prior estimates.

    Attributes:
        names: the key of each feature by id; its first character is its kind in :data:`RETENTION`.
        retention: probability that a translation of a sentence with the feature has it too.
        reliability: probability that it is one feature at all, and not two that look alike.
    """

    source: Features
    target: Features
    names: tuple[str, ...]
    retention: Floats
    reliability: Floats


IdRow: TypeAlias = "array[int]"
"""The ids of what one sentence has: features, or words."""


class FeatureExtractor:
    """Extracts the features of two texts once, and makes feature tables of them.

    Attributes:
        words: for both sides, the ids of each sentence's words without their clitics; each side has its own ids.
    """

    def __init__(
        self, source: Sequence[Tokens], target: Sequence[Tokens], source_language: str, target_language: str
    ) -> None:
        """Look up every word; this takes most of the time."""
        texts = (source, source_language), (target, target_language)
        self._numbers: dict[str, int] = {}
        rows = [_plain_rows(sentences, language, self._numbers) for sentences, language in texts]
        self._trust = _add_names(texts, rows, self._numbers)
        self._rows = rows
        self.words = _word_rows(source, source_language), _word_rows(target, target_language)

    def table(self, word_pairs: Mapping[tuple[int, int], float]) -> FeatureTable:
        """Return the features that both texts have.

        ``word_pairs`` are ids of :attr:`words`, source then target, with how often a translation retains the pair
        (:func:`sejajar.alignment.training.induce_word_pairs`); they are features too.
        """
        plain_count = len(self._numbers)
        names = [*self._numbers, *(f"+{mine}|{yours}" for mine, yours in word_pairs)]
        ids: list[Indices] = []
        counts: list[Indices] = []
        for side in (0, 1):
            by_word: dict[int, list[int]] = {}
            for pair_index, pair in enumerate(word_pairs):
                by_word.setdefault(pair[side], []).append(plain_count + pair_index)
            rows = self._rows[side]
            if by_word:
                rows = [
                    row + array("i", [number for word in bag if word in by_word for number in by_word[word]])
                    for row, bag in zip(rows, self.words[side], strict=True)
                ]
            ids.append(np.concatenate([np.array(row, dtype=np.int32) for row in rows]))
            counts.append(np.array([len(row) for row in rows], dtype=np.int32))
        shared = np.asarray(np.intersect1d(ids[0], ids[1]), dtype=np.int32)
        shared_names = tuple(names[number] for number in cast("list[int]", shared.tolist()))
        return FeatureTable(
            _renumbered(ids[0], counts[0], shared),
            _renumbered(ids[1], counts[1], shared),
            shared_names,
            np.array([RETENTION[_kind(name)] if name[0] != "+" else 0.0 for name in shared_names])
            + _learnt_retention(shared, plain_count, word_pairs),
            np.array([self._trust.get(name, 1.0) for name in shared_names]),
        )


def _learnt_retention(shared: Indices, plain_count: int, word_pairs: Mapping[tuple[int, int], float]) -> Floats:
    """Return for each shared feature the retention it was learnt with; zero for the others."""
    shares = np.array([0.0, *word_pairs.values()])
    return shares[np.maximum(shared - plain_count + 1, 0)]


def _kind(name: str) -> str:
    return name if name in RETENTION else name[0]


def _renumbered(ids: Indices, counts: Indices, shared: Indices) -> Features:
    """Return rows of ``ids``, ``counts[i]`` in row ``i``, with only the shared ones, as indices into ``shared``."""
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
    lexicon = LexiconLookup(language)
    rows: list[IdRow] = []
    for sentence in sentences:
        keys = dict.fromkeys(sentence.marks)
        pieces = sentence.pieces
        for index, piece in enumerate(pieces):
            if piece[0] == "#":
                keys[_scaled(piece, pieces[index + 1 : index + 2], lexicon)] = None
                continue
            number = lexicon.number(piece)
            if number is not None and not (index and pieces[index - 1][0] == "#"):
                keys[f"#{number}"] = None
            for meaning in lexicon.meanings(pieces, index):
                keys["c" + meaning] = None
            keys["=" + piece] = None
        rows.append(array("i", [numbers.setdefault(key, len(numbers)) for key in keys]))
    return rows


def _scaled(piece: str, following: tuple[str, ...], lexicon: LexiconLookup) -> str:
    scale = lexicon.number(following[0]) if following and following[0][0] != "#" else None
    if scale is None or scale < 100 or len(piece) > 30:
        return piece
    return "#" + plain(Decimal(piece[1:]) * scale)


def _add_names(
    texts: tuple[tuple[Sequence[Tokens], str], ...], rows: list[list[IdRow]], numbers: dict[str, int]
) -> dict[str, float]:
    """Add features for words that sound alike to ``rows``; return the reliability of each such feature."""
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
        word_trust, partners = _partners(skeletons, by_key)
        if partners:
            name = "~" + "|".join(partners)
            if name not in trust:
                for partner in partners:
                    names[1].setdefault(partner, []).append(numbers.setdefault(name, len(numbers)))
            trust[name] = max(word_trust, trust.get(name, 0.0))
            names[0].setdefault(word, []).append(numbers[name])
    for (sentences, _), side, named in zip(texts, rows, names, strict=True):
        for sentence, row in zip(sentences, side, strict=True):
            row.extend(dict.fromkeys(number for piece in sentence.pieces for number in named.get(piece, ())))
    return trust


def _partners(
    skeletons: Sequence[ConsonantSkeleton], by_key: Mapping[str, Sequence[tuple[str, ConsonantSkeleton]]]
) -> tuple[float, list[str]]:
    """Return the probability that a word is a name of the other side, and the words there that sound most like it."""
    scored: dict[str, float] = {}
    for skeleton in skeletons:
        for word, other in by_key.get(skeleton.key, ()):
            score = name_similarity(skeleton, other)
            if score > scored.get(word, 0.0):
                scored[word] = score
    best = max(scored.values(), default=0.0)
    trust = next((value for least, value in NAME_TRUST if best >= least), 0.0)
    partners = sorted(word for word, score in scored.items() if score >= best - 0.5)
    # A skeleton that fits much of the vocabulary is no evidence.
    return (trust, partners) if trust and len(partners) <= MAX_NAME_PARTNERS else (0.0, [])


def _skeletons(sentences: Sequence[Tokens], language: str, known: set[str]) -> dict[str, list[ConsonantSkeleton]]:
    # dict.fromkeys, not set: ids in the order of a set would vary with the hash seed, and sums in their last digit.
    counts = Counter(piece for sentence in sentences for piece in dict.fromkeys(sentence.pieces) if piece[0] != "#")
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
            for prefix in alignment_table(language).name_proclitics
            if word.startswith(prefix) and len(word) - len(prefix) >= 3
        ]
        skeletons = map(skeleton_of, forms)
        found[word] = [skeleton for skeleton in skeletons if len(skeleton.key) >= 2]
    return found
