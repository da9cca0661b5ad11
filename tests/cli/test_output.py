import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sejajar.cli import output


def test_a_closed_pipe_is_silent(tmp_path):
    text = tmp_path / "long.txt"
    text.write_text("Kalimat yang panjang sekali. " * 3_000, encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "sejajar", text, text], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    program.stdout.read(10)
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait(60) == 128 + signal.SIGPIPE


@pytest.mark.parametrize(
    "arguments", [["--help"], ["man"], ["extract", "--help"], ["config"], ["--version"]], ids=" ".join
)
def test_a_pipe_that_nobody_reads_is_silent(arguments):
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run([sys.executable, "-m", "sejajar", *arguments], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (result.returncode, result.stderr) == (128 + signal.SIGPIPE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments",
    [[], ["check", "--json"], ["extract"], ["extract", "--json"], ["align", "--format", "pairs"], ["find", "42%"], ["export"],
     ["config"], ["man"], ["completion", "bash"], ["--help"], ["check", "--help"], ["--version"], ["doctor"]],
    ids=" ".join,
)  # fmt: skip
def test_a_full_disk_is_one_line(arguments, texts):
    names = (
        [] if arguments[:1] in (["config"], ["man"], ["completion"], ["doctor"], ["--version"]) else ["a.txt", "b.txt"]
    )
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "sejajar", *arguments, *names],
            stdout=full, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    assert result.returncode == 2
    assert result.stderr.startswith(b"sejajar: standard output: No space left on device; ")
    assert result.stderr.count(b"\n") == 1


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1"])
def test_output_is_utf8_in_every_locale(locale):
    environment = {"PATH": os.environ["PATH"], "LC_ALL": locale, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = subprocess.run([sys.executable, "-m", "sejajar"], env=environment, capture_output=True, check=True)
    assert "الطاقة" in result.stdout.decode("utf-8")


def test_without_standard_streams_it_ends_quietly(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert not output.is_screen()
    output.complain("a")
    with pytest.raises(output.CommandFailedError) as caught:
        output.write(["a"])
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full"])
def test_closed_streams_are_no_internal_error(closed, texts):
    command = f'exec "{sys.executable}" -m sejajar check a.txt b.txt {closed}'
    result = subprocess.run(["sh", "-c", command], capture_output=True)
    assert result.returncode == (2 if ">&-" in closed.replace("2>&-", "") else 0)
    assert b"Traceback" not in result.stderr and b"Exception" not in result.stderr


class Stream(io.BytesIO):
    """Notes what had been written at each flush."""

    def __init__(self, is_terminal):
        super().__init__()
        self.is_terminal = is_terminal
        self.flushed = []

    def isatty(self):
        return self.is_terminal

    def flush(self):
        self.flushed.append(self.getvalue())


@pytest.mark.parametrize(("is_terminal", "flushed"), [(True, [b"a", b"ab"]), (False, [])])
def test_a_terminal_sees_each_piece_before_the_next_is_made(monkeypatch, is_terminal, flushed):
    stream = Stream(is_terminal)
    seen = []

    def pieces():
        yield "a"
        yield "b"
        seen.extend(stream.flushed)

    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream))
    output.write(pieces())
    assert seen == flushed
    assert stream.getvalue() == b"ab"


def test_a_closed_standard_error_is_no_matter(monkeypatch):
    class Closed(io.StringIO):
        def write(self, text):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Closed())
    output.complain("a")
