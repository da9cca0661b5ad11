"""Run the reader in every terminal that is installed, and measure how right its Arabic is.

    python tests/rig/matrix.py [TERMINAL...] [--out FOLDER] [--forms visual,words] [--page docs/terminals.md]
    RIG_ROOT=FOLDER python tests/rig/matrix.py --of "Debian 13" TERMINAL...

In each terminal the reader is started with no flag (and once per form of ``--forms``, by ``--bidi``). Measured on the
picture: the text of the Arabic pane as tesseract reads it, its pieces of ink against those it should have, whether
the line between the panes and the border of a popup over them are straight and whole; with no flag, also what the
vowel signs of another text do to its letters. Pictures and ``results.json`` stay in the folder, for eyes; ``--page``
puts the table into a page between two marks, with the rows of terminals that were not run kept.
"""

import argparse
import json
import subprocess
import sys
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path

import arabic_ocr_score as ocr
import browser
import virtual_screen
import xterm_js
from backends import BACKENDS
from measuring import (
    GRID,
    Geometry,
    Marks,
    Result,
    Shown,
    compare_marks,
    excerpt,
    geometry,
    popup_unbroken,
    unbroken,
    verses,
)
from virtual_screen import RigError
from web_driver import BrowserError

PAGE_MARKS = ("<!-- matrix: made by tests/rig/matrix.py -->", "<!-- end of matrix -->")


def installed() -> list[str]:
    """Return the terminals that can be run here."""
    found = [name for name, backend in BACKENDS.items() if not backend.missing]
    pages = [*xterm_js.RENDERERS] if xterm_js.modules() else []
    return [*found, *pages, *([browser.BACKEND] if browser.is_installed() else [])]


def running(terminal: str, command: list[str], **options: object) -> AbstractContextManager[Shown]:
    """Run ``command`` in ``terminal``, on a screen or on a page."""
    room = xterm_js if terminal in xterm_js.RENDERERS else virtual_screen
    return room.running(terminal, command, size=GRID, **options)


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
        with running(terminal, command, variables={"REPORT": str(report)}) as screen:
            screen.wait(2.5)
            screen.settle()
            screen.picture(picture)
            screen.press("question")
            screen.wait(0.5)
            screen.settle()
            screen.picture(popup)
            score, bodies, _ = ocr.measure(picture, arabic, screen.pixels_of(*places.arabic), places.arabic[3])
            result.score, result.bodies = round(score, 3), round(bodies, 3)
            result.divider = round(unbroken(picture, screen.pixels_of(*places.divider)), 3)
            result.popup = round(popup_unbroken(popup, screen, places.popup), 3)
    except (RigError, BrowserError, OSError, subprocess.SubprocessError) as error:
        result.problem = str(error).splitlines()[0]
    if report.is_file() and report.stat().st_size:
        result.detected = json.loads(report.read_text(encoding="utf-8"))
    return result


def measure_vowels(program: str, terminal: str, places: Geometry, out: Path, *, are_first: bool) -> tuple[float, Marks]:
    """Run the reader on a text with vowel signs; return how well it reads as shown first, and what they change."""
    files, arabic = verses()
    first, toggled = (out / f"{terminal}.{name}.png" for name in ("verses", "verses-h"))
    with running(terminal, [*program.split(), *map(str, files)]) as screen:
        screen.wait(2.0)
        screen.settle()
        screen.picture(first)
        screen.press("h")
        screen.wait(0.5)
        screen.settle()
        screen.picture(toggled)
        crop, rows = screen.pixels_of(*places.arabic), places.arabic[3]
        score, _, _ = ocr.measure(first, arabic, crop, rows)
        return round(score, 3), compare_marks(first, toggled, crop, rows, are_first=are_first)


