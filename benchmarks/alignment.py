"""The cost of alignment: characters split into sentences a second, and the growth of time from a small pair to a book.

Run ``python benchmarks/alignment.py``. The texts are made from the dictionaries, so that nothing has to be downloaded;
the target lacks its first fifth, and each side one sentence in twenty. Ratios are of one run on one machine.
"""

from __future__ import annotations

import argparse
import random
import resource
import time

from sejajar.alignment.aligner import align
from sejajar.alignment.lexicon import lexicon_of
from sejajar.segmentation.sentences import split_lines, split_sentences
from sejajar.text.document import Document

SMALL, LARGE = 3_000, 30_000
MOST_TIMES, MOST_MEGABYTES, LEAST_RIGHT, LEAST_SPEED = 12.0, 500, 0.97, 1e6


def made_up_pair(count: int, seed: int = 7) -> tuple[list[str], list[str], set[tuple[int, int]]]:
    """Return the sentences of an Indonesian and an Arabic text, and the index pairs of translations."""
    chance = random.Random(seed)
    words = _word_pairs()
    source: list[str] = []
    target: list[str] = []
    aligned: set[tuple[int, int]] = set()
    for position in range(count):
        chosen = chance.choices(words, k=chance.randint(6, 24))
        translated = [target_word for _, target_word in chosen if chance.random() < 0.7]
        chance.shuffle(translated)
        number = f" {chance.randint(10, 9999)}" if chance.random() < 0.2 else ""
        omitted = chance.random()
        if omitted > 0.05:
            source.append(" ".join(source_word for source_word, _ in chosen) + number + ".")
        if (omitted < 0.05 or omitted > 0.1) and position >= count // 5:
            target.append(" ".join(translated or ["نعم"]) + number + ".")
            if omitted > 0.1:
                aligned.add((len(source) - 1, len(target) - 1))
    return source, target, aligned


def _word_pairs() -> list[tuple[str, str]]:
    arabic = {meaning: form for form, meanings in lexicon_of("ar").words.items() for meaning in meanings}
    return sorted(
        (form, arabic[meaning])
        for form, meanings in lexicon_of("id").words.items()
        for meaning in meanings
        if meaning in arabic
    )


def measure_alignment(count: int) -> tuple[float, float]:
    """Return the CPU seconds to align a made-up pair, and the share of its sentence pairs that were found."""
    source, target, aligned = made_up_pair(count)
    documents = [
        Document.from_text("\n".join(texts), language=language, line_aligned=True)
        for texts, language in ((source, "id"), (target, "ar"))
    ]
    sides = [(document, split_lines(document)) for document in documents]
    start = time.process_time()
    alignment = align(*sides[0], *sides[1])
    seconds = time.process_time() - start
    found = {(bead.source[0], bead.target[0]) for bead in alignment.beads if len(bead.source) == len(bead.target) == 1}
    return seconds, len(found & aligned) / len(aligned)


def measure_splitting() -> float:
    """Return the characters split into sentences a second."""
    document = Document.from_text("\n".join(" ".join(made_up_pair(2_000)[0]) for _ in range(5)), language="id")
    start = time.process_time()
    split_sentences(document)
    return len(document.text) / (time.process_time() - start)


def main() -> None:
    """Print the measurements; exit with status 1 if one is beyond its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=SMALL)
    parser.add_argument("--large", type=int, default=LARGE)
    options = parser.parse_args()
    speed = measure_splitting()
    measure_alignment(100)  # imports and dictionaries are loaded here
    small, small_right = measure_alignment(options.small)
    large, large_right = measure_alignment(options.large)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = large / small
    print(f"splitting: {speed / 1e6:.1f} M characters/s (bar {LEAST_SPEED / 1e6:.0f})")
    for count, seconds, right in ((options.small, small, small_right), (options.large, large, large_right)):
        print(f"{count:6d} sentences: {seconds:6.1f} s CPU, {1000 * seconds / count:.2f} ms each, {right:.4f} right")
    print(f"ratio {times:.1f} (bar {MOST_TIMES:.0f}), {megabytes:.0f} MB at most (bar {MOST_MEGABYTES})")
    within = times <= MOST_TIMES and megabytes <= MOST_MEGABYTES and speed >= LEAST_SPEED
    if not (within and min(small_right, large_right) >= LEAST_RIGHT):
        raise SystemExit("beyond the bars")


if __name__ == "__main__":
    main()
