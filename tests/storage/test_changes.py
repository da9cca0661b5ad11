"""Each change makes in memory what it makes in the database."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejajar.storage import changes as module
from sejajar.storage.changes import (
    AddSearch,
    Change,
    ChangeAll,
    ChangeBeads,
    ChangeText,
    DismissIssue,
    PutAnnotation,
    RemoveAnnotation,
    SaveSetting,
    SetBeadsAside,
    apply_all,
    restore_all,
)
from sejajar.storage.contents import PairContents, StoredAnnotation, StoredBead, load_contents
from sejajar.storage.schema import migrate


def new_database() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    return connection


def annotation(number: int, kind: str = "note", *, name: str | None = None, text: str = "x") -> StoredAnnotation:
    return StoredAnnotation(number, kind, name, text, "[]", float(number))


numbers, words = st.integers(1, 6), st.sampled_from(["", "a", "b", "ت\x00", "🧵"])
annotations = st.builds(
    annotation, numbers, st.sampled_from(["mark", "note"]), name=st.sampled_from([None, "a", "b"]), text=words
).filter(lambda each: each.kind != "mark" or bool(each.name))
beads = st.lists(
    st.builds(StoredBead, st.sampled_from(["[1]", "[2]", "[3]"]), st.sampled_from([0.0, 0.5, 1.0]), words), max_size=3
).map(tuple)
any_change: st.SearchStrategy[Change] = st.one_of(
    st.builds(PutAnnotation, annotations, st.booleans()),
    st.builds(ChangeText, numbers, words),
    st.builds(RemoveAnnotation, numbers),
    st.builds(AddSearch, st.sampled_from("/#"), words),
    st.builds(DismissIssue, words, st.none() | words),
    st.builds(SaveSetting, words, words),
    st.builds(ChangeBeads, beads, beads),
    st.builds(SetBeadsAside, st.lists(st.sampled_from(["[1]", "[3]"]), max_size=2).map(tuple), words),
)


@settings(max_examples=40)
@given(st.lists(any_change, max_size=12))
def test_memory_and_database_stay_alike(made: list[Change]) -> None:
    connection = new_database()
    contents = PairContents()
    for change in made:
        change.write(connection, 1)
        contents = change.applied(contents)
        assert load_contents(connection, 1) == contents
    assert load_contents(connection, 2) == PairContents(), "another bitext has its own"
    again = new_database()
    restore_all(contents).write(again, 1)
    assert load_contents(again, 1) == contents


@settings(max_examples=40)
@given(st.lists(any_change, max_size=6))
def test_several_changes_as_one(made: list[Change]) -> None:
    one, other = new_database(), new_database()
    ChangeAll(tuple(made)).write(one, 1)
    for change in made:
        change.write(other, 1)
    assert load_contents(one, 1) == load_contents(other, 1) == apply_all(made, PairContents())


def test_only_the_newest_searches_of_a_sign_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SEARCHES", 2)
    connection, contents = new_database(), PairContents()
    for sign, text in (("#", "9"), ("/", "a"), ("/", "b"), ("/", "a"), ("/", "c")):
        AddSearch(sign, text).write(connection, 1)
        contents = AddSearch(sign, text).applied(contents)
    assert load_contents(connection, 1) == contents
    assert contents.searches == {"#": ("9",), "/": ("a", "c")}


def test_the_order_does_not_depend_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = new_database()
    for number in range(4):
        monkeypatch.setattr(module.time, "time", lambda number=number: 1000.0 - number)
        AddSearch("/", str(number)).write(connection, 1)
        ChangeBeads((StoredBead(f"[{number}]", 1.0),), ()).write(connection, 1)
    contents = load_contents(connection, 1)
    assert contents.searches["/"] == ("0", "1", "2", "3")
    assert [bead.selectors for bead in contents.beads] == ["[3]", "[2]", "[1]", "[0]"]


def test_a_name_is_given_once_for_each_kind() -> None:
    connection = new_database()
    for number, kind in enumerate(("mark", "mark", "other", "mark"), 1):
        PutAnnotation(annotation(number, kind, name="a")).write(connection, 1)
    assert [each.annotation_id for each in load_contents(connection, 1).annotations.values()] == [3, 4]
