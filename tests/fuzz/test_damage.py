"""Random damage to the database, the configuration and the saved profiles: no exception, and what is whole is kept.

``SEJAJAR_FUZZ_EXAMPLES`` is the number of examples of each test, ``SEJAJAR_FUZZ_SEED`` repeats a run; Hypothesis shrinks
and prints what fails::

    SEJAJAR_FUZZ_EXAMPLES=5000 SEJAJAR_FUZZ_SEED=7 .venv/bin/pytest -n0 -s tests/fuzz/test_damage.py
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, seed, settings
from hypothesis import strategies as st

from sejajar.layout.profiles import PROFILES
from sejajar.session.memory.annotations import annotations_by_passage
from sejajar.session.memory.recall import recall_edits, save_edits
from sejajar.session.memory.recent import pair_choices
from sejajar.session.memory.store import ReadingStore
from sejajar.session.pipeline import align_by_length
from sejajar.storage.config import DEFAULTS, read_config
from sejajar.storage.schema import COLUMNS
from sejajar.terminal.saved_profiles import save_profile, saved_profile, saved_profiles_file
from sejajar.text.document import Document

EXAMPLES = int(os.environ.get("SEJAJAR_FUZZ_EXAMPLES", "25"))
SEED = int(os.environ.get("SEJAJAR_FUZZ_SEED", random.randrange(2**32)))
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""A folder whose files need not be synced to a disk, which would take most of the time."""
LONGEST_MESSAGE = 400
"""Characters of a message beyond the path of its file."""

Test = Callable[..., None]


def fuzzed(**drawn: st.SearchStrategy[Any]) -> Callable[[Test], Test]:
    """Run a test with random values: the seed is printed, and the number of examples can be set."""

    def decorate(test: Test) -> Test:
        print(f"SEJAJAR_FUZZ_SEED={SEED} SEJAJAR_FUZZ_EXAMPLES={EXAMPLES}")
        options = settings(
            max_examples=EXAMPLES, deadline=None, print_blob=True, suppress_health_check=list(HealthCheck)
        )
        return seed(SEED)(options(given(**drawn)(test)))

    return decorate


# -- the database ---------------------------------------------------------------------------------------------

BITEXT = align_by_length(
    *(
        Document.from_text(" ".join(f"{word} {number} {'kata ' * 4}habis." for number in range(40)), language="id")
        for word in ("Kalimat", "Terjemahan")
    )
)
NOTES = [f"catatan {number} ملاحظة" for number in range(12)]


