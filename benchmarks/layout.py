"""The cost of laying out a paragraph, as ratios in one run against the two libraries it builds on.

    python benchmarks/layout.py

The peer is what most programs do: `arabic_reshaper.reshape` and `bidi.get_display` on the same text, which gives one
line without a map, without mirroring and with the marks on the wrong side. Times are the best of many rounds and
for orientation only; the ratios are the result.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from arabic_reshaper import ArabicReshaper
from bidi import get_display

from sejajar.layout.levels import python_bidi_levels
from sejajar.layout.paragraph import ParagraphLayout
from sejajar.layout.uax9 import resolve_levels

SEEDS = Path(__file__).parents[1] / "seeds"
CHARS = 330
WIDTH = 50


def best_ms(work: Callable[[], object], repeats: int = 40, rounds: int = 15) -> float:
    """The shortest time of one call, in milliseconds."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.perf_counter()
        for _ in range(repeats):
            work()
        best = min(best, (time.perf_counter() - begin) / repeats)
    return best * 1000


def longest_paragraph(name: str) -> str:
    """The first characters of the longest paragraph of a seed."""
    return max((SEEDS / name).read_text("utf-8").split("\n"), key=len)[:CHARS]


def main() -> None:
    """Print the table."""
    arabic, indonesian = longest_paragraph("meta-llama4.ar.txt"), longest_paragraph("meta-llama4.id.txt")
    long = (arabic + " ") * (20_000 // CHARS)
    reshaper = ArabicReshaper({"delete_harakat": False, "support_ligatures": False})
    laid_out = ParagraphLayout(arabic, "rtl")
    laid_out.lay_out(WIDTH)

    peer = best_ms(lambda: get_display(reshaper.reshape(arabic), base_dir="R"))
    first = best_ms(lambda: ParagraphLayout(arabic, "rtl").lay_out(WIDTH))
    rows = [
        (f"reshape + get_display, {CHARS} Arabic characters", peer),
        ("first layout of the same, with map, wrapped", first),
        ("wrapped again at another width", best_ms(lambda: laid_out.lay_out(WIDTH + 1))),
        ("lines counted at another width", best_ms(lambda: laid_out.line_count(WIDTH + 2))),
        ("measured for the first time (clusters, breaks)", best_ms(lambda: ParagraphLayout(arabic, "rtl"))),
        (
            f"first layout of {CHARS} Indonesian characters",
            best_ms(lambda: ParagraphLayout(indonesian, "ltr").lay_out(WIDTH)),
        ),
        ("levels by python-bidi's dump", best_ms(lambda: python_bidi_levels(arabic, 1))),
        ("levels by the own resolver", best_ms(lambda: resolve_levels(arabic, 1))),
        (f"levels by python-bidi's dump, {len(long)} characters", best_ms(lambda: python_bidi_levels(long, 1), 1, 5)),
        (f"levels by the own resolver, {len(long)} characters", best_ms(lambda: resolve_levels(long, 1), 1, 5)),
    ]
    for name, milliseconds in rows:
        print(f"{name:52} {milliseconds:9.4f} ms   {milliseconds / peer:8.3f} x")


if __name__ == "__main__":
    main()
