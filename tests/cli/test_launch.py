"""The reader in a terminal: unexpected exceptions, and the end of the terminal."""

import signal
import sys
from contextlib import contextmanager

import pytest

pytest.importorskip("termios")
from in_terminal import READER, in_terminal
from sejajar.cli import launch
from sejajar.formats.plain_text import load_document
from sejajar.session.memory.lazy_store import LazyStore
from sejajar.session.text_files import TextFiles
from sejajar.text.notices import Notice
from sejajar.tui.options import ReaderOptions

SECRET = "kalimat-rahasia"
FAILING = """
import sys, threading, time
from sejajar.tui.reader.screen import ReaderScreen
from sejajar.session.reading import search
from sejajar.__main__ import main

def fail(*_values, **_options):
    secret = "kalimat-" + "rahasia"
    raise {error}(secret)

def fail_in_thread(*_values, **_options):
    threading.Thread(target=fail).start()

def fail_in_worker(self, *_values, **_options):
    async def run():
        fail()
    self.run_worker(run())

def fail_in_thread_worker(self, *_values, **_options):
    self.run_worker(fail, thread=True)

{place} = {how}
main()
"""


def failing(place, how="fail", error="ValueError"):
    return [sys.executable, "-c", FAILING.format(place=place, how=how, error=error), "a.txt", "b.txt"]


@pytest.mark.parametrize("mode", ["screen", "linear"])
@pytest.mark.parametrize(
    ("place", "how"),
    [
        ("ReaderScreen.action_info", "fail"),
        ("ReaderScreen.action_info", "fail_in_worker"),
        ("ReaderScreen.action_info", "fail_in_thread_worker"),
    ],
)
def test_an_exception_ends_the_reader_with_one_line(texts, mode, place, how):
    environ = {"SEJAJAR_LINEAR": "1"} if mode == "linear" else {}
    with in_terminal(failing(place, how), cwd=texts, environ=environ) as reader:
        reader.read_until(b"Harga")
        reader.type("i")
        assert reader.end() == 3
        last = reader.written.rpartition(b"sejajar: internal error (ValueError at ")[2]
        assert b"--debug" in last and last.count(b"\n") == 1, reader.written[-600:]
        assert SECRET.encode() not in reader.written
        assert b"Traceback" not in reader.written


@pytest.mark.parametrize(
    ("place", "how", "keys"),
    [
        ("ReaderScreen.action_info", "fail_in_thread", "i"),
        ("search.find", "fail", "/harga\r"),
    ],
)
def test_an_exception_of_a_thread_is_said_and_the_reader_goes_on(texts, place, how, keys):
    with in_terminal(failing(place, how), cwd=texts) as reader:
        reader.read_until(b"Harga")
        reader.type(keys)
        reader.read_until(b"internal error (ValueError at ")
        reader.type("q")
        assert reader.end() == 3
        assert SECRET.encode() not in reader.written
        assert reader.written.rpartition(b"sejajar: internal error (ValueError at ")[2].count(b"\n") == 1


def test_the_traceback_has_no_values_of_variables(texts):
    command = [*failing("ReaderScreen.action_info", error="(lambda _text: KeyError())"), "--debug"]
    with in_terminal(command, cwd=texts) as reader:
        reader.read_until(b"Harga")
        reader.type("i")
        assert reader.end() == 3
        assert b"Traceback" in reader.written and b"KeyError" in reader.written
        assert SECRET.encode() not in reader.written


@pytest.mark.parametrize("ignores", [(), (signal.SIGHUP,)], ids=["as usual", "nohup"])
@pytest.mark.parametrize(
    ("command", "shown"),
    [(["a.txt", "b.txt"], b"Harga"), (["--linear", "a.txt", "b.txt"], b"Harga"), (["doctor"], b"Is this correct?")],
    ids=["reader", "linear", "doctor"],
)
def test_a_closed_window_ends_the_program(texts, command, shown, ignores):
    with in_terminal([*READER, *command], cwd=texts, ignores=ignores) as program:
        program.read_until(shown)
        program.close_window()
        assert program.end() in (2, 128 + signal.SIGHUP, 120)


@pytest.mark.parametrize("number", [signal.SIGQUIT, signal.SIGABRT, signal.SIGUSR1, signal.SIGALRM])
@pytest.mark.parametrize("mode", ["screen", "linear"])
def test_a_fatal_signal_leaves_the_terminal_restored(texts, mode, number):
    import os
    import termios

    environ = {"SEJAJAR_LINEAR": "1"} if mode == "linear" else {}
    with in_terminal([*READER, "a.txt", "b.txt"], cwd=texts, environ=environ) as reader:
        reader.read_until(b"Harga")
        os.kill(reader.pid, number)
        assert reader.end() == -number
        assert termios.tcgetattr(reader.fd) == reader.attributes


def test_ctrl_c_while_modules_are_loaded_is_quiet():
    import subprocess

    program = "import sys\nsys.modules['sejajar.cli.opening'] = None\nimport sejajar.__main__ as m\ndef stop(): raise KeyboardInterrupt\nm._run = stop\nm.main()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True)
    assert (done.returncode, done.stderr) == (130, b"")


def test_changes_that_were_not_saved_end_with_status_2(monkeypatch, texts, capsys):
    class Closed:
        failure = next_pair = return_code = None

        def __init__(self, *_arguments, **_options):
            pass

        def run(self):
            pass

    @contextmanager
    def no_screen(_options):
        yield Closed, None, None

    lost = Notice("lost-at-exit", {"count": 2, "reason": "disk full"})
    monkeypatch.setattr(launch, "_full_screen", no_screen)
    monkeypatch.setattr(LazyStore, "finish", lambda _store, _seconds: lost)
    documents = (load_document("a.txt"), load_document("b.txt"))
    assert launch.run_reader(*documents, ReaderOptions(), files=TextFiles("a.txt", "b.txt")) == 2
    assert "2 changes" in capsys.readouterr().err
