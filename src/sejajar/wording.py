"""The words of what the packages below report as data, in the interface's language.

One table per sort of thing; the screen, the line mode and the command line look words up here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sejajar.i18n import N_, _, ngettext
from sejajar.text.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from sejajar.comparison.issues import IssueKind
    from sejajar.session.reading.citations import Citation, CitedText


class Plural(NamedTuple):
    """A message in two forms, chosen by the value ``count``."""

    singular: str
    plural: str


NOTICES: dict[NoticeKind, str | Plural] = {
    "file-missing": N_("{file}: no such file; check the name"),
    "file-forbidden": N_("{file}: permission denied; check its permissions"),
    "file-unreadable": N_("{file}: cannot be read ({reason}); check the name and the disk"),
    "file-too-large": N_("{file}: larger than {megabytes} MB; split it into parts"),
    "standard-input-closed": N_("{file}: standard input is closed; give a file name"),
    "pipe-without-writer": N_("{file}: no program writes to this pipe; start its writer first, or name a file"),
    "is-folder": N_("{file}: is a folder; name a file in it"),
    "is-device": N_("{file}: is a device or a socket; name a text file"),
    "not-text": N_("{file}: not text, or in an unknown encoding; save it as plain text in UTF-8"),
    "is-epub": N_("{file}: is an EPUB book, which sejajar cannot read; save it as plain text (UTF-8)"),
    "is-word-document": N_(
        "{file}: is a word processor's document, which sejajar cannot read; save it as plain text (UTF-8)"
    ),
    "is-spreadsheet": N_("{file}: is a spreadsheet, which sejajar cannot read; save it as plain text (UTF-8)"),
    "is-pdf": N_("{file}: is a PDF, which sejajar cannot read; save it as plain text (UTF-8)"),
    "is-rtf": N_("{file}: is an RTF document, which sejajar cannot read; save it as plain text (UTF-8)"),
    "is-tmx": N_("{file}: is a TMX translation memory, which sejajar cannot read; save it as plain text (UTF-8)"),
    "is-xliff": N_("{file}: is an XLIFF file, which sejajar cannot read; save it as plain text (UTF-8)"),
    "is-html": N_("{file}: is an HTML page, which sejajar cannot read; save it as plain text (UTF-8)"),
    "is-zip": N_("{file}: is a ZIP archive, which sejajar cannot read; unpack it and name a text file in it"),
    "is-compressed": N_(
        "{file}: is a compressed file, which sejajar cannot read; unpack it and name a text file in it"
    ),
    "is-image": N_("{file}: is an image, which sejajar cannot read; give a text, not an image"),
    "is-recording": N_("{file}: is an audio or video file, which sejajar cannot read; give a text, not a recording"),
    "is-program": N_("{file}: is a program, which sejajar cannot read; give a text"),
    "is-database": N_("{file}: is a database, which sejajar cannot read; give a text"),
    "alignment-not-utf8": N_("{file}: not UTF-8; give the TSV, JSON or TMX of sejajar align"),
    "alignment-invalid": N_("{file}: {problem}; {remedy}"),
    "encoding-guessed": N_("encoding guessed as {encoding}; save the file as plain UTF-8 text to be sure"),
    "bytes-damaged": Plural(
        "{count} place is not valid {encoding} and shown as �",
        "{count} places are not valid {encoding} and shown as �",
    ),
    "no-text": N_("contains no text"),
    "database-busy": N_("another sejajar is writing"),
    "database-damaged": N_(
        "the saved notes are damaged; the file was renamed to {path}, and what can be read of it is kept"
    ),
    "database-newer": N_("{path} was written by a newer version of sejajar"),
    "database-not-a-file": N_("{path} is not a regular file; rename it"),
    "database-unavailable": "{reason}",
    "database-without-locks": N_("the disk of {path} has no file locks; sejajar uses lock files instead"),
    "rows-unreadable": Plural(
        "{count} saved entry cannot be read; it is still in {path}",
        "{count} saved entries cannot be read; they are still in {path}",
    ),
    "store-unreadable": N_("saved notes and positions cannot be read yet: {reason}; sejajar keeps trying"),
    "nothing-is-saved": N_("nothing you do here is saved: {reason}"),
    "not-saved-yet": N_("not saved yet: {reason}; sejajar keeps trying"),
    "not-saved": N_("not saved: {reason}"),
    "lost-at-exit": Plural("{count} change was not saved: {reason}", "{count} changes were not saved: {reason}"),
    "edits-set-aside": Plural(
        "{count} manual edit of the alignment does not fit these sentences; it is kept, unused, in {path}",
        "{count} manual edits of the alignment do not fit these sentences; they are kept, unused, in {path}",
    ),
    "permalink-not-found": N_("the sentence of the permalink was not found in this text; this is where it was"),
    "not-a-position": N_(
        "{text} is not a passage number, a percentage such as 50%, or an offset such as s:3400 or t:2900"
    ),
    "permalink-invalid": N_("{text} is not a valid permalink: it was truncated or changed"),
    "query-empty": N_("no value to search for: try 42%, >1jt or usd>=10bn"),
    "query-number-missing": N_("a number is missing after “{sign}”"),
    "query-unknown-unit": N_("“{words}” is not a known unit or currency"),
    "query-unreadable": N_("“{words}” is neither a number nor a unit"),
    "query-range-ends": N_("a range has two ends: 100rb..500rb"),
    "query-range-empty": N_("a range needs at least one end: 100rb..500rb"),
    "query-not-a-number": N_("“{words}” is not a number"),
    "nothing-aligned": N_("nothing is aligned yet"),
    "nothing-to-merge": N_("no passage follows to merge with"),
    "split-inside-sentence": N_("a passage can only be split between sentences"),
    "split-one-to-one": N_("one sentence on each side: u separates them"),
    "split-single-sentence": N_("this passage is a single sentence"),
    "no-source-sentence": N_("this passage has no sentence of the source to move"),
    "no-target-sentence": N_("this passage has no sentence of the target to move"),
    "no-neighbour": N_("no passage to move the sentence to"),
    "one-sided-passage": N_("this passage has no alignment: it is in one text only"),
    "already-confirmed": N_("this alignment is already confirmed"),
    "empty-passage": N_("one of the two passages is empty in that text"),
    "nothing-to-undo": N_("nothing to undo"),
    "nothing-to-redo": N_("nothing to redo"),
    "export-file-exists": N_("{file}: already exists; choose another name, or allow replacing it"),
    "export-no-folder": N_("{file}: the folder {folder} does not exist; create it first"),
    "export-failed": N_("{file}: {reason}; choose another location"),
    "internal-error": N_("internal error ({error} at {place}); please report it, with what sejajar --debug prints"),
}
"""The message of each kind of notice; ``{name}`` stands for the notice's value of that name."""

