"""``sejajar export`` on the command line."""

import json
import os
import sqlite3

import pytest

from sejajar.session.memory.lazy_store import memory_file
from sejajar.session.memory.store import ReadingStore
from sejajar.session.pipeline import read_bitext
from sejajar.session.text_files import TextFiles


@pytest.fixture(autouse=True)
def own_memory(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.mark.parametrize("form", ["tmx", "tsv", "json", "html", "anki"])
def test_every_form_goes_to_standard_output(sejajar, texts, form):
    code, out, err = sejajar("export", "--format", form, "a.txt", "b.txt")
    assert (code, err) == (0, "")
    assert "Harga naik" in out and "الفقرة" in out


def test_lines_are_two_files(sejajar, texts):
    code, out, err = sejajar("export", "--format", "lines", "a.txt", "b.txt")
    assert (code, out) == (2, "")
    assert "--output" in err and err.count("\n") == 1
    assert sejajar("export", "--format", "lines", "-o", "pair", "a.txt", "b.txt") == (0, "", "")
    source, target = ((texts / f"pair.{code}").read_text(encoding="utf-8") for code in ("id", "ar"))
    assert source.count("\n") == target.count("\n") > 1


@pytest.mark.parametrize("form", ["tmx", "lines"])
def test_no_text_is_replaced_by_its_own_export(sejajar, texts, form):
    (texts / "pair.id").write_bytes((texts / "a.txt").read_bytes())
    (texts / "link.txt").symlink_to("pair.id")
    before = (texts / "pair.id").read_bytes()
    output = "pair" if form == "lines" else "link.txt"
    code, out, err = sejajar("export", "--format", form, "--force", "-o", output, "pair.id", "b.txt")
    assert (code, out) == (2, "")
    assert "is one of the texts" in err and err.count("\n") == 1
    assert (texts / "pair.id").read_bytes() == before


def test_a_file_is_replaced_only_by_force(sejajar, texts):
    (texts / "x.tmx").write_text("mine")
    code, _, err = sejajar("export", "-o", "x.tmx", "a.txt", "b.txt")
    assert code == 2 and "--force" in err and err.count("\n") == 1
    assert (texts / "x.tmx").read_text() == "mine"
    assert sejajar("export", "-o", "x.tmx", "--force", "a.txt", "b.txt") == (0, "", "")
    assert "<tmx" in (texts / "x.tmx").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there(sejajar, texts):
    code, _, err = sejajar("export", "-o", "no/x.tmx", "a.txt", "b.txt")
    assert code == 2 and "does not exist" in err and "Traceback" not in err


def test_an_alignment_of_its_own(sejajar, texts):
    (texts / "given.tsv").write_text("0,1\t0\n")
    code, out, _ = sejajar("export", "--format", "json", "--from", "given.tsv", "a.txt", "b.txt")
    assert code == 0
    assert json.loads(out)["passages"][0]["source"][0]["text"].count(".") >= 2


def test_only_what_was_kept_in_the_reader(sejajar, texts):
    code, out, err = sejajar("export", "--format", "tsv", "--only", "bookmarked", "a.txt", "b.txt")
    assert (code, out) == (2, "") and "bookmarked" in err
    files = TextFiles("a.txt", "b.txt")
    bitext = read_bitext(files.read("source"), files.read("target"), with_extracts=False)
    memory = ReadingStore(memory_file(os.environ), files.absolute)
    memory.begin(bitext)
    memory.add("bookmark", 1)
    assert memory.finish(60) is None
    code, out, _ = sejajar("export", "--format", "tsv", "--only", "bookmarked", "a.txt", "b.txt")
    assert code == 0 and out.count("\n") == 1
    assert bitext.passages[1].source[0].of(bitext.source.text) in out


def test_what_cannot_be_read_is_not_said_to_be_nothing(sejajar, texts):
    memory_file(os.environ).parent.mkdir(parents=True)
    connection = sqlite3.connect(memory_file(os.environ))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    code, out, err = sejajar("export", "--format", "tsv", "--only", "noted", "a.txt", "b.txt")
    assert (code, out) == (2, "") and "newer version of sejajar" in err and "no passage" not in err
