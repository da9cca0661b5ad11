"""The dismissed findings on disk."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejajar.storage.findings import DismissedFindings, UnreadableMarksError, findings_file
from sejajar.text.document import Document


def kept(
    path: Path, source: str = "satu", target: str = "واحد", names: tuple[str, str] = ("a.txt", "b.txt")
) -> DismissedFindings:
    documents = (Document.from_text(text, name=name) for text, name in zip((source, target), names, strict=True))
    return DismissedFindings(path, *documents)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "findings.json"


def test_nothing_is_kept_yet(path: Path) -> None:
    assert kept(path).load() == frozenset()
    assert not path.parent.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.frozensets(st.text("0123456789abcdef", min_size=1, max_size=16)))
def test_what_is_kept_comes_back(path: Path, ids: frozenset[str]) -> None:
    kept(path).save(ids)
    assert kept(path).load() == ids
    assert [file.name for file in path.parent.iterdir()] == ["findings.json"]


def test_pairs_are_kept_apart(path: Path) -> None:
    kept(path).save({"one"})
    kept(path, "dua", names=("c.txt", "d.txt")).save({"two"})
    kept(path, target="إثنان", names=("c.txt", "b.txt")).save({"three"})
    assert kept(path).load() == {"one"}
    assert kept(path, "dua", names=("c.txt", "d.txt")).load() == {"two"}
    assert kept(path, "tiga", names=("e.txt", "b.txt")).load() == frozenset()


def test_where_one_text_ends_and_the_other_begins_counts(path: Path) -> None:
    kept(path, "ab", "c", ("a", "b")).save({"one"})
    assert kept(path, "a", "bc", ("c", "d")).load() == frozenset()


def test_an_edited_pair_takes_over_what_was_kept_last(path: Path) -> None:
    kept(path).save({"old"})
    kept(path, "satu lagi").save({"newer"})
    assert kept(path, "satu lagi dua").load() == {"newer"}
    kept(path, "satu lagi dua").save(())
    assert kept(path, "satu lagi dua").load() == frozenset()
    assert kept(path).load() == {"old"}


def test_lone_surrogates_in_names_and_texts(path: Path) -> None:
    odd = kept(path, names=("bad\udcff.txt", "b.txt"))
    odd.save({"one"})
    assert odd.load() == {"one"}


@pytest.mark.parametrize(
    "content",
    ["", "nonsense", "[]", "null", "{}", '{"version": 1}', '{"version": 1, "pairs": []}', '{"version": 1, "pairs": {"x": 3}}',
     '{"version": 2, "pairs": {}}', "\xff"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_left_as_it_is(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_bytes(content.encode("latin-1"))
    for attempt in (lambda: kept(path).load(), lambda: kept(path).save({"one"})):
        with pytest.raises(UnreadableMarksError) as raised:
            attempt()
        assert str(path) in str(raised.value) and "\n" not in str(raised.value)
    assert path.read_bytes() == content.encode("latin-1")


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    with pytest.raises(UnreadableMarksError):
        kept(tmp_path / "state" / "findings.json").save({"one"})


def test_a_write_that_fails_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(path).save({"one"})

    def fail(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UnreadableMarksError, match="No space left"):
        kept(path).save({"two"})
    assert kept(path).load() == {"one"}
    assert [file.name for file in path.parent.iterdir()] == ["findings.json"]
    assert json.loads(path.read_text())["version"] == 1


def test_where_the_file_is() -> None:
    assert findings_file({"XDG_STATE_HOME": "/s"}) == Path("/s/sejajar/findings.json")
    assert findings_file({"XDG_STATE_HOME": "s", "HOME": "/h"}) == Path("/h/.local/state/sejajar/findings.json")
