"""From the beads a reader mended to what is kept of them on disk, and back."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sejajar.alignment.beads import Bead
from sejajar.session.mending import impose
from sejajar.session.pair import SIDES, Pair, Side
from sejajar.storage.alignments import KeepError, KeptBead, load_beads, mended_file, save_beads, set_aside
from sejajar.text.span import Span

_Edges = tuple[dict[int, int], dict[int, int]]
"""The sentences of one side by the offset at which they start, and by that at which they end."""


def recall_mending(pair: Pair, environ: Mapping[str, str] = os.environ) -> Pair:
    """The pair with the beads that were mended in an earlier reading; its notice says what became of any others."""
    if not pair.alignment.beads:
        return pair
    path = mended_file(environ, pair.source, pair.target)
    try:
        kept = load_beads(path)
    except KeepError as error:
        return replace(pair, notice=str(error))
    edges: dict[Side, _Edges] = {side: _edges(pair, side) for side in SIDES} if kept else {}
    own = frozenset(bead for entry in kept if (bead := _found(edges, entry)))
    try:
        mended = replace(pair, alignment=impose(pair.alignment, own), own=own)
    except ValueError:
        own, mended = frozenset[Bead](), pair
    lost = len(kept) - len(own)
    if lost:
        aside = set_aside(path)
        mended = replace(mended, notice=f"{lost} mended passages do not fit these sentences; {aside}")
        keep_mending(mended, environ)
    return mended


def keep_mending(pair: Pair, environ: Mapping[str, str] = os.environ) -> str:
    """Keep the reader's own beads of the pair; returns why that cannot be done, or nothing."""
    try:
        save_beads(mended_file(environ, pair.source, pair.target), pair.source, pair.target, _kept(pair))
    except KeepError as error:
        return str(error)
    return ""


def set_aside_mending(pair: Pair, environ: Mapping[str, str] = os.environ) -> None:
    """Put away what is kept of the pair, because another alignment is to take its place."""
    set_aside(mended_file(environ, pair.source, pair.target))


def _kept(pair: Pair) -> Iterator[KeptBead]:
    for bead in pair.alignment.beads:
        if bead in pair.own:
            yield KeptBead(_ends(pair, "source", bead), _ends(pair, "target", bead), bead.confidence)


def _ends(pair: Pair, side: Side, bead: Bead) -> Span | None:
    sentences, indices = pair.sentences(side), bead.sentences(side)
    return Span(sentences[indices[0]].span.start, sentences[indices[-1]].span.end) if indices else None


def _edges(pair: Pair, side: Side) -> _Edges:
    spans = [sentence.span for sentence in pair.sentences(side)]
    return (
        {span.start: index for index, span in enumerate(spans)},
        {span.end: index for index, span in enumerate(spans)},
    )


def _found(edges: dict[Side, _Edges], kept: KeptBead) -> Bead | None:
    """The bead with the sentences that start and end where the kept one did; None where there are no such sentences."""
    sides: dict[Side, tuple[int, ...]] = {}
    for side in SIDES:
        span = kept.source if side == "source" else kept.target
        starts, ends = edges[side]
        first, last = (starts.get(span.start), ends.get(span.end)) if span else (0, -1)
        if first is None or last is None or (span and last < first):
            return None
        sides[side] = tuple(range(first, last + 1))
    return Bead(sides["source"], sides["target"], kept.confidence) if any(sides.values()) else None
