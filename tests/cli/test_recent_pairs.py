"""``sejajar`` alone: the article at first, later the pair read last, and the others offered."""

import io
import os
import sys
from pathlib import Path

import pytest

from sejajar.cli import opening
from sejajar.formats.plain_text import load_document
from sejajar.formats.seeds import seed_paths
from sejajar.session.memory.lazy_store import memory_file
from sejajar.session.memory.recent import PairChoice, pair_choices
from sejajar.session.memory.store import ReadingStore
from sejajar.session.pipeline import align_by_length


def read_before(source, target, line_aligned=False):
    """Read a pair, as the reader does."""
    memory = ReadingStore(memory_file(os.environ), (str(Path(source).absolute()), str(Path(target).absolute())))
    memory.begin(align_by_length(load_document(str(source)), load_document(str(target))))
    memory.record_opening(line_aligned=line_aligned)
    assert memory.finish(60) is None


@pytest.fixture
def opened(monkeypatch, texts):
    """What the reader is opened with, each time; it answers with what is in ``answers``."""

    class Input(io.StringIO):
        def isatty(self):
            return True

    def run_reader(source, target, options, *, files, given):
        calls.append({"names": (source.name, target.name), "files": files, **options._asdict()})
        return calls.answers.pop(0) if calls.answers else 0

    class Calls(list):
        def __init__(self):
            super().__init__()
            self.answers = []

    calls = Calls()
    monkeypatch.setitem(sys.modules, "sejajar.cli.launch", type(sys)("launch"))
    sys.modules["sejajar.cli.launch"].run_reader = run_reader
    monkeypatch.setattr(opening, "is_screen", lambda: True)
    monkeypatch.setattr(sys, "stdin", Input())
    return calls


ARTICLE = tuple(path.name for path in seed_paths())


def test_at_first_the_article_opens_and_nothing_is_offered(sejajar, opened):
    assert sejajar() == (0, "", "")
    assert opened[0]["names"] == ARTICLE
    assert opened[0]["offered"] == ()
    assert opened[0]["files"].is_shipped


def test_the_article_alone_is_no_choice(sejajar, opened):
    read_before(*seed_paths())
    sejajar()
    assert (opened[0]["names"], opened[0]["offered"]) == (ARTICLE, ())


def test_the_pair_read_last_opens_and_the_others_are_offered(sejajar, opened, texts):
    (texts / "c.txt").write_text("Satu.\n", encoding="utf-8")
    read_before("c.txt", "b.txt")
    read_before("a.txt", "b.txt")
    sejajar()
    assert opened[0]["names"] == ("a.txt", "b.txt")
    offered = opened[0]["offered"]
    assert [choice.names for choice in offered] == [("a.txt", "b.txt"), ("c.txt", "b.txt"), ARTICLE]
    assert offered[0].paths == (str(texts / "a.txt"), str(texts / "b.txt"))
    assert offered[2].paths is None
    assert all((choice.folders or choice.paths is None) for choice in offered)


def test_the_one_that_is_chosen_opens_next(sejajar, opened, texts):
    read_before("a.txt", "b.txt")
    choices = pair_choices(os.environ)
    opened.answers += [choices[1], choices[0], 3]
    assert sejajar() == (3, "", "")
    assert [call["names"] for call in opened] == [("a.txt", "b.txt"), ARTICLE, ("a.txt", "b.txt")]
    assert [bool(call["offered"]) for call in opened] == [True, False, False]
    assert [call["files"].is_shipped for call in opened] == [False, True, False]


def test_a_pair_that_is_gone_or_unreadable_is_passed_over(sejajar, opened, texts):
    (texts / "c.txt").write_text("Satu.\n", encoding="utf-8")
    read_before("a.txt", "b.txt")
    read_before("c.txt", "b.txt")
    (texts / "c.txt").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    assert sejajar() == (0, "", "")
    assert opened[-1]["names"] == ("a.txt", "b.txt")
    assert opened[-1]["notice"].startswith(f"{texts / 'c.txt'}: ")
    (texts / "a.txt").unlink()
    (texts / "c.txt").unlink()
    sejajar()
    assert (opened[-1]["names"], opened[-1]["offered"]) == (ARTICLE, ())


def test_what_was_read_by_lines_opens_by_lines(sejajar, opened, texts):
    read_before("a.txt", "b.txt", line_aligned=True)
    sejajar()
    assert opened[-1]["files"].line_aligned
    read_before("a.txt", "b.txt")
    sejajar()
    assert not opened[-1]["files"].line_aligned


@pytest.mark.parametrize("arguments", [["--goto", "3"], ["--lines"], ["--source-lang", "id"]])
def test_what_is_said_is_about_the_article(sejajar, opened, arguments):
    read_before("a.txt", "b.txt")
    sejajar(*arguments)
    assert (opened[0]["names"], opened[0]["offered"]) == (ARTICLE, ())


def test_a_page_shows_nobodys_files(sejajar, opened, monkeypatch):
    read_before("a.txt", "b.txt")
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    sejajar()
    assert (opened[0]["names"], opened[0]["offered"]) == (ARTICLE, ())


def test_by_ear_the_last_pair_opens_without_a_list(sejajar, opened, monkeypatch):
    read_before("a.txt", "b.txt")
    monkeypatch.setattr(opening, "is_line_printer", lambda: True)
    sejajar("--linear")
    assert (opened[0]["names"], opened[0]["offered"]) == (("a.txt", "b.txt"), ())


def test_where_a_pair_lies_is_said_short(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    inside, outside = str(tmp_path / "d" / "a"), "/elsewhere/b"
    assert PairChoice((inside, inside), ("id", "ar"), ("a", "a")).folders == f"~{os.sep}d"
    assert PairChoice((inside, outside), ("id", "ar"), ("a", "b")).folders == f"~{os.sep}d  /elsewhere"
