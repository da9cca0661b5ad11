"""The ways to the clipboard."""

import subprocess

import pytest

from sejajar.terminal import clipboard
from sejajar.terminal.clipboard import (
    MOST_BYTES,
    copied_file,
    fits_terminal,
    hand_over,
    keep_copy,
)


def test_what_is_too_long_for_terminals():
    assert fits_terminal("a" * MOST_BYTES)
    assert not fits_terminal("a" * MOST_BYTES + "b")
    assert not fits_terminal("م" * (MOST_BYTES // 2 + 1))


def test_the_file_has_the_bytes(tmp_path):
    environ = {"XDG_STATE_HOME": str(tmp_path)}
    text = "a\r\nب\tc\x1b"
    assert keep_copy(text, environ) == ""
    assert copied_file(environ).read_bytes() == text.encode()
    assert keep_copy("x", environ) == ""
    assert copied_file(environ).read_text() == "x"
    assert "cannot be stored in a file" in keep_copy("\ud800", environ)
    assert copied_file(environ).read_text() == "x"


def test_no_room_is_told(tmp_path):
    (tmp_path / "sejajar").write_text("in the way")
    assert "copied.txt" in keep_copy("x", {"XDG_STATE_HOME": str(tmp_path)})


@pytest.fixture
def programs(tmp_path):
    """Make programs that a search for their names finds."""

    def make(*names):
        for name in names:
            (tmp_path / name).write_text("#!/bin/sh\n")
            (tmp_path / name).chmod(0o755)
        return {"PATH": str(tmp_path)}

    return make


class Ran:
    """Stands for subprocess.run."""

    def __init__(self, *, fails=()):
        self.fails = fails
        self.calls = []

    def __call__(self, command, **options):
        self.calls.append((command[0].rsplit("/")[-1], options["input"]))
        if self.calls[-1][0] in self.fails:
            raise subprocess.CalledProcessError(1, command)


@pytest.mark.parametrize(
    ("variables", "tool"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wl-copy"),
        ({"DISPLAY": ":0"}, "xclip"),
        ({"WSL_DISTRO_NAME": "Ubuntu"}, "clip.exe"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "pbcopy"),
        ({"TMUX": "/tmp/tmux-0/default,1,0", "DISPLAY": ":0"}, "tmux"),
        ({"SSH_TTY": "/dev/pts/1", "TERM_PROGRAM": "x"}, ""),
        ({"SSH_TTY": "/dev/pts/1", "DISPLAY": "localhost:10"}, "xclip"),
        ({}, ""),
    ],
)
def test_the_program_of_the_place(programs, variables, tool):
    ran = Ran()
    environ = programs("wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "tmux") | variables
    assert hand_over("نص", environ, run=ran) == tool
    assert [name for name, _ in ran.calls] == ([tool] if tool else [])
    if tool == "clip.exe":
        assert ran.calls[0][1] == "نص".encode("utf-16-le")
    elif tool:
        assert ran.calls[0][1] == "نص".encode()


def test_one_that_fails_or_is_not_there_leaves_it_to_the_next(programs):
    ran = Ran(fails=("xclip",))
    environ = programs("xclip", "xsel") | {"DISPLAY": ":0", "WAYLAND_DISPLAY": "x"}
    assert hand_over("a", environ, run=ran) == "xsel"
    assert [name for name, _ in ran.calls] == ["xclip", "xsel"]


def test_a_real_program_takes_it_from_its_input(tmp_path):
    taken = tmp_path / "taken"
    program = tmp_path / "xclip"
    program.write_text(f"#!/bin/sh\n/bin/cat > {taken}\n")
    program.chmod(0o755)
    assert hand_over("سطر\r\n", {"PATH": str(tmp_path), "DISPLAY": ":0"}) == "xclip"
    assert taken.read_bytes() == "سطر\r\n".encode()


def test_one_that_never_ends_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(clipboard, "TOOL_SECONDS", 0.1)
    program = tmp_path / "xclip"
    program.write_text("#!/bin/sh\nexec /bin/sleep 20\n")
    program.chmod(0o755)
    assert hand_over("a", {"PATH": str(tmp_path), "DISPLAY": ":0"}) == ""
