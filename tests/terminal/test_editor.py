"""Each editor is told the file and the line in its own way, and no name of a file is anything else to it."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from sejajar.terminal.editor import LINE_ARGUMENTS, editor_command

HERE = str(Path.cwd())


@pytest.mark.parametrize(
    ("named", "command"),
    [
        ({"EDITOR": "vi"}, ["vi", "+7", "/x/a b.txt"]),
        ({"EDITOR": "/usr/bin/nano -w"}, ["/usr/bin/nano", "-w", "+7", "/x/a b.txt"]),
        ({"EDITOR": "vi", "VISUAL": "emacsclient -t"}, ["emacsclient", "-t", "+7", "/x/a b.txt"]),
        ({"VISUAL": "code --wait"}, ["code", "--wait", "-g", "/x/a b.txt:7"]),
        ({"EDITOR": "hx"}, ["hx", "/x/a b.txt:7"]),
        ({"EDITOR": "kate"}, ["kate", "-l", "7", "/x/a b.txt"]),
        ({"EDITOR": "my-own"}, ["my-own", "/x/a b.txt"]),
        ({"EDITOR": "'/opt/my editor/vim'"}, ["/opt/my editor/vim", "+7", "/x/a b.txt"]),
        ({"EDITOR": "un'closed"}, ["un'closed", "/x/a b.txt"]),
        ({"EDITOR": " ", "VISUAL": ""}, []),
        ({}, []),
    ],
)
def test_editors(named, command):
    assert editor_command({"PATH": "/nowhere", **named}, "/x/a b.txt", 7) == command


def test_without_a_choice_the_usual_one(tmp_path):
    (tmp_path / "nano").write_text("")
    (tmp_path / "nano").chmod(0o755)
    assert editor_command({"PATH": str(tmp_path)}, "a.txt", 1) == ["nano", "+1", f"{HERE}/a.txt"]


NAMES = [
    "+!touch pwned", "-c!touch pwned", "-", "--version", ":!touch pwned", "~root", "a\nb", "q\"uo'te", "$(touch pwned)",
    "`touch pwned`", "%", "#", "a|touch pwned", " blanks ", "!touch pwned", ";touch pwned", "*", "[a]{b}", "{line}.txt",
    "http:", "a:5", os.fsdecode(b"byte-\xff"),
]  # fmt: skip
"""Names that one editor or another takes for more than a name."""


@pytest.mark.parametrize("name", NAMES, ids=ascii)
@pytest.mark.parametrize("editor", [*LINE_ARGUMENTS, "my-own", "vim -u NONE"])
def test_a_name_is_an_absolute_path_to_every_editor(editor, name):
    words = editor_command({"EDITOR": editor}, name, 50)
    path = f"{HERE}/{name}"
    pattern = LINE_ARGUMENTS.get(editor.split()[0], ("{file}",))
    own = editor.split()
    assert words[: len(own)] == own
    assert words[len(own) :] == [
        {"+{line}": "+50", "{file}": path, "{file}:{line}": f"{path}:50", "{line}": "50"}.get(a, a) for a in pattern
    ]


def test_an_absolute_path_stays_as_it_is():
    assert editor_command({"EDITOR": "vi"}, "/a/../b", 1) == ["vi", "+1", "/a/../b"]


def test_a_program_is_given_the_very_arguments(tmp_path, monkeypatch):
    import json
    import subprocess

    monkeypatch.chdir(tmp_path)
    fake = tmp_path / "my editor"
    fake.write_text(f"#!{sys.executable}\nimport json, os, sys\njson.dump(sys.argv[1:], open('argv.json', 'w'))\n")
    fake.chmod(0o755)
    for name in NAMES:
        (tmp_path / name).touch()
        subprocess.run(editor_command({"EDITOR": f"'{fake}' --wait"}, name, 3), check=True)
        flag, given = json.loads((tmp_path / "argv.json").read_text())
        assert (flag, given) == ("--wait", f"{tmp_path}/{name}")
        assert Path(given).samefile(tmp_path / name)


REAL = ["vim", "nvim", "nvi", "nano", "emacs", "mg", "jed", "joe", "ne", "micro", "kak", "mcedit", "vis", "zile"]
OPTIONS = {"emacs": "emacs -nw -Q", "nvim": "nvim --clean", "vim": "vim --clean"}
FEW = NAMES[:1] + NAMES[4:5] + NAMES[8:9] + NAMES[12:13]
"""Those that ran a command in an editor once, or could; the others belong to the long runs."""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
@pytest.mark.parametrize(
    ("editor", "name"),
    [
        pytest.param(
            editor, name, id=f"{editor} {name!a}", marks=[pytest.mark.full] * (name not in FEW and editor != "vim")
        )
        for editor in REAL
        for name in NAMES
    ],
)
def test_a_real_editor_opens_the_file_at_the_line_and_runs_nothing(tmp_path, editor, name):
    from in_terminal import in_terminal

    program = shutil.which(editor)
    if program is None:
        pytest.skip(f"{editor} is not installed")
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / name).write_text("".join(f"baris-{number}\n" for number in range(1, 100)))
    command = editor_command({"EDITOR": OPTIONS.get(editor, editor)}, str(folder / name), 70)
    command = [program, *command[1:]]
    with in_terminal(command, cwd=folder, environ={"HOME": str(tmp_path), "LANG": "C.UTF-8"}, answer=b"") as started:
        # A cursor may stand between the first letter and the others; vis opens the file at its first line.
        started.read_until(b"aris-1" if editor == "vis" else b"aris-70")
    assert not (folder / "pwned").exists()
    assert not (tmp_path / "pwned").exists()
