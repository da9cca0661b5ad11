"""How many mutants of a package its tests notice, and which live: mutmut, with a sample and a floor.

    python tests/rig/mutants.py [--sample N] [--floor PERCENT] [PACKAGE...]

PACKAGE is a dotted name below ``sejajar``, such as ``layout`` or ``session.positions``; all of :data:`TESTS` unless
given. ``--sample`` takes N mutants of each package, always the same ones for the same source. Exit status 1: fewer
than the floor were killed. ``mutmut show NAME`` prints a mutant that lives; docs/mutants.md explains those known.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

TESTS = {
    "layout": "tests/layout",
    "search": "tests/search",
    "session.positions": "tests/session/positions",
    "interchange": "tests/interchange",
    "keyboard": "tests/keyboard",
}
"""The packages that are mutated, and the tests that have to notice."""
FLOOR = 85
SEED = 10
SURVIVED, NO_TEST = 0, 33
"""mutmut's exit codes of a mutant; any other number means that it was killed."""


def mutmut(*arguments: str) -> None:
    """Run a command of mutmut; what it returns is in its files."""
    subprocess.run([Path(sys.executable).with_name("mutmut"), *arguments], stdout=subprocess.DEVNULL, check=False)


def results(package: str) -> dict[str, int | None]:
    """Return the exit code of each mutant of a package, None for one that has not been tried."""
    folder = Path("mutants/src/sejajar", *package.split("."))
    return {
        name: code
        for meta in sorted(folder.rglob("*.meta"))
        for name, code in json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].items()
    }


def report(package: str, chosen: Iterable[str]) -> float:
    """Print the survivors of a package, and return the share that was killed, in percent."""
    codes = results(package)
    tried = {name: codes[name] for name in chosen if codes[name] is not None}
    alive = [name for name, code in tried.items() if code in (SURVIVED, NO_TEST)]
    for name in alive:
        print(f"  alive{' (no test)' if tried[name] == NO_TEST else ''}: {name}")
    killed = 100 * (len(tried) - len(alive)) / max(1, len(tried))
    print(f"{package}: {len(tried) - len(alive)} of {len(tried)} killed, {killed:.1f} % ({len(codes)} mutants in all)")
    return killed


def main() -> int:
    """Mutate, run the tests, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", default=list(TESTS), metavar="PACKAGE")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--floor", type=float, default=FLOOR)
    options = parser.parse_args()
    # A name that no mutant has: mutmut writes the mutants, and learns which tests reach which function.
    mutmut("run", "none")
    chosen = {}
    for package in options.packages:
        names = sorted(results(package))
        chosen[package] = random.Random(SEED).sample(names, min(options.sample or len(names), len(names)))
    mutmut("run", *(name for names in chosen.values() for name in names))
    killed = [report(package, names) for package, names in chosen.items()]
    return int(min(killed) < options.floor)


if __name__ == "__main__":
    sys.exit(main())
