"""A row that cannot be read is counted and left where it is; every other row is read."""

from __future__ import annotations

import itertools
import sqlite3

import pytest

from sejajar.storage.contents import PairContents, StoredAnnotation, StoredBead, load_contents
from sejajar.storage.salvage import decode_text
from sejajar.storage.schema import COLUMNS

TABLES = ("items", "searches", "dismissed", "settings", "beads")
ODD_VALUES = (
    None,
    7,
    -(2**63),
    1e300,
    float("inf"),
    "",
    "text",
    "[" * 5000,
    "9" * 5000,
    b"",
    b"\xff\xfe",
    b"\x00" * 10,
)


@pytest.fixture
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.text_factory = decode_text
    for table, columns in COLUMNS.items():
        # Without types: any value may stand in any column of a damaged database.
        connection.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
    connection.execute("INSERT INTO items VALUES (1, 1, 'note', NULL, 'whole', '[]', 5.0, NULL)")
    connection.execute("INSERT INTO searches VALUES (1, '/', 'whole', 0)")
    connection.execute("INSERT INTO dismissed VALUES (1, 'whole', 'why')")
    connection.execute("INSERT INTO settings VALUES (1, 'whole', '1')")
    connection.execute("INSERT INTO beads VALUES (1, 'whole', 0.5, 0, '')")
    return connection


@pytest.mark.parametrize("table", TABLES)
def test_wrong_types_in_any_column_lose_no_other_row(connection: sqlite3.Connection, table: str) -> None:
    columns = COLUMNS[table]
    row = dict(zip(columns, connection.execute(f"SELECT * FROM {table}").fetchone(), strict=True))
    for number, (column, value) in enumerate(itertools.product(columns, ODD_VALUES)):
        if column in ("pair_id", "id"):
            continue
        odd = {**row, column: value} | ({"id": number + 10} if "id" in columns else {})
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", tuple(odd.values()))
    contents = load_contents(connection, 1)
    assert contents.annotations[1] == StoredAnnotation(1, "note", None, "whole", "[]", 5.0)
    assert "whole" in contents.searches["/"]
    assert contents.dismissed["whole"] and contents.settings["whole"]
    assert StoredBead("whole", 0.5) in contents.beads
    assert contents.unreadable > 0
    for each in contents.annotations.values():
        assert isinstance(each.text, str) and isinstance(each.selectors, str) and 0 <= each.created_at < 1e11
    assert all(0 <= bead.confidence <= 1 and isinstance(bead.aside_reason, str) for bead in contents.beads)


def test_bytes_that_are_no_utf_8_become_replacement_characters(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE items SET text = CAST(x'6162ff63' AS TEXT)")
    connection.execute("UPDATE searches SET text = x'ff'")
    contents = load_contents(connection, 1)
    assert contents.annotations[1].text == "ab\ufffdc"
    assert contents.searches["/"] == ("\ufffd",)
    assert contents.unreadable == 0


def test_another_bitext_has_nothing(connection: sqlite3.Connection) -> None:
    assert load_contents(connection, 2) == PairContents()
