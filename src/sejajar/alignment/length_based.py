"""A rough alignment for the first frame, by sentence lengths alone (the idea of Gale and Church 1993), without numpy.

A greedy walk along both texts, linear in time. It is shown while :func:`sejajar.alignment.aligner.align` works; its
confidences are low, so that none of it is shown as certain.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from sejajar.alignment.model import Alignment, Bead
from sejajar.text.document import Sentence

_KINDS = (((1, 1), 0.0), ((1, 2), 0.35), ((2, 1), 0.35), ((2, 2), 0.5), ((1, 3), 0.8), ((3, 1), 0.8))
"""Bead kinds and the cost of each: how many mean sentence lengths of drift it has to save."""

LENGTH_BASED_CONFIDENCE = 0.5
"""The confidence of every bead of this module."""


def length_based_beads(source: Sequence[Sentence], target: Sequence[Sentence]) -> Alignment:
    """Return an alignment by lengths.

    Texts with equally many paragraphs are aligned paragraph by paragraph, others as a whole.
    """
    groups_s, groups_t = _by_paragraph(source), _by_paragraph(target)
    if len(groups_s) != len(groups_t):
        groups_s, groups_t = [range(len(source))], [range(len(target))]
    beads: list[Bead] = []
    for source_range, target_range in zip(groups_s, groups_t, strict=True):
        beads += _walk(
            [len(source[i].span) for i in source_range],
            [len(target[j].span) for j in target_range],
            source_range,
            target_range,
        )
    return Alignment(tuple(beads))


def _by_paragraph(sentences: Sequence[Sentence]) -> list[range]:
    groups: list[range] = []
    for _, members in itertools.groupby(range(len(sentences)), key=lambda i: sentences[i].paragraph_index):
        indices = list(members)
        groups.append(range(indices[0], indices[-1] + 1))
    return groups


def _walk(lengths_s: list[int], lengths_t: list[int], source_range: range, target_range: range) -> list[Bead]:
    """Return beads of two runs of sentences: each time the kind after which both are at the nearest shares of text."""
    if len(source_range) == len(target_range):
        return [Bead((i,), (j,), LENGTH_BASED_CONFIDENCE) for i, j in zip(source_range, target_range, strict=True)]
    total_s, total_t = sum(lengths_s) or 1, sum(lengths_t) or 1
    unit = 1 / max(1, min(len(source_range), len(target_range)))
    beads: list[Bead] = []
    i = j = 0
    share_s = share_t = 0.0
    while i < len(source_range) and j < len(target_range):
        best: tuple[float, int, int, float, float] | None = None
        for (a, b), cost in _KINDS:
            if i + a <= len(source_range) and j + b <= len(target_range):
                after_s = share_s + sum(lengths_s[i : i + a]) / total_s
                after_t = share_t + sum(lengths_t[j : j + b]) / total_t
                price = abs(after_s - after_t) + cost * unit
                if best is None or price < best[0]:
                    best = price, a, b, after_s, after_t
        assert best is not None  # 1-1 always fits
        _, a, b, share_s, share_t = best
        beads.append(Bead(tuple(source_range[i : i + a]), tuple(target_range[j : j + b]), LENGTH_BASED_CONFIDENCE))
        i, j = i + a, j + b
    beads += [Bead((k,), (), LENGTH_BASED_CONFIDENCE) for k in source_range[i:]]
    beads += [Bead((), (k,), LENGTH_BASED_CONFIDENCE) for k in target_range[j:]]
    return beads
