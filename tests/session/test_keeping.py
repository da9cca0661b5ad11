"""What was mended comes back with the pair, in spite of other sentence boundaries and damaged files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sejajar.alignment.beads import Alignment, Bead
from sejajar.session.keeping import keep_mending, recall_mending, set_aside_mending
from sejajar.session.pair import Pair
from sejajar.storage.alignments import KeptBead, mended_file, save_beads
from sejajar.text.span import Span

OWN = frozenset({Bead((0, 1), (0,)), Bead((3,), ()), Bead((), (2,), 0.4)})
MENDED = Alignment(
    (Bead((0, 1), (0,)), Bead((2,), (1,), 0.9), Bead((3,), ()), Bead((), (2,), 0.4), Bead((4,), (3,), 0.9))
)


def mended(pair: Pair) -> Pair:
    return replace(pair, alignment=MENDED, own=OWN)


def kept_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.json"))


def test_own_beads_come_back(pair: Pair, tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path)}
    assert recall_mending(pair, environ) == pair
    assert keep_mending(mended(pair), environ) == ""
    recalled = recall_mending(pair, environ)
    assert recalled.own == OWN
    assert set(recalled.alignment.beads) >= OWN
    assert recalled.notice == ""
    keep_mending(pair, environ)
    assert kept_files(tmp_path) == []


def test_beads_that_no_longer_fit_are_set_aside_with_a_notice(pair: Pair, tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path)}
    keep_mending(mended(pair), environ)
    joined = pair.source_sentences[1]._replace(
        span=Span(pair.source_sentences[1].span.start, pair.source_sentences[2].span.end)
    )
    others = (pair.source_sentences[0], joined, *pair.source_sentences[3:])
    alignment = Alignment(tuple(Bead((i,), (i,)) for i in range(4)))
    recalled = recall_mending(replace(pair, source_sentences=others, alignment=alignment), environ)
    assert recalled.own == {Bead((2,), ()), Bead((), (2,), 0.4)}
    assert recalled.notice.startswith("1 mended passages do not fit")
    assert len(kept_files(tmp_path)) == 2
    again = recall_mending(replace(pair, source_sentences=others, alignment=alignment), environ)
    assert (again.own, again.notice) == (recalled.own, "")


def test_beads_that_cross_are_set_aside(pair: Pair, tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path)}
    (s0, s1), (t0, t1) = (
        [sentence.span for sentence in side[:2]] for side in (pair.source_sentences, pair.target_sentences)
    )
    path = mended_file(environ, pair.source, pair.target)
    save_beads(path, pair.source, pair.target, (KeptBead(s0, t1, 1), KeptBead(s1, t0, 1), KeptBead(None, None, 1)))
    recalled = recall_mending(pair, environ)
    assert recalled.alignment is pair.alignment and not recalled.own
    assert "3 mended passages" in recalled.notice
    assert len(kept_files(tmp_path)) == 1


def test_a_damaged_file_leaves_the_pair_as_it_is(pair: Pair, tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path)}
    path = mended_file(environ, pair.source, pair.target)
    path.parent.mkdir(parents=True)
    path.write_text("{")
    recalled = recall_mending(pair, environ)
    assert recalled.alignment is pair.alignment
    assert "could not be read" in recalled.notice


def test_another_alignment_takes_the_place(pair: Pair, tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path)}
    keep_mending(mended(pair), environ)
    set_aside_mending(pair, environ)
    assert recall_mending(pair, environ).own == frozenset()
    assert len(kept_files(tmp_path)) == 1


def test_what_cannot_be_kept_is_said(pair: Pair, tmp_path: Path) -> None:
    (tmp_path / "sejajar").write_text("")
    assert "cannot be kept" in keep_mending(mended(pair), {"XDG_DATA_HOME": str(tmp_path)})


def test_a_pair_without_sentences_has_nothing_mended(pair: Pair, tmp_path: Path) -> None:
    empty = replace(pair, source_sentences=(), target_sentences=(), alignment=Alignment(()))
    assert recall_mending(empty, {"XDG_DATA_HOME": str(tmp_path)}) is empty
