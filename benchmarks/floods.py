"""Measure the growth of time and output over hostile shapes of text, from 1x to 8x, for the core of each command.

    python benchmarks/floods.py [--chars 4000] [--rounds 3] [--only WORDS]

CPU seconds are the best of the rounds, in one run. The table gives seconds at 8x and the largest ratio of a doubling;
the exit status is 1 if a ratio is above :data:`MOST_RATIO` (times below :data:`LEAST_SECONDS` are noise and count as
linear) or if output grows faster than the text.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from sejajar.__main__ import GARBAGE_THRESHOLDS
from sejajar.cli.reports.check import check_json
from sejajar.cli.reports.extract import extract_json
from sejajar.cli.reports.plain_text import plain_text
from sejajar.cli.reports.text_places import TextPlaces
from sejajar.interchange.aligned_text import AlignedText
from sejajar.interchange.alignment_json import write_json
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.session.bitext import MAX_PASSAGE_CHARS, SIDES, Bitext
from sejajar.session.pipeline import align_by_length, extract, refine
from sejajar.session.reading.listing import issues_of
from sejajar.text.document import Document

SEEDS = Path(__file__).parents[1] / "seeds"
DOUBLINGS = (1, 2, 4, 8)
MOST_RATIO = 2.5
LEAST_SECONDS = 0.04
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


def align_json(bitext: Bitext) -> str:
    """Return the full alignment as JSON."""
    sides = [AlignedText(bitext.document(side), bitext.sentences(side), bitext.document(side).name) for side in SIDES]
    return write_json(refine(bitext).alignment, *sides)


def checked(bitext: Bitext) -> str:
    """Return the issues as JSON."""
    compared = extract(bitext)
    return "".join(check_json(issues_of(compared), *(TextPlaces(side, bitext.document(side)) for side in SIDES)))


def laid_out(document: Document) -> str:
    """Return the first lines of each paragraph, as many characters as the reader lays out of a passage."""
    return "".join(
        line.text
        for paragraph in document.paragraphs
        for line in ParagraphLayout(paragraph.of(document.text)[:MAX_PASSAGE_CHARS], document.direction).lay_out(WIDTH)
    )


def cores(text: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the cores by name, over the text beside a short one, and beside itself for the alignment."""
    document, other = Document.from_text(text, name="a"), Document.from_text(SHORT, language="id", name="b")
    beside, twice = align_by_length(document, other), align_by_length(document, document)
    yield "sentences", lambda: str(len(align_by_length(document, other).source_sentences))
    yield "plain", lambda: "".join(plain_text(beside))
    yield "extract", lambda: "".join(extract_json(extract(beside)))
    yield "check", lambda: checked(beside)
    yield "align short", lambda: align_json(beside)
    yield "align long", lambda: align_json(twice)
    yield "layout", lambda: laid_out(document)


def measured(work: Callable[[], str], rounds: int) -> tuple[float, int]:
    """Return the least CPU seconds of a call, and the characters it wrote."""
    best, written = float("inf"), ""
    for _ in range(rounds):
        gc.collect()
        begin = time.process_time()
        written = work()
        best = min(best, time.process_time() - begin)
        if best > 1.0:
            break
    return best, len(written)


def growth(values: list[float], least: float) -> float:
    """Return the largest ratio of a doubling; what is below ``least`` counts as that."""
    return max(max(after, least) / max(before, least) for before, after in pairwise(values))


def main() -> None:
    """Print the table; exit with 1 if anything grows faster than the text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chars", type=int, default=4000, help="the length at 1x")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="only the shapes whose name has these words")
    arguments = parser.parse_args()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    failed = 0
    names = [name for name, _ in cores("a")]
    print(f"seconds at {DOUBLINGS[-1]}x ({DOUBLINGS[-1] * arguments.chars} characters), largest ratio of a doubling")
    print(f"{'':24}" + "".join(f"{name:>18}" for name in names))
    for shape, unit in UNITS.items():
        if arguments.only not in shape:
            continue
        runs: dict[str, list[tuple[float, int]]] = {}
        for times in DOUBLINGS:
            for name, work in cores(repeated(unit, times * arguments.chars)):
                runs.setdefault(name, []).append(measured(work, arguments.rounds))
        row = f"{shape:24}"
        for name in names:
            seconds = growth([run[0] for run in runs[name]], LEAST_SECONDS)
            output = growth([float(run[1]) for run in runs[name]], 2000.0)
            wrong = "!" if seconds > MOST_RATIO else "+" if output > MOST_RATIO else " "
            failed += wrong != " "
            row += f"{runs[name][-1][0]:9.3f} {seconds:4.1f} {output:3.1f}{wrong}"[:18].rjust(18)
        print(row, flush=True)
    print(f"{failed} above {MOST_RATIO}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
