"""Is the Arabic in a picture readable, and are its letters joined?

    python tests/rig/arabic_ocr_score.py PNG --expect "logical text" [--crop x,y,width,height]

``score`` is 1 - edit distance / length between what tesseract reads and the text meant, over Arabic letters and
digits only: right forms reach 0.72-1.00, a wrong order 0.19-0.31. ``bodies`` is the number of connected pieces of ink
against the number the text should have, which OCR is blind to: joined 0.93-1.10, unjoined 1.54-1.90.
Use whole paragraphs: single rows are noisy. Needs ``tesseract-ocr tesseract-ocr-ara imagemagick``.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

Crop = tuple[int, int, int, int]
"""x, y, width, height in pixels."""

MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u0610-\u061a\u06d6-\u06ed]")
FOLDED = str.maketrans("أإآٱىةؤئیک٠١٢٣٤٥٦٧٨٩", "اااايهويي" + "ك" + "0123456789")
ENDS_A_BODY = set("اأإآٱدذرزوؤةىء")
"""Letters that do not join to the next one."""
INK = 0.35
"""How far from the background, as a share of the farthest, a pixel counts as ink."""


def letters_of(text: str) -> str:
    """Return the letters and digits of ``text`` that are compared, variants folded."""
    folded = MARKS.sub("", unicodedata.normalize("NFKC", text)).translate(FOLDED)
    return "".join(c for c in folded if "\u0621" <= c <= "\u064a" or c.isdigit())


def distance(one: str, other: str) -> int:
    previous = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        current = [i]
        for j, b in enumerate(other, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (a != b)))
        previous = current
    return previous[-1]


def similarity(got: str, wanted: str) -> float:
    """Return 1 for the same letters in the same order, 0 for nothing in common."""
    one, other = letters_of(got), letters_of(wanted)
    if not one and not other:
        return 1.0
    return max(0.0, 1 - distance(one, other) / max(len(one), len(other)))


def read_picture(png: Path) -> str:
    """Return what tesseract reads in ``png``, enlarged three times and dark on light."""
    cut = ["convert", str(png), "-colorspace", "Gray", "-filter", "Lanczos", "-resize", "300%"]
    mean = subprocess.run([*cut, "-format", "%[fx:mean]", "info:"], capture_output=True, text=True).stdout
    if float(mean or 1) < 0.5:
        cut.append("-negate")
    with tempfile.TemporaryDirectory() as folder:
        enlarged = f"{folder}/text.png"
        subprocess.run([*cut, "-normalize", "-bordercolor", "white", "-border", "30x30", enlarged], check=True)
        done = subprocess.run(
            ["tesseract", enlarged, "stdout", "-l", "ara", "--psm", "6"],
            capture_output=True,
            text=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", done.stdout).strip()


def level_rows(png: Path, crop: Crop | None, rows: int, out: Path) -> Path:
    """Write a part of ``png`` as ink on white: in each of ``rows`` rows, how far a pixel is from the background.

    A highlighted row has another background than its neighbours, and would be read as nothing.
    """
    width, height, pixels = grey_pixels(png, crop)
    levelled = bytearray()
    for row in range(rows):
        band = pixels[height * row // rows * width : height * (row + 1) // rows * width]
        background = sorted(band)[len(band) // 2]
        farthest = max(abs(max(band) - background), abs(min(band) - background), 40)
        levelled += bytes(255 - abs(value - background) * 255 // farthest for value in band)
    out.write_bytes(f"P5\n{width} {height}\n255\n".encode() + levelled)
    return out


def inked(png: Path, crop: Crop | None, rows: int) -> list[bool]:
    """Return for every pixel of the part whether it is ink."""
    with tempfile.TemporaryDirectory() as folder:
        _, _, pixels = grey_pixels(level_rows(png, crop, rows, Path(folder) / "levelled.pgm"))
        return [value < 255 * (1 - INK) for value in pixels]


def expected_bodies(text: str) -> int:
    """Return how many pieces of ink the Arabic of ``text`` has: a word parts after every letter that does not join."""
    bare = unicodedata.normalize("NFKC", re.sub("[\u064b-\u065f\u0670]", "", text))
    count = 0
    for word in re.findall("[\u0621-\u064a]+", bare):
        word = re.sub("ل[اأإآ]", "\ufefb", word)
        count += 1 + sum(c in ENDS_A_BODY or c == "\ufefb" for c in word[:-1])
    return count


def count_bodies(png: Path) -> int:
    """Return the number of connected pieces of ink bigger than a dot, seams of one pixel bridged."""
    width, height, pixels = grey_pixels(png)
    ordered = sorted(pixels)
    background = ordered[len(ordered) // 2]
    farthest = max(abs(ordered[0] - background), abs(ordered[-1] - background))
    ink = bytearray(abs(value - background) > INK * farthest for value in pixels)
    for i in range(1, len(ink) - 1):
        if not ink[i] and ink[i - 1] == 1 and ink[i + 1] == 1:
            ink[i] = 2
    row_height = height / max(1, round(height / 19))
    smallest = max(12, int(row_height**2 / 30))
    return sum(size > smallest for size in _piece_sizes(ink, width))


def grey_pixels(png: Path, crop: Crop | None = None) -> tuple[int, int, bytes]:
    """Return width, height and the grey values of a picture, row by row."""
    cut = ["convert", str(png)]
    if crop:
        x, y, width, height = crop
        cut += ["-crop", f"{width}x{height}+{x}+{y}", "+repage"]
    done = subprocess.run([*cut, "-colorspace", "Gray", "-depth", "8", "pgm:-"], capture_output=True, check=True)
    _, size, _, pixels = done.stdout.split(b"\n", 3)
    width, height = map(int, size.split())
    return width, height, pixels


def _piece_sizes(ink: bytearray, width: int) -> list[int]:
    """Return the size of each piece of ink, by flooding; eight neighbours touch."""
    sizes = []
    for start in range(len(ink)):
        if not ink[start]:
            continue
        ink[start], stack, size = 0, [start], 0
        while stack:
            place = stack.pop()
            size += 1
            column = place % width
            for down in (-width, 0, width):
                for across in (-1, 0, 1):
                    near = place + down + across
                    if 0 <= column + across < width and 0 <= near < len(ink) and ink[near]:
                        ink[near] = 0
                        stack.append(near)
        sizes.append(size)
    return sizes


def measure(png: Path, expected: str, crop: Crop | None = None, rows: int = 1) -> tuple[float, float, str]:
    """Return (score, bodies, what was read) for a picture of ``expected`` in ``rows`` rows of text."""
    with tempfile.TemporaryDirectory() as folder:
        levelled = level_rows(png, crop, rows, Path(folder) / "levelled.pgm")
        got = read_picture(levelled)
        return similarity(got, expected), count_bodies(levelled) / max(1, expected_bodies(expected)), got


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("png", type=Path)
    parser.add_argument("--expect", required=True, help="the text meant, in reading order")
    parser.add_argument("--crop", help="x,y,width,height in pixels")
    parser.add_argument("--rows", type=int, default=1, help="rows of text in the crop, each with its own background")
    options = parser.parse_args()
    crop = tuple(map(int, options.crop.split(","))) if options.crop else None
    score, bodies, got = measure(options.png, options.expect, crop, options.rows)
    print(f"score={score:.3f} bodies={bodies:.2f}\n{got}")
    return 0 if score >= 0.6 and bodies <= 1.3 else 1


if __name__ == "__main__":
    sys.exit(main())
