"""What the user saves is there the next time: after edits, beside a second reader, and whenever the first is killed."""

from __future__ import annotations

import importlib.util
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from sejajar.alignment.model import Alignment, Bead
from sejajar.formats.plain_text import load_document
from sejajar.formats.seeds import seed_paths
from sejajar.session.bitext import Bitext
from sejajar.session.memory.store import ReadingStore
from sejajar.session.pipeline import align_by_length
from sejajar.session.positions.selectors import FoundSentence, SentenceSelector, find_in_bitext
from sejajar.text.document import Document
from sejajar.text.notices import Notice

WRITER = Path(__file__).with_name("saving_writer.py")
_spec = importlib.util.spec_from_file_location("saving_writer", WRITER)
assert _spec is not None and _spec.loader is not None
writer = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(writer)

PATHS = ("/texts/a", "/texts/b")


@pytest.fixture(scope="module")
def seeds() -> Bitext:
    source, target = (load_document(str(path)) for path in seed_paths())
    return align_by_length(source, target)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "memory.sqlite3"


def memory_of(bitext: Bitext, file: Path | None) -> ReadingStore:
    memory = ReadingStore(file, PATHS)
    memory.begin(bitext)
    return memory


def save(memory: ReadingStore) -> ReadingStore:
    """Wait until all is on the disk."""
    assert memory.finish(60) is None
    return memory


def add(bitext: Bitext, file: Path, kind: Any, passage_index: int, **what: str) -> None:
    memory = memory_of(bitext, file)
    memory.add(kind, passage_index, **what)
    save(memory)


def edited(bitext: Bitext, old: str, new: str) -> Bitext:
    assert old in bitext.source.raw
    source = Document.from_text(bitext.source.raw.replace(old, new), language=bitext.source.language)
    return align_by_length(source, bitext.target)


# -- what is left ---------------------------------------------------------------------------------------------


def test_no_file_is_made_for_a_bitext_of_which_nothing_is_stored(seeds: Bitext, file: Path) -> None:
    memory = memory_of(seeds, file)
    assert (memory.saved_position(), memory.marks, memory.searches("/"), memory.dismissed) == (None, (), (), {})
    assert (memory.settings(), memory.view_options(), memory.beads(), memory.notice) == ({}, {}, (), None)
    assert not file.exists()


def test_a_first_start_does_not_load_sqlite(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; import sejajar.tui.app;"
        "from sejajar.session.memory.lazy_store import LazyStore; from sejajar.session.memory.recent import pair_choices;"
        "from sejajar.session.opening import open_bitext; from sejajar.text.document import Document;"
        "texts = [Document.from_text('Satu. Dua.', language='id') for _ in range(2)];"
        "open_bitext(*texts, store=LazyStore(Path(sys.argv[1]))); pair_choices({'HOME': sys.argv[1]});"
        "sys.exit('sqlite3' in sys.modules)"
    )
    # Coverage, where it measures, keeps its own data in SQLite.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "none")], check=True, env=environ)


def test_the_position_and_the_view_options_come_back(seeds: Bitext, file: Path) -> None:
    memory = memory_of(seeds, file)
    for passage in (30, 12):
        memory.save_position(seeds, passage, "target", {"view": "one", "source_share": 0.4})
    save(memory)
    again = memory_of(seeds, file)
    place = again.saved_position()
    assert place is not None and place.side == "target"
    assert place.passage_index(seeds) == 12
    assert again.view_options() == {"view": "one", "source_share": 0.4}


def test_the_position_is_found_in_an_edited_text(seeds: Bitext, file: Path) -> None:
    memory = memory_of(seeds, file)
    memory.save_position(seeds, 12)
    save(memory)
    first = seeds.source.raw.split("\n")[0]
    newer = edited(seeds, first, f"{first} Sebuah kalimat yang baru ditulis di sini.")
    place = memory_of(newer, file).saved_position()
    assert place is not None
    span = newer.passages[place.passage_index(newer)].source[0]
    assert span.of(newer.source.text) == seeds.passages[12].source[0].of(seeds.source.text)


def test_a_position_whose_sentence_is_gone_is_none(seeds: Bitext, file: Path) -> None:
    memory = memory_of(seeds, file)
    memory.save_position(seeds, 3)
    save(memory)
    gone = align_by_length(*(Document.from_text("Lain. Sama sekali.", language="id") for _ in range(2)))
    memory = memory_of(gone, file)
    memory.add("note", 0, text="kini")
    assert memory.saved_position() is None
    assert [left.text for left in memory.notes] == ["kini"]


def test_annotations_are_found_again_once_the_sentences_are_known(seeds: Bitext, file: Path) -> None:
    add(seeds, file, "bookmark", 9)
    unread = Bitext(seeds.source, seeds.target, (), (), Alignment(()))
    memory = memory_of(unread, file)
    assert [left.found for left in memory.bookmarks] == [None]
    memory.begin(seeds)
    assert [left.passage_index(seeds) for left in memory.bookmarks] == [9]