ISSUE_MESSAGES: dict[IssueKind, str] = {
    "figure-differs": N_("The two texts give different figures."),
    "figure-missing": N_("The target does not have this figure."),
    "figure-added": N_("The source does not have this figure."),
    "hedge-differs": N_("The two texts approximate this figure differently (such as about / more than)."),
    "date-relation-differs": N_(
        "The two texts relate this to the date differently (such as in December / by December)."
    ),
    "quote-missing": N_("The target does not have this quotation."),
    "quote-added": N_("The source does not have this quotation."),
    "quote-reported": N_("One text quotes these words; the other only reports them."),
    "speaker-differs": N_("The two texts name different speakers for these words."),
}
"""What each kind of issue says, one sentence; the caller adds the words of both texts."""

ISSUE_TITLES: dict[IssueKind, str] = {
    "figure-differs": N_("figures differ"),
    "figure-missing": N_("figure missing"),
    "figure-added": N_("figure added"),
    "hedge-differs": N_("approximation differs"),
    "date-relation-differs": N_("different date relation"),
    "quote-missing": N_("quotation missing"),
    "quote-added": N_("quotation added"),
    "quote-reported": N_("quoted / only reported"),
    "speaker-differs": N_("speakers differ"),
}
"""The same in two or three words."""


def in_words(notice: Notice) -> str:
    """Return the message of ``notice``, one line, in the interface's language."""
    values = {name: in_words(value) if isinstance(value, Notice) else value for name, value in notice.values.items()}
    message = NOTICES[notice.kind]
    if isinstance(message, Plural):
        count = values["count"]
        assert isinstance(count, int)
        return ngettext(*message, count).format(**values)
    return _(message).format(**values)


def passage_in_words(passage_index: int | None) -> str:
    """Return the name of a passage, or that its sentence was not found (None)."""
    return _("no longer found") if passage_index is None else _("passage {number}").format(number=passage_index + 1)


def citation_in_words(citation: Citation, permalink: str = "") -> str:
    """Return the text of a citation; ``permalink`` is the command that leads back, on the last line.

    The words of each text are on lines of their own: they stay as the file has them, and programs that show them find
    their direction.
    """
    blocks = ["\n".join(_cited_lines(text)) for text in citation.texts]
    last = [_("figure: {value}").format(value=citation.figure)] if citation.figure else []
    last.append(_("passage {number} of {count}").format(number=citation.passage_number, count=citation.passage_count))
    blocks.append("\n".join([*last, *filter(None, [permalink])]))
    return "\n\n".join(blocks) + "\n"


def _cited_lines(text: CitedText) -> list[str]:
    first, last = text.first_line, text.last_line
    lines = str(first) if first == last else f"{first}–{last}"
    place = ngettext("line {lines}", "lines {lines}", last - first + 1).format(lines=lines)
    speaker = [f"— {text.speaker}"] if text.speaker else []
    return [text.words, *speaker, f"{text.name}, {place}" if text.name else place]
