"""The tables of a bitext: a change touches its own rows only."""

from __future__ import annotations

import pytest

from sejajar.storage import annotations
from sejajar.storage.annotations import StoredBead
from sejajar.storage.database import Connection, Database


@pytest.fixture
def database() -> Database:
    """Two bitexts, 1 and 2, in memory."""
    made = Database(None)
    made.write(lambda connection: connection.executemany("INSERT INTO pairs VALUES (?, 0)", [(1,), (2,)]).rowcount)
    return made


def do(database: Database, change, pair_id: int, *values, **named):
    def whole(connection: Connection):
        return change(connection, pair_id, *values, **named), True

    written = database.write(whole)
    assert written.value is not None and written.problem is None
    return written.value[0]


def test_a_name_is_given_once_for_each_kind_and_bitext(database: Database) -> None:
    for pair_id, kind in ((1, "mark"), (1, "mark"), (1, "other"), (2, "mark")):
        do(database, annotations.add_annotation, pair_id, kind, "[]", name="a")
    assert [len(annotations.load_annotations(database, pair_id, kind)) for pair_id, kind in
            ((1, "mark"), (1, "other"), (2, "mark"), (2, "other"))] == [1, 1, 1, 0]  # fmt: skip


def test_annotations_without_a_name_stand_beside_each_other(database: Database) -> None:
    made = [do(database, annotations.add_annotation, 1, "note", "[]", text=text) for text in ("one", "two", "three")]
    do(database, annotations.remove_annotation, 1, made[1].annotation_id)
    do(database, annotations.remove_annotation, 2, made[0].annotation_id)
    do(database, annotations.change_text, 1, made[2].annotation_id, "third")
    do(database, annotations.change_text, 2, made[0].annotation_id, "not its bitext")
    assert [note.text for note in annotations.load_annotations(database, 1, "note")] == ["one", "third"]


def test_replacing_leaves_one_annotation_of_a_kind(database: Database) -> None:
    do(database, annotations.add_annotation, 1, "note", "[]")
    for selectors in ("[1]", "[2]"):
        do(database, annotations.replace_annotations, 1, "place", selectors)
    assert [place.selectors for place in annotations.load_annotations(database, 1, "place")] == ["[2]"]
    assert len(annotations.load_annotations(database, 1, "note")) == 1


def test_only_the_newest_searches_of_a_sign_are_kept(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotations, "MAX_SEARCHES", 2)
    for sign, text in (("#", "9"), ("/", "a"), ("/", "b"), ("/", "a"), ("/", "c")):
        do(database, annotations.add_search, 1, sign, text)
    assert annotations.load_searches(database, 1, "/") == ("a", "c")
    assert annotations.load_searches(database, 1, "#") == ("9",)
    assert annotations.load_searches(database, 2, "/") == ()


def test_dismissals_and_settings_are_of_one_bitext(database: Database) -> None:
    do(database, annotations.change_dismissed, 1, {"x": "why", "y": ""}, ())
    do(database, annotations.change_dismissed, 1, {"x": "because"}, ("y",))
    do(database, annotations.save_setting, 1, "size", "1")
    do(database, annotations.save_setting, 1, "size", "2")
    assert annotations.load_dismissed(database, 1) == {"x": "because"}
    assert annotations.load_settings(database, 1) == {"size": "2"}
    assert annotations.load_dismissed(database, 2) == annotations.load_settings(database, 2) == {}


def test_beads_are_newest_first_and_can_be_set_aside(database: Database) -> None:
    first, second = StoredBead("[1]", 0.5), StoredBead("[2]", 1.0)
    do(database, annotations.change_beads, 1, [first], [])
    do(database, annotations.change_beads, 1, [second], [])
    do(database, annotations.set_beads_aside, 1, ["[1]"], "unfound")
    assert annotations.load_beads(database, 1) == (second, first._replace(aside_reason="unfound"))
    do(database, annotations.set_beads_aside, 1, ["[1]"], "")
    do(database, annotations.change_beads, 1, [], [second])
    assert annotations.load_beads(database, 1) == (first,)
    assert annotations.load_beads(database, 2) == ()
