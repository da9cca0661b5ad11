"""Which findings of which pair of texts a reader has dismissed: ``findings.json`` of the XDG state folder.

The file holds ``{"version": 1, "pairs": {KEY: {"source": NAME, "target": NAME, "dismissed": [ID, …]}}}``, the pair
written last at the end. A pair is known by the characters of both texts; one that was edited since takes over what was
kept for the last pair of the same names, and the ids themselves say which findings are still the same. A file that
cannot be read is left as it is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from sejajar.storage.files import state_folder, write_whole
from sejajar.text.document import Document

VERSION = 1


class UnreadableMarksError(Exception):
    """The file cannot be read, or not be written; the message is one line for the reader."""


def findings_file(environ: Mapping[str, str]) -> Path:
    """Where the marks are kept, whether or not the file exists."""
    return state_folder(environ) / "findings.json"


class DismissedFindings:
    """The dismissed findings of one pair of texts."""

    def __init__(self, path: Path, source: Document, target: Document) -> None:
        """Kept in ``path``, which need not exist."""
        self.path = path
        self._source, self._target = source, target

    @cached_property
    def _key(self) -> str:
        digest = hashlib.sha256()
        for text in (self._source.raw, self._target.raw):
            digest.update(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
        return digest.hexdigest()[:32]

    def load(self) -> frozenset[str]:
        """The ids of the dismissed findings.

        Raises:
            UnreadableMarksError: there is a file, and it cannot be read.
        """
        pairs = self._read()
        record = pairs.get(self._key) or next((pairs[key] for key in reversed(pairs) if self._is_named(pairs[key])), {})
        return frozenset(map(str, record.get("dismissed", ())))

    def save(self, dismissed: Collection[str]) -> None:
        """Keep these ids for the pair, and whatever the file holds for others.

        Raises:
            UnreadableMarksError: the file cannot be read, and is left as it is; or not be written.
        """
        pairs = self._read()
        pairs.pop(self._key, None)
        pairs[self._key] = {
            "source": self._source.name,
            "target": self._target.name,
            "dismissed": sorted(dismissed),
        }
        written = json.dumps({"version": VERSION, "pairs": pairs}, ensure_ascii=True, indent=1) + "\n"
        try:
            write_whole(self.path, written)
        except OSError as error:
            raise UnreadableMarksError(f"{self.path} cannot be written: {error.strerror or error}") from error

    def _is_named(self, record: dict[str, Any]) -> bool:
        return (record.get("source"), record.get("target")) == (self._source.name, self._target.name)

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            found: Any = json.loads(self.path.read_text(encoding="utf-8"))
            if found["version"] != VERSION:
                raise UnreadableMarksError(
                    f"{self.path} is of another version of sejajar; dismissed findings are not kept"
                )
            pairs = found["pairs"]
            if not (isinstance(pairs, dict) and all(isinstance(record, dict) for record in pairs.values())):  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
                raise ValueError("pairs")
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UnreadableMarksError(
                f"{self.path} cannot be read; move it away to keep dismissed findings"
            ) from error
        return cast("dict[str, dict[str, Any]]", pairs)
