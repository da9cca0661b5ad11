"""A pair as it was named, and loading and reading its two documents."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from sejajar.cli.output import MisuseError, complain
from sejajar.formats.plain_text import load_document
from sejajar.formats.seeds import seed_paths
from sejajar.formats.source_file import STANDARD_INPUT, UnreadableFile, read_bytes
from sejajar.session.bitext import Bitext
from sejajar.session.memory.lazy_store import LazyStore, memory_file
from sejajar.session.opening import recall
from sejajar.session.pipeline import align_by_length, extract, read_bitext, refine
from sejajar.session.text_files import TextFiles
from sejajar.text.document import Document
from sejajar.text.notices import Notice
from sejajar.text.sanitize import excerpt, printable
from sejajar.wording import in_words

if TYPE_CHECKING:
    from sejajar.session.memory.store import ReadingStore


class PairRequest(NamedTuple):
    """A pair as named on the command line; None where nothing was said.

    ``alignment_file`` holds an alignment made elsewhere, to be taken as it is.
    """

    source: str | None
    target: str | None
    source_language: str | None = None
    target_language: str | None = None
    line_aligned: bool = False
    alignment_file: str | None = None

    @property
    def names_nothing(self) -> bool:
        """Whether nothing was said at all: no texts, and nothing about them."""
        return self == PairRequest(None, None)

    def load(self) -> tuple[Document, Document]:
        """Both documents; the seeds if no text was named.

        Raises:
            MisuseError: one text was named, or more than one thing is standard input.
            UnreadableFile: one of them cannot be read.
        """
        if self.source is None or self.target is None:
            if self.source is not None:
                raise MisuseError(f"{excerpt(self.source)}: its translation is missing: sejajar SOURCE TARGET")
            return self._with_seeds().load()
        if self.source == self.target == STANDARD_INPUT:
            raise MisuseError("only one of the two texts can be standard input")
        if self.alignment_file == STANDARD_INPUT and STANDARD_INPUT in (self.source, self.target):
            raise MisuseError("only one of the texts and their alignment can be standard input")
        return (
            load_document(self.source, language=self.source_language, line_aligned=self.line_aligned),
            load_document(self.target, language=self.target_language, line_aligned=self.line_aligned),
        )

    def read(self, source: Document, target: Document, *, with_extracts: bool = True) -> Bitext:
        """The pair, aligned and, unless told otherwise, with its quotes and figures.

        Raises:
            UnreadableFile: the alignment cannot be read, or is not one of these texts.
        """
        bitext = self.given(source, target)
        if bitext is None:
            return read_bitext(source, target, line_aligned=self.line_aligned, with_extracts=with_extracts)
        return extract(bitext) if with_extracts else bitext

    def read_edited(self, source: Document, target: Document) -> Bitext:
        """The bitext with the user's manual edits of its alignment, and the rest aligned around them."""
        store = LazyStore(memory_file(os.environ), self.files.absolute)
        bitext = recall(align_by_length(source, target, line_aligned=self.line_aligned), store)
        if bitext.notice:
            complain(in_words(bitext.notice))
        return refine(bitext)

    def memory(self, bitext: Bitext) -> ReadingStore:
        """What was left of the pair in the reader."""
        store = LazyStore(memory_file(os.environ), self.files.absolute)
        store.begin(bitext)
        return store.get()

    def dismissed(self, bitext: Bitext) -> dict[str, str]:
        """The notes on the issues that were dismissed in the reader, by the issues' ids."""
        memory = self.memory(bitext)
        dismissed = memory.dismissed
        if memory.notice:
            complain(in_words(memory.notice))
        return dismissed

    def given(self, source: Document, target: Document) -> Bitext | None:
        """The pair with the alignment that was named; None if none was.

        Raises:
            UnreadableFile: it cannot be read, or is not one of these texts.
        """
        if self.alignment_file is None:
            return None
        from sejajar.interchange.importing import import_alignment

        data = read_bytes(self.alignment_file)
        try:
            return import_alignment(source, target, data.decode("utf-8-sig"), line_aligned=self.line_aligned)
        except UnicodeDecodeError:
            raise UnreadableFile(self.alignment_file, "alignment-not-utf8") from None
        except ValueError as error:
            problem, _, remedy = str(error).partition("; ")
            raise UnreadableFile(
                self.alignment_file,
                "alignment-invalid",
                problem=printable(problem),
                remedy=printable(remedy) or "correct it",
            ) from None

    @property
    def files(self) -> TextFiles:
        """The two files as they were named; those of the seeds if no text was."""
        named = self if self.source is not None else self._with_seeds()
        return TextFiles(
            named.source or "",
            named.target or "",
            self.source_language,
            self.target_language,
            self.line_aligned,
            is_shipped=self.source is None,
        )

    def _with_seeds(self) -> PairRequest:
        source, target = seed_paths()
        return self._replace(source=str(source), target=str(target))


def tell_notices(documents: tuple[Document, Document]) -> None:
    """Say on standard error what was doubtful about each text; an empty one is worth saying too."""
    for document in documents:
        for notice in (*document.notices, *((Notice("no-text"),) if document.is_blank else ())):
            complain(f"{printable(document.name)}: {in_words(notice)}")
