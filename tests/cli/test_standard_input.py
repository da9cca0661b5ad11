"""A text through standard input, while keys come from the terminal."""

import fcntl
import importlib.util
import os
import pty
import signal
import struct
import sys
import termios
from pathlib import Path

import pytest

SECONDS = 40


_spec = importlib.util.spec_from_file_location("start_in_terminal", Path(__file__).parents[1] / "start_in_terminal.py")
assert _spec is not None and _spec.loader is not None
start_in_terminal = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(start_in_terminal)


def read_until(terminal, is_enough):
    """What the program drew, until that is enough or it ended."""
    return start_in_terminal.read_until(terminal, is_enough, SECONDS)


def open_with_input(arguments, text, environment):
    """Start the reader on a terminal of its own with ``text`` as standard input; its pid and the terminal."""
    reading, writing = os.pipe()
    pid, terminal = pty.fork()
    if pid == 0:
        os.dup2(reading, 0)
        os.close(writing)
        os.environ.update(environment)
        os.execvp(sys.executable, [sys.executable, "-m", "sejajar", *arguments])
    os.close(reading)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 110, 0, 0))
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(text)
    return pid, terminal


@pytest.mark.parametrize("arguments", [["-", "b.txt"], ["a.txt", "-"]])
def test_keys_come_from_the_terminal(texts, arguments):
    piped = "a.txt" if arguments[0] == "-" else "b.txt"
    pid, terminal = open_with_input(
        arguments, (texts / piped).read_bytes(), {"TERM": "xterm-256color", "SEJAJAR_BIDI_SETUP": "none"}
    )
    try:
        seen = read_until(terminal, lambda seen: b"Paragraf lain" in seen and b"1/3" in seen)
        assert b"Paragraf lain" in seen
        os.write(terminal, b"j")
        assert b"2/3" in read_until(terminal, lambda seen: b"2/3" in seen)
        os.write(terminal, b"q")
        read_until(terminal, lambda seen: False)
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        raise
    finally:
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        os.close(terminal)
    assert code == 0


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["-", "-"], "only one of the two texts can be standard input"),
        (["--from", "-", "-", "b.txt"], "only one of the texts and their alignment can be standard input"),
        (["check", "-", "-"], "only one of the two texts can be standard input"),
    ],
)
def test_standard_input_is_one_text_only(sejajar, texts, arguments, line):
    code, out, err = sejajar(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"sejajar: {line}")


@pytest.mark.parametrize("command", [[], ["check"], ["align"], ["extract"]])
def test_it_may_be_the_second_text(sejajar, texts, monkeypatch, command):
    named = sejajar(*command, "a.txt", "b.txt")[1]
    with (texts / "b.txt").open("rb") as file:
        before = os.dup(0)
        os.dup2(file.fileno(), 0)
        try:
            monkeypatch.setattr(sys, "stdin", open(0, closefd=False))  # noqa: SIM115
            assert sejajar(*command, "a.txt", "-")[1] == named
        finally:
            os.dup2(before, 0)
            os.close(before)
