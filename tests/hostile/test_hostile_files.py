"""Every file of tests/data/hostile_files.py behaves as its manifest says, through the command line, in bounded memory."""

import ast
import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
SOURCE = DATA / "hostile_files.py"
SMALL = "Satu kalimat biasa tentang 42 persen. Dan satu lagi.\n"
NOT_READ_YET = {".tmx", ".html"}
LIMIT_BYTES = 2 * 1024**3
MOST_RESIDENT_BYTES = 500 * 1024**2
CPU_SECONDS = 120
"""For a hang, not for a slow machine: the longest run takes 25 seconds."""
FULL = {"one-line-5MB.txt", "many-lines.txt", "brackets.txt", "quotes.txt"}
"""Left to the long runs where every figure and quote is asked for."""

# The names that the generator gives, for one test each; the fixture checks that the list is the manifest's.
NAMES = [
    ast.literal_eval(match)
    for match in re.findall(r'^    yield ("(?:[^"\\]|\\.)*")', SOURCE.read_text(encoding="utf-8"), re.MULTILINE)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    subprocess.run([sys.executable, SOURCE, folder], check=True)
    (folder / "small.txt").write_text(SMALL, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def manifest(folder):
    lines = (folder / "manifest.tsv").read_text(encoding="utf-8").splitlines()
    rows = dict(line.rsplit("\t", 1) for line in lines)
    manifest = {ast.literal_eval(name): expected for name, expected in rows.items()}
    assert list(manifest) == NAMES
    return manifest


def run(folder, *arguments):
    """Exit code, standard output and error, and the most memory in bytes of one run of the program."""

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))

    # Address space is what is limited: each thread of numpy's library would reserve some.
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    with (folder / "out").open("w+b") as out, (folder / "err").open("w+b") as err:
        program = subprocess.Popen(
            [sys.executable, "-m", "sejajar", *arguments],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment, preexec_fn=limit,
        )  # fmt: skip
        program.wait()
        out.seek(0)
        err.seek(0)
        return program.returncode, out.read(), err.read()


def is_harmless(output):
    text = output.decode("utf-8")
    return not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


def is_one_clear_line(name, code, out, err):
    shown = name.split("\x1b")[0]
    return (
        code == 2
        and not out
        and err.startswith(f"sejajar: {shown}".encode())
        and err.count(b"\n") == 1
        and b"; " in err
    )


def named(name, *marks):
    return pytest.param(name, marks=marks, id=name[:20].encode("unicode_escape").decode())


@pytest.mark.parametrize("name", [named(name) for name in NAMES])
def test_a_hostile_source(folder, manifest, name):
    code, out, err = run(folder, name, "small.txt")
    assert b"Traceback" not in err
    assert is_harmless(out)
    assert is_harmless(err)
    if manifest[name] == "open" and Path(name).suffix not in NOT_READ_YET:
        assert code == 0, err
        assert out
    else:
        assert is_one_clear_line(name, code, out, err), (code, err)


@pytest.mark.parametrize("command", [["extract", "--json"], ["align", "--format", "json"]], ids=["extract", "align"])
@pytest.mark.parametrize(
    "name", [named(name, *[pytest.mark.full] * (name in FULL)) for name in NAMES if name.endswith(".txt")]
)
def test_quotes_figures_and_alignment_of_a_hostile_source(folder, manifest, name, command):
    if manifest[name] == "error":
        pytest.skip("refused before anything reads it")
    code, out, err = run(folder, *command, name, "small.txt")
    assert code == 0, err
    assert is_harmless(err)
    json.loads(out)


def test_memory_stays_within_a_few_hundred_megabytes():
    # Of all the runs above; in kilobytes on Linux.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < MOST_RESIDENT_BYTES


def test_a_hostile_target_and_both(folder, manifest):
    for bitext in (
        ("small.txt", "escape-osc52.txt"),
        ("controls.txt", "bidi-controls.txt"),
        ("empty.txt", "blank.txt"),
    ):
        code, out, err = run(folder, *bitext)
        assert code == 0, err
        assert is_harmless(out)
        assert is_harmless(err)


def test_the_text_before_and_after_an_escape_sequence_is_shown(folder, manifest):
    _, out, _ = run(folder, "escape-osc52.txt", "small.txt")
    assert "aman ␛]52;c;ZXZpbA==␇" in out.decode()


def test_an_empty_text_says_so(folder, manifest):
    code, out, err = run(folder, "empty.txt", "small.txt")
    assert code == 0
    assert err == b"sejajar: empty.txt: contains no text\n"
    assert out.decode().split() == SMALL.split()
