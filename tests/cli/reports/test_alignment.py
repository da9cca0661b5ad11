"""Alignments made elsewhere or mended in the reader, on the command line."""

import json
import os
from dataclasses import replace

import pytest

from sejajar.alignment.editing import EditedAlignment, merge_with_next
from sejajar.cli import opening
from sejajar.formats.plain_text import load_document
from sejajar.session.memory.lazy_store import memory_file
from sejajar.session.memory.recall import recall_edits, save_edits
from sejajar.session.memory.store import ReadingStore
from sejajar.session.pipeline import align_by_length

GIVEN = "0,1\t0\t0.7\n2\t1,2\t0.25\n"


@pytest.fixture
def given(texts):
    (texts / "given.tsv").write_text(GIVEN)
    return "given.tsv"


def test_a_given_alignment_is_printed_as_it_is(sejajar, texts, given):
    assert sejajar("align", "--from", given, "a.txt", "b.txt") == (0, GIVEN, "")


def test_there_and_back_through_json(sejajar, texts, given):
    code, out, _ = sejajar("align", "--from", given, "--format", "json", "a.txt", "b.txt")
    assert code == 0
    assert [bead["confidence"] for bead in json.loads(out)["beads"]] == [0.7, 0.25]
    (texts / "given.json").write_text("\ufeff" + out, encoding="utf-8")
    assert sejajar("align", "--from", "given.json", "a.txt", "b.txt") == (0, GIVEN, "")


def test_every_command_takes_it(sejajar, texts, given):
    code, out, _ = sejajar("--from", given, "a.txt", "b.txt")
    assert code == 0 and out.count("\n") >= 2
    code, out, _ = sejajar("extract", "--json", "--from", given, "a.txt", "b.txt")
    assert code == 0
    assert "42" in str(json.loads(out))
    assert sejajar("find", "--from", given, "42%", "a.txt", "b.txt")[0] == 0
    assert sejajar("check", "--from", given, "a.txt", "b.txt")[0] in (0, 1)


def test_the_reader_opens_with_it(sejajar, texts, given, monkeypatch):
    opened = {}
    monkeypatch.setattr(opening, "is_screen", lambda: True)
    monkeypatch.setattr(opening, "_prepare_environment", lambda: None)
    monkeypatch.setattr("sejajar.cli.launch.run_reader", lambda *_, **options: opened.update(options) or 0)
    assert sejajar("--from", given, "a.txt", "b.txt")[0] == 0
    assert [bead.confidence for bead in opened["given"].alignment.beads] == [0.7, 0.25]
    assert sejajar("a.txt", "b.txt")[0] == 0
    assert opened["given"] is None


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"0 0\n", "given.tsv: line 1: no tab; write source indices"),
        (b"0\t9\n", "given.tsv: line 1: target sentence 9 of 3"),
        (b"{", "given.tsv: line 1: not JSON"),
        (b'{"schema": "align/9"}', "given.tsv: schema 'align/9' is not 'align/1'; give"),
        (b"\x1b[31m\t0\n", "given.tsv: line 1: '\\x1b[31m' is not a list of sentence numbers"),
        (b"\xff\xfe\x00", "given.tsv: not UTF-8"),
    ],
)
def test_what_is_no_alignment_of_these_texts_is_refused_in_a_line(sejajar, texts, given, content, line):
    (texts / given).write_bytes(content)
    code, out, err = sejajar("align", "--from", given, "a.txt", "b.txt")
    assert (code, out) == (2, "")
    assert err.startswith(f"sejajar: {line}") and err.count("\n") == 1
    assert "\x1b" not in err


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--from", "missing", "a.txt", "b.txt"], "missing: no such file"),
        (["--from", "-", "a.txt", "-"], "only one of the texts and their alignment can be standard input"),
        (["--edited", "--from", "x", "a.txt", "b.txt"], "--edited and --from are two alignments"),
    ],
)
def test_mistakes(sejajar, texts, arguments, line, monkeypatch):
    monkeypatch.setattr("sejajar.formats.source_file._read_standard_input", lambda: b"Satu.")
    code, out, err = sejajar("align", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"sejajar: {line}")


def test_what_was_mended_in_the_reader_is_printed_on_request(sejajar, texts, own_data_folder):
    plain = sejajar("align", "a.txt", "b.txt")
    assert sejajar("align", "--edited", "a.txt", "b.txt") == plain
    bitext = align_by_length(load_document("a.txt"), load_document("b.txt"))
    mended = merge_with_next(EditedAlignment(bitext.alignment))
    bitext = replace(bitext, alignment=mended.alignment, manual_beads=mended.manual_beads)
    memory = ReadingStore(memory_file(os.environ))
    memory.begin(bitext)
    save_edits(memory, bitext)
    assert memory.finish(60) is None
    assert recall_edits(memory, bitext).manual_beads == mended.manual_beads
    assert sejajar("align", "--edited", "a.txt", "b.txt")[1].startswith("0,1\t0,1\t1\n")
    assert sejajar("align", "a.txt", "b.txt") == plain, "without it the answer is the texts' alone"
    memory_file(os.environ).write_text("{")
    code, out, err = sejajar("align", "--edited", "a.txt", "b.txt")
    assert (code, out) == plain[:2]
    assert "are damaged; the file was renamed to" in err
