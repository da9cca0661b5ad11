"""A reader in a process of its own, to be killed: saves marks, notes and edits, and says each that is on the disk.

``python saving_writer.py FILE SEED CHANGES [BYTES]``: a line of JSON for each change, written when it is confirmed;
with BYTES no file may grow beyond so many. Changes of different seeds are about different things.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sejajar.alignment.model import Alignment, Bead
from sejajar.segmentation.sentences import split_sentences
from sejajar.session.bitext import Bitext
from sejajar.session.memory.recall import recall_edits, save_edits
from sejajar.session.memory.store import ReadingStore
from sejajar.text.document import Document

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


def change(memory: ReadingStore, bitext: Bitext, rng: random.Random, seed: int, number: int) -> Bitext:
    """Make one change, which is printed once it is confirmed; the bitext after it."""
    kind = rng.choice(["mark", "note", "bookmark", "mend", "dismiss", "search", "place"])
    passage = rng.randrange(SENTENCES)
    words = f"{seed}-{number}"
    match kind:
        case "mark":
            words = f"{seed}{rng.choice('abcde')}"
            memory.add("mark", passage, name=words, done=said(kind, words, passage))
        case "note" | "bookmark":
            memory.add(kind, passage, text=words, done=said(kind, words, passage))  # pyright: ignore
        case "mend":
            index = rng.randrange(seed % 2, SENTENCES, 2)
            own = Bead((index,), (index,))
            bitext = replace(
                bitext, alignment=with_bead(bitext.alignment, own), manual_beads=bitext.manual_beads | {own}
            )
            save_edits(memory, bitext, said(kind, index, passage))
        case "dismiss":
            memory.dismiss(words, done=said(kind, words, passage))
        case "search":
            memory.add_search("/", words)
            memory.restore("none", said(kind, words, passage))
        case _:
            memory.save_position(bitext, passage)
            memory.restore("none", said(kind, words, passage))
    return bitext


def said(*what: object) -> Callable[[], None]:
    """Print a change, to be called once it is on the disk."""
    return lambda: print(json.dumps(what), flush=True)


def with_bead(alignment: Alignment, own: Bead) -> Alignment:
    return Alignment(tuple(own if bead.source == own.source else bead for bead in alignment.beads))


def main(file: str, seed: str, changes: str, most_bytes: str = "") -> None:
    if most_bytes:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most_bytes), int(most_bytes)))
    memory, bitext = opened(Path(file))
    memory.listen(lambda trouble: trouble and print(trouble.kind, flush=True))
    rng = random.Random(int(seed))
    print("ready", flush=True)
    for number in range(int(changes)):
        bitext = change(memory, bitext, rng, int(seed), number)
        # The queue stays short, as that of a user: so each kill is in the middle of writing.
        if number % 4 == 0:
            memory.finish(60)
    if unsaved := memory.finish(60):
        print(unsaved.kind, unsaved.values["count"], flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
