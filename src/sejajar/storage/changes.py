"""The changes to what is stored of one bitext: each is made twice, in memory at once and in the database later.

A change touches only the rows it is about, so that two readers of one bitext do not undo what the other stores.
``applied`` returns the contents after it; ``write`` makes the same change in the database, within a transaction of the
caller. A test holds the two alike. Times are seconds since the epoch.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol, TypeVar

from sejajar.storage.contents import MAX_SEARCHES, PairContents, StoredAnnotation, StoredBead, age_order
from sejajar.storage.database import Connection

K = TypeVar("K")
V = TypeVar("V")


class Change(Protocol):
    """A change to what is stored of one bitext."""

    def applied(self, contents: PairContents) -> PairContents:
        """Return ``contents`` after the change."""
        ...

    def write(self, connection: Connection, pair_id: int) -> None:
        """Make the change in the database."""
        ...


class PutAnnotation(NamedTuple):
    """Add an annotation; it replaces one of the same kind and name, or all of its kind if ``is_only``."""

    annotation: StoredAnnotation
    is_only: bool = False

    def applied(self, contents: PairContents) -> PairContents:
        """Return ``contents`` with the annotation."""
        new = self.annotation
        kept = [each for each in contents.annotations.values() if not self._replaces(each)]
        return contents._replace(annotations={each.annotation_id: each for each in sorted([*kept, new], key=age_order)})

    def _replaces(self, other: StoredAnnotation) -> bool:
        new = self.annotation
        same_name = new.name is not None and other.name == new.name
        return other.kind == new.kind and (self.is_only or same_name or other.annotation_id == new.annotation_id)

    def write(self, connection: Connection, pair_id: int) -> None:
        """Insert a row; one that is replaced is marked as removed, or deleted if ``is_only``."""
        new = self.annotation
        if self.is_only:
            connection.execute("DELETE FROM items WHERE pair_id = ? AND kind = ?", (pair_id, new.kind))
        elif new.name is not None:
            connection.execute(
                "UPDATE items SET removed_at = ? WHERE pair_id = ? AND kind = ? AND name = ? AND removed_at IS NULL",
                (new.created_at, pair_id, new.kind, new.name),
            )
        connection.execute(
            "INSERT OR REPLACE INTO items (id, pair_id, kind, name, text, anchor, made_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (new.annotation_id, pair_id, *new[1:]),
        )


class ChangeText(NamedTuple):
    """Change the words of an annotation."""

    annotation_id: int
    text: str

    def applied(self, contents: PairContents) -> PairContents:
        """Return ``contents`` with the new words."""
        known = contents.annotations.get(self.annotation_id)
        if known is None:
            return contents
        return contents._replace(
            annotations={**contents.annotations, self.annotation_id: known._replace(text=self.text)}
        )

    def write(self, connection: Connection, pair_id: int) -> None:
        """Update the row."""
        connection.execute(
            "UPDATE items SET text = ? WHERE pair_id = ? AND id = ?", (self.text, pair_id, self.annotation_id)
        )


class RemoveAnnotation(NamedTuple):
    """Remove an annotation; its row stays, marked as removed."""

    annotation_id: int

    def applied(self, contents: PairContents) -> PairContents:
        """Return ``contents`` without it."""
        return contents._replace(annotations=_without(contents.annotations, self.annotation_id))

    def write(self, connection: Connection, pair_id: int) -> None:
        """Update the row."""
        connection.execute(
            "UPDATE items SET removed_at = ? WHERE pair_id = ? AND id = ?", (time.time(), pair_id, self.annotation_id)
        )


class AddSearch(NamedTuple):
    """Store a search as the newest of its sign; the oldest beyond :data:`MAX_SEARCHES` are deleted."""

    sign: str
    text: str

    def applied(self, contents: PairContents) -> PairContents:
        """Return ``contents`` with the search."""
        others = [text for text in contents.searches.get(self.sign, ()) if text != self.text]
        return contents._replace(searches={**contents.searches, self.sign: (*others, self.text)[-MAX_SEARCHES:]})

    def write(self, connection: Connection, pair_id: int) -> None:
        """Insert the row with a new rowid, by which searches are ordered."""
        connection.execute(
            "INSERT OR REPLACE INTO searches (pair_id, sign, text, searched_at) VALUES (?, ?, ?, ?)",
            (pair_id, self.sign, self.text, time.time()),
        )
        connection.execute(
            "DELETE FROM searches WHERE pair_id = ?1 AND sign = ?2 AND rowid NOT IN (SELECT rowid FROM searches"
            " WHERE pair_id = ?1 AND sign = ?2 ORDER BY rowid DESC LIMIT ?3)",
            (pair_id, self.sign, MAX_SEARCHES),
        )


class DismissIssue(NamedTuple):
    """Dismiss an issue, or change the note of a dismissed one; without a note (None) undo the dismissal."""

    issue_id: str
    note: str | None

    def applied(self, contents: PairContents) -> PairContents:
        """Return ``contents`` with it dismissed or not."""
        others = _without(contents.dismissed, self.issue_id)
        return contents._replace(dismissed=others if self.note is None else {**others, self.issue_id: self.note})

    def write(self, connection: Connection, pair_id: int) -> None:
        """Insert or delete the row."""
        connection.execute("DELETE FROM dismissed WHERE pair_id = ? AND finding_id = ?", (pair_id, self.issue_id))
        if self.note is not None:
            connection.execute(
                "INSERT INTO dismissed (pair_id, finding_id, note) VALUES (?, ?, ?)",
                (pair_id, self.issue_id, self.note),
            )


class SaveSetting(NamedTuple):
    """Store a setting, as JSON."""

    name: str
    value: str

    def applied(self, contents: PairContents) -> PairContents:
        """Return ``contents`` with the setting."""
        return contents._replace(settings={**contents.settings, self.name: self.value})

    def write(self, connection: Connection, pair_id: int) -> None:
        """Insert or replace the row."""
        connection.execute(
            "INSERT OR REPLACE INTO settings (pair_id, name, value) VALUES (?, ?, ?)", (pair_id, self.name, self.value)
        )


class ChangeBeads(NamedTuple):
    """Store beads that were made or changed, as the newest, and delete those that were unmade."""

    made: tuple[StoredBead, ...]
    unmade: tuple[StoredBead, ...]

    def applied(self, contents: PairContents) -> PairContents:
        """Return ``contents`` with the beads changed."""
        changed = {bead.selectors for bead in (*self.made, *self.unmade)}
        made: dict[str, StoredBead] = {}
        for bead in reversed(self.made):
            # Of two with the same selectors the last one stays, as in the database.
            made.setdefault(bead.selectors, bead)
        kept = (bead for bead in contents.beads if bead.selectors not in changed)
        return contents._replace(beads=(*made.values(), *kept))

    def write(self, connection: Connection, pair_id: int) -> None:
        """Insert and delete rows; a bead that was made has a new rowid, by which beads are ordered."""
        connection.executemany(
            "DELETE FROM beads WHERE pair_id = ? AND anchors = ?", [(pair_id, bead.selectors) for bead in self.unmade]
        )
        now = time.time()
        connection.executemany(
            "INSERT OR REPLACE INTO beads (pair_id, anchors, confidence, made_at, aside) VALUES (?, ?, ?, ?, ?)",
            [(pair_id, bead.selectors, bead.confidence, now, bead.aside_reason) for bead in self.made],
        )


class SetBeadsAside(NamedTuple):
    """Set beads aside, or (``reason`` empty) use them again; they stay in the database."""

    selectors: tuple[str, ...]
    reason: str

    def applied(self, contents: PairContents) -> PairContents:
        """Return ``contents`` with the reason in those beads."""
        named = set(self.selectors)
        return contents._replace(
            beads=tuple(
                bead._replace(aside_reason=self.reason) if bead.selectors in named else bead for bead in contents.beads
            )
        )

    def write(self, connection: Connection, pair_id: int) -> None:
        """Update the rows."""
        connection.executemany(
            "UPDATE beads SET aside = ? WHERE pair_id = ? AND anchors = ?",
            [(self.reason, pair_id, selectors) for selectors in self.selectors],
        )


class ChangeAll(NamedTuple):
    """Several changes as one."""

    changes: tuple[Change, ...]

    def applied(self, contents: PairContents) -> PairContents:
        """Return ``contents`` after all of them."""
        return apply_all(self.changes, contents)

    def write(self, connection: Connection, pair_id: int) -> None:
        """Make all of them."""
        for change in self.changes:
            change.write(connection, pair_id)


def apply_all(changes: Iterable[Change], contents: PairContents) -> PairContents:
    """Return ``contents`` after the changes, in their order."""
    for change in changes:
        contents = change.applied(contents)
    return contents


def restore_all(contents: PairContents) -> ChangeAll:
    """Return the change that stores all of ``contents`` again, after their database was lost."""
    return ChangeAll(
        (
            *(PutAnnotation(annotation) for annotation in contents.annotations.values()),
            *(AddSearch(sign, text) for sign, texts in contents.searches.items() for text in texts),
            *(DismissIssue(issue_id, note) for issue_id, note in contents.dismissed.items()),
            *(SaveSetting(name, value) for name, value in contents.settings.items()),
            ChangeBeads(contents.beads[::-1], ()),
        )
    )


def _without(mapping: Mapping[K, V], key: K) -> dict[K, V]:
    return {each: value for each, value in mapping.items() if each != key}
