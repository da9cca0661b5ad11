"""Which bitext two texts are a version of: found by their contents wherever the files are, and by the files' paths.

A bitext has as many versions as were seen of it, each with the contents and paths of both texts; all share what is
stored of it. So a copy, a moved file and an edited one find it, and so does an older state of the text.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
import zlib
from array import array
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from sejajar.storage.database import Connection, Database, DatabaseUnavailableError
from sejajar.storage.files import is_file
from sejajar.storage.schema import COLUMNS
from sejajar.text.document import Document
from sejajar.text.sanitize import printable, without_surrogates

LINES_SETTING = "line_aligned"
"""The setting that says, as JSON, whether each line is a sentence."""
SKETCH_LENGTH = 64
"""How many hashes of a text's shingles are stored, the smallest: similar texts share most of them."""
LEAST_LIKENESS = 0.2
"""A text that shares less of the sketch of the text stored for its path is another text, not an edited one."""
RECENT_SECONDS = 0.25
"""How long the list of recent pairs waits for another process."""
_SHINGLE_WORDS = 3
_SKETCHED_CHARS = 500_000
"""The sketch is of this much of a text's beginning, which takes a fraction of a second."""


class StoredText(NamedTuple):
    """One text of a bitext, and the absolute path of its file; empty if it came through a pipe."""

    document: Document
    path: str = ""

    @property
    def digest(self) -> bytes:
        """The SHA-256 of the characters as they were read, before sanitising."""
        return _digest(self.document.raw)

    @property
    def sketch(self) -> bytes:
        """The :data:`SKETCH_LENGTH` smallest hashes of its shingles, the runs of three words."""
        return _sketch(self.document.text)


class RecentPair(NamedTuple):
    """A bitext that was read, and whose files still exist.

    Attributes:
        line_aligned: whether each line was a sentence.
    """

    pair_id: int
    source_path: str
    target_path: str
    source_name: str
    target_name: str
    source_language: str
    target_language: str
    line_aligned: bool


def find_pair(connection: Connection, source: StoredText, target: StoredText) -> int | None:
    """Return the id of the bitext that these texts are a version of; None if they were never read."""
    rows = connection.execute(_CANDIDATES, _keys(source, target)).fetchall()
    return _best(rows, source, target)


def record_pair(connection: Connection, source: StoredText, target: StoredText) -> int:
    """Return the id of the bitext that these texts are a version of, a new one if need be; it counts as read now."""
    now = time.time()
    pair_id = find_pair(connection, source, target)
    if pair_id is None:
        pair_id = connection.execute("INSERT INTO pairs (read_at) VALUES (?)", (now,)).lastrowid
        assert pair_id is not None
    connection.execute("UPDATE pairs SET read_at = ? WHERE id = ?", (now, pair_id))
    columns: list[object] = []
    for text in (source, target):
        document = text.document
        name = without_surrogates(document.name)
        columns += [text.digest, _path_bytes(text.path), name, document.language, text.sketch]
    connection.execute(
        f"INSERT OR REPLACE INTO versions ({', '.join(COLUMNS['versions'])}) VALUES (?, ?{', ?' * len(columns)})",
        (pair_id, now, *columns),
    )
    return pair_id


def recent_pairs(path: Path, most: int = 50) -> tuple[RecentPair, ...]:
    """Return the pairs of the database at ``path`` whose files still exist, the one read last first.

    A database that cannot be read has none; the store that is opened next reports it.
    """
    database = Database(path, recovers=False)
    try:
        rows = database.read(_recent_rows, RECENT_SECONDS) or []
    except DatabaseUnavailableError:
        return ()
    finally:
        database.close()
    found: dict[int, RecentPair] = {}
    for pair_id, *paths_and_names, lines in rows:
        source_path, target_path, *names = map(_path_or_name, paths_and_names)
        if pair_id not in found and is_file(source_path) and is_file(target_path):
            shown = (printable(name) for name in names)
            found[pair_id] = RecentPair(pair_id, source_path, target_path, *shown, line_aligned=lines == "true")
            if len(found) == most:
                break
    return tuple(found.values())


def _recent_rows(connection: Connection) -> list[tuple[Any, ...]]:
    # By rowid, which is new whenever a pair is read: a clock may have gone back meanwhile.
    return connection.execute(
        "SELECT pair_id, source_path, target_path, source_name, target_name, source_language, target_language,"
        " (SELECT value FROM settings WHERE settings.pair_id = versions.pair_id AND name = ?)"
        " FROM versions ORDER BY rowid DESC",
        (LINES_SETTING,),
    ).fetchall()


def _path_or_name(stored: object) -> str:
    return os.fsdecode(stored) if isinstance(stored, str | bytes) else ""


_CANDIDATES = (
    "SELECT pair_id, source_digest, source_path, source_sketch, target_digest, target_path, target_sketch"
    " FROM versions WHERE (source_digest = ? OR (source_path = ? AND source_path != x''))"
    " AND (target_digest = ? OR (target_path = ? AND target_path != x'')) ORDER BY rowid DESC"
)


def _keys(source: StoredText, target: StoredText) -> tuple[bytes, ...]:
    return (source.digest, _path_bytes(source.path), target.digest, _path_bytes(target.path))


def _best(rows: list[Any], source: StoredText, target: StoredText) -> int | None:
    """Return the id of the newest row with both contents, else with one of them, else with a similar text."""
    ranked: dict[int, int] = {}
    for pair_id, source_digest, _source_path, source_sketch, target_digest, _target_path, target_sketch in rows:
        if not isinstance(pair_id, int):
            continue
        same = (source_digest == source.digest) + (target_digest == target.digest)
        if same == 2:
            return pair_id
        is_alike = same or any(
            _likeness(stored, text.sketch) >= LEAST_LIKENESS
            for stored, text in ((source_sketch, source), (target_sketch, target))
        )
        if is_alike:
            ranked.setdefault(same, pair_id)
    return ranked[max(ranked)] if ranked else None


@lru_cache(maxsize=8)
def _digest(raw: str) -> bytes:
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).digest()


@lru_cache(maxsize=8)
def _sketch(text: str) -> bytes:
    words = re.findall(r"\w+", text[:_SKETCHED_CHARS])
    shingles = (" ".join(words[start : start + _SHINGLE_WORDS]) for start in range(len(words)))
    hashes = {zlib.crc32(shingle.encode("utf-8", "surrogatepass")) for shingle in shingles}
    return array("I", sorted(hashes)[:SKETCH_LENGTH]).tobytes()


def _likeness(stored: object, sketch: bytes) -> float:
    """Return the share of common shingles, from 0 to 1, estimated from two sketches (Broder 1997)."""
    if not isinstance(stored, bytes) or len(stored) % array("I").itemsize:
        return 0.0
    hashes = [set(array("I", each)) for each in (stored, sketch)]
    sample = sorted(hashes[0] | hashes[1])[:SKETCH_LENGTH]
    return sum(value in hashes[0] and value in hashes[1] for value in sample) / max(1, len(sample))


def _path_bytes(path: str) -> bytes:
    # Bytes, because a path may have some that are not UTF-8.
    return os.fsencode(path)
