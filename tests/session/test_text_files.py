"""Where the texts came from: named for a shell, and read again."""

import os
import shlex
import shutil
import subprocess

import pytest

from sejajar.formats.source_file import UnreadableFile
from sejajar.session.text_files import TextFiles, shell_word
from sejajar.text.sanitize import printable


def test_the_command_is_quoted_for_a_shell():
    files = TextFiles("it's a $HOME `x`.txt", "نص عربي.txt", "id", line_aligned=True)
    words = shlex.split(files.command("s:12"))
    assert words == ["sejajar", "--source-lang", "id", "--lines", "--goto", "s:12", files.source, files.target]


def test_a_name_that_looks_like_an_option():
    assert shlex.split(TextFiles("-a.txt", "b.txt").command("1"))[-3:] == ["--", "-a.txt", "b.txt"]
    assert shlex.split(TextFiles("-", "b.txt", None, "ar").command("1"))[1:] == [
        "--target-lang", "ar", "--goto", "1", "-", "b.txt"
    ]  # fmt: skip


def test_the_command_of_the_included_article_has_no_paths():
    assert TextFiles("/x/a", "/x/b", is_shipped=True).command("3") == "sejajar --goto 3"


def test_which_files_can_be_reloaded(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("Satu dua tiga.\n", encoding="utf-8")
    files = TextFiles("-", str(file), target_language="ms")
    assert not files.is_file("source") and files.is_file("target")
    assert (files.read("target").raw, files.read("target").language) == ("Satu dua tiga.\n", "ms")
    file.unlink()
    assert not files.is_file("target")
    with pytest.raises(UnreadableFile):
        files.read("target")


NAMES = [
    "a.txt", "a b", "it's", "$(x)`y`", "نص\u200cعربي.txt", "\u202egnp.txt", "\x1b]52;c;eA==\x07", "a\nb", "\\x", "-c",
    "\x9b1m7", os.fsdecode(b"byte-\xff7"), "'\x01'", "%s", "*",
]  # fmt: skip


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_shell_reads_the_very_name(name):
    word = shell_word(name)
    assert printable(word) == word
    word.encode()
    said = subprocess.run(["bash", "-c", f"printf '%s\\0' {word}"], capture_output=True, check=True).stdout
    assert said == os.fsencode(name) + b"\0"
