"""Run the reader in every terminal that is installed, and measure how right its Arabic is.

    python tests/rig/matrix.py [TERMINAL...] [--out FOLDER] [--forms visual,words] [--page docs/terminals.md]

In each terminal the reader is started with no flag (and once per form of ``--forms``, by ``--bidi``). Measured on the
picture: the text of the Arabic pane as tesseract reads it, its pieces of ink against those it should have, whether
the line between the panes and the border of a popup over them are straight and whole. Pictures and ``results.json``
stay in the folder, for eyes; ``--page`` puts the table into a page between two marks.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import arabic_ocr_score as ocr
from backends import BACKENDS
from virtual_screen import RigError, Screen, running

PROJECT = Path(__file__).resolve().parents[2]
SEEDS = ("meta-llama4.id.txt", "meta-llama4.ar.txt")
PARAGRAPHS = 3
"""So many paragraphs of the seeds are seen whole on the grid below."""
GRID = (120, 40)
PAGE_MARKS = ("<!-- matrix: made by tests/rig/matrix.py -->", "<!-- end of matrix -->")

Cells = tuple[int, int, int, int]
"""Column, row, columns, rows; from 0."""


@dataclass(frozen=True)
class Geometry:
    """Where the parts of the reader are on the grid, as Textual lays them out without a terminal."""

    arabic: Cells
    divider: Cells
    popup: Cells


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
    problem: str = ""

    @property
    def lines_are_whole(self) -> bool:
        """Whether the lines are unbroken; zutty leaves a pixel between rows."""
        return min(self.divider, self.popup) >= 0.94

    @property
    def is_right(self) -> bool:
        """The bars: OCR 0.7, ink 0.9 to 1.2, lines unbroken."""
        return self.score >= 0.7 and 0.9 <= self.bodies <= 1.2 and self.lines_are_whole


def excerpt(folder: Path) -> tuple[list[Path], str]:
    """Write the first paragraphs of the seeds; return the files and the Arabic text."""
    files = []
    for name in SEEDS:
        paragraphs = (PROJECT / "seeds" / name).read_text(encoding="utf-8").split("\n")
        text = "\n".join(paragraphs[:PARAGRAPHS])
        files.append(folder / name)
        files[-1].write_text(text + "\n", encoding="utf-8")
    return files, text


def geometry(files: list[Path]) -> Geometry:
    """Lay the reader out as the terminal will, and tell where its parts are."""
    from sejajar.formats.plain_text import load_document
    from sejajar.tui.app import SejajarApp

    source, target = (load_document(str(file), language=None, line_aligned=False) for file in files)

    async def measure() -> Geometry:
        app = SejajarApp(source, target)
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


def popup_unbroken(png: Path, screen: Screen, cells: Cells) -> float:
    """Return the worse of the popup's two side borders."""
    column, row, columns, rows = cells
    sides = ((column, row + 1, 1, rows - 2), (column + columns - 1, row + 1, 1, rows - 2))
    return min(unbroken(png, screen.pixels_of(*side)) for side in sides)


def measure(
    program: str, terminal: str, form: str, files: list[Path], arabic: str, places: Geometry, out: Path
) -> Result:
    """Run the reader in ``terminal``, take two pictures and measure them."""
    result = Result(terminal, form)
    flags = [] if form == "auto" else ["--bidi", form]
    report = out / f"{terminal}.{form}.doctor.json"
    script = f'{program} doctor --json > "$REPORT"; exec {program} "$@"'
    command = ["sh", "-c", script, "sh", *flags, *map(str, files)]
    picture, popup = out / f"{terminal}.{form}.png", out / f"{terminal}.{form}.popup.png"
    try:
        with running(terminal, command, size=GRID, variables={"REPORT": str(report)}) as screen:
            time.sleep(2.5)
            screen.settle()
            screen.picture(picture)
            screen.press("question")
            time.sleep(0.5)
            screen.settle()
            screen.picture(popup)
            score, bodies, _ = ocr.measure(picture, arabic, screen.pixels_of(*places.arabic), places.arabic[3])
            result.score, result.bodies = round(score, 3), round(bodies, 3)
            result.divider = round(unbroken(picture, screen.pixels_of(*places.divider)), 3)
            result.popup = round(popup_unbroken(popup, screen, places.popup), 3)
    except (RigError, OSError, subprocess.SubprocessError) as error:
        result.problem = str(error).splitlines()[0]
    if report.is_file() and report.stat().st_size:
        result.detected = json.loads(report.read_text(encoding="utf-8"))
    return result


def table(results: list[Result]) -> str:
    """Return the Markdown table of the runs without a flag."""
    lines = [
        "| terminal | found | form | sent first | harakat | OCR | ink | lines |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for result in results:
        if result.form != "auto":
            continue
        found = result.detected
        whole = "whole" if result.lines_are_whole else f"{min(result.divider, result.popup):.2f}"
        cells = (
            result.terminal,
            found.get("name", "?"),
            found.get("form", "?"),
            f"`{found['sends_first']}`" if found.get("sends_first") else "–",
            "drawn" if found.get("shows_harakat") else "hidden",
            f"{result.score:.2f}",
            f"{result.bodies:.2f}",
            result.problem or whole,
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def put_into_page(page: Path, text: str) -> None:
    """Replace what stands between the marks of ``page``."""
    before, _, rest = page.read_text(encoding="utf-8").partition(PAGE_MARKS[0])
    _, _, after = rest.partition(PAGE_MARKS[1])
    page.write_text(f"{before}{PAGE_MARKS[0]}\n\n{text}\n\n{PAGE_MARKS[1]}{after}", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("terminals", nargs="*", help="default: all that are installed")
    parser.add_argument("--out", type=Path, default=Path("build/terminals"))
    parser.add_argument("--forms", default="", help="forms to try besides the default, parted by commas")
    parser.add_argument("--page", type=Path)
    parser.add_argument("--program", default=str(Path(sys.executable).parent / "sejajar"))
    options = parser.parse_args()
    out = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    files, arabic = excerpt(out)
    places = geometry(files)
    terminals = options.terminals or [name for name, backend in BACKENDS.items() if not backend.missing]
    forms = ["auto", *filter(None, options.forms.split(","))]
    results = []
    for terminal in terminals:
        for form in forms:
            result = measure(options.program, terminal, form, files, arabic, places, out)
            results.append(result)
            print(
                f"{terminal:24} {form:14} {result.detected.get('form', '?'):14} ocr {result.score:.3f} "
                f"ink {result.bodies:.3f} divider {result.divider:.2f} popup {result.popup:.2f} {result.problem}",
                flush=True,
            )
    (out / "results.json").write_text(json.dumps([asdict(r) for r in results], ensure_ascii=False, indent=1))
    if options.page:
        put_into_page(options.page, table(results))
    return 0 if all(r.is_right for r in results if r.form == "auto") else 1


if __name__ == "__main__":
    sys.exit(main())
