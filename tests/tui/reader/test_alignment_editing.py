"""Links as a reader mends them: doubtful ones are marked, each edit is one key, and what was made is there next time."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from sejajar.alignment.model import Alignment, Bead
from sejajar.interchange.importing import import_alignment
from sejajar.session import pipeline
from sejajar.session.bitext import SIDES, Bitext
from sejajar.session.memory.lazy_store import LazyStore, memory_file
from sejajar.session.pipeline import align_by_length
from sejajar.text.document import Document
from sejajar.tui.messages import BitextRead
from sejajar.tui.rows.pane_row import PaneRow

Opener = Any
Texts = tuple[Document, Document]

ID = (
    "Satu rumah besar.",
    "Dua kucing tidur.",
    "Tiga orang datang.",
    "Empat hari lagi.",
    "Lima buku baru.",
    "Enam jalan sepi.",
)
AR = ("بيت واحد كبير.", "قطتان نائمتان.", "جاء ثلاثة أشخاص.", "بعد أربعة أيام.", "خمسة كتب جديدة.", "ستة شوارع هادئة.")


@pytest.fixture
def texts() -> Texts:
    return Document.from_text(" ".join(ID), language="id", name="a"), Document.from_text(
        " ".join(AR), language="ar", name="b"
    )


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    """An aligner that pairs sentence by sentence, the second and the fifth with doubt, round what the reader made."""

    def align(source: Any, source_sentences: Any, target: Any, target_sentences: Any, **_: Any) -> Alignment:
        count = min(len(source_sentences), len(target_sentences))
        beads = [Bead((i,), (i,), 0.6 if i in (1, 4) else 0.999) for i in range(count)]
        beads += [Bead((i,), (), 0.999) for i in range(count, len(source_sentences))]
        beads += [Bead((), (j,), 0.999) for j in range(count, len(target_sentences))]
        return Alignment(tuple(beads))

    monkeypatch.setattr("sejajar.session.pipeline.align", align)


def beads(reader: Any) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in reader.screen.reading.bitext.alignment.beads]


def pairs(*places: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [((place,), (place,)) for place in places]


def signs(reader: Any) -> list[str]:
    """The signs in the margins of the two panes, a row of them joined."""
    return [
        source[-1:].strip() + target[:1].strip()
        for source, target in zip(
            *([reader.screen.window.pane(side).render_line(y + 1).text for y in range(6)] for side in SIDES),
            strict=True,
        )
    ]


async def test_doubtful_links_are_marked_and_gone_to(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader(texts=texts) as reader:
        assert signs(reader) == ["", "??", "", "", "??", ""]
        await reader.press("right_parenthesis")
        assert reader.passage == 1
        assert "uncertain (60%)" in reader.line("#status") and "2 in all" in reader.line("#status")
        await reader.press("right_parenthesis")
        assert reader.passage == 4
        await reader.press("right_parenthesis")
        assert reader.passage == 1
        await reader.press("j", "left_parenthesis")
        assert reader.passage == 1
        await reader.press("left_parenthesis")
        assert reader.passage == 4


async def test_a_confirmed_link_is_no_longer_doubtful(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("right_parenthesis", "e", "c")
        assert signs(reader) == ["", "", "", "", "??", ""]
        await reader.press("c")
        assert "already confirmed" in reader.line("#status")
        await reader.press("right_parenthesis", "c", "right_parenthesis")
        assert "no uncertain alignment" in reader.line("#status")


async def test_the_first_sign_takes_the_margin(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader(texts=texts) as reader:
        for side, column in (("source", -1), ("target", 0)):
            pane = reader.screen.window.pane(side)
            pane.show((PaneRow(None, True, signs="!?"), PaneRow(None, False)))
            strip = pane.render_line(1)
            assert strip.text[column] == "!" and strip.cell_length == pane.size.width
            (segment,) = (segment for segment in strip if segment.text == "!")
            assert segment.style.bold, "told apart where there are few colours"
            assert not pane.render_line(2).text.strip()


async def test_each_edit_is_one_key(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("j", "e")
        assert reader.line("#mending").startswith(" Alignment   Esc leave  m merge  s split  < up  > down")
        await reader.press("m")
        assert beads(reader) == [*pairs(0), ((1, 2), (1, 2)), *pairs(3, 4, 5)]
        assert "merged" in reader.line("#status")
        await reader.press("greater_than_sign")
        assert beads(reader)[1:3] == [((1,), (1, 2)), ((2, 3), (3,))]
        await reader.press("tab", "less_than_sign")
        assert beads(reader)[:3] == [((0,), (0, 1)), ((1,), (2,)), ((2, 3), (3,))]
        await reader.press("u")
        assert beads(reader)[:4] == [((0,), (0, 1)), ((1,), ()), ((), (2,)), ((2, 3), (3,))]
        await reader.press("j", "j", "s")
        assert beads(reader)[3:5] in ([((2,), (3,)), ((3,), ())], [((2,), ()), ((3,), (3,))])
        for _ in range(5):
            await reader.press("z")
        assert beads(reader) == pairs(*range(6))
        assert reader.passage == 1
        await reader.press("z")
        assert "nothing to undo" in reader.line("#status")
        await reader.press("Z")
        assert beads(reader)[1] == ((1, 2), (1, 2))
        await reader.press("e")
        assert not reader.screen.query_one("#mending").display


async def test_outside_the_mode_its_keys_mean_what_they_meant(
    open_reader: Opener, texts: Texts, doubtful: None
) -> None:
    async with open_reader(texts=texts) as reader:
        shown = reader.screen.window.sidebar.display
        await reader.press("s")
        assert reader.screen.window.sidebar.display != shown
        await reader.press("m", "less_than_sign", "z", "u")
        assert beads(reader) == pairs(*range(6))
        await reader.press("e", "s")
        assert reader.screen.window.sidebar.display != shown, "in the mode s splits"
        assert "u separates" in reader.line("#status")
        await reader.press("escape", "s")
        assert reader.screen.window.sidebar.display == shown


async def test_a_passage_is_split_where_it_was_clicked(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader((60, 30), texts=texts) as reader:
        await reader.press("e", "m", "m", "m")
        assert beads(reader)[0] == ((0, 1, 2, 3), (0, 1, 2, 3))
        rows = reader.rows()
        await reader.pilot.click(
            "#source-pane", offset=(5, 1 + next(y for y, row in enumerate(rows) if "orang" in row))
        )
        await reader.settle()
        line = reader.screen.state.pointed_at
        assert line is not None
        await reader.press("s")
        first = beads(reader)[0][0]
        ends = list(accumulate(len(sentence) + 1 for sentence in ID))
        assert first == tuple(range(max(1, sum(end <= line[1] for end in ends))))


async def test_edits_are_restored_at_the_next_start(
    open_reader: Opener, texts: Texts, doubtful: None, own_data_folder: Path
) -> None:
    async with open_reader(texts=texts, memory=LazyStore(memory_file(os.environ))) as reader:
        await reader.press("e", "m")
    async with open_reader(texts=texts, memory=LazyStore(memory_file(os.environ))) as reader:
        assert beads(reader) == [((0, 1), (0, 1)), *pairs(2, 3, 4, 5)]
        await reader.press("e")
        assert "alignment 2:2, manual" in reader.line("#status")
        await reader.press("s", "u")
    async with open_reader(texts=(texts[0], texts[0]), memory=LazyStore(memory_file(os.environ))) as reader:
        assert beads(reader) == pairs(*range(6)), "another pair has its own"


async def test_a_damaged_file_is_told_and_not_lost(
    open_reader: Opener, texts: Texts, doubtful: None, own_data_folder: Path
) -> None:
    memory_file(os.environ).parent.mkdir()
    memory_file(os.environ).write_text("no database" * 100)
    async with open_reader((160, 30), texts=texts, memory=LazyStore(memory_file(os.environ))) as reader:
        assert "are damaged" in reader.screen.state.notice
        await reader.press("e", "m")
    (aside,) = own_data_folder.rglob("*.aside-1.sqlite3")
    assert aside.read_text() == "no database" * 100
    async with open_reader((160, 30), texts=texts, memory=LazyStore(memory_file(os.environ))) as reader:
        assert beads(reader)[0] == ((0, 1), (0, 1))


async def test_what_cannot_be_stored_is_reported(
    open_reader: Opener, texts: Texts, doubtful: None, own_data_folder: Path
) -> None:
    (own_data_folder / "sejajar").write_text("")
    async with open_reader((160, 30), texts=texts, memory=LazyStore(memory_file(os.environ))) as reader:
        assert "not saved yet: Not a directory; sejajar keeps trying" in reader.screen.state.notice
        await reader.press("e", "m")
        assert "merged with the next; not saved yet" in reader.line("#status")
        assert beads(reader)[0] == ((0, 1), (0, 1))


async def test_the_unlocked_pane_moves_alone(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader(texts=texts) as reader:
        before = reader.rows("target")
        await reader.press("l", "j", "j")
        assert "unlocked" in reader.line("#status")
        assert reader.rows("source")[2].startswith("▌")
        assert reader.rows("target") == before and before[0].endswith("▐")
        await reader.press("tab", "j")
        assert reader.rows("target")[1].endswith("▐")
        assert reader.rows("source")[2].startswith("▌")
        await reader.press("l")
        assert ((2,), (1,)) in beads(reader)
        assert "aligned and locked" in reader.line("#status") or "unlocked" not in reader.line("#status")
        here = beads(reader).index(((2,), (1,)))
        assert reader.passage == here
        assert reader.screen.reading.bitext.manual_beads == {Bead((2,), (1,))}
        await reader.press("e", "z")
        assert beads(reader) == pairs(*range(6))


async def test_locking_without_linking(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("l", "l")
        assert "locked" in reader.line("#status")
        await reader.press("l", "j", "escape")
        assert reader.screen.state.locked_pane is None
        assert beads(reader) == pairs(*range(6))
        assert reader.rows("target")[1].endswith("▐")


async def test_a_side_that_has_nothing_cannot_be_linked(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("e", "u", "e", "l", "j", "l")
        assert "empty in that text" in reader.line("#status")
        assert reader.screen.state.locked_pane is not None


async def test_one_pane_unlocked_turns_to_the_other(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader((50, 20), texts=texts) as reader:
        await reader.press("l", "j", "j", "tab")
        assert reader.passage == 0
        await reader.press("tab")
        assert reader.passage == 2


async def test_a_newer_edit_supersedes_a_run_in_progress(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader(texts=texts) as reader:
        stale = reader.screen.reading.bitext
        await reader.press("e", "m")
        mended = beads(reader)
        reader.screen.post_message(
            BitextRead(stale, reader.screen.reading.lists.entries, reader.screen.background.generation - 1)
        )
        await reader.settle()
        assert beads(reader) == mended


async def test_nothing_is_edited_before_there_is_an_alignment(open_reader: Opener) -> None:
    empty = Document.from_text(""), Document.from_text("")
    async with open_reader(texts=empty) as reader:
        await reader.press("l", "right_parenthesis", "e", "m")
        assert "nothing is aligned yet" in reader.line("#status")


LONG = 400


def sentence(word: str, index: int) -> str:
    return f"{word} {index} " + " ".join([word.lower()] * (3 + index * 7 % 23)) + "."


def paragraphs(sentences: Iterable[str]) -> str:
    listed = list(sentences)
    return "\n\n".join(" ".join(listed[start : start + 4]) for start in range(0, len(listed), 4))


@pytest.mark.parametrize("presses", [("space",) * 5, ("j",) * 41, ("space",) * 4 + ("ctrl+e",) * 3])
async def test_a_better_alignment_does_not_move_what_is_being_read(
    open_reader: Opener, monkeypatch: pytest.MonkeyPatch, presses: tuple[str, ...]
) -> None:
    source = Document.from_text(paragraphs(sentence("Kata", index) for index in range(LONG)), language="id", name="a")
    target = Document.from_text(
        paragraphs(sentence("كلمة", index) for index in range(LONG) if index % 9 != 3), language="ar", name="b"
    )
    quick = align_by_length(source, target)
    # The quick alignment stands until the test lets the full one come.
    monkeypatch.setattr(pipeline, "refine", lambda bitext, **_: replace(bitext, is_refined=True))
    async with open_reader((110, 30), texts=(source, target)) as reader:
        await reader.press(*presses)
        screen = reader.screen

        def rows() -> Any:
            return screen.window.viewport.rows_from(screen.state.top, screen.window.pane_rows)

        y, offset = next(
            (y, row.source.span.start)
            for y, row in enumerate(rows())
            if row.source and row.passage_index == screen.reading.passage_index
        )
        better = refined(quick)
        assert better.alignment != screen.reading.bitext.alignment
        screen.post_message(BitextRead(better, screen.reading.lists.entries, screen.background.generation))
        await reader.settle()
        assert screen.reading.bitext is better
        assert offset in rows()[y].source.span
        current = better.passages[screen.reading.passage_index]
        assert any(offset in span for span in current.source)


def refined(bitext: Bitext) -> Bitext:
    """The alignment that knows which sentences were left out, and joins two now and then."""
    beads, target = [], 0
    for index in range(LONG):
        if index % 9 == 3:
            beads.append(Bead((index,), ()))
        elif index % 11 == 5 and beads[-1].target:
            last = beads.pop()
            beads.append(Bead((*last.source, index), (*last.target, target)))
            target += 1
        else:
            beads.append(Bead((index,), (target,)))
            target += 1
    return replace(bitext, alignment=Alignment(tuple(beads)), is_refined=True)


async def test_the_palette_begins_the_mode(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("colon")
        await reader.type("Merge (alignment)")
        await reader.pilot.pause(0.5)
        await reader.press("enter")
        await reader.settle()
        assert reader.screen.state.is_editing
        assert beads(reader)[0] == ((0, 1), (0, 1))


async def test_an_imported_alignment_is_stored_once_it_is_edited(
    open_reader: Opener, texts: Texts, doubtful: None, own_data_folder: Path
) -> None:
    async with open_reader(texts=texts, memory=LazyStore(memory_file(os.environ))) as reader:
        await reader.press("e", "m")
    given = import_alignment(*texts, "0\t0\n1\t1\t0.5\n2\t2\n3\t3\n4,5\t4,5\n")
    async with open_reader(texts=texts, given=given, memory=LazyStore(memory_file(os.environ))) as reader:
        assert beads(reader) == [*pairs(0, 1, 2, 3), ((4, 5), (4, 5))]
        assert signs(reader)[1] == "??"
        assert len(reader.screen.background.store.beads()) == 1, "nothing was mended of it yet"
        await reader.press("e", "c", "z", "j", "c")
        assert "confirmed" in reader.line("#status")
        asides = [bead.aside_reason for bead in reader.screen.background.store.beads()]
        assert sorted(asides) == ["", "", "", "", "", "replaced"]
    async with open_reader(texts=texts, memory=LazyStore(memory_file(os.environ))) as reader:
        assert beads(reader) == [*pairs(0, 1, 2, 3), ((4, 5), (4, 5))]
        assert signs(reader)[1] == ""


async def test_unlocked_panes_stay_where_they_are_after_an_update(
    open_reader: Opener, texts: Texts, doubtful: None
) -> None:
    async with open_reader(texts=texts) as reader:
        await reader.press("l", "j", "j", "j")
        screen = reader.screen
        merged = Alignment((Bead((0, 1), (0, 1)), *(Bead((i,), (i,)) for i in range(2, 6))))
        news = replace(screen.reading.bitext, alignment=merged)
        screen.post_message(BitextRead(news, screen.reading.lists.entries, screen.background.generation))
        await reader.settle()
        assert (screen.state.locked_pane.passage_index, reader.passage) == (0, 2)
        await reader.press("l")
        assert beads(reader)[reader.passage] == ((3,), (0, 1))


async def test_a_failure_in_the_background_is_reported(
    open_reader: Opener, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("no")

    monkeypatch.setattr(pipeline, "refine", refuse)
    async with open_reader(texts=texts) as reader:
        assert "internal error (ZeroDivisionError at " in reader.line("#status")
        await reader.press("right_parenthesis")
        assert "still aligning" in reader.line("#status")


async def test_a_narrow_window_shows_how_to_leave(open_reader: Opener, texts: Texts, doubtful: None) -> None:
    async with open_reader((24, 12), texts=texts) as reader:
        rows = reader.screen.window.pane_rows
        await reader.press("e")
        assert reader.line("#mending") == " Alignment   Esc leave"
        assert reader.screen.window.pane_rows == rows - 1
        await reader.press("escape")
        assert reader.screen.window.pane_rows == rows
