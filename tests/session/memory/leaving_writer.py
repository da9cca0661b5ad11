"""A reader in a process of its own, to be killed: leaves marks, notes and mended links, and says each that is kept.

``python leaving_writer.py FILE SEED CHANGES [BYTES]``: a line of JSON for each change whose keeping was confirmed;
with BYTES no file may grow beyond so many. Changes of different seeds are about different things.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import replace
from pathlib import Path

from sejajar.alignment.model import Alignment, Bead
from sejajar.segmentation.sentences import split_sentences
from sejajar.session.bitext import Pair
from sejajar.session.memory.recall import keep_mending, recall_mending
from sejajar.session.memory.store import Memory
from sejajar.text.document import Document

SENTENCES = 120


def made_pair() -> Pair:
    """A pair of ``SENTENCES`` one-to-one sentences, no two alike."""
    source, target = (
        Document.from_text(
            " ".join(f"{word} {number} {'kata ' * (number % 7)}habis." for number in range(SENTENCES)), language="id"
        )
        for word in ("Kalimat", "Terjemahan")
    )
    beads = Alignment(tuple(Bead((i,), (i,), 0.9) for i in range(SENTENCES)))
    return Pair(source, target, split_sentences(source), split_sentences(target), beads)


def opened(file: Path) -> tuple[Memory, Pair]:
    """The pair as a reader who comes back finds it."""
    pair = made_pair()
    memory = Memory(file, ("/texts/a", "/texts/b"))
    memory.begin(pair)
    return memory, recall_mending(memory, pair)


def change(memory: Memory, pair: Pair, rng: random.Random, seed: int, number: int) -> tuple[Pair, list[object], str]:
    """Make one change; the pair after it, what it was, and the problem."""
    kind = rng.choice(["mark", "note", "bookmark", "mend", "dismiss", "search", "place"])
    passage = rng.randrange(SENTENCES)
    words = f"{seed}-{number}"
    match kind:
        case "mark":
            name = f"{seed}{rng.choice('abcde')}"
            return pair, [kind, name, passage], memory.leave("mark", passage, name=name)[1]
        case "note" | "bookmark":
            return pair, [kind, words, passage], memory.leave(kind, passage, text=words)[1]  # pyright: ignore
        case "mend":
            index = rng.randrange(seed % 2, SENTENCES, 2)
            own = Bead((index,), (index,))
            mended = replace(pair, alignment=with_bead(pair.alignment, own), own=pair.own | {own})
            problem = keep_mending(memory, mended)
            return (pair if problem else mended), [kind, index, passage], problem
        case "dismiss":
            return pair, [kind, words, passage], memory.dismiss(words)
        case "search":
            return pair, [kind, words, passage], memory.add_search("/", words)
        case _:
            return pair, [kind, words, passage], memory.keep_place(pair, passage)


def with_bead(alignment: Alignment, own: Bead) -> Alignment:
    return Alignment(tuple(own if bead.source == own.source else bead for bead in alignment.beads))


def main(file: str, seed: str, changes: str, most_bytes: str = "") -> None:
    if most_bytes:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most_bytes), int(most_bytes)))
    memory, pair = opened(Path(file))
    rng = random.Random(int(seed))
    print("ready", flush=True)
    for number in range(int(changes)):
        pair, made, problem = change(memory, pair, rng, int(seed), number)
        print(json.dumps([*made, problem]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