@cache
def whole_database() -> bytes:
    """A database with something in every table."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "memory.sqlite3"
        store = opened(file)
        for number, text in enumerate(NOTES):
            store.add("note", number, text=text)
            store.add("bookmark", 2 * number, "target")
            store.add("mark", number, name=chr(97 + number))
            store.add_search("/", f"kata {number}")
            store.dismiss(f"issue {number}", text)
        store.save_position(BITEXT, 3, view_options={"view": "one", "source_share": 0.4})
        beads = BITEXT.alignment.beads
        save_edits(store, replace(BITEXT, manual_beads=frozenset(beads[:10])))
        assert store.finish(60) is None
        return file.read_bytes()


def opened(file: Path) -> ReadingStore:
    store = ReadingStore(file, (str(file.with_name("a")), str(file.with_name("b"))))
    store.begin(BITEXT)
    return store


@contextmanager
def database(content: bytes) -> Iterator[Path]:
    """A copy of a database in a folder of its own."""
    folder = Path(tempfile.mkdtemp(dir=IN_MEMORY))
    (folder / "sejajar").mkdir()
    file = folder / "sejajar" / "memory.sqlite3"
    file.write_bytes(content)
    for name in "ab":
        file.with_name(name).write_text("x")
    try:
        yield file
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def used(file: Path) -> set[str]:
    """Start on a database, look at everything, and add a note: the notes that are found at the next start."""
    pair_choices({"XDG_DATA_HOME": str(file.parent.parent)})
    for text in ("baru", ""):
        store = opened(file)
        recalled = recall_edits(store, BITEXT)
        place = store.saved_position()
        assert place is None or 0 <= place.passage_index(recalled) < len(recalled.passages)
        for kept in annotations_by_passage(recalled, store):
            assert kept.passage_index is None or 0 <= kept.passage_index < len(recalled.passages)
            assert isinstance(kept.signs, str)
        assert all(isinstance(each, str) for each in (*store.searches("/"), *store.dismissed.values()))
        assert isinstance(store.view_options(), dict)
        if text:
            store.add("note", 30, text=text)
            store.save_position(BITEXT, 5)
        unsaved = store.finish(20)
        if unsaved is not None:
            event(f"not saved: {unsaved.values['reason']}"[:60])
            assert store.trouble is not None
            return {note.text for note in store.notes}
    return {note.text for note in store.notes}


damages = st.one_of(
    st.builds(
        lambda places: ("bytes", places),
        st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=300),
    ),
    st.builds(
        lambda start, length, value: ("burst", (start, length, value)),
        st.floats(0, 1),
        st.integers(1, 9000),
        st.integers(0, 255),
    ),
    st.builds(lambda share: ("cut", share), st.floats(0, 1)),
    st.builds(lambda more: ("more", more), st.binary(min_size=1, max_size=5000)),
    st.builds(
        lambda places: ("header", places),
        st.lists(st.tuples(st.integers(0, 120), st.integers(0, 255)), min_size=1, max_size=6),
    ),
)


def damaged(content: bytes, damage: tuple[str, Any]) -> bytes:
    kind, what = damage
    changed = bytearray(content)
    if kind == "bytes":
        for share, value in what:
            changed[int(share * (len(changed) - 1))] = value
    elif kind == "burst":
        start = int(what[0] * (len(changed) - 1))
        length = len(changed[start : start + what[1]])
        changed[start : start + length] = bytes([what[2]]) * length
    elif kind == "cut":
        del changed[int(what * len(changed)) :]
    elif kind == "more":
        changed += what
    else:
        for offset, value in what:
            changed[offset] = value
    return bytes(changed)


@fuzzed(damage=damages, journal=st.none() | st.binary(max_size=600) | st.just(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 80))
def test_damaged_bytes(damage: tuple[str, Any], journal: bytes | None) -> None:
    content = damaged(whole_database(), damage)
    with database(content) as file:
        if journal is not None:
            file.with_name("memory.sqlite3-journal").write_bytes(journal)
        notes = used(file)
        assert "baru" in notes
        asides = list(file.parent.glob("*.aside-1.sqlite3"))
        assert not asides or journal is not None or asides[0].read_bytes() == content, "never changed, never deleted"
        if content == whole_database() and journal is None:
            assert notes >= set(NOTES)
        event(f"{damage[0]}: {len(notes & set(NOTES))} of {len(NOTES)} notes kept, set aside: {bool(asides)}")


odd_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["source", "target"]),
    lambda children: st.lists(children, max_size=11) | st.dictionaries(st.text(max_size=3), children, max_size=3),
    max_leaves=30,
)
odd_values = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.binary(max_size=20),
    odd_json.map(json.dumps),
    st.just("[" * 100_000),
    st.just('{"a":' * 50_000),
    st.just("9" * 5000),
    st.just('[["source", 0, "", "", "", 0, 0, NaN, 0, true]]'),
    st.builds(
        lambda start, twins, nth, far: json.dumps([["source", start, "Kalimat 3", "", "", twins, nth, far, 0, False]]),
        *[st.integers(-(10**30), 10**30)] * 3,
        st.floats(),
    ),
)
row_changes = st.lists(
    st.sampled_from(list(COLUMNS)).flatmap(
        lambda table: st.tuples(
            st.just(table), st.sampled_from(COLUMNS[table]), st.integers(0, 11), odd_values, st.booleans()
        )
    ),
    min_size=1,
    max_size=8,
)


@fuzzed(changes=row_changes)
def test_damaged_rows(changes: list[tuple[str, str, int, object, bool]]) -> None:
    with database(whole_database()) as file:
        connection = sqlite3.connect(file, isolation_level=None)
        touched = False
        for table, column, number, value, is_new in changes:
            rowid = f"(SELECT rowid FROM {table} ORDER BY rowid LIMIT 1 OFFSET {number})"
            with suppress(sqlite3.Error):
                if is_new:
                    others = ", ".join(each if each != column else "?" for each in COLUMNS[table] if each != "id")
                    names = ", ".join(each for each in COLUMNS[table] if each != "id")
                    values = (value,) if column != "id" else ()
                    connection.execute(
                        f"INSERT INTO {table} ({names}) SELECT {others} FROM {table} WHERE rowid = {rowid}", values
                    )
                else:
                    connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = {rowid}", (value,))
                    # Without its version a bitext is not found.
                    touched = touched or table in ("versions", "pairs")
        whole = {
            text
            for (text,) in connection.execute(
                "SELECT text FROM items WHERE kind = 'note' AND pair_id = 1 AND removed_at IS NULL"
            )
            if text in NOTES
        }
        connection.close()
        notes = used(file)
        assert "baru" in notes
        assert touched or notes >= whole


statements = st.one_of(
    st.builds("DROP TABLE {}".format, st.sampled_from(list(COLUMNS))),
    st.sampled_from(list(COLUMNS)).flatmap(
        lambda table: st.builds(
            "ALTER TABLE {} {} COLUMN {} {}".format,
            st.just(table),
            st.sampled_from(["DROP", "RENAME"]),
            st.sampled_from(COLUMNS[table]),
            st.sampled_from(["", "TO other"]),
        )
    ),
    st.builds("PRAGMA user_version = {}".format, st.integers(-(2**31), 2**31 - 1)),
    st.builds("PRAGMA application_id = {}".format, st.integers(0, 9)),
    st.sampled_from(
        [
            "PRAGMA journal_mode = wal",
            "DROP INDEX items_by_name",
            "CREATE TABLE more (x)",
            "CREATE TRIGGER t BEFORE INSERT ON items BEGIN SELECT raise(abort, 'no'); END",
            "CREATE UNIQUE INDEX u ON items (kind)",
            "DROP TABLE items; CREATE VIEW items AS SELECT * FROM beads",
            "DELETE FROM items WHERE kind = 'mark'; CREATE UNIQUE INDEX u ON searches (sign)",
            "DROP TABLE pairs; CREATE TABLE pairs (id TEXT, read_at)",
            "DROP TABLE beads; CREATE TABLE beads (pair_id, anchors, confidence, made_at, aside) ",
            "ALTER TABLE settings ADD COLUMN more NOT NULL DEFAULT 0",
        ]
    ),
)


@fuzzed(changes=st.lists(statements, min_size=1, max_size=4))
def test_another_schema(changes: list[str]) -> None:
    with database(whole_database()) as file:
        connection = sqlite3.connect(file, isolation_level=None)
        for statement in changes:
            with suppress(sqlite3.Error):
                connection.executescript(statement)
        connection.close()
        assert "baru" in used(file)


# -- the configuration ----------------------------------------------------------------------------------------

WHOLE = 'theme = "light"\nsidebar = false\n[ui]\nlanguage = "ar"\n[keyboard]\nlayout = { "ت" = "j" }\n[keys]\nhelp = ["?"]\n'
toml_values = st.one_of(
    odd_json.map(
        lambda value: json.dumps(value).replace("null", "nan").replace("NaN", "nan").replace("Infinity", "inf")
    ),
    st.sampled_from(
        ["9" * 5000, "0x" + "f" * 5000, "[" * 3000, "{a=" * 300, "1979-05-27", "nan", '"\\u202e\\u001b[2J"']
    ),
)
toml_keys = st.one_of(
    st.text(min_size=1, max_size=300).map(json.dumps),
    st.integers(2, 3000).map(lambda parts: ".".join(["a"] * parts)),
    st.sampled_from(["spacing", "keys.quit", "keys.preset.x.y", "keys", "theme", "keyboard.layout", "view"]),
)


@fuzzed(data=st.binary(max_size=300), at=st.floats(0, 1))
def test_a_configuration_of_any_bytes(data: bytes, at: float) -> None:
    place = int(at * len(WHOLE))
    check_configuration(WHOLE[:place].encode() + data + WHOLE[place:].encode())


@fuzzed(lines=st.lists(st.tuples(toml_keys, toml_values), min_size=1, max_size=3))
def test_a_configuration_of_any_values(lines: list[tuple[str, str]]) -> None:
    check_configuration("".join(f"{key} = {value}\n" for key, value in lines).encode(errors="replace"))


def check_configuration(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "config.toml"
        file.write_bytes(content)
        said = read_config(file)
        for line in (*said.warnings, said.problem):
            assert line.isprintable() and len(line) < LONGEST_MESSAGE + len(str(file))
        assert {key: type(said.value(key)) for key in DEFAULTS if key != "keyboard.layout"} == {
            key: type(value) for key, value in DEFAULTS.items() if key != "keyboard.layout"
        }
        if not said.problem and content.startswith(WHOLE.encode()):
            assert said.values["theme"] == "light" and said.values["sidebar"] is False


# -- the saved profiles ---------------------------------------------------------------------------------------


@fuzzed(
    content=st.one_of(
        st.binary(max_size=200), odd_json.map(lambda value: json.dumps(value).encode()), st.just(b"[" * 100_000)
    ),
    name=st.text(st.characters(), max_size=20),
)
def test_saved_profiles(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        environ = {"XDG_STATE_HOME": folder}
        path = saved_profiles_file(environ)
        path.parent.mkdir()
        path.write_bytes(content)
        before = saved_profile(environ, name)
        assert before is None or before in PROFILES
        save_profile(environ, name, "visual")
        assert saved_profile(environ, name) == "visual"
        asides = list(path.parent.glob("*aside*"))
        if asides:
            assert asides[0].read_bytes() == content
        else:
            kept = json.loads(path.read_text())
            assert kept.pop(name) == "visual"
            whole = json.loads(content)
            whole.pop(name, None)
            assert json.dumps(kept, sort_keys=True) == json.dumps(whole, sort_keys=True)


def test_a_whole_database_is_whole() -> None:
    with database(whole_database()) as file:
        assert used(file) == {*NOTES, "baru"}
        assert not list(file.parent.glob("*aside*"))


pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
