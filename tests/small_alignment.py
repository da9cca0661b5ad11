"""An alignment of two small texts, made by hand: a merge, two omissions, and characters that need escaping."""

from __future__ import annotations

from sejajar.alignment.model import Alignment, Bead
from sejajar.interchange.aligned_text import AlignedText
from sejajar.segmentation.sentences import split_sentences
from sejajar.text.document import Document

SOURCE_TEXT = "Satu & dua. Tiga <empat>.\nLima\ttab. \x1b Enam."
TARGET_TEXT = "واحد واثنان.\nثلاثة. خمسة."


def aligned_text(text: str, language: str) -> AlignedText:
    document = Document.from_text(text, language=language, name="x.txt")
    return AlignedText(document, split_sentences(document), f"/tmp/{language}.txt")


SOURCE, TARGET = aligned_text(SOURCE_TEXT, "id"), aligned_text(TARGET_TEXT, "ar")
ALIGNMENT = Alignment((Bead((0, 1), (0,), 0.98), Bead((), (1,), 0.71), Bead((2,), (2,), 1.0), Bead((3,), (), 0.5)))
