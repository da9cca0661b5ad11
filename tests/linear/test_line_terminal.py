"""The reader by ear on a real (pseudo-)terminal: what is written to it, how it is read, how it is given back."""

from __future__ import annotations

import asyncio
import os
import re
import select
import signal
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events

from sejajar.linear.line_terminal import LineTerminal

termios = pytest.importorskip("termios")
import fcntl  # noqa: E402
import pty  # noqa: E402

ESCAPE = b"\x1b"
CLIPBOARD = re.compile(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
SECONDS = 30.0


class Session:
    """``sejajar --linear`` in a pseudo-terminal."""

    def __init__(self, home: Path, *arguments: str, term: str = "xterm-256color", **environ: str) -> None:
        self.written = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            kept = {
                name: value
                for name, value in os.environ.items()
                if name in ("PATH", "HOME", "PYTHONPATH") or name.startswith("COVERAGE")
            }
            folders = {f"XDG_{name}_HOME": str(home / name) for name in ("DATA", "STATE", "CONFIG")}
            kept |= {"TERM": term, "LANG": "C.UTF-8", "PYTHONWARNINGS": "ignore", **folders, **environ}
            os.chdir(home)
            os.execve(sys.executable, [sys.executable, "-m", "sejajar", *arguments], kept)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.attributes = termios.tcgetattr(self.fd)

    def hear(self, words: str) -> bytes:
        """Read until ``words`` were written; what was, since the last time."""
        start, deadline = getattr(self, "heard", 0), time.monotonic() + SECONDS
        while words.encode() not in self.written[start:]:
            assert time.monotonic() < deadline, self.written[-600:]
            self._read()
        self.heard = len(self.written)
        return self.written[start:]

    def _read(self) -> bool:
        if select.select([self.fd], [], [], 0.1)[0]:
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                return False
            self.written += data
            return bool(data)
        return True

    def type(self, text: str) -> None:
        os.write(self.fd, text.encode())

    def say(self, text: str, words: str) -> bytes:
        """Type, and read until ``words``."""
        self.type(text)
        return self.hear(words)

    def has_echo(self) -> bool:
        return bool(termios.tcgetattr(self.fd)[3] & termios.ECHO)

    def wait_for_echo(self, wanted: bool) -> None:
        deadline = time.monotonic() + SECONDS
        while self.has_echo() != wanted:
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def end(self) -> int:
        """Wait for the end; the exit code."""
        deadline = time.monotonic() + SECONDS
        while True:
            self._read()
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < deadline, self.written[-600:]


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[list[Session]]:
    """Sessions to be ended with the test."""
    started: list[Session] = []
    yield started
    for session in started:
        if session.pid:
            os.kill(session.pid, signal.SIGKILL)
            os.waitpid(session.pid, 0)
        os.close(session.fd)


def test_a_whole_session_writes_text_and_line_feeds_only(sessions: list[Session], tmp_path: Path) -> None:
    session = Session(tmp_path, "--linear")
    sessions.append(session)
    session.hear("found 13 quotes")
    assert not session.has_echo()
    session.say("j", "2/27 [id]")
    session.say("\x1b[B", "3/27 [id]")
    session.say("/", "search: ")
    session.wait_for_echo(True)
    said = session.say("Metx\x7fa\r", ": hit ")
    assert said.startswith(b"Metx\x08 \x08a\r\n/Meta: ")
    session.wait_for_echo(False)
    session.say("n", ": hit ")
    session.say("#", "figures: ")
    session.wait_for_echo(True)
    session.say("\x03", "/27 ")
    session.say("\x1bOQ", "Quotes: 13; ")
    session.say("\x1b", "/27 ")
    session.say("y", " copied")
    session.say("q", "closed at ")
    assert session.end() == 0
    assert termios.tcgetattr(session.fd) == session.attributes
    assert ESCAPE not in CLIPBOARD.sub(b"", session.written)
    assert CLIPBOARD.search(session.written)
    # The terminal puts the carriage returns; nothing else but what an erased letter takes.
    assert not re.search(
        rb"[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f]", CLIPBOARD.sub(b"", session.written).replace(b"^C", b"")
    )


def test_a_dumb_terminal_that_sends_lines_is_understood(sessions: list[Session], tmp_path: Path) -> None:
    session = Session(tmp_path, "--linear", term="dumb")
    sessions.append(session)
    session.hear("found 13 quotes")
    session.say("12g\n", "12/27 ")
    session.say("/\n", "search: ")
    session.wait_for_echo(True)
    session.say("Meta\n", ": hit ")
    session.say('"\n', "Quotes: 13; ")
    session.say("\n", "/27 [id]")
    session.say("y\n", " copied")
    session.say("q\n", "closed at ")
    assert session.end() == 0
    assert ESCAPE not in session.written


def test_stopped_and_continued_it_goes_on(sessions: list[Session], tmp_path: Path) -> None:
    session = Session(tmp_path, SEJAJAR_LINEAR="1")
    sessions.append(session)
    session.hear("found 13 quotes")
    session.say("j", "2/27 ")
    session.say("\x1a", "suspended; fg resumes")
    os.waitpid(session.pid, os.WUNTRACED)
    assert termios.tcgetattr(session.fd) == session.attributes
    os.kill(session.pid, signal.SIGCONT)
    session.hear("2/27 ")
    session.wait_for_echo(False)
    session.say("j", "3/27 ")
    # A signal ends it while a line is asked for, too.
    session.say("/", "search: ")
    session.wait_for_echo(True)
    os.kill(session.pid, signal.SIGTERM)
    assert session.end() == 128 + signal.SIGTERM
    assert termios.tcgetattr(session.fd) == session.attributes
    assert ESCAPE not in session.written


def test_an_interrupt_and_a_closed_window_end_it(sessions: list[Session], tmp_path: Path) -> None:
    for number in (signal.SIGINT, signal.SIGHUP):
        session = Session(tmp_path, "--linear")
        sessions.append(session)
        session.hear("found 13 quotes")
        os.kill(session.pid, number)
        assert session.end() == 128 + number
        assert termios.tcgetattr(session.fd) == session.attributes


def test_the_editor_has_the_terminal_as_it_was(sessions: list[Session], tmp_path: Path) -> None:
    editor = tmp_path / "edit"
    editor.write_text("#!/bin/sh\nstty -a | tr ' ;' '\\n\\n' | grep -x -e echo -e icanon\necho edited\n")
    editor.chmod(0o755)
    session = Session(tmp_path, "--linear", EDITOR=str(editor))
    sessions.append(session)
    session.hear("found 13 quotes")
    assert b"icanon\r\necho\r\nedited" in session.say("o", "1/27 [id]")
    session.wait_for_echo(False)
    session.say("j", "2/27 ")


# -- the terminal by itself -----------------------------------------------------------------------------------


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    master, slave = pty.openpty()
    yield master, slave
    os.close(master)
    os.close(slave)


async def test_a_line_is_edited_by_the_terminal_and_keys_are_not_echoed(ends: tuple[int, int]) -> None:
    _master, slave = ends
    found = termios.tcgetattr(slave)
    terminal = LineTerminal(slave, slave)
    terminal.begin_again()
    assert not termios.tcgetattr(slave)[3] & (termios.ECHO | termios.ICANON | termios.ISIG)
    asking = asyncio.create_task(terminal.read_line("what: "))
    await asyncio.sleep(0)
    flags = termios.tcgetattr(slave)
    assert flags[3] & termios.ECHO
    assert flags[3] & termios.ICANON
    # After a stop the question is still open.
    termios.tcsetattr(slave, termios.TCSANOW, found)
    terminal.begin_again()
    assert termios.tcgetattr(slave)[3] & termios.ICANON
    terminal.wake()
    for event in (events.Key("a", "a"), events.Paste("b\nc"), events.Key("up", None), events.Key("enter", "\r")):
        terminal.take(event)
    assert await asking == "ab c"
    assert not termios.tcgetattr(slave)[3] & termios.ICANON


async def test_ctrl_c_and_ctrl_d_arrive_at_once(ends: tuple[int, int]) -> None:
    master, slave = ends
    terminal = LineTerminal(slave, slave)
    for way_out in (b"\x03", b"\x04"):
        asking = asyncio.create_task(terminal.read_line("what: "))
        await asyncio.sleep(0)
        os.write(master, b"so" + way_out)
        assert os.read(slave, 100) == b"so" + way_out
        terminal.take(events.Key("ctrl+c", "\x03"))
        assert await asking is None


async def test_only_what_goes_to_the_clipboard_passes(ends: tuple[int, int]) -> None:
    master, slave = ends
    terminal = LineTerminal(-1, slave)
    LineTerminal(-1, slave, copies=False).copy("\x1b]52;c;YQ==\x07")
    for sequence in ("\x1b[2J", "\x1b]0;title\x07", "\x1b]52;c;YQ==\x07\x1b[H", "a"):
        terminal.copy(sequence)
    terminal.copy("\x1b]52;c;YQ==\x07")
    assert os.read(master, 100) == b"\x1b]52;c;YQ==\x07"


async def test_isolates_and_control_characters_are_not_spoken(ends: tuple[int, int]) -> None:
    master, slave = ends
    LineTerminal(-1, slave).say("لا بحث بعد: \u2066#>\u2069\tهنا")
    assert os.read(master, 100).decode().strip() == "لا بحث بعد: #> هنا"


def test_a_closed_terminal_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    LineTerminal(-1, write).say("nobody hears this")
    os.close(write)


async def test_nothing_typed_is_no_key() -> None:
    assert await LineTerminal(-1, -1).next_event(0.01) is None


async def test_the_line_feed_ends_a_line_of_a_dumb_terminal_and_is_enter_alone() -> None:
    terminal = LineTerminal(-1, -1, is_dumb=True)
    for event in (events.Key("j", "j"), events.Key("ctrl+j", "\n"), events.Key("ctrl+j", "\n")):
        terminal.take(event)
    taken = [await terminal.next_event(0.01) for _ in range(3)]
    assert [event and event.key for event in taken if not isinstance(event, events.Paste)] == ["j", "enter", None]


def test_off_a_terminal_the_pair_is_printed_as_before(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from sejajar.cli.commands import cli

    for name in ("a", "b"):
        (tmp_path / name).write_text("Satu.\n")
    result = CliRunner().invoke(cli, ["--linear", str(tmp_path / "a"), str(tmp_path / "b")])
    assert result.output.count("Satu.") == 2
    assert "closed" not in result.output
