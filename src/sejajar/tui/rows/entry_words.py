"""The words for the entries of the lists, in the interface's language: what rows, messages and the line mode show."""

from __future__ import annotations

from sejajar.i18n import _
from sejajar.session.reading.entries import (
    AnnotationEntry,
    Entry,
    FigureEntry,
    HeadingEntry,
    IssueEntry,
    QuoteEntry,
)
from sejajar.wording import ISSUE_MESSAGES, ISSUE_TITLES


def title_of(entry: Entry) -> str:
    """Return an entry's title: the speaker, the value, the kind of issue, the heading, the note or the passage."""
    match entry:
        case QuoteEntry():
            return entry.speaker
        case FigureEntry():
            return entry.value
        case IssueEntry():
            return _(ISSUE_TITLES[entry.kind])
        case HeadingEntry():
            return entry.source_text
        case AnnotationEntry():
            return entry.note or _passage_of(entry)


def label_of(entry: Entry) -> str:
    """Return one line that names an entry: its sign and title, or the message of an issue."""
    match entry:
        case IssueEntry():
            return _(ISSUE_MESSAGES[entry.kind])
        case FigureEntry():
            return f"{entry.approximator} {entry.value}".strip()
        case AnnotationEntry():
            return f"{entry.signs} {title_of(entry)}".strip()
        case _:
            return title_of(entry)


def _passage_of(entry: AnnotationEntry) -> str:
    if not entry.occurrences:
        return _("no longer found")
    return _("passage {number}").format(number=entry.occurrences[0].passage_index + 1)
