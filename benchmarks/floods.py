"""Measure the growth of time and output over hostile shapes of text, from 1x to 8x, for the core of each command.

    python benchmarks/floods.py [--only WORDS] [--core NAME ...]

1x is the shortest text with which a core takes :data:`STEP_SECONDS`, at most :data:`MOST_CHARS` characters. A row says
the characters at 1x, the CPU seconds at 8x, and the largest ratio of a doubling in seconds and in output. What grows
above :data:`MOST_RATIO` is measured again, best of :data:`ROUNDS`, to tell growth from noise; the exit status is 1 if
it still does. It takes 7 minutes on a machine with nothing else to do.
"""

from __future__ import annotations

import argparse
import gc
import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from sejajar.__main__ import GARBAGE_THRESHOLDS
from sejajar.alignment.bands import MAX_RECTANGLE_NODES
from sejajar.cli.reports.check import check_json
from sejajar.cli.reports.extract import extract_json
from sejajar.cli.reports.plain_text import plain_text
from sejajar.cli.reports.text_places import TextPlaces
from sejajar.interchange.aligned_text import AlignedText
from sejajar.interchange.alignment_json import write_json
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.segmentation.sentences import split_sentences
from sejajar.session.bitext import MAX_PASSAGE_CHARS, SIDES, Bitext
from sejajar.session.pipeline import align_by_length, extract, refine
from sejajar.session.reading.listing import issues_of
from sejajar.text.document import Document

SEEDS = Path(__file__).parents[1] / "seeds"
DOUBLINGS = (1, 2, 4, 8)
MOST_RATIO = 2.5
STEP_SECONDS = 0.03
LEAST_CHARS = 1000
MOST_CHARS = 16_000
SEARCHED_WHOLE = math.isqrt(MAX_RECTANGLE_NODES)
"""Two texts of fewer sentences are compared each with each, by design: a few seconds at most."""
LEAST_OUTPUT = 2000.0
ROUNDS = 3
SHORT = "Satu kalimat biasa tentang 42 persen. Dan satu lagi.\n"
WIDTH = 50

UNITS = {
    'unclosed "': '"a ',
    "unclosed “": "“a ",
    "unclosed „ and «": "„a «b ",
    "unclosed (“": "(“a ",
    "unclosed ‘ in lines": "‘Dia pergi\n",
    "quotes with a speaker": '"a," kata "b ',
    "opener and figure": '"Harga 5 juta ',
    "marks alone": '“«"',
    "nested brackets": "([{",
    "closed brackets": "(a)",
    "digits": "9",
    "digits with separators": "1.234.567,89",
    "digits apart": "1 ",
    "numbered points": "1. ",
    "figures with ranges": "5-10 persen hingga 20-30 juta ",
    "number words": "seratus dua puluh juta ",
    "fractions": "1/2 ",
    "signs": "-/%$",
    "month names": "5 Mei 2020 ",
    "Arabic cues": "وقال أن ",
    "cues and names": "Budi mengatakan, ",
    "abbreviations": "Dr. H. A. B. ",
    "combining marks": "\u0301",
    "harakat": "ب\u064e\u0651",
    "tatweel": "ـ",
    "one long word": "بت",
    "one long Latin word": "ab",
    "no final mark": "kata dan kata ",
    "full-width stops": "字。",
    "Urdu stops": "یہ ہے۔ ",
    "bidi controls": "\u202ea\u2067ب",
    "the same sentence": "Harga naik 42 persen menjadi $40 miliar, kata Zuckerberg. ",
    "lines of one letter": "a\n",
    "blank lines": "a\n\n\n",
    "blanks": " \u3000",
    "mixed scripts": "ab اب 5 אב 漢 ",
    "emoji": "👩‍👩‍👧🇮🇩",
}
"""A hostile shape and what is repeated in it."""


