"""An alignment for the first instant: one walk along both texts by their lengths, without numpy or tables.

Good enough to show the first screens while :func:`sejajar.alignment.aligner.align` works; its confidences are low, so
nothing of it is ever shown as sure.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from sejajar.alignment.model import Alignment, Bead
from sejajar.text.document import Sentence

_KINDS = (((1, 1), 0.0), ((1, 2), 0.35), ((2, 1), 0.35), ((2, 2), 0.5), ((1, 3), 0.8), ((3, 1), 0.8))
"""Bead kinds with what each costs, in mean sentence lengths of drift it must save."""

LENGTH_BASED_CONFIDENCE = 0.5
"""The confidence of every bead made here."""


def length_based_beads(source: Sequence[Sentence], target: Sequence[Sentence]) -> Alignment:
    """Align by lengths alone, in time linear in the number of sentences.

    Where both texts have as many paragraphs, each is aligned to its fellow; else the texts are walked as one.
    """
    groups_s, groups_t = _by_paragraph(source), _by_paragraph(target)
    if len(groups_s) != len(groups_t):
        groups_s, groups_t = [range(len(source))], [range(len(target))]
    beads: list[Bead] = []
    for mine, yours in zip(groups_s, groups_t, strict=True):
        beads += _walk([len(source[i].span) for i in mine], [len(target[j].span) for j in yours], mine, yours)
    return Alignment(tuple(beads))


def _by_paragraph(sentences: Sequence[Sentence]) -> list[range]:
    groups: list[range] = []
    for _, members in itertools.groupby(range(len(sentences)), key=lambda i: sentences[i].paragraph_index):
        indices = list(members)
        groups.append(range(indices[0], indices[-1] + 1))
    return groups


def _walk(lengths_s: list[int], lengths_t: list[int], mine: range, yours: range) -> list[Bead]:
    """Beads of two runs of sentences: at each step the kind after which both texts are at the same share."""
    if len(mine) == len(yours):
        return [Bead((i,), (j,), LENGTH_BASED_CONFIDENCE) for i, j in zip(mine, yours, strict=True)]
    total_s, total_t = sum(lengths_s) or 1, sum(lengths_t) or 1
    unit = 1 / max(1, min(len(mine), len(yours)))
    beads: list[Bead] = []
    i = j = 0
    share_s = share_t = 0.0
    while i < len(mine) and j < len(yours):
        best: tuple[float, int, int, float, float] | None = None
        for (a, b), cost in _KINDS:
            if i + a <= len(mine) and j + b <= len(yours):
                after_s = share_s + sum(lengths_s[i : i + a]) / total_s
                after_t = share_t + sum(lengths_t[j : j + b]) / total_t
                price = abs(after_s - after_t) + cost * unit
                if best is None or price < best[0]:
                    best = price, a, b, after_s, after_t
        assert best is not None  # 1-1 always fits
        _, a, b, share_s, share_t = best
        beads.append(Bead(tuple(mine[i : i + a]), tuple(yours[j : j + b]), LENGTH_BASED_CONFIDENCE))
        i, j = i + a, j + b
    beads += [Bead((k,), (), LENGTH_BASED_CONFIDENCE) for k in mine[i:]]
    beads += [Bead((), (k,), LENGTH_BASED_CONFIDENCE) for k in yours[j:]]
    return beads
