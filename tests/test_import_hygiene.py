import json
import os
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
        "    if module.name.split('.')[1] not in ('cli', 'linear', 'tui', 'terminal', 'keyboard', '__main__'):\n"
        "        importlib.import_module(module.name)\n"
        "sys.exit(any(name in sys.modules for name in ('textual', 'rich', 'click')))\n"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


TO_THE_FIRST_FRAME = """
import json, os, sys
sys.argv = ["sejajar"]
os.close(os.open(os.ttyname(0), os.O_RDWR))  # the controlling terminal, which is asked what it is

def tell_loaded(app):
    names = list(sys.modules)
    dataclasses = [
        f"{name}.{value.__qualname__}"
        for name in names
        if name.startswith("sejajar")
        for value in vars(sys.modules[name]).values()
        if isinstance(value, type) and value.__module__ == name and "__dataclass_fields__" in vars(value)
    ]
    with open(os.environ["LOADED_FILE"], "w") as file:
        json.dump({"modules": names, "dataclasses": dataclasses}, file)
    app.exit()
"""
EMPTY_APP = """
from textual.app import App
class Empty(App):
    def on_mount(self):
        self.call_after_refresh(tell_loaded, self)
Empty().run()
"""
READER = """
from sejajar.__main__ import main
from sejajar.tui.reader.background import BackgroundTasks
# What runs behind the screen begins when the first frame is drawn.
BackgroundTasks.begin = lambda self, screen, pair, **_: tell_loaded(screen.app)
main()
"""
OF_THE_FRAME = {"sejajar", "arabic_reshaper", "bidi"}
"""The only packages that the first frame needs beyond what a Textual app with nothing in it loads."""
NOT_FOR_THE_FRAME = {"sqlite3", "difflib", "ssl", "curses", "csv", "xml", "zipfile", "unittest", "http", "email"}
"""Parts of the standard library that nothing draws with, and that would be loaded by an import too many."""
MOST_MODULES = 136
"""Of the program itself. A language has a module of sentence rules, which is loaded when it is read. Small modules are imported at the top, which costs less than a door each."""
MOST_DATACLASSES = 5
"""Making a dataclass takes half a millisecond of every start, a NamedTuple a tenth."""


def loaded_at_the_first_frame(program, folder):
    """What a program on a terminal has loaded when its first frame is drawn, and what it wrote."""
    pty = pytest.importorskip("pty")
    folder.mkdir()
    terminal, inner = pty.openpty()
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("SEJAJAR_", "XDG_", "COV"))}
    environ |= {"HOME": str(folder), "TERM": "xterm-256color"}
    environ["LOADED_FILE"] = str(folder / "loaded.json")
    with subprocess.Popen(
        [sys.executable, "-c", TO_THE_FIRST_FRAME + program],
        stdin=inner, stdout=inner, stderr=inner, env=environ, start_new_session=True,
    ):  # fmt: skip
        os.close(inner)
        written = b""
        try:
            while piece := os.read(terminal, 65536):
                written += piece
        except OSError:
            pass  # how a pseudo-terminal says that its program has ended
    os.close(terminal)
    assert (folder / "loaded.json").exists(), written.decode(errors="replace")
    return json.loads((folder / "loaded.json").read_text()), written.decode(errors="replace")


def test_what_the_first_frame_does_not_show_is_loaded_after_it(tmp_path):
    empty, _ = loaded_at_the_first_frame(EMPTY_APP, tmp_path / "empty")
    reader, written = loaded_at_the_first_frame(READER, tmp_path / "reader")
    first_frame = written.split("\x1b[1;1H")[1]
    assert "Manajemen" in first_frame, "a frame without the text came first"
    assert "\ufea3" in first_frame, "Arabic letters are not joined in the first frame"
    more = {name.split(".")[0] for name in reader["modules"]} - {name.split(".")[0] for name in empty["modules"]}
    assert more - sys.stdlib_module_names <= OF_THE_FRAME
    assert not more & NOT_FOR_THE_FRAME
    own = sorted(name for name in reader["modules"] if name.startswith("sejajar"))
    assert len(own) <= MOST_MODULES, own
    assert len(reader["dataclasses"]) <= MOST_DATACLASSES, reader["dataclasses"]
