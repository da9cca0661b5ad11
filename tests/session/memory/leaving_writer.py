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
from sejajar.session.bitext import Bitext
from sejajar.session.memory.recall import recall_edits, save_edits
from sejajar.session.memory.store import ReadingStore
from sejajar.text.document import Document
from sejajar.text.notices import Notice

SENTENCES = 120


def made_pair() -> Bitext:
    """A pair of ``SENTENCES`` one-to-one sentences, no two alike."""
    source, target = (
        Document.from_text(
            " ".join(f"{word} {number} {'kata ' * (number % 7)}habis." for number in range(SENTENCES)), language="id"
        )
        for word in ("Kalimat", "Terjemahan")
    )
    beads = Alignment(tuple(Bead((i,), (i,), 0.9) for i in range(SENTENCES)))
    return Bitext(source, target, split_sentences(source), split_sentences(target), beads)


def opened(file: Path) -> tuple[ReadingStore, Bitext]:
    """The pair as a reader who comes back finds it."""
    bitext = made_pair()
    memory = ReadingStore(file, ("/texts/a", "/texts/b"))
    memory.begin(bitext)
    return memory, recall_edits(memory, bitext)


def change(
    memory: ReadingStore, bitext: Bitext, rng: random.Random, seed: int, number: int
) -> tuple[Bitext, list[object], Notice | None]:
    """Make one change; the pair after it, what it was, and the problem."""
    kind = rng.choice(["mark", "note", "bookmark", "mend", "dismiss", "search", "place"])
    passage = rng.randrange(SENTENCES)
    words = f"{seed}-{number}"
    match kind:
        case "mark":
            name = f"{seed}{rng.choice('abcde')}"
            return bitext, [kind, name, passage], memory.add("mark", passage, name=name)[1]
        case "note" | "bookmark":
            return bitext, [kind, words, passage], memory.add(kind, passage, text=words)[1]  # pyright: ignore
        case "mend":
            index = rng.randrange(seed % 2, SENTENCES, 2)
            own = Bead((index,), (index,))
            mended = replace(
                bitext, alignment=with_bead(bitext.alignment, own), manual_beads=bitext.manual_beads | {own}
            )
            problem = save_edits(memory, mended)
            return (bitext if problem else mended), [kind, index, passage], problem
        case "dismiss":
            return bitext, [kind, words, passage], memory.dismiss(words)
        case "search":
            return bitext, [kind, words, passage], memory.add_search("/", words)
        case _:
            return bitext, [kind, words, passage], memory.save_position(bitext, passage)


def with_bead(alignment: Alignment, own: Bead) -> Alignment:
    return Alignment(tuple(own if bead.source == own.source else bead for bead in alignment.beads))


def main(file: str, seed: str, changes: str, most_bytes: str = "") -> None:
    if most_bytes:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most_bytes), int(most_bytes)))
    memory, bitext = opened(Path(file))
    rng = random.Random(int(seed))
    print("ready", flush=True)
    for number in range(int(changes)):
        bitext, made, problem = change(memory, bitext, rng, int(seed), number)
        print(json.dumps([*made, problem and problem.kind]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
