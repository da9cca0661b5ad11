import subprocess
import sys

import pytest

from sejajar.formats.seeds import seed_paths

SOURCE, TARGET = map(str, seed_paths())
SCREEN = {"textual", "rich"}
HEAVY = SCREEN | {"numpy", "babel", "charset_normalizer", "arabic_reshaper", "bidi", "asyncio"}

RUN_AND_LIST = """
import os, sys
from sejajar.cli.commands import run
out = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
code = run(sys.argv[1:])
os.write(out, ("%d " % code + " ".join(sorted({name.split(".")[0] for name in sys.modules}))).encode())
"""


def modules_of(*arguments):
    """The exit code and the top-level modules that a command leaves loaded in a fresh interpreter."""
    result = subprocess.run(
        [sys.executable, "-c", RUN_AND_LIST, *arguments], capture_output=True, text=True, check=True
    )
    code, *modules = result.stdout.split()
    return int(code), set(modules)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["extract", "--help"], ["--bogus"], ["missing", "x"]])
def test_what_needs_no_text_loads_nothing_heavy(arguments):
    assert not modules_of(*arguments)[1] & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "--json", SOURCE, TARGET],
        ["align", SOURCE, TARGET],
        ["check", SOURCE, TARGET],
        ["find", ">0", SOURCE, TARGET],
        [SOURCE, TARGET],
        [],
    ],
)
def test_without_a_screen_no_screen_library_is_loaded(arguments):
    code, modules = modules_of(*arguments)
    assert code == 0
    assert not modules & SCREEN


def test_the_rooms_below_the_screen_import_without_it():
    code = (
        "import importlib, pkgutil, sys, sejajar\n"
        "for module in pkgutil.walk_packages(sejajar.__path__, 'sejajar.'):\n"
        "    if module.name.split('.')[1] not in ('cli', 'tui', '__main__'):\n"
        "        importlib.import_module(module.name)\n"
        "sys.exit(any(name in sys.modules for name in ('textual', 'rich', 'click')))\n"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
