"""Which pair of texts is which: known by what they say, wherever they lie, and by where they lie once they were edited.

A pair has as many versions as were seen of it, each a pair of contents at a pair of paths; all share what was left in
them. So a copy, a moved file and an edited one each find it, and going back to an older state loses nothing.
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

from sejajar.storage.database import Connection, Database
from sejajar.text.document import Document

LINES_SETTING = "line_aligned"
"""The setting of a pair that says, as JSON, whether each line is a sentence."""
SKETCH_LENGTH = 64
"""How many of a text's shingles are kept, the ones with the smallest hashes: a sample of any text that is like it."""
LEAST_LIKENESS = 0.2
"""A text at the same path is another one, not an edited one, if it shares less of the sketch."""
_SHINGLE_WORDS = 3
_SKETCHED_CHARS = 500_000
"""So much of the beginning of a text is enough to know it by, and takes a fraction of a second."""


class StoredText(NamedTuple):
    """One text of a pair: what it says, and where it lies (an absolute path; empty if it came through a pipe)."""

    document: Document
    path: str = ""

    @property
    def digest(self) -> bytes:
        """Known by: the characters as they were read, without what sanitising did to them."""
        return _digest(self.document.raw)

    @property
    def sketch(self) -> bytes:
        """The :data:`SKETCH_LENGTH` smallest hashes of its runs of three words."""
        return _sketch(self.document.text)


class RecentPair(NamedTuple):
    """A pair that was read, and whose files are still there.

    Attributes:
        read_at: when it was read last, in seconds since the epoch.
        line_aligned: each line was taken for a sentence then.
    """

    pair_id: int
    source_path: str
    target_path: str
    source_name: str
    target_name: str
    source_language: str
    target_language: str
    read_at: float
    line_aligned: bool


def find_pair(database: Database, source: StoredText, target: StoredText) -> int | None:
    """The pair these texts are a version of; None if they were never read."""
    rows = database.read(_CANDIDATES, _known_by(source, target))
    return _best(rows, source, target)


def record_pair(connection: Connection, source: StoredText, target: StoredText) -> int:
    """The pair these texts are a version of, entered now if it is new; it counts as read now."""
    now = time.time()
    rows = connection.execute(_CANDIDATES, _known_by(source, target)).fetchall()
    pair_id = _best(rows, source, target)
    if pair_id is None:
        pair_id = connection.execute("INSERT INTO pairs (read_at) VALUES (?)", (now,)).lastrowid
        assert pair_id is not None
    connection.execute("UPDATE pairs SET read_at = ? WHERE id = ?", (now, pair_id))
    columns: list[object] = []
    for text in (source, target):
        document = text.document
        columns += [text.digest, _stored(text.path), _plain(document.name), document.language, text.sketch]
    connection.execute(
        "INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (pair_id, now, *columns)
    )
    return pair_id


def recent_pairs(path: Path, most: int = 50) -> tuple[RecentPair, ...]:
    """Return the pairs of the database at ``path`` whose files still exist, the one read last first."""
    database = Database(path)
    try:
        rows = database.read(
            "SELECT pair_id, source_path, target_path, source_name, target_name, source_language, target_language,"
            " read_at, (SELECT value FROM settings WHERE settings.pair_id = pairs.id AND name = ?)"
            " FROM versions JOIN pairs ON pairs.id = pair_id ORDER BY read_at DESC, seen_at DESC",
            (LINES_SETTING,),
        )
    finally:
        database.close()
    found: dict[int, RecentPair] = {}
    for pair_id, source_path, target_path, *rest, lines in rows:
        paths = os.fsdecode(source_path), os.fsdecode(target_path)
        if pair_id not in found and all(path and Path(path).is_file() for path in paths):
            found[pair_id] = RecentPair(pair_id, *paths, *rest, line_aligned=lines == "true")
            if len(found) == most:
                break
    return tuple(found.values())


_CANDIDATES = (
    "SELECT pair_id, source_digest, source_path, source_sketch, target_digest, target_path, target_sketch"
    " FROM versions WHERE (source_digest = ? OR (source_path = ? AND source_path != x''))"
    " AND (target_digest = ? OR (target_path = ? AND target_path != x'')) ORDER BY seen_at DESC"
)


def _known_by(source: StoredText, target: StoredText) -> tuple[bytes, ...]:
    return (source.digest, _stored(source.path), target.digest, _stored(target.path))


def _best(rows: list[Any], source: StoredText, target: StoredText) -> int | None:
    """The pair of the row with the same contents, else of the last one with one of them, else of one that is alike."""
    ranked: dict[int, int] = {}
    for pair_id, source_digest, _source_path, source_sketch, target_digest, _target_path, target_sketch in rows:
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


def _likeness(one: bytes, other: bytes) -> float:
    """The share of common shingles, from 0 to 1, estimated from two sketches (Broder 1997)."""
    hashes = [set(array("I", sketch)) for sketch in (one, other)]
    sample = sorted(hashes[0] | hashes[1])[:SKETCH_LENGTH]
    return sum(value in hashes[0] and value in hashes[1] for value in sample) / max(1, len(sample))


def _stored(path: str) -> bytes:
    # Bytes, for a path may hold some that are no UTF-8.
    return os.fsencode(path)


def _plain(text: str) -> str:
    """``text`` as SQLite can hold it: it takes no lone surrogates."""
    return text.encode("utf-8", "replace").decode()
