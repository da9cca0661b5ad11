"""Shells complete commands, options, choices and files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from sejajar.cli.commands import cli

SHELL_FUNCTION = "_sejajar_completion"


def offered(*words):
    """What is offered for the last of the words after the program's name."""
    *before, incomplete = words
    complete = BashComplete(cli, {}, "sejajar", "_SEJAJAR_COMPLETE")
    return [(item.type, item.value) for item in complete.get_completions(list(before), incomplete)]


def values(*words):
    return [value for _, value in offered(*words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([""], {"align", "check", "completion", "config", "doctor", "extract", "find", "man", "serve"}),
        (["--th"], {"--theme"}),
        (["--"], {"--theme", "--goto", "--lines", "--help", "--version"}),
        (["--theme", "con"], {"contrast-dark", "contrast-light"}),
        (["--lines", "--bidi", "w"], {"words"}),
        (["align", "--format", "t"], {"tsv", "tmx"}),
        (["check", "--sev"], {"--severity"}),
        (["serve", "--sh"], {"--share-notes"}),
        (["completion", ""], {"bash", "zsh", "fish"}),
    ],
)
def test_what_is_offered(words, found):
    assert found <= set(values(*words))
    assert "open" not in values(*words)


def test_every_option_is_offered_once():
    assert len(values("-")) == len(set(values("-")))


@pytest.mark.parametrize("words", [["lap"], ["a.txt", ""], ["check", "x"], ["--from", ""], ["check", "a", "b"]])
def test_files_are_the_shells_matter(words):
    assert offered(*words) == [("file", words[-1])]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_every_shell(sejajar, shell):
    code, out, err = sejajar("completion", shell)
    assert (code, err) == (0, "")
    assert f"_SEJAJAR_COMPLETE={shell}_complete" in out
    if program := shutil.which(shell):
        subprocess.run([program, "-n"], input=out, text=True, check=True)


def test_another_shell_is_a_mistake(sejajar):
    code, out, err = sejajar("completion", "csh")
    assert (code, out, err.count("\n")) == (2, "", 1)


BASH = r"""
eval "$(sejajar completion bash)"
COMP_WORDS=("$@") COMP_CWORD=$(( $# - 1 ))
compopt() { echo "compopt:$1:$2"; }
_sejajar_completion sejajar
printf '%s\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "reply"),
    [
        (["sejajar", "--theme", "li"], ["light"]),
        (["sejajar", "com"], ["completion"]),
        (["sejajar", "check", "a"], ["compopt:-o:default", ""]),
    ],
)
def test_bash_itself(tmp_path, words, reply):
    program = tmp_path / "sejajar"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sejajar "$@"\n')
    program.chmod(0o755)
    done = subprocess.run(
        ["bash", "--norc", "-c", BASH, "bash", *words],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ
        | {
            "PATH": f"{tmp_path}:{os.environ['PATH']}",
            "PYTHONPATH": str(Path(cli.callback.__code__.co_filename).parents[2]),
        },
    )
    assert done.stdout.splitlines() == reply
    assert done.stderr == ""