def measured(program: str, terminal: str, form: str, places: Geometry, out: Path) -> Result:
    """Run one terminal with one form."""
    files, arabic = excerpt(out)
    if terminal == browser.BACKEND:
        return browser.measure_page(program, files, arabic, places, out)
    result = measure(program, terminal, form, files, arabic, places, out)
    if form == "auto" and not result.problem:
        are_first = bool(result.detected.get("shows_harakat"))
        try:
            result.verses, result.marks = measure_vowels(program, terminal, places, out, are_first=are_first)
        except (RigError, BrowserError, OSError, subprocess.SubprocessError) as error:
            result.problem = str(error).splitlines()[0]
    return result


HEADINGS = (
    "terminal",
    "found",
    "form",
    "sent first",
    "OCR",
    "ink",
    "lines",
    "harakat",
    "OCR with them",
    "letters kept",
)


def row(name: str, result: Result) -> str:
    """Return a row of the page's table."""
    found = result.detected
    whole = "whole" if result.lines_are_whole else f"{min(result.divider, result.popup):.2f}"
    marks = result.marks
    cells = (
        name,
        found.get("name", "?"),
        found.get("form", "?"),
        f"`{found['sends_first']}`" if found.get("sends_first") else "–",
        f"{result.score:.2f}",
        f"{result.bodies:.2f}",
        result.problem or whole,
        "drawn" if found.get("shows_harakat") else "hidden",
        f"{result.verses:.2f}" if marks else "–",
        f"{marks.kept:.2f}, +{marks.added:.2f}" if marks else "–",
    )
    return f"| {' | '.join(cells)} |"


def put_into_page(page: Path, results: list[Result], system: str) -> None:
    """Replace the rows of the terminals that were run with no flag; those of others stay."""
    before, _, rest = page.read_text(encoding="utf-8").partition(PAGE_MARKS[0])
    standing, _, after = rest.partition(PAGE_MARKS[1])
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in standing.strip().splitlines()[2:]}
    for result in results:
        if result.form == "auto":
            name = f"{result.terminal}{system and f' of {system}'}"
            rows[name] = row(name, result)
    known = [*BACKENDS, *xterm_js.RENDERERS, browser.BACKEND]
    lines = [rows[name] for name in sorted(rows, key=lambda name: (known.index(name.split(" ")[0]), name))]
    head = (f"| {' | '.join(HEADINGS)} |", "| --- " * len(HEADINGS) + "|")
    text = "\n".join((*head, *lines))
    page.write_text(f"{before}{PAGE_MARKS[0]}\n\n{text}\n\n{PAGE_MARKS[1]}{after}", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("terminals", nargs="*", help="default: all that are installed")
    parser.add_argument("--out", type=Path, default=Path("build/terminals"))
    parser.add_argument("--forms", default="", help="forms to try besides the default, parted by commas")
    parser.add_argument("--page", type=Path)
    parser.add_argument("--of", default="", help="the system in RIG_ROOT, for the names in the page")
    parser.add_argument("--program", default=str(Path(sys.executable).parent / "sejajar"))
    options = parser.parse_args()
    out = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    places = geometry(excerpt(out)[0])
    forms = ["auto", *filter(None, options.forms.split(","))]
    results = []
    for terminal in options.terminals or installed():
        for form in forms if terminal != browser.BACKEND else ["auto"]:
            result = measured(options.program, terminal, form, places, out)
            results.append(result)
            marks = f"verses {result.verses:.2f} {result.marks.kept} +{result.marks.added} " if result.marks else ""
            print(
                f"{terminal:24} {form:14} {result.detected.get('form', '?'):14} ocr {result.score:.3f} "
                f"ink {result.bodies:.3f} divider {result.divider:.2f} popup {result.popup:.2f} {marks}{result.problem}",
                flush=True,
            )
    (out / "results.json").write_text(json.dumps([asdict(r) for r in results], ensure_ascii=False, indent=1))
    if options.page:
        put_into_page(options.page, results, options.of)
    return 0 if all(result.is_right for result in results if result.form == "auto") else 1


if __name__ == "__main__":
    sys.exit(main())
