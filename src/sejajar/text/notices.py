"""Messages to the user as data: what happened, without words.

The packages below the screen and the command line report with a :class:`Notice`; :mod:`sejajar.wording` has the words
for each kind, in the interface's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

NoticeKind = Literal[
    # formats: why a file cannot be read
    "file-missing", "file-forbidden", "file-unreadable", "file-too-large", "standard-input-closed",
    "pipe-without-writer", "is-folder", "is-device", "not-text", "is-epub", "is-word-document", "is-spreadsheet",
    "is-pdf", "is-rtf", "is-tmx", "is-xliff", "is-html", "is-zip", "is-compressed", "is-image", "is-recording",
    "is-program", "is-database", "alignment-not-utf8", "alignment-invalid",
    # formats: what was doubtful in a file that was read
    "encoding-guessed", "bytes-damaged", "no-text",
    # storage
    "database-busy", "database-damaged", "database-newer", "database-not-a-file", "database-unavailable",
    "database-without-locks", "rows-unreadable", "store-unreadable", "nothing-is-saved", "not-saved-yet", "not-saved",
    "lost-at-exit",
    # session: saved edits, the start position
    "edits-set-aside", "permalink-not-found", "not-a-position", "permalink-invalid",
    # search
    "query-empty", "query-number-missing", "query-unknown-unit", "query-unreadable", "query-range-ends",
    "query-range-empty", "query-not-a-number",
    # alignment editing
    "nothing-aligned", "nothing-to-merge", "split-inside-sentence", "split-one-to-one", "split-single-sentence",
    "no-source-sentence", "no-target-sentence", "no-neighbour", "one-sided-passage", "already-confirmed",
    "empty-passage", "nothing-to-undo", "nothing-to-redo",
    # interchange
    "export-file-exists", "export-no-folder", "export-failed",
    # anywhere: an exception that nobody expected
    "internal-error",
]  # fmt: skip
"""Each kind of message, by package."""


class Notice(NamedTuple):
    """A message without words.

    Attributes:
        kind: what happened.
        values: what varies, by the name of its place in the message; a value that is a notice is worded too.

    Example:
        >>> Notice("bytes-damaged", {"count": 3, "encoding": "utf-8"})
    """

    kind: NoticeKind
    values: Mapping[str, str | int | Notice] = MappingProxyType({})


_PACKAGE = "/sejajar/"


def failure_notice(error: BaseException) -> Notice:
    """Return the notice of an unexpected exception: its type and its place in the program.

    Neither its message nor any value is in it: both may quote a text, which is private.
    """
    place, trace = "", error.__traceback__
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        if _PACKAGE in path or not place:
            place = f"{path.rpartition(_PACKAGE)[2].rpartition('/site-packages/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return Notice("internal-error", {"error": type(error).__name__, "place": place or "?"})


class NoticeError(Exception):
    """An error whose message to the user is :attr:`notice`; its string is for developers."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        super().__init__(notice.kind, dict(notice.values))
