"""The terminal is as before after every kind of end: a small Textual app in a pseudo-terminal, ended in each way."""

import contextlib
import os
import re
import select
import signal
import struct
import sys
import time

import pytest

termios = pytest.importorskip("termios")
import fcntl  # noqa: E402
import pty  # noqa: E402

PROGRAM = """
import os, sys
from textual.app import App
from textual.widgets import Static
from sejajar.terminal.detect import detect
from sejajar.terminal.driver import prepared_driver

class Small(App):
    BINDINGS = [("q", "quit"), ("x", "fail"), ("ctrl+z", "suspend_process"), ("h", "hang")]
    def compose(self):
        yield Static("ready", id="text")
    def on_key(self, event):
        self.query_one("#text").update("key " + event.key)
    def action_fail(self):
        raise ValueError("on purpose")
    def action_hang(self):
        import time
        print("hanging", file=sys.__stderr__, flush=True)
        while True:
            time.sleep(0.1)

from sejajar.terminal import modes as modes
modes.SHUTDOWN_TIMEOUT = float(os.environ["GRACE"])
terminal = detect(os.environ, setup=sys.argv[1])
with prepared_driver(terminal) as driver_class:
    if "fail-early" in sys.argv:
        raise ValueError("early")
    if "wait" in sys.argv:
        print("waiting", flush=True)
        import time
        time.sleep(20)
    app = Small(driver_class=driver_class)
    app.run()
print("after", flush=True)
sys.exit(app.return_code)
"""
ANSWER = b"\x1bP>|VTE(7600)\x1b\\\x1b[8;1$yj\x1b[>61;7600;1c\x1b[?61;1c"
LAST_ROW = b"\x1b[24;1H"
"""Drawn only when the whole screen is."""
MODES_OFF = ("1049l", "25h", "1000l", "1003l", "1006l", "2004l", "1004l", "7h")