def test_a_search_for_sentences_is_in_the_texts_it_began_with(
    seeds: Bitext, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(seeds, file, "note", 9)
    first = seeds.source.raw.split("\n")[0]
    newer = edited(seeds, first, f"Sebuah kalimat yang baru ditulis di sini. {first}")
    memory = memory_of(seeds, file)

    def find_late(bitext: Bitext, anchors: tuple[SentenceSelector, ...]) -> FoundSentence | None:
        memory.begin(newer)
        return find_in_bitext(bitext, anchors)

    monkeypatch.setattr("sejajar.session.memory.store.find_in_bitext", find_late)
    (then,) = memory.notes
    monkeypatch.undo()
    (now,) = memory.notes
    assert then.found is not None and now.found is not None
    assert then.quote == then.found.span.of(seeds.source.text) == now.found.span.of(newer.source.text)


def test_a_sentence_is_searched_once(seeds: Bitext, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(seeds, file, "mark", 4, name="a")
    add(seeds, file, "peek", 9)
    memory = memory_of(seeds, file)
    memory.resolve()
    monkeypatch.setattr("sejajar.session.memory.store.find_in_bitext", lambda *_: pytest.fail("looked for again"))
    assert [left.passage_index(seeds) for left in (*memory.marks, *memory.peeked)] == [4, 9]


def test_marks_bookmarks_and_notes(seeds: Bitext, file: Path) -> None:
    memory = memory_of(seeds, file)
    assert memory.add("mark", 9, name="a").name == "a"
    memory.add("mark", 4, name="b")
    memory.add("mark", 2, name="a")
    memory.add("bookmark", 7)
    note = memory.add("note", 5, "target", text="ragu")
    assert note.selectors[0].side == "target"
    memory.change_text(note.annotation_id, "pasti")
    for again in (memory, memory_of(seeds, save(memory).file)):
        assert [(mark.name, mark.passage_index(seeds)) for mark in again.marks] == [("a", 2), ("b", 4)]
        assert again.mark("b") == again.marks[1] and again.mark("z") is None
        assert [left.passage_index(seeds) for left in again.bookmarks] == [7]
        assert [(left.text, left.quote) for left in again.notes] == [
            ("pasti", seeds.passages[5].target[0].of(seeds.target.text)[: len(again.notes[0].quote)])
        ]
        assert [left.kind for left in again.at_passage("note", 5)] == ["note"]


def test_an_annotation_that_was_removed_is_gone(seeds: Bitext, file: Path) -> None:
    memory = memory_of(seeds, file)
    note, other, third = (memory.add("note", 1, text=text) for text in "xyz")
    memory.remove([note.annotation_id, third.annotation_id])
    assert memory.notes == (other,)
    assert memory_of(seeds, save(memory).file).notes == (other,)


def test_a_passage_is_peeked_at_once(seeds: Bitext, file: Path) -> None:
    memory = memory_of(seeds, file)
    assert memory.add("peek", 6) == memory.add("peek", 6)
    assert len(memory.peeked) == 1


def test_an_annotation_whose_sentence_is_gone_is_kept_and_comes_last(seeds: Bitext, file: Path) -> None:
    memory = memory_of(seeds, file)
    memory.add("note", 3, text="hilang")
    memory.add("note", 8, text="ada")
    save(memory)
    span = seeds.passages[3].source[0]
    partner = seeds.passages[3].target[0]
    newer = align_by_length(
        Document.from_text(seeds.source.raw.replace(span.of(seeds.source.raw), ""), language="id"),
        Document.from_text(seeds.target.raw.replace(partner.of(seeds.target.raw), ""), language="ar"),
    )
    again = memory_of(newer, file)
    assert [(left.text, left.found is None) for left in again.notes] == [("ada", False), ("hilang", True)]
    assert again.notes[1].quote == again.notes[1].selectors[0].quote == span.of(seeds.source.text)
    assert [left.text for left in memory_of(seeds, file).notes] == ["hilang", "ada"], "in the old text it is found"


def test_searches_dismissals_and_settings(seeds: Bitext, file: Path) -> None:
    memory = memory_of(seeds, file)
    for text in ("satu", "dua", "satu"):
        memory.add_search("/", text)
    memory.add_search("#", ">1jt")
    memory.dismiss("abc")
    memory.dismiss("abc", "benar begitu")
    memory.dismiss("def")
    memory.restore("def")
    memory.save_setting("size", [1, "x"])
    for again in (memory, memory_of(seeds, save(memory).file)):
        assert again.searches("/") == ("dua", "satu") and again.searches("#") == (">1jt",)
        assert again.dismissed == {"abc": "benar begitu"}
        assert again.settings() == {"size": [1, "x"]}


def test_only_the_newest_searches_are_kept(seeds: Bitext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sejajar.storage.changes.MAX_SEARCHES", 3)
    memory = memory_of(seeds, None)
    for number in range(5):
        memory.add_search("/", str(number))
    assert memory.searches("/") == ("2", "3", "4")


def test_without_a_file_it_lasts_until_the_end(seeds: Bitext) -> None:
    memory = memory_of(seeds, None)
    memory.add("mark", 2, name="a")
    assert memory.mark("a") is not None
    assert memory_of(seeds, None).marks == ()


def test_another_pair_has_its_own(seeds: Bitext, file: Path) -> None:
    memory = memory_of(seeds, file)
    memory.add("mark", 2, name="a")
    save(memory)
    memory.begin(writer.made_pair())
    assert memory.marks == ()
    memory.begin(seeds)
    assert len(memory.marks) == 1


def test_what_cannot_be_saved_is_there_until_the_end(seeds: Bitext, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = memory_of(seeds, tmp_path / "file" / "memory.sqlite3")
    told: list[Notice | None] = []
    memory.listen(told.append)
    memory.add("note", 2, text="x")
    memory.save_setting("a", 1)
    reason = Notice("database-unavailable", {"reason": "Not a directory"})
    assert memory.finish() == Notice("lost-at-exit", {"count": 2, "reason": reason})
    assert memory.trouble == Notice("not-saved-yet", {"reason": reason})
    assert told == [memory.trouble], "it is told once"
    assert [note.text for note in memory.notes] == ["x"] and memory.settings() == {"a": 1}


# -- killed, full, and two at once ----------------------------------------------------------------------------


def started(file: Path, *arguments: object) -> subprocess.Popen[str]:
    words = [sys.executable, str(WRITER), str(file), *map(str, arguments)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def confirmed(output: str) -> list[list[Any]]:
    """The changes whose saving was confirmed; of a line that was cut off, nothing was."""
    return [json.loads(line) for line in output.splitlines(keepends=True) if line.endswith("]\n")]


def assert_sound(file: Path) -> None:
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def assert_kept(file: Path, changes: list[list[Any]]) -> None:
    memory, bitext = writer.opened(file)
    assert memory.notice is None and bitext.notice is None
    left = {(item.kind, item.text, item.passage_index(bitext)) for item in (*memory.notes, *memory.bookmarks)}
    marks: dict[str, int] = {}
    for kind, name, passage in changes:
        match kind:
            case "mark":
                marks[name] = passage
            case "note" | "bookmark":
                assert (kind, name, passage) in left
            case "mend":
                assert Bead((name,), (name,)) in bitext.manual_beads
            case "dismiss":
                assert name in memory.dismissed
            case "search":
                assert name in memory.searches("/")
            case _:
                assert memory.saved_position() is not None
    # What was written without being confirmed may be there as well: the same mark, set on another passage.
    for name in marks:
        mark = memory.mark(name)
        assert mark is not None and mark.passage_index(bitext) is not None


def kill_while_saving(file: Path, times: int) -> int:
    rng = random.Random(times)
    said = 0
    kept: list[list[Any]] = []
    for number in range(times):
        process = started(file, number, 10_000)
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        # One at least is confirmed, however slow the machine is; the others are killed anywhere.
        first = "" if number else process.stdout.readline()
        time.sleep(rng.random() * 0.25)
        process.send_signal(signal.SIGKILL)
        changes = confirmed(first + process.communicate()[0])
        assert_sound(file)
        kept += [change for change in changes if change[0] != "search"]
        assert_kept(file, [*kept, *changes])
        said += len(changes)
    return said


def test_killed_while_saving(file: Path) -> None:
    assert kill_while_saving(file, 5) > 0


@pytest.mark.full
def test_killed_two_hundred_times_while_saving(file: Path) -> None:
    print(f"{kill_while_saving(file, 200)} confirmed changes, none lost")


def test_two_readers_on_one_pair_lose_nothing(file: Path) -> None:
    processes = [started(file, seed, 60) for seed in (1, 2)]
    changes = [confirmed(process.communicate()[0]) for process in processes]
    assert [len(made) for made in changes] == [60, 60], "however long the other one writes, the keeper tries again"
    assert_sound(file)
    for made in changes:
        assert_kept(file, made)


def test_on_a_full_disk_the_reader_goes_on_and_is_told(file: Path) -> None:
    process = started(file, 3, 200, 150_000)
    output = process.communicate()[0]
    assert process.returncode == 0
    changes = confirmed(output)
    assert 0 < len(changes) < 200
    told = [line for line in output.splitlines() if not line.startswith("[")]
    assert told[0] == "ready" and told[1] == "not-saved-yet" and told[2].startswith("lost-at-exit")
    assert len(changes) + int(told[2].split()[1]) >= 200
    assert_sound(file)
    assert_kept(file, changes)