def repeated(unit: str, length: int) -> str:
    """Return a text of ``length`` characters."""
    return (unit * (length // len(unit) + 1))[:length]


class Pairs:
    """A text beside a short one, and beside itself for the alignment."""

    short = Document.from_text(SHORT, language="id", name="b")

    def __init__(self, text: str) -> None:
        """The pairs are made when first asked for."""
        self.document = Document.from_text(text, name="a")

    @cached_property
    def beside(self) -> Bitext:
        """The text beside the short one."""
        return align_by_length(self.document, self.short)

    @cached_property
    def twice(self) -> Bitext:
        """The text beside itself."""
        return align_by_length(self.document, self.document)


def align_json(bitext: Bitext) -> str:
    """Return the full alignment as JSON."""
    sides = [AlignedText(bitext.document(side), bitext.sentences(side), bitext.document(side).name) for side in SIDES]
    return write_json(refine(bitext).alignment, *sides)


def checked(bitext: Bitext) -> str:
    """Return the issues as JSON."""
    compared = extract(bitext)
    return "".join(check_json(issues_of(compared), TextPlaces("a", bitext.source), TextPlaces("b", bitext.target)))


def laid_out(document: Document) -> str:
    """Return the first lines of each paragraph, as many characters as the reader lays out of a passage."""
    return "".join(
        line.text
        for paragraph in document.paragraphs
        for line in ParagraphLayout(paragraph.of(document.text)[:MAX_PASSAGE_CHARS], document.direction).lay_out(WIDTH)
    )


CORES: dict[str, Callable[[Pairs], str]] = {
    "sentences": lambda pairs: str(len(align_by_length(pairs.document, pairs.short).source_sentences)),
    "plain": lambda pairs: "".join(plain_text(pairs.beside)),
    "extract": lambda pairs: "".join(extract_json(extract(pairs.beside))),
    "check": lambda pairs: checked(pairs.beside),
    "align short": lambda pairs: align_json(pairs.beside),
    "align long": lambda pairs: align_json(pairs.twice),
    "layout": lambda pairs: laid_out(pairs.document),
}


@dataclass(frozen=True)
class Run:
    """The least CPU seconds of a core over a text, and the characters it wrote."""

    seconds: float
    characters: int


def measured(core: str, unit: str, length: int, rounds: int = 1) -> Run:
    """Run a core over a text of ``length`` characters."""
    pairs = Pairs(repeated(unit, length))
    # What the cores share is made before the clock starts.
    assert pairs.beside and (core != "align long" or pairs.twice)
    best, written = float("inf"), ""
    for _ in range(rounds):
        gc.collect()
        begin = time.process_time()
        written = CORES[core](pairs)
        best = min(best, time.process_time() - begin)
    return Run(best, len(written))


def first_length(core: str, unit: str) -> int:
    """Return the length at 1x: of a text aligned with itself, one that is too long to be searched whole."""
    if core == "align long":
        return first_aligned_length(unit)
    length = LEAST_CHARS
    while length < MOST_CHARS and measured(core, unit, length).seconds < STEP_SECONDS:
        length *= 2
    return length


def first_aligned_length(unit: str) -> int:
    """Return the length with :data:`SEARCHED_WHOLE` sentences; a text of few long ones is measured as it is."""
    length = LEAST_CHARS
    while True:
        count = len(split_sentences(Document.from_text(repeated(unit, length), name="a")))
        if count >= SEARCHED_WHOLE or (length >= MOST_CHARS and count < SEARCHED_WHOLE // 4):
            return length
        length *= 2


def growths(runs: list[Run]) -> tuple[float, float]:
    """Return the largest ratios of a doubling, in seconds and in output; what is tiny counts as linear."""
    return (
        largest_ratio([run.seconds for run in runs], STEP_SECONDS),
        largest_ratio([float(run.characters) for run in runs], LEAST_OUTPUT),
    )


def largest_ratio(values: list[float], least: float) -> float:
    """Return the largest ratio of a doubling; what is below ``least`` counts as that."""
    return max(max(after, least) / max(before, least) for before, after in pairwise(values))


def main() -> None:
    """Print the table; exit with 1 if anything grows faster than the text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only the shapes whose name has these words")
    parser.add_argument("--core", choices=CORES, nargs="+", default=list(CORES), help="only these cores")
    arguments = parser.parse_args()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    worst = dict.fromkeys(CORES, (0.0, 0.0))
    print(f"{'shape':24} {'core':12} {'1x chars':>9} {'8x s':>7} {'time':>6} {'output':>6}")
    for shape, unit in UNITS.items():
        for core in arguments.core:
            if arguments.only not in shape:
                continue
            length = first_length(core, unit)
            lengths = [length * times for times in DOUBLINGS]
            runs = [measured(core, unit, each) for each in lengths]
            if max(growths(runs)) > MOST_RATIO:
                runs = [measured(core, unit, each, ROUNDS) for each in lengths]
            ratios = growths(runs)
            worst[core] = max(worst[core][0], ratios[0]), max(worst[core][1], ratios[1])
            mark = " !" if max(ratios) > MOST_RATIO else ""
            print(
                f"{shape:24} {core:12} {length:9} {runs[-1].seconds:7.2f} {ratios[0]:6.2f} {ratios[1]:6.2f}{mark}",
                flush=True,
            )
    for core, ratios in worst.items():
        print(f"{'worst':24} {core:12} {'':17} {ratios[0]:6.2f} {ratios[1]:6.2f}")
    sys.exit(1 if any(max(ratios) > MOST_RATIO for ratios in worst.values()) else 0)


if __name__ == "__main__":
    main()
