"""The stored state of one bitext in memory, and the changes that are not written yet.

Reading never waits for the disk: :attr:`KeptPair.contents` is what the database had when it was read last, with the
changes since applied to it. The :class:`~sejajar.session.memory.keeper.Keeper` writes them, and takes over what another
reader has stored meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, RLock
from typing import Literal

from sejajar.session.memory.keeper import Keeper
from sejajar.storage.changes import Change, ChangeAll, apply_all, restore_all
from sejajar.storage.contents import PairContents, load_contents
from sejajar.storage.database import BUSY_SECONDS, Connection, Database, DatabaseUnavailableError
from sejajar.storage.pairs import StoredText, find_pair, record_pair
from sejajar.text.notices import Notice

Maker = Callable[[PairContents], Change | None]
"""Makes a change out of the contents before it; None if there is nothing to change."""

_NOTHING = ChangeAll(())
_PERMANENT = ("database-newer", "database-not-a-file")


class _Pending:
    """A change that is not on the disk yet; ``change`` is None until it was made."""

    def __init__(self, change: Change | None, make: Maker | None, done: Callable[[], None]) -> None:
        self.change = change
        self.make = make
        self.done = done


class KeptPair:
    """What is stored of one bitext. Thread-safe."""

    def __init__(self, database: Database | None, keeper: Keeper, texts: tuple[StoredText, StoredText]) -> None:
        """``texts`` are source and target. Without a database, what is stored lasts until the end of the program."""
        self.texts = texts
        self.pair_id: int | None = None
        """The id in the database, once it was read; None if nothing was ever stored."""
        self._database = database
        self._keeper = keeper
        self._trouble: Notice | None = None
        self._told: Notice | None = None
        self._base: PairContents | None = None if database else PairContents()
        self._view = PairContents()
        self._pending: list[_Pending] = []
        self._is_tried = False
        self._is_outdated = False
        self._times_replaced = 0
        self._lock = Lock()
        self._loading = Lock()
        self._making = RLock()

    # -- reading ----------------------------------------------------------------------------------------------

    @property
    def contents(self) -> PairContents:
        """What is stored, with the changes that are not written yet; the database is read now if it was not."""
        self.load()
        return self._view

    @property
    def notice(self) -> Notice | None:
        """Why the database could not be read, or that it has rows that cannot be read."""
        if self._trouble or not (self._database and self._view.unreadable):
            return self._trouble
        return Notice("rows-unreadable", {"count": self._view.unreadable, "path": str(self._database.path)})

    def load(self, seconds: float = BUSY_SECONDS) -> None:
        """Read the database, once. What cannot be read within ``seconds`` is read by the keeper once it can be."""
        with self._loading:
            if self._base is not None or self._is_tried:
                return
            self._is_tried = True
            if trouble := self._read(seconds):
                self._keeper.submit(lambda: self._read(BUSY_SECONDS), trouble)

    def _read(self, seconds: float) -> Notice | None:
        """Return why the database cannot be read."""
        assert self._database is not None
        try:
            found = self._database.read(self._find, seconds)
        except DatabaseUnavailableError as error:
            self._trouble = _trouble_notice("store-unreadable", error.notice)
            return self._trouble
        self.pair_id, contents = found or (None, PairContents())
        self._trouble = None
        self._told = self._database.notice
        self._times_replaced = self._database.times_replaced
        self._take(contents)
        return None

    def _find(self, connection: Connection) -> tuple[int | None, PairContents]:
        assert self._database is not None
        self._database.was_changed_elsewhere(connection)
        pair_id = find_pair(connection, *self.texts)
        return pair_id, PairContents() if pair_id is None else load_contents(connection, pair_id)

    # -- changing ---------------------------------------------------------------------------------------------

    def keep(self, change: Change, done: Callable[[], None]) -> None:
        """Make a change in memory now and on the disk soon; ``done`` is called in a thread once it is there."""
        self.load()
        self._hand_over(_Pending(change, None, done))

    def keep_made(self, make: Maker, done: Callable[[], None]) -> None:
        """As :meth:`keep`, but the change takes long to make: that happens in the keeper's thread too."""
        self._hand_over(_Pending(None, make, done))

    def make_all(self) -> PairContents:
        """Return the contents with the changes of :meth:`keep_made`, made now if they were not. Not for the screen."""
        self.load()
        with self._making:
            for pending in [each for each in self._pending if each.change is None]:
                assert pending.make is not None
                change = pending.make(self._view)
                with self._lock:
                    pending.change = change or _NOTHING
                    self._view = self._viewed()
            return self._view

    def _hand_over(self, pending: _Pending) -> None:
        with self._lock:
            self._pending.append(pending)
            if pending.change is not None:
                self._view = pending.change.applied(self._view)
        self._keeper.submit(lambda: self._write(pending))

    def _write(self, pending: _Pending) -> Notice | None:
        """Write the change. Return why it cannot be written."""
        self.make_all()
        change = pending.change
        assert change is not None
        if self._database is None:
            self._take(change.applied(self._base or PairContents()), pending)
        elif change is _NOTHING:
            self._take(self._base or PairContents(), pending)
        else:
            try:
                self.pair_id, contents = self._database.write(
                    lambda connection: self._store(connection, change), BUSY_SECONDS
                )
            except DatabaseUnavailableError as error:
                return _trouble_notice("not-saved-yet", error.notice)
            self._times_replaced, self._is_outdated = self._database.times_replaced, False
            self._take(contents, pending)
        pending.done()
        self._tell_news()
        return None

    def _tell_news(self) -> None:
        """Report what has happened to the database since it was read: that it was set aside, or has no locks."""
        news = self._database.notice if self._database else None
        if news is not None and news is not self._told:
            self._told = news
            self._keeper.listener(news)

    def _store(self, connection: Connection, change: Change) -> tuple[int, PairContents]:
        """Make a change in the database. Return the contents after it, read if another reader has changed them."""
        assert self._database is not None
        base = self._base or PairContents()
        self._is_outdated = self._database.was_changed_elsewhere(connection) or self._is_outdated
        pair_id = record_pair(connection, *self.texts)
        if self._database.times_replaced != self._times_replaced:
            # A damaged file was set aside: what was read of it is still in memory.
            restore_all(base).write(connection, pair_id)
        change.write(connection, pair_id)
        return pair_id, load_contents(connection, pair_id) if self._is_outdated else change.applied(base)

    # -- within -----------------------------------------------------------------------------------------------

    def _take(self, base: PairContents, written: _Pending | None = None) -> None:
        with self._lock:
            self._base = base
            if written is not None:
                self._pending.remove(written)
            self._view = self._viewed()

    def _viewed(self) -> PairContents:
        changes = [pending.change for pending in self._pending if pending.change is not None]
        return apply_all(changes, self._base or PairContents())


def _trouble_notice(kind: Literal["store-unreadable", "not-saved-yet"], reason: Notice) -> Notice:
    """Return the notice of a trouble; of one that does not pass, that nothing is saved."""
    return Notice("nothing-is-saved" if reason.kind in _PERMANENT else kind, {"reason": reason})
