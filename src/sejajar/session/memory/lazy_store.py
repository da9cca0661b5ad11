"""The store of a bitext, loaded at its first use: SQLite, JSON and the selectors are not needed before the first frame
where nothing was stored."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sejajar.session.bitext import Bitext
from sejajar.storage.files import data_folder, path_exists
from sejajar.text.notices import Notice

if TYPE_CHECKING:
    from sejajar.session.memory.store import ReadingStore


def memory_file(environ: Mapping[str, str]) -> Path:
    """Return the path of the database, whether or not it exists."""
    return data_folder(environ) / "memory.sqlite3"


class LazyStore:
    """A :class:`~sejajar.session.memory.store.ReadingStore` that is loaded when it is first asked for. Thread-safe."""

    def __init__(self, file: Path | None = None, paths: tuple[str, str] = ("", "")) -> None:
        """``file`` and ``paths`` are those of the store; without a file it lasts until the end of the program."""
        self._file = file
        self._paths = paths
        self._bitext: Bitext | None = None
        self._store: ReadingStore | None = None
        self._lock = Lock()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever stored, of any bitext: there is no file, and the store was not loaded."""
        return self._store is None and (self._file is None or not path_exists(self._file))

    @property
    def is_busy(self) -> bool:
        """Whether changes are being written."""
        return self._store is not None and self._store.is_busy

    def finish(self, seconds: float | None = None) -> Notice | None:
        """Wait until all changes are written, for as long as the store does unless given. Return that some are not."""
        if self._store is None:
            return None
        return self._store.finish() if seconds is None else self._store.finish(seconds)

    def begin(self, bitext: Bitext) -> None:
        """Have the store be about ``bitext``."""
        with self._lock:
            self._bitext = bitext
            if self._store is not None:
                self._store.begin(bitext)

    def get(self) -> ReadingStore:
        """Return the store, always the same one."""
        with self._lock:
            if self._store is None:
                from sejajar.session.memory.store import ReadingStore

                self._store = ReadingStore(self._file, self._paths)
                if self._bitext is not None:
                    self._store.begin(self._bitext)
            return self._store
