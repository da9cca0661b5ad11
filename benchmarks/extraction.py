"""Measure the figure reader: growth of its time with the text, and its speed against quantulum3 if that is installed.

Run ``python benchmarks/extraction.py``. The texts are generated. Growth is the time for 8 MB divided by the time for
1 MB, for each language and for one long line; ratios are from one run on one machine. The exit status is 1 above
:data:`MOST_GROWTH` or below :data:`LEAST_SPEED_UP`.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import random
import statistics
import time
from collections.abc import Callable

from sejajar.__main__ import GARBAGE_THRESHOLDS
from sejajar.extraction.figures.reader import read_figures_in

MEGABYTE = 1_000_000
ROUNDS = 2
MOST_GROWTH = 9.0
LEAST_SPEED_UP = 20.0

SENTENCES = {
    "id": (
        "Perusahaan itu merugi {a},{b} miliar dolar AS pada {y} dan memecat {n} karyawan di {s} kota. ",
        "Harga naik {s} hingga {m} persen sejak {s} November {y}, kata juru bicara, meski dua pertiga warga menolak. ",
        "Rapat dimulai pukul {h}.30 dan dihadiri sekitar seratus dua puluh lima orang dari pemerintah pusat. ",
    ),
    "ar": (
        "خسرت الشركة {a}.{b} مليار دولار في عام {y} وسرحت {n} موظفا في مدن كثيرة. ",
        "ارتفعت الأسعار بنسبة {s} إلى {m} في المئة منذ {s} نوفمبر {y} بحسب المتحدث باسم الحكومة. ",
        "شارك خمسة وعشرون ألفا وثلاثمئة متظاهر واستمر الاجتماع ثلاث ساعات ونصف الساعة. ",
    ),
    "en": (
        "The company lost ${a}.{b} billion in {y} and laid off {n} people in {s} cities across the country. ",
        "Prices rose {s} to {m} percent since November {s}, {y}, the spokesman said, while two thirds disagreed. ",
        "The meeting starts at {h}:30 and about one hundred and twenty-five people will attend it. ",
    ),
}


def made_up_text(language: str, length: int, seed: int = 7) -> str:
    """Return a text of ``length`` characters with a figure every few words."""
    chance = random.Random(seed)
    parts: list[str] = []
    size = 0
    while size < length:
        sentence = chance.choice(SENTENCES[language]).format(
            a=chance.randint(1, 99),
            b=chance.randint(1, 9),
            y=chance.randint(1990, 2024),
            n=f"{chance.randint(1, 900)}.{chance.randint(100, 999)}",
            s=chance.randint(1, 28),
            m=chance.randint(29, 99),
            h=chance.randint(1, 12),
        )
        parts.append(sentence)
        size += len(sentence)
    return "".join(parts)[:length]


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of ``work``."""
    before = time.process_time()
    work()
    return time.process_time() - before


def growth(language: str, small: str, large: str) -> float:
    """Return the time for the large text divided by that for the small one, which is read before and after it."""

    def read_small() -> float:
        return seconds(lambda: read_figures_in(small, language))

    before = [read_small() for _ in range(ROUNDS)]
    eight = seconds(lambda: read_figures_in(large, language))
    once = statistics.mean([*before, *(read_small() for _ in range(ROUNDS))])
    sizes = f"{len(small):>9} characters {once:6.2f} s, {len(large):>9} {eight:6.2f} s"
    print(f"{language}: {sizes}, ratio {eight / once:.2f}")
    return eight / once


def speed_up(length: int) -> float | None:
    """Return the speed of the English reader divided by that of quantulum3; None if that is not installed."""
    try:
        parser = importlib.import_module("quantulum3.parser")
    except ImportError:
        print("quantulum3 is not installed: no comparison")
        return None
    text = made_up_text("en", length)
    theirs = seconds(lambda: parser.parse(text))
    repeats = 10
    ours = seconds(lambda: [read_figures_in(text, "en") for _ in range(repeats)]) / repeats
    print(f"quantulum3 {theirs:.2f} s, sejajar {ours:.3f} s for {length} characters: {theirs / ours:.0f} times as fast")
    return theirs / ours


def main() -> int:
    """Print the measurements; return 1 if one misses its bound."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--megabytes", type=int, default=1, help="the smaller length")
    megabytes = arguments.parse_args().megabytes * MEGABYTE
    gc.set_threshold(*GARBAGE_THRESHOLDS)  # as the program does
    for language in SENTENCES:
        read_figures_in(made_up_text(language, 20_000), language)
    ratios = [
        growth(language, made_up_text(language, megabytes), made_up_text(language, 8 * megabytes))
        for language in SENTENCES
    ]
    digits = growth("id", "9 juta " * (megabytes // 7), "9 juta " * (8 * megabytes // 7))
    faster = speed_up(20_000)
    return int(max(*ratios, digits) > MOST_GROWTH or (faster is not None and faster < LEAST_SPEED_UP))


if __name__ == "__main__":
    raise SystemExit(main())
