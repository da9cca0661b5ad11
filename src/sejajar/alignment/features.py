"""Evidence that two sentences translate each other, as features both sides may have.

A feature is anything that a translation tends to keep: a number, a word written the same, a kind of punctuation, a
meaning of the dictionary, a name across scripts, a pair of words the texts themselves taught. Each sentence has a set
of them; how much a shared or a missing one says is reckoned in :mod:`sejajar.alignment.evidence`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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


def build_features(
    source: Sequence[Tokens],
    target: Sequence[Tokens],
    source_language: str,
    target_language: str,
    learnt: dict[tuple[str, str], float] | None = None,
    use_meanings: bool = True,
) -> FeatureTable:
    """The features that sentences of both texts share; ``learnt`` word pairs with their probability are added."""
    source_keys = _plain_keys(source, source_language, use_meanings)
    target_keys = _plain_keys(target, target_language, use_meanings)
    trust: dict[str, float] = {}
    if use_meanings:
        _add_names(source, target, source_keys, target_keys, source_language, target_language, trust)
    kept: dict[str, float] = {}
    if learnt:
        _add_learnt(source, source_keys, target, target_keys, source_language, target_language, learnt, kept)
    shared = sorted(set().union(*source_keys) & set().union(*target_keys))
    numbered = {name: index for index, name in enumerate(shared)}
    return FeatureTable(
        _compress(source_keys, numbered),
        _compress(target_keys, numbered),
        tuple(shared),
        np.array([kept.get(name) or KEPT[_kind(name)] for name in shared]),
        np.array([trust.get(name, 1.0) for name in shared]),
    )


def _kind(name: str) -> str:
    return name if name in KEPT else name[0]


def _compress(keys: Sequence[set[str]], numbered: dict[str, int]) -> Features:
    rows = [sorted(numbered[key] for key in row if key in numbered) for row in keys]
    starts = np.zeros(len(rows) + 1, dtype=np.int32)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    return Features(starts, np.array([key for row in rows for key in row], dtype=np.int32), len(rows))


def _plain_keys(sentences: Sequence[Tokens], language: str, use_meanings: bool) -> list[set[str]]:
    reader = MeaningReader(language) if use_meanings else None
    rows: list[set[str]] = []
    for sentence in sentences:
        keys = set(sentence.marks)
        pieces = sentence.pieces
        for place, piece in enumerate(pieces):
            if piece[0] == "#":
                keys.add(_scaled(piece, pieces[place + 1 : place + 2], reader))
            elif reader:
                number = reader.number(piece)
                if number is not None and not (place and pieces[place - 1][0] == "#"):
                    keys.add(f"#{number}")
                keys.update("c" + meaning for meaning in reader.meanings(pieces, place))
                keys.add("=" + piece)
            else:
                keys.add("=" + piece)
        rows.append(keys)
    return rows


def _scaled(piece: str, following: tuple[str, ...], reader: MeaningReader | None) -> str:
    scale = reader.number(following[0]) if reader and following and following[0][0] != "#" else None
    if scale is None or scale < 100 or len(piece) > 30:
        return piece
    return "#" + plain(Decimal(piece[1:]) * scale)


def _add_names(
    source: Sequence[Tokens],
    target: Sequence[Tokens],
    source_keys: list[set[str]],
    target_keys: list[set[str]],
    source_language: str,
    target_language: str,
    trust: dict[str, float],
) -> None:
    shared_words = {key for row in source_keys for key in row} & {key for row in target_keys for key in row}
    mine = _skeletons(source, source_language, shared_words)
    yours = _skeletons(target, target_language, shared_words)
    source_names: dict[str, set[str]] = {}
    target_names: dict[str, set[str]] = {}
    by_key: dict[str, list[tuple[str, Skeleton]]] = {}
    for word, skeletons in yours.items():
        for skeleton in skeletons:
            by_key.setdefault(skeleton.key, []).append((word, skeleton))
    for word, skeletons in mine.items():
        scored: dict[str, float] = {}
        for skeleton in skeletons:
            for other_word, other in by_key.get(skeleton.key, ()):
                score = likeness(skeleton, other)
                if score > scored.get(other_word, 0.0):
                    scored[other_word] = score
        best = max(scored.values(), default=0.0)
        belief = next((value for least, value in NAME_TRUST if best >= least), 0.0)
        if not belief:
            continue
        partners = [other for other, score in scored.items() if score >= best - 0.5]
        if len(partners) > 6:
            continue
        name = "~" + "|".join(sorted(partners))
        trust[name] = max(belief, trust.get(name, 0.0))
        source_names.setdefault(word, set()).add(name)
        for partner in partners:
            target_names.setdefault(partner, set()).add(name)
    for sentences, keys, names in ((source, source_keys, source_names), (target, target_keys, target_names)):
        for sentence, row in zip(sentences, keys, strict=True):
            for piece in sentence.pieces:
                row.update(names.get(piece, ()))


_PROCLITICS = {
    "ar": ("ال", "و", "ب", "ل", "ف", "ك", "وال", "بال", "لل", "ول", "وب"),
    "he": ("ה", "ו", "ב", "ל", "מ", "ש", "כ", "וה", "של"),
}


def _skeletons(sentences: Sequence[Tokens], language: str, known: set[str]) -> dict[str, list[Skeleton]]:
    counts = Counter(piece for sentence in sentences for piece in set(sentence.pieces) if piece[0] != "#")
    often = max(8, len(sentences) // 10)
    capitals: set[str] = set().union(*(sentence.capitals for sentence in sentences))
    found: dict[str, list[Skeleton]] = {}
    for word, count in counts.items():
        if len(word) < 3 or count > often or "=" + word in known:
            continue
        if capitals and word not in capitals and len(word) < 5:
            continue
        forms = [word]
        forms += [
            word[len(prefix) :]
            for prefix in _PROCLITICS.get(language, ())
            if word.startswith(prefix) and len(word) - len(prefix) >= 3
        ]
        skeletons = {form: skeleton_of(form) for form in forms}
        found[word] = [skeleton for skeleton in skeletons.values() if len(skeleton.key) >= 2]
    return found


def _add_learnt(
    source: Sequence[Tokens],
    source_keys: list[set[str]],
    target: Sequence[Tokens],
    target_keys: list[set[str]],
    source_language: str,
    target_language: str,
    learnt: dict[tuple[str, str], float],
    kept: dict[str, float],
) -> None:
    by_source: dict[str, list[str]] = {}
    by_target: dict[str, list[str]] = {}
    for (mine, yours), probability in learnt.items():
        name = f"+{mine}|{yours}"
        kept[name] = probability
        by_source.setdefault(mine, []).append(name)
        by_target.setdefault(yours, []).append(name)
    for sentences, keys, language, names in (
        (source, source_keys, source_language, by_source),
        (target, target_keys, target_language, by_target),
    ):
        for sentence, row in zip(sentences, keys, strict=True):
            for piece in sentence.pieces:
                row.update(names.get(bare_word(piece, language), ()))


def bare_words(sentences: Iterable[Tokens], language: str) -> list[set[str]]:
    """The words of each sentence without their particles, for learning a lexicon."""
    return [
        {bare_word(piece, language) for piece in sentence.pieces if piece[0] != "#" and len(piece) > 1}
        for sentence in sentences
    ]
