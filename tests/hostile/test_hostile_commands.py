"""Every row of tests/data/hostile_commands.py behaves as its manifest says; the rows about the reader in a terminal."""

import ast
import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from in_terminal import READER, in_terminal

SOURCE = Path(__file__).parents[1] / "data" / "hostile_commands.py"
LIMIT_BYTES = 2 * 1024**3
CPU_SECONDS = 60
MOST_OUTPUT = 50
"""Times the input."""
SHOWN = b"kalimat"
"""A word of the texts, once the reader shows them."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    subprocess.run([sys.executable, SOURCE, folder], check=True)
    return folder


@pytest.fixture
def folder(made, tmp_path):
    """The files, in a folder that the test may change."""
    return shutil.copytree(made, tmp_path / "files", symlinks=True, ignore=lambda _folder, names: {"pipe"} & set(names))


def rows(made):
    for line in (made / "manifest.tsv").read_text(encoding="utf-8").splitlines():
        command, expected, why = line.split("\t")
        yield ast.literal_eval(command), expected, why


def run(folder, *arguments, **environ):
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))

    return subprocess.run(
        [*READER, *arguments],
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"} | environ,
        preexec_fn=limit,
    )


def assert_clean(done):
    for stream in (done.stdout, done.stderr):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", stream.decode("utf-8")), stream


def assert_as(expected, done):
    """What the manifest's word says of a command that was run."""
    assert b"Traceback" not in done.stderr
    if expected == "error":
        assert done.returncode == 2 and done.stderr.startswith(b"sejajar: ") and done.stderr.count(b"\n") == 1, done
        assert len(done.stderr.decode()) <= 400
    else:
        assert done.returncode in (0, 1), done
    if expected == "clean":
        assert_clean(done)


COMMANDS = [
    "align urdu-stop.txt urdu-stop2.txt",
    "check only-stop.txt only-stop.txt",
    "check --json quotes-open.txt ar.txt",
    "extract quotes-open.txt ar.txt",
    "export --format json c1.txt ar.txt",
    "align --format tmx fffe.txt fffe.txt",
    "align --from deep.json id.txt ar.txt",
    "align --from bool.json id.txt ar.txt",
    "align --from long-number.tsv id.txt ar.txt",
    "export --format html <img src=x onerror=alert(1)>.txt ar.txt",
]
"""The rows that are commands and no more, as the manifest has them, joined with blanks."""


@pytest.mark.parametrize("row", COMMANDS)
def test_a_command(made, folder, row):
    command, expected = next((c, e) for c, e, _why in rows(made) if " ".join(c) == row)
    done = run(folder, *command)
    assert_as(expected, done)
    given = sum((folder / name).stat().st_size for name in command if (folder / name).is_file())
    if "quotes-open.txt" in command:
        assert len(done.stdout) <= MOST_OUTPUT * given
    if "html" in command:
        assert b"<script" not in done.stdout and b"<img" not in done.stdout
    if "tmx" in command:
        (folder / "own.tmx").write_bytes(done.stdout)
        assert run(folder, "align", "--from", "own.tmx", *command[-2:]).returncode == 0
    if "json" in command:
        json.loads(done.stdout)


def test_every_row_of_the_manifest_is_tested(made):
    others = [c for c, _expected, _why in rows(made) if " ".join(c) not in COMMANDS]
    assert len(others) == 12, "a row was added: test it here"


def test_a_link_is_followed_and_stays(folder):
    assert_as("same", run(folder, "export", "-o", "link.out", "--force", "id.txt", "ar.txt"))
    assert (folder / "link.out").is_symlink()
    assert "<tmx" in (folder / "real.out").read_text(encoding="utf-8")


def test_a_pipe_stays_a_pipe(folder):
    os.mkfifo(folder / "pipe")
    done = run(folder, "export", "-o", "pipe", "--force", "id.txt", "ar.txt")
    assert_as("error", done)
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)
    with subprocess.Popen(["cat", "pipe"], cwd=folder, stdout=subprocess.PIPE) as reader:
        while run(folder, "export", "-o", "pipe", "id.txt", "ar.txt").returncode:
            pass
        assert b"<tmx" in reader.stdout.read()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("config-digits.toml", "error"),
        ("config-deep-keys.toml", "error"),
        ("config-escape.toml", "clean"),
    ],
)
def test_a_configuration(folder, tmp_path, name, expected):
    (tmp_path / "config" / "sejajar").mkdir(parents=True)
    shutil.copy(folder / name, tmp_path / "config" / "sejajar" / "config.toml")
    assert_as(expected, run(folder, "config", XDG_CONFIG_HOME=str(tmp_path / "config")))


UNDECODABLE = os.fsdecode(b"undecodable-\xff.txt")


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("Y", b"udcff"), (":copy link\r", b"copied"), (":copy citation\r", b"citation copied")],
)
def test_a_name_that_is_not_utf8_leaves_the_reader_open(folder, keys, shown):
    with in_terminal([*READER, UNDECODABLE, "ar.txt"], cwd=folder) as reader:
        reader.read_until(SHOWN)
        for key in keys:
            reader.type(key)
            reader.read()
        reader.read_until(shown)
        reader.type("q")
        assert reader.end() == 0
        assert b"Traceback" not in reader.written


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
def test_a_name_is_no_command_to_the_editor(folder):
    with in_terminal([*READER, "+!touch pwned", "ar.txt"], cwd=folder, environ={"EDITOR": "vim --clean"}) as reader:
        reader.read_until(SHOWN)
        reader.type("o")
        # Vim's last line names the file.
        reader.read_until(b'touch pwned" ')
        reader.type(":wq\r")
        reader.type("q")
        reader.read()
    assert not (folder / "pwned").exists()


def test_the_doctor_prints_no_control(folder):
    assert_as("clean", run(folder, "doctor", "--no-card", TERM="\x1b[31m"))


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_what_is_stored_is_private(folder, tmp_path, umask):
    data = tmp_path / "data"
    command = ["/bin/sh", "-c", f'umask {umask:o}; exec "$0" -m sejajar id.txt ar.txt', sys.executable]
    with in_terminal(command, cwd=folder, environ={"XDG_DATA_HOME": str(data)}) as reader:
        reader.read_until(SHOWN)
        reader.type("acatatan\rq")
        reader.end()
    assert stat.S_IMODE((data / "sejajar" / "memory.sqlite3").stat().st_mode) == 0o600
    assert stat.S_IMODE((data / "sejajar").stat().st_mode) == 0o700


def test_a_damaged_setting_stops_no_start(folder, tmp_path):
    data = tmp_path / "data"
    for _start in range(2):
        with in_terminal([*READER, "id.txt", "ar.txt"], cwd=folder, environ={"XDG_DATA_HOME": str(data)}) as reader:
            reader.read_until(SHOWN)
            reader.type("vacatatan\rq")
            assert reader.end() == 0
        with sqlite3.connect(data / "sejajar" / "memory.sqlite3") as database:
            database.execute("update settings set value='{bad'")
        database.close()


def test_a_closed_window_ends_a_reader_that_ignores_hangups(folder):
    with in_terminal([*READER, "id.txt", "ar.txt"], cwd=folder, ignores=[signal.SIGHUP]) as reader:
        reader.read_until(SHOWN)
        reader.close_window()
        reader.end()