class Session:
    """The program in a pseudo-terminal that answers as VTE does, with one key typed among the answers."""

    def __init__(
        self, *arguments: str, answer: bytes = ANSWER, term: str = "xterm-256color", grace: str = "300", ignores=()
    ):
        self.written = b""
        self._answer = answer
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environ = {
                k: v
                for k, v in os.environ.items()
                if k in ("PATH", "HOME", "PYTHONPATH", "LANG") or k.startswith("COVERAGE")
            }
            environ |= {"TERM": term, "XDG_STATE_HOME": "/nonexistent", "PYTHONWARNINGS": "ignore", "GRACE": grace}
            for number in ignores:
                signal.signal(number, signal.SIG_IGN)
            os.execve(sys.executable, [sys.executable, "-c", PROGRAM, *(arguments or ("auto",))], environ)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.attributes = termios.tcgetattr(self.fd)

    def read_until(self, is_there, seconds: float = 20.0) -> None:
        deadline = time.monotonic() + seconds
        while not is_there(self.written):
            assert time.monotonic() < deadline, self.written[-600:]
            if not select.select([self.fd], [], [], 0.05)[0]:
                continue
            try:
                piece = os.read(self.fd, 65536)
            except OSError:
                assert is_there(self.written), self.written[-600:]
                return
            self.written += piece
            if b"\x1b[c" in piece and self._answer:
                os.write(self.fd, self._answer)

    def type(self, keys: bytes) -> None:
        os.write(self.fd, keys)

    def send(self, number: int) -> None:
        os.kill(self.pid, number)

    def end(self, seconds: float = 20.0) -> int:
        """Read to the end; return the exit status (negative: the signal that killed it)."""
        deadline = time.monotonic() + seconds
        while True:
            if select.select([self.fd], [], [], 0.05)[0]:
                with contextlib.suppress(OSError):
                    self.written += os.read(self.fd, 65536)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < deadline, self.written[-600:]

    def wait(self, seconds: float = 20.0) -> int:
        """Wait for the end of a program whose terminal is closed; return the exit status."""
        deadline = time.monotonic() + seconds
        while not (ended := os.waitpid(self.pid, os.WNOHANG))[0]:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        self.pid = 0
        return os.waitstatus_to_exitcode(ended[1])

    def close(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.fd >= 0:
            os.close(self.fd)


@pytest.fixture
def session():
    opened = []

    def start(*arguments, **options):
        opened.append(Session(*arguments, **options))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def drawn(written: bytes) -> bool:
    return b"key j" in written


def assert_put_back(session: Session) -> None:
    """The last word on every mode is the one that leaves it, the switch included."""
    written = session.written.decode(errors="replace")
    assert re.findall(r"\x1b\[8([lh])", written)[-1] == "h"
    for mode in MODES_OFF:
        number, state = mode[:-1], mode[-1]
        assert re.findall(rf"\x1b\[\?{number}([hl])", written)[-1] == state, mode
    assert termios.tcgetattr(session.fd) == session.attributes
    assert written.rindex("\x1b[8h") > written.rindex("\x1b[?1049l")


def test_typed_ahead_key_arrives_and_quitting_puts_back(session):
    one = session()
    one.read_until(drawn)
    text = one.written
    assert text.index(b"\x1b[8l") < text.index(b"\x1b[?1049h")
    one.type(b"q")
    assert one.end() == 0
    assert b"after" in one.written
    assert_put_back(one)


def test_answers_that_come_when_the_app_runs_are_no_keys(session):
    one = session(answer=b"")
    one.read_until(lambda written: b"ready" in written)
    one.type(ANSWER.replace(b"j", b"") + b"[")
    one.read_until(lambda written: b"key left_square" in written)
    assert set(re.findall(rb"key (\w+)", one.written)) == {b"left_square_bracket"}
    one.type(b"q")
    assert one.end() == 0


def test_exception_in_the_app(session):
    one = session()
    one.read_until(drawn)
    one.type(b"x")
    assert one.end() == 1
    assert b"on purpose" in one.written
    assert_put_back(one)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_signals_end_the_app_in_order(session, number):
    one = session()
    one.read_until(drawn)
    one.send(number)
    assert one.end() == 128 + number
    assert b"after" in one.written
    assert_put_back(one)


@pytest.mark.parametrize("by_key", [True, False])
def test_ctrl_z_gives_the_terminal_back_and_fg_takes_it_again(session, by_key):
    one = session()
    one.read_until(drawn)
    if by_key:
        one.type(b"\x1a")
    else:
        one.send(signal.SIGTSTP)
    one.read_until(lambda written: written.endswith(b"\x1b[8h"))
    assert_put_back(one)
    assert os.WIFSTOPPED(os.waitpid(one.pid, os.WUNTRACED)[1])
    seen = len(one.written)
    one.send(signal.SIGCONT)
    one.read_until(lambda written: b"key " in written[seen:] and LAST_ROW in written[seen:])
    assert one.written[seen:].startswith(b"\x1b[8l\x1b[?1049h")
    one.type(b"q")
    assert one.end() == 0
    assert_put_back(one)


def test_continued_without_ctrl_z(session):
    one = session()
    one.read_until(drawn)
    one.send(signal.SIGSTOP)
    os.waitpid(one.pid, os.WUNTRACED)
    seen = len(one.written)
    one.send(signal.SIGCONT)
    one.read_until(lambda written: b"key j" in written[seen:] and LAST_ROW in written[seen:])
    assert one.written[seen:].index(b"\x1b[?1049l") < one.written[seen:].index(b"\x1b[?1049h")
    one.type(b"q")
    assert one.end() == 0
    assert_put_back(one)


def test_hanging_app_is_ended_at_the_second_signal(session):
    one = session()
    one.read_until(drawn)
    one.type(b"h")
    one.read_until(lambda written: b"hanging" in written)
    one.send(signal.SIGTERM)
    time.sleep(0.3)
    one.send(signal.SIGTERM)
    assert one.end() == 128 + signal.SIGTERM
    assert_put_back(one)


def test_hanging_app_is_ended_when_its_grace_is_over(session):
    one = session(grace="0.2")
    one.read_until(drawn)
    one.type(b"h")
    one.read_until(lambda written: b"hanging" in written)
    one.send(signal.SIGTERM)
    assert one.end() == 128 + signal.SIGTERM
    assert_put_back(one)


def test_closed_window_ends_the_process(session):
    one = session()
    one.read_until(drawn)
    os.close(one.fd)
    one.fd = -1
    deadline = time.monotonic() + 20
    while not os.waitpid(one.pid, os.WNOHANG)[0]:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    one.pid = 0


@pytest.mark.parametrize("signals", [(), (signal.SIGHUP,)], ids=["as usual", "nohup"])
def test_closed_window_ends_the_process_whatever_is_ignored(session, signals):
    one = session(ignores=signals)
    one.read_until(drawn)
    os.close(one.fd)
    one.fd = -1
    assert one.wait() in (128 + signal.SIGHUP, 120)


FATAL = ["SIGQUIT", "SIGABRT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU", "SIGPWR", "SIGSYS"]


@pytest.mark.parametrize("name", FATAL)
def test_a_fatal_signal_leaves_the_terminal_restored(session, name):
    number = getattr(signal, name)
    one = session()
    one.read_until(drawn)
    one.send(number)
    assert one.end() == -number
    assert_put_back(one)


def test_a_fatal_signal_that_is_ignored_stays_ignored(session):
    one = session(ignores=(signal.SIGUSR1,))
    one.read_until(drawn)
    one.send(signal.SIGUSR1)
    one.type(b"q")
    assert one.end() == 0
    assert_put_back(one)


def test_failure_before_the_app(session):
    one = session("auto", "fail-early")
    assert one.end() == 1
    assert re.findall(rb"\x1b\[8([lh])", one.written) == [b"l", b"h"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signal_before_the_app(session, number):
    one = session("auto", "wait")
    one.read_until(lambda written: b"waiting" in written)
    one.send(number)
    assert one.end() == 128 + number
    assert re.findall(rb"\x1b\[8([lh])", one.written) == [b"l", b"h"]


def test_ctrl_z_before_the_app(session):
    one = session("auto", "wait")
    one.read_until(lambda written: b"waiting" in written)
    one.send(signal.SIGTSTP)
    one.read_until(lambda written: written.endswith(b"\x1b[8h"))
    os.waitpid(one.pid, os.WUNTRACED)
    one.send(signal.SIGCONT)
    one.read_until(lambda written: written.endswith(b"\x1b[8l"))


def test_setup_none_sends_no_byte_of_ours(session):
    one = session("none", "wait")
    one.read_until(lambda written: b"waiting" in written)
    assert one.written == b"waiting\r\n"


def test_dumb_terminal_is_sent_nothing(session):
    one = session("auto", "wait", term="dumb")
    one.read_until(lambda written: b"waiting" in written)
    assert one.written == b"waiting\r\n"
