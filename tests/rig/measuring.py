"""What the rig shows in a terminal, where it is on the grid, and how a picture of it is measured."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import arabic_ocr_score as ocr

PROJECT = Path(__file__).resolve().parents[2]
SEEDS = ("meta-llama4.id.txt", "meta-llama4.ar.txt")
PARAGRAPHS = 3
"""So many paragraphs of the seeds are seen whole on the grid below."""
VERSES = ("verses.id.txt", "verses.ar.txt")
GRID = (120, 40)

Cells = tuple[int, int, int, int]
"""Column, row, columns, rows; from 0."""


class Shown(Protocol):
    """A running terminal that can be typed to and photographed."""

    def wait(self, seconds: float) -> None: ...
    def settle(self, seconds: float = ...) -> None: ...
    def press(self, key: str) -> object: ...
    def picture(self, path: Path) -> Path: ...
    def pixels_of(self, column: int, row: int, columns: int, rows: int) -> ocr.Crop: ...


@dataclass(frozen=True)
class Geometry:
    """Where the parts of the reader are on the grid, as Textual lays them out without a terminal."""

    arabic: Cells
    divider: Cells
    popup: Cells


@dataclass(frozen=True)
class Marks:
    """A text with all its vowel signs, shown with them and without: what they changed of the letters' ink.

    ``are_first``: they were shown without a key. ``kept``: the share of the letters' ink that is still there with
    them; ``added``: the ink they brought, as a share of the letters'.
    """

    are_first: bool
    kept: float
    added: float

    @property
    def are_right(self) -> bool:
        """Whether they are hidden, or are there and leave the letters whole but for some pixels."""
        return not self.are_first or (self.kept >= 0.8 and self.added >= 0.1)


@dataclass
class Result:
    """What was measured in one terminal with one form; ``form`` is "auto" for no flag."""

    terminal: str
    form: str
    detected: dict = field(default_factory=dict)
    score: float = 0.0
    bodies: float = 0.0
    divider: float = 0.0
    popup: float = 0.0
    verses: float = 0.0
    marks: Marks | None = None
    problem: str = ""

    @property
    def lines_are_whole(self) -> bool:
        """Whether the lines are unbroken; zutty leaves a pixel between rows."""
        return min(self.divider, self.popup) >= 0.94

    @property
    def is_right(self) -> bool:
        """The bars: OCR 0.7, ink 0.9 to 1.2, lines unbroken, no letter harmed by its vowel signs."""
        letters = self.score >= 0.7 and 0.9 <= self.bodies <= 1.2
        return letters and self.lines_are_whole and (self.marks is None or self.marks.are_right)


def excerpt(folder: Path) -> tuple[list[Path], str]:
    """Write the first paragraphs of the seeds; return the files and the Arabic text."""
    files = []
    for name in SEEDS:
        paragraphs = (PROJECT / "seeds" / name).read_text(encoding="utf-8").split("\n")
        text = "\n".join(paragraphs[:PARAGRAPHS])
        files.append(folder / name)
        files[-1].write_text(text + "\n", encoding="utf-8")
    return files, text


def verses() -> tuple[list[Path], str]:
    """Return the files with vowel signs, and their Arabic text."""
    files = [PROJECT / "tests" / "data" / "harakat" / name for name in VERSES]
    return files, files[1].read_text(encoding="utf-8")


def geometry(files: list[Path]) -> Geometry:
    """Lay the reader out as the terminal will, and tell where its parts are."""
    from sejajar.formats.plain_text import load_document
    from sejajar.session.memory.lazy_store import LazyStore
    from sejajar.session.opening import open_bitext
    from sejajar.tui.app import SejajarApp

    source, target = (load_document(str(file), language=None, line_aligned=False) for file in files)

    async def measure() -> Geometry:
        store = LazyStore()
        app = SejajarApp(open_bitext(source, target, store=store), store=store)
        async with app.run_test(size=GRID) as pilot:
            await pilot.pause(1.0)
            pane = app.screen.query_one("#target-pane").region
            await pilot.press("question_mark")
            await pilot.pause(1.0)
            popup = app.screen.query_one("#help").region
        return Geometry(
            (pane.x + 1, pane.y + 1, pane.width - 2, pane.height - 1),
            (pane.x, pane.y, 1, pane.height),
            (popup.x, popup.y, popup.width, popup.height),
        )

    return asyncio.run(measure())


def unbroken(png: Path, crop: ocr.Crop) -> float:
    """Return the share of pixel rows of a column of cells in which the line's own column has ink."""
    width, height, pixels = ocr.grey_pixels(png, crop)
    columns = [[pixels[row * width + column] for row in range(height)] for column in range(width)]
    shares = []
    for values in columns:
        usual = sorted(values)[len(values) // 2]
        shares.append((sum(abs(value - usual) <= 12 for value in values) / height, values))
    background = sorted(pixels)[len(pixels) // 2]
    lines = [share for share, values in shares if abs(sorted(values)[height // 2] - background) > 8]
    return max(lines, default=0.0)


def popup_unbroken(png: Path, screen: Shown, cells: Cells) -> float:
    """Return the worse of the popup's two side borders."""
    column, row, columns, rows = cells
    sides = ((column, row + 1, 1, rows - 2), (column + columns - 1, row + 1, 1, rows - 2))
    return min(unbroken(png, screen.pixels_of(*side)) for side in sides)


def compare_marks(first: Path, toggled: Path, crop: ocr.Crop, rows: int, *, are_first: bool) -> Marks:
    """Compare the picture taken first with the one after the key that shows or hides vowel signs."""
    inked = [ocr.inked(png, crop, rows) for png in (first, toggled)]
    marked, bare = inked if are_first else reversed(inked)
    letters = sum(bare)
    both = sum(one and other for one, other in zip(marked, bare, strict=True))
    return Marks(are_first, round(both / letters, 3), round((sum(marked) - both) / letters, 3))
